"""All smallest sets of claims by which one person would be at two places at once, up to a size.

Two stays clash when neither can come first. That the first cannot come before the second is shown
by ways from its end to the other's start of less weight than the road between the places; each such
way is a *refutation* of the order. A set is both stays' claims with one refutation of either order.

Example: "Anna was in the mill until six", "Anna was at the station when the train left", "the train
left at five past six", and the station is twelve minutes away: three claims, no two of which clash.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from tellings.logic.cores import neighbours
from tellings.logic.cycles import Budget, Cycle, Elements, Ground, Step, Way, graph_of
from tellings.logic.nearness import Nearness
from tellings.logic.potentials import UNBOUNDED
from tellings.logic.problem import ALWAYS, ORIGIN, TOGETHER, Edges, Problem, ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two stays that clash (indices), and the ways that refute either order.

    ``elements`` are the claims and grounds of all; ``forth`` refutes ``left`` before ``right``.
    """

    elements: Elements
    left: int
    right: int
    minutes: int
    forth: tuple[Step, ...]
    back: tuple[Step, ...]


def meetings(
    problem: Problem, near: Nearness, ground: Ground, *, max_size: int, budget: Budget
) -> list[Meeting]:
    """Return sets by which a person is at two places at once; every smallest one is among them."""
    stays = problem.stays
    first_end = -near.back[-1][stays.end]
    last_start = near.out[-1][stays.start]
    finder = Refuter(problem=problem, near=near, ground=ground, max_size=max_size, budget=budget)
    pairs: set[tuple[int, int]] = set()
    for left, right in neighbours(stays, first_end, last_start, problem.away):
        way = problem.way(left, right)
        maybe = (way != TOGETHER) & (first_end[left] + way > last_start[right])
        maybe &= first_end[right] + way > last_start[left]
        both = np.stack((np.minimum(left, right)[maybe], np.maximum(left, right)[maybe]), axis=1)
        pairs.update(map(tuple, both.tolist()))
    pairs.update(tied(problem, finder))
    return [meeting for left, right in sorted(pairs) for meeting in finder.pair(left, right)]


def tied(problem: Problem, finder: "Refuter") -> Iterator[tuple[int, int]]:
    """Yield pairs of stays of which an order is refuted past the origin, by orders of points."""
    stays, edges = problem.stays, problem.edges
    inner = (edges.source != ORIGIN) & (edges.target != ORIGIN)
    enters = np.bincount(edges.target[inner], minlength=problem.variables)
    shared = np.bincount(np.append(stays.start, stays.end), minlength=problem.variables)
    # Its own end leads to a stay's start; anything more, or a point of two stays, may tie it.
    more = np.flatnonzero((enters[stays.start] > 1) | (shared[stays.start] > 1))
    of_person: dict[int, list[int]] = {}
    for number, person in enumerate(stays.person.tolist()):
        of_person.setdefault(person, []).append(number)
    for then in more.tolist():
        home = finder.home(int(stays.start[then]))
        for first in of_person[int(stays.person[then])]:
            way = int(problem.way(ints(first), ints(then))[0])
            if way != TOGETHER and home.get(int(stays.end[first]), UNBOUNDED) < way:
                yield min(first, then), max(first, then)


