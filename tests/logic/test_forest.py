"""Trees walked at once, against one tree after the other."""

import numpy as np
from numpy.typing import NDArray

from tellings.logic.forest import AT_ONCE, forest

Tree = dict[str, NDArray[np.float64]]
STUMP: Tree = {
    "feature": np.array([0.0, -1, -1]),
    "threshold": np.array([0.5, 0, 0]),
    "left": np.array([1.0, 0, 0]),
    "right": np.array([2.0, 0, 0]),
    "value": np.array([9.0, 1, 2]),
}
LEAF: Tree = {
    name: np.array([value]) for name, value in zip(STUMP, (-1.0, 0, 0, 0, 5), strict=True)
}


def test_a_row_reaches_one_leaf_of_every_tree() -> None:
    """A stump sends a row left up to its threshold; a tree that is a leaf gives its value."""
    made = forest([STUMP, LEAF], [2])
    table = np.array([[0.0, 0.0, 0.5], [0.0, 0.0, 0.6]])
    assert made.total(table).tolist() == [6.0, 7.0]
    assert made.total(table[:0]).tolist() == []


def test_trees_walked_at_once_give_what_each_gives_alone() -> None:
    """Whatever the batch, a row's total is the sum over trees walked one by one."""
    rng = np.random.default_rng(5)
    trees = [_grown(rng) for _ in range(20)]
    table = rng.normal(size=(AT_ONCE + 3, 4))
    made = forest(trees, [3, 0, 2])
    expected = [sum(_walk(tree, row, (3, 0, 2)) for tree in trees) for row in table]
    assert np.allclose(made.total(table), expected, atol=1e-12)
    assert np.allclose(made.total(table[-1:]), expected[-1:], atol=1e-12)


def _grown(rng: np.random.Generator) -> Tree:
    """Return a tree whose nodes split at random, up to 15 of them."""
    tree: dict[str, list[float]] = {name: [0.0] for name in STUMP} | {"feature": [-1.0]}
    for _ in range(int(rng.integers(0, 8))):
        leaf = int(rng.choice([n for n, f in enumerate(tree["feature"]) if f < 0]))
        tree["feature"][leaf] = float(rng.integers(0, 3))
        tree["threshold"][leaf] = float(rng.normal())
        for side in ("left", "right"):
            tree[side][leaf] = float(len(tree["feature"]))
            for name, value in zip(STUMP, (-1.0, 0.0, 0.0, 0.0, float(rng.normal())), strict=True):
                tree[name].append(value)
    return {name: np.array(column) for name, column in tree.items()}


def _walk(tree: Tree, row: NDArray[np.float64], columns: tuple[int, ...]) -> float:
    at = 0
    while (feature := int(tree["feature"][at])) >= 0:
        side = "left" if row[columns[feature]] <= tree["threshold"][at] else "right"
        at = int(tree[side][at])
    return float(tree["value"][at])
