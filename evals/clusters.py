"""Scores of a clustering against gold: MUC, B-cubed, CEAF-e and their mean (the CoNLL score).

Key and response are lists of clusters of hashable mentions. Mentions that only one side has count
as that side's own (they cost recall or precision), as in the reference scorer.

MUC: Vilain et al. (1995). B-cubed: Bagga & Baldwin (1998). CEAF-e: Luo (2005). The mean of the
three F1: Pradhan et al. (2012). The assignment of CEAF-e is the Hungarian method (Kuhn 1955) in the
shortest-path form of Jonker & Volgenant (1987).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Recall, precision and their harmonic mean."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 when both are 0."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def muc(key: Clusters, response: Clusters) -> Score:
    """Return the share of links: how few joins would mend each side's clusters."""
    return Score(recall=_muc_one_way(key, response), precision=_muc_one_way(response, key))


def _muc_one_way(gold: Clusters, other: Clusters) -> float:
    where = _index(other)
    found = possible = 0
    for cluster in gold:
        pieces = {where[m] for m in cluster if m in where}
        missing = sum(m not in where for m in cluster)
        found += len(cluster) - len(pieces) - missing
        possible += len(cluster) - 1
    return found / possible if possible else 0.0


def b_cubed(key: Clusters, response: Clusters) -> Score:
    """Return the mean share, over mentions, of a mention's cluster that is rightly with it."""
    return Score(recall=_b_one_way(key, response), precision=_b_one_way(response, key))


def _b_one_way(gold: Clusters, other: Clusters) -> float:
    where = _index(other)
    total = 0.0
    for cluster in gold:
        shares = Counter(where[m] for m in cluster if m in where)
        total += sum(count * count for count in shares.values()) / len(cluster)
    mentions = sum(len(cluster) for cluster in gold)
    return total / mentions if mentions else 0.0


def ceaf_e(key: Clusters, response: Clusters) -> Score:
    """Return the best one-to-one match of clusters, a pair counting its Dice coefficient."""
    similarity = _dice(key, response)
    total = sum(similarity[i, j] for i, j in enumerate(assign(-similarity)) if j >= 0)
    return Score(
        recall=float(total) / len(key) if key else 0.0,
        precision=float(total) / len(response) if response else 0.0,
    )


def conll(key: Clusters, response: Clusters) -> float:
    """Return the mean of the three F1."""
    return sum(measure(key, response).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _dice(key: Clusters, response: Clusters) -> NDArray[np.float64]:
    where = _index(response)
    result = np.zeros((len(key), len(response)))
    for row, cluster in enumerate(key):
        for column, shared in Counter(where[m] for m in cluster if m in where).items():
            result[row, column] = 2 * shared / (len(cluster) + len(response[column]))
    return result


def assign(cost: NDArray[np.float64]) -> list[int]:
    """Return for each row the column of a cheapest one-to-one assignment, -1 for none.

    Rows and columns may differ in number; the smaller side is wholly assigned.
    """
    rows, columns = cost.shape
    if rows > columns:
        result = [-1] * rows
        for column, row in enumerate(assign(cost.T)):
            result[row] = column
        return result
    row_of = np.full(columns + 1, -1)
    u, v = np.zeros(rows), np.zeros(columns + 1)
    for row in range(rows):
        _augment(cost, row, row_of, u, v)
    result = [-1] * rows
    for column in range(columns):
        if row_of[column] >= 0:
            result[int(row_of[column])] = column
    return result


def _augment(
    cost: NDArray[np.float64],
    row: int,
    row_of: NDArray[np.int64],
    u: NDArray[np.float64],
    v: NDArray[np.float64],
) -> None:
    """Give ``row`` a column along the cheapest alternating path; the last column is virtual."""
    columns = cost.shape[1]
    shortest = np.full(columns, np.inf)
    before = np.full(columns, columns)
    done = np.zeros(columns + 1, dtype=bool)
    column = columns
    row_of[column] = row
    while row_of[column] >= 0:
        done[column] = True
        here = int(row_of[column])
        reduced = cost[here] - u[here] - v[:columns]
        better = ~done[:columns] & (reduced < shortest)
        shortest[better] = reduced[better]
        before[better] = column
        open_cost = np.where(done[:columns], np.inf, shortest)
        nearest = int(open_cost.argmin())
        step = open_cost[nearest]
        u[row_of[done]] += step
        v[done] -= step
        shortest[~done[:columns]] -= step
        column = nearest
    while column != columns:
        row_of[column] = row_of[before[column]]
        column = int(before[column])
    row_of[columns] = -1
