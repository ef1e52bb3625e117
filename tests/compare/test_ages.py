"""How old somebody is, wherever it is told."""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import Told, account, analyses_of, entity, put, tell

from tellings.compare.ages import age_in
from tellings.compare.findings import compare

ADA = (entity("Ada Moss", gender="fem"), entity("Rolf Dahl", gender="masc"))


@pytest.mark.parametrize(
    ("words", "age"),
    [("Ada Moss (19), an apprentice", 19), ("Ada Moss (19", 19), ("Ada Moss, 34,", 34),
     ("a woman of 66", 66), ("a boy of nine", 9), ("Ada Moss, aged seventy-one", 71),
     ("the 34-year-old clerk", 34), ("19 herons", None), ("Ada Moss, 19 herons", None),
     ("a man of 300", None), ("a man of few words", None), ("Room (12b)", None)],
)  # fmt: skip
def test_ages_in_words(words: str, age: int | None) -> None:
    """An age stands behind a name, after "aged" or "of", or before "year-old"."""
    assert age_in(words) == age


def said(name: str, agent: str, *, being: str = "ada moss", quote: str | None = None) -> Told:
    """Return the claim that somebody, named so, drove the van."""
    told = tell(name, "drive", agent=agent, patient="the/det van", entities={"agent": being},
                name=f"{name}-{agent}")  # fmt: skip
    return replace(told, claim=replace(told.claim, quote=quote)) if quote else told


def predicated(name: str, words: str, quote: str) -> Told:
    """Return the claim that she is so many years old."""
    told = tell(name, "be", theme="She/PRON", attribute=words, entities={"theme": "ada moss"},
                name=f"{name}-{words}")  # fmt: skip
    return replace(told, claim=replace(told.claim, quote=quote))


def tensions(*told: Told) -> list[str]:
    """Return the slots of what is hard to hold together between claims that no event joins."""
    analyses, claims = analyses_of(told)
    names = list(dict.fromkeys(claim.account for claim in claims))
    found = compare((), claims, ADA, [account(name) for name in names], (), {}, analyses=analyses)
    assert not [one for one in found.findings if one.kind == "conflict"]
    return [one.slot for one in found.findings if one.kind == "tension"]


OF_34 = said("A", "woman of/case 34/nmod")


def test_two_ages_of_one_person() -> None:
    """They are hard to hold together, and never a conflict."""
    assert tensions(OF_34, said("B", "woman of/case 43/nmod")) == ["age"]
    assert tensions(OF_34, predicated("B", "43/NUM", "She is 43")) == ["age"]


def test_what_is_no_disagreement() -> None:
    """One age, two people, another time of a life, and an account with two ages of its own."""
    assert not tensions(OF_34, said("B", "woman of/case 34/nmod"))
    assert not tensions(OF_34, said("B", "man of/case 43/nmod", being="rolf dahl"))
    assert not tensions(OF_34, said("B", "woman of/case 60/nmod"))
    assert not tensions(OF_34, predicated("B", "30/NUM", "She was 30 when the war began"))
    two = (said("B", "woman of/case 43/nmod"), said("B", "woman of/case 44/nmod"))
    assert not tensions(OF_34, *two)
    assert not tensions(OF_34, put(predicated("B", "43/NUM", "She is 43"), "opinion"))
