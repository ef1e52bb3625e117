"""Context, hub correction and word overlap against plain definitions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tellings.events.similarity import BEST, context, level, unhub, widen
from tellings.events.tfidf import cosines, inverse_frequencies, weigh

matrices = st.tuples(st.integers(1, 7), st.integers(1, 7)).flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.integers(0, 8).map(lambda n: n / 8))
)


def plain_context(matrix: np.ndarray) -> np.ndarray:
    """Return the weighted diagonal mean of the widened matrix, cell by cell."""
    wide = widen(matrix)
    rows, columns = matrix.shape
    result = np.zeros_like(matrix)
    for i in range(rows):
        for j in range(columns):
            cells = [
                (wide[i + k, j + k], 1 / abs(k))
                for k in (-2, -1, 1, 2)
                if 0 <= i + k < rows and 0 <= j + k < columns
            ]
            total = sum(weight for _, weight in cells)
            result[i, j] = sum(v * w for v, w in cells) / total if cells else matrix[i, j]
    return result


@given(matrices)
def test_context_is_its_definition(matrix: np.ndarray) -> None:
    """The fast context equals the larger of the two plain ones."""
    expected = np.maximum(plain_context(matrix), plain_context(matrix.T.copy()).T)
    assert context(matrix) == pytest.approx(expected, abs=1e-6)


@given(matrices)
def test_sides_may_be_exchanged(matrix: np.ndarray) -> None:
    """It does not matter which account is the left one."""
    turned = np.ascontiguousarray(matrix.T)
    assert pytest.approx(context(matrix), abs=1e-6) == context(turned).T
    assert pytest.approx(unhub(matrix, 0.5), abs=1e-5) == unhub(turned, 0.5).T


@given(matrices)
def test_hub_correction_is_its_definition(matrix: np.ndarray) -> None:
    """Twice a cell minus the means of its row's and column's ten best, filled up."""

    def mean(values: np.ndarray) -> float:
        best = sorted(values.tolist(), reverse=True)[:BEST]
        return (sum(best) + (BEST - len(best)) * 0.25) / BEST

    result = unhub(matrix, 0.25)
    for (i, j), value in np.ndenumerate(matrix):
        expected = 2 * value - mean(matrix[i]) - mean(matrix[:, j])
        assert result[i, j] == pytest.approx(expected, abs=1e-5)
    assert 0.0 <= level(matrix) <= 1.0


words = st.lists(st.sampled_from(["ab", "cd", "ef", "gh", "ij"]), max_size=6)


@given(st.lists(words, min_size=1, max_size=5), st.lists(words, min_size=1, max_size=5))
def test_word_cosines_are_their_definition(left: list[list[str]], right: list[list[str]]) -> None:
    """The inverted index gives the same as weighing and multiplying word by word."""
    rarity = inverse_frequencies(left + right)

    def unit(bag: list[str]) -> dict[str, float]:
        weights = {w: (1 + math.log(bag.count(w))) * rarity[w] for w in set(bag) if w in rarity}
        length = math.sqrt(sum(value * value for value in weights.values()))
        return {word: value / length for word, value in weights.items()}

    found = cosines(weigh(left, rarity), weigh(right, rarity))
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            a, b = unit(one), unit(other)
            assert found[i, j] == pytest.approx(sum(a[w] * b[w] for w in a if w in b), abs=1e-5)


def test_words_of_every_text_say_least() -> None:
    """A rarer word weighs more."""
    rarity = inverse_frequencies([["the", "fox"], ["the", "dog"], ["the", "dog"]])
    assert rarity["the"] < rarity["dog"] < rarity["fox"]
