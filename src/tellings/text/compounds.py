"""Quantities of two parts: "half an hour", "an hour and a half", "two hours and ten minutes".

A reader of single numbers sees "two hours" and "ten minutes" in the last, and nothing in the first.
Parts of an hour are given in minutes, of a year in months, so that they are compared with what is
told in these; other halves keep their unit ("two and a half kilos": 2.5 kilogram).

>>> [(one.value, one.unit) for one in find_compounds("an hour and a half", units=UNITS)]
[(90.0, 'minute')]
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tellings.text.numerals import CARDINAL, value_of

UNITS: Final = {"hour": "hour", "hours": "hour", "minutes": "minute"}
"""Some words with their units, for examples."""
SMALLER: Final = {
    "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12), "foot": ("inch", 12),
    "pound": ("pence", 100), "dollar": ("cent", 100), "euro": ("cent", 100), "week": ("day", 7),
    "metre": ("centimetre", 100), "kilogram": ("gram", 1000), "kilometre": ("metre", 1000),
}  # fmt: skip
"""The unit that a unit is divided into, and into how many."""
IN_PARTS: Final = frozenset(["hour", "minute", "year"])
"""Units whose parts are told in the smaller one."""
SHARES: Final = {"half": 0.5, "quarter": 0.25, "a quarter": 0.25, "three quarters": 0.75}
_NUMBER: Final = rf"(?:\d+(?:\.\d+)?|{CARDINAL}|an?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """A quantity of two parts at ``[start, end)``."""

    start: int
    end: int
    value: float
    unit: str


def find_compounds(text: str, *, units: Mapping[str, str]) -> tuple[Compound, ...]:
    """Return the quantities of two parts in order; ``units`` maps words to units of measure."""
    found: list[Compound] = []
    for one in sorted(_all(text, units), key=lambda c: (c.start, -c.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _all(text: str, units: Mapping[str, str]) -> Iterator[Compound]:
    for pattern in _patterns(tuple(sorted(units))):
        for match in pattern.finditer(text):
            compound = _read(match, units)
            if compound is not None:
                yield compound


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns over these words of units, the longest first."""
    unit = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    first = rf"(?P<number>{_NUMBER}) (?:good |whole |full )?(?P<unit>{unit}),?"
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    hundredths = rf"(?P<hundredths>\d\d|(?:{tens})(?:[ -](?:five|nine))?)(?! \w)"
    shapes = (
        rf"(?P<share>half|(?:a )?quarter|three[ -]quarters)(?: of)?[ -](?:an? )?(?P<unit>{unit})",
        rf"{first} and (?:a )?(?P<share>half|quarter)",
        rf"(?P<number>{_NUMBER}) and (?:a )?(?P<share>half|quarter) (?P<unit>{unit})",
        rf"(?P<number>\d*)(?P<sign>[½¼¾]) ?(?:an? )?(?P<unit>{unit})",
        rf"{first} (?:and )?(?P<second>{_NUMBER})[ -](?P<smaller>{unit}|pence|p)",
        rf"(?P<number>{_NUMBER}) (?P<unit>pounds?|dollars?|euros?) {hundredths}",
    )
    return tuple(re.compile(rf"(?<![\w.,:/-])(?:{s})(?![\w%])", re.IGNORECASE) for s in shapes)


def _read(match: re.Match[str], units: Mapping[str, str]) -> Compound | None:
    groups = match.groupdict()
    unit = units[groups["unit"].lower()]
    value = _whole(groups.get("number")) + _share(groups, units, unit)
    if value is None or value <= 0:
        return None
    smaller, times = SMALLER.get(unit, (unit, 1))
    parts = unit in IN_PARTS
    return Compound(
        start=match.start(),
        end=match.end(),
        value=round(value * times, 6) if parts else round(value, 6),
        unit=smaller if parts else unit,
    )


def _whole(stated: str | None) -> float:
    """Return the value of the first part: digits, words, or one for an article."""
    if not stated:
        return 0.0
    if stated.lower() in ("a", "an"):
        return 1.0
    digits = stated.replace(",", "")
    return float(digits) if digits[0].isdigit() else float(value_of(stated) or 0)


def _share(groups: Mapping[str, str | None], units: Mapping[str, str], unit: str) -> float:
    """Return the second part in ``unit``, minus infinity where it is no part of it."""
    if groups.get("sign"):
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[groups["sign"] or ""]
    if groups.get("share"):
        return SHARES[(groups["share"] or "").lower().replace("-", " ")]
    if groups.get("hundredths"):
        return _whole(groups["hundredths"]) / 100
    smaller = (groups.get("smaller") or "").lower()
    named = "pence" if smaller in ("pence", "p") else units[smaller]
    below, times = SMALLER.get(unit, ("", 1))
    return _whole(groups.get("second")) / times if named == below else -float("inf")
