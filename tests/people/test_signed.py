"""Tellers who sign: the name below a letter is its "I", and others may tell of that person."""

import pytest
from evals.names import rooms
from tests.people.sentences import analysis_of

from tellings.people.signed import bylines, signature
from tellings.people.syntax import tree_of


def entities(*texts: str) -> list[set[str]]:
    """Return the words of each entity of a case of several texts."""
    return [{m.text for m in e.mentions} for e in rooms(texts).by_rules().entities]


@pytest.mark.parametrize(
    "ending",
    [
        "Vera Moss",
        "Vera Moss, night porter",
        "Yours truly, Vera Moss",
        "Vera Moss x",
        "Signed: Vera Moss.",
    ],
)
def test_who_signs_is_i(ending: str) -> None:
    """The name at the end of a letter is the "I" of the letter, and that of other accounts."""
    found = entities(
        f"I heard the alarm and locked the gate at nine. The rest can wait. {ending}",
        "Vera Moss locked the gate. Nobody else was in the yard.",
    )
    assert any({"I", "Vera Moss"} <= words for words in found)


@pytest.mark.parametrize(
    "ending", ["The gate was locked by Vera Moss.", "Who locked it? Vera Moss.", "Ask Vera Moss"]
)
def test_a_last_name_is_no_signature(ending: str) -> None:
    """A name inside a sentence, or one with a full stop of its own, signs nothing."""
    found = entities(f"I heard the alarm. {ending}", "Vera Moss locked the gate.")
    assert not any({"I", "Vera Moss"} <= words for words in found)


def test_signer_of_two_letters_is_one_teller() -> None:
    """Two letters signed with one full name have one teller."""
    people = rooms(
        [
            "I locked the gate at nine. Vera Moss",
            "I unlocked the gate at ten. Vera Moss",
            "Vera Moss had the key.",
        ]
    ).by_rules()
    tellers = [
        entity for entity in people.entities if "Vera Moss" in {n.text for n in entity.names}
    ]
    assert len(tellers) == 1
    assert len(tellers[0].tells) == 2
    mentions = [m.id for entity in people.entities for m in entity.mentions]
    assert len(mentions) == len(set(mentions))


@pytest.mark.parametrize("byline", ["–vmoss", "– Vera Moss", "-Vera"])
def test_a_byline_is_nobody_spoken_of(byline: str) -> None:
    """A name behind a dash at a line's end signs what stands before: no "he" below it is meant."""
    found = entities(
        f"I liked it. It is a must see. {byline}\n\n"
        "His boat was old, and he sold it to the harbour master. His sister cried."
    )
    name = byline.lstrip("– -")
    assert not any(name in words and words & {"He", "his", "His"} for words in found)


def test_a_byline_belongs_to_its_teller() -> None:
    """The name that an account is signed with is one mention of one entity: its teller."""
    resolved = rooms(["I liked it. It is a must see. –vmoss\n\nHis boat was old."]).by_rules()
    (teller,) = [e for e in resolved.entities if any(m.text == "vmoss" for m in e.mentions)]
    assert teller.tells
    assert {m.text for m in teller.mentions} == {"I", "vmoss"}


def test_a_name_behind_a_dash_goes_on() -> None:
    """A dash inside a sentence signs nothing, nor does one before a name that more follows."""
    tree = tree_of(
        analysis_of(
            "done VERB 0 root\n. PUNCT 1 punct\n- PUNCT 3 punct\nVera PROPN 4 root\nsang VERB 4 dep"
        )
    )
    assert bylines(tree) == frozenset()


def test_signature_needs_a_sentence_before_it() -> None:
    """A text that is a name alone is signed by nobody."""
    tree = tree_of(analysis_of("Vera PROPN 0 root\nMoss PROPN 1 flat"))
    assert signature(tree, {0: 0}) is None
