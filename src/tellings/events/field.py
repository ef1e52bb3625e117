"""The affinities between claims: what clusters are built on.

Two claims of different accounts have the score of their decision, asked for when it is needed and
kept. Two claims of one account have a fixed worth by their distance, unless they repeat each other.
"""

from collections.abc import Sequence

import numpy as np

from tellings.events.blocks import Block
from tellings.events.decision import Decider, Decision
from tellings.events.frames import Frame

Pair = tuple[int, int]


class Field:
    """Affinities of pairs of frames."""

    def __init__(
        self, frames: Sequence[Frame], decider: Decider, *, beside: float, apart: float
    ) -> None:
        self._frames = frames
        self._beside, self._apart = beside, apart
        self._decider = decider
        self._scores: dict[Pair, float] = {}
        self._mutual: set[Pair] = set()
        self._rivalled: set[Pair] = set()
        self._blocks: dict[tuple[str, str], Block] = {}
        first: dict[str, int] = {}
        for number, frame in enumerate(frames):
            first.setdefault(frame.account, number)
        self._first = first

    def candidates(self, block: Block) -> list[Pair]:
        """Take in a block and decide on its best pairs; return them, lower number first."""
        first_row, first_column = int(block.rows[0]), int(block.columns[0])
        accounts = self._frames[first_row].account, self._frames[first_column].account
        self._blocks[accounts] = block
        pairs = [(first_row + i, first_column + j) for i, j in block.best().tolist()]
        of_row, of_column = (each.tolist() for each in block.favourites())
        for pair in pairs:
            row, column = pair[0] - first_row, pair[1] - first_column
            favourites = (of_row[row] + first_column, of_column[column] + first_row)
            if favourites == (pair[1], pair[0]):
                self._mutual.add(pair)
            if self._rivals(pair[1], favourites[0]) or self._rivals(pair[0], favourites[1]):
                self._rivalled.add(pair)
        self._decide(pairs)
        return pairs

    def score(self, pair: Pair) -> float:
        """Return the score of a pair of different accounts, lower number first."""
        if pair not in self._scores:
            self._decide([pair])
        return self._scores[pair]

    def decision(self, pair: Pair) -> Decision:
        """Return the score of a pair with its reasons."""
        return self._decider.explain(pair, self._similarities([pair])[0], self._standing(pair))

    def affinity(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the summed affinity over all pairs across the two lists."""
        pairs = [(min(i, j), max(i, j)) for i in one for j in other]
        across = [p for p in pairs if self._account(p[0]) != self._account(p[1])]
        self._decide([pair for pair in across if pair not in self._scores])
        total = sum(self._scores[pair] for pair in across)
        return total + sum(self._within(*p) for p in pairs if self._same_account(p))

    def _decide(self, pairs: Sequence[Pair]) -> None:
        if pairs:
            standing = [self._standing(pair) for pair in pairs]
            found = self._decider.scores(pairs, self._similarities(pairs), standing)
            self._scores.update(zip(pairs, found, strict=True))

    def _standing(self, pair: Pair) -> int:
        return (pair in self._mutual) - (pair in self._rivalled)

    def _rivals(self, own: int, best: int) -> bool:
        """Return whether the best partner is another claim of the same sentence."""
        one, other = self._frames[own], self._frames[best]
        return own != best and one.sentence == other.sentence

    def _similarities(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the corrected similarities, asked for a block at a time."""
        by_block: dict[tuple[str, str], list[int]] = {}
        for place, (left, right) in enumerate(pairs):
            by_block.setdefault((self._account(left), self._account(right)), []).append(place)
        result = [0.0] * len(pairs)
        for (one, other), places in by_block.items():
            rows = np.array([pairs[p][0] - self._first[one] for p in places], dtype=np.int64)
            columns = np.array([pairs[p][1] - self._first[other] for p in places], dtype=np.int64)
            values = self._blocks[one, other].values(rows, columns).tolist()
            for place, value in zip(places, values, strict=True):
                result[place] = value
        return result

    def _within(self, left: int, right: int) -> float:
        apart = abs(self._frames[left].sentence - self._frames[right].sentence)
        return self._beside if apart <= 1 else self._apart

    def _same_account(self, pair: Pair) -> bool:
        return self._account(pair[0]) == self._account(pair[1])

    def _account(self, number: int) -> str:
        return self._frames[number].account
