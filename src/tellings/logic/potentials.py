"""Latest times under all accepted claims: Bellman-Ford over arrays, many edges at a time.

``reach`` gives each variable the least weight of a way from the origin, which is the latest time it
can have. Only variables whose time has just fallen are looked at again, so a network that is nearly
settled costs next to nothing. Edges into the origin are not followed: they are tested afterwards,
where a variable's latest time lies before its earliest (``breaches``). Any other negative cycle
shows as a cycle among the parents (Cherkassky and Goldberg 1999, "Negative-cycle detection
algorithms").

Example: "before ten" and "at least an hour after the bell", "bell at half past nine": the latest
time of the bell is nine, which lies before half past nine: a breach whose way is the explanation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.logic.problem import ORIGIN, Edges, Ints

UNBOUNDED = 1 << 50
"""Minutes: more than any sum of weights, so that a variable without bound has no breach."""
LOOK_FOR_CYCLES = 24
"""Rounds between two looks for a cycle among the parents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Least weights from the origin (``least``), the last edge of each way (``parent``, -1: none).

    ``cycle_nodes`` lie on negative cycles among the parents, one a cycle; then ``least`` is not
    settled.
    """

    edges: Edges
    least: Ints
    parent: Ints
    cycle_nodes: tuple[int, ...] = ()


def reach(edges: Edges, variables: int) -> Reach:
    """Return the least weights from the origin over ``edges``, those into the origin left out."""
    onward = edges.where(edges.target != ORIGIN)
    order = np.argsort(onward.source, kind="stable")
    starts = np.searchsorted(onward.source[order], np.arange(variables + 1))
    least = np.full(variables, UNBOUNDED, dtype=np.int64)
    least[ORIGIN] = 0
    parent = np.full(variables, -1, dtype=np.int64)
    touched = np.arange(len(onward))
    rounds = 0
    while touched.size:
        rounds += 1
        fallen = _relax(onward, least, parent, touched)
        touched = _leaving(fallen, order, starts)
        if rounds % LOOK_FOR_CYCLES == 0 and fallen.size:
            found = _on_cycles(onward, parent, fallen)
            if found:
                return Reach(edges=onward, least=least, parent=parent, cycle_nodes=found)
    return Reach(edges=onward, least=least, parent=parent)


def _relax(edges: Edges, least: Ints, parent: Ints, touched: Ints) -> Ints:
    """Lower what ``touched`` edges can lower; return the variables that fell."""
    target = edges.target[touched]
    offered = least[edges.source[touched]] + edges.weight[touched]
    better = offered < least[target]
    if not better.any():
        return np.zeros(0, dtype=np.int64)
    touched, target, offered = touched[better], target[better], offered[better]
    np.minimum.at(least, target, offered)
    won = offered == least[target]
    parent[target[won]] = touched[won]
    fallen: Ints = np.unique(target)
    return fallen


def _leaving(variables: Ints, order: Ints, starts: Ints) -> Ints:
    """Return the edges that leave ``variables``."""
    first, last = starts[variables], starts[variables + 1]
    count = last - first
    total = int(count.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    shift = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    edges: Ints = order[shift + np.arange(total)]
    return edges


def _on_cycles(edges: Edges, parent: Ints, fallen: Ints) -> tuple[int, ...]:
    """Return one variable of each cycle among the parents that ``fallen`` leads to."""
    above = np.where(parent >= 0, edges.source[parent], np.arange(len(parent)))
    far = above
    for _ in range(len(parent).bit_length()):
        far = far[far]
    ends = np.unique(far[fallen])
    found: list[int] = []
    seen: set[int] = set()
    for end in ends[parent[ends] >= 0].tolist():
        if end in seen:
            continue
        here, total = end, 0
        while True:
            seen.add(here)
            total += int(edges.weight[parent[here]])
            here = int(above[here])
            if here == end:
                break
        if total < 0:
            found.append(end)
    return tuple(found)


def cycle_at(found: Reach, node: int) -> Ints:
    """Return the edges of the cycle among the parents through ``node``, against their direction."""
    way: list[int] = []
    here = node
    while True:
        edge = int(found.parent[here])
        way.append(edge)
        here = int(found.edges.source[edge])
        if here == node:
            return np.array(way, dtype=np.int64)


def breaches(edges: Edges, found: Reach) -> Ints:
    """Return the edges into the origin that the latest times break, by their place in ``edges``.

    One whose variable hangs on another breached variable is left out: it shows the same.
    """
    into = np.flatnonzero(edges.target == ORIGIN)
    broken = into[found.least[edges.source[into]] + edges.weight[into] < 0]
    if not broken.size or not len(found.edges):
        return broken
    wrong = np.zeros(len(found.least), dtype=np.bool_)
    wrong[edges.source[broken]] = True
    parent = found.parent[edges.source[broken]]
    above = np.where(parent >= 0, found.edges.source[parent], ORIGIN)
    first = broken[~wrong[above]]
    return first if first.size else broken


def ways(found: Reach, variables: Ints) -> list[Ints]:
    """Return, step by step, the edge above each of ``variables`` on its way from the origin.

    Each item has the length of ``variables``; -1 where the way has begun already.
    """
    steps: list[Ints] = []
    here = variables
    alive: NDArray[np.bool_] = here != ORIGIN
    while alive.any():
        edge = np.where(alive, found.parent[here], -1)
        steps.append(edge)
        here = np.where(edge >= 0, found.edges.source[edge], ORIGIN)
        alive = here != ORIGIN
        if len(steps) > len(found.least):
            raise AssertionError("a cycle among the parents of settled times")
    return steps
