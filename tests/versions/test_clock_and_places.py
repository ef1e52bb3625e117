"""Times in seconds and places by their names: what is read, and what is left alone."""

import pytest

from tellings.records.givens import Givens, Journey, Place
from tellings.versions.clock import Reader, shown
from tellings.versions.places import map_of

EVENING = Reader(day="2024-11-03", hours=("12:00", "24:00"))


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("was on the pier from nine until ten", "20:55", "22:05"),
        ("between nine and half past nine", "20:55", "21:35"),
        ("from 21:12 to 21:43", "21:12", "21:43"),
    ],
)
def test_ranges_have_both_ends(words: str, begin: str, end: str) -> None:
    """A range begins and ends; round figures may be five minutes off, odd ones not."""
    found = EVENING.lasting(words)
    assert found is not None
    assert found.begin is not None
    assert found.end is not None
    assert shown(found.begin.first or 0) == begin
    assert shown(found.end.last or 0) == end


@pytest.mark.parametrize(
    "words", ["from the pier to the kiosk", "between two men", "from one to two people"]
)
def test_what_is_no_time_is_no_range(words: str) -> None:
    """Places, people and counts are no clock times."""
    assert EVENING.lasting(words) is None


def test_what_may_be_morning_or_evening_needs_the_case_to_say() -> None:
    """Without hours "ten past nine" says nothing; with them the evening."""
    assert Reader(day="2024-11-03").interval("T09:12", "T09:12", "twelve past nine") is None
    found = EVENING.interval("T09:12", "T09:12", "twelve past nine")
    assert found is not None
    assert (shown(found.first or 0), found.rules) == ("21:12", ("day", "hours"))


def test_without_a_day_a_clock_time_alone_says_nothing() -> None:
    """Two accounts may speak of two evenings."""
    assert Reader(hours=("12:00", "24:00")).interval("T21:12", "T21:12", "21:12") is None


def test_a_log_is_not_rounded() -> None:
    """21:30 in a log is 21:30; somebody's half past nine may be 21:26."""
    log = Reader(exact=True).interval("2024-11-03T21:30", "2024-11-03T21:30", "21:30")
    person = EVENING.interval("2024-11-03T21:30", "2024-11-03T21:30", "21:30")
    assert log is not None
    assert person is not None
    assert (log.last or 0) - (log.first or 0) == 59
    assert (person.last or 0) - (person.first or 0) == 659


HARBOUR = map_of(
    Givens(
        places=(
            Place(name="Quay", aliases=("the long quay",)),
            Place(name="Store", aliases=("the store",)),
            Place(name="Loft", aliases=("the loft",), inside="Store"),
        ),
        travel=(
            Journey(source="Quay", target="Store", minutes=20),
            Journey(source="Quay", target="Loft", minutes=5),
        ),
    )
)


@pytest.mark.parametrize(
    ("words", "marker", "place"),
    [
        ("the quay", "at", "Quay"),
        ("the long quay from nine until ten", "on", "Quay"),
        ("the quay office", "at", None),
        ("the quay", "near", None),
        ("the road to the quay", "on", None),
        ("the store, where she worked", "in", "Store"),
    ],
)
def test_a_place_is_named_or_it_is_not(words: str, marker: str, place: str | None) -> None:
    """Only the name itself, after a preposition that puts somebody there."""
    assert HARBOUR.find(words, marker) == place


def test_a_place_inside_another_is_not_apart_from_it() -> None:
    """One can be in the loft and in the store at once, not on the quay and in the store."""
    assert ("Loft", "Store") not in HARBOUR.ways
    assert HARBOUR.ways["Quay", "Store"] == 20 * 60
