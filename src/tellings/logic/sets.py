"""All minimal conflict sets of at most so many claims, smallest first.

A set is given with what it rests on: it is minimal in claims and grounds together, so without any
one of them the rest can hold. It comes from

- a clash that is given, or two values of one key;
- a negative cycle of times (``cycles``);
- two stays of one person that clash (``travel``);
- more than two stays of one person that each fit beside each other and not all together: found only
  by trying orders (``schedule``), so only in parts of at most MOST_TRIED claims, by the duality of
  conflict sets and what settles them (Reiter 1987, "A theory of diagnosis from first principles").
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tellings.logic import cycles, schedule, travel
from tellings.logic.cores import look, neighbours
from tellings.logic.cycles import Budget, Cycle, Elements, Ground
from tellings.logic.nearness import Nearness, nearness
from tellings.logic.problem import ALWAYS, TOGETHER, Problem
from tellings.logic.solve import Orders, smallest_first
from tellings.logic.travel import Meeting

MOST_TRIED = 40
"""Claims in a part of which orders of stays are tried for all sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction that is given: the claims exclude each other."""

    elements: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Stays of one person that cannot be fitted in any order, though each two can."""

    elements: Elements
    stays: tuple[int, ...]


Shown = Clash | Cycle | Meeting | Crowd


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSets:
    """The sets, smallest first; ``complete`` unless a search had to stop."""

    sets: tuple[Shown, ...]
    complete: bool


def conflict_sets(problem: Problem, *, max_size: int) -> ConflictSets:
    """Return the minimal conflict sets of at most ``max_size`` claims."""
    ground = cycles.grounds(problem)
    budget = Budget()
    found: list[Shown] = [c for c in clashes(problem, ground) if claims_of(c) <= max_size]
    found += cycles.cycles(problem, max_size=max_size, budget=budget)
    if len(problem.stays) > 1:
        most = cycles.most_labelled(problem.edges, max_size)
        near = nearness(problem.edges, problem.variables, most)
        found += travel.meetings(problem, near, ground, max_size=max_size, budget=budget)
        found += crowds(problem, near, ground, found, max_size=max_size)
    return ConflictSets(sets=smallest(found), complete=not budget.spent)


def claims_of(shown: Shown) -> int:
    """Return the number of claims in a set."""
    return sum(1 for element in shown.elements if element > ALWAYS)


