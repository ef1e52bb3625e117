"""Small words of the page: dates, counts, shares."""

import doctest

import pytest

from tellings.report import display
from tellings.report.display import date


def test_examples_of_the_filters() -> None:
    """The examples in the docstrings of the filters hold."""
    failed, tried = doctest.testmod(display)
    assert failed == 0
    assert tried >= 3


@pytest.mark.parametrize("stated", ["", "yesterday", "2019-13-01", "2019", "2019-11-12 or so"])
def test_what_is_no_date_stays_as_it_is(stated: str) -> None:
    """A date that is not in ISO 8601 is shown as it was given."""
    assert date(stated) == stated
