"""Time expressions of a text as intervals: dates, clock times, years, and relations to other times.

``find_times`` gives offsets into the text and bounds in ISO 8601: dates "2013-01-23", clock times
"T09:00", a date without a year "XXXX-12-23" (ISO 8601-2, unspecified digits), an open or unknown
bound None. "About nine" allows half an hour either way. What only relates to another time ("three
days later", "the next morning") has no bounds and says the relation.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final

from tellings.text.clocks import CLOCKS, NOT_MEASURED, Bounds, Reader
from tellings.text.numerals import CARDINAL

MONTHS: Final = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_MONTH: Final = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1\d|20|21)\d\d)"
_DAYPART: Final = r"(?: (?:early |late )?(?:morning|afternoon|evening|night))?"
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT: Final = r"(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie)|moment)s?"
_COUNT: Final = (
    r"(?:(?:about |some |just |only |almost |nearly )?"
    rf"(?:\d+|{CARDINAL}|an?|several|many|a few|a couple of|some|the) )?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time at ``[start, end)``. ``kind`` is "date", "clock", "year", "relative" or "named"."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    relation: str | None
    kind: str


def find_times(text: str, *, reference: datetime.date | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of ``text`` in order, none overlapping, longest first.

    ``reference`` is the day on which the words were said: "yesterday" then has bounds.
    """
    found: list[TimeExpression] = []
    for kind, pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < t.end and t.start < end for t in found):
                continue
            bounds = read(match)
            if bounds is not None:
                found.append(_expression(kind, match, bounds, reference))
    return tuple(sorted(found, key=lambda t: t.start))


def _expression(
    kind: str, match: re.Match[str], bounds: Bounds, reference: datetime.date | None
) -> TimeExpression:
    earliest, latest, relation = bounds
    if kind == "deictic":
        kind = "named"
        if reference is not None:
            day = reference + datetime.timedelta(days=_DEICTIC[match["deictic"].lower()])
            earliest = latest = day.isoformat()
    start, end = match.span()
    return TimeExpression(
        start=start, end=end, earliest=earliest, latest=latest, relation=relation, kind=kind
    )


def _date(match: re.Match[str]) -> Bounds | None:
    groups = match.groupdict()
    month = MONTHS[groups["month"].lower().rstrip(".")]
    year, day = groups.get("year"), groups.get("day")
    stem = f"{year or 'XXXX'}-{month:02d}"
    last = calendar.monthrange(int(year) if year else 2000, month)[1]
    if day is None:
        return f"{stem}-01", f"{stem}-{last:02d}", None
    if not 1 <= int(day) <= last:
        return None
    stated = f"{stem}-{int(day):02d}"
    return stated, stated, None


