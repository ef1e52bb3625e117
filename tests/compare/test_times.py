"""Times: against laying out days one by one."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.compare.levels import Level
from tellings.compare.times import compare_bounds, compare_times
from tellings.records.claims import When

START = datetime.date(1999, 1, 1)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[int, int]:
    """Draw an interval of days, counted from START."""
    first = draw(st.integers(0, 900))
    return first, first + draw(st.sampled_from([0, 0, 1, 6, 30, 365]))


def when(days: tuple[int, int], stated: str = "then") -> When:
    """Return the time from the first to the last day."""
    first, last = (START + datetime.timedelta(days=day) for day in days)
    return When(stated=stated, start=0, end=1, earliest=first.isoformat(), latest=last.isoformat())


@given(intervals(), intervals())
def test_days_clash_exactly_when_none_is_shared(
    left: tuple[int, int], right: tuple[int, int]
) -> None:
    """Two intervals clash when no day lies in both."""
    shared = set(range(left[0], left[1] + 1)) & set(range(right[0], right[1] + 1))
    level = compare_times(when(left), when(right)).level
    assert (level == Level.CONFLICT) == (not shared)


@given(intervals(), intervals())
def test_coarser_is_never_against_finer_inside_it(
    left: tuple[int, int], right: tuple[int, int]
) -> None:
    """A time inside another is compatible with it, and before turns into after."""
    if left[0] <= right[0] and right[1] <= left[1]:
        assert compare_times(when(left), when(right)).level <= Level.COMPATIBLE
    one = compare_bounds((when(left).earliest, when(left).latest),
                         (when(right).earliest, when(right).latest))  # fmt: skip
    other = compare_bounds((when(right).earliest, when(right).latest),
                           (when(left).earliest, when(left).latest))  # fmt: skip
    turned = {"before": "after", "after": "before", "narrower": "broader", "broader": "narrower"}
    assert other == turned.get(one, one)


def stated(
    words: str, earliest: str | None, latest: str | None, relation: str | None = None
) -> When:
    """Return a time by its bounds."""
    return When(stated=words, start=0, end=1, earliest=earliest, latest=latest, relation=relation)


def test_a_clock_time_says_nothing_about_a_date() -> None:
    """What the other side does not say is not compared."""
    clock, day = stated("9:00", "T09:00", "T09:00"), stated("5 May", "XXXX-05-05", "XXXX-05-05")
    assert compare_times(clock, day).level == Level.NOT_SAID


def test_days_of_any_year_are_compared_with_each_other_and_with_full_dates() -> None:
    """Example: "24 December" is against "23 December 1997", whatever the year."""
    feast = stated("24 December", "XXXX-12-24", "XXXX-12-24")
    day = stated("23 December 1997", "1997-12-23", "1997-12-23")
    assert compare_times(feast, day).level == Level.CONFLICT


def test_nine_may_be_in_the_evening() -> None:
    """Without morning or evening "nine o'clock" fits 21:00, and with it does not."""
    nine, night = stated("nine o'clock", "T09:00", "T09:00"), stated("21:00", "T21:00", "T21:00")
    assert compare_times(nine, night).level <= Level.COMPATIBLE
    assert compare_times(stated("9 am", "T09:00", "T09:00"), night).level == Level.CONFLICT


def test_about_nine_is_nine() -> None:
    """Margins are in the bounds: "about nine" holds 9:00."""
    about = stated("about nine", "T08:30", "T09:30")
    assert compare_times(about, stated("9:00", "T09:00", "T09:00")).level == Level.COMPATIBLE


def test_before_and_after_leave_a_side_open() -> None:
    """Example: "Before 1990" and "in 1950" can be one time, "after 1990" and "in 1950" cannot."""
    year = stated("in 1950", "1950-01-01", "1950-12-31")
    before = stated("before 1990", "1990-01-01", "1990-12-31", "before")
    after = stated("after 1990", "1990-01-01", "1990-12-31", "after")
    assert compare_times(before, year).level <= Level.COMPATIBLE
    assert compare_times(after, year).level == Level.CONFLICT


def test_a_time_without_bounds_is_silent() -> None:
    """Example: "Later" and "the next day" show nothing, unless they are the same words."""
    later, next_day = stated("later", None, None, "after"), stated("the next day", None, None)
    assert compare_times(later, next_day).level == Level.NOT_SAID
    assert compare_times(later, later).level == Level.SAME


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (("4.14 pm", "T16:14"), ("16.11", "T16:11"), Level.TENSION),
        (("9.41", "T09:41"), ("9.40", "T09:40"), Level.COMPATIBLE),
        (("9.41", "T09:41"), ("21.38", "T21:38"), Level.TENSION),
        (("09.41", "T09:41"), ("21.38", "T21:38"), Level.CONFLICT),
        (("16:11", "T16:11"), ("17:11", "T17:11"), Level.CONFLICT),
        (("ten to midnight", "T23:50"), ("23:50", "T23:50"), Level.SAME),
    ],
)
def test_two_watches(left: tuple[str, str], right: tuple[str, str], level: Level) -> None:
    """A few minutes between exact times strain; round figures agree; an hour excludes."""
    one, other = (stated(words, clock, clock) for words, clock in (left, right))
    assert compare_times(one, other).level == level
    assert compare_times(other, one).level == level