class Refuter:
    """Finds the ways that refute orders of two stays; what it looks up is kept."""

    def __init__(
        self, *, problem: Problem, near: Nearness, ground: Ground, max_size: int, budget: Budget
    ) -> None:
        self.problem = problem
        self.near = near
        self.ground = ground
        self.max_size = max_size
        self.budget = budget
        self.graph = Adjacent(problem.edges)
        self.entering = Adjacent(_turned(problem.edges))
        self.landing = Adjacent(problem.edges.where(problem.edges.source == ORIGIN).reversed)
        self._from_origin: dict[int, list[Step]] = {}

    def pair(self, left: int, right: int) -> Iterator[Meeting]:
        """Yield the sets in which these two stays clash."""
        stays = self.problem.stays
        minutes = int(self.problem.way(ints(left), ints(right))[0])
        own = frozenset(int(stays.label[i]) for i in (left, right)) - {ALWAYS}
        own |= self.ground(int(stays.rest[left])) | self.ground(int(stays.rest[right]))
        forth = self.refutations(left, right, minutes, own)
        back = self.refutations(right, left, minutes, own) if forth else []
        for one in forth:
            for other in back:
                elements = own | one.elements | other.elements
                if sum(1 for element in elements if element >= 0) <= self.max_size:
                    yield Meeting(
                        elements=elements,
                        left=left,
                        right=right,
                        minutes=minutes,
                        forth=one.steps,
                        back=other.steps,
                    )

    def refutations(self, first: int, then: int, minutes: int, own: Elements) -> list[Cycle]:
        """Return the ways from the end of ``first`` to the start of ``then`` below ``minutes``.

        Only those are kept that add no more claims and grounds than another adds.
        """
        stays = self.problem.stays
        start, goal = int(stays.end[first]), int(stays.start[then])
        if start == goal:
            return [Cycle(elements=frozenset(), steps=())] if minutes > 0 else []
        home = self.home(goal)
        begin = Way(
            steps=(),
            weight=0,
            claims=frozenset(element for element in own if element >= 0),
            labelled=0,
            rests=frozenset(),
            seen=frozenset((start,)),
        )
        found: list[Cycle] = []
        for cycle in self._extend(begin, start, goal, minutes, home):
            added = cycle.elements - own
            if not any(other.elements - own <= added for other in found):
                found = [other for other in found if not added <= other.elements - own]
                found.append(cycle)
        return found

    def _extend(
        self, way: Way, here: int, goal: int, minutes: int, home: Mapping[int, int]
    ) -> Iterator[Cycle]:
        if len(way.claims) > self.max_size:
            return
        through = int(self.near.back[-1][here]) + int(self.near.out[-1][goal])
        if ORIGIN in way.seen:
            through = int(self.near.out[-1][goal]) if here == ORIGIN else UNBOUNDED
        if way.weight + min(home.get(here, UNBOUNDED), through) >= minutes:
            return
        for step in self.from_origin(goal, home) if here == ORIGIN else self.graph.get(here):
            if self.budget.left <= 0:
                self.budget.spent = True
                return
            self.budget.left -= 1
            if step.target == goal:
                done = way.on(step, self.ground)
                if done.weight < minutes and len(done.claims) <= self.max_size:
                    yield Cycle(elements=done.elements, steps=done.steps)
            elif step.target not in way.seen:
                yield from self._extend(way.on(step, self.ground), step.target, goal, minutes, home)

    def from_origin(self, goal: int, home: Mapping[int, int]) -> list[Step]:
        """Return the steps from the origin to points that lead on to ``goal``: few of very many."""
        if goal not in self._from_origin:
            self._from_origin[goal] = sorted(
                replace(step, source=step.target, target=step.source)
                for point in home
                for step in self.landing.get(point)
            )
        return self._from_origin[goal]

    def home(self, goal: int) -> dict[int, int]:
        """Return least weights of ways to ``goal`` past the origin, over as many edges as count."""
        least = {goal: 0}
        layer = [goal]
        for _ in range(self.near.most + 1):
            free, bound = list(layer), set(layer)
            while free:
                for step in self.entering.get(free.pop()):
                    if step.label == ALWAYS and self._nearer(step, least):
                        free.append(step.target)
                        bound.add(step.target)
            layer = []
            for node in sorted(bound):
                layer += [
                    step.target
                    for step in self.entering.get(node)
                    if step.label != ALWAYS and self._nearer(step, least)
                ]
            if not layer:
                break
        return least

    @staticmethod
    def _nearer(step: Step, least: dict[int, int]) -> bool:
        total = least[step.source] + step.weight
        if total >= least.get(step.target, UNBOUNDED):
            return False
        least[step.target] = total
        return True


class Adjacent:
    """The steps that leave each variable, turned from arrays only for those asked about."""

    def __init__(self, edges: Edges) -> None:
        self._edges = edges
        self._order = np.argsort(edges.source, kind="stable")
        self._sorted = edges.source[self._order]
        self._known: dict[int, list[Step]] = {}

    def get(self, node: int) -> list[Step]:
        """Return the steps that leave ``node``, in a fixed order."""
        if node not in self._known:
            first, last = np.searchsorted(self._sorted, (node, node + 1))
            mine = self._edges.at(self._order[first:last])
            self._known[node] = graph_of(mine).get(node, [])
        return self._known[node]


def _turned(edges: Edges) -> Edges:
    """Return the edges past the origin turned round: the steps that enter a variable leave it."""
    inner = edges.where((edges.source != ORIGIN) & (edges.target != ORIGIN))
    return inner.reversed
