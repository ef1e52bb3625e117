"""Simple temporal networks with labelled edges: which claims about times cannot all hold.

A variable is a point in time in whole minutes; ``Edge(u, v, w, label)`` says x_v - x_u <= w when
the claim ``label`` is accepted (an edge without label always holds). The network can be satisfied
exactly when it has no cycle of negative weight (Dechter, Meiri and Pearl 1991, "Temporal constraint
networks"), so the labels of such a cycle are a conflict set, and *read in order the cycle is the
explanation*.

Example: "the bell rang before noon" and "the bell rang after one o'clock": from noon to the bell
at most 0, from the bell to noon at most -60: together -60, so both cannot hold.

All minimal conflict sets of at most K labels are the minimal label sets of the simple negative
cycles. They are found depth-first from each variable, extended only while the least weight of the
way back (a table by number of labelled edges) can still make the cycle negative.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.logic.clauses import ConflictSet, in_order

ORIGIN = ""
"""The variable that stands for minute 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """x_target - x_source <= weight, when ``label`` is accepted; None is always."""

    source: str
    target: str
    weight: int
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A minimal conflict set with the cycle that shows it, in order."""

    labels: ConflictSet
    edges: tuple[Edge, ...]


def within(
    name: str, earliest: int | None, latest: int | None, *, label: str | None
) -> tuple[Edge, ...]:
    """Return the edges that put ``name`` between two minutes; an open bound gives none."""
    found = []
    if latest is not None:
        found.append(Edge(source=ORIGIN, target=name, weight=latest, label=label))
    if earliest is not None:
        found.append(Edge(source=name, target=ORIGIN, weight=-earliest, label=label))
    return tuple(found)


def before(first: str, second: str, *, gap: int = 0, label: str | None) -> Edge:
    """Return the edge that puts ``first`` before ``second`` by at least ``gap`` minutes."""
    return Edge(source=second, target=first, weight=-gap, label=label)


def consistent(edges: Sequence[Edge]) -> bool:
    """Whether the network can be satisfied with every edge accepted (Bellman-Ford)."""
    distance = dict.fromkeys((name for e in edges for name in (e.source, e.target)), 0)
    for _ in range(len(distance) + 1):
        changed = False
        for edge in edges:
            reached = distance[edge.source] + edge.weight
            if reached < distance[edge.target]:
                distance[edge.target] = reached
                changed = True
        if not changed:
            return True
    return not distance


def conflict_cycles(edges: Sequence[Edge], *, max_size: int) -> tuple[Cycle, ...]:
    """Return all minimal conflict sets of at most ``max_size`` labels, smallest first.

    A negative cycle without any label is nobody's claim and gives nothing.
    """
    names = sorted({name for edge in edges for name in (edge.source, edge.target)})
    rank = {name: number for number, name in enumerate(names)}
    leaving: dict[str, list[Edge]] = {name: [] for name in names}
    for edge in sorted(
        edges, key=lambda e: (rank[e.source], rank[e.target], e.weight, e.label or "")
    ):
        leaving[edge.source].append(edge)
    best: dict[ConflictSet, tuple[Edge, ...]] = {}
    for root in names:
        for cycle in negative_cycles(root, leaving, rank, max_size=max_size):
            labels = frozenset(edge.label for edge in cycle if edge.label is not None)
            if labels and labels not in best:
                best[labels] = cycle
    kept: list[Cycle] = []
    for labels in in_order(best):
        if not any(cycle.labels < labels for cycle in kept):
            kept.append(Cycle(labels=labels, edges=best[labels]))
    return tuple(kept)


def negative_cycles(
    root: str,
    leaving: Mapping[str, Sequence[Edge]],
    rank: Mapping[str, int],
    *,
    max_size: int,
) -> Iterator[tuple[Edge, ...]]:
    """Yield the simple negative cycles whose first variable is ``root``."""
    back = ways_back(root, leaving, rank)
    path: list[Edge] = []
    used: set[str] = {root}

    def extend(at: str, weight: int) -> Iterator[tuple[Edge, ...]]:
        for edge in leaving[at]:
            labels = {one.label for one in (*path, edge) if one.label is not None}
            total = weight + edge.weight
            if len(labels) > max_size or rank[edge.target] < rank[root]:
                continue
            if edge.target == root:
                if total < 0:
                    yield (*path, edge)
                continue
            home = back.get(edge.target)
            if edge.target in used or home is None or total + home >= 0:
                continue
            path.append(edge)
            used.add(edge.target)
            yield from extend(edge.target, total)
            used.discard(edge.target)
            path.pop()

    yield from extend(root, 0)


def ways_back(
    root: str, leaving: Mapping[str, Sequence[Edge]], rank: Mapping[str, int]
) -> dict[str, int]:
    """Return for each variable a lower bound of the weight of every simple way to ``root``.

    After as many rounds as there are variables every simple way has been counted, also where the
    network has negative cycles, which can only lower the bound.
    """
    inside = [name for name in leaving if rank[name] >= rank[root]]
    bound = {root: 0}
    for _ in inside:
        lower = dict(bound)
        for name in inside:
            for edge in leaving[name]:
                if edge.target not in bound or name == root:
                    continue
                weight = bound[edge.target] + edge.weight
                if name not in lower or weight < lower[name]:
                    lower[name] = weight
        if lower == bound:
            break
        bound = lower
    return bound
