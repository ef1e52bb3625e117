"""Members of groups, read from hand-made trees."""

from tests.people.sentences import analysis_of

from tellings.people.members import Named, stated_members
from tellings.people.syntax import tree_of
from tellings.records.people import EntityKind

ADA_AND_JO_LEFT = """Ada PROPN 4 nsubj
and CCONJ 3 cc
Jo PROPN 1 conj
left VERB 0 root leave
"""


def members(
    rows: str, who: dict[int, tuple[str, EntityKind]], *, opening: frozenset[int] = frozenset()
) -> set[tuple[str, str]]:
    """Return (member, group) by entity; ``who`` gives entity and kind by head token."""
    named = Named(
        entity={at: entity for at, (entity, _) in who.items()},
        kind={at: kind for at, (_, kind) in who.items()},
        opening=opening,
    )
    found = stated_members(tree_of(analysis_of(rows)), named)
    return {(who[member][0], who[group][0]) for member, group in found}


def test_a_row_of_people_in_apposition_to_a_plural_are_its_members() -> None:
    """“The sisters, Ada and Jo” has two members; with “or” it has none."""
    rows = """the DET 2 det
sisters NOUNS 7 nsubj sister
, PUNCT 2 punct
Ada PROPN 2 appos
{} CCONJ 6 cc
Jo PROPN 4 conj
left VERB 0 root leave"""
    who: dict[int, tuple[str, EntityKind]] = {
        1: ("sisters", "group"),
        3: ("Ada", "person"),
        5: ("Jo", "person"),
    }
    assert members(rows.format("and"), who) == {("Ada", "sisters"), ("Jo", "sisters")}
    assert members(rows.format("or"), who) == set()


def test_one_in_apposition_to_a_plural_is_no_member() -> None:
    """“The sisters, Ada ...” alone is as often a parser's slip: nothing is said of who is in."""
    rows = """the DET 2 det
sisters NOUNS 5 nsubj sister
, PUNCT 2 punct
Ada PROPN 2 appos
left VERB 0 root leave"""
    assert members(rows, {1: ("sisters", "group"), 3: ("Ada", "person")}) == set()


def test_what_is_said_of_a_row_names_its_group() -> None:
    """“Ada and Jo are the sisters” makes both members; “are not” makes none."""
    rows = """Ada PROPN 6 nsubj
and CCONJ 3 cc
Jo PROPN 1 conj
are AUX 6 cop be
{} 6 {}
sisters NOUNS 0 root sister"""
    who: dict[int, tuple[str, EntityKind]] = {
        0: ("Ada", "person"),
        2: ("Jo", "person"),
        5: ("sisters", "group"),
    }
    assert members(rows.format("the DET", "det"), who) == {("Ada", "sisters"), ("Jo", "sisters")}
    assert members(rows.format("not PART", "advmod"), who) == set()


def test_one_of_the_pilots_is_a_pilot() -> None:
    """“One of the pilots” is a member; who it is follows from the chain of “one”."""
    rows = """one NUM 5 nsubj
of ADP 4 case
the DET 4 det
pilots NOUNS 1 nmod pilot
left VERB 0 root leave"""
    assert members(rows, {0: ("Ada", "person"), 3: ("pilots", "group")}) == {("Ada", "pilots")}


def test_a_plural_including_somebody() -> None:
    """“The crew members, including Ada” has at least one member."""
    rows = """the DET 2 det
pilots NOUNS 5 nsubj pilot
including ADP 4 case include
Ada PROPN 2 nmod
left VERB 0 root leave"""
    assert members(rows, {1: ("pilots", "group"), 3: ("Ada", "person")}) == {("Ada", "pilots")}


def test_they_after_a_row_of_people_are_that_row() -> None:
    """“Ada and Jo left. They ran.”: a new “they” is the two last named."""
    rows = ADA_AND_JO_LEFT + "\nThey PRON 2 nsubj\nran VERB 0 root run"
    who: dict[int, tuple[str, EntityKind]] = {
        0: ("Ada", "person"),
        2: ("Jo", "person"),
        4: ("they", "group"),
    }
    opening = frozenset({4})
    assert members(rows, who, opening=opening) == {("Ada", "they"), ("Jo", "they")}
    assert members(rows, who) == set()  # a "they" that was there before is an older group


def test_a_group_in_between_may_be_meant_as_well() -> None:
    """“Ada and Jo met the men. They ran.” leaves open who ran."""
    rows = """Ada PROPN 4 nsubj
and CCONJ 3 cc
Jo PROPN 1 conj
met VERB 0 root meet
the DET 6 det
men NOUNS 4 obj man

They PRON 2 nsubj
ran VERB 0 root run"""
    who: dict[int, tuple[str, EntityKind]] = {
        0: ("Ada", "person"),
        2: ("Jo", "person"),
        5: ("men", "group"),
        6: ("they", "group"),
    }
    assert members(rows, who, opening=frozenset({6})) == set()


def test_both_and_the_two_are_two() -> None:
    """“Both” after a row of three is nobody's."""
    rows = """Ada PROPN 6 nsubj
, PUNCT 3 punct
Jo PROPN 1 conj
and CCONJ 5 cc
Tobi PROPN 1 conj
left VERB 0 root leave

{} PRON 2 nsubj
ran VERB 0 root run"""
    who: dict[int, tuple[str, EntityKind]] = {
        0: ("Ada", "person"),
        2: ("Jo", "person"),
        4: ("Tobi", "person"),
        6: ("they", "group"),
    }
    opening = frozenset({6})
    assert members(rows.format("Both"), who, opening=opening) == set()
    assert len(members(rows.format("They"), who, opening=opening)) == 3
