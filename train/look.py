"""The trees of the second look at a pair: learnt by ``train.decision``, written to pairs/look.json.

They begin with the sum that the decision gives a pair and add to it (boosting from a starting
point, Friedman 2001). Small trees, many of them, each on part of the rows and columns; the mean of
three seeds. On average precision in cross-validation over stories nothing more helped: larger
trees, trees without the sum to begin with (.563 beside .561), vectors of the roles' words, of
clauses in windows of sentences, distance to the course of the surest pairs.

Needs ``lightgbm`` (train group only). One thread and fixed seeds: the same file every time.
"""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.events.decision import LOOK
from tellings.events.look import LEARNT, PART
from tellings.events.pairs import FORMAT
from train.pairs import packaged

RULES_OUT = frozenset({"crossed", "turned", "days_apart"})
"""Columns that may lower a score and never raise it: who did it to whom and on which day tells
events apart, and trees that see it seldom took back half of what the sum says of it."""

TREES = 120
SEEDS = (7, 8, 9)
OPTIONS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 8,
    "min_data_in_leaf": 40,
    "lambda_l2": 10.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
    "monotone_constraints": [-int(name in RULES_OUT) for name in LOOK],
}


def learn(rows: NDArray[np.float64], same: NDArray[np.bool_]) -> dict[str, Any]:
    """Return what the packaged file holds; ``rows`` are columns of ``LOOK``, the sum first."""
    import lightgbm

    boosters = []
    for seed in SEEDS:
        data = lightgbm.Dataset(rows, same.astype(np.float64), init_score=rows[:, 0])
        boosters.append(lightgbm.train({**OPTIONS, "seed": seed}, data, TREES))
    return {"format": FORMAT, PART: packaged(boosters, LOOK)}


def write(data: dict[str, Any]) -> None:
    """Write the packaged file."""
    LEARNT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
