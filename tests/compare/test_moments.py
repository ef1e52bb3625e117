"""The times of claims: all of them, dates with dates and clock times with clock times."""

from dataclasses import replace

from tests.compare.compare_factory import tell

from tellings.compare.levels import Level
from tellings.compare.moments import clock, compare_moments, compare_order, moments
from tellings.records.claims import When

TWO, FOUR, FIVE = clock("at two", "T02:00"), clock("at four", "T04:00"), clock("at 5", "T05:00")


def day(stated: str, date: str) -> When:
    """Return a day."""
    return When(stated=stated, start=0, end=0, earliest=date, latest=date)


def test_every_time_of_a_claim_counts() -> None:
    """Who called at two and at four called at four."""
    assert compare_moments((TWO, FOUR), (FOUR,)).level == Level.SAME
    assert compare_moments((TWO, FOUR), (FIVE,)).level == Level.CONFLICT


def test_dates_are_compared_with_dates() -> None:
    """One day at two hours is a clash of the hours, one hour on two days of the days."""
    monday, tuesday = day("3 May", "XXXX-05-03"), day("4 May", "XXXX-05-04")
    assert compare_moments((monday, TWO), (monday, FOUR)).level == Level.CONFLICT
    assert compare_moments((monday, TWO), (tuesday, TWO)).level == Level.CONFLICT
    assert compare_moments((monday, TWO), (monday, TWO)).level == Level.SAME
    assert compare_moments((monday,), (TWO,)).level == Level.NOT_SAID


def test_times_are_read_from_the_roles_of_time() -> None:
    """Both hours of "at two and at four" are found, in the words of the claim."""
    told = tell("A", "call", agent="she/PRON", time="two and at four").claim
    told = replace(told, quote="she called at two and at four", start=0)
    role = replace(told.roles[1], start=14, end=29, text="two and at four")
    claim = replace(told, roles=(told.roles[0], role), when=None)
    assert [one.earliest for one in moments(claim)] == ["T02:00", "T04:00"]


def test_before_and_after_one_thing() -> None:
    """Before mass and after mass are two sides of it; two befores are not."""
    assert compare_order("before", "after", "mass").level == Level.TENSION
    assert compare_order("since", "until", "mass").level == Level.TENSION
    assert compare_order("before", "before", "mass").level == Level.COMPATIBLE
    assert compare_order("before", "at", "mass").level == Level.NOT_SAID
