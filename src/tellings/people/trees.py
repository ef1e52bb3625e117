"""Gradient-boosted decision trees, read from JSON and evaluated with numpy.

The sum over all trees of the leaf that a row falls into is the log-odds (Friedman, "Greedy function
approximation: a gradient boosting machine", Annals of Statistics 29, 2001). A row goes left at a
node when its value is at most the threshold; a missing value (nan) goes where training sent it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees as padded arrays of shape (trees, nodes); a leaf has itself as both children."""

    features: tuple[str, ...]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability for each row; ``rows`` has shape (n, len(features))."""
        total = np.zeros(len(rows), dtype=np.float64)
        every = np.arange(len(rows))
        for tree in range(len(self.feature)):
            node = np.zeros(len(rows), dtype=np.int32)
            for _ in range(self.depth):
                values = rows[every, self.feature[tree][node]]
                down = values <= self.threshold[tree][node]
                node = np.where(down, self.left[tree][node], self.right[tree][node])
            total += self.value[tree][node]
        return np.asarray(1.0 / (1.0 + np.exp(-total)), dtype=np.float64)


def read_forest(data: Mapping[str, Any], *, expected: Sequence[str], name: str) -> Forest:
    """Return the forest in ``data``; ModelError when its feature list is not ``expected``."""
    features = tuple(data.get("features", ()))
    if features != tuple(expected):
        raise ModelError(f"{name}: trained with other features than this version computes")
    try:
        trees = [_arrays(tree) for tree in data["trees"]]
        depth = int(data["depth"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{name}: not a forest of decision trees ({error})") from error
    size = max(len(tree[0]) for tree in trees)
    columns = [
        np.stack([np.pad(tree[column], (0, size - len(tree[column]))) for tree in trees])
        for column in range(5)
    ]
    return Forest(
        features=features,
        feature=columns[0].astype(np.int32),
        threshold=columns[1].astype(np.float32),
        left=columns[2].astype(np.int32),
        right=columns[3].astype(np.int32),
        value=columns[4].astype(np.float32),
        depth=depth,
    )


def _arrays(tree: Mapping[str, Sequence[float]]) -> tuple[NDArray[np.float64], ...]:
    return tuple(
        np.asarray(tree[key], dtype=np.float64)
        for key in ("feature", "threshold", "left", "right", "value")
    )
