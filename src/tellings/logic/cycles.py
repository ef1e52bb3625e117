"""All smallest sets of claims that a cycle of times shows impossible, up to a size.

A negative cycle is a contradiction, and *read in order the cycle is the explanation* (Dechter,
Meiri and Pearl 1991, "Temporal constraint networks"): noon to the bell at most 0, the bell to noon
at most -60. Cycles through the origin are found depth-first, each step only while the least weight
of the way back can still make the sum negative; others inside strongly connected parts, from each
part's smallest variable. A way may use several edges of one claim; what is bounded is the claims.

``Elements`` are what a set rests on: claims, and below ``ALWAYS`` the names in ``rests`` that its
edges rest on, so that sets with the same claims on different grounds are kept apart.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.logic.nearness import Nearness, near_edges, nearness
from tellings.logic.potentials import UNBOUNDED
from tellings.logic.problem import ALWAYS, ORIGIN, Edges, Problem

Elements = frozenset[int]
MOST_STEPS = 2_000_000
"""Edges followed in one search; what remains is not looked at, and that is said."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Step:
    """One edge in Python's numbers."""

    source: int
    target: int
    weight: int
    label: int
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A set of elements and the negative cycle that shows it, from the origin where it can."""

    elements: Elements
    steps: tuple[Step, ...]


@dataclass(slots=True, kw_only=True)
class Budget:
    """Steps that may still be taken; ``spent`` says that they did not suffice."""

    left: int = MOST_STEPS
    spent: bool = False


Graph = Mapping[int, Sequence[Step]]
Ground = Callable[[int], Elements]
"""The elements behind an index into ``rests``."""


def grounds(problem: Problem) -> Ground:
    """Return a function from an index into ``rests`` to its names as elements."""
    names = {name: -2 - n for n, name in enumerate(sorted({r for g in problem.rests for r in g}))}
    table = [frozenset(names[name] for name in group) for group in problem.rests]
    return table.__getitem__


def names_of(problem: Problem) -> Mapping[int, str]:
    """Return the name behind each element below ALWAYS."""
    return {-2 - n: name for n, name in enumerate(sorted({r for g in problem.rests for r in g}))}


def graph_of(edges: Edges) -> dict[int, list[Step]]:
    """Return the steps that leave each variable, in a fixed order."""
    columns = (edges.source, edges.target, edges.weight, edges.label, edges.rest)
    found: dict[int, list[Step]] = {}
    for source, target, weight, label, rest in zip(*(c.tolist() for c in columns), strict=True):
        step = Step(source=source, target=target, weight=weight, label=label, rest=rest)
        found.setdefault(source, []).append(step)
    return {source: sorted(found[source]) for source in sorted(found)}


def most_labelled(edges: Edges, size: int) -> int:
    """Return how many labelled edges a simple cycle of ``size`` claims can have at most.

    Through the origin the first and the last edge may be of one claim; elsewhere a claim with
    several edges may count several times.
    """
    inner = edges.label[(edges.source != ORIGIN) & (edges.target != ORIGIN)]
    inner = inner[inner != ALWAYS]
    often = int(np.bincount(inner).max()) if inner.size else 1
    return size + 1 + (often - 1) * size


def cycles(problem: Problem, *, max_size: int, budget: Budget) -> list[Cycle]:
    """Return negative cycles of at most ``max_size`` claims; every smallest set is among them."""
    ground = grounds(problem)
    near = nearness(problem.edges, problem.variables, most_labelled(problem.edges, max_size))
    graph = graph_of(near_edges(problem.edges, near))
    found = list(through_origin(graph, near, ground, max_size=max_size, budget=budget))
    for part in knots(problem.edges):
        found += inside(part, ground, max_size=max_size, budget=budget)
    return found


def through_origin(
    graph: Graph, near: Nearness, ground: Ground, *, max_size: int, budget: Budget
) -> Iterator[Cycle]:
    """Yield the simple negative cycles through the origin."""
    starts = graph.get(ORIGIN, ())
    nodes = sorted({step.target for steps in graph.values() for step in steps} | set(graph))
    rows = {node: near.back[:, node].tolist() for node in nodes}

    def bound(node: int, labelled: int) -> int:
        return int(rows[node][max(0, near.most - labelled)])

    for step in starts:
        way = Way.begin(step, ground)
        yield from _extend(way, ORIGIN, graph, bound, ground, max_size=max_size, budget=budget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way so far: its steps, their weight, claims, labelled edges and grounds."""

    steps: tuple[Step, ...]
    weight: int
    claims: frozenset[int]
    labelled: int
    rests: Elements
    seen: frozenset[int]

    @classmethod
    def begin(cls, step: Step, ground: Ground) -> "Way":
        """Return the way of one step."""
        start = cls(
            steps=(),
            weight=0,
            claims=frozenset(),
            labelled=0,
            rests=frozenset(),
            seen=frozenset((step.source,)),
        )
        return start.on(step, ground)

    def on(self, step: Step, ground: Ground) -> "Way":
        """Return the way with one more step."""
        named = step.label != ALWAYS
        return Way(
            steps=(*self.steps, step),
            weight=self.weight + step.weight,
            claims=self.claims | {step.label} if named else self.claims,
            labelled=self.labelled + named,
            rests=self.rests | ground(step.rest) if step.rest else self.rests,
            seen=self.seen | {step.target},
        )

    @property
    def elements(self) -> Elements:
        """Claims and grounds together."""
        return self.claims | self.rests


