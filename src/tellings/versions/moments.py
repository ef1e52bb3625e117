"""When and where each claim of a conflict set puts whom, or what is how: its time line."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.records.findings import Moment
from tellings.versions.clock import DAY, MINUTE, Interval, Range
from tellings.versions.facts import Facts


def moments_of(claims: Sequence[str], facts: Facts) -> tuple[Moment, ...]:
    """Return a moment for each of ``claims`` that has a time, of its own or by what it happened at.

    What lasted reaches from its beginning to its end.
    """
    found = []
    for claim in claims:
        span = _span(claim, facts)
        if span is None:
            continue
        who, place = _shown(claim, facts)
        found.append(
            Moment(
                claim=claim,
                who=who,
                place=place,
                earliest=_iso(span[0]),
                latest=_iso(span[1]),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.earliest, one.latest, one.claim)))


def _shown(claim: str, facts: Facts) -> tuple[str | None, str | None]:
    """Return who a claim puts where, or what is how by it; None where it says neither."""
    for presence in facts.presences:
        if presence.claim == claim:
            return facts.names[presence.person], presence.place
    for absence in facts.absences:
        if absence.claim == claim:
            who = "nobody else" if absence.person is None else facts.names[absence.person]
            return (
                who,
                f"at {absence.place}" if absence.person is None else f"not at {absence.place}",
            )
    for state in facts.states:
        if state.claim == claim:
            return state.who, state.how
    return None, None


def _span(claim: str, facts: Facts) -> tuple[int, int] | None:
    for presence in facts.presences:
        if presence.claim != claim:
            continue
        if presence.lasting is not None and presence.lasting.begin and presence.lasting.end:
            return _between(presence.lasting.begin, presence.lasting.end)
        left = facts.times.get(presence.until or "")
        if left is not None and claim in facts.times:
            return _between(facts.times[claim], left)
        begun = facts.times.get(presence.begins or (claim if presence.at_start else ""))
        if presence.length is not None and begun is not None and begun.last is not None:
            lasted = presence.length.high or presence.length.low or 0
            return _between(begun, replace(begun, last=begun.last + lasted))
    ranges: list[Range | None] = [one.lasting for one in facts.states if one.claim == claim]
    ranges += [one.lasting for one in facts.absences if one.claim == claim]
    for lasting in ranges:
        if lasting is not None and lasting.begin and lasting.end:
            return _between(lasting.begin, lasting.end)
    for name in _together(claim, facts):
        if name in facts.times:
            return _between(facts.times[name], facts.times[name])
    return None


def _between(begin: Interval, end: Interval) -> tuple[int, int] | None:
    if begin.first is None or end.last is None:
        return None
    return begin.first, end.last


def _together(claim: str, facts: Facts) -> Iterator[str]:
    """Yield the claim, and those of what it happened at or is the same as, nearest first."""
    seen = [claim]
    for name in seen:
        yield name
        links = [(o.first, o.then) for o in facts.orders if o.together]
        links += [(t.left, t.right) for t in facts.ties]
        for one, other in links:
            for here, there in ((one, other), (other, one)):
                if here == name and there not in seen:
                    seen.append(there)


def _iso(second: int) -> str:
    date = datetime.date.fromordinal(second // DAY)
    clock = second % DAY // MINUTE
    return f"{date.isoformat()}T{clock // 60:02d}:{clock % 60:02d}"
