"""Many small trees walked at once: the score of a few rows costs a few steps, not one walk a tree.

The trees stand side by side as arrays of shape (trees, nodes), the root first; a leaf is its own
child, so that every tree can take the same number of steps, those of the deepest. All rows stand at
a node of every tree; each step moves them all.

Example: 360 trees of 8 leaves and 40 rows are 40 x 360 places, moved at most 7 times.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 128
"""Rows that are walked together, for the memory of their places."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees as arrays, shape (trees, nodes); ``steps`` from the root reach every leaf.

    ``column`` is that of a row which a node asks for, ``left`` and ``right`` are places among the
    nodes of all trees.
    """

    column: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    steps: int

    def total(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the summed values of the leaves that each row of ``table`` reaches."""
        found = [self._total(table[at : at + AT_ONCE]) for at in range(0, len(table), AT_ONCE)]
        return np.concatenate(found) if found else np.zeros(0)

    def _total(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        flat, first = table.ravel(), np.arange(len(table), dtype=np.int32)[:, None] * table.shape[1]
        roots = np.arange(self.column.shape[0], dtype=np.int32) * self.column.shape[1]
        at = np.tile(roots, (len(table), 1))
        for _ in range(self.steps):
            asked = flat.take(first + self.column.take(at))
            goes_left = asked <= self.threshold.take(at)
            at = np.where(goes_left, self.left.take(at), self.right.take(at))
        result: NDArray[np.float64] = self.value.take(at).sum(axis=1)
        return result


def forest(trees: Sequence[Mapping[str, NDArray[np.float64]]], columns: Sequence[int]) -> Forest:
    """Return trees as one; each has ``feature`` (-1 at a leaf), ``threshold``, children, ``value``.

    ``columns`` maps a feature's number to its column in a row.
    """
    wide = max((len(tree["feature"]) for tree in trees), default=1)
    own = np.tile(np.arange(wide), (len(trees), 1))
    column, left, right = np.zeros_like(own), own.copy(), own.copy()
    threshold, value = np.zeros(own.shape), np.zeros(own.shape)
    places = np.array(columns, dtype=np.int64)
    steps = 0
    for number, tree in enumerate(trees):
        feature = tree["feature"].astype(np.int64)
        inner = np.flatnonzero(feature >= 0)
        column[number, inner] = places[feature[inner]]
        threshold[number, inner] = tree["threshold"][inner]
        left[number, inner] = tree["left"][inner]
        right[number, inner] = tree["right"][inner]
        value[number, : len(feature)] = tree["value"]
        steps = max(steps, _depth(left[number], right[number]))
    first = np.arange(len(trees))[:, None] * wide
    return Forest(
        column=column.astype(np.int32),
        threshold=threshold,
        left=(first + left).astype(np.int32),
        right=(first + right).astype(np.int32),
        value=value,
        steps=steps,
    )


def _depth(left: NDArray[np.int64], right: NDArray[np.int64]) -> int:
    """Return the steps from the root to the deepest leaf; a leaf is its own child."""
    depth, level = 0, {0}
    while level := {int(c) for n in level for c in (left[n], right[n]) if c != n}:
        depth += 1
    return depth
