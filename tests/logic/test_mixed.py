"""Sets that mix values at a time, places, orders and lengths, against trying every set."""

import random
from dataclasses import replace

import pytest
from tests.logic import network_oracle as oracle

from tellings.logic.theory import (
    Edge,
    Exclusion,
    Found,
    Spell,
    Stay,
    Theory,
    Value,
    before,
    conflicts,
    number,
    within,
)

GROUNDS = ("day", "same", "rule")
ROADS = {("A", "B"): 2}
TRUTH = {"p": 3, "q": 4, "r": 5}


class Evening:
    """Few claims: who is where, what is how, when, in which order, how long; mostly true."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.theory = Theory()
        kinds = [self.lasting] * self.draw.randint(3, 4) + [self.time] * self.draw.randint(1, 2)
        more = (self.order, self.order, self.length, self.other)
        kinds += [self.draw.choice(more) for _ in range(7 - len(kinds))]
        for number_, kind in enumerate(kinds):
            few = self.draw.choice((0, 0, 0, 0, 1, 1, 2))
            kind(f"c{number_}", tuple(self.draw.sample(GROUNDS, few)))

    def bound(self, *edges: Edge) -> None:
        """Add edges to the theory."""
        self.theory = replace(self.theory, edges=(*self.theory.edges, *edges))

    def lasting(self, label: str, rests: tuple[str, ...]) -> None:
        """Say who is where, or what is how: at a point, or for some time in a narrow window."""
        start, end = f"{label} begin", f"{label} end"
        if self.draw.random() < 0.5:
            start = end = self.draw.choice(sorted(TRUTH))
        else:
            first, low = self.draw.choice((0, 0, 1, 3)), self.draw.randint(2, 4)
            last = max(first + low, self.draw.randint(6, 8))
            self.bound(
                *within(start, first, None, label=label, rests=rests),
                *within(end, None, last, label=label),
                before(start, end, gap=low, label=label),
            )
        if self.draw.random() < 0.4:
            place = self.draw.choice("AB")
            stay = Stay(person="x", place=place, start=start, end=end, label=label, rests=rests)
            self.theory = replace(self.theory, stays=(*self.theory.stays, stay))
        else:
            value = self.draw.choice("1234")
            spell = Spell(key="door", value=value, start=start, end=end, label=label, rests=rests)
            self.theory = replace(self.theory, spells=(*self.theory.spells, spell))

    def time(self, label: str, rests: tuple[str, ...]) -> None:
        """Say when a point was."""
        point = self.draw.choice(sorted(TRUTH))
        first = TRUTH[point] - self.draw.randint(0, 1)
        self.bound(*within(point, first, first + 1, label=label, rests=rests))

    def order(self, label: str, rests: tuple[str, ...]) -> None:
        """Say which of two points came first, by how much at least; seldom wrongly."""
        one, other = sorted(self.draw.sample(sorted(TRUTH), 2))
        if self.draw.random() < 0.2:
            one, other = other, one
        gap = self.draw.randint(0, 2)
        self.bound(before(one, other, gap=gap, label=label, rests=rests))

    def length(self, label: str, rests: tuple[str, ...]) -> None:
        """Say how much later than another a point was at most."""
        one, other = sorted(self.draw.sample(sorted(TRUTH), 2))
        most = self.draw.randint(1, 3)
        self.bound(Edge(source=one, target=other, weight=most, label=label, rests=rests))

    def other(self, label: str, rests: tuple[str, ...]) -> None:
        """Give something a value for good, or contradict another claim outright."""
        if self.draw.random() < 0.5:
            value = Value(key="k", value=self.draw.choice("12"), label=label, rests=rests)
            self.theory = replace(self.theory, values=(*self.theory.values, value))
        elif label != "c0":
            clash = Exclusion(labels=("c0", label), rests=rests)
            self.theory = replace(self.theory, exclusions=(*self.theory.exclusions, clash))


def evening(seed: int) -> Theory:
    """Return the statements of a random evening."""
    return replace(Evening(seed).theory, travel=ROADS)


@pytest.mark.parametrize("seed", range(240))
def test_mixed_sets_are_exactly_the_minimal_ones(seed: int) -> None:
    """All minimal sets of claims and grounds are found, and nothing else."""
    numbered = number(evening(seed))
    found = conflicts(numbered.theory, max_size=5)
    assert all(one.complete for one in found)
    expected = {
        (frozenset(numbered.claims[c] for c in claims), rests)
        for claims, rests in oracle.minimal_sets(numbered.problem, max_size=5)
    }
    assert {(frozenset(one.claims), frozenset(one.rests)) for one in found} == expected


def kinds(found: Found, said: Theory) -> set[str]:
    """Return which kinds of statements the claims of a set are."""
    mine = set(found.claims)
    spelled = {s.label for s in said.spells} & mine
    put = {s.label for s in said.stays} & mine
    timed = {e.label for e in said.edges} & mine - spelled - put
    named = (("spell", spelled), ("stay", put), ("time", timed))
    return {kind for kind, labels in named if labels}


def test_the_random_evenings_hold_sets_of_every_mixture() -> None:
    """Values with times, places with times, and more than two of them at once are among them."""
    shown = [
        (kinds(one, said), one)
        for said in map(evening, range(600))
        for one in conflicts(said, max_size=5)
    ]
    assert sum(mixed == {"spell", "time"} for mixed, _ in shown) > 5
    assert sum(mixed == {"stay", "time"} for mixed, _ in shown) > 5
    assert sum(len(one.stays) > 2 for _, one in shown) > 8
    assert sum(len(one.claims) > 3 for _, one in shown) > 2


def watch(minutes: int) -> Theory:
    """Return: Ann keeps the gate from 0 to 60, Bo when the bell rings; a boat after the bell."""
    return Theory(
        edges=(
            *within("ann begin", 0, 0, label="ann"),
            *within("ann end", 60, 60, label="ann"),
            *within("boat", None, minutes, label="boat", rests=("day",)),
            before("bell", "boat", gap=5, label="order", rests=("order",)),
            *within("bell", 1, None, label="log"),
        ),
        spells=(
            Spell(key="gate", value="Ann", start="ann begin", end="ann end", label="ann"),
            Spell(key="gate", value="Bo", start="bell", end="bell", label="bo", rests=("same",)),
        ),
    )


def test_an_overlap_that_only_a_fourth_and_fifth_statement_show() -> None:
    """Two keepers clash only since the bell came before a boat that sailed early."""
    (found,) = conflicts(watch(50), max_size=5)
    assert found.claims == ("ann", "bo", "boat", "log", "order")
    assert found.rests == ("day", "order", "same")
    assert {one.label for one in found.stays} == {"ann", "bo"}


def test_one_after_the_other_is_no_conflict() -> None:
    """When the boat may have sailed later, the bell may have rung after the watch."""
    assert conflicts(watch(70), max_size=5) == ()
    assert conflicts(watch(50), max_size=4) == ()
