"""When claims put things, in seconds: one line of time for a case's clock times and dates.

Seconds, so that "before" can mean a moment before; a minute as stated is all of it, 21:14:00 to
21:14:59. A clock time without a date is of the case's ``day``; one that may be in the morning or
in the evening is read inside the case's ``hours``, and without them not at all.

A time in round figures that somebody states may be some minutes off; a log's may not.

>>> Reader(hours=("12:00", "24:00")).interval("2024-11-03T21:14", "2024-11-03T21:14", "21:14").rules
()
"""

import datetime
import re
from dataclasses import dataclass

from tellings.text.times import find_times

DAY = 86_400
MINUTE = 60
ISO = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)?(?:T(?P<hour>\d\d):(?P<minute>\d\d))?(?::\d\d)?")
TOLD = ("am", "a.m", "pm", "p.m", "noon", "midday", "midnight", "morning", "afternoon",
        "evening", "night", "hours", "hrs")  # fmt: skip
EARLY = 5 * 3600
"""Before five in the morning a clock time may be of the day after the one that is meant."""
ROUND = 5 * MINUTE
"""How far a time that somebody states in round figures may be off."""
EDGE = r"[\w:.’']+(?: (?:past|to|o[’']clock|[ap]\.?m\b\.?|minutes|[\w:]+)){0,3}?"
RANGE = re.compile(
    rf"\b(?:from|between) (?P<first>{EDGE}) (?:until|till|to|and) (?P<last>{EDGE})(?=$|[.,;!?)]| )",
    re.IGNORECASE,
)
UNTIL = re.compile(rf"\b(?:until|till) (?P<last>{EDGE})(?=$|[.,;!?)]| )", re.IGNORECASE)


OTHER_DAY = re.compile(
    r"\b(?:yesterday|tomorrow|(?:the|that) (?:day|night|evening|morning|afternoon) (?:before|after)"
    r"|(?:the )?(?:previous|following|next) (?:day|night|evening|morning|afternoon|week))\b",
    re.IGNORECASE,
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})s?\b")
GOES_ON = frozenset(
    [
        "on",
        "in",
        "at",
        "that",
        "this",
        "with",
        "and",
        "or",
        "but",
        "when",
        "while",
        "because",
        "for",
        "to",
        "by",
        "as",
        "before",
        "after",
        "until",
        "the",
        "he",
        "she",
        "they",
        "we",
        "it",
        "my",
        "our",
        "his",
        "her",
        "nobody",
        "no",
    ]
)
"""Words that may follow a clock time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A time between two seconds (None: open), and the rules of reading that it rests on."""

    first: int | None
    last: int | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Something that lasted: when it began and ended, each as far as it is stated."""

    begin: Interval | None
    end: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads times for one case; ``exact`` for a log, whose minutes are not rounded."""

    day: str | None = None
    hours: tuple[str, str] | None = None
    exact: bool = False

    def interval(
        self, earliest: str | None, latest: str | None, stated: str, relation: str | None = None
    ) -> Interval | None:
        """Return the seconds between two ISO bounds; None when they say no more than a day.

        ``relation`` opens a side: what was before nine ends there.
        """
        low, high = self._edge(earliest, stated), self._edge(latest, stated)
        if low is None or high is None or low[0] > high[0]:
            return None
        rules = set(low[1]) | set(high[1])
        # People say round figures: half past nine may have been 21:26.
        rounded = not self.exact and low[0] == high[0] and low[0] % (5 * MINUTE) == 0
        margin = ROUND if rounded else 0
        rules |= {"round"} if rounded else set()
        first: int | None = low[0] - margin
        last: int | None = high[0] + MINUTE - 1 + margin
        if relation in ("before", "by"):
            first = None
        if relation in ("after", "since"):
            last = None
        return Interval(first=first, last=last, rules=tuple(sorted(rules)))

    def stated(self, words: str) -> Interval | None:
        """Return the clock time that words such as "half past nine" state, all of them."""
        whole = f"at {words}"
        for time in find_times(whole):
            if time.kind == "clock" and time.start <= 3 and time.end >= len(whole.rstrip(" .")):
                return self.interval(time.earliest, time.latest, words)
        return None

    def lasting(self, words: str) -> Range | None:
        """Return the range of "from nine until ten", "between nine and ten", "until ten"."""
        if self.elsewhen(words):
            return None
        for match in RANGE.finditer(words):
            begin, end = self.stated(match["first"]), self._longest(words, match, "last")
            if begin is not None and end is not None:
                return Range(begin=begin, end=end)
        for match in UNTIL.finditer(words):
            end = self._longest(words, match, "last")
            if end is not None:
                return Range(begin=None, end=end)
        return None

    def elsewhen(self, words: str) -> bool:
        """Whether ``words`` speak of another day than the case's."""
        if OTHER_DAY.search(words):
            return True
        named = {match[0] for match in WEEKDAY.finditer(words.lower())}
        if self.day is None or not named:
            return bool(named)
        # "On Sundays" is of none of them.
        return WEEKDAYS[datetime.date.fromisoformat(self.day).weekday()] not in named

    def _longest(self, words: str, match: re.Match[str], group: str) -> Interval | None:
        """Return the time that the most words from a group's start on state."""
        following = re.findall(r"\S+", words[match.start(group) :])
        for count in range(min(4, len(following)), 0, -1):
            found = self.stated(" ".join(following[:count]).rstrip(".,;!?)"))
            if found is not None:
                # "From one to two people" counts people.
                ended = count == len(following) or following[count - 1][-1] in ".,;!?)"
                if ended or following[count].lower() in GOES_ON:
                    return found
                return found if following[count][0].isupper() else None
        return None

    def _edge(self, iso: str | None, stated: str) -> tuple[int, tuple[str, ...]] | None:
        found = ISO.fullmatch(iso) if iso else None
        if found is None or found["hour"] is None:
            return None
        clock = int(found["hour"]) * 3600 + int(found["minute"]) * MINUTE
        rules: tuple[str, ...] = ()
        if found["date"] is None and ambiguous(clock, stated):
            read = self._in_hours(clock)
            if read is None:
                return None
            clock, rules = read, ("hours",)
        date = found["date"]
        if date is None:
            if self.day is None or clock < EARLY:
                return None
            date, rules = self.day, ("day", *rules)
        return datetime.date.fromisoformat(date).toordinal() * DAY + clock, rules

    def _in_hours(self, clock: int) -> int | None:
        """Return the one reading of a clock time, as stated or twelve hours on, in the hours."""
        if self.hours is None:
            return None
        first, last = (int(edge[:2]) * 3600 + int(edge[3:]) * MINUTE for edge in self.hours)
        fitting = [time for time in (clock, clock + DAY // 2) if first <= time <= last]
        return fitting[0] if len(fitting) == 1 else None


def ambiguous(clock: int, stated: str) -> bool:
    """Whether a clock time may be in the morning or in the evening."""
    words = stated.lower()
    told = any(re.search(rf"\b{re.escape(word)}\b", words) for word in TOLD)
    return not told and re.search(r"\b0\d:", words) is None and 3600 <= clock < 13 * 3600


def shown(second: int) -> str:
    """Return a second as a clock time for people: "21:14"."""
    return f"{second % DAY // 3600:02d}:{second % 3600 // MINUTE:02d}"
