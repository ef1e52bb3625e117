"""Trees walked at once, against one tree after the other."""

import numpy as np
from numpy.typing import NDArray

from tellings.events.decision import LOOK
from tellings.events.forest import AT_ONCE, forest
from tellings.events.look import load_look
from tellings.events.pairs import GIVEN, PairModel, load_trees, parts, scores

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


def test_scores_are_bias_and_parts() -> None:
    """The packaged trees give the same walked at once and one by one, whatever the batch."""
    rng = np.random.default_rng(5)
    for model in (load_trees(), load_look(LOOK)):
        rows = rng.normal(size=(AT_ONCE + 3, len(model.given)))
        expected = model.bias + parts(model, rows).sum(axis=1)
        assert np.allclose(scores(model, rows), expected, atol=1e-9)
        assert np.allclose(scores(model, rows[-1:]), expected[-1:], atol=1e-9)


def test_models_know_their_columns() -> None:
    """News trees ask of pairs and accounts, those of the second look of the sum."""

    def asked(model: PairModel) -> set[str]:
        return set(model.features)

    assert asked(load_trees()) <= set(GIVEN)
    assert "sum" in asked(load_look(LOOK))