def _iso(match: re.Match[str]) -> Bounds | None:
    try:
        day = datetime.date(int(match["year"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    stated = day.isoformat() + (f"T{match['clock']}" if match["clock"] else "")
    return stated, stated, None


def _year(match: re.Match[str]) -> Bounds:
    year, part = int(match["year"]), (match.groupdict().get("part") or "").lower().strip(" -")
    if match.groupdict().get("decade"):
        year -= year % 10
        first, last = {"early": (0, 3), "mid": (3, 6), "late": (7, 9)}.get(part, (0, 9))
        return f"{year + first}-01-01", f"{year + last}-12-31", None
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    last = calendar.monthrange(year, months[1])[1]
    return f"{year}-{months[0]:02d}-01", f"{year}-{months[1]:02d}-{last:02d}", None


def _feast(match: re.Match[str]) -> Bounds:
    day = {"christmas eve": "12-24", "new year's eve": "12-31", "new year's day": "01-01"}.get(
        match["feast"].lower().replace("’", "'"), "12-25"
    )
    stem = f"{match['year'] or 'XXXX'}-{day}"
    return stem, stem, None


def _relative(match: re.Match[str]) -> Bounds:
    word = match["relative"].lower()
    before = word in ("before", "earlier", "ago", "previously", "prior", "previous", "preceding")
    return None, None, "before" if before else "after"


def _named(match: re.Match[str]) -> Bounds:
    del match
    return None, None, None


_DEICTIC: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _p(pattern: str, *, cased: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", 0 if cased else re.IGNORECASE)


_YEAR_LEADS: Final = (
    r"(?:(?<=in )|(?<=since )|(?<=by )|(?<=from )|(?<=until )|(?<=before )|(?<=after )"
    r"|(?<=during )|(?<=of )|(?<=year )|(?<=around )|(?<=about )|(?<=and )|(?<=to ))"
)
_MONTH_LEADS: Final = (
    r"(?:(?<=[Ii]n )|(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=[Ee]arly )"
    r"|(?<=[Ll]ate )|(?<=[Uu]ntil )|(?<=[Tt]his )|(?<=that ))"
)
_LONE_MONTH: Final = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Dec|Nov|Oct|Sept|Aug|Jan|Feb)"
)
_SEASON: Final = r"(?:spring|summer|autumn|winter)"
_SPAN: Final = rf"(?:day|night|week|weekend|month|year|morning|afternoon|evening|{_SEASON})"
_ISO: Final = r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?"
_FEAST: Final = (
    r"(?P<feast>Christmas(?: (?:Eve|Day))?|New Year[’']s (?:Eve|Day))"
    rf"(?:,? (?:of |in )?{_YEAR})?"
)
_LATER: Final = (
    rf"(?:{_COUNT}{_UNIT}|long|shortly|soon|not long|sometime|some time|moments)"
    r" (?P<relative>later|afterwards?|after|before|earlier|ago|previously|prior)"
)
_NEXT: Final = (
    r"the (?P<relative>next|following|previous|preceding) (?:very )?"
    rf"(?:{_UNIT}|morning|afternoon|evening|{_SEASON}|{_WEEKDAY})"
)
_LATER_ON: Final = (
    r"(?P<relative>later)(?: (?:that|the same) (?:day|night|evening|morning|week|month|year)| on)?"
)
_DAY_WORD: Final = (
    r"(?P<deictic>today|tonight|yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"
)
_THIS_SPAN: Final = (
    rf"(?:last|next|this|that|the same|one|every) (?:early |late |very |fateful |same )?{_SPAN}"
)
_VAGUE_TIME: Final = (
    r"at (?:the )?(?:dawn|dusk|night|nightfall|daybreak|sunrise|sunset|lunchtime)"
    rf"|in the (?:early |late )?(?:morning|afternoon|evening)|in (?:the )?{_SEASON}"
    r"|at the age of (?:\d+|[a-z]+)"
)
_PATTERNS: Final[tuple[tuple[str, re.Pattern[str], Reader], ...]] = (
    ("date", _p(_ISO), _iso),
    ("date", _p(rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"), _date),
    ("date", _p(rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?!\d)(?:,? {_YEAR})?"), _date),
    ("date", _p(rf"{_MONTH},? (?:of )?{_YEAR}"), _date),
    ("named", _p(_FEAST, cased=True), _feast),
    *(("clock", pattern, reader) for pattern, reader in CLOCKS),
    ("relative", _p(_LATER), _relative),
    ("relative", _p(_NEXT), _relative),
    ("relative", _p(_LATER_ON), _relative),
    ("year", _p(rf"(?P<part>early |mid[- ]?|late )?{_YEAR}(?P<decade>s)"), _year),
    ("year", _p(rf"{_YEAR_LEADS}(?P<part>early |mid[- ]?|late )?{_YEAR}{NOT_MEASURED}"), _year),
    ("date", _p(rf"{_MONTH_LEADS}{_LONE_MONTH}", cased=True), _date),
    (
        "named",
        _p(rf"(?:last |next |this |that |on |the same )?{_WEEKDAY}{_DAYPART}", cased=True),
        _named,
    ),
    ("deictic", _p(_DAY_WORD), _named),
    ("named", _p(_THIS_SPAN), _named),
    ("named", _p(_VAGUE_TIME), _named),
)
