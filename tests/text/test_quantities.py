"""Quantities: numbers in digits and words with their bounds, and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.numerals import value_of
from tellings.text.quantities import find_quantities

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """Return an English spelling of a number below a million, written the other way round."""
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10] + (f"-{ONES[rest]}" if rest else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    rest = number % 1000
    return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")


@given(st.integers(0, 999_999))
def test_words_are_read_back(number: int) -> None:
    """A number spelled out has its value, alone and in a sentence."""
    words = spelled(number)
    assert value_of(words) == number
    (found,) = find_quantities(f"They saw {words} herons.")
    assert (found.low, found.high) == (number, number)


@given(st.text(max_size=80))
def test_any_text_gives_ordered_cuts(text: str) -> None:
    """Offsets lie inside, in order, without overlap, bounds the right way round."""
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert found.start <= found.number[0] < found.number[1] <= found.end
        assert found.low is None or found.high is None or found.low <= found.high
        end = found.end


CASES = [
    ("a six-year-old heron", "six-year-old", 6, 6, "year"),
    ("a 6-year old heron", "6-year old", 6, 6, "year"),
    ("about nine herons", "about nine", 8, 10, None),
    ("nearly 40 herons", "nearly 40", 36, 40, None),
    ("at least three herons", "at least three", 3, None, None),
    ("fewer than ten herons", "fewer than ten", None, 10, None),
    ("between 5 and 7 herons", "between 5 and 7", 5, 7, None),
    ("five or six herons", "five or six", 5, 6, None),
    ("a dozen herons", "a dozen", 12, 12, None),
    ("a couple of herons", "a couple", 2, 2, None),
    ("$5 million", "$5 million", 5e6, 5e6, "dollar"),
    ("1,200 herons", "1,200", 1200, 1200, None),
    ("3.5 km away", "3.5 km", 3.5, 3.5, "kilometre"),
    ("12 percent of it", "12 percent", 12, 12, "percent"),
]


@pytest.mark.parametrize(("text", "stated", "low", "high", "unit"), CASES)
def test_bounds(
    text: str, stated: str, low: float | None, high: float | None, unit: str | None
) -> None:
    """What is stated, the bounds it allows, and its unit."""
    (found,) = find_quantities(text)
    assert text[found.start : found.end].strip() == stated
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    ["half-witted", "the third heron", "Room 12", "No. 7", "in 2013", "9/10", "version 3.8.1",
     "at 9:30", "3 May", "May 3", "the 21st", "nine o'clock", "none", "often"],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    """Ordinals, dates, clock times, names and scores are no quantities."""
    assert find_quantities(text) == ()
