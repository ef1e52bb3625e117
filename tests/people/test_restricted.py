"""People of one trade that one account tells apart by what stands with the noun."""

import pytest
from evals.names import rooms


def one(text: str, left: str, right: str) -> bool:
    """Return whether two mentions of an account are in one chain."""
    (people,) = rooms([text]).people.values()
    chain = {key: at for at, chain in enumerate(people.chains) for key in chain.mentions}
    found = [
        next(chain[m.id] for m in people.mentions if m.text.startswith(words))
        for words in (left, right)
    ]
    return found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        (
            "The clerk at Olm was kind. The clerk at Tarv was not.",
            "The clerk at Olm",
            "The clerk at T",
        ),
        (
            "The tall nurse took my blood. The nurse who pushed the bed said nothing.",
            "The tall",
            "The nurse",
        ),
        ("The father is in a wheelchair. The son drives a van.", "The father", "The son"),
    ],
)
def test_told_apart(text: str, left: str, right: str) -> None:
    """Another place, or a clause that says which one is meant, tells of another person."""
    assert not one(text, left, right)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("A clerk at Olm took the form. The clerk lost it.", "A clerk", "The clerk"),
        ("The clerk at Olm was kind. The clerk at Olm rang me twice.", "The clerk", "The clerk"),
    ],
)
def test_still_one(text: str, left: str, right: str) -> None:
    """The same place, or no more than the noun, tells nobody apart."""
    assert one(text, left, right)


def test_places_at_the_head_of_a_sentence() -> None:
    """“At the lake the guard” is another than the guard at the pool."""
    text = "At the pool the guard blew her whistle. At the lake the guard slept under his hat."
    (people,) = rooms([text]).people.values()
    guards = {m.id for m in people.mentions if m.text == "the guard"}
    assert len(guards) == 2
    assert all(len(guards & set(chain.mentions)) < 2 for chain in people.chains)
