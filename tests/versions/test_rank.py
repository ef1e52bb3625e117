"""Versions against brute force, and the rules of their ranking."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.records.claims import Claim
from tellings.records.documents import Account, Origin
from tellings.records.findings import Conflict, Version
from tellings.versions import rank as room
from tellings.versions.greedy import give_up, lower_bound
from tellings.versions.rank import rank_versions

Case = tuple[tuple[Conflict, ...], tuple[Claim, ...], tuple[Account, ...], tuple[Origin, ...]]


def claim(name: str, account: str) -> Claim:
    """Return a claim of which only the id and the account matter here."""
    return Claim(
        id=name, account=account, document="d", start=0, end=1, quote="x", predicate="say",
        predicate_head=0, predicate_start=0, predicate_end=1, sentence=0, roles=(),
        polarity="affirmed", stance="asserted", about="events",
    )  # fmt: skip


def case(sets: list[tuple[str, ...]], tellers: dict[str, str], origins: dict[str, str]) -> Case:
    """Return a case: conflicting sets of claims, who tells each, and who copies whom."""
    conflicts = tuple(
        Conflict(id=f"k{i}", claims=members, assumes=(), rule="value", explanation=(),
                 settled_by=None)
        for i, members in enumerate(sets)
    )  # fmt: skip
    accounts = sorted(set(tellers.values()))
    sources: dict[str, list[str]] = {}
    for account in accounts:
        sources.setdefault(origins.get(account, account), []).append(account)
    return (
        conflicts,
        tuple(claim(name, account) for name, account in sorted(tellers.items())),
        tuple(Account(id=a, document="d", kind="body", spans=((0, 1),)) for a in accounts),
        tuple(Origin(id=o, accounts=tuple(members)) for o, members in sources.items()),
    )


def random_case(seed: int) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Return random conflicting sets over at most ten claims of at most four accounts."""
    draw = random.Random(seed)
    names = [f"c{i}" for i in range(draw.randint(3, 10))]
    sets = [
        tuple(sorted(draw.sample(names, min(len(names), draw.choice((2, 2, 2, 3, 4))))))
        for _ in range(draw.randint(1, 8))
    ]
    return sets, {name: draw.choice("ABCD") for name in names}


def all_versions(members: tuple[str, ...], sets: list[tuple[str, ...]]) -> set[frozenset[str]]:
    """Return by brute force the largest subsets of ``members`` that complete no conflict."""
    good = [
        frozenset(chosen)
        for size in range(len(members) + 1)
        for chosen in combinations(members, size)
        if not any(set(conflict) <= set(chosen) for conflict in sets)
    ]
    return {chosen for chosen in good if not any(chosen < other for other in good)}


def cost(version: Version) -> tuple[int, ...]:
    """Return the criteria's values."""
    return tuple(criterion.value for criterion in version.criteria)


@pytest.mark.parametrize("seed", range(80))
def test_versions_are_the_cheapest_of_all_largest_sets(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each version is maximal, none is missed, and ranks follow the criteria."""
    monkeypatch.setattr(room, "MOST_VERSIONS", 1000)
    sets, tellers = random_case(seed)
    versions = rank_versions(*case(sets, tellers, {}))
    for component in {version.component for version in versions}:
        mine = [version for version in versions if version.component == component]
        members = tuple(sorted((*mine[0].holds, *mine[0].gives_up)))
        inside = [conflict for conflict in sets if set(conflict) <= set(members)]
        assert {frozenset(version.holds) for version in mine} == all_versions(members, inside)
        for version in mine:
            origins = len({tellers[name] for name in version.gives_up})
            assert cost(version)[0] == origins
            better = sum(1 for other in mine if cost(other) < cost(version))
            assert version.rank == better + 1


@pytest.mark.parametrize("seed", range(20))
def test_order_of_input_changes_nothing(seed: int) -> None:
    """The same conflicts and claims in another order give the same versions."""
    sets, tellers = random_case(seed)
    conflicts, claims, accounts, origins = case(sets, tellers, {})
    again = rank_versions(conflicts[::-1], claims[::-1], accounts[::-1], origins[::-1])
    assert again == rank_versions(conflicts, claims, accounts, origins)


def test_ten_copies_of_one_report_change_no_rank() -> None:
    """A report and its ten copies weigh as much as one independent account."""
    copies = {f"b{i}": f"B{i}" for i in range(10)}
    sets = [("a", name) for name in copies]
    versions = rank_versions(*case(sets, {"a": "A", **copies}, dict.fromkeys(copies.values(), "B")))
    assert [version.rank for version in versions] == [1, 1]
    assert [cost(version) for version in versions] == [(1, 1), (1, 1)]


def test_two_independent_accounts_outweigh_one() -> None:
    """What two origins say independently is given up after what one says."""
    sets = [("a", "b"), ("a", "c")]
    versions = rank_versions(*case(sets, {"a": "A", "b": "B", "c": "C"}, {}))
    assert [(version.rank, version.gives_up) for version in versions] == [
        (1, ("a",)),
        (2, ("b", "c")),
    ]


def test_independent_conflicts_have_their_own_versions() -> None:
    """Conflicts that share no claim are separate components."""
    tellers = {"a": "A", "b": "B", "c": "A", "d": "B"}
    versions = rank_versions(*case([("a", "b"), ("c", "d")], tellers, {}))
    assert len({version.component for version in versions}) == 2
    assert all(len(version.gives_up) == 1 for version in versions)


def test_no_conflict_no_version() -> None:
    """Claims without conflict need no versions."""
    assert rank_versions((), (claim("a", "A"),), (), ()) == ()


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_large_component_gets_a_version_with_its_gap(seed: int) -> None:
    """The greedy answer is consistent, nothing can be put back, and the gap bounds the optimum."""
    sets, tellers = random_case(seed)
    frozen = [frozenset(members) for members in sets]
    lost = set(give_up(frozen, tellers))
    names = set().union(*frozen)
    kept = names - lost
    assert not any(members <= kept for members in frozen)
    assert all(any(members <= kept | {name} for members in frozen) for name in lost)
    least = min(len(names - keep) for keep in all_versions(tuple(sorted(names)), sets))
    assert lower_bound(frozen) <= least <= len(lost)


def test_a_component_beyond_the_exact_limit_states_its_gap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the search is not exact, the version says how far it may be from the best."""
    monkeypatch.setattr(room, "EXACT_MOST", 1)
    monkeypatch.setattr(room, "EXACT_SPARSE", 1)
    (version,) = rank_versions(*case([("a", "b")], {"a": "A", "b": "B"}, {}))
    assert version.criteria[-1].name == room.GAP
    assert version.criteria[-1].value == 0
