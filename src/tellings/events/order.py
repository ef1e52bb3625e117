"""Story order: in which order the events happened, as far as the tellings show it.

Each account's own course comes first (``course``): its telling order, put right where tense,
connectives and stated times say that it tells out of order. The events that several accounts tell
are then ordered by those courses: laid out along the account that tells most, filled in from the
others, and put right wherever more accounts put two neighbours the other way round. What an
account's words say outright ("after", a past perfect) counts ``OUTRIGHT`` tellings. An event that
one account alone tells stands behind the shared event before it there; what an account tells before
its first shared event precedes that one. A lone event that an account opens with but dates years
later goes to the end.

Times as stated overrule all this where two events have them: what ends before another begins is
not put after it.

Insertion by majority is local Kemeny optimisation: Dwork et al. (2001), Rank aggregation methods
for the Web.

    A: meets, quarrels, leaves      B: quarrels, is arrested, leaves      ->
    meets, quarrels, is arrested, leaves
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.events.course import Course, course
from tellings.events.features import Interval, ends_before
from tellings.records.claims import Claim, is_sure
from tellings.records.language import Analysis

LATER = re.compile(r"\b(?:years?|months?|decades?)\s+(?:later|after(?:wards)?)\b", re.IGNORECASE)
DATE = re.compile(r"\d{4}")
FARTHEST = 200
"""How many places a shared event may be moved: keeps the work near linear."""

OUTRIGHT = 2
"""How many tellings the words "after" or a past perfect outweigh."""

NO_ANALYSES: Mapping[str, Analysis] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a group follows the group ``earlier``: see ``records.events.Precedence``."""

    earlier: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """Each group's place in the story, from 0, and what it follows."""

    ranks: tuple[int, ...]
    reasons: tuple[tuple[Reason, ...], ...]


def story_order(
    groups: Sequence[Sequence[Claim]], analyses: Mapping[str, Analysis] = NO_ANALYSES
) -> StoryOrder:
    """Return the order of the groups, which are events: lists of claims.

    ``analyses`` by account id tell tense and connectives; without them telling order and dates
    decide.
    """
    courses = _courses(groups, analyses)
    votes = _Votes(courses)
    shared = [len({claim.account for claim in group}) > 1 for group in groups]
    spine = _majority(_layout(courses, shared), votes)
    ranked = _fill(spine, courses, shared, [_opens_later(group) for group in groups])
    times = [_interval([claim for claim in group if is_sure(claim)]) for group in groups]
    ranked = _by_time(ranked, times)
    ranks = [0] * len(groups)
    for rank, number in enumerate(ranked):
        ranks[number] = rank
    spine = [number for number in ranked if shared[number]]
    return StoryOrder(ranks=tuple(ranks), reasons=_reasons(ranks, spine, courses, votes, times))


def _courses(
    groups: Sequence[Sequence[Claim]], analyses: Mapping[str, Analysis]
) -> tuple[Course, ...]:
    """Return the accounts' courses, those that tell most first.

    An event told twice in an account stands where it is told at greatest length, of what was surely
    read if there is any.
    """
    chosen: dict[str, list[tuple[int, Claim]]] = {}
    for number, group in enumerate(groups):
        for account in sorted({claim.account for claim in group}):
            own = [claim for claim in group if claim.account == account]
            main = min(own, key=lambda c: (not is_sure(c), c.start - c.end, c.start, c.id))
            chosen.setdefault(account, []).append((number, main))
    by_size = sorted(chosen.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(course(told, analyses.get(account)) for account, told in by_size)


class _Votes:
    """How many accounts put one event before another, outright words counting more."""

    def __init__(self, courses: Sequence[Course]) -> None:
        self._courses = courses
        self._said: dict[tuple[int, int], int] = {}
        for one in courses:
            for saying in one.sayings:
                pair = (saying.earlier, saying.later)
                self._said[pair] = self._said.get(pair, 0) + OUTRIGHT

    def before(self, one: int, other: int) -> int:
        """Return the votes for ``one`` before ``other`` less those against."""
        told = sum(each.order(one, other) for each in self._courses)
        return told + self._said.get((one, other), 0) - self._said.get((other, one), 0)

    def told(self, one: int, other: int) -> tuple[int, int]:
        """Return how many accounts put ``one`` before ``other``, and how many say either."""
        said = [each.order(one, other) for each in self._courses]
        return said.count(1), sum(value != 0 for value in said)


def _layout(courses: Sequence[Course], shared: Sequence[bool]) -> list[int]:
    """Return the shared events: those of the longest telling, then the others' put in between."""
    line: list[int] = []
    for each in courses:
        places = {number: place for place, number in enumerate(line)}
        after: dict[int, list[int]] = {}
        last = -1
        for number in each.line:
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


def _majority(line: Sequence[int], votes: _Votes) -> list[int]:
    """Return the line with neighbours swapped that most accounts put the other way round."""
    result: list[int] = []
    for number in line:
        at = len(result)
        while at > max(0, len(result) - FARTHEST) and votes.before(number, result[at - 1]) > 0:
            at -= 1
        result.insert(at, number)
    return result


def _fill(
    spine: Sequence[int],
    courses: Sequence[Course],
    shared: Sequence[bool],
    later: Sequence[bool],
) -> list[int]:
    """Return all events: the spine, each account's lone events behind what they follow."""
    before: dict[int, list[int]] = {}
    behind: dict[int, list[int]] = {}
    end: list[int] = []
    for each in courses:
        last: int | None = None
        opening: list[int] = []
        for number in each.line:
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


def _reasons(
    ranks: Sequence[int],
    spine: Sequence[int],
    courses: Sequence[Course],
    votes: _Votes,
    times: Sequence[Interval],
) -> tuple[tuple[Reason, ...], ...]:
    """Return for each group what it follows and why; nothing that the order itself denies."""
    found: list[dict[tuple[int, str], Reason]] = [{} for _ in ranks]

    def add(earlier: int, later: int, name: str, detail: str) -> None:
        if ranks[earlier] < ranks[later]:
            reason = Reason(earlier=earlier, name=name, detail=detail)
            found[later].setdefault((earlier, name), reason)

    for each in courses:
        for saying in each.sayings:
            add(saying.earlier, saying.later, saying.name, saying.detail)
    for one, other in pairwise(spine):
        agreed, said = votes.told(one, other)
        if agreed:
            add(one, other, "told", f"{agreed} of {said} accounts tell it so")
    dated = sorted(
        (n for n, time in enumerate(times) if time != (None, None)), key=ranks.__getitem__
    )
    for one, other in pairwise(dated):
        if ends_before(times[one], times[other]):
            add(one, other, "date", f"{times[one][1]} lies before {times[other][0]}")
    return tuple(tuple(each.values()) for each in found)


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
