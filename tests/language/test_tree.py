"""The decoder against every tree there is."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.language.tree import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether there is one root and every word comes to it, by walking up from each."""
    roots = [at for at, head in enumerate(heads) if at == head]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Return the score of a tree."""
    return float(sum(scores[at, head] for at, head in enumerate(heads)))


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 5.0, 100.0]))
def test_no_tree_is_better(count: int, seed: int, spread: float) -> None:
    """The tree found has the greatest score of all trees with one root."""
    scores = np.random.default_rng(seed).normal(scale=spread, size=(count, count))
    found = tuple(best_tree(scores).tolist())
    assert is_tree(found)
    every = (heads for heads in product(range(count), repeat=count) if is_tree(heads))
    best = max(total(scores, heads) for heads in every)
    assert np.isclose(total(scores, found), best)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_always_one_tree(count: int, seed: int) -> None:
    """Any scores give one tree, equal ones and whole numbers too."""
    scores = np.random.default_rng(seed).integers(0, 3, size=(count, count)).astype(float)
    assert is_tree(tuple(best_tree(scores).tolist()))
    assert is_tree(tuple(best_tree(np.zeros((count, count))).tolist()))
