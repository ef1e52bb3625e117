"""The pair scorer: how much speaks for two claims telling the same event, and what does.

Two sets of gradient-boosted trees (Friedman 2001) learnt on the training topics of ECB+ (Cybulska &
Vossen 2014), kept as plain JSON. The first looks at the two claims and their accounts (``GIVEN``),
the second at what the first says of all pairs together (``stacked``). Scores are in log-odds. Each
feature's part in one is read off the same walk through the trees: every step from a node to its
child moves the expected score by the difference of the two nodes' values, which is credited to the
feature that was asked there (Saabas 2014). So score = bias + sum of the parts, and the reasons
cannot drift from the decision.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.events.features import NAMES
from tellings.events.frames import Frame
from tellings.events.setting import SETTING
from tellings.events.stacked import STACKED, stacked
from tellings.logic.forest import Forest, forest

FORMAT = "tellings-pairs/2"
FIRST, SECOND = "pairs", "stacked"
"""The sets of trees, as the file names them."""

GIVEN = (*NAMES, *SETTING)
"""What the first set may ask for, in the order of its rows."""

Rows = Sequence[Sequence[float]] | NDArray[np.float64]
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
    """The trees, in order; ``bias`` is the score before any feature is looked at.

    ``features`` are those that the trees number, ``given`` those of a row, in its order. ``forest``
    is the trees once more, to be walked at once.
    """

    given: tuple[str, ...]
    features: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    forest: Forest


def load_trees(path: Path = MODEL) -> PairModel:
    """Return the packaged pair scorer; ModelError when the file is missing, broken or foreign."""
    return load(path, FIRST, GIVEN)


def load_stacked(path: Path = MODEL) -> PairModel:
    """Return the trees of the second look; ModelError as above."""
    return load(path, SECOND, STACKED)


def load(path: Path, part: str, given: tuple[str, ...]) -> PairModel:
    """Return one set of trees of a file; ModelError as above. ``given``: a row's columns."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path}: format {data['format']!r}, expected {FORMAT!r}")
        names = tuple(data[part]["features"])
        trees = tuple(_tree(tree) for tree in data[part]["trees"])
        bias = float(data[part]["bias"])
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: not a pair scorer ({error}); reinstall tellings") from error
    if not set(names) <= set(given):
        raise ModelError(f"{path}: made for other features than this version's; reinstall tellings")
    walked = forest([asdict(tree) for tree in trees], [given.index(name) for name in names])
    return PairModel(given=given, features=names, bias=bias, trees=trees, forest=walked)


def _tree(data: dict[str, list[float]]) -> Tree:
    return Tree(
        feature=np.array(data["feature"], dtype=np.int64),
        threshold=np.array(data["threshold"], dtype=np.float64),
        left=np.array(data["left"], dtype=np.int64),
        right=np.array(data["right"], dtype=np.int64),
        value=np.array(data["value"], dtype=np.float64),
    )


def parts(model: PairModel, rows: Rows) -> NDArray[np.float64]:
    """Return each feature's part in each row's score, shape (len(rows), len(model.given)).

    ``rows`` are in the order of ``model.given``; features that the model does not ask for have no
    part.
    """
    table = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(model.given))
    columns = np.array([model.given.index(name) for name in model.features], dtype=np.int64)
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


def scores(model: PairModel, rows: Rows) -> NDArray[np.float64]:
    """Return the log-odds of each row, shape (len(rows),)."""
    table = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(model.given))
    return model.forest.total(table)


def all_scores(
    first: PairModel, second: PairModel, frames: Sequence[Frame], rows: Rows
) -> NDArray[np.float64]:
    """Return the log-odds of all pairs of frames, symmetric, shape (n, n), 0 on the diagonal.

    ``rows`` hold the features of each pair, in the order of ``itertools.combinations``.
    """
    once = square(len(frames), scores(first, rows))
    return square(len(frames), scores(second, stacked(frames, once)))


def square(count: int, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values of all pairs as a symmetric matrix."""
    result = np.zeros((count, count))
    left, right = np.triu_indices(count, 1)
    result[left, right] = result[right, left] = values
    return result
