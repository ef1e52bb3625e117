"""Stance: what governing words do to a clause, read with the packaged model."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CASES = [
    ("The vet tried to save the foal.", "save", "affirmed", "attempted"),
    ("The vet managed to save the foal.", "save", "affirmed", "asserted"),
    ("The vet did not manage to save the foal.", "save", "denied", "asserted"),
    ("The vet failed to save the foal.", "save", "denied", "asserted"),
    ("The vet did not fail to save the foal.", "save", "affirmed", "asserted"),
    ("The vet promised to save the foal.", "save", "affirmed", "intended"),
    ("The vet was accused of poisoning the foal.", "poison", "affirmed", "accused"),
    ("The vet allegedly poisoned the foal.", "poison", "affirmed", "accused"),
    ("The vet denied that he had poisoned the foal.", "poison", "denied", "reported"),
    ("The farmer believes that the vet poisoned the foal.", "poison", "affirmed", "believed"),
    ("I do not think the vet poisoned the foal.", "poison", "denied", "believed"),
    ("If the vet had come, the foal would have lived.", "live", "affirmed", "supposed"),
    ("The vet might have poisoned the foal.", "poison", "affirmed", "supposed"),
    ("The farmer told the vet to shoot the foal.", "shoot", "affirmed", "commanded"),
    ("The farmer asked whether the vet had shot the foal.", "shoot", "affirmed", "asked"),
    ("Did the vet shoot the foal?", "shoot", "affirmed", "asked"),
    ("The vet left without treating the foal.", "treat", "denied", "asserted"),
    ("The vet knew that the foal was ill.", "be", "affirmed", "asserted"),
    ("The foal was a wonderful animal.", "be", "affirmed", "opinion"),
    ("The vet was thinking of selling the foal.", "sell", "affirmed", "supposed"),
    ("The foal is certain to win the race.", "win", "affirmed", "supposed"),
    ("The vet continued to feed the foal.", "feed", "affirmed", "asserted"),
    ("There was no guard watching the foal.", "watch", "denied", "asserted"),
    ("The farmer became unable to feed the foal.", "feed", "denied", "asserted"),
    ("The vet put much effort into saving the foal.", "save", "affirmed", "attempted"),
    ("In case the foal escapes, there is a rope.", "escape", "affirmed", "supposed"),
    ("Did the vet forget that he owned a foal?", "own", "affirmed", "asserted"),
    ("The vet wanted to know where the foal was.", "be", "affirmed", "asked"),
    ("THE VET DIDNT FEED THE FOAL", "feed", "denied", "asserted"),
    ("In the words of the farmer, the vet shot the foal.", "shoot", "affirmed", "reported"),
    ("I have a foal, do you know that, it is small", "know", "affirmed", "asked"),
    ("The mayor said the foal would be sold in May.", "sell", "affirmed", "reported"),
    ("The mayor said the foal would be sold if nobody fed it.", "sell", "affirmed", "supposed"),
    ("Two years later she would become a judge.", "become", "affirmed", "asserted"),
    ("She would become a judge again.", "become", "affirmed", "supposed"),
    ("Pay the rent, otherwise the vet will sell the foal.", "sell", "affirmed", "supposed"),
    ("They talked so much that the foal fell asleep.", "fall", "affirmed", "asserted"),
    (
        "The lamp was old and it works well, so what is there to fix?",
        "work",
        "affirmed",
        "asserted",
    ),
    ("Be quiet.", "be", "affirmed", "commanded"),
    ("Officials will scrap the fee.", "scrap", "affirmed", "asserted"),
    ("The play was enthralling.", "be", "affirmed", "opinion"),
    ("They sold two foals already, so why not three?", "sell", "affirmed", "asserted"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "stance"), CASES)
def test_stance_of(read: Reader, text: str, predicate: str, polarity: str, stance: str) -> None:
    """A governing word gives the clause below it its stance and may flip its polarity."""
    _, claims = read(text)
    found = {c.predicate: (c.polarity, c.stance) for c in claims}
    assert found[predicate] == (polarity, stance)


def test_a_relative_clause_is_not_part_of_the_attempt(read: Reader) -> None:
    """What a relative clause adds is asserted, whatever the clause around it is."""
    _, claims = read("She tried to find the man who had sold the foal.")
    assert {c.predicate: c.stance for c in claims} == {"find": "attempted", "sell": "asserted"}


def test_a_review_judges_with_mild_words(read: Reader) -> None:
    """Where an account judges most of what it names, "friendly" and "clean" are opinions too."""
    _, review = read("The staff is friendly. The food is good. The room was clean.")
    assert {c.stance for c in review} == {"opinion"}
    _, told = read("The room was clean. He left at nine. The porter saw him in the yard.")
    assert "opinion" not in {c.stance for c in told}
