"""Dates as pages and statements write them, to ISO 8601.

Month names of eleven languages, day-first and month-first order, dotted, slashed and ISO forms, a
time of day beside them. A date without a year, and one told from now ("3 years ago"), is found but
has no ISO form: what it means depends on a day that the document does not give. For the same
reason general date parsers are not used here: they fill the gaps from the clock.

    "March 3, 2014 at 5:04 pm"  ->  2014-03-03T17:04
"""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = """
january januar jänner janvier enero gennaio janeiro januari stycznia января januar jan janv ene gen
february februar février fevrier febrero febbraio fevereiro februari lutego февраля feb févr fev
march märz maerz mars marzo março maart marca марта mar mär mrz mrt мар
april avril abril aprile kwietnia апреля apr avr abr kwi апр
may mai mayo maggio maio mei maja мая maj мая mag
june juni juin junio giugno junho czerwca июня jun giu cze июн
july juli juillet julio luglio julho lipca июля jul juil lug lip июл
august août aout agosto augustus sierpnia августа augusti aug ago sie авг
september septembre septiembre setiembre settembre setembro września сентября sept sep set wrz сен
october oktober octobre octubre ottobre outubro października октября oct okt ott out paź окт
november novembre noviembre novembro listopada ноября nov lis ноя нояб
december dezember décembre decembre diciembre dicembre dezembro grudnia декабря dec dez déc dic gru
"""
MONTH = {
    name: number
    for number, names in enumerate(MONTHS.split("\n")[1:-1], 1)
    for name in names.split()
}
NAMES = "|".join(sorted(MONTH, key=lambda name: (-len(name), name)))
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d|['’]\d\d)"
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?::|h|\.(?=\d\d(?:\s*(?:uhr|[ap]\.?m|h)|\b)))(?P<minute>[0-5]\d)"
    r"(?::[0-5]\d(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
SUFFIX = r"(?:st|nd|rd|th|er|ère|º|\.)?"
ISO = r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=s){DAY}(?!\d)"
DAY_FIRST = (
    r"(?<![\w.]){DAY}{SUFFIX}(?:\s*|-)(?:of\s+|de\s+)?(?P<name>{NAMES})\b\.?"
    r"(?:(?:\s+del?)?[\s,-]*{YEAR}(?!\d)|-(?P<short>\d\d)(?!\d))?"
)
MONTH_FIRST = r"(?<!\w)(?P<name>{NAMES})\b\.?\s+{DAY}{SUFFIX}(?![\d:])(?:,?\s*{YEAR}(?![\d:]))?"
DOTTED = r"(?<![\d.]){DAY}\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?(?P<year>(?:1[5-9]|20)?\d\d)(?![\d.])"
SLASHED = (
    r"(?<![\d/-])(?P<first>\d{1,2})(?P<s>[/-])(?P<second>\d{1,2})(?P=s)"
    r"(?P<year>(?:1[5-9]|20)\d\d|\d\d(?=[,\s]{1,3}\d{1,2}:\d\d))(?![\d/-])"
)
PLACES = {"DAY": DAY, "SUFFIX": SUFFIX, "NAMES": NAMES, "YEAR": YEAR}


def _compiled(form: str) -> re.Pattern[str]:
    for name, pattern in PLACES.items():
        form = form.replace("{" + name + "}", pattern)
    return re.compile(form, re.IGNORECASE)


