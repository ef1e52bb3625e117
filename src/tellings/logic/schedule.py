"""Whether claims can all be true, exactly: orders of stays are tried where bounds leave them open.

``cores.look`` compares stays two by two on their bounds. Three stays of one evening may each fit
beside each other and still not all fit in. So a schedule is tried: every point at its latest time.
Where two stays of one person overlap in it, one must come first: the two orders become variables of
a SAT solver, which chooses; each chosen order is an edge with a label of its own, and what the
times refute becomes a clause over claims and orders ("lazy SMT"; Barrett et al. 2009,
"Satisfiability Modulo Theories"). When the solver finds no orders, the claims it needs for that are
a core. Clauses hold whatever is accepted, so they are kept from one question to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from tellings.logic import cores
from tellings.logic.cores import Bounds, Core
from tellings.logic.problem import ALWAYS, TOGETHER, Edges, Ints, Problem, ints
from tellings.logic.solve import Orders

MOST_ROUNDS = 3_000
"""Choices of orders tried before a question is left open."""


class Unsettled(Exception):
    """The rounds did not suffice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The stay ``first`` ends, with the way, before the stay ``then`` begins."""

    first: int
    then: int


@dataclass(slots=True, kw_only=True)
class Schedule:
    """The orders of one problem's stays that have been thought of, and what is known about them.

    Claim c is variable c + 1 of the solver, order k variable ``claims`` + k + 1; as a label of an
    edge order k is ``claims`` + k. Where ``implied`` claims are (variables of the solver's clauses
    make them true when others are), only those at or above it are accepted by name.
    """

    problem: Problem
    solver: Orders
    orders: list[Order] = field(default_factory=list)
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    implied: int = 0

    def variable(self, label: int) -> int:
        """Return the solver's variable of a claim or order."""
        return label + 1

    def refute(self, alive: NDArray[np.bool_]) -> Core | None:
        """Return claims among those ``alive`` that cannot all be true; None when all can.

        Raises Unsettled when the question stays open.
        """
        here = self.problem.restricted(alive)
        padded = np.append(alive, True)
        stays = np.flatnonzero(padded[self.problem.stays.label])
        named = np.flatnonzero(alive[self.implied :]) + self.implied
        accepted = [self.variable(claim) for claim in named.tolist()]
        for _ in range(MOST_ROUNDS):
            true, clash = self.solver.ask(accepted, beyond=self.problem.claims)
            if true is None:
                return frozenset(variable - 1 for variable in clash)
            if self._tried(here, stays, padded[self.problem.stays.label], true):
                return None
        raise Unsettled

    def _tried(
        self, here: Problem, stays: Ints, present: NDArray[np.bool_], true: Sequence[int]
    ) -> bool:
        """Whether the chosen orders work; if not, what shows that is now known."""
        chosen = [
            number
            for number in (variable - 1 - self.problem.claims for variable in true)
            if present[self.orders[number].first] and present[self.orders[number].then]
        ]
        seen = cores.look(replace(here, edges=self._edges(here.edges, chosen)))
        for core in seen.cores:
            self.solver.add([-self.variable(label) for label in sorted(core)])
        if seen.cores:
            return False
        assert seen.bounds is not None
        left, right = overlaps(here, seen.bounds.last)
        middle = seen.bounds.first[here.stays.start] + seen.bounds.last[here.stays.end]
        swap = middle[left] > middle[right]
        first, then = np.where(swap, right, left), np.where(swap, left, right)
        for one, other in zip(stays[first].tolist(), stays[then].tolist(), strict=True):
            self._think_of(one, other)
        return not left.size

    def _think_of(self, one: int, other: int) -> None:
        """Let the solver choose which of two stays comes first, ``one`` rather than ``other``."""
        if (one, other) in self.numbers:
            return
        labels = self.problem.stays.label[[one, other]].tolist()
        clause = [-self.variable(label) for label in sorted(set(labels)) if label != ALWAYS]
        for first, then in ((one, other), (other, one)):
            self.numbers[first, then] = len(self.orders)
            clause.append(self.variable(self.problem.claims + len(self.orders)))
            self.orders.append(Order(first=first, then=then))
        self.solver.add(clause)
        self.solver.prefer([clause[-2], -clause[-1]])

    def _edges(self, edges: Edges, chosen: Sequence[int]) -> Edges:
        """Return the edges with those of the chosen orders."""
        stays = self.problem.stays
        first = ints(*(self.orders[number].first for number in chosen))
        then = ints(*(self.orders[number].then for number in chosen))
        way = self.problem.way(first, then)
        return Edges(
            source=np.append(edges.source, stays.start[then]),
            target=np.append(edges.target, stays.end[first]),
            weight=np.append(edges.weight, -way),
            label=np.append(edges.label, self.problem.claims + ints(*chosen)),
            rest=np.append(edges.rest, np.zeros(len(first), dtype=np.int64)),
        )


def overlaps(problem: Problem, times: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of stays of one person that overlap when the points have these times."""
    stays = problem.stays
    end, start = times[stays.end], times[stays.start]
    found_left, found_right = [ints()], [ints()]
    for left, right in cores.neighbours(stays, end, start, problem.away):
        way = problem.way(left, right)
        wrong = (way != TOGETHER) & (end[left] + way > start[right])
        wrong &= end[right] + way > start[left]
        found_left.append(left[wrong])
        found_right.append(right[wrong])
    return np.concatenate(found_left), np.concatenate(found_right)


def fits(problem: Problem, bounds: Bounds) -> bool:
    """Whether no two stays of one person overlap at the latest times: then all can be true."""
    return not overlaps(problem, bounds.last)[0].size
