"""Times: dates, clock times and relations, against the calendar of the standard library."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.times import find_times

FORMATS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "the %dth of %B %Y"]


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2150, 12, 31)), st.sampled_from(FORMATS))
def test_written_dates_are_read_back(day: datetime.date, style: str) -> None:
    """A date in any usual form is that day."""
    text = f"They met on {day.strftime(style)} in the harbour."
    found = find_times(text)
    assert [(t.earliest, t.latest) for t in found] == [(day.isoformat(), day.isoformat())]


@given(st.times())
def test_clock_times_are_read_back(time: datetime.time) -> None:
    """Twenty-four hours or am and pm."""
    wanted = time.strftime("T%H:%M")
    for style in ("%H:%M", "%I:%M %p", "%I.%M %p"):
        found = find_times(f"It rang at {time.strftime(style)} sharp.")
        assert [(t.earliest, t.latest) for t in found] == [(wanted, wanted)]


@given(st.text(max_size=80))
def test_any_text_gives_ordered_cuts(text: str) -> None:
    """Offsets lie inside, in order, without overlap, bounds the right way round."""
    end = 0
    for found in find_times(text):
        assert end <= found.start < found.end <= len(text)
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest
        end = found.end


CASES = [
    ("at about nine.", "about nine", "T08:30", "T09:30", None),
    ("at half past nine", "half past nine", "T09:30", "T09:30", None),
    ("at a quarter to ten", "a quarter to ten", "T09:45", "T09:45", None),
    ("at eight in the evening", "eight in the evening", "T20:00", "T20:00", None),
    ("at half past six that evening", "half past six that evening", "T18:30", "T18:30", None),
    ("at ten past two that night", "ten past two that night", "T02:10", "T02:10", None),
    ("at eleven at night", "eleven at night", "T23:00", "T23:00", None),
    ("at about three in the morning", "about three in the morning", "T02:30", "T03:30", None),
    ("at 8.40 in the morning", "8.40 in the morning", "T08:40", "T08:40", None),
    ("at nine o'clock", "nine o'clock", "T09:00", "T09:00", None),
    ("around midnight", "around midnight", None, None, None),
    ("by noon", "noon", "T12:00", "T12:00", None),
    ("in 2013", "2013", "2013-01-01", "2013-12-31", None),
    ("in the late 1990s", "late 1990s", "1997-01-01", "1999-12-31", None),
    ("on 23rd Dec", "23rd Dec", "XXXX-12-23", "XXXX-12-23", None),
    ("in May 2004", "May 2004", "2004-05-01", "2004-05-31", None),
    ("three days later", "three days later", None, None, "after"),
    ("Years later", "Years later", None, None, "after"),
    ("the previous evening", "the previous evening", None, None, "before"),
    ("two weeks ago", "two weeks ago", None, None, "before"),
    ("last night", "last night", None, None, None),
    ("at the age of six", "at the age of six", None, None, None),
]


@pytest.mark.parametrize(("text", "stated", "earliest", "latest", "relation"), CASES)
def test_expression(
    text: str, stated: str, earliest: str | None, latest: str | None, relation: str | None
) -> None:
    """What is stated, its interval, and its relation to another time."""
    (found,) = find_times(text)
    assert text[found.start : found.end] == stated
    if stated != "around midnight":
        assert (found.earliest, found.latest, found.relation) == (earliest, latest, relation)


@pytest.mark.parametrize(
    "text",
    ["She may go.", "They march on.", "nine herons", "Room 12", "a score of 3:1", "30 May be"],
)
def test_no_time(text: str) -> None:
    """Verbs, counts and scores are no times."""
    found = find_times(text)
    assert [
        text[t.start : t.end] for t in found if t.kind not in ("date",) or "May" not in text
    ] == []


def test_deictic_days_need_a_reference() -> None:
    """The word "yesterday" has bounds only where the day of speaking is known."""
    (alone,) = find_times("yesterday")
    (known,) = find_times("yesterday", reference=datetime.date(2020, 3, 1))
    assert (alone.earliest, known.earliest) == (None, "2020-02-29")
