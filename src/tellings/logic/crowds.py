"""Sets that only trying the orders of several stays shows.

Three stays of one evening may fit beside each other two by two and still not all fit in; so may two
stays of each of two persons. Whether claims can all be true on some grounds is asked of
``schedule``. Claims and grounds are sought together, for a set may hold more claims than another
and rest on less: what is known to be possible and what not is kept as a map of all sets, which
names the next one to ask about (``solve.Unexplored``). One that is impossible is made smaller until
nothing can be left out, one that is possible larger until nothing can be added; when the map has no
open set of at most so many claims, all minimal sets have been found.

Only parts of a problem that share no point in time and no person are asked about as a whole, and
only those of which two or more pairs of stays are open: neither of the two is put before the other
by its own claim, on the grounds that it rests on anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.logic import schedule
from tellings.logic.cores import neighbours
from tellings.logic.cycles import Budget, Elements, Ground
from tellings.logic.potentials import UNBOUNDED
from tellings.logic.problem import ALWAYS, ORIGIN, TOGETHER, Edges, Ints, Problem, Stays
from tellings.logic.solve import Orders, Unexplored

MOST_ASKED = 60_000
"""Sets asked about in one search; what remains is not looked at, and that is said."""
WIDE = 50
"""Claims and grounds of a part for which asking counts twice, twice as many thrice, and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Stays that cannot be fitted in any order, though each two can; indices in order."""

    elements: Elements
    stays: tuple[int, ...]


def crowds(
    problem: Problem,
    ground: Ground,
    known: Sequence[Elements],
    *,
    max_size: int,
    budget: Budget,
) -> list[Crowd]:
    """Return the minimal sets of at most ``max_size`` claims that hold none of ``known``."""
    found: list[Crowd] = []
    left = MOST_ASKED
    for part in sorted(open_parts(problem), key=lambda part: len(part.edges) + len(part.stays)):
        with Orders() as solver:
            asked = Asked(part, ground, solver, left=left)
            inside = [one for one in known if one <= asked.everything]
            found += [
                Crowd(elements=core, stays=asked.stays_of(core))
                for core in asked.minimal(inside, max_size=max_size)
            ]
            budget.spent |= asked.stopped
            left = asked.left
    return found


class Asked:
    """Asks about sets of claims and grounds of one part of a problem.

    What an edge or stay needs, its claim and its grounds, is one label of a problem of its own; the
    solver knows that a label holds when all that it needs does.
    """

    def __init__(self, part: Problem, ground: Ground, solver: Orders, *, left: int) -> None:
        self.part = part
        self.needs: dict[tuple[int, int], int] = {}
        self.members: list[Elements] = []
        edges = replace(part.edges, label=self._labels(part.edges.label, part.edges.rest, ground))
        stays = replace(part.stays, label=self._labels(part.stays.label, part.stays.rest, ground))
        self.everything: Elements = frozenset().union(*self.members)
        self.elements = sorted(self.everything)
        self.place = {name: len(self.members) + n for n, name in enumerate(self.elements)}
        labels = len(self.members) + len(self.elements)
        self.joint = replace(part, claims=labels, edges=edges, stays=stays)
        self.schedule = schedule.Schedule(
            problem=self.joint, solver=solver, implied=len(self.members)
        )
        for label, members in enumerate(self.members):
            needed = [-self.schedule.variable(self.place[name]) for name in sorted(members)]
            solver.add([*needed, self.schedule.variable(label)])
        self.left = left
        self.stopped = False

    def _labels(self, label: Ints, rest: Ints, ground: Ground) -> Ints:
        found = []
        for claim, number in zip(label.tolist(), rest.tolist(), strict=True):
            members = ground(number) | (frozenset() if claim == ALWAYS else {claim})
            if not members:
                found.append(ALWAYS)
                continue
            if (claim, number) not in self.needs:
                self.needs[claim, number] = len(self.members)
                self.members.append(members)
            found.append(self.needs[claim, number])
        return np.array(found, dtype=np.int64)

    def stays_of(self, core: Elements) -> tuple[int, ...]:
        """Return the stays that the claims of a set put somewhere."""
        return tuple(np.flatnonzero(np.isin(self.part.stays.label, sorted(core))).tolist())

    def refuted(self, chosen: Elements) -> Elements | None:
        """Return part of ``chosen`` that is impossible; None when it is possible.

        Raises schedule.Unsettled when that stays open, or when enough has been asked.
        """
        if self.left <= 0:
            raise schedule.Unsettled
        self.left -= 1 + len(self.elements) // WIDE
        alive: NDArray[np.bool_] = np.zeros(self.joint.claims, dtype=np.bool_)
        alive[[self.place[name] for name in chosen]] = True
        alive[: len(self.members)] = [members <= chosen for members in self.members]
        core = self.schedule.refute(alive)
        if core is None:
            return None
        return frozenset(self.elements[label - len(self.members)] for label in core)

    def minimal(self, known: Sequence[Elements], *, max_size: int) -> Iterator[Elements]:
        """Yield the minimal impossible sets of at most ``max_size`` claims but for ``known``.

        ``stopped`` says that not all could be asked about.
        """
        try:
            if self.refuted(self.everything) is not None:
                yield from self._open(known, max_size=max_size)
        except schedule.Unsettled:
            self.stopped = True

    def _open(self, known: Sequence[Elements], *, max_size: int) -> Iterator[Elements]:
        claims = [name for name in self.elements if name > ALWAYS]
        grounds = [name for name in self.elements if name < ALWAYS]
        with Unexplored(counted=claims, others=grounds, most=max_size) as unexplored:
            for members in known:
                unexplored.impossible(members)
            for size in range(1, max_size + 1):
                while (chosen := unexplored.open_set(size)) is not None:
                    core = self.refuted(chosen)
                    if core is None:
                        unexplored.possible(self.grown(chosen))
                        continue
                    core = self.shrunk(core)
                    unexplored.impossible(core)
                    if any(name > ALWAYS for name in core):
                        yield core

    def shrunk(self, core: Elements) -> Elements:
        """Return a minimal impossible part of an impossible set."""
        for name in sorted(core):
            if name in core and (smaller := self.refuted(core - {name})) is not None:
                core = smaller
        return core

    def grown(self, chosen: Elements) -> Elements:
        """Return a largest possible set that holds a possible one."""
        left_out: list[int] = []
        rest = self.everything
        while (core := self.refuted(rest)) is not None:
            left_out.append(max(core - chosen))
            rest -= {left_out[-1]}
        for name in left_out:
            if self.refuted(rest | {name}) is None:
                rest |= {name}
        return rest


def open_parts(problem: Problem) -> Iterator[Problem]:
    """Yield the parts of a problem that hold two or more open pairs of stays."""
    stays = problem.stays
    end, start = own_bounds(problem)
    pairs: list[tuple[Ints, Ints]] = []
    for left, right in neighbours(stays, end, start, problem.away):
        way = problem.way(left, right)
        close: NDArray[np.bool_] = (way != TOGETHER) & (end[left] + way > start[right])
        close &= end[right] + way > start[left]
        pairs.append((left[close], right[close]))
    if sum(left.size for left, _ in pairs) < 2:
        return
    first = np.concatenate([left for left, _ in pairs])
    root = roots(problem)
    group = root[stays.start[first]]
    names, counts = np.unique(group, return_counts=True)
    for name in names[counts > 1].tolist():
        yield part_of(problem, root, name)


def own_bounds(problem: Problem) -> tuple[Ints, Ints]:
    """Return the latest end and the earliest start of each stay by its own claim's bounds.

    Only bounds count that hold wherever the stay does: on no ground, or on those of the stay.
    """
    stays, edges = problem.stays, problem.edges
    out = edges.where(edges.source == ORIGIN)
    back = edges.where(edges.target == ORIGIN).reversed
    return own_least(stays, stays.end, out, problem), -own_least(stays, stays.start, back, problem)


def own_least(stays: Stays, points: Ints, edges: Edges, problem: Problem) -> Ints:
    """Return the least weight of each stay's own edges to its point; UNBOUNDED without one."""
    groups = len(problem.rests)

    def key(point: Ints, label: Ints, rest: Ints) -> Ints:
        named: Ints = (point * (problem.claims + 1) + label + 1) * groups + rest
        return named

    keys, place = np.unique(key(edges.target, edges.label, edges.rest), return_inverse=True)
    weights = np.full(len(keys), UNBOUNDED, dtype=np.int64)
    np.minimum.at(weights, place, edges.weight)
    least = np.full(len(stays), UNBOUNDED, dtype=np.int64)
    if not keys.size:
        return least
    nothing = np.zeros(len(stays), dtype=np.int64)
    for label in (stays.label, nothing + ALWAYS):
        for rest in (nothing, stays.rest):
            wanted = key(points, label, rest)
            at = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
            least = np.where(keys[at] == wanted, np.minimum(least, weights[at]), least)
    return least


def roots(problem: Problem) -> Ints:
    """Return for each variable the smallest that it hangs together with.

    By edges that do not touch the origin, by stays, and by stays of one person.
    """
    stays, edges = problem.stays, problem.edges
    inner = (edges.source != ORIGIN) & (edges.target != ORIGIN)
    people = problem.variables + stays.person
    left = np.concatenate((edges.source[inner], stays.start, stays.end))
    right = np.concatenate((edges.target[inner], people, people))
    return connected(problem.variables + int(stays.person.max(initial=0)) + 1, left, right)


def part_of(problem: Problem, root: Ints, name: int) -> Problem:
    """Return the part of a problem whose variables have this root."""
    edges, stays = problem.edges, problem.stays
    end = np.where(edges.source != ORIGIN, edges.source, edges.target)
    return replace(
        problem,
        edges=edges.where(root[end] == name),
        stays=stays.where(root[stays.start] == name),
        clashes=(),
        values=problem.values.where(np.zeros(len(problem.values), dtype=np.bool_)),
    )


def connected(size: int, left: Ints, right: Ints) -> Ints:
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
