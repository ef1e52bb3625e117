"""Lemmas: what the list puts right."""

from pathlib import Path

import pytest

from tellings.errors import ModelError
from tellings.language.lemmas import HEADER, load_lemmas
from tellings.language.networks import MODELS

LEMMAS = load_lemmas(MODELS / "syntax" / "lemmas.tsv")


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("condemned", "condemne", "condemn"),
        ("clubbed", "clubbe", "club"),
        ("fled", "fl", "flee"),
        ("SANG", "SANG", "sing"),
        ("discriminated", "discriminat", "discriminate"),
        ("tried", "try", "try"),
        ("frobbed", "frob", "frob"),
    ],
)
def test_verbs(form: str, guess: str, lemma: str) -> None:
    """Known forms, regular endings over a known verb, and the guess for the rest."""
    assert LEMMAS.correct(form=form, upos="VERB", guess=guess) == lemma


def test_capitals_of_closed_classes() -> None:
    """Shouted function words have the lemma of the spoken ones."""
    assert LEMMAS.correct(form="WAS", upos="AUX", guess="WAS") == "be"
    assert LEMMAS.correct(form="N'T", upos="PART", guess="N'T") == "not"
    assert LEMMAS.correct(form="I", upos="PRON", guess="I") == "I"


def test_other_words_keep_the_guess() -> None:
    """A noun's or name's lemma is the model's."""
    assert LEMMAS.correct(form="Wells", upos="PROPN", guess="Wells") == "Wells"
    assert LEMMAS.correct(form="men", upos="NOUN", guess="man") == "man"


@pytest.mark.parametrize("content", [None, "", "other/1\n", HEADER + "\nVERB\tx\n"])
def test_broken_list_is_named(tmp_path: Path, content: str | None) -> None:
    """A missing, foreign or damaged list is an error that names the file."""
    path = tmp_path / "lemmas.tsv"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ModelError, match=r"lemmas\.tsv"):
        load_lemmas(path)
