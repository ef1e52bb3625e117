"""People without a common name whom two accounts tell of alike, and those who are still two."""

import pytest
from evals.names import rooms

Place = tuple[int, str]
"""A text's number, and words of it that a mention holds."""


def together(texts: tuple[str, ...], one: Place, two: Place) -> bool:
    """Return whether the words of two texts are found to be one person."""
    read = rooms(texts)
    document = [d.id for d in read.documents]
    found = [
        {
            entity.id
            for entity in read.by_rules().entities
            for m in entity.mentions
            if m.document == document[number] and m.text == words
        }
        for number, words in (one, two)
    ]
    assert all(len(ids) == 1 for ids in found), found
    return found[0] == found[1]


SAME = {
    "trade": (
        "The organist missed his cue in the second hymn.",
        "Anton Reiss played the organ that Sunday and has said he is sorry.",
        "The organist",
        "Anton Reiss",
    ),
    "place": (
        "The dentist in Olm wanted to wait. The dentist in Tarv pulled the tooth.",
        "Dr Moll, in Tarv, was quick. Dr Sand, in Olm, talked for an hour.",
        "The dentist in Tarv",
        "Dr Moll",
    ),
    "thing with them": (
        "A clerk and the woman with the parrot were first in the line.",
        "Dagny Holm, with a parrot, was there before me.",
        "the woman with the parrot",
        "Dagny Holm",
    ),
    "one of the trade": (
        "The bridesmaid laughed. The cake was good.",
        "Ines Moro, the bridesmaid, spilt the wine.",
        "The bridesmaid",
        "Ines Moro",
    ),
    "degree of kin": (
        "My uncle gave me the keys.",
        "Lorcan Reidy gave the keys to his nephew.",
        "My uncle",
        "Lorcan Reidy",
    ),
    "couple": (
        "My uncle lent me the tent, and my aunt lent me the stove.",
        "Lorcan Reidy lent his nephew a tent. His wife packed a stove for the lad.",
        "my aunt",
        "His wife",
    ),
    "age": (
        "The little boy would not let go of the cat.",
        "Anders Bakke, 6, carried his cat down the ladder.",
        "The little boy",
        "Anders Bakke",
    ),
    "family": (
        "Ove Brandt mended the gate. Stig Brandt watched him.",
        "Ove Brandt had a hammer. His brother had his hands in his pockets.",
        "Stig Brandt",
        "His brother",
    ),
    "married": (
        "Greta Lund was married in May to our baker, Olle Ferm.",
        "Greta Lund still rides to work. Her husband sells bread.",
        "Olle Ferm",
        "Her husband",
    ),
    "what the trade does": (
        "The cook was to be paid at the end.",
        "Lhamo, whose picture they printed, cooked for all of us.",
        "The cook",
        "Lhamo",
    ),
    "older": (
        "The older sister locked the door. The younger one climbed out of the window.",
        "Marte Oyen, 19, says that she locked it. Her sister Yrsa, 14, went out of the window.",
        "The older sister",
        "Marte Oyen",
    ),
    "kin alike": (
        "My brother fell off the roof. I rang the ambulance.",
        "At ten a Mr Pell rang. His brother had fallen from a roof.",
        "My brother",
        "His brother",
    ),
    "body": (
        "Holm Castings sent me a bill.",
        "The firm has sent a bill, and will send another.",
        "Holm Castings",
        "The firm",
    ),
}


@pytest.mark.parametrize("rule", sorted(SAME))
def test_told_of_alike(rule: str) -> None:
    """A trade's work, a place, a thing, kin, age or the one left over tell who it is."""
    left, right, one, two = SAME[rule]
    assert together((left, right), (0, one), (1, two))