FORMS = tuple(_compiled(form) for form in (ISO, DAY_FIRST, MONTH_FIRST, DOTTED, SLASHED))
AFTER = re.compile(
    r"(?:T|[\s,|·•–—-]|\b(?:at|um|à|a\s+las|alle|om|kl|ore|às|on)\b\.?|@){0,8}?" + CLOCK,
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?<![\d:.])" + CLOCK + r"(?:\s*(?:uhr))?(?:[\s,|·-]|\b(?:on|am|le|el|del|il)\b){1,6}\Z",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:\d+|an?|one|two|ein\w*|une?|una?|few|couple of)\s+"
    r"(?:sec|second|min|minute|h|hour|hr|day|week|month|mo|year|yr)s?\.?\s+ago\b"
    r"|\b(?:yesterday|today|gestern|heute|hier|aujourd.hui|ayer|hoy)\b"
    r"|\bvor\s+\w+\s+(?:sekunde|minute|stunde|tag|woche|monat|jahr)\w*"
    r"|\b\d+\s+(?:jahre?|monate?|wochen?|tage?|stunden?)(?:\s+\d+\s+\w+)?\s+her\b"
    r"|\bil\s+y\s+a\s+\w+\s+\w+|\bhace\s+\w+\s+\w+|\bhá\s+\w+\s+\w+",
    re.IGNORECASE,
)
LONGEST = 40
DIGIT = re.compile(r"\d")
NO_YEAR = "----"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date at ``[start, end)``; ``iso`` is None when the text does not fix the day.

    ``yearless`` is the date with ``----`` for the year where only that is missing.
    """

    start: int
    end: int
    iso: str | None
    yearless: str | None = None


def find_dates(text: str, *, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, none overlapping.

    ``day_first`` reads 3/4/2014; None takes it from the text's own unmistakable dates, and where
    there is none such a date gets no ISO form.
    """
    if not DIGIT.search(text):
        return ()
    matches = [match for form in FORMS for match in form.finditer(text)]
    if day_first is None:
        day_first = _order(matches)
    found: list[FoundDate] = []
    reached = 0
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() < reached:
            continue
        day = _day(match.groupdict(), day_first=day_first)
        if day == "":
            continue
        made = _with_time(text, match, day, floor=reached)
        found.append(made)
        reached = made.end
    return tuple(found)


def to_iso(text: str, *, day_first: bool | None = None) -> str | None:
    """Return the first date of ``text`` in ISO 8601, or None."""
    for found in find_dates(text, day_first=day_first):
        if found.iso:
            return found.iso
    return None


def with_year(yearless: str, year: int) -> str | None:
    """Return a date without a year as one of ``year``; None where that year has no such day."""
    made = yearless.replace(NO_YEAR, f"{year:04}", 1)
    return made if _iso(year, int(made[5:7]), int(made[8:10])) else None


def day_order(text: str) -> bool | None:
    """Return whether slashed and dashed dates of a text put the day first; None when unsaid."""
    return _order(list(FORMS[-1].finditer(text)))


def _order(matches: list[re.Match[str]]) -> bool | None:
    votes = set()
    for match in matches:
        parts = match.groupdict()
        if parts.get("first"):
            first, second = int(parts["first"]), int(parts["second"])
            if first > 12 >= second:
                votes.add(True)
            elif second > 12 >= first:
                votes.add(False)
    return votes.pop() if len(votes) == 1 else None


def _day(parts: dict[str, str | None], *, day_first: bool | None) -> str | None:
    """Return the ISO day, None when the words leave it open, ``""`` when there is no such day."""
    first, second = parts.get("first"), parts.get("second")
    if first and second:
        return _slashed(int(first), int(second), str(parts["year"]), day_first=day_first)
    name = parts.get("name")
    month = MONTH[name.lower()] if name else int(parts["month"] or 0)
    day = int(parts["day"] or 0)
    year = parts.get("year") or parts.get("short")
    if year is None:
        return f"{NO_YEAR}-{month:02}-{day:02}" if _iso(2000, month, day) else ""
    return _iso(_year(year), month, day)


def _slashed(first: int, second: int, year: str, *, day_first: bool | None) -> str | None:
    if max(first, second) > 12:
        day, month = (first, second) if first > 12 else (second, first)
    elif first == second:
        day = month = first
    elif day_first is None:
        return None
    else:
        day, month = (first, second) if day_first else (second, first)
    return _iso(_year(year), month, day)


def _year(written: str) -> int:
    year = int(written.strip("'’"))
    if year >= 100:
        return year
    return year + (2000 if year < 70 else 1900)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _with_time(text: str, match: re.Match[str], day: str | None, *, floor: int) -> FoundDate:
    """Return the date with the time of day that stands right after or before it."""
    start, end = match.span()
    clock = AFTER.match(text, end, min(len(text), end + LONGEST))
    if clock and clock.end() > end:
        end = clock.end()
    else:
        clock = BEFORE.search(text[max(floor, start - LONGEST) : start])
        if clock:
            start -= len(clock.group())
    if day is not None and clock is not None:
        hour, half = int(clock.group("hour")), (clock.group("half") or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        day = f"{day}T{hour:02}:{clock.group('minute')}"
    if day and day.startswith(NO_YEAR):
        return FoundDate(start=start, end=end, iso=None, yearless=day)
    return FoundDate(start=start, end=end, iso=day)
