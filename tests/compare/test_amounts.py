"""Numbers: against counting out which whole numbers both statements allow."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.compare.amounts import amount, compare_amounts
from tellings.compare.levels import Level
from tellings.records.claims import Amount

BOUNDS = st.one_of(st.none(), st.integers(0, 12))


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Draw an amount with two bounds in order, one of them perhaps open."""
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return amount(
        "some", None if low is None else float(low), None if high is None else float(high)
    )


def allowed(one: Amount) -> set[int]:
    """Return the whole numbers from 0 to 20 that the amount allows."""
    return {
        n for n in range(21)
        if (one.low is None or n >= one.low) and (one.high is None or n <= one.high)
    }  # fmt: skip


@given(amounts(), amounts())
def test_numbers_clash_exactly_when_none_fits_both(left: Amount, right: Amount) -> None:
    """Two amounts clash when no number is allowed by both, and are silent when one says none."""
    outcome = compare_amounts(left, right)
    says_nothing = any(one.low is None and one.high is None for one in (left, right))
    if says_nothing:
        assert outcome.level == Level.NOT_SAID
    else:
        assert (outcome.level == Level.CONFLICT) == (not allowed(left) & allowed(right))


@given(amounts(), amounts())
def test_comparing_is_symmetric(left: Amount, right: Amount) -> None:
    """The level does not depend on the side, and the direction turns with it."""
    one, other = compare_amounts(left, right), compare_amounts(right, left)
    assert one.level == other.level
    assert one.turned().direction == other.direction


@given(amounts(), amounts())
def test_a_narrower_amount_lies_inside(left: Amount, right: Amount) -> None:
    """Example: "Narrower" means that all that the left allows the right allows too."""
    if compare_amounts(left, right).direction == "narrower":
        assert allowed(left) <= allowed(right)


def test_units_convert() -> None:
    """A mile and 1.6 kilometres are one length; hours and metres are not compared."""
    mile, kilometres = amount("a mile", 1, 1, "mile"), amount("1.6 km", 1.6, 1.6, "kilometre")
    assert compare_amounts(mile, kilometres).level <= Level.COMPATIBLE
    assert compare_amounts(mile, amount("an hour", 1, 1, "hour")).level == Level.NOT_SAID


def test_lengths_of_time_are_spoken_of_roughly() -> None:
    """Nine days can be "a week"; two days cannot."""
    week = amount("a week", 1, 1, "week")
    assert compare_amounts(week, amount("nine days", 9, 9, "day")).level == Level.COMPATIBLE
    assert compare_amounts(week, amount("two days", 2, 2, "day")).level == Level.CONFLICT
