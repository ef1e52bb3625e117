"""What stands beside a name, and who is called by which other name."""

import pytest
from tests.people.sentences import analysis_of

from tellings.people.bynames import namings
from tellings.people.full_names import written
from tellings.people.syntax import tree_of


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
