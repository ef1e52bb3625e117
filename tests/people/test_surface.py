"""Names that the tagger saw but in part: found on the surface, whole."""

import pytest
from tests.people.sentences import analysis_of

from tellings.people.surface import unusual_names
from tellings.people.syntax import tree_of

COMMON = frozenset({"left", "leave", "unlike", "senior"})


def names(rows: str) -> list[str]:
    """Return the names found in hand-made rows."""
    tree = tree_of(analysis_of(rows))
    found = unusual_names(tree, words=COMMON)
    return [" ".join(tree.tokens[at].text for at in range(*run)) for run in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Obinna ADJ 2 amod\nLind PROPN 3 nsubj\nleft VERB 0 root leave", ["Obinna Lind"]),
        ("Unlike ADJ 2 amod\nLind PROPN 3 nsubj\nleft VERB 0 root leave", []),
        ("Ada PROPN 3 nsubj\nLind PROPN 1 flat\nleft VERB 0 root leave", []),
        (
            "Paul PROPN 4 nsubj\nLind PROPN 1 flat\nsenior ADJ 1 amod\nleft VERB 0 root leave",
            ["Paul Lind senior"],
        ),
        ("Obinna ADJ 2 nsubj\nleft VERB 0 root leave", ["Obinna"]),
    ],
)
def test_a_strange_word_beside_a_name_is_part_of_it(rows: str, expected: list[str]) -> None:
    """A capitalised word that is no English word belongs to the name; "senior" and "Jr." too."""
    assert names(rows) == expected
