"""Quantities in a text: numbers in digits and in words with the bounds that they allow.

``find_quantities`` gives offsets into the text, low and high bounds, and a unit where a unit of
measure or a currency stands beside the number ("six-year-old": 6 year). What is counted ("five
prisoners") is for a reader of syntax to say. "About" allows one or a tenth either way, whichever
is more; "more than" and "at least" leave the upper bound open. Ordinals, dates, clock times,
numbers that name something ("Room 12", "No. 7"), scores and versions are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tellings.text.compounds import Compound, find_compounds
from tellings.text.numerals import CARDINAL, SCALES, value_of

MEASURES: Final = {
    "year": ["year", "years", "yr", "yrs", "year-old", "years-old"],
    "month": ["month", "months"],
    "week": ["week", "weeks"],
    "day": ["day", "days"],
    "hour": ["hour", "hours", "hr", "hrs"],
    "minute": ["minute", "minutes", "min", "mins"],
    "second": ["second", "seconds", "sec", "secs"],
    "kilometre": ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"],
    "metre": ["m", "metre", "metres", "meter", "meters"],
    "centimetre": ["cm", "centimetre", "centimetres", "centimeter", "centimeters"],
    "mile": ["mile", "miles"],
    "foot": ["ft", "foot", "feet"],
    "inch": ["inch", "inches"],
    "yard": ["yard", "yards"],
    "kilogram": ["kg", "kgs", "kilogram", "kilograms", "kilo", "kilos"],
    "gram": ["gram", "grams"],
    "pound": ["lb", "lbs", "pounds", "pound"],
    "percent": ["percent", "per cent", "%"],
    "dollar": ["dollar", "dollars", "bucks"],
    "euro": ["euro", "euros"],
    "cent": ["cent", "cents"],
    "litre": ["litre", "litres", "liter", "liters"],
    "degree": ["degree", "degrees"],
}
CURRENCIES: Final = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee"}
_UNIT_OF: Final = {form: unit for unit, forms in MEASURES.items() for form in forms}
_UNITS: Final = "|".join(re.escape(f) for f in sorted(_UNIT_OF, key=len, reverse=True))
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER: Final = rf"(?:{_DIGITS})(?: (?:hundred|thousand|million|billion)\b)?|{CARDINAL}"
_VAGUE: Final = r"half a dozen|a dozen|dozens|a couple|several|a few|hundreds|thousands|millions"
_BEFORE: Final = (
    r"(?P<before>about|around|roughly|approximately|approx\.?|some|circa|nearly|almost|close to|"
    r"over|more than|above|at least|no fewer than|no less than|up to|at most|no more than|"
    r"less than|fewer than|under|below|only|just|exactly|as many as)"
)
QUANTITY: Final = re.compile(
    rf"(?:\b{_BEFORE} )?(?P<sign>[$€£¥₩₹] ?)?(?<![\w.,:/#])"
    rf"(?P<number>{_NUMBER}|{_VAGUE})(?![\w]|[.,:/]\d)"
    rf"(?:(?: ?[-–—] ?| to | or )(?P<second>{_NUMBER})(?![\w]|[.,:/]\d))?"
    rf"(?:(?P<gap> of | |-|)(?P<unit>{_UNITS})(?![\w%])(?P<old>[- ]olds?\b)?)?"
    r"(?P<after> or so\b| or more\b| or less\b|ish\b)?",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(
    rf"\bbetween (?P<sign>[$€£¥₩₹])?(?P<number>{_NUMBER}) and [$€£¥₩₹]?(?P<second>{_NUMBER})\b"
    rf"(?:[ -](?P<unit>{_UNITS})\b)?",
    re.IGNORECASE,
)
_JUST_BEFORE: Final = re.compile(rf"\b{_BEFORE} (?:an? good )?\Z", re.IGNORECASE)
_JUST_AFTER: Final = re.compile(r"\A(?P<after> or so\b| or more\b| or less\b)", re.IGNORECASE)
_ABOUT: Final = frozenset(
    ["about", "around", "roughly", "approximately", "approx", "approx.", "some", "circa"]
)
_NEARLY: Final = frozenset(["nearly", "almost", "close to"])
_OVER: Final = frozenset(
    ["over", "more than", "above", "at least", "no fewer than", "no less than"]
)
_UNDER: Final = frozenset(
    ["up to", "at most", "no more than", "less than", "fewer than", "under", "below", "as many as"]
)
_VAGUE_BOUNDS: Final[dict[str, tuple[float | None, float | None]]] = {
    "half a dozen": (6, 6),
    "a dozen": (12, 12),
    "dozens": (24, None),
    "a couple": (2, 2),
    "several": (2, None),
    "a few": (2, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "millions": (2e6, None),
}
_NAMES: Final = re.compile(
    r"(?:\b(?:no|nos|number|numbers|nr|page|pages|p|pp|chapter|line|room|cell|route|section|figure|"
    r"table|episode|season|part|volume|version|apartment|flat|gate|platform|channel|grade|article|"
    r"act|scene|unit|ward|block|exhibit|case|file|house|highway|flight|level|phase|step|day|type|"
    r"world war|group|team|class)\.? |#)$",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|"
    r"july|august|september|october|november|december)\.? (?:the )?$",
    re.IGNORECASE,
)
_MONTH_NEXT: Final = re.compile(
    r"\A (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_CLOCK_NEXT: Final = re.compile(r"\A ?(?:[ap]\.?m\b|o['’]clock|[ap]\.m\.)", re.IGNORECASE)
_YEAR: Final = re.compile(r"\A(?:1\d|20|21)\d\d\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity at ``[start, end)``: bounds (None is open) and the unit of measure, if any.

    ``number`` is the stretch of the number alone, without "about" and unit.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    number: tuple[int, int]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order, none overlapping."""
    found = [_of_parts(text, one) for one in find_compounds(text, units=_UNIT_OF)]
    taken = [(one.start, one.end) for one in found]
    last = 0
    for match in _matches(text):
        quantity = _read(text, match)
        if quantity is None or quantity.start < last:
            continue
        if not any(start < quantity.end and quantity.start < end for start, end in taken):
            found.append(quantity)
            last = quantity.end
    return tuple(sorted(found, key=lambda one: one.start))


