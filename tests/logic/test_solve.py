"""The solver against brute force."""

import random

import pytest
from tests.logic import logic_oracle as oracle

from tellings.logic.clauses import Clause, forbids
from tellings.logic.solve import Group, conflict_sets, largest, satisfiable


def random_case(seed: int, *, claims: int, helpers: int) -> tuple[list[str], list[Clause]]:
    """Return selectors and clauses: conflicts, and implications through helper atoms."""
    draw = random.Random(seed)
    names = [f"c{i}" for i in range(draw.randint(2, claims))]
    known: list[Clause] = []
    for _ in range(draw.randint(1, 2 * len(names))):
        size = min(len(names), draw.choice((1, 2, 2, 2, 3, 3, 4)))
        known.append(forbids(draw.sample(names, size)))
    for i in range(draw.randint(0, helpers)):
        one, two = draw.sample(names, 2)
        known += [((one, False), (f"h{i}", True)), ((two, False), (f"h{i}", False))]
    return names, known


@pytest.mark.parametrize("seed", range(60))
def test_largest_are_exactly_the_maximal_sets(seed: int) -> None:
    """Every largest acceptable set is found once, and nothing else."""
    names, known = random_case(seed, claims=8, helpers=2)
    found = [frozenset(answer.kept) for answer in largest(dict.fromkeys(names, 1), known)]
    assert len(found) == len(set(found))
    assert set(found) == oracle.maximal(names, known)


@pytest.mark.parametrize("seed", range(20))
def test_largest_come_cheapest_first_with_group_penalties(seed: int) -> None:
    """Penalties rise, each equals its own count, and groups change no set, only the order."""
    names, known = random_case(seed, claims=10, helpers=0)
    draw = random.Random(seed)
    penalties = {name: draw.randint(1, 3) for name in names}
    groups = [
        Group(name=f"g{i}", members=tuple(draw.sample(names, 2)), penalty=50) for i in range(3)
    ]
    answers = list(largest(penalties, known, groups=groups))
    assert [a.penalty for a in answers] == sorted(a.penalty for a in answers)
    for answer in answers:
        lost = set(answer.dropped)
        paid = sum(penalties[name] for name in lost)
        paid += sum(group.penalty for group in groups if lost & set(group.members))
        assert answer.penalty == paid
    assert {frozenset(a.kept) for a in answers} == oracle.maximal(names, known)


@pytest.mark.parametrize("seed", range(60))
def test_conflict_sets_are_exactly_the_minimal_ones(seed: int) -> None:
    """All minimal conflict sets up to the size are found, smallest first."""
    names, known = random_case(seed, claims=7, helpers=2)
    found = list(conflict_sets(names, known, max_size=3))
    assert [len(members) for members in found] == sorted(len(members) for members in found)
    expected = {members for members in oracle.minimal(names, known) if 0 < len(members) <= 3}
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_nothing_is_blamed_when_the_knowledge_itself_fails() -> None:
    """A contradiction without selectors yields neither conflict sets nor acceptable sets."""
    known: list[Clause] = [(("h", True),), (("h", False),)]
    assert list(conflict_sets(["a"], known, max_size=3)) == []
    assert list(largest({"a": 1}, known)) == []
    assert not satisfiable(known)


def test_consistent_claims_give_one_answer_that_keeps_all() -> None:
    """Without conflicts everything is kept and nothing is paid."""
    answers = list(largest({"a": 1, "b": 1}, []))
    assert [(a.kept, a.dropped, a.penalty) for a in answers] == [(("a", "b"), (), 0)]
