"""Polarity: negation in its forms, by hand-made syntax."""

from collections.abc import Callable

import pytest
from tests.claims.claim_trees import tree_of

from tellings.claims.clauses import clause
from tellings.claims.polarity import local_negation
from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CASES = {
    "not": ("He he PRON 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\ngo go VERB 0 root", True),
    "upper case split": (
        "He he PRON 4 nsubj\nHAS have AUX 4 aux\nN'T not PART 4 advmod\nGONE go VERB 0 root",
        True,
    ),
    "nobody": ("Nobody nobody PRON 2 nsubj\nwent go VERB 0 root", True),
    "no letter": ("No no DET 2 det\nletter letter NOUN 3 nsubj\ncame come VERB 0 root", True),
    "two cancel": (
        "Nobody nobody PRON 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\ngo go VERB 0 root",
        False,
    ),
    "not only": (
        "He he PRON 4 nsubj\nnot not PART 4 advmod\nonly only ADV 4 advmod\nsang sing VERB 0 root",
        False,
    ),
    "hardly": ("He he PRON 3 nsubj\nhardly hardly ADV 3 advmod\nspoke speak VERB 0 root", True),
    "nearly": ("He he PRON 3 nsubj\nnearly nearly ADV 3 advmod\nfell fall VERB 0 root", True),
    "barely escaped": (
        "He he PRON 3 nsubj\nbarely barely ADV 3 advmod\nescaped escape VERB 0 root",
        False,
    ),
    "can barely read": (
        "He he PRON 4 nsubj\ncan can AUX 4 aux\nbarely barely ADV 4 advmod\nread read VERB 0 root",
        True,
    ),
    "to no avail": (
        (
            "He he PRON 2 nsubj\nran run VERB 0 root\n"
            "to to ADP 5 case\nno no DET 5 det\navail avail NOUN 2 obl"
        ),
        False,
    ),
    "to no one": (
        (
            "He he PRON 2 nsubj\nspoke speak VERB 0 root\n"
            "to to ADP 5 case\nno no DET 5 det\none one PRON 2 obl"
        ),
        True,
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_negation(name: str) -> None:
    """Each sign of negation denies, two cancel, look-alikes do not deny."""
    table, denied = CASES[name]
    tree = tree_of(table)
    root = next(i for i in range(len(tree.governors)) if tree.governors[i] == i)
    assert local_negation(tree, root, subjects=clause(tree, root).subjects) is denied


APOSTROPHES = ("'", "’", "‘", "ʼ", "′", "＇", "`", "´", "", " ")


@pytest.mark.parametrize("mark", APOSTROPHES)
@pytest.mark.parametrize("verb", ["did", "does", "could"])
def test_not_is_read_however_its_apostrophe_is_written(read: Reader, verb: str, mark: str) -> None:
    """A contracted "not" denies with any mark that stands for an apostrophe, and with none."""
    _, claims = read(f"The porter {verb}n{mark}t open the gate.")
    assert [(c.predicate, c.polarity) for c in claims] == [("open", "denied")]


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "′", "`", "´"])
def test_a_copula_is_denied_however_the_apostrophe_is_written(read: Reader, mark: str) -> None:
    """The contracted "not" belongs to the copula, not to the attribute."""
    _, claims = read(f"She isn{mark}t a nurse.")
    assert [(c.polarity, c.roles[-1].text) for c in claims] == [("denied", "a nurse")]


@pytest.mark.parametrize("written", ["havn't", "have'nt", "have`nt"])
def test_a_misspelt_contraction_denies(read: Reader, written: str) -> None:
    """A function word that ends in a contracted "not" denies whatever stands before it."""
    _, claims = read(f"I {written} seen the letter.")
    assert [c.polarity for c in claims if c.predicate == "see"] == ["denied"]


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [
        ("The clerk was kept waiting for an hour.", "wait", "affirmed"),
        ("The men were kept standing in the rain.", "stand", "affirmed"),
        ("The men were kept from standing in the rain.", "stand", "denied"),
        ("She was stopped from entering the hall.", "enter", "denied"),
    ],
)
def test_to_be_kept_at_it_is_to_do_it(
    read: Reader, text: str, predicate: str, polarity: str
) -> None:
    """Who is kept waiting waits; who is kept from it does not."""
    _, claims = read(text)
    assert [c.polarity for c in claims if c.predicate == predicate] == [polarity]


@pytest.mark.parametrize(
    ("text", "predicate", "told"),
    [
        ("He failed to show that the letter was forged.", "forge", ("affirmed", "supposed")),
        ("He did not prove that the letter was forged.", "forge", ("affirmed", "supposed")),
        ("He failed to notice that the boat sank.", "sink", ("affirmed", "asserted")),
        ("She showed that the letter was forged.", "forge", ("affirmed", "asserted")),
    ],
)
def test_what_is_not_shown_is_not_denied(
    read: Reader, text: str, predicate: str, told: tuple[str, str]
) -> None:
    """That nobody showed it leaves open whether it was so; what nobody noticed was so."""
    _, claims = read(text)
    assert [(c.polarity, c.stance) for c in claims if c.predicate == predicate] == [told]
