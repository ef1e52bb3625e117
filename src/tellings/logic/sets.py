"""All minimal conflict sets of at most so many claims, smallest first.

A set is given with what it rests on: it is minimal in claims and grounds together, so without any
one of them the rest can hold. It comes from

- a clash that is given, or two values of one key;
- a negative cycle of times (``cycles``);
- two stays of one person that clash (``travel``);
- more stays that each fit beside each other and not all together (``crowds``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from tellings.logic import cycles, travel
from tellings.logic.crowds import Crowd, crowds
from tellings.logic.cycles import Budget, Cycle, Elements, Ground
from tellings.logic.nearness import nearness
from tellings.logic.problem import ALWAYS, Problem
from tellings.logic.travel import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction that is given: the claims exclude each other."""

    elements: Elements


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
        known = [shown.elements for shown in found]
        found += crowds(problem, ground, known, max_size=max_size, budget=budget)
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
