"""Average-link clustering against its definition."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tellings.events.cluster import Edge, agglomerate

COUNT = 6
PAIRS = list(combinations(range(COUNT), 2))

weights = st.lists(st.integers(-10, 10), min_size=len(PAIRS), max_size=len(PAIRS))


def grouped(
    table: dict[tuple[int, int], float],
    edges: list[Edge],
    *,
    floor: float = 0.0,
    must: tuple[tuple[int, int], ...] = (),
    cannot: tuple[tuple[int, int], ...] = (),
) -> tuple[tuple[int, ...], ...]:
    """Cluster six items by a table of affinities."""
    return agglomerate(
        count=COUNT,
        edges=edges,
        affinity=lambda one, other: sum(table[min(a, b), max(a, b)] for a in one for b in other),
        floor=floor,
        must=must,
        cannot=cannot,
    )


def table_of(values: list[int]) -> dict[tuple[int, int], float]:
    """Return the affinities of all pairs."""
    return {pair: float(value) for pair, value in zip(PAIRS, values, strict=True)}


def edges_of(table: dict[tuple[int, int], float]) -> list[Edge]:
    """Return an edge for each positive pair."""
    return [(value, *pair) for pair, value in table.items() if value > 0]


@given(weights)
def test_clusters_partition_the_items(values: list[int]) -> None:
    """Every item is in exactly one cluster; clusters and members are sorted."""
    groups = grouped(table_of(values), edges_of(table_of(values)))
    assert sorted(item for group in groups for item in group) == list(range(COUNT))
    assert list(groups) == sorted(groups)
    assert all(list(group) == sorted(group) for group in groups)


@given(weights, st.randoms(use_true_random=False))
def test_order_of_edges_does_not_matter(values: list[int], random: object) -> None:
    """Shuffled edges, also turned round, give the same clusters."""
    table = table_of(values)
    shuffled = [(score, j, i) for score, i, j in edges_of(table)]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grouped(table, shuffled) == grouped(table, edges_of(table))


def test_weak_link_makes_no_chain() -> None:
    """Two strong edges do not join three items whose third pair speaks against it."""
    table = table_of([0] * len(PAIRS)) | {(0, 1): 9.0, (1, 2): 8.0, (0, 2): -20.0}
    assert grouped(table, edges_of(table))[:2] == ((0, 1), (2,))
    table[0, 2] = -2.0
    assert grouped(table, edges_of(table))[0] == (0, 1, 2)


@given(weights, st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_decided_pairs_are_kept(
    values: list[int], together: tuple[int, int], apart: tuple[int, int]
) -> None:
    """A forbidden pair is never in one cluster; a required pair is, unless it is the same pair."""
    table = table_of(values)
    groups = grouped(table, edges_of(table), must=(together,), cannot=(apart,))
    of = {item: number for number, group in enumerate(groups) for item in group}
    assert of[apart[0]] != of[apart[1]]
    if together != apart:
        assert of[together[0]] == of[together[1]]
