"""The affinities between claims: what clusters are built on.

Two claims of different accounts have the score of their decision, asked for when it is needed and
kept. It has two steps: a first score from the pair alone, then what stands around it. Accounts tell
mostly in one order, so where one pair matches, the pairs a little before and after it on both sides
match too (``support``); a flash-back has its own neighbours and loses nothing. And a claim has
mostly one partner in another account: a pair that leads its rivals is surer (``leads``). Last, the
pairs together say who a teller is, and that speaks for and against pairs (``ties``).

Two claims of one account have a fixed worth by their distance.
"""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from tellings.events.blocks import NO_ROWS, Block
from tellings.events.crowd import Crowd, likelihood
from tellings.events.decision import BATCH, Around, Decider, Decision, Standing
from tellings.events.frames import Frame
from tellings.events.similarity import Floats
from tellings.events.ties import NONE, Tie, Ties, ties_of, told_of

REACH = 3
"""Sentences on either side whose pairs support a pair."""

MOST = 1.0
"""Support beyond this says nothing more: recall .275 in place of .266 at a precision of .8."""

LEAST = 0.02
"""A pair less likely than this supports nothing."""

KERNEL = {
    (one, other): math.exp(-abs(one - other) - max(abs(one), abs(other)) / 3)
    for one in range(-REACH, REACH + 1)
    for other in range(-REACH, REACH + 1)
}
"""What a pair so many sentences on (in one account, in the other) counts."""

NO_TIES = Ties()
Pair = tuple[int, int]
FARTHEST = 4.0
"""A score beyond this counts as this in a mean: one pair alone neither makes a cluster nor breaks
it."""


