"""Full names that differ in a few letters, close to each other in one account."""

import pytest
from evals.names import rooms

from tellings.people.respelled import spelled_apart
from tellings.people.syntax import tree_of


class Span:
    """A name by its tokens."""

    def __init__(self, words: tuple[int, ...]) -> None:
        """Keep the tokens."""
        self.words = words


def apart(text: str, *names: str) -> int:
    """Return how many pairs of the names of a text are told apart by their spelling."""
    (analysis,) = rooms([text]).analyses.values()
    tree = tree_of(analysis)
    found = []
    for number, name in enumerate(names):
        start = text.rindex(name) if number else text.index(name)
        inside = [
            at
            for at, token in enumerate(tree.tokens)
            if start <= token.start and token.end <= start + len(name)
        ]
        found.append((number, Span(tuple(inside))))
    return len(list(spelled_apart(tree, found)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sven Harling signed the list, and Sven Herling tore it up.",
            ("Sven Harling", "Sven Herling"),
        ),
        (
            "Ms Yoo Young-mi rowed. Ms Yoo Yong-mi, the cook, slept.",
            ("Yoo Young-mi", "Yoo Yong-mi"),
        ),
    ],
)
def test_two_spellings_close_to_each_other_are_two_people(
    text: str, names: tuple[str, str]
) -> None:
    """Who spells out a name near to the one just spelled out tells two people apart."""
    assert apart(text, *names) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sven Harling, or Sven Herling, rang the bell.", ("Sven Harling", "Sven Herling")),
        ("Sven Harling (Sven Herling in the book) rang.", ("Sven Harling", "Sven Herling")),
        ("Sven Harling rang. Sven Harlign came back.", ("Sven Harling", "Sven Harlign")),
        ("Bob Harling rang. Robert Harling came back.", ("Bob Harling", "Robert Harling")),
        ("Sven Harling rang. Harling came back.", ("Sven Harling", "Harling came"[:7])),
        (
            "Sven Harling rang. It rained. It snowed. It hailed. Sven Herling came.",
            ("Sven Harling", "Sven Herling"),
        ),
    ],
)
def test_other_spellings_may_be_of_one(text: str, names: tuple[str, str]) -> None:
    """A word of correction, swapped letters, a familiar form, a part, or a long way between."""
    assert apart(text, *names) == 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Corporal Hale slept. Corporal Hales rowed.", ("Corporal Hale", "Corporal Hales")),
        ("Robert sat at the oars and Bob steered.", ("Robert", "Bob")),
        ("Irma Feldinger sang. Miss Feldner played.", ("Irma Feldinger", "Miss Feldner")),
        (
            "Otto Varga paid for the boat that Otto Varga junior sank.",
            ("Otto Varga", "Otto Varga junior"),
        ),
    ],
)
def test_ranks_forms_and_ages_in_one_breath_are_two_people(
    text: str, names: tuple[str, str]
) -> None:
    """Behind one rank, as subjects of one sentence, or with "junior": a teller means two."""
    assert apart(text, *names) == 1
