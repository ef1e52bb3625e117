"""What stands beside a name, and who is called by which other name."""

import pytest
from tests.people.sentences import analysis_of

from tellings.people.bynames import namings
from tellings.people.full_names import without_trade, written
from tellings.people.syntax import tree_of

REGISTER = """
Vossler PROPN 0 root
, PUNCT 1 punct
Xandu PROPN 1 conj
, PUNCT 1 punct
WHAT NOUN 1 conj
. PUNCT 1 punct
"""


def shown(rows: str, first: int, last: int) -> str:
    """Return the words of a name with what belongs to it."""
    tree = tree_of(analysis_of(rows))
    begin, end = written(tree, first, last)
    return " ".join(token.text for token in tree.tokens[begin:end])


@pytest.mark.parametrize(
    ("rows", "first", "last", "expected"),
    [
        ("Old ADJ 2 amod\nTom PROPN 3 nsubj\nsat VERB 0 root", 1, 2, "Old Tom"),
        ("young ADJ 2 amod\nTom PROPN 3 nsubj\nsat VERB 0 root", 1, 2, "Tom"),
        (
            "Tom PROPN 4 nsubj\n, PUNCT 3 punct\nJr. PROPN 1 flat\nsat VERB 0 root",
            0,
            1,
            "Tom , Jr.",
        ),
        ("Lind PROPN 4 nsubj\n& CCONJ 3 cc\nCo PROPN 1 conj\nsat VERB 0 root", 0, 1, "Lind & Co"),
        (
            "Jo PROPN 4 nsubj\nthe DET 3 det\nbaker NOUN 1 appos\nsat VERB 0 root",
            0,
            1,
            "Jo the baker",
        ),
        ("Jo PROPN 4 nsubj\nthe DET 3 det\nman NOUN 1 appos\nsat VERB 0 root", 0, 1, "Jo"),
        (
            "Lind PROPN 5 nsubj\n, PUNCT 1 punct\nB. X 1 flat\n, PUNCT 1 punct\nsat VERB 0 root",
            0,
            1,
            "Lind , B.",
        ),
        (
            REGISTER.replace("WHAT", "baker"),
            0,
            1,
            "Vossler , Xandu",
        ),
        (
            REGISTER.replace("WHAT", "rain"),
            0,
            1,
            "Vossler",
        ),
        (
            "Jo PROPN 4 nsubj\nthe DET 3 det\nyounger ADJ 1 amod\nsat VERB 0 root",
            0,
            1,
            "Jo the younger",
        ),
    ],
)
def test_what_tells_bearers_apart_belongs_to_a_name(
    rows: str, first: int, last: int, expected: str
) -> None:
    """Generations, bynames with a capital, trades and partners belong to it, "young" does not."""
    assert shown(rows, first, last) == expected


@pytest.mark.parametrize(
    "rows",
    [
        """
        Ada PROPN 9 nsubj
        , PUNCT 3 punct
        known VERB 1 acl know
        on ADP 6 case
        the DET 6 det
        docks NOUN 3 obl
        as ADP 8 case
        Bee PROPN 3 obl
        sat VERB 0 root sit
        """,
        """
        Ada PROPN 6 nsubj
        ( PUNCT 4 punct
        " PUNCT 4 punct
        Bee NOUN 1 appos
        " PUNCT 4 punct
        ) PUNCT 4 punct
        sat VERB 0 root sit
        """,
    ],
)
def test_bynames_behind_a_place_and_in_brackets(rows: str) -> None:
    """“Known on the docks as Bee” and “("Bee")” name whoever stands before."""
    tree = tree_of(analysis_of(rows))
    found = [(tree.tokens[n.owner].text, tree.tokens[n.name].text) for n in namings(tree)]
    assert found == [("Ada", "Bee")]


def test_a_nickname_in_brackets_needs_its_marks() -> None:
    """What stands in brackets bare is as often a party, a part or a place."""
    rows = "Ada PROPN 5 nsubj\n( PUNCT 3 punct\nBee PROPN 1 appos\n) PUNCT 3 punct\nsat VERB 0 root"
    assert list(namings(tree_of(analysis_of(rows)))) == []


def test_a_trade_before_a_name_is_none_of_it() -> None:
    """“cook Lin Mei” is Lin Mei; the younger Lin is called so."""
    assert without_trade("cook Lin Mei") == "Lin Mei"
    assert without_trade("younger Lin") == "younger Lin"
    assert without_trade("Baker Lind") == "Baker Lind"


def test_known_as_and_called() -> None:
    """“Ada, known as Bee” has a byname; “a cook called Ada” is named."""
    tree = tree_of(
        analysis_of(
            """
            Ada PROPN 6 nsubj
            , PUNCT 3 punct
            known VERB 1 acl know
            as ADP 5 case
            Bee PROPN 3 obl
            sat VERB 0 root sit

            A DET 2 det
            cook NOUN 5 nsubj
            called VERB 2 acl call
            Cleo PROPN 3 xcomp
            sat VERB 0 root sit
            """
        )
    )
    found = [(tree.tokens[n.owner].text, tree.tokens[n.name].text, n.byname) for n in namings(tree)]
    assert found == [("Ada", "Bee", True), ("cook", "Cleo", False)]
