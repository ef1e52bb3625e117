"""How alike the passages of two accounts are, corrected for hubs and for what stands around them.

For every pair of accounts one matrix: cosine of the vectors plus a weight times the cosine of the
words (``tfidf``). Two corrections then make it fit to choose by:

* **Context.** If passage 7 tells what passage 12 of the other account tells, then 8 and 13 often
  match as well. With ``C'(x, y)`` the largest of ``C(x, y-1 .. y+1)``, the context of (i, j) is the
  weighted mean of ``C'(i+k, j+k)`` for k = -2, -1, 1, 2 with weights 1/|k|, and counts as much as
  the pair's own similarity. ``C'`` may widen along either account; the larger result counts.
* **Hubs.** Some passages are near everything. Twice the similarity, minus the mean of the row's ten
  best, minus the mean of the column's ten best (CSLS: Lample et al. 2018, Word translation without
  parallel data, arXiv:1710.04087). A side with fewer than ten passages is filled up with what ten
  best are worth in the largest pair of accounts, so that a one-line comment is not a perfect match
  for everything.

Measured on the gospels, verse against verse: cosine alone F1 .63, with context .70, with CSLS .71,
with words .74.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BEST = 10
REACH = 2


def widen(matrix: Floats) -> Floats:
    """Return for each cell the largest of itself and its left and right neighbours."""
    result = matrix.copy()
    np.maximum(result[:, 1:], matrix[:, :-1], out=result[:, 1:])
    np.maximum(result[:, :-1], matrix[:, 1:], out=result[:, :-1])
    return result


def context(matrix: Floats) -> Floats:
    """Return what the neighbours say about each cell, the cell itself left out.

    The larger of the two directions (neighbours widened along the columns or along the rows), so
    that it does not matter which account is the left one. Measured: .771 against .758 for the mean
    of the two and .736 without widening.
    """
    transposed = np.ascontiguousarray(matrix.T)
    along = diagonal(matrix, widen(matrix))
    across = diagonal(transposed, widen(transposed)).T
    result: Floats = np.maximum(along, across)
    return result


def diagonal(matrix: Floats, wide: Floats) -> Floats:
    """Return the weighted mean of ``wide`` before and after each cell on the diagonal.

    Neighbours beyond the edge are left out of the mean; a cell without any keeps its own value.
    """
    total = np.zeros_like(matrix)
    weight = np.zeros_like(matrix)
    rows, columns = matrix.shape
    for step in range(-REACH, REACH + 1):
        low, high_r, high_c = max(0, -step), min(rows, rows - step), min(columns, columns - step)
        if step == 0 or low >= high_r or low >= high_c:
            continue
        here = np.s_[low:high_r, low:high_c]
        there = np.s_[low + step : high_r + step, low + step : high_c + step]
        total[here] += wide[there] / np.float32(abs(step))
        weight[here] += np.float32(1 / abs(step))
    lone = weight == 0
    weight[lone] = 1
    total[lone] = matrix[lone]
    result: Floats = total / weight
    return result


def mean_of_best(matrix: Floats, fill: float) -> Floats:
    """Return per row the mean of its ``BEST`` largest values; missing ones count as ``fill``."""
    columns = matrix.shape[1]
    taken = min(BEST, columns)
    best = -np.partition(-matrix, taken - 1, axis=1)[:, :taken] if taken else matrix[:, :0]
    total = best.sum(axis=1, dtype=np.float64) + (BEST - taken) * fill
    result: Floats = (total / BEST).astype(np.float32)
    return result


def level(matrix: Floats) -> float:
    """Return what a row's best are worth on average, as the value to fill short rows with."""
    taken = min(BEST, *matrix.shape)
    if not taken:
        return 0.0
    best = -np.partition(-matrix, taken - 1, axis=1)[:, :taken]
    return float(best.mean(dtype=np.float64))


def unhub(matrix: Floats, fill: float) -> Floats:
    """Return twice the similarity minus the means of the row's and the column's best."""
    rows = mean_of_best(matrix, fill)[:, None]
    columns = mean_of_best(matrix.T, fill)[None, :]
    result: Floats = 2 * matrix - rows - columns
    return result
