"""Numbers: counts and measures with the room that their wording leaves.

"About nine" allows eight to ten, "at least" leaves the upper bound open; the bounds come with the
claim. A count without a number is read as "at least": who "has a daughter" may have two children.

>>> compare_amounts(amount("five", 5, 5), amount("six", 6, 6)).level.name
'CONFLICT'
"""

from tellings.compare.levels import Direction, Outcome, clash, compatible, same, silent, strained
from tellings.records.claims import Amount

UNITS = {"kilometre": ("metre", 1000.0), "centimetre": ("metre", 0.01), "mile": ("metre", 1609.344),
         "foot": ("metre", 0.3048), "inch": ("metre", 0.0254), "yard": ("metre", 0.9144),
         "kilogram": ("gram", 1000.0), "pound": ("gram", 453.592), "minute": ("second", 60.0),
         "hour": ("second", 3600.0), "day": ("second", 86400.0), "week": ("second", 604800.0),
         "fortnight": ("second", 1209600.0), "month": ("second", 2629800.0),
         "year": ("second", 31557600.0)}  # fmt: skip
"""Units that convert exactly enough; a month is a twelfth of a mean year."""
ROUNDING = 0.02
"""Two per cent between converted measures: people round when they convert."""
DURATION_ROUNDING = 0.5
"""Lengths of time in different units are spoken of roughly: ten days are "a week"."""
SHORT = frozenset(["second", "minute", "hour"])
GUESSED, STRETCHED = 0.4, 1.0
"""Minutes and hours are guessed by who waits: two fifths more is the same wait, and up to twice
as much is merely hard to hold together. Days and years are counted."""


def amount(stated: str, low: float | None, high: float | None, unit: str | None = None) -> Amount:
    """Return an amount that stands nowhere; for examples and tests."""
    return Amount(stated=stated, start=0, end=0, low=low, high=high, unit=unit)


def converted(one: Amount) -> tuple[float | None, float | None, str | None]:
    """Return the bounds and unit of ``one`` in the base unit."""
    unit, factor = UNITS.get(one.unit or "", (one.unit, 1.0))
    low = None if one.low is None else one.low * factor
    high = None if one.high is None else one.high * factor
    return low, high, unit


def compare_amounts(left: Amount, right: Amount, *, loose: bool = False) -> Outcome:
    """Compare two amounts of the same thing; silence when their units do not convert.

    ``loose`` says that one of them may count another part ("five other men"): then two different
    numbers are only hard to hold together.
    """
    low, high, unit = converted(left)
    other_low, other_high, other_unit = converted(right)
    if unit != other_unit or (low is high is None) or (other_low is other_high is None):
        return silent()
    slack = 0.0
    if left.unit != right.unit:
        slack = DURATION_ROUNDING if unit == "second" else ROUNDING
    short = {left.unit, right.unit} <= SHORT
    slack = GUESSED if short else slack
    words = f"“{left.stated}” and “{right.stated}”"
    if far(left, right, slack):
        loose = loose or (short and not far(left, right, STRETCHED))
        told = f"{words} are two different {'amounts' if unit else 'numbers'}"
        return strained(told, "number") if loose else clash(told, "number")
    if (low, high) == (other_low, other_high):
        return same(f"{words} are the same number")
    return compatible(f"{words} leave room for the same number", exacter(left, right))


def far(left: Amount, right: Amount, slack: float) -> bool:
    """Whether two amounts in one unit lie apart, even when the lower is ``slack`` more."""
    low, high, _ = converted(left)
    other_low, other_high, _ = converted(right)
    return apart(high, other_low, slack) or apart(other_high, low, slack)


def apart(high: float | None, low: float | None, slack: float) -> bool:
    """Whether everything up to ``high`` lies below everything from ``low``."""
    return high is not None and low is not None and high * (1 + slack) < low


def exacter(left: Amount, right: Amount) -> Direction:
    """Return "narrower" when the left interval lies inside the right one."""
    low, high, _ = converted(left)
    other_low, other_high, _ = converted(right)
    inside = covers(other_low, other_high, low, high)
    outside = covers(low, high, other_low, other_high)
    if inside and not outside:
        return "narrower"
    return "broader" if outside and not inside else "neither"


def covers(
    low: float | None, high: float | None, inner_low: float | None, inner_high: float | None
) -> bool:
    """Whether [low, high] contains [inner_low, inner_high]; None is unbounded."""
    below = low is None or (inner_low is not None and low <= inner_low)
    above = high is None or (inner_high is not None and high >= inner_high)
    return below and above
