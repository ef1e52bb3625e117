"""Kin by marriage are no kin by blood."""

import pytest
from evals.names import rooms

from tellings.people.in_laws import INVERSE, kin_of_noun
from tellings.people.syntax import tree_of


@pytest.mark.parametrize(
    ("text", "noun", "word"),
    [
        ("He came with his brother-in-law.", "brother", "brother-in-law"),
        ("He came with his brother in law school.", "brother", "brother"),
        ("Her stepson took the car.", "stepson", "stepson"),
        ("My step-mother left at noon.", "mother", "stepmother"),
        ("Her dad left at noon.", "dad", "father"),
        ("Her fiancé left at noon.", "fiancé", "fiancé"),
        ("Her doctor left at noon.", "doctor", None),
    ],
)
def test_kin_word_of_a_noun(text: str, noun: str, word: str | None) -> None:
    """What stands around a kin noun makes it another: "-in-law" after it, "step-" before it."""
    (analysis,) = rooms([text]).analyses.values()
    tree = tree_of(analysis)
    at = next(at for at, token in enumerate(tree.tokens) if token.text == noun)
    assert kin_of_noun(tree, at, noun) == word


def test_every_word_has_an_inverse() -> None:
    """Whatever is somebody's kin, that one is something of the other's."""
    assert all(INVERSE.values())
    assert INVERSE["stepson"] != INVERSE["son"]
