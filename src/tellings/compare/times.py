"""Times: when two claims put the same happening.

Bounds are ISO 8601 text: days ("2013-01-23"), clock times ("T09:00"), both, or days of any year
("XXXX-12-23"). Two times are compared on what both of them say: a clock time against a date shows
nothing. A coarser time never excludes a finer one inside it. Margins ("about nine") are in the
bounds already.

>>> compare_bounds(("2013-01-01", "2013-12-31"), ("2013-05-04", "2013-05-04"))
'broader'
"""

import re
from math import inf
from typing import Literal

from tellings.compare.levels import Direction, Outcome, clash, compatible, same, silent, strained
from tellings.records.claims import When

Bounds = tuple[str | None, str | None]
Order = Literal["silent", "equal", "narrower", "broader", "overlap", "before", "after"]
ISO = re.compile(
    r"(?P<year>[\dX]{4})?(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<clock>T\d\d:\d\d.*)?"
)
FIELDS = ("date", "day", "clock")
CHARITY: tuple[Order, ...] = (
    "equal",
    "narrower",
    "broader",
    "overlap",
    "silent",
    "before",
    "after",
)
"""Readings of an unclear time, the most charitable first."""
LAST_DAY = "31"
WATCHES = 10
"""Minutes by which two exact clock times may be apart and still be two watches."""
ROUND = 5
"""Minutes by which a clock time in round figures may be off."""
MIDNIGHT, MIDNIGHT_FROM = "T24:00", "T23:30"


OPEN_START = frozenset(["before", "until", "till", "by", "to"])
OPEN_END = frozenset(["after", "since", "from"])
HALF_DAY = ("am", "a.m", "pm", "p.m", "noon", "midday", "midnight", "morning", "afternoon",
            "evening", "night", "hours", "hrs")  # fmt: skip
WRITTEN_24 = re.compile(r"\b0\d[:.h]?\d\d|\d\dh\d\d")
"""Digits of the 24 hours, which leave no other half of the day."""


def bounds(when: When) -> Bounds:
    """Return the interval that ``when`` allows: "before five" is open towards the past."""
    relation = (when.relation or "").lower()
    return (
        None if relation in OPEN_START else when.earliest,
        None if relation in OPEN_END else when.latest,
    )


def compare_times(  # noqa: PLR0911  # one return a level
    left: When | None, right: When | None
) -> Outcome:
    """Compare when two claims put one happening."""
    if left is None or right is None:
        return silent()
    orders = [compare_bounds(one, other) for one in readings(left) for other in readings(right)]
    order = min(orders, key=CHARITY.index)
    words = f"“{left.stated}” and “{right.stated}”"
    if order == "silent":
        alike = left.stated.lower() == right.stated.lower()
        return same(f"both say “{left.stated}”") if alike else silent()
    if order == "equal":
        return same(f"{words} are the same time")
    if order in ("before", "after") and rounded(left, right):
        return compatible(f"{words} lie within {ROUND} minutes of each other")
    if order in ("before", "after") and minutes_apart(left, right) <= WATCHES:
        return strained(f"{words} are {counted_minutes(left, right)} apart")
    if order in ("before", "after"):
        return clash(f"{words} are two different times", "value")
    finer: dict[Order, Direction] = {"narrower": "narrower", "broader": "broader"}
    if order in finer:
        return compatible(f"{words}: one is more exact", finer[order])
    return compatible(f"{words} overlap")


def minutes_apart(left: When, right: When) -> float:
    """Return the fewest minutes between two clock times of one day, infinity for other times."""
    gaps = (_gap(one, other) for one in readings(left) for other in readings(right))
    return min((gap for gap in gaps if gap is not None), default=inf)


def counted_minutes(left: When, right: When) -> str:
    """Return the minutes between two clock times in words."""
    gap = int(minutes_apart(left, right))
    return "a minute" if gap == 1 else f"{gap} minutes"


def _gap(left: Bounds, right: Bounds) -> int | None:
    """Return the minutes between two intervals of clock times, None for those of two days."""
    clocks = [_minutes(edge) for edge in (*left, *right)]
    dates = {edge[:-6] for edge in (*left, *right) if edge and not edge.startswith("T")}
    if any(clock is None for clock in clocks) or len(dates) > 1:
        return None
    low, high, other_low, other_high = (clock or 0 for clock in clocks)
    return max(low - other_high, other_low - high, 0)