def _extend(
    way: Way,
    home: int,
    graph: Graph,
    bound: Callable[[int, int], int],
    ground: Ground,
    *,
    max_size: int,
    budget: Budget,
) -> Iterator[Cycle]:
    """Yield the negative cycles that begin with ``way`` and end at ``home``."""
    here = way.steps[-1].target
    if len(way.claims) > max_size or way.weight + bound(here, way.labelled) >= 0:
        return
    for step in graph.get(here, ()):
        if budget.left <= 0:
            budget.spent = True
            return
        budget.left -= 1
        if step.target == home:
            done = way.on(step, ground)
            if done.weight < 0 and 0 < len(done.claims) <= max_size:
                yield Cycle(elements=done.elements, steps=done.steps)
        elif step.target not in way.seen:
            yield from _extend(
                way.on(step, ground), home, graph, bound, ground, max_size=max_size, budget=budget
            )


def knots(edges: Edges) -> list[dict[int, list[Step]]]:
    """Return the strongly connected parts, the origin left out, that hold a negative cycle."""
    inner = peeled(edges.where((edges.source != ORIGIN) & (edges.target != ORIGIN)))
    if not len(inner):
        return []
    graph = graph_of(inner)
    found = []
    for part in strongly_connected(graph):
        if len(part) < 2:
            continue
        within = {
            node: [step for step in graph[node] if step.target in part] for node in sorted(part)
        }
        if not settles(within):
            found.append(within)
    return found


def peeled(edges: Edges) -> Edges:
    """Return the edges without those that surely lie on no cycle (no way in, or none out)."""
    while len(edges):
        size = int(max(edges.source.max(), edges.target.max())) + 1
        enters = np.bincount(edges.target, minlength=size) > 0
        leaves = np.bincount(edges.source, minlength=size) > 0
        kept = enters[edges.source] & leaves[edges.target]
        if kept.all():
            return edges
        edges = edges.where(kept)
    return edges


def strongly_connected(graph: Graph) -> list[frozenset[int]]:
    """Return the strongly connected parts (Tarjan 1972), without recursion."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[frozenset[int]] = []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, steps = work[-1]
            child = next(
                (s.target for s in steps if _new(s.target, node, index, low, on_stack)), None
            )
            if child is not None:
                index[child] = low[child] = len(index)
                stack.append(child)
                on_stack.add(child)
                work.append((child, iter(graph.get(child, ()))))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                place = stack.index(node)
                found.append(frozenset(stack[place:]))
                on_stack.difference_update(stack[place:])
                del stack[place:]
    return found


def _new(
    target: int, node: int, index: Mapping[int, int], low: dict[int, int], on_stack: set[int]
) -> bool:
    """Whether ``target`` has not been seen; note how low ``node`` reaches when it has."""
    if target not in index:
        return True
    if target in on_stack:
        low[node] = min(low[node], index[target])
    return False


def settles(graph: Graph) -> bool:
    """Whether a part has no negative cycle."""
    least = dict.fromkeys(graph, 0)
    for _ in range(len(graph) + 1):
        changed = False
        for steps in graph.values():
            for step in steps:
                if least[step.source] + step.weight < least[step.target]:
                    least[step.target] = least[step.source] + step.weight
                    changed = True
        if not changed:
            return True
    return False


def inside(
    part: dict[int, list[Step]], ground: Ground, *, max_size: int, budget: Budget
) -> Iterator[Cycle]:
    """Yield the simple negative cycles of a part, each from its smallest variable."""
    for root in sorted(part):
        higher = {
            node: [s for s in part[node] if s.target >= root] for node in part if node >= root
        }
        home = ways_home(higher, root)

        def bound(node: int, _labelled: int, home: Mapping[int, int] = home) -> int:
            return home.get(node, UNBOUNDED)

        for step in higher[root]:
            way = Way.begin(step, ground)
            if step.target != root:
                yield from _extend(
                    way, root, higher, bound, ground, max_size=max_size, budget=budget
                )


def ways_home(graph: Graph, root: int) -> dict[int, int]:
    """Return a lower bound of the weight of every simple way from each variable to ``root``.

    After as many rounds as there are variables every simple way has been counted; negative cycles
    can only lower the bound.
    """
    least = {root: 0}
    steps = [step for node in graph for step in graph[node] if node != root]
    for _ in range(len(graph)):
        lower = dict(least)
        for step in steps:
            if step.target in least:
                weight = least[step.target] + step.weight
                if weight < lower.get(step.source, UNBOUNDED):
                    lower[step.source] = weight
        if lower == least:
            break
        least = lower
    return least
