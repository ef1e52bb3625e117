"""The times of a claim: every expression of its time roles, not the first alone.

"He called at two and at four" puts the call at both; "on 3 May at nine in the evening" gives a date
and a clock time. Two claims are compared on dates with dates and clock times with clock times, and
are apart only when no time of the one goes with any of the other.

>>> left, right = clock("at two", "T02:00"), clock("at four", "T04:00")
>>> compare_moments((left, right), (right,)).level.name
'SAME'
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tellings.compare.levels import Outcome, compatible, mildest, silent, strained, worst
from tellings.compare.times import compare_times
from tellings.records.claims import Claim, When
from tellings.text.times import find_times

RELATIONS = frozenset(["before", "after", "since", "until", "till", "by", "from"])
EARLIER = frozenset(["before", "until", "till"])
LATER = frozenset(["after", "since"])
LEAP_YEAR = "2000"
"""The year, XXXX in TIMEX3, of a day stated without one: in it 29 February is a day."""
WINDOW = 24
"""Characters about a time role in which its expression may begin or end."""


def clock(stated: str, time: str) -> When:
    """Return a time that stands nowhere; for examples and tests."""
    return When(stated=stated, start=0, end=0, earliest=time, latest=time)


def moments(claim: Claim) -> tuple[When, ...]:
    """Return the times with bounds in the time roles of ``claim``, and its ``when``."""
    found: list[When] = []
    for role in claim.roles:
        if role.role != "time":
            continue
        first = max(0, role.start - claim.start - WINDOW)
        last = min(len(claim.quote), role.end - claim.start + WINDOW)
        for time in find_times(claim.quote[first:last]):
            start, end = claim.start + first + time.start, claim.start + first + time.end
            bounded = time.earliest is not None or time.latest is not None
            if bounded and start < role.end and role.start < end:
                relation = role.marker if role.marker in RELATIONS else time.relation
                stated = claim.quote[start - claim.start : end - claim.start]
                found.append(
                    When(stated=stated, start=start, end=end, earliest=time.earliest,
                         latest=time.latest, relation=relation)
                )  # fmt: skip
    when = claim.when
    if when is not None and not any(o.start < when.end and when.start < o.end for o in found):
        found.append(when)
    return tuple(dict.fromkeys(found))


def compare_moments(left: Sequence[When], right: Sequence[When]) -> Outcome:
    """Compare the times of two claims of one happening: dates with dates, clocks with clocks."""
    outcomes = []
    for clocks in (False, True):
        ours = [one for one in left if is_clock(one) == clocks]
        theirs = [one for one in right if is_clock(one) == clocks]
        outcomes.append(mildest(compare_times(one, two) for one in ours for two in theirs))
    crossed = mildest(compare_times(one, two) for one in left for two in right)
    spoken = [one for one in outcomes if one.level]
    return worst(spoken) if spoken else crossed


def is_clock(when: When) -> bool:
    """Whether this is a clock time without a date."""
    return any(edge is not None and edge.startswith("T") for edge in (when.earliest, when.latest))


def next_day(left: When, right: When) -> bool:
    """Whether the right time lies on the day after the left one, both naming a single day.

    A day without its year is taken in a leap year.
    """
    days = [day_of(one) for one in (left, right)]
    if days[0] is None or days[1] is None:
        return False
    return days[1] - days[0] == timedelta(days=1)


def day_of(when: When) -> date | None:
    """Return the one day that a time names, None for another kind of time."""
    texts = {edge[:10] for edge in (when.earliest, when.latest) if edge}
    text = texts.pop().replace("XXXX", LEAP_YEAR) if len(texts) == 1 else ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def compare_order(ours: str | None, theirs: str | None, told: str) -> Outcome:
    """Compare on which sides of one thing two claims put their happening."""
    sides = {ours, theirs}
    if sides & EARLIER and sides & LATER:
        return strained(f"{told}: one is before, the other after", "order")
    return compatible(f"{told} go together") if ours == theirs else silent()
