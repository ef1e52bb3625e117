"""Conflict sets by names: times against trying out every assignment of small times."""

import random
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.logic.theory import (
    ORIGIN,
    Edge,
    Exclusion,
    Stay,
    Theory,
    Value,
    before,
    conflicts,
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
    found = conflicts(Theory(edges=edges), max_size=4)
    assert {frozenset(one.claims) for one in found} == {m for m in minimal if len(m) <= 4}
    assert [len(one.claims) for one in found] == sorted(len(one.claims) for one in found)


@pytest.mark.parametrize("seed", range(40))
def test_a_cycle_reads_in_order_and_is_negative(seed: int) -> None:
    """Each edge starts where the one before ends, and the weights add up below zero."""
    for found in conflicts(Theory(edges=random_network(seed)), max_size=4):
        ends = [edge.target for edge in found.edges]
        starts = [edge.source for edge in found.edges]
        assert starts == [ends[-1], *ends[:-1]]
        assert sum(edge.weight for edge in found.edges) < 0
        assert {edge.label for edge in found.edges} - {None} == set(found.claims)


def test_three_orders_that_go_round() -> None:
    """E before f, f before g, g before e: no two of them conflict, all three do."""
    edges = (
        before("e", "f", gap=1, label="a"),
        before("f", "g", gap=1, label="b"),
        before("g", "e", gap=1, label="c"),
    )
    (found,) = conflicts(Theory(edges=edges), max_size=5)
    assert found.claims == ("a", "b", "c")


def evening(minutes: int) -> Theory:
    """Return claims: at the mill until six, at the station when the train left, at five past."""
    return Theory(
        edges=(
            *within("mill.end", 1080, 1080, label="mill"),
            Edge(source="mill.end", target="mill.start", weight=0),
            *within("train", 1085, 1085, label="train"),
        ),
        stays=(
            Stay(person="she", place="mill", start="mill.start", end="mill.end", label="mill"),
            Stay(person="she", place="station", start="train", end="train", label="seen"),
        ),
        travel={("mill", "station"): minutes},
    )


def test_a_road_too_long_needs_all_three_claims() -> None:
    """Five minutes for a way of twelve: three claims, no two of which clash."""
    (found,) = conflicts(evening(12), max_size=5)
    assert found.claims == ("mill", "seen", "train")
    assert found.minutes == 12


def test_a_road_short_enough_is_no_conflict() -> None:
    """Five minutes are enough for a way of five."""
    assert conflicts(evening(5), max_size=5) == ()


def test_what_a_conflict_rests_on_is_part_of_it() -> None:
    """The same claims on two grounds are two sets; a set on no ground leaves only itself."""
    twice = (
        Value(key="k", value="1", label="a", rests=("link",)),
        Value(key="k", value="2", label="b"),
    )
    other = Exclusion(labels=("a", "b"), rests=("rule",))
    found = conflicts(Theory(values=twice, exclusions=(other,)), max_size=2)
    assert [one.rests for one in found] == [("link",), ("rule",)]
    bare = Exclusion(labels=("a", "b"))
    found = conflicts(Theory(values=twice, exclusions=(other, bare)), max_size=2)
    assert [one.rests for one in found] == [()]


def test_nothing_at_all_is_no_conflict() -> None:
    """No statement, no conflict."""
    assert conflicts(Theory(), max_size=3) == ()
