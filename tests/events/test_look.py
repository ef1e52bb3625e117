"""The packaged trees: walked at once and one by one, and what they may ask for."""

import numpy as np

from tellings.events.decision import LOOK
from tellings.events.look import load_look
from tellings.events.pairs import GIVEN, PairModel, load_trees, parts, scores
from tellings.logic.forest import AT_ONCE


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
