"""How sure the network is: held against probabilities counted the long way."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.language.confidence import LIMIT, log_odds, rows_of
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.language import CONFIDENCE_STEPS, DECISIONS, Confidence

SCORES = st.integers(1, 6).flatmap(
    lambda n: st.lists(
        st.lists(st.floats(-20, 20, width=32), min_size=n, max_size=n), min_size=n, max_size=n
    )
)


def shares(row: NDArray[np.float32]) -> list[float]:
    """Return the softmax of a row, in plain numbers."""
    top = max(map(float, row))
    parts = [math.exp(float(x) - top) for x in row]
    return [part / sum(parts) for part in parts]


@given(SCORES)
def test_log_odds_are_those_of_the_softmax(scores: list[list[float]]) -> None:
    """What was chosen against everything else, as probabilities give it."""
    table = np.array(scores, dtype=np.float32)
    chosen = table.argmin(axis=1).astype(np.int64)
    found = log_odds(table, chosen)
    for row, at, value in zip(table, chosen, found, strict=True):
        p = shares(row)[at]
        if 1e-12 < p < 1 - 1e-6:
            assert math.isclose(value, math.log(p / (1 - p)), rel_tol=1e-3, abs_tol=1e-3)
    assert np.array_equal(table, np.array(scores, dtype=np.float32))


@given(SCORES)
def test_missed_counts_words_expected_but_hung_elsewhere(scores: list[list[float]]) -> None:
    """The expected number of words whose head is this one after all, roots and own words apart."""
    arcs = np.array(scores, dtype=np.float32)
    count = len(arcs)
    heads = arcs.argmax(axis=1).astype(np.int64)
    flat = np.zeros((count, 3), dtype=np.float32)
    rows = rows_of(
        arcs=arcs,
        heads=heads,
        labels=flat,
        relations=np.zeros(count, dtype=np.int64),
        upos=flat,
        feats=flat,
        starts=np.zeros(count, dtype=np.float32),
    )
    table = Confidence(rows=rows.tobytes()).table()
    probability = [shares(row) for row in arcs]
    for word in range(count):
        others = [w for w in range(count) if w != word and heads[w] != word]
        expected = sum(probability[w][word] for w in others)
        low = math.log(expected) if expected > 0 else -LIMIT
        held = min(max(low, -LIMIT), LIMIT)
        assert abs(table[word][DECISIONS.index("missed")] - held) <= 0.51 / CONFIDENCE_STEPS


def test_a_word_alone_and_a_root_are_certain() -> None:
    """With no other head and no other relation to choose there is no doubt."""
    one = np.zeros((1, 1), dtype=np.float32)
    nothing = np.zeros(1, dtype=np.int64)
    rows = rows_of(
        arcs=one, heads=nothing, labels=one, relations=nothing, upos=one, feats=one,
        starts=one[0],
    )  # fmt: skip
    held = dict(zip(DECISIONS, Confidence(rows=rows.tobytes()).table()[0].tolist(), strict=True))
    assert held["arc"] > 12
    assert held["label"] > 12
    assert held["start"] == 0


def test_every_token_has_a_row_and_ambiguity_shows(syntax: SyntaxModel) -> None:
    """What may hang on two words is less sure than an article; a text of nothing has no rows."""
    text = "The old keeper watched the boat with the telescope."
    found = analyse(text, [(0, len(text))], document="d", account="a", model=syntax)
    assert found.confidence is not None
    table = found.confidence.table()
    assert table.shape == (len(found.tokens), len(DECISIONS))
    arc = dict(zip((t.text for t in found.tokens), table[:, 0].tolist(), strict=True))
    assert arc["telescope"] < arc["old"]
    empty = analyse("", [], document="d", account="a", model=syntax)
    assert empty.confidence is not None
    assert empty.confidence.table().shape == (0, len(DECISIONS))
