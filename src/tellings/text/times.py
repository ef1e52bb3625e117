"""Time expressions of a text as intervals: dates, clock times, years, and relations to other times.

``find_times`` gives offsets into the text and bounds in ISO 8601: dates "2013-01-23", clock times
"T09:00", a date without a year "XXXX-12-23" (ISO 8601-2, unspecified digits), an open or unknown
bound None. "About nine" allows half an hour either way. What only relates to another time ("three
days later", "the next morning") has no bounds and says the relation.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tellings.text.numerals import CARDINAL, value_of

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
_HOURS: Final = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MERIDIEM: Final = r"(?: ?(?P<meridiem>[ap])\.?m\b\.?)"
_APPROX: Final = (
    r"(?:(?P<approx>about|around|roughly|approximately|nearly|almost|shortly before|"
    r"shortly after|just before|just after|circa|ca?\.) )?"
)
_UNIT: Final = r"(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie)|moment)s?"
_COUNT: Final = (
    r"(?:(?:about |some |just |only |almost |nearly )?"
    rf"(?:\d+|{CARDINAL}|an?|several|many|a few|a couple of|some|the) )?"
)
ABOUT_MINUTES: Final = 30
"""Half an hour either way: what people mean by "about nine"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time at ``[start, end)``. ``kind`` is "date", "clock", "year", "relative" or "named"."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    relation: str | None
    kind: str


Bounds = tuple[str | None, str | None, str | None]
"""Earliest, latest, relation."""


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


def _clock(match: re.Match[str]) -> Bounds | None:
    groups = match.groupdict()
    hour = _hour(groups["hour"])
    minute = int(groups.get("minute") or 0)
    if groups.get("half"):
        past = groups["half"].lower()
        offset = (
            30
            if past.startswith("half")
            else 15
            if past.startswith(("quarter", "a quarter"))
            else (value_of(groups["ten"] or "") or 0)
        )
        minute, hour = (
            (offset, hour) if "past" in past or "after" in past else (60 - offset, hour - 1)
        )
    meridiem = (groups.get("meridiem") or "").lower() or _half_of_day(hour, groups)
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    return _around(hour % 24 * 60 + minute, (groups.get("approx") or "").lower())


def _half_of_day(hour: int, groups: dict[str, str | None]) -> str:
    """Return "a" or "p" for the part of the day stated after a clock time, "" for none."""
    part = (groups.get("daypart") or groups.get("atnight") or "").lower()
    if part == "night":
        return "p" if 6 <= hour < 12 else "a"
    return {"morning": "a", "afternoon": "p", "evening": "p"}.get(part, "")


def _hour(stated: str) -> int:
    return int(stated) if stated.isdigit() else value_of(stated) or 0


def _around(minutes: int, approx: str) -> Bounds:
    early, late = minutes, minutes
    if approx in ("about", "around", "roughly", "approximately", "circa", "ca.", "c."):
        early, late = minutes - ABOUT_MINUTES, minutes + ABOUT_MINUTES
    elif approx in ("nearly", "almost", "shortly before", "just before"):
        early = minutes - ABOUT_MINUTES
    elif approx:
        late = minutes + ABOUT_MINUTES
    return _clock_text(max(early, 0)), _clock_text(min(late, 24 * 60 - 1)), None


def _clock_text(minutes: int) -> str:
    return f"T{minutes // 60:02d}:{minutes % 60:02d}"


def _noon(match: re.Match[str]) -> Bounds:
    minutes = 0 if match["named"].lower() == "midnight" else 12 * 60
    return _around(minutes, (match.groupdict().get("approx") or "").lower())


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
_Reader = Callable[[re.Match[str]], Bounds | None]


def _p(pattern: str, *, cased: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", 0 if cased else re.IGNORECASE)


_AT: Final = r"(?:(?<=at )|(?<=by ))"
_PART_OF_DAY: Final = r"(?:in the (?:morning|evening|afternoon)|at night)"
_IN_HALF: Final = (
    r"(?:,? (?:in the|that|this|the same|on the) (?P<daypart>morning|evening|afternoon|night)\b"
    r"| at (?P<atnight>night)\b)"
)
_HALF: Final = f"{_IN_HALF}?"
"""Which half of the day: "eight in the evening" is 20:00."""
_AFTER_HOUR: Final = (
    rf"(?=[.,;!?)]|$| (?:{_PART_OF_DAY}|that|on|when|and|sharp|this|the|or|tonight|to\b))"
)
_AFTER_ABOUT: Final = rf"(?=[.,;!?)]|$| {_PART_OF_DAY}| that (?:night|morning|evening|day))"
_ABOUT_HOUR: Final = rf"(?P<approx>about|around) (?P<hour>{_HOURS}|1?\d)"
_PAST_TO: Final = (
    r"(?P<half>half past|(?:a )?quarter (?:past|to|after)"
    r"|(?P<ten>five|ten|twenty|twenty-five) (?:minutes )?(?:past|to|after))"
)
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
_DIGITAL: Final = (
    rf"{_APPROX}(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?!:?\d)(?: (?:hours|hrs|o[’']clock))?"
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
_PATTERNS: Final[tuple[tuple[str, re.Pattern[str], _Reader], ...]] = (
    ("date", _p(_ISO), _iso),
    ("date", _p(rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"), _date),
    ("date", _p(rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?!\d)(?:,? {_YEAR})?"), _date),
    ("date", _p(rf"{_MONTH},? (?:of )?{_YEAR}"), _date),
    ("named", _p(_FEAST, cased=True), _feast),
    ("clock", _p(rf"{_APPROX}(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d){_MERIDIEM}"), _clock),
    ("clock", _p(rf"{_APPROX}(?P<hour>1?\d)\.(?P<minute>[0-5]\d){_IN_HALF}"), _clock),
    ("clock", _p(rf"{_DIGITAL}{_HALF}"), _clock),
    ("clock", _p(rf"{_APPROX}(?P<hour>1?\d|{_HOURS}){_MERIDIEM}"), _clock),
    ("clock", _p(rf"{_APPROX}(?P<hour>1?\d|{_HOURS}) o[’']clock{_HALF}"), _clock),
    ("clock", _p(rf"{_APPROX}{_PAST_TO} (?P<hour>{_HOURS}|1?\d){_HALF}"), _clock),
    ("clock", _p(rf"{_AT}{_APPROX}(?P<hour>{_HOURS}|1?\d){_AFTER_HOUR}{_HALF}"), _clock),
    ("clock", _p(rf"{_ABOUT_HOUR}{_AFTER_ABOUT}{_HALF}"), _clock),
    ("clock", _p(rf"{_APPROX}(?P<named>midnight|noon|midday)"), _noon),
    ("relative", _p(_LATER), _relative),
    ("relative", _p(_NEXT), _relative),
    ("relative", _p(_LATER_ON), _relative),
    ("year", _p(rf"(?P<part>early |mid[- ]?|late )?{_YEAR}(?P<decade>s)"), _year),
    ("year", _p(rf"{_YEAR_LEADS}(?P<part>early |mid[- ]?|late )?{_YEAR}"), _year),
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
