"""Temporal conflict sets against trying out every assignment of small times."""

import random
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.logic.temporal import (
    ORIGIN,
    Edge,
    before,
    conflict_cycles,
    consistent,
    within,
)

HOURS = range(-4, 12)
GRID = np.array(list(product(HOURS, repeat=3)))


def random_network(seed: int) -> list[Edge]:
    """Return a few claims on three events: each puts one in an interval or before another."""
    draw = random.Random(seed)
    events = ["e", "f", "g"]
    edges: list[Edge] = []
    for number in range(draw.randint(2, 6)):
        label = f"c{number}"
        if draw.random() < 0.5:
            low = draw.randint(0, 5)
            edges += within(draw.choice(events), low, low + draw.randint(0, 2), label=label)
        else:
            one, other = draw.sample(events, 2)
            edges.append(before(one, other, gap=draw.randint(1, 2), label=label))
    if draw.random() < 0.5:
        edges.append(before("e", "f", label=None))
    return edges


def satisfiable(edges: list[Edge]) -> bool:
    """Whether some times from HOURS satisfy all edges, by trying them all out.

    Stated times lie in 0 to 7 and two gaps of at most 2 follow each other, so no network that can
    be satisfied needs a time outside -4 to 11.
    """
    good = np.ones(len(GRID), dtype=bool)
    for edge in edges:
        source, target = column(edge.source), column(edge.target)
        good &= target - source <= edge.weight
    return bool(good.any())


def column(name: str) -> NDArray[np.int64]:
    """Return the times of one variable in every trial."""
    if name == ORIGIN:
        return np.zeros(len(GRID), dtype=np.int64)
    return GRID[:, "efg".index(name)]


def chosen(edges: list[Edge], labels: frozenset[str]) -> list[Edge]:
    """Return the edges that hold when only ``labels`` are accepted."""
    return [edge for edge in edges if edge.label is None or edge.label in labels]


@pytest.mark.parametrize("seed", range(120))
def test_cycles_are_exactly_the_minimal_conflict_sets(seed: int) -> None:
    """Each found set cannot hold, is healed by leaving any one out, and none is missed."""
    edges = random_network(seed)
    labels = sorted({edge.label for edge in edges if edge.label})
    bad = {
        frozenset(members)
        for size in range(1, len(labels) + 1)
        for members in combinations(labels, size)
        if not satisfiable(chosen(edges, frozenset(members)))
    }
    minimal = {members for members in bad if not any(other < members for other in bad)}
    found = conflict_cycles(edges, max_size=4)
    assert {cycle.labels for cycle in found} == {m for m in minimal if len(m) <= 4}
    assert [len(c.labels) for c in found] == sorted(len(c.labels) for c in found)


@pytest.mark.parametrize("seed", range(60))
def test_consistency_agrees_with_trying_out(seed: int) -> None:
    """Bellman-Ford says what trying out every assignment says."""
    edges = random_network(seed)
    assert consistent(edges) == satisfiable(edges)


@pytest.mark.parametrize("seed", range(40))
def test_a_cycle_reads_in_order_and_is_negative(seed: int) -> None:
    """Each edge starts where the one before ends, and the weights add up below zero."""
    for cycle in conflict_cycles(random_network(seed), max_size=4):
        ends = [edge.target for edge in cycle.edges]
        starts = [edge.source for edge in cycle.edges]
        assert starts == [ends[-1], *ends[:-1]]
        assert sum(edge.weight for edge in cycle.edges) < 0


def test_three_orders_that_go_round() -> None:
    """E before f, f before g, g before e: no two of them conflict, all three do."""
    edges = [
        before("e", "f", gap=1, label="a"),
        before("f", "g", gap=1, label="b"),
        before("g", "e", gap=1, label="c"),
    ]
    (cycle,) = conflict_cycles(edges, max_size=5)
    assert cycle.labels == {"a", "b", "c"}


def test_nothing_at_all_is_consistent() -> None:
    """No edges, no conflict."""
    assert consistent([])
    assert conflict_cycles([], max_size=3) == ()
