"""The pair scorer: how much speaks for two claims telling the same event, and what does.

Gradient-boosted trees (Friedman 2001) learnt on the training topics of ECB+ (Cybulska & Vossen
2014), kept as plain JSON. The score is in log-odds. Each feature's part in it is read off the same
walk through the trees: every step from a node to its child moves the expected score by the
difference of the two nodes' values, which is credited to the feature that was asked there
(Saabas 2014). So score = bias + sum of the parts, and the reasons cannot drift from the decision.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.events.features import NAMES

FORMAT = "tellings-pairs/1"
MODEL = Path(__file__).resolve().parents[1] / "models" / "pairs" / "pairs.json"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tree:
    """A binary tree as arrays over its nodes; a leaf has feature -1.

    A row goes left when its value is at most the threshold. ``value`` is the expected score there.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PairModel:
    """The trees, in order; ``bias`` is the score before any feature is looked at."""

    features: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]


def load_trees(path: Path = MODEL) -> PairModel:
    """Return the packaged pair scorer; ModelError when the file is missing, broken or foreign."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path}: format {data['format']!r}, expected {FORMAT!r}")
        names = tuple(data["features"])
        trees = tuple(_tree(tree) for tree in data["trees"])
        bias = float(data["bias"])
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: not a pair scorer ({error}); reinstall tellings") from error
    if not set(names) <= set(NAMES):
        raise ModelError(f"{path}: made for other features than this version's; reinstall tellings")
    return PairModel(features=names, bias=bias, trees=trees)


def _tree(data: dict[str, list[float]]) -> Tree:
    return Tree(
        feature=np.array(data["feature"], dtype=np.int64),
        threshold=np.array(data["threshold"], dtype=np.float64),
        left=np.array(data["left"], dtype=np.int64),
        right=np.array(data["right"], dtype=np.int64),
        value=np.array(data["value"], dtype=np.float64),
    )


def parts(model: PairModel, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Return each feature's part in each row's score, shape (len(rows), len(NAMES)).

    ``rows`` are in the order of ``features.NAMES``; features that the model does not ask for have
    no part.
    """
    table = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(NAMES))
    columns = np.array([NAMES.index(name) for name in model.features], dtype=np.int64)
    result = np.zeros_like(table)
    every = np.arange(len(table))
    for tree in model.trees:
        at = np.zeros(len(table), dtype=np.int64)
        inner = tree.feature[at] >= 0
        while inner.any():
            moving = every[inner]
            node = at[moving]
            asked = columns[tree.feature[node]]
            goes_left = table[moving, asked] <= tree.threshold[node]
            child = np.where(goes_left, tree.left[node], tree.right[node])
            result[moving, asked] += tree.value[child] - tree.value[node]
            at[moving] = child
            inner = tree.feature[at] >= 0
    return result


def scores(model: PairModel, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Return the log-odds of each row, shape (len(rows),)."""
    result: NDArray[np.float64] = model.bias + parts(model, rows).sum(axis=1)
    return result