def smallest(found: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return the sets whose elements hold those of no other, smallest first, each once.

    Of several ways to show one set the shortest explanation stands.
    """
    kept: list[Shown] = []
    known: dict[Elements, None] = {}
    holders: dict[int, list[Elements]] = {}
    for shown in sorted(found, key=_order):
        elements = shown.elements
        if any(other <= elements for one in elements for other in holders.get(one, ())):
            continue
        known[elements] = None
        kept.append(shown)
        for one in elements:
            holders.setdefault(one, []).append(elements)
    return tuple(kept)


def _order(shown: Shown) -> tuple[object, ...]:
    claims = sorted(element for element in shown.elements if element > ALWAYS)
    length = len(shown.steps) if isinstance(shown, Cycle) else 0
    kind = (Clash, Cycle, Meeting, Crowd).index(type(shown))
    detail = repr(shown)
    grounds = sorted(-element for element in shown.elements if element < ALWAYS)
    return len(shown.elements), len(claims), claims, grounds, kind, length, detail


def clashes(problem: Problem, ground: Ground) -> Iterator[Clash]:
    """Yield the given clashes, and each two values of one key that differ."""
    for claims, rest in problem.clashes:
        yield Clash(elements=frozenset(claims) | ground(rest))
    values = problem.values
    order = np.argsort(values.key, kind="stable")
    edges = np.flatnonzero(np.diff(values.key[order])) + 1
    for group in np.split(order, edges):
        said: dict[int, list[int]] = {}
        for place in group.tolist():
            said.setdefault(int(values.value[place]), []).append(place)
        if len(said) > 1:
            yield from _differing(list(said.values()), problem, ground)


def _differing(said: Sequence[list[int]], problem: Problem, ground: Ground) -> Iterator[Clash]:
    values = problem.values
    for number, mine in enumerate(said):
        for others in said[number + 1 :]:
            for one, other in product(mine, others):
                claims = frozenset((int(values.label[one]), int(values.label[other])))
                rests = ground(int(values.rest[one])) | ground(int(values.rest[other]))
                if len(claims) == 2:
                    yield Clash(elements=claims | rests)


def crowds(
    problem: Problem,
    near: Nearness,
    ground: Ground,
    known: Sequence[Shown],
    *,
    max_size: int,
) -> list[Crowd]:
    """Return the sets that only trying orders of three and more stays shows."""
    found: list[Crowd] = []
    for part in open_parts(problem, near):
        # Grounds are settled for the part as a whole: all that its claims rest on is listed.
        rests = frozenset().union(
            *(ground(int(r)) for r in np.unique(np.append(part.edges.rest, part.stays.rest)))
        )
        labels = np.unique(np.append(part.edges.label, part.stays.label))
        claims = [label for label in labels.tolist() if label != ALWAYS]
        if len(claims) > MOST_TRIED or _fits(part):
            continue
        shown = [s.elements & frozenset(claims) for s in known if s.elements <= set(claims) | rests]
        with Orders() as solver:
            tried = schedule.Schedule(problem=part, solver=solver)
            for core in smallest_first(claims, _tester(tried, part), max_size=max_size):
                if not any(other <= core for other in shown):
                    needed = needed_rests(part, core, rests, ground)
                    stays = np.flatnonzero(np.isin(part.stays.label, list(core))).tolist()
                    found.append(Crowd(elements=core | needed, stays=tuple(stays)))
    return found


def _fits(part: Problem) -> bool:
    """Whether all that a part says can be true, seen without trying orders."""
    seen = look(part)
    return not seen.cores and seen.bounds is not None and schedule.fits(part, seen.bounds)


def needed_rests(part: Problem, core: Elements, rests: Elements, ground: Ground) -> Elements:
    """Return those of ``rests`` without which the claims ``core`` could all be true."""
    needed = set(rests)
    for name in sorted(rests, reverse=True):
        kept = needed - {name}
        if schedule.settled(standing(part, frozenset(kept), ground), sorted(core)) is not None:
            needed = kept
    return frozenset(needed)


def standing(problem: Problem, kept: Elements, ground: Ground) -> Problem:
    """Return the problem of what rests on nothing but the grounds ``kept``."""
    holds = np.array([ground(number) <= kept for number in range(len(problem.rests))])
    return replace(
        problem,
        edges=problem.edges.where(holds[problem.edges.rest]),
        stays=problem.stays.where(holds[problem.stays.rest]),
        values=problem.values.where(holds[problem.values.rest]),
        clashes=tuple(clash for clash in problem.clashes if holds[clash[1]]),
    )


def _tester(tried: schedule.Schedule, part: Problem) -> Callable[[frozenset[int]], bool]:
    def possible(claims: frozenset[int]) -> bool:
        alive: NDArray[np.bool_] = np.zeros(part.claims, dtype=np.bool_)
        alive[sorted(claims)] = True
        return tried.refute(alive) is None

    return possible


def open_parts(problem: Problem, near: Nearness) -> Iterator[Problem]:
    """Yield the parts in which three stays of one person may overlap each other."""
    stays = problem.stays
    earliest, latest = -near.back[-1], near.out[-1]
    crowded: dict[int, int] = {}
    # A stay may reach from its earliest start to its latest end, whatever is accepted.
    end, start = latest[stays.end], earliest[stays.start]
    for left, right in neighbours(stays, end, start, problem.away):
        way = problem.away[stays.place[left], stays.place[right]]
        close: NDArray[np.bool_] = (way != TOGETHER) & (end[left] + way > start[right])
        close &= end[right] + way > start[left]
        for place in (*left[close].tolist(), *right[close].tolist()):
            crowded[place] = crowded.get(place, 0) + 1
    people = {int(stays.person[place]) for place, count in crowded.items() if count > 1}
    if not people:
        return
    for part in schedule_parts(problem):
        if people & set(part.stays.person.tolist()):
            yield part


def schedule_parts(problem: Problem) -> list[Problem]:
    """Return the problem split into parts that share no variable (but the origin) and no person."""
    stays, edges = problem.stays, problem.edges
    people = problem.variables + stays.person
    inner = (edges.source != 0) & (edges.target != 0)
    # A claim ties what it speaks of together: its edges may start at the origin only.
    end = np.where(edges.source != 0, edges.source, edges.target)
    claim = problem.variables + int(stays.person.max(initial=0)) + 1
    tied = edges.label != ALWAYS
    left = np.concatenate((edges.source[inner], stays.start, stays.end, end[tied]))
    right = np.concatenate((edges.target[inner], people, people, claim + edges.label[tied]))
    root = connected(claim + problem.claims, left, right)
    return [
        replace(
            problem,
            edges=edges.where(root[end] == group),
            stays=stays.where(root[people] == group),
            clashes=(),
            values=problem.values.where(np.zeros(len(problem.values), dtype=np.bool_)),
        )
        for group in np.unique(root[people]).tolist()
    ]


def connected(size: int, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each of ``size`` nodes the smallest node that the pairs connect it with."""
    root = np.arange(size)
    while True:
        low = np.minimum(root[left], root[right])
        before = root.copy()
        np.minimum.at(root, root[left], low)
        np.minimum.at(root, root[right], low)
        while not (root[root] == root).all():
            root = root[root]
        if (root == before).all():
            return root
