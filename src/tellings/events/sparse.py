"""Two long accounts compared without looking at every pair of their claims.

Each claim's nearest ``NEAREST`` of the other account by the vector of the clause, looked up both
ways, make up the cells that are looked at (``nearest``). Their own similarity is computed exactly,
the best ``KEPT`` of every row and column then get context and the correction for hubs as in the
small case, but for one thing: the words of sentences are compared by sketches of ``SKETCH`` numbers
in place of the whole bag, so that one product a cell is enough (Weinberger et al. 2009, Feature
hashing for large scale multitask learning, arXiv:0902.2206).

What ten best are worth is taken over the cells looked at. A cell that was not looked at and is
asked for later, when two clusters are weighed, is computed then.
"""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tellings.events.nearest import nearest
from tellings.events.sides import Numbers, Side
from tellings.events.similarity import BEST, REACH, Floats
from tellings.events.tfidf import Weighted
from tellings.events.weights import (
    CANDIDATES,
    CLAUSE,
    GIST,
    PASSAGE,
    PREDICATE,
    SENTENCE,
    UNNAMED,
    WORDS,
)

NEAREST = 12
KEPT = 5
SKETCH = 256
CHUNK = 16_384
"""Cells computed at a time: the rows gathered for them stay in the cache."""


class Cells:
    """The similarities of any cells of two accounts, named by row and column within them."""

    def __init__(self, left: Side, right: Side) -> None:
        self._left, self._right = left, right
        self._words = sketch(left.words), sketch(right.words)
        self._passages = _passages(left), _passages(right)

    def own(self, rows: Numbers, columns: Numbers) -> Floats:
        """Return the similarities of the claims themselves."""
        left, right = self._left, self._right
        vectors = left.vectors
        total = np.float32(CLAUSE) * _dots(
            vectors, vectors, left.clause[rows], right.clause[columns]
        )
        total += np.float32(UNNAMED) * _dots(
            vectors, vectors, left.unnamed[rows], right.unnamed[columns]
        )
        total += np.float32(GIST) * _dots(vectors, vectors, left.gist[rows], right.gist[columns])
        between = left.sentences[left.of[rows]], right.sentences[right.of[columns]]
        total += np.float32(SENTENCE) * _dots(vectors, vectors, *between)
        total /= np.float32(CLAUSE + UNNAMED + SENTENCE + GIST)
        total += np.float32(WORDS) * _dots(*self._words, rows, columns)
        predicates = left.predicate[rows], right.predicate[columns]
        total += np.float32(PREDICATE) * _dots(vectors, vectors, *predicates)
        return total

    def mixed(self, rows: Numbers, columns: Numbers) -> tuple[Floats, Floats]:
        """Return the similarities of claims and of their sentences, with context.

        Hubs are not corrected. The sentences' context is what takes time: each pair of sentences is
        looked at once, for both.
        """
        width = len(self._right.sentences)
        keys, at = np.unique(
            self._left.of[rows] * width + self._right.of[columns], return_inverse=True
        )
        ours, theirs = keys // width, keys % width
        near = self._context(ours, theirs)
        sentences = (near + self._between(ours, theirs)) / np.float32(2)
        claims: Floats = (self.own(rows, columns) + near[at]) / np.float32(2)
        return claims, sentences[at]

    def _context(self, ours: Numbers, theirs: Numbers) -> Floats:
        along = self._diagonal(ours, theirs, across=False)
        across = self._diagonal(ours, theirs, across=True)
        result: Floats = np.maximum(along, across)
        return result

    def _diagonal(self, ours: Numbers, theirs: Numbers, *, across: bool) -> Floats:
        """Return the weighted mean before and after each cell, widened one way (``similarity``)."""
        total = np.zeros(len(ours), dtype=np.float32)
        weight = np.zeros(len(ours), dtype=np.float32)
        for step in (*range(-REACH, 0), *range(1, REACH + 1)):
            one, other = ours + step, theirs + step
            inside = self._inside(one, other)
            best = np.full(len(ours), -np.inf, dtype=np.float32)
            for aside in (-1, 0, 1):
                shifted = (one + aside, other) if across else (one, other + aside)
                seen = inside & self._inside(*shifted)
                best[seen] = np.maximum(
                    best[seen], self._between(shifted[0][seen], shifted[1][seen])
                )
            total[inside] += best[inside] / np.float32(abs(step))
            weight[inside] += np.float32(1 / abs(step))
        lone = weight == 0
        weight[lone] = 1
        total[lone] = self._between(ours[lone], theirs[lone])
        result: Floats = total / weight
        return result

    def _inside(self, ours: Numbers, theirs: Numbers) -> NDArray[np.bool_]:
        return (
            (ours >= 0)
            & (ours < len(self._left.sentences))
            & (theirs >= 0)
            & (theirs < len(self._right.sentences))
        )

    def _between(self, ours: Numbers, theirs: Numbers) -> Floats:
        """Return how alike sentences are: vectors and words."""
        return _dots(*self._passages, ours, theirs)


