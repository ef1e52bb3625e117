"""Joining step by step: what is held apart stays apart, and nothing alike is missed."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.people.agglomerate import agglomerate
from tellings.people.constraints import must_not
from tellings.people.context import Context
from tellings.people.groups import Partition, children
from tellings.people.name_index import LEAST, NameIndex
from tellings.people.profiles import Kin, Profile
from tellings.people.roles import Role
from tellings.records.people import Mention
from tellings.text.names import name_likeness

NAMES = ("Ada Okafor", "Ada", "Okafor", "Mrs Okafor", "Ada Lind", "A. Okafor", "Tobi", "Tobi Lind")
TRADES = ("warden", "pilot")


def profile(number: int, row: tuple[str, str, str, int, str]) -> Profile:
    """Return a chain of one mention: (account, name, gender, whose child, trade)."""
    account, name, gender, parent, trade = row
    mention = Mention(
        id=f"m{number}", document="d", account=account, start=number, end=number + 1, text=name,
        form="name", head=number, kind="person", number="sing", gender=gender or None,
    )  # fmt: skip
    kin = (Kin(word="child", of=parent),) if 0 <= parent < number else ()
    role = Role(head=trade, words=frozenset({trade}), definite=True, unique=True)
    return Profile(
        number=number, account=account, document="d", mentions=(mention,), kind="person",
        sphere="events", names={name: 1}, roles=(role,) if trade else (), kin=kin,
        gender=gender or None, plural=False, teller=False,
    )  # fmt: skip


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(NAMES),
        st.sampled_from(["masc", "fem", ""]),
        st.integers(-4, 6),
        st.sampled_from([*TRADES, "", ""]),
    ),
    min_size=2,
    max_size=8,
)


def partition_of(rows: Sequence[tuple[str, str, str, int, str]]) -> Partition:
    """Return the partition of these chains, each by itself."""
    return Partition.of([profile(number, row) for number, row in enumerate(rows)])


def context_of(partition: Partition) -> Context:
    """Return what is known of the groups as they are."""
    kin = {group.number: partition.kin_of(group) for group in partition.in_order()}
    return Context(partition=partition, kin=kin, called=children(partition, kin))


@settings(max_examples=60, deadline=None)
@given(ROWS, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3))
def test_what_is_held_apart_never_meets_through_a_third(
    rows: list[tuple[str, str, str, int, str]], held: list[tuple[int, int]]
) -> None:
    """Pairs that must not be one are in two groups at the end, whatever lies between them."""
    partition = partition_of(rows)
    apart = [(a, b) for a, b in held if a < b < len(rows)]
    agglomerate(partition, deeds={}, different=apart)
    assert all(partition.owner[a] != partition.owner[b] for a, b in apart)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_every_pair_left_open_is_one_that_could_be_joined(
    rows: list[tuple[str, str, str, int, str]],
) -> None:
    """At the end the open pairs are of groups that exist and that nothing forbids to join."""
    partition = partition_of(rows)
    joining = agglomerate(partition, deeds={})
    context = context_of(partition)
    for pair in joining.undecided:
        left, right = partition.groups[pair.left], partition.groups[pair.right]
        assert must_not(left, right, context) == ""
        assert pair.score == round(sum(row.score for row in pair.evidence), 3)
    assert len(joining.joined) == len(rows) - len(partition.groups)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_two_genders_or_two_full_names_are_never_one(
    rows: list[tuple[str, str, str, int, str]],
) -> None:
    """No group holds two full names of different people."""
    partition = partition_of(rows)
    agglomerate(partition, deeds={})
    for group in partition.in_order():
        full = [name for name in group.names if " " in name and "." not in name]
        for one, two in combinations([n for n in full if not n.startswith("Mrs")], 2):
            assert name_likeness(one, two).score > 0


WORDS = st.text("abdeiklmnorst", min_size=2, max_size=7).map(str.capitalize)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=12))
def test_the_index_finds_only_alike_names_and_all_of_one_spelling(names: list[str]) -> None:
    """What the index calls alike is alike, and names with a part in common are never missed."""
    index = NameIndex(names)
    for one, two in combinations(sorted(set(names)), 2):
        like = name_likeness(one, two)
        found = two in index.alike(one)
        assert found == (one in index.alike(two))
        if found:
            assert like.score >= LEAST
        elif set(one.lower().split()) <= set(two.lower().split()):
            assert like.score < LEAST