def _of_parts(text: str, one: Compound) -> Quantity:
    """Return a quantity of two parts with what the words before and after it allow."""
    before = _JUST_BEFORE.search(text[: one.start])
    after = _JUST_AFTER.match(text[one.end :])
    groups = {"before": before and before["before"], "after": after and after["after"]}
    low, high = _bounds(one.value, groups)
    return Quantity(
        start=before.start() if before else one.start,
        end=one.end + (after.end() if after else 0),
        low=low,
        high=high,
        unit=one.unit,
        number=(one.start, one.end),
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    ranges = list(BETWEEN.finditer(text))
    taken = [m.span() for m in ranges]
    single = (
        m
        for m in QUANTITY.finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in taken)
    )
    yield from sorted([*ranges, *single], key=lambda m: m.start())


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    groups = match.groupdict()
    number, second = groups["number"], groups["second"]
    if _is_name(text, match, number):
        return None
    unit = CURRENCIES.get((groups["sign"] or "").strip())
    if unit is None and groups["unit"]:
        unit = _UNIT_OF[groups["unit"].lower()]
    bounds = _VAGUE_BOUNDS.get(number.lower())
    value = number_value(number)
    if bounds is None and value is None:
        return None
    if bounds is None and value is not None:
        bounds = _range(value, second) if second else _bounds(value, groups)
    low, high = bounds or (None, None)
    return Quantity(
        start=match.start(),
        end=match.end(),
        low=low,
        high=high,
        unit=unit,
        number=match.span("number"),
    )


def _range(value: float, second: str) -> tuple[float, float]:
    other = number_value(second) or value
    return min(value, other), max(value, other)


def _is_name(text: str, match: re.Match[str], number: str) -> bool:
    """Return whether the number names something, or belongs to a date or a clock time."""
    start, end = match.span("number")
    before, after = text[max(0, start - 16) : start], text[end : end + 12]
    if match.groupdict().get("unit"):
        return False
    if _NAMES.search(before):
        return True
    if _MONTH.search(before) or (
        number.isdigit() and int(number) <= 31 and _MONTH_NEXT.match(after)
    ):
        return True
    if _CLOCK_NEXT.match(after) or (number.isdigit() and len(number) > 12):
        return True
    return bool(_YEAR.match(number)) and not match.groupdict().get("sign")


def number_value(number: str) -> float | None:
    """Return the value of a number in digits or words, None when it is none."""
    words = number.lower().split()
    digits = words[0].replace(",", "") if words else ""
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        scale = SCALES.get(words[1], 1) if len(words) > 1 else 1
        return float(digits) * scale
    value = value_of(number)
    return None if value is None else float(value)


def _bounds(value: float, groups: dict[str, str | None]) -> tuple[float | None, float | None]:
    before, after = (
        (groups.get("before") or "").lower(),
        (groups.get("after") or "").strip().lower(),
    )
    margin = margin_of(value)
    if before in _OVER or after == "or more":
        return value, None
    if before in _UNDER or after == "or less":
        return None, value
    if before in _NEARLY:
        return value - margin, value
    if before in _ABOUT or after in ("or so", "ish"):
        return value - margin, value + margin
    return value, value


def margin_of(value: float) -> float:
    """Return what "about" allows either way: one, or a tenth of the value when that is more."""
    return max(1.0, round(value * 0.1, 6)) if value >= 2 else value * 0.5
