"""Clock times: every way to write one is read back, and no amount is taken for one."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.clocks import HOURS
from tellings.text.times import find_times

HOUR_WORDS = HOURS.split("|")
LEADS = ["at", "by", "until", "before", "after", "since"]
STYLES = ["%H.%M", "%H:%M", "%H%M hrs", "%Hh%M"]
UNITS = ["euros", "pounds", "metres", "km", "kilos", "per cent", "%", "hours", "points", "a litre"]


def clocks(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the clock times of ``text`` with their bounds."""
    found = (time for time in find_times(text) if time.kind == "clock")
    return [(text[time.start : time.end], time.earliest, time.latest) for time in found]


@given(st.times(), st.sampled_from(LEADS), st.sampled_from(STYLES))
def test_every_style_is_read_back(time: datetime.time, lead: str, style: str) -> None:
    """A time of the 24 hours is that time after any word that leads one, wholly and once."""
    written, wanted = time.strftime(style), time.strftime("T%H:%M")
    (found,) = clocks(f"They rang {lead} {written}, as agreed.")
    assert found == (written, wanted, wanted)


@given(st.times(), st.sampled_from(["at", "by", "after", "about", "from"]), st.sampled_from(UNITS))
def test_an_amount_is_no_time(time: datetime.time, lead: str, unit: str) -> None:
    """A number with a unit after it is an amount, whatever stands before it."""
    number = f"{time.hour or 3}.{time.minute:02d}"
    assert clocks(f"They sold it {lead} {number} {unit} then.") == []


@given(st.integers(0, 11), st.sampled_from(["five", "ten", "twenty", "a quarter", "half"]))
def test_past_and_to_are_read_back(hour: int, part: str) -> None:
    """Minutes past an hour and to it count from that hour."""
    minutes = {"five": 5, "ten": 10, "twenty": 20, "a quarter": 15, "half": 30}[part]
    past = f"T{hour + 1:02d}:{minutes:02d}"
    assert clocks(f"He left at {part} past {HOUR_WORDS[hour]} then.")[0][1:] == (past, past)
    if part != "half":
        to = f"T{hour:02d}:{60 - minutes:02d}"
        assert clocks(f"He left at {part} to {HOUR_WORDS[hour]} then.")[0][1:] == (to, to)


@given(st.times(), st.times())
def test_a_stretch_is_one_interval(one: datetime.time, other: datetime.time) -> None:
    """Two times with "between" are the interval from the first to the last."""
    first, last = sorted((one, other))
    (found,) = clocks(f"It rained between {first:%H.%M} and {last:%H.%M} on the hill.")
    assert found[1:] == (first.strftime("T%H:%M"), last.strftime("T%H:%M"))


CASES = [
    ("by 0915 hrs", "0915 hrs", "T09:15", "T09:15"),
    ("at 1430 he left", "1430", "T14:30", "T14:30"),
    ("at 16.15 hours", "16.15 hours", "T16:15", "T16:15"),
    ("at half nine", "half nine", "T09:30", "T09:30"),
    ("about half nine he came", "half nine", "T09:30", "T09:30"),
    ("about quarter past four", "about quarter past four", "T03:45", "T04:45"),
    ("12 noon", "12 noon", "T12:00", "T12:00"),
    ("ten minutes to midnight", "ten minutes to midnight", "T23:50", "T23:50"),
    ("two minutes to six", "two minutes to six", "T05:58", "T05:58"),
    ("at nine thirty-five", "nine thirty-five", "T09:35", "T09:35"),
    ("at five fifteen p.m.", "five fifteen p.m.", "T17:15", "T17:15"),
    ("05.50. A heron passed.", "05.50", "T05:50", "T05:50"),
    ("a little after nine", "a little after nine", "T09:00", "T09:30"),
    ("nearly six.", "nearly six", "T05:30", "T06:00"),
    ("around 11.22 on the first Saturday", "around 11.22", "T10:52", "T11:52"),
    ("from 5.30 to 6 p.m.", "from 5.30 to 6 p.m.", "T17:30", "T18:00"),
    ("until nine.", "nine", "T09:00", "T09:00"),
]


@pytest.mark.parametrize(("text", "stated", "earliest", "latest"), CASES)
def test_time(text: str, stated: str, earliest: str, latest: str) -> None:
    """What is stated, and its interval."""
    assert clocks(text) == [(stated, earliest, latest)]


NONE = [
    "It cost 16.11 in all.",
    "version 2.10",
    "Mark 9.30 says",
    "on 05.11. he came",
    "at 9.30.2019",
    "The euro traded at 1.12 on Friday.",
    "The bill was about 3.50.",
    "five to ten people",
    "after five to ten minutes",
    "before nine people came",
    "after 1500 hours of flying",
    "by 1430 the plague had come",
    "between two and five people",
    "half nine-year-olds, half ten",
    "about nine thirty people",
    "at 21.75",
    "one after one.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    """Amounts, counts, versions, verses, dates and rates are no clock times."""
    assert clocks(text) == []
