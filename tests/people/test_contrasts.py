"""What tells two people of one name apart in the way that a teller speaks of them."""

from collections.abc import Sequence

import pytest
from evals.names import models, rooms

from tellings.people.candidates import find_candidates
from tellings.people.contrasts import told_apart
from tellings.people.syntax import tree_of


def apart(text: str) -> Sequence[tuple[str, str]]:
    """Return the words of the pairs told apart in a text."""
    (analysis,) = rooms([text]).analyses.values()
    tree = tree_of(analysis)
    _, coreference = models()
    found = find_candidates(tree, kinds=coreference.kinds, words=coreference.words)
    said = [" ".join(tree.tokens[at].text for at in c.words) for c in found]
    return [(said[one], said[two]) for one, two, _ in told_apart(tree, found)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Greta signed the list. Greta Holm did not.", ("Greta", "Greta Holm")),
        ("Greta from the library rang. Greta Holm was away then.", ("Greta", "Greta Holm")),
        ("We saw old Varga at the gate. Young Varga came later.", ("Varga", "Varga")),
        ("Mrs Lorne met us at the station in Lorne.", ("Mrs Lorne", "Lorne")),
        ("The older Mr Varga slept. The younger Mr Varga rowed.", ("Mr Varga", "Mr Varga")),
        ("Otto Varga rowed while the older Mr Varga slept.", ("Otto Varga", "Mr Varga")),
        ("Mrs Varga sang. The old Mrs Varga sat with us.", ("Mrs Varga", "Mrs Varga")),
        ("We sat with the elder Otto Varga. The son had left.", ("Otto Varga", "son")),
        ("Otto Varga Jr. signed for it. The father had left.", ("Otto Varga Jr.", "father")),
        ("Otto Varga, 70, slept. Otto Varga, 31, rowed.", ("Otto Varga", "Otto Varga")),
        ("Otto Varga from the mill rang. Otto Varga from the inn came.", ("Otto Varga",) * 2),
    ],
)
def test_a_teller_tells_two_apart(text: str, pair: tuple[str, str]) -> None:
    """A denial, an origin, an age, a place of the name: two of one name are meant."""
    assert pair in apart(text)


@pytest.mark.parametrize(
    "text",
    [
        "Greta signed the list. Greta Holm did not like it.",
        "Greta Holm came late. Greta had missed the bus.",
        "When she was young Greta sang. Old Greta still does.",
        "Otto Varga, 70, slept. Otto Varga, 70, had rowed.",
        "Otto Varga the younger rowed. Later the younger Varga slept.",
        "We all believed in Lorne. Mrs Lorne did, too.",
    ],
)
def test_plain_speech_tells_nobody_apart(text: str) -> None:
    """Short forms of a name, a given name with its age, faith in somebody say nothing."""
    assert not apart(text)
