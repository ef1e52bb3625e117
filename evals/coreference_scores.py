"""MUC, B-cubed and CEAFe: three measures of how well predicted chains fit gold chains.

Vilain et al., "A model-theoretic coreference scoring scheme", MUC-6, 1995; Bagga and Baldwin,
"Algorithms for scoring coreference chains", LREC 1998; Luo, "On coreference resolution performance
metrics", EMNLP 2005. The CoNLL score is the mean of the three F1 values over all documents, each
measure summed over documents first (Pradhan et al., CoNLL 2012).
"""

from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Chains = Sequence[Set[Hashable]]


@dataclass(slots=True)
class Tally:
    """Numerators and denominators of recall and precision, summed over documents."""

    right: float = 0.0
    gold: float = 0.0
    hit: float = 0.0
    found: float = 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(slots=True)
class Score:
    """The three measures of a set of documents."""

    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceafe: Tally = field(default_factory=Tally)

    @property
    def conll(self) -> float:
        """Mean of the three F1 values."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceafe.f1) / 3

    def add(self, gold: Chains, found: Chains) -> None:
        """Add one document."""
        _muc(self.muc, gold, found)
        _b_cubed(self.b_cubed, gold, found)
        _ceafe(self.ceafe, gold, found)


def _owners(chains: Chains) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _links(chains: Chains, other: Chains) -> tuple[float, float]:
    owner = _owners(other)
    right = total = 0.0
    for chain in chains:
        parts = {owner.get(mention, ("alone", mention)) for mention in chain}
        right += len(chain) - len(parts)
        total += len(chain) - 1
    return right, total


def _muc(tally: Tally, gold: Chains, found: Chains) -> None:
    right, total = _links(gold, found)
    tally.right += right
    tally.gold += total
    hit, total = _links(found, gold)
    tally.hit += hit
    tally.found += total


def _shares(chains: Chains, other: Chains) -> tuple[float, float]:
    owner = _owners(other)
    right = 0.0
    for chain in chains:
        for mention in chain:
            number = owner.get(mention)
            if number is not None:
                right += len(chain & other[number]) / len(chain)
    return right, float(sum(len(chain) for chain in chains))


def _b_cubed(tally: Tally, gold: Chains, found: Chains) -> None:
    right, total = _shares(gold, found)
    tally.right += right
    tally.gold += total
    hit, total = _shares(found, gold)
    tally.hit += hit
    tally.found += total


def _ceafe(tally: Tally, gold: Chains, found: Chains) -> None:
    tally.gold += len(gold)
    tally.found += len(found)
    if not gold or not found:
        return
    similar = np.zeros((len(gold), len(found)))
    owner = _owners(found)
    for row, chain in enumerate(gold):
        for mention in chain:
            if (column := owner.get(mention)) is not None:
                similar[row, column] += 1
    sizes = np.array([[len(g) + len(f) for f in found] for g in gold], dtype=float)
    similar = 2 * similar / sizes
    total = sum(similar[row, column] for row, column in assignment(similar))
    tally.right += total
    tally.hit += total


def assignment(gain: NDArray[np.float64]) -> Iterable[tuple[int, int]]:
    """Yield the one-to-one pairs (row, column) with the largest sum of ``gain``.

    The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987), O(n^2 m).
    """
    rows, columns = gain.shape
    if rows > columns:
        return [(row, column) for column, row in assignment(gain.T)]
    cost = gain.max() - gain
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        match[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while match[column]:
            used[column] = True
            here = match[column]
            slack = np.full(columns + 1, np.inf)
            slack[1:] = cost[here - 1] - u[here] - v[1:]
            better = ~used & (slack < least)
            least[better] = slack[better]
            way[better] = column
            open_columns = np.where(used, np.inf, least)
            following = int(open_columns.argmin())
            delta = open_columns[following]
            u[match[used]] += delta
            v[used] -= delta
            least[~used] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = int(way[column])
    return [
        (int(match[column]) - 1, column - 1) for column in range(1, columns + 1) if match[column]
    ]
