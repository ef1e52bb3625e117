"""Names by marriage and birth, and words that tell two of one description apart."""

from hypothesis import given
from hypothesis import strategies as st
from tests.people.sentences import analysis_of

from tellings.people.distinct import MARKS, are_distinct
from tellings.people.renamed import other_names_of
from tellings.people.syntax import tree_of

MARRIED = """
Ada PROPN 3 nsubj
Lind PROPN 1 flat
married VERB 0 root marry
Jo PROPN 3 obj
Okafor PROPN 4 flat
. PUNCT 3 punct
"""
BORN = """
Ada PROPN 5 nsubj
Okafor PROPN 1 flat
née ADJ 1 amod
Lind PROPN 1 appos
left VERB 0 root leave
"""


def names_in(rows: str, genders: dict[int, str | None]) -> dict[int, tuple[str, ...]]:
    """Return the other names of chain 0 (first word) and chain 1 (fourth word)."""
    names = {0: ("Ada Lind",), 1: ("Jo Okafor",)}
    return other_names_of(tree_of(analysis_of(rows)), {0: 0, 3: 1}, names, genders, ())


def test_a_wedding_lets_either_take_the_name() -> None:
    """Each may bear the other's family name; with a woman's given name, behind "Mrs" as well."""
    found = names_in(MARRIED, {0: None, 1: None})
    assert found == {0: ("Ada Okafor", "Mrs Okafor"), 1: ("Jo Lind",)}


def test_a_man_keeps_his_name() -> None:
    """Whoever is "he" is not looked for under the name of his wife; she may be "Mrs"."""
    found = names_in(MARRIED, {0: "fem", 1: "masc"})
    assert found == {0: ("Ada Okafor", "Mrs Okafor")}


def test_a_name_at_birth() -> None:
    """“Ada Okafor, née Lind” was Ada Lind."""
    found = other_names_of(
        tree_of(analysis_of(BORN)), {0: 0}, {0: ("Ada Okafor", "Mrs Okafor")}, {0: None}, ()
    )
    assert found == {0: ("Ada Lind",)}


TAKES = """
Ada PROPN 3 nsubj
Lind PROPN 1 flat
plans VERB 0 root plan
to PART 5 mark
resume VERB 3 xcomp resume
her PRON 8 nmod:poss
maiden ADJ 8 amod
name NOUN 5 obj name
Okafor PROPN 8 appos
"""


def test_a_name_that_one_means_to_bear() -> None:
    """Whoever plans to use a name may bear it elsewhere, behind "Mrs" too if she is a woman."""
    found = other_names_of(
        tree_of(analysis_of(TAKES)), {0: 0, 5: 0}, {0: ("Ada Lind",)}, {0: "fem"}, ()
    )
    assert set(found[0]) == {"Ada Okafor", "Mrs Okafor"}


@given(st.sampled_from(sorted(MARKS - {"another"})))
def test_the_same_mark_is_no_difference(mark: str) -> None:
    """Two "second witnesses" may be one; what has no mark is kept from "another" alone."""
    assert not are_distinct(mark, mark)
    assert not are_distinct("", mark)
    assert are_distinct("", "another")
