"""Tellers who name themselves, and whose kin are then known."""

import pytest
from evals.names import rooms


def entities(*texts: str) -> list[set[str]]:
    """Return the words of each entity of a case of several texts."""
    return [{m.text for m in e.mentions} for e in rooms(texts).by_rules().entities]


@pytest.mark.parametrize(
    "opening",
    ["I, Vera Moss, say", "My name is Vera Moss and I say", "Statement of Vera Moss: I say"],
)
def test_kin_of_a_named_teller(opening: str) -> None:
    """“My brother” of a teller who gives her name is the brother that others give her."""
    found = entities(
        f"{opening} that my brother took the key. I did not see him.",
        "Vera Moss lost the key. Her brother, Udo, had taken it.",
    )
    assert any({"my brother", "Udo"} <= words for words in found)


def test_a_message_that_says_whose_it_is() -> None:
    """“Hi, it's Vera from next door” is written by Vera."""
    found = entities(
        "Hi, it's Vera from next door. I have your cat.",
        "Vera rang at nine. She had the cat.",
    )
    assert any({"I", "Vera"} <= words for words in found)


def test_an_unnamed_teller_is_nobody() -> None:
    """Without a name "I" is bound to no name of the account, whoever is told of."""
    found = entities(
        "I saw Vera Moss. My brother took the key.",
        "Vera Moss lost the key. Her brother, Udo, had taken it.",
    )
    assert not any({"My brother", "Udo"} <= words for words in found)
    assert not any({"I", "Vera Moss"} <= words for words in found)
