"""Story order: in which order the events happened, as far as the tellings show it.

Accounts mostly tell in the order of the story, but begin at different ends, and some open with a
frame ("years later, in court"). So the events that several accounts tell are ordered first: laid
out along the account that tells most, filled in from the others, then put right wherever more
accounts tell two neighbours the other way round. An event that one account alone tells follows the
shared event told before it there; what an account tells before its first shared event precedes
that one. A lone event that an account opens with but dates years later goes to the end.

Times as stated overrule all this where two events have them: what ends before another begins is
not put after it.

Insertion by majority is local Kemeny optimisation: Dwork et al. (2001), Rank aggregation methods
for the Web.

    A: meets, quarrels, leaves      B: quarrels, is arrested, leaves      ->
    meets, quarrels, is arrested, leaves
"""

import re
from collections.abc import Mapping, Sequence

from tellings.events.features import Interval, ends_before
from tellings.records.claims import Claim

LATER = re.compile(r"\b(?:years?|months?|decades?)\s+(?:later|after(?:wards)?)\b", re.IGNORECASE)
DATE = re.compile(r"\d{4}")
FARTHEST = 200
"""How many places a shared event may be moved: keeps the work near linear."""

Tellings = Mapping[str, Sequence[int]]


def story_order(groups: Sequence[Sequence[Claim]]) -> tuple[int, ...]:
    """Return each group's place in the story, from 0. Groups are events: lists of claims."""
    tellings = _tellings(groups)
    shared = [len({claim.account for claim in group}) > 1 for group in groups]
    spine = _majority(_layout(tellings, shared), tellings)
    ranked = _fill(spine, tellings, shared, [_opens_later(group) for group in groups])
    ranked = _by_time(ranked, [_interval(group) for group in groups])
    result = [0] * len(groups)
    for rank, number in enumerate(ranked):
        result[number] = rank
    return tuple(result)


def _tellings(groups: Sequence[Sequence[Claim]]) -> dict[str, list[int]]:
    """Return per account its events in telling order, those that tell most first.

    An event told twice in an account stands where it is told at greatest length.
    """
    chosen: dict[str, list[tuple[int, str, int]]] = {}
    for number, group in enumerate(groups):
        for account in sorted({claim.account for claim in group}):
            own = [claim for claim in group if claim.account == account]
            main = min(own, key=lambda c: (c.start - c.end, c.start, c.id))
            chosen.setdefault(account, []).append((main.predicate_start, main.id, number))
    by_size = sorted(chosen.items(), key=lambda item: (-len(item[1]), item[0]))
    return {account: [number for _, _, number in sorted(told)] for account, told in by_size}


def _layout(tellings: Tellings, shared: Sequence[bool]) -> list[int]:
    """Return the shared events: those of the longest telling, then the others' put in between."""
    line: list[int] = []
    for told in tellings.values():
        places = {number: place for place, number in enumerate(line)}
        after: dict[int, list[int]] = {}
        last = -1
        for number in told:
            if number in places:
                last = places[number]
            elif shared[number]:
                after.setdefault(last, []).append(number)
        merged = list(after.get(-1, ()))
        for place, number in enumerate(line):
            merged.append(number)
            merged.extend(after.get(place, ()))
        line = merged
    return line


def _majority(line: Sequence[int], tellings: Tellings) -> list[int]:
    """Return the line with neighbours swapped that most accounts tell the other way round."""
    places = [{number: place for place, number in enumerate(told)} for told in tellings.values()]
    result: list[int] = []
    for number in line:
        at = len(result)
        while at > max(0, len(result) - FARTHEST) and _votes(number, result[at - 1], places) > 0:
            at -= 1
        result.insert(at, number)
    return result


def _votes(one: int, other: int, places: Sequence[Mapping[int, int]]) -> int:
    """Return how many more accounts tell ``one`` before ``other`` than after it."""
    votes = 0
    for place in places:
        if one in place and other in place:
            votes += 1 if place[one] < place[other] else -1
    return votes


def _fill(
    spine: Sequence[int], tellings: Tellings, shared: Sequence[bool], later: Sequence[bool]
) -> list[int]:
    """Return all events: the spine, each account's lone events behind what they follow."""
    before: dict[int, list[int]] = {}
    behind: dict[int, list[int]] = {}
    end: list[int] = []
    for told in tellings.values():
        last: int | None = None
        opening: list[int] = []
        for number in told:
            if shared[number]:
                before.setdefault(number, []).extend(opening)
                last, opening = number, []
            elif last is not None:
                behind.setdefault(last, []).append(number)
            elif later[number]:
                end.append(number)
            else:
                opening.append(number)
        end = opening + end if last is None else end
    ranked: list[int] = []
    for number in spine:
        ranked += [*before.get(number, ()), number, *behind.get(number, ())]
    return ranked + end


def _opens_later(group: Sequence[Claim]) -> bool:
    return any(claim.when is not None and LATER.search(claim.when.stated) for claim in group)


def _interval(group: Sequence[Claim]) -> Interval:
    """Return the time that the claims of an event share; an open bound where none is stated."""
    dated = [c.when for c in group if c.when and DATE.match(c.when.earliest or c.when.latest or "")]
    starts = [when.earliest for when in dated if when.earliest]
    ends = [when.latest for when in dated if when.latest]
    return (min(starts, default=None), max(ends, default=None))


def _by_time(ranked: Sequence[int], times: Sequence[Interval]) -> list[int]:
    """Return the order with every dated event before those dated events that it ends before."""
    result: list[int] = []
    dated: list[int] = []
    for number in ranked:
        at = len(result)
        if times[number] != (None, None):
            at = next((n for n in dated if ends_before(times[number], times[result[n]])), at)
        result.insert(at, number)
        dated = [n + (n >= at) for n in dated]
        if times[number] != (None, None):
            dated = sorted([*dated, at])
    return result