def rounded(left: When, right: When) -> bool:
    """Whether two clock times are so near, one in round figures, that both may mean one.

    "Ten past ten" and 22:11 in a log of telephone calls are one call.
    """
    pairs = ((one, other) for one in readings(left) for other in readings(right))
    return any(_near(one, other) for one, other in pairs)


def _near(left: Bounds, right: Bounds) -> bool:
    gap = _gap(left, right)
    starts = [_minutes(one[0]) for one in (left, right)]
    return gap is not None and gap <= ROUND and any((one or 0) % ROUND == 0 for one in starts)


def _minutes(edge: str | None) -> int | None:
    """Return the clock time of an ISO text in minutes; None when it has none."""
    found = ISO.fullmatch(edge) if edge else None
    clock = found["clock"] if found else None
    return None if clock is None else int(clock[1:3]) * 60 + int(clock[4:6])


def readings(when: When) -> tuple[Bounds, ...]:
    """Return the intervals that ``when`` can mean: "nine o'clock" is in the morning or at night."""
    stated = bounds(when)
    clocks = [edge for edge in stated if edge and edge.startswith("T")]
    text = when.stated.lower()
    if "midnight" in text and all(clock < "T01" for clock in clocks):
        return stated, end_of_day(when, stated)
    told = any(word in text for word in HALF_DAY) or WRITTEN_24.search(text) is not None
    if not clocks or told or any(not "T01" <= clock < "T13" for clock in clocks):
        return (stated,)
    return stated, (later(stated[0]), later(stated[1]))


def end_of_day(when: When, stated: Bounds) -> Bounds:
    """Return midnight as the end of a day: "before midnight", "around midnight" from 23:30 on."""
    around = when.earliest != when.latest
    low = MIDNIGHT_FROM if around else MIDNIGHT
    return (None if stated[0] is None else low, None if stated[1] is None else MIDNIGHT)


def later(clock: str | None) -> str | None:
    """Return a clock time twelve hours on."""
    if clock is None:
        return None
    return f"T{(int(clock[1:3]) + 12) % 24:02d}{clock[3:]}"


def compare_bounds(left: Bounds, right: Bounds) -> Order:
    """Return how the left interval lies to the right one, on the fields that both give."""
    for field in FIELDS:
        low, high = part(left[0], field), part(left[1], field, last=True)
        other_low, other_high = part(right[0], field), part(right[1], field, last=True)
        if (low is None and high is None) or (other_low is None and other_high is None):
            continue
        order = interval_order((low, high), (other_low, other_high))
        if order != "equal" or field == FIELDS[-1] or not both_have_clock(left, right):
            return order
    return "silent"


def both_have_clock(left: Bounds, right: Bounds) -> bool:
    """Whether both sides also give a clock time, which decides between equal days."""
    return all(any(edge and "T" in edge for edge in side) for side in (left, right))


def part(edge: str | None, field: str, *, last: bool = False) -> str | None:
    """Return the date with its year, the day of any year, or the clock time of an ISO text.

    Months and years without a day are filled up to their first or ``last`` day, so that plain
    text order is time order.
    """
    found = ISO.fullmatch(edge) if edge else None
    if found is None:
        return None
    year, month, day, clock = found["year"], found["month"], found["day"], found["clock"]
    if field == "clock":
        return clock
    if field == "date" and (year is None or "X" in year):
        return None
    if field == "day" and month is None:
        return None
    tail = f"{month or ('12' if last else '01')}-{day or (LAST_DAY if last else '01')}"
    return f"{year}-{tail}" if field == "date" else tail


def interval_order(left: Bounds, right: Bounds) -> Order:
    """Return how two intervals of comparable text lie; None is unbounded."""
    (low, high), (other_low, other_high) = left, right
    if high is not None and other_low is not None and high < other_low:
        return "before"
    if other_high is not None and low is not None and other_high < low:
        return "after"
    if (low, high) == (other_low, other_high):
        return "equal"
    inside = within(left, right)
    outside = within(right, left)
    if inside == outside:
        return "overlap"
    return "narrower" if inside else "broader"


def within(inner: Bounds, outer: Bounds) -> bool:
    """Whether the inner interval lies in the outer one."""
    below = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    above = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return below and above
