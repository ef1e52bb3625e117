"""Dates as written, to ISO 8601."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.accounts.dates import RELATIVE, find_dates, to_iso, with_year


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("March 3, 2014 at 5:04 pm", "2014-03-03T17:04"),
        ("3 Mar 2014", "2014-03-03"),
        ("2014-03-03T10:11:12Z", "2014-03-03T10:11"),
        ("14.12.2019 21:42", "2019-12-14T21:42"),
        ("5. Januar 2019 um 03:32", "2019-01-05T03:32"),
        ("1er août 2018", "2018-08-01"),
        ("3 de enero de 2020", "2020-01-03"),
        ("24 marzo 2012 12.30", "2012-03-24T12:30"),
        ("Sat, Jun 18 '05, 10:24 AM", "2005-06-18T10:24"),
        ("2:34pm On Jul 22, 2013", "2013-07-22T14:34"),
        ("12 December 2016 at 12:11AM", "2016-12-12T00:11"),
        ("Mon 20-Jan-20 12:34:56", "2020-01-20T12:34"),
        ("23/4/2014", "2014-04-23"),
        ("12 мая 2019", "2019-05-12"),
    ],
)
def test_written_dates(written: str, iso: str) -> None:
    """Month names of several languages, dotted, slashed and ISO forms, with a time of day."""
    assert to_iso(written) == iso


@pytest.mark.parametrize(
    "written",
    ["3 years ago", "yesterday at 10:00", "3/4/2014", "31 February 2019", "March 27", "at 12:33"],
)
def test_open_dates_have_no_iso(written: str) -> None:
    """What does not fix a day by itself stays open."""
    assert to_iso(written) is None


def test_slashed_dates_follow_the_clear_ones() -> None:
    """3/4 is the third of April where another date has its day first."""
    assert [d.iso for d in find_dates("23/4/2014 and 3/4/2014")] == ["2014-04-23", "2014-04-03"]
    assert [d.iso for d in find_dates("4/23/2014 and 3/4/2014")] == ["2014-04-23", "2014-03-04"]


def test_a_date_without_a_year_can_be_given_one() -> None:
    """The day and month are kept, the year is the caller's; 29 February needs a leap year."""
    found = find_dates("8:34am on Feb 29")[0]
    assert found.iso is None
    assert found.yearless is not None
    assert with_year(found.yearless, 2020) == "2020-02-29T08:34"
    assert with_year(found.yearless, 2019) is None


def test_relative_dates_are_recognised() -> None:
    """Times told from now are seen in several languages."""
    for written in ("3 years ago", "vor 2 Tagen", "il y a deux ans", "hace 3 días", "gestern"):
        assert RELATIVE.search(written)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_python_agrees_on_every_day(day: date) -> None:
    """Every day written in four ways reads as itself."""
    assert to_iso(day.isoformat()) == day.isoformat()
    assert to_iso(f"{day:%d %B %Y}") == day.isoformat()
    assert to_iso(f"{day:%B %d, %Y}") == day.isoformat()
    assert to_iso(f"{day:%d.%m.%Y}") == day.isoformat()


@given(st.text(max_size=80))
def test_any_text_gives_ordered_disjoint_dates(text: str) -> None:
    """Dates lie inside the text, in order, none overlapping."""
    reached = 0
    for found in find_dates(text):
        assert reached <= found.start < found.end <= len(text)
        reached = found.end
        assert found.iso is None or date.fromisoformat(found.iso[:10]) + timedelta(0)
