"""How alike the claims of two accounts are, and which pairs of them may tell one event.

Only the best few of each side go on to the decision: vectors find the true partner among the first
five in five of six cases, but they cannot tell which of the five it is.

The likeness of two claims is the weighted mean of the cosines of clause, sentence and gist, plus
``WORDS`` times the cosine of their words and ``PREDICATE`` times that of their predicates, averaged
with the context of their sentences and corrected for hubs (``similarity``). The predicate alone is
worth a third of the average precision on free retellings. Half as much counts how alike the two
sentences are by the same recipe: on the gospels that raises precision from .71 to .82 at the same
recall.

Two accounts of up to ``LARGE`` pairs are laid out as one matrix. Larger ones are never laid out:
``sparse`` finds the cells that matter, so that work grows with the accounts' length and not with
its square.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.events.frames import Frame
from tellings.events.sides import Numbers, Side, sides_of
from tellings.events.similarity import Floats, context, level, unhub
from tellings.events.sparse import Cells, sparse_block
from tellings.events.tfidf import cosines
from tellings.events.weights import (
    CANDIDATES,
    CLAUSE,
    GIST,
    NEAR,
    PASSAGE,
    PREDICATE,
    SENTENCE,
    UNNAMED,
    WORDS,
)
from tellings.records.language import Vectors

NO_ROWS: AbstractSet[str] = frozenset()
LARGE = 4_000_000
"""Pairs of claims up to which two accounts are laid out as a matrix (16 MB): 2,000 claims each."""

PROBE = 500
"""Claims of the two longest accounts that tell what ten best are worth, where they are large."""


class Block(Protocol):
    """Two accounts' claims side by side; rows and columns are counted within the accounts."""

    @property
    def rows(self) -> Numbers:
        """Return the numbers of the row account's frames."""

    @property
    def columns(self) -> Numbers:
        """Return the numbers of the column account's frames."""

    def best(self, count: int = CANDIDATES) -> NDArray[np.int64]:
        """Return the cells among the ``count`` best of their row and column, shape (n, 2)."""

    def near(self) -> NDArray[np.int64]:
        """Return the cells that are worth a decision, shape (n, 2), by row and column."""

    def tops(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return each row's best value and next best, then those of each column."""

    def values(self, rows: Numbers, columns: Numbers) -> Floats:
        """Return the similarities of these cells."""


class DenseBlock:
    """A block as a matrix in half precision, shape (rows, columns)."""

    def __init__(self, rows: Numbers, columns: Numbers, similarity: Floats) -> None:
        self.rows, self.columns = rows, columns
        self._kept = similarity.astype(np.float16)

    def best(self, count: int = CANDIDATES) -> NDArray[np.int64]:
        """Return the cells among the ``count`` best of their row and column, shape (n, 2)."""
        return best(self._kept.astype(np.float32), count)

    def near(self) -> NDArray[np.int64]:
        """Return the cells among the ``NEAR`` best of their row or column."""
        matrix = self._kept.astype(np.float32)
        rows = _threshold(matrix, NEAR)[:, None]
        columns = _threshold(matrix.T, NEAR)[None, :]
        return np.argwhere((matrix >= rows) | (matrix >= columns))

    def tops(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return each row's best value and next best, then those of each column."""
        matrix = self._kept.astype(np.float32)
        return *_two_best(matrix), *_two_best(matrix.T)

    def values(self, rows: Numbers, columns: Numbers) -> Floats:
        """Return the similarities of these cells."""
        result: Floats = self._kept[rows, columns].astype(np.float32)
        return result


def blocks(
    frames: Sequence[Frame],
    vectors: Vectors,
    *,
    large: int = LARGE,
    rows: AbstractSet[str] = NO_ROWS,
) -> Iterator[Block]:
    """Yield a block for every pair of accounts, in the order of the accounts' ids.

    Two accounts with more than ``large`` pairs of claims get a sparse one, two rows of logs (the
    accounts in ``rows``) none: each row is another event, and their columns are no language.
    """
    sides = sides_of(frames, vectors)
    if len(sides) < 2:
        return
    first, second = sorted(sides, key=lambda side: -len(side.frames))[:2]
    fill = _fill(first, second, large)
    for left, right in combinations(sides, 2):
        if left.account in rows and right.account in rows:
            continue
        if len(left.frames) * len(right.frames) > large:
            yield sparse_block(left, right, fill)
        else:
            yield dense_block(left, right, fill)


def _fill(first: Side, second: Side, large: int) -> float:
    """Return what ten best are worth in the largest pair of accounts."""
    if len(first.frames) * len(second.frames) <= large:
        return level(_mixed(first, second))
    rows, columns = _spread(len(first.frames)), _spread(len(second.frames))
    probed = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
    cells, _ = Cells(first, second).mixed(*probed)
    return level(cells.reshape(len(rows), len(columns)))


def _spread(count: int) -> Numbers:
    """Return ``PROBE`` numbers below ``count``, evenly spread; all of fewer."""
    return np.unique(np.linspace(0, count - 1, min(count, PROBE)).astype(np.int64))


def dense_block(left: Side, right: Side, fill: float) -> DenseBlock:
    """Return the block of two accounts laid out as a matrix."""
    similarity = unhub(_mixed(left, right), fill)
    sentences = unhub(_passages(left, right), fill)
    similarity += np.float32(PASSAGE) * sentences[np.ix_(left.of, right.of)]
    similarity /= np.float32(1 + PASSAGE)
    return DenseBlock(left.frames, right.frames, similarity)


def _rows(side: Side, numbers: Numbers) -> Floats:
    return side.vectors[numbers]


def _product(left: Side, ours: Numbers, right: Side, theirs: Numbers) -> Floats:
    result: Floats = _rows(left, ours) @ _rows(right, theirs).T
    return result


def _passages(left: Side, right: Side) -> Floats:
    """Return the similarity of the sentences with their context, before hubs are corrected."""
    words = np.float32(WORDS) * cosines(left.around, right.around)
    own = _product(left, left.sentences, right, right.sentences) + words
    return (own + context(own)) / np.float32(2)


def _mixed(left: Side, right: Side) -> Floats:
    """Return the similarity before hubs are corrected, shape (claims left, claims right)."""
    spread = np.ix_(left.of, right.of)
    sentences = _product(left, left.sentences, right, right.sentences)
    around = cosines(left.around, right.around)
    near = context(sentences + np.float32(WORDS) * around)[spread]
    own: Floats = np.float32(CLAUSE) * _product(left, left.clause, right, right.clause)
    own += np.float32(UNNAMED) * _product(left, left.unnamed, right, right.unnamed)
    own += np.float32(GIST) * _product(left, left.gist, right, right.gist)
    own += np.float32(SENTENCE) * sentences[spread]
    own /= np.float32(CLAUSE + UNNAMED + SENTENCE + GIST)
    own += np.float32(WORDS) * cosines(left.words, right.words)
    own += np.float32(PREDICATE) * _product(left, left.predicate, right, right.predicate)
    result: Floats = (own + near) / np.float32(2)
    return result


def best(matrix: Floats, count: int = CANDIDATES) -> NDArray[np.int64]:
    """Return the cells among the ``count`` best of their row and of their column, shape (n, 2)."""
    rows = _threshold(matrix, count)[:, None]
    columns = _threshold(matrix.T, count)[None, :]
    return np.argwhere((matrix >= rows) & (matrix >= columns))


def _threshold(matrix: Floats, count: int) -> Floats:
    if matrix.shape[1] <= count:
        return np.full(matrix.shape[0], -np.inf, dtype=np.float32)
    result: Floats = -np.partition(-matrix, count - 1, axis=1)[:, count - 1]
    return result


def _two_best(matrix: Floats) -> tuple[Floats, Floats]:
    """Return each row's two largest values; the second is -inf where there is one column."""
    if matrix.shape[1] == 1:
        return matrix[:, 0], np.full(len(matrix), -np.inf, dtype=np.float32)
    top = -np.partition(-matrix, 1, axis=1)[:, :2]
    return top[:, 0], top[:, 1]