TWO = {
    "younger": (
        "The older sister locked the door. The younger one climbed out of the window.",
        "Marte Oyen, 14, says that she locked it. Her sister Yrsa, 19, went out of the window.",
        "The older sister",
        "Marte Oyen",
    ),
    "brothers of two": (
        "The baker had a brother. Jens's brother fell off the roof.",
        "Olav rang the bell. Olav's brother fell off the roof.",
        "Jens's brother",
        "Olav's brother",
    ),
    "wives of two": (
        "Markus worked all night. Markus's wife packed the boxes.",
        "Theo carried the boxes. Theo's wife packed them.",
        "Markus's wife",
        "Theo's wife",
    ),
    "no work of that trade": (
        "The organist missed his cue in the second hymn.",
        "Anton Reiss sat in the first row and sang.",
        "The organist",
        "Anton Reiss",
    ),
    "other place": (
        "The dentist in Olm wanted to wait. The dentist in Tarv pulled the tooth.",
        "Dr Moll, in Tarv, was quick. Dr Sand, in Olm, talked for an hour.",
        "The dentist in Olm",
        "Dr Moll",
    ),
    "another has it too": (
        "The man with the parrot waited. The woman with the parrot sang.",
        "Dagny Holm, with a parrot, was there before me.",
        "The man with the parrot",
        "Dagny Holm",
    ),
    "two uncles": (
        "My uncle Ulf gave me the keys. My uncle Leif was against it.",
        "Lorcan Reidy gave the keys to his nephew.",
        "Ulf",
        "Lorcan Reidy",
    ),
    "grown up": (
        "The little boy would not let go of the cat.",
        "Anders Bakke, 46, carried his cat down the ladder.",
        "The little boy",
        "Anders Bakke",
    ),
    "nobody is known": (
        "Ove Brandt mended the gate. Stig Brandt watched him.",
        "Kjell Dahl had a hammer. His brother had his hands in his pockets.",
        "Stig Brandt",
        "His brother",
    ),
    "two bodies": (
        "Holm Castings sent me a bill. Moll Brewers sent me two.",
        "The firm has sent a bill, and will send another.",
        "Holm Castings",
        "The firm",
    ),
}


@pytest.mark.parametrize("rule", sorted(TWO))
def test_two_people(rule: str) -> None:
    """Where a third has it too, or the words speak against it, nobody is joined."""
    left, right, one, two = TWO[rule]
    assert not together((left, right), (0, one), (1, two))


def test_one_account_keeps_them_apart_by_place() -> None:
    """One trade in two places, told by one account, is two people's."""
    text = ("The clerk at Olm took the form. The clerk at Tarv lost it.", "The form was lost.")
    assert not together(text, (0, "The clerk at Olm"), (0, "The clerk at Tarv"))


def test_two_unnamed_tellers_are_two() -> None:
    """Two accounts in which somebody says "I" have two tellers, however alike they tell."""
    texts = ("I rang the bell of the chapel at nine.", "I rang the bell of the chapel at nine too.")
    assert not together(texts, (0, "I"), (1, "I"))


def test_a_teller_is_somebody_of_the_other_account() -> None:
    """“I was at the organ” is told by the organist of whom another account tells."""
    texts = (
        "When the lights went out I sat at the organ and kept on playing.",
        "The organist, Flora Serpa, did not miss a note in the dark.",
    )
    assert together(texts, (0, "I"), (1, "Flora Serpa"))


def test_among_many_sentences_only_these_two_says_less() -> None:
    """What joins two people of two short notes leaves them open where one account is long."""
    one = "A man in a grey coat dropped a crate of lemons. Ida Holm swept them up."
    two = "Ida Holm swept the stairs. The clumsy porter had dropped the lemons."
    more = " The rain fell on the roof. The clock struck. The road was wet. The river was high." * 4
    sought = {"A man in a grey coat", "The clumsy porter"}

    def joined(*texts: str) -> bool:
        entities = rooms(texts).by_rules().entities
        return any(sought <= {m.text for m in entity.mentions} for entity in entities)

    assert joined(one, two)
    assert not joined(one + more, two)
