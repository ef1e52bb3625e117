"""The packaged pair scorer: how it is read, and that its parts are its score."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.events.features import NAMES
from tellings.events.pairs import MODEL, PairModel, load_trees, parts, scores

MODEL_DATA = json.loads(MODEL.read_text(encoding="utf-8"))


def walk(data: dict[str, list[float]], row: list[float]) -> float:
    """Return the value of the leaf that a row reaches."""
    node = 0
    while data["feature"][node] >= 0:
        asked = NAMES.index(MODEL_DATA["features"][int(data["feature"][node])])
        low = row[asked] <= data["threshold"][node]
        node = int(data["left" if low else "right"][node])
    return data["value"][node]


rows = st.lists(
    st.lists(st.floats(-1, 1, width=32), min_size=len(NAMES), max_size=len(NAMES)),
    min_size=1,
    max_size=4,
)


@given(rows)
def test_score_is_the_sum_of_the_leaves(table: list[list[float]]) -> None:
    """Bias and parts add up to what walking every tree gives."""
    model = load_trees()
    expected = [sum(walk(tree, row) for tree in MODEL_DATA["trees"]) for row in table]
    assert scores(model, table) == pytest.approx(expected, abs=1e-4)
    assert parts(model, table).shape == (len(table), len(NAMES))


@given(rows, st.integers(0, len(NAMES) - 1))
def test_likeness_never_lowers(table: list[list[float]], feature: int) -> None:
    """Raising an agreement never lowers a score, raising a disagreement never raises it."""
    name = NAMES[feature]
    if name.startswith("nominal"):
        return
    sign = -1 if name.endswith("differs") or name == "crossed" else 1
    model = load_trees()
    more = np.array(table, dtype=float)
    more[:, feature] += 0.5
    change = (scores(model, more.tolist()) - scores(model, table)) * sign
    assert (change >= -1e-5).all()


def test_no_rows_no_scores() -> None:
    """An empty list of pairs is no error."""
    assert scores(load_trees(), []).shape == (0,)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "other/1"}',
        json.dumps({**MODEL_DATA, "features": ["shoe"]}),
    ],
)
def test_foreign_file_is_named(tmp_path: Path, content: str) -> None:
    """A broken file, another format or another list of features is a ModelError with the path."""
    path = tmp_path / "pairs.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"pairs\.json"):
        load_trees(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A missing file is a ModelError with the path."""
    with pytest.raises(ModelError, match=r"none\.json"):
        load_trees(tmp_path / "none.json")


def test_loaded_model_lists_the_features() -> None:
    """The packaged file was made for this version's features."""
    model = load_trees()
    assert isinstance(model, PairModel)
    assert set(model.features) <= set(NAMES)
