"""The affinities between claims: what clusters are built on.

Two claims of different accounts have the score of their decision, asked for when it is needed and
kept. Two claims of one account have a fixed worth by their distance, unless they repeat each other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.events.candidates import CANDIDATES, Block, best
from tellings.events.decision import Decider, Decision
from tellings.events.frames import Frame
from tellings.events.similarity import Floats

Pair = tuple[int, int]


class Field:
    """Affinities of pairs of frames. Blocks are kept in half precision."""

    def __init__(
        self, frames: Sequence[Frame], decider: Decider, *, beside: float, apart: float
    ) -> None:
        self._frames = frames
        self._beside, self._apart = beside, apart
        self._decider = decider
        self._decided: dict[Pair, Decision] = {}
        self._mutual: set[Pair] = set()
        self._rivalled: set[Pair] = set()
        self._similarity: dict[tuple[str, str], NDArray[np.float16]] = {}
        first: dict[str, int] = {}
        for number, frame in enumerate(frames):
            first.setdefault(frame.account, number)
        self._first = first

    def candidates(self, block: Block) -> list[Pair]:
        """Take in a block and decide on its best pairs; return them, lower number first."""
        accounts = (
            self._frames[int(block.rows[0])].account,
            self._frames[int(block.columns[0])].account,
        )
        kept = block.similarity.astype(np.float16)
        self._similarity[accounts] = kept
        whole = kept.astype(np.float32)
        pairs = _pairs(block, best(whole, CANDIDATES))
        self._mutual.update(_pairs(block, best(whole, 1)))
        self._rivalled.update(pair for pair in pairs if self._has_rival(pair, block, whole))
        self._decide(pairs)
        return pairs

    def decision(self, pair: Pair) -> Decision:
        """Return the decision on a pair of different accounts, lower number first."""
        if pair not in self._decided:
            self._decide([pair])
        return self._decided[pair]

    def affinity(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the summed affinity over all pairs across the two lists."""
        pairs = [(min(i, j), max(i, j)) for i in one for j in other]
        across = [p for p in pairs if self._account(p[0]) != self._account(p[1])]
        self._decide([pair for pair in across if pair not in self._decided])
        total = sum(self._decided[pair].score for pair in across)
        return total + sum(self._within(*p) for p in pairs if self._same_account(p))

    def _decide(self, pairs: Sequence[Pair]) -> None:
        similarity = [self._between(*pair) for pair in pairs]
        standing = [(pair in self._mutual) - (pair in self._rivalled) for pair in pairs]
        decisions = self._decider.decide(pairs, similarity, standing)
        self._decided.update(zip(pairs, decisions, strict=True))

    def _has_rival(self, pair: Pair, block: Block, similarity: Floats) -> bool:
        """Return whether one side's best partner is another claim of the other's sentence."""
        row, column = pair[0] - int(block.rows[0]), pair[1] - int(block.columns[0])
        better = (
            (pair[1], int(block.columns[int(similarity[row].argmax())])),
            (pair[0], int(block.rows[int(similarity[:, column].argmax())])),
        )
        return any(
            own != best and self._frames[own].sentence == self._frames[best].sentence
            for own, best in better
        )

    def _between(self, left: int, right: int) -> float:
        one, other = self._account(left), self._account(right)
        block = self._similarity[one, other]
        return float(block[left - self._first[one], right - self._first[other]])

    def _within(self, left: int, right: int) -> float:
        apart = abs(self._frames[left].sentence - self._frames[right].sentence)
        return self._beside if apart <= 1 else self._apart

    def _same_account(self, pair: Pair) -> bool:
        return self._account(pair[0]) == self._account(pair[1])

    def _account(self, number: int) -> str:
        return self._frames[number].account


def _pairs(block: Block, cells: NDArray[np.int64]) -> list[Pair]:
    return [(int(block.rows[i]), int(block.columns[j])) for i, j in cells]
