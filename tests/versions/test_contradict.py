"""Conflict sets as records: assumptions, withdrawing, the order of what is shown."""

import random

import pytest

from tellings.logic.theory import Edge, Exclusion, Found, Stay, Theory, Value, conflicts, within
from tellings.records.findings import Assumption, Conflict
from tellings.versions import grounds
from tellings.versions.contradict import shown_by, smallest
from tellings.versions.withdrawn import Withdrawn


def theory(seed: int) -> Theory:
    """Return random statements of few claims that rest on few grounds."""
    draw = random.Random(seed)
    names = [grounds.rule("day"), grounds.entity("e1", "Ann"), grounds.event("v1", "the bell")]
    edges: list[Edge] = []
    stays, values, exclusions = [], [], []
    for number in range(draw.randint(3, 7)):
        label = f"c{number}"
        rests = tuple(draw.sample(names, draw.randint(0, 2)))
        kind = draw.choice(("bound", "order", "stay", "value", "clash"))
        one, other = draw.sample(("p", "q", "r"), 2)
        if kind == "bound":
            low = draw.randint(0, 9)
            edges += within(one, low, low + 2, label=label, rests=rests)
        elif kind == "order":
            edges.append(Edge(source=other, target=one, weight=-1, label=label, rests=rests))
        elif kind == "stay":
            place = draw.choice("AB")
            stays.append(
                Stay(person="x", place=place, start=one, end=one, label=label, rests=rests)
            )
        elif kind == "value":
            values.append(Value(key="k", value=draw.choice("12"), label=label, rests=rests))
        else:
            exclusions.append(Exclusion(labels=(label, f"c{(number + 1) % 3}"), rests=rests))
    return Theory(
        edges=edges,
        stays=stays,
        values=values,
        exclusions=[e for e in exclusions if len(set(e.labels)) == 2],
        travel={("A", "B"): 3},
    )


def less(said: Theory, name: str) -> Theory:
    """Return the theory without what rests on a ground."""
    return Theory(
        edges=[e for e in said.edges if name not in e.rests],
        stays=[s for s in said.stays if name not in s.rests],
        values=[v for v in said.values if name not in v.rests],
        exclusions=[e for e in said.exclusions if name not in e.rests],
        travel=said.travel,
    )


@pytest.mark.parametrize("seed", range(80))
def test_withdrawing_a_ground_leaves_just_the_sets_that_do_without(seed: int) -> None:
    """Filtering the sets by what they rest on is the same as reasoning again without it."""
    said = theory(seed)
    found = conflicts(said, max_size=5)
    for name in {name for one in found for name in one.rests}:
        kept = {(one.claims, one.rests) for one in found if name not in one.rests}
        again = {(one.claims, one.rests) for one in conflicts(less(said, name), max_size=5)}
        assert kept == again


@pytest.mark.parametrize("seed", range(40))
def test_what_rests_on_the_ways_is_resolved_when_they_take_no_time(seed: int) -> None:
    """A set names the ways among its grounds exactly when it is gone without them."""
    said = theory(seed)
    travel = grounds.rule("travel")
    still = Theory(
        edges=said.edges, stays=said.stays, values=said.values, exclusions=said.exclusions,
        travel={("A", "B"): 0},
    )  # fmt: skip
    without = {(one.claims, one.rests) for one in conflicts(still, max_size=5)}
    found: tuple[Found, ...] = shown_by(said, 5).found
    for one in found:
        assert (travel in one.rests) == ((one.claims, one.rests) not in without)


def conflict(name: str, claims: str, *assumed: Assumption) -> Conflict:
    """Return a conflict of one-letter claims."""
    return Conflict(
        id=name, claims=tuple(claims), assumes=assumed, rule="value", explanation=(),
        settled_by=None,
    )  # fmt: skip


def test_a_set_that_holds_another_is_left_out() -> None:
    """Whatever settles the smaller settles the larger."""
    kept = smallest([conflict("k1", "abc"), conflict("k2", "ab"), conflict("k3", "cd")])
    assert [one.id for one in kept] == ["k2", "k3"]


@pytest.mark.parametrize(
    "gone",
    [
        Withdrawn(claims=frozenset("a")),
        Withdrawn(assumptions=frozenset({"v1"})),
        Withdrawn(assumptions=frozenset({"k1"})),
        Withdrawn(rules=(("day", frozenset()),)),
        Withdrawn(rules=(("day", frozenset("b")),)),
        Withdrawn(events=(frozenset("b"),)),
    ],
)
def test_anything_a_conflict_rests_on_can_be_withdrawn(gone: Withdrawn) -> None:
    """A claim, a link, the whole set, a rule everywhere or for its claims."""
    event = Assumption(kind="same_event", id="v1", detail="")
    rule = Assumption(kind="rule", id="day", detail="")
    assert gone.resolves(conflict("k1", "ab", event, rule))
    assert not gone.resolves(conflict("k2", "cd", Assumption(kind="rule", id="round", detail="")))
