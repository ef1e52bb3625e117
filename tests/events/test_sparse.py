"""Long accounts: what is found without the whole matrix is what the matrix would give."""

import numpy as np
from bench.events import frames, vectors
from hypothesis import given
from hypothesis import strategies as st

from tellings.events.blocks import dense_block
from tellings.events.nearest import SMALL, nearest
from tellings.events.sides import sides_of
from tellings.events.sparse import ranks, sketch, sparse_block
from tellings.events.tfidf import cosines, inverse_frequencies, weigh


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), min_size=1, max_size=30),
)
def test_ranks_count_the_larger_ones(cells: list[tuple[int, int]]) -> None:
    """A rank is the number of values of the group that are larger, or equal and before."""
    groups = np.array([group for group, _ in cells])
    values = np.array([value for _, value in cells], dtype=np.float32)
    for place, rank in enumerate(ranks(values, groups).tolist()):
        same = groups == groups[place]
        larger = same & (values > values[place])
        before = same & (values == values[place]) & (np.arange(len(values)) < place)
        assert rank == int(larger.sum() + before.sum())


def test_nearest_is_exact_for_short_lists() -> None:
    """Up to the limit the nearest are those of the whole product, best first."""
    draw = np.random.default_rng(1)
    stored = draw.standard_normal((300, 16)).astype(np.float32)
    queries = draw.standard_normal((20, 16)).astype(np.float32)
    expected = np.argsort(-(queries @ stored.T), axis=1, kind="stable")[:, :5]
    assert (nearest(queries, stored, 5) == expected).all()


def test_nearest_of_long_lists_misses_little() -> None:
    """Beyond the limit nine in ten true nearest neighbours are found, every time the same."""
    draw = np.random.default_rng(2)
    centres = draw.standard_normal((60, 24)).astype(np.float32)
    stored = centres[draw.integers(0, 60, SMALL + 1000)]
    stored = (stored + 0.4 * draw.standard_normal(stored.shape)).astype(np.float32)
    stored /= np.linalg.norm(stored, axis=1, keepdims=True)
    queries = stored[::97]
    found = nearest(queries, stored, 1)[:, 0]
    expected = (queries @ stored.T).argmax(axis=1)
    assert (found == expected).mean() > 0.9
    assert (nearest(queries, stored, 1)[:, 0] == found).all()


def test_sparse_chooses_what_the_matrix_chooses() -> None:
    """Candidates and their similarities agree with those of the whole matrix, sketches aside."""
    told = frames(800, seed=3)
    left, right = sides_of(told, vectors(told, seed=3))[:2]
    dense, sparse = dense_block(left, right, 0.5), sparse_block(left, right, 0.5)
    wanted = {tuple(cell) for cell in dense.best(1).tolist()}
    got = {tuple(cell) for cell in sparse.best(1).tolist()}
    assert len(wanted & got) > 0.85 * len(wanted)
    rows, columns = np.array(sorted(wanted & got)).T
    difference = np.abs(dense.values(rows, columns) - sparse.values(rows, columns))
    assert float(np.median(difference)) < 0.13


def test_cells_not_kept_are_computed() -> None:
    """A cell that was never a candidate has a similarity all the same, near the matrix's."""
    told = frames(400, seed=4)
    left, right = sides_of(told, vectors(told, seed=4))[:2]
    dense, sparse = dense_block(left, right, 0.5), sparse_block(left, right, 0.5)
    rows, columns = np.arange(50), np.arange(50)[::-1].copy()
    difference = np.abs(dense.values(rows, columns) - sparse.values(rows, columns))
    assert float(np.median(difference)) < 0.3


def test_sketches_keep_cosines() -> None:
    """The product of two sketches is near the cosine of the words."""
    bags = [[f"w{(n * step) % 90}" for step in range(1, 9)] for n in range(1, 41)]
    weighed = weigh(bags, inverse_frequencies(bags))
    sketched = sketch(weighed)
    difference = np.abs(sketched @ sketched.T - cosines(weighed, weighed))
    assert float(difference.mean()) < 0.05
