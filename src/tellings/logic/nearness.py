"""Least weights to and from the origin over at most so many labelled edges.

A table row h holds, for every variable, the least weight of a way of at most h edges that some
claim stands behind (edges that always hold are free). So a row bounds what few claims can show: an
edge u to v can only lie on a negative cycle through the origin of at most H such edges when the way
from the origin to u, the edge and the way back from v are negative together. Dropping all others
leaves, of a large case, the neighbourhood of its conflicts.
"""

from dataclasses import dataclass

import numpy as np

from tellings.logic.potentials import UNBOUNDED
from tellings.logic.problem import ALWAYS, ORIGIN, Edges, Ints

MOST_FREE_ROUNDS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """``out[h]`` are least weights from the origin, ``back[h]`` to it, over at most h claims."""

    out: Ints
    back: Ints

    @property
    def most(self) -> int:
        """The largest number of labelled edges in the table."""
        return len(self.out) - 1


def nearness(edges: Edges, variables: int, most: int) -> Nearness:
    """Return the tables up to ``most`` labelled edges; each has shape (most + 1, variables)."""
    return Nearness(
        out=_table(edges, variables, most), back=_table(edges.reversed, variables, most)
    )


def _table(edges: Edges, variables: int, most: int) -> Ints:
    onward = edges.where(edges.target != ORIGIN)
    free = onward.where(onward.label == ALWAYS)
    bound = onward.where(onward.label != ALWAYS)
    rows = np.full((most + 1, variables), UNBOUNDED, dtype=np.int64)
    rows[0, ORIGIN] = 0
    _spread(free, rows[0])
    for number in range(1, most + 1):
        rows[number] = rows[number - 1]
        np.minimum.at(rows[number], bound.target, rows[number - 1][bound.source] + bound.weight)
        _spread(free, rows[number])
    return rows


def _spread(free: Edges, row: Ints) -> None:
    """Lower ``row`` along edges that always hold until nothing falls."""
    for _ in range(MOST_FREE_ROUNDS):
        offered = row[free.source] + free.weight
        better = offered < row[free.target]
        if not better.any():
            return
        np.minimum.at(row, free.target[better], offered[better])


def near_edges(edges: Edges, near: Nearness) -> Edges:
    """Return the edges that may lie on a negative cycle through the origin."""
    way = near.out[-1][edges.source] + edges.weight + near.back[-1][edges.target]
    return edges.where(way < 0)
