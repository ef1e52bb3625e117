"""Clock times in a text: "16:11", "at 16.11", "0915 hrs", "ten past four", "half nine", "noon".

Digits with a colon, an "o'clock", an "a.m." or an "hrs" are a clock time wherever they stand. A
number with a point, a bare hour or four digits are one only where the words around them make them
one: "at 16.11" and "until nine", never "16.11 euros", "version 2.10", "before nine people came" or
"at 1.12 the euro traded".

Bounds are ISO 8601 ("T09:00"). "About nine" allows half an hour either way, "shortly after" the
half hour that follows; "between 9.30 and 10.15" is an interval. "Half nine" is half past nine, as
in British English.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from tellings.text.numerals import value_of
from tellings.text.quantities import MEASURES

Bounds = tuple[str | None, str | None, str | None]
"""Earliest, latest, relation."""
Reader = Callable[[re.Match[str]], Bounds | None]
ABOUT_MINUTES: Final = 30
"""Half an hour either way: what people mean by "about nine"."""
EITHER_WAY: Final = frozenset(
    ["about", "around", "round", "roughly", "approximately", "circa", "ca.", "c.", "maybe",
     "perhaps", "probably", "sometime around", "some time around", "somewhere around"]
)  # fmt: skip
SHORTLY_BEFORE: Final = frozenset(
    ["nearly", "almost", "shortly before", "just before", "a little before", "a bit before",
     "a few minutes before", "towards"]
)  # fmt: skip
SHORTLY_AFTER: Final = frozenset(
    ["shortly after", "just after", "a little after", "a bit after", "soon after",
     "a few minutes after", "just gone", "gone"]
)  # fmt: skip


def clock_pattern(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` as one of whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def read_clock(match: re.Match[str]) -> Bounds | None:
    """Return the bounds of one clock time, None where there is no such time."""
    groups = match.groupdict()
    minutes = minutes_of(groups)
    if minutes is None or talks_of_money(match):
        return None
    return around(minutes, (groups.get("approx") or "").lower())


def minutes_of(groups: dict[str, str | None]) -> int | None:
    """Return the minutes since midnight, None where hour or minute are none."""
    hour, minute = hour_of(groups["hour"] or ""), minute_of(groups)
    if groups.get("half"):
        minute, hour = to_or_past(groups, hour)
    meridiem = (groups.get("meridiem") or "").lower() or half_of_day(hour, groups)
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    return hour % 24 * 60 + minute


def minute_of(groups: dict[str, str | None]) -> int:
    """Return the stated minute in digits or words, 0 for none."""
    stated = groups.get("minute") or groups.get("spoken") or "0"
    return int(stated) if stated.isdigit() else value_of(stated.split()[-1]) or 0


def to_or_past(groups: dict[str, str | None], hour: int) -> tuple[int, int]:
    """Return the minute and the hour of "half past", "a quarter to", "ten past"."""
    words, ten = (groups["half"] or "").lower(), groups.get("ten") or "0"
    if words.startswith("half"):
        return 30, hour
    offset = 15 if "quarter" in words else hour_of(ten)
    return (60 - offset, hour - 1) if words.endswith("to") else (offset, hour)


def half_of_day(hour: int, groups: dict[str, str | None]) -> str:
    """Return "a" or "p" for the part of the day stated after a clock time, "" for none."""
    part = (groups.get("daypart") or groups.get("atnight") or "").lower()
    if part == "night":
        return "p" if 6 <= hour < 12 else "a"
    return {"morning": "a", "afternoon": "p", "evening": "p"}.get(part, "")


def hour_of(stated: str) -> int:
    """Return an hour in digits or in words; midnight is the end of a day."""
    named = {"noon": 12, "midday": 12, "midnight": 24}.get(stated.lower())
    if named is not None:
        return named
    return int(stated) if stated.isdigit() else value_of(stated) or 0


def around(minutes: int, approx: str) -> Bounds:
    """Return the interval that a time and the words before it allow."""
    early, late = minutes, minutes
    if approx in SHORTLY_BEFORE:
        early = minutes - ABOUT_MINUTES
    elif approx in SHORTLY_AFTER:
        late = minutes + ABOUT_MINUTES
    elif approx:
        early, late = minutes - ABOUT_MINUTES, minutes + ABOUT_MINUTES
    return clock_text(max(early, 0)), clock_text(min(late, 24 * 60 - 1)), None


def clock_text(minutes: int) -> str:
    """Return minutes since midnight as an ISO clock time."""
    return f"T{minutes // 60:02d}:{minutes % 60:02d}"


def read_noon(match: re.Match[str]) -> Bounds:
    """Return the bounds of noon, and of midnight as the beginning of a day."""
    minutes = 0 if match["named"].lower() == "midnight" else 12 * 60
    return around(minutes, (match.groupdict().get("approx") or "").lower())


def read_between(match: re.Match[str]) -> Bounds | None:
    """Return the interval of "between 9.30 and 10.15"; a half of the day holds of both ends."""
    first, last = ENDS.fullmatch(match["first"]), ENDS.fullmatch(match["last"])
    if first is None or last is None or talks_of_money(match):
        return None
    groups = last.groupdict()
    shared = {key: groups[key] for key in ("meridiem",) if groups[key]}
    low, high = minutes_of({**first.groupdict(), **shared}), minutes_of(groups)
    if low is None or high is None or low > high:
        return None
    return clock_text(low), clock_text(high), None


def talks_of_money(match: re.Match[str]) -> bool:
    """Whether a number with a point, or of four digits, stands where prices or rates are told."""
    if not DOUBTFUL.search(match.group()):
        return False
    before = match.string[max(0, match.start() - CONTEXT) : match.start()]
    return MONEY.search(before.rpartition(". ")[2]) is not None


CONTEXT: Final = 60
"""Characters before a number in which prices and rates show what it is."""
DOUBTFUL: Final = re.compile(r"(?<!\d)\d{1,2}\.\d\d(?!\d| ?[ap]\.?m)|(?<!\d)\d{4}(?! ?h)")
MONEY: Final = re.compile(
    r"\b(?:prices?|bills?|fees?|fares?|fines?|priced|costs?|charg\w+|paid|pays|worth|valued?|rates?|interest|shares?|stocks?|"
    r"euros?|dollars?|pounds?|index|averag\w+|sold|selling|odds|ratio|scored?|rated|grade|weigh\w*|"
    r"version|chapter|verse|section|paragraph|page|figure|table|rule|item|part)\b|[$€£%]",
    re.IGNORECASE,
)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _after(*words: str) -> str:
    """Return a pattern that holds right after one of ``words`` and a space."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


