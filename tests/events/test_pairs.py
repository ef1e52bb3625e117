"""The packaged pair scorer: how it is read, that its parts are its score, its second look."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.events.pairs import (
    FIRST,
    GIVEN,
    MODEL,
    SECOND,
    load_stacked,
    load_trees,
    parts,
    scores,
    square,
)
from tellings.events.stacked import STACKED

MODEL_DATA = json.loads(MODEL.read_text(encoding="utf-8"))


def walk(data: dict[str, list[float]], row: list[float]) -> float:
    """Return the value of the leaf that a row reaches."""
    node = 0
    while data["feature"][node] >= 0:
        asked = GIVEN.index(MODEL_DATA[FIRST]["features"][int(data["feature"][node])])
        low = row[asked] <= data["threshold"][node]
        node = int(data["left" if low else "right"][node])
    return data["value"][node]


rows = st.lists(
    st.lists(st.floats(-1, 1, width=32), min_size=len(GIVEN), max_size=len(GIVEN)),
    min_size=1,
    max_size=4,
)


@given(rows)
def test_score_is_the_sum_of_the_leaves(table: list[list[float]]) -> None:
    """Bias and parts add up to what walking every tree gives."""
    model = load_trees()
    expected = [sum(walk(tree, row) for tree in MODEL_DATA[FIRST]["trees"]) for row in table]
    assert scores(model, table) == pytest.approx(expected, abs=1e-4)
    assert parts(model, table).shape == (len(table), len(GIVEN))


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
        json.dumps({**MODEL_DATA, FIRST: {**MODEL_DATA[FIRST], "features": ["shoe"]}}),
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


def test_loaded_models_list_their_features() -> None:
    """Both sets of trees were made for this version's features."""
    assert load_trees().features == GIVEN
    assert load_stacked().features == STACKED
    assert MODEL_DATA[SECOND]["features"] == list(STACKED)


def test_square_has_the_order_of_combinations() -> None:
    """The values of all pairs, in the order of combinations, stand on both sides."""
    values = square(4, np.arange(1.0, 7.0))
    expected = dict(zip(combinations(range(4), 2), range(1, 7), strict=True))
    assert all(values[i, j] == values[j, i] == value for (i, j), value in expected.items())
    assert not values.diagonal().any()