class SparseBlock:
    """A block of which only the best cells are kept, sorted by row and column."""

    def __init__(
        self, cells: Cells, left: Side, right: Side, kept: tuple[Numbers, Numbers], fill: float
    ) -> None:
        self.rows, self.columns = left.frames, right.frames
        self._cells = cells
        self._at = kept
        self._shape = len(left.frames), len(right.frames)
        mixed, passages = cells.mixed(*kept)
        self._hubs = _hubs(mixed, kept, self._shape, fill), _hubs(passages, kept, self._shape, fill)
        self._kept = self._corrected(mixed, passages, *kept)

    def best(self, count: int = CANDIDATES) -> NDArray[np.int64]:
        """Return the cells among the ``count`` best of their row and column, shape (n, 2)."""
        rows, columns = self._at
        by_row = ranks(self._kept, rows) < count
        by_column = ranks(self._kept, columns) < count
        chosen = by_row & by_column
        return np.stack([rows[chosen], columns[chosen]], axis=1)

    def near(self) -> NDArray[np.int64]:
        """Return the cells that are worth a decision: with many claims those best on both sides."""
        return self.best()

    def tops(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return each row's best value and next best, then those of each column."""
        rows, columns = self._at
        ours = self._ranked(rows, 0, self._shape[0]), self._ranked(rows, 1, self._shape[0])
        theirs = self._ranked(columns, 0, self._shape[1]), self._ranked(columns, 1, self._shape[1])
        return *ours, *theirs

    def _ranked(self, groups: Numbers, rank: int, count: int) -> Floats:
        found = np.full(count, -np.inf, dtype=np.float32)
        chosen = ranks(self._kept, groups) == rank
        found[groups[chosen]] = self._kept[chosen]
        return found

    def values(self, rows: Numbers, columns: Numbers) -> Floats:
        """Return the similarities of these cells; those not kept are computed."""
        width = self._shape[1]
        keys = self._at[0] * width + self._at[1]
        asked = rows * width + columns
        place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        result = self._kept[place]
        missing = keys[place] != asked
        if missing.any():
            ours, theirs = rows[missing], columns[missing]
            mixed, passages = self._cells.mixed(ours, theirs)
            result[missing] = self._corrected(mixed, passages, ours, theirs)
        return result

    def _corrected(
        self, mixed: Floats, passages: Floats, rows: Numbers, columns: Numbers
    ) -> Floats:
        (row_hubs, column_hubs), (row_passages, column_passages) = self._hubs
        own: Floats = mixed * np.float32(2) - row_hubs[rows] - column_hubs[columns]
        sentences: Floats = passages * np.float32(2) - row_passages[rows]
        sentences -= column_passages[columns]
        own += np.float32(PASSAGE) * sentences
        own /= np.float32(1 + PASSAGE)
        return own


def sparse_block(left: Side, right: Side, fill: float) -> SparseBlock:
    """Return the block of two long accounts."""
    cells = Cells(left, right)
    ours, theirs = left.vectors[left.clause], right.vectors[right.clause]
    width = len(right.frames)
    forth, back = nearest(ours, theirs, NEAREST), nearest(theirs, ours, NEAREST)
    keys = np.unique(
        np.concatenate(
            [
                (np.arange(len(ours))[:, None] * width + forth).ravel(),
                (back * width + np.arange(width)[:, None]).ravel(),
            ]
        )
    )
    rows, columns = keys // width, keys % width
    own = cells.own(rows, columns)
    kept = (ranks(own, rows) < KEPT) | (ranks(own, columns) < KEPT)
    return SparseBlock(cells, left, right, (rows[kept], columns[kept]), fill)


def ranks(values: Floats, groups: Numbers) -> Numbers:
    """Return each value's rank within its group, 0 for the largest; of equals the first leads."""
    order = np.lexsort((np.arange(len(values)), -values, groups))
    sorted_groups = groups[order]
    starts = np.flatnonzero(np.r_[True, sorted_groups[1:] != sorted_groups[:-1]])
    lengths = np.diff(np.r_[starts, len(values)])
    result = np.empty(len(values), dtype=np.int64)
    result[order] = np.arange(len(values)) - np.repeat(starts, lengths)
    return result


def _hubs(
    values: Floats, kept: tuple[Numbers, Numbers], shape: tuple[int, int], fill: float
) -> tuple[Floats, Floats]:
    """Return for every row and column the mean of its ``BEST`` largest; missing count as fill."""
    found = []
    for groups, count in zip(kept, shape, strict=True):
        top = ranks(values, groups) < BEST
        total = np.bincount(groups[top], weights=values[top], minlength=count)
        number = np.bincount(groups[top], minlength=count)
        low = np.full(count, np.inf, dtype=np.float64)
        np.minimum.at(low, groups[top], values[top])
        rest = np.where(number > 0, low, fill)
        found.append(((total + (BEST - number) * rest) / BEST).astype(np.float32))
    return found[0], found[1]


def _passages(side: Side) -> Floats:
    """Return a row a sentence, its vector and its words' sketch, so that one product gives both."""
    words = sketch(side.around) * np.float32(np.sqrt(WORDS))
    return np.hstack([side.vectors[side.sentences], words])


def sketch(weighted: Weighted) -> Floats:
    """Return the weighted words as ``SKETCH`` numbers a text: products come out near the cosine."""
    result = np.zeros((weighted.count, SKETCH), dtype=np.float32)
    for word, (texts, weights) in weighted.postings.items():
        code = crc32(word.encode("utf-8", "surrogatepass"))
        sign = np.float32(1 if code & 1 else -1)
        result[texts, (code >> 1) % SKETCH] += sign * weights
    return result


def _dots(one: Floats, other: Floats, rows: Numbers, columns: Numbers) -> Floats:
    """Return the products of rows of one with rows of the other, some at a time."""
    result = np.empty(len(rows), dtype=np.float32)
    for first in range(0, len(rows), CHUNK):
        part = slice(first, first + CHUNK)
        np.einsum("ij,ij->i", one[rows[part]], other[columns[part]], out=result[part])
    return result