HOURS: Final = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
MERIDIEM: Final = r"(?: ?(?P<meridiem>[ap])\.?m\b\.?)"
APPROX: Final = rf"(?:(?P<approx>{_any(EITHER_WAY | SHORTLY_BEFORE | SHORTLY_AFTER)}) )"
_MAYBE: Final = f"{APPROX}?"
_BELOW_TEN: Final = "one|two|three|four|five|six|seven|eight|nine"
_TENS: Final = "twenty|thirty|forty|fifty"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_MINUTES: Final = rf"(?:oh?[ -](?:{_BELOW_TEN})|{_TEENS}|(?:{_TENS})(?:[ -](?:{_BELOW_TEN}))?)"
_PART_OF_DAY: Final = r"(?:in the (?:morning|evening|afternoon)|at night)"
_IN_HALF: Final = (
    r"(?:,? (?:in the|that|this|the same|on the) (?P<daypart>morning|evening|afternoon|night)\b"
    r"| at (?P<atnight>night)\b)"
)
_HALF: Final = f"{_IN_HALF}?"
"""Which half of the day: "eight in the evening" is 20:00."""
_AT: Final = _after("at", "by")
_LEAD: Final = _after("at", "by", "before", "after", "until", "till", "since")
"""Words before a time; "from", "to" and "about" stand before amounts as often."""
_POINT_LEAD: Final = _after(
    "at",
    "by",
    "before",
    "after",
    "until",
    "till",
    "since",
    "exactly",
    "precisely",
    "only at",
    "past",
)
_LEAD_TO: Final = _after(
    "at", "by", "before", "after", "until", "till", "since", "was", "about", "around", "nearly"
)
APPROX_WORD: Final = rf"(?:{_any(EITHER_WAY | SHORTLY_BEFORE | SHORTLY_AFTER)})\b"
_STOP: Final = r"[.,;:!?)”\"](?!\d)|$"
_DAY: Final = r"on (?:the|a|mon|tues|wednes|thurs|fri|satur|sun)"
_AFTER_HOUR: Final = (
    rf"(?={_STOP}| (?:{_PART_OF_DAY}|that|on|when|and|sharp|this|the|or|tonight|to\b))"
)
_AFTER_LEAD: Final = (
    rf"(?={_STOP}| (?:{_PART_OF_DAY}|that (?:night|morning|evening|day)|sharp|tonight|{_DAY}))"
)
_AFTER_ABOUT: Final = rf"(?={_STOP}| {_PART_OF_DAY}| that (?:night|morning|evening|day))"
_GOES_ON: Final = (
    rf"(?={_STOP}| (?:{_PART_OF_DAY}|{_DAY}|that|when|and|but|or|the|an?|he|she|we|they|I|it|there|"
    r"this|today|tonight|yesterday|with|while|as|in|my|our|his|her|their|sharp|local)\b)"
)
"""What may follow a number that is a time: no noun that it could count."""
_UNITS: Final = _any(form for forms in MEASURES.values() for form in forms)
NO_UNIT: Final = (
    rf"(?![\w%€$£]|[.,:/-]?\d|-\w| ?(?:[%€$£¥]|(?:{_UNITS}|an? (?:{_UNITS}|head|piece|share|day)|"
    r"per|each|apiece|million|billion|thousand|hundred|points?|times|volts?|bar|tons?|tonnes?|pence|"
    r"francs?|crowns?|knots)\b))"
)
"""No further digit, unit or currency after it; ``NOT_MEASURED`` bars units alone."""
NOT_MEASURED: Final = rf"(?! ?-?(?:{_UNITS})\b)"
_POINT: Final = r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)"
_EARLY: Final = r"(?P<hour>0\d)\.(?P<minute>[0-5]\d)"
"""A leading nought is in no decimal: "05.50" is a time by itself."""
_DIGITAL: Final = r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?!:?\d)(?: (?:hours|hrs|o[’']clock))?"
_FOUR: Final = r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"
_TEN: Final = (
    rf"(?P<ten>(?:{_MINUTES}|{_BELOW_TEN}|[1-5]?\d)(?= minute)"
    r"|five|ten|twenty(?:[ -]five)?|5|10|20)(?: minutes?)?"
)
_PAST: Final = (
    rf"(?P<half>half past|(?:a )?quarter (?:past|to|after)|{_TEN} (?:past|after"
    r"|(?<=minutes )to|(?<=minute )to))"
)
_TO: Final = rf"(?P<half>{_TEN} to)"
_NAMED_HOUR: Final = rf"(?P<hour>{HOURS}|1?\d|midnight|noon|midday)"
_FEW: Final = r"(?! (?!(?:was|is|his|this|as|has|yes)\b)[a-z-]+s\b| (?:people|men|women|or)\b)"
"""No noun in the plural after it: "at five to six she rang", not "five to six people"."""
_HALF_HOUR: Final = (
    rf"(?P<half>half) (?P<hour>{HOURS})(?! ?-| (?:hundred|thousand|million|of|an?|the|way)\b)"
)
_END: Final = rf"(?:[0-2]?\d(?:[:.][0-5]\d)?|{HOURS})(?: ?[ap]\.?m\b\.?| o[’']clock)?"
ENDS: Final = re.compile(
    rf"(?P<hour>[0-2]?\d|{HOURS})(?:[:.](?P<minute>[0-5]\d))?{MERIDIEM}?(?: o[’']clock)?",
    re.IGNORECASE,
)
"""One end of a stretch of time."""
_SHORTLY: Final = rf"(?P<approx>{_any(SHORTLY_BEFORE | SHORTLY_AFTER)}) "
_SPOKEN: Final = rf"(?P<hour>{HOURS}) (?P<spoken>{_MINUTES})(?!-)"
_TOLD: Final = r"(?=.{0,20}(?:[:.]\d\d|[ap]\.?m\b|clock))"
"""Of two bare numbers ("between nine and ten") words do not say that they are times."""
_BETWEEN: Final = rf"between {_TOLD}(?P<first>{_END}) and (?P<last>{_END}){NO_UNIT}(?! \w+s\b)"
_FROM: Final = (
    rf"from {_TOLD}(?P<first>{_END}) (?:to|until|till) (?P<last>{_END}){NO_UNIT}(?! \w+s\b)"
)
CLOCKS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = tuple(
    (clock_pattern(pattern), reader)
    for pattern, reader in (
        (_BETWEEN, read_between),
        (_FROM, read_between),
        (rf"{_MAYBE}(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d){MERIDIEM}", read_clock),
        (rf"{_MAYBE}(?P<hour>1?\d)\.(?P<minute>[0-5]\d){_IN_HALF}", read_clock),
        (rf"{_MAYBE}{_DIGITAL}{_HALF}", read_clock),
        (rf"{_MAYBE}(?P<hour>[01]?\d|2[0-4])h(?P<minute>[0-5]\d)", read_clock),
        (rf"{_AT}{_MAYBE}{_POINT} ?(?:hours|hrs|h|o[’']clock)", read_clock),
        (rf"{_POINT_LEAD}{_MAYBE}{_POINT}{NO_UNIT}{_HALF}", read_clock),
        (rf"{APPROX}{_POINT}{NO_UNIT}{_GOES_ON}", read_clock),
        (rf"(?<![.\d])(?<!\bon ){_EARLY}{NO_UNIT}", read_clock),
        (rf"{_LEAD}{_MAYBE}{_FOUR} ?(?:hours|hrs|h)(?! of)", read_clock),
        (rf"{_MAYBE}(?=0){_FOUR} ?(?:hours|hrs|h)(?! of)", read_clock),
        (rf"(?<=\bat ){_MAYBE}{_FOUR}{NO_UNIT}{_GOES_ON}", read_clock),
        (rf"{_MAYBE}(?P<hour>{HOURS}) (?P<spoken>{_MINUTES}){MERIDIEM}", read_clock),
        (rf"(?:{_LEAD}|(?={APPROX_WORD})){_MAYBE}{_SPOKEN}{_FEW}{NO_UNIT}{_HALF}", read_clock),
        (rf"{_MAYBE}(?P<hour>1?\d|{HOURS}){MERIDIEM}", read_clock),
        (rf"{_MAYBE}(?P<hour>1?\d|{HOURS}) o[’']clock{_HALF}", read_clock),
        (rf"{_MAYBE}{_PAST} {_NAMED_HOUR}{_HALF}", read_clock),
        (rf"{_LEAD_TO}{_MAYBE}{_TO} {_NAMED_HOUR}{_FEW}{NO_UNIT}{_HALF}", read_clock),
        (rf"{_LEAD_TO}{_MAYBE}{_HALF_HOUR}{_HALF}", read_clock),
        (rf"(?:about|around) {_HALF_HOUR}{_HALF}", read_clock),
        (rf"{_AT}{_MAYBE}(?P<hour>{HOURS}|1?\d|2[0-4]){_AFTER_HOUR}{_HALF}", read_clock),
        (rf"{_SHORTLY}(?P<hour>{HOURS}|1?\d){_AFTER_LEAD}{_HALF}", read_clock),
        (rf"{_LEAD}{_MAYBE}(?P<hour>(?!one\b)(?:{HOURS})|1?\d){_AFTER_LEAD}{_HALF}", read_clock),
        (rf"(?P<approx>about|around) (?P<hour>{HOURS}|1?\d){_AFTER_ABOUT}{_HALF}", read_clock),
        (rf"{_MAYBE}(?:(?:12|twelve) )?(?P<named>midnight|noon|midday)", read_noon),
    )
)  # fmt: skip
"""Patterns with their readers, the surest first."""