class Field:
    """Affinities of pairs of frames; ``wide`` asks for candidates on either side."""

    def __init__(
        self,
        frames: Sequence[Frame],
        decider: Decider,
        *,
        beside: float,
        apart: float,
        wide: bool,
        rows: AbstractSet[str] = NO_ROWS,
        parted: AbstractSet[Tie] = NONE,
    ) -> None:
        self._frames = frames
        self._beside, self._apart, self._wide = beside, apart, wide
        self._decider, self._rows, self._parted = decider, rows, parted
        self._first_scores: dict[Pair, float] = {}
        self._scores: dict[Pair, float] = {}
        self._ties: dict[tuple[str, str], Ties] = {}
        self._crowd = Crowd([frame.account for frame in frames])
        self._around: dict[tuple[str, str], dict[Pair, list[tuple[Pair, float]]]] = {}
        self._blocks: dict[tuple[str, str], tuple[Block, tuple[Floats, ...]]] = {}
        self._first: dict[str, int] = {}
        self._length: dict[str, int] = {}
        self._people: dict[str, set[str]] = {}
        for number, frame in enumerate(frames):
            self._first.setdefault(frame.account, number)
            self._length[frame.account] = self._length.get(frame.account, 0) + 1
            self._people.setdefault(frame.account, set()).update(told_of(frame))

    def take(self, block: Block) -> None:
        """Take in the block of two accounts."""
        one, other = (self._frames[int(side[0])].account for side in (block.rows, block.columns))
        self._blocks[one, other] = block, block.tops()

    def candidates(self, block: Block) -> list[Pair]:
        """Take in a block and decide on its best pairs; return them, lower number first."""
        self.take(block)
        first_row, first_column = int(block.rows[0]), int(block.columns[0])
        cells = block.near() if self._wide else block.best()
        pairs = [(first_row + i, first_column + j) for i, j in cells.tolist()]
        self._decide_first(pairs)
        if self._wide:
            self._support_with(pairs)
            self._crowd.take((pair, self._first_scores[pair]) for pair in pairs)
            self._tie_with(block, pairs)
        return pairs

    def score(self, pair: Pair) -> float:
        """Return the score of a pair of different accounts, lower number first."""
        return self.scores([pair])[0]

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the scores of pairs, once the blocks of all accounts are taken in."""
        self._decide([pair for pair in pairs if pair not in self._scores])
        return [self._scores[pair] for pair in pairs]

    def decisions(self, pairs: Sequence[Pair]) -> list[Decision]:
        """Return the scores of pairs with their reasons."""
        around = [self.around(pair) for pair in pairs]
        ties = [self._tied(pair).words(pair, *self._both(pair)) for pair in pairs]
        return self._decider.explain(pairs, self.standings(pairs), around, ties)

    def affinity(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the summed affinity over all pairs across the two lists."""
        pairs = [(min(i, j), max(i, j)) for i in one for j in other]
        if any(self._of_logs(pair) for pair in pairs):
            return -math.inf
        across = [p for p in pairs if self._account(p[0]) != self._account(p[1])]
        self._decide([pair for pair in across if pair not in self._scores])
        total = sum(max(-FARTHEST, min(FARTHEST, self._scores[pair])) for pair in across)
        return total + sum(self._within(*p) for p in pairs if self._same_account(p))

    def standings(self, pairs: Sequence[Pair]) -> list[Standing]:
        """Return how pairs stand among the other partners of their claims, a block at a time."""
        by_block: dict[tuple[str, str], list[int]] = {}
        for place, (left, right) in enumerate(pairs):
            by_block.setdefault((self._account(left), self._account(right)), []).append(place)
        found: dict[int, Standing] = {}
        for accounts, places in by_block.items():
            found.update(self._in_block(accounts, places, pairs))
        return [found[place] for place in range(len(pairs))]

    def _in_block(
        self, accounts: tuple[str, str], places: Sequence[int], pairs: Sequence[Pair]
    ) -> dict[int, Standing]:
        one, other = accounts
        block, (row_best, row_next, column_best, column_next) = self._blocks[accounts]
        rows = np.array([pairs[p][0] - self._first[one] for p in places], dtype=np.int64)
        columns = np.array([pairs[p][1] - self._first[other] for p in places], dtype=np.int64)
        values = block.values(rows, columns)
        ours = _margins(values, row_best[rows], row_next[rows])
        theirs = _margins(values, column_best[columns], column_next[columns])
        lengths = self._length[one], self._length[other]
        apart = np.abs(rows / max(1, lengths[0] - 1) - columns / max(1, lengths[1] - 1))
        return {
            place: Standing(
                similarity=similarity,
                margins=(mine, their),
                length=min(lengths),
                place_apart=far,
            )
            for place, similarity, mine, their, far in zip(
                places,
                values.tolist(),
                ours.tolist(),
                theirs.tolist(),
                apart.tolist(),
                strict=True,
            )
        }

    def first(self, pair: Pair) -> float:
        """Return the first score of a pair."""
        if pair not in self._first_scores:
            self._decide_first([pair])
        return self._first_scores[pair]

    def support(self, pair: Pair) -> float:
        """Return how much the pairs around it speak for a pair: the sum of their likelihoods.

        Each counts less the farther it lies and the less alike the steps to it are on both sides.
        Together they count up to ``MOST``: sentences that hold many claims have many pairs around.
        """
        left, right = pair
        around = self._around.get((self._account(left), self._account(right)), {})
        ours, theirs = self._frames[left].sentence, self._frames[right].sentence
        total = 0.0
        for one in range(-REACH, REACH + 1):
            for other in range(-REACH, REACH + 1):
                for (i, j), likely in around.get((ours + one, theirs + other), ()):
                    if i != left and j != right:
                        total += likely * KERNEL[one, other]
        return min(total, MOST)

    def around(self, pair: Pair) -> Around:
        """Return what stands around a pair."""
        if not self._wide:
            return Around()
        own = self.first(pair)
        return Around(
            support=self.support(pair),
            leads=self._crowd.leads(pair, own),
            ties=self._tied(pair).of(pair, *self._both(pair)),
            shares=self._crowd.shares(pair, own),
            third=self._crowd.third(pair),
        )

    def _tied(self, pair: Pair) -> Ties:
        return self._ties.get((self._account(pair[0]), self._account(pair[1])), NO_TIES)

    def _both(self, pair: Pair) -> tuple[Frame, Frame]:
        return self._frames[pair[0]], self._frames[pair[1]]

    def _tie_with(self, block: Block, pairs: Sequence[Pair]) -> None:
        """Keep who the tellers of two accounts are, by what their pairs score alone."""
        likely = {pair: likelihood(self._first_scores[pair]) for pair in pairs}
        accounts = self._account(int(block.rows[0])), self._account(int(block.columns[0]))
        people = self._people[accounts[0]], self._people[accounts[1]]
        self._ties[accounts] = ties_of(self._frames, likely, people, parted=self._parted)

    def _support_with(self, pairs: Sequence[Pair]) -> None:
        """Keep the likely pairs by their sentences."""
        for pair in pairs:
            likely = likelihood(self._first_scores[pair])
            if likely >= LEAST:
                left, right = (self._frames[number] for number in pair)
                here = self._around.setdefault((left.account, right.account), {})
                place = left.sentence, right.sentence
                here.setdefault(place, []).append((pair, likely))

    def _decide_first(self, pairs: Sequence[Pair]) -> None:
        if pairs:
            found = self._decider.scores(pairs, self.standings(pairs))
            self._first_scores.update(zip(pairs, found, strict=True))

    def _decide(self, pairs: Sequence[Pair]) -> None:
        self._decide_first([pair for pair in pairs if pair not in self._first_scores])
        for at in range(0, len(pairs), BATCH):
            part = pairs[at : at + BATCH]
            first = [self._first_scores[pair] for pair in part]
            around = [self.around(pair) for pair in part]
            found = self._decider.final(part, self.standings(part), first, around)
            self._scores.update(zip(part, found, strict=True))

    def _within(self, left: int, right: int) -> float:
        apart = abs(self._frames[left].sentence - self._frames[right].sentence)
        return self._beside if apart <= 1 else self._apart

    def _same_account(self, pair: Pair) -> bool:
        return self._account(pair[0]) == self._account(pair[1])

    def _of_logs(self, pair: Pair) -> bool:
        """Return whether the two claims are two rows of logs."""
        one, other = self._account(pair[0]), self._account(pair[1])
        return one != other and one in self._rows and other in self._rows

    def _account(self, number: int) -> str:
        return self._frames[number].account


def _margins(values: Floats, best: Floats, following: Floats) -> NDArray[np.float32]:
    """Return how far each value lies above the best other one."""
    result: NDArray[np.float32] = values - np.where(values >= best, following, best)
    return result
