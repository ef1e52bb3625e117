"""Quantities of two parts, against adding their parts up."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.text.quantities import find_quantities


def only(text: str) -> tuple[float | None, float | None, str | None]:
    """Return bounds and unit of the one quantity of ``text``."""
    (found,) = find_quantities(text)
    return found.low, found.high, found.unit


@given(st.integers(2, 40), st.integers(2, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    """Hours with minutes are so many minutes, and one quantity."""
    total = 60 * hours + minutes
    assert only(f"It took {hours} hours and {minutes} minutes.") == (total, total, "minute")
    assert only(f"It took {hours} hours {minutes} minutes.") == (total, total, "minute")


@given(st.integers(2, 90), st.sampled_from(["kilos", "miles", "litres", "days"]))
def test_a_half_is_half_of_the_unit(number: int, unit: str) -> None:
    """A half after the number or after the unit is half of one."""
    for words in (f"{number} and a half {unit}", f"{number} {unit} and a half"):
        low, high, _ = only(f"They had {words} of it.")
        assert low == high == number + 0.5


def test_parts_of_an_hour() -> None:
    """Halves and quarters of an hour are minutes, of a year months."""
    assert only("half an hour late") == (30, 30, "minute")
    assert only("a quarter of an hour") == (15, 15, "minute")
    assert only("an hour and a half") == (90, 90, "minute")
    assert only("a year and a half") == (18, 18, "month")
    assert only("nearly half an hour") == (27, 30, "minute")
    assert only("five pounds fifty") == (5.5, 5.5, "pound")


def test_what_is_no_compound() -> None:
    """Half of something without a unit, and two separate amounts, stay what they are."""
    assert find_quantities("half the village") == ()
    assert [q.unit for q in find_quantities("six months and a day")] == ["month"]
    assert [q.low for q in find_quantities("two and three")] == [2, 3]


def test_cardinals_with_an_article() -> None:
    """An article before hundred, thousand or million is one of them."""
    assert only("a hundred and twenty sheep")[:2] == (120, 120)
    assert only("a million pounds") == (1e6, 1e6, "pound")
    assert only("two dozen eggs")[:2] == (24, 24)
