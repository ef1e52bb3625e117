"""Untidy writing: no capitals, no stops, shouting, typing errors, signs, headings, lists."""

from collections.abc import Callable
from pathlib import Path

import pytest
from evals.conllu import read as read_treebank

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CASES = [
    ("the porter took the bag and he never gave it back", "take", "affirmed", "asserted"),
    ("the porter took the bag and he never gave it back", "give", "denied", "asserted"),
    ("she didnt lock the gate", "lock", "denied", "asserted"),
    ("they wont open the door", "open", "denied", "asserted"),
    ("He HASN'T paid the rent.", "pay", "denied", "asserted"),
    ("THE GUARD OPENED THE GATE", "open", "affirmed", "asserted"),
    ("the bus was late... the driver shouted at us !!", "shout", "affirmed", "asserted"),
    ("ok so we waited for 3 hrs & the nurse never came", "come", "denied", "asserted"),
    ("so i kept calling and then they hung up :(", "call", "affirmed", "asserted"),
    ("im ten and im wondering what size i need ?", "be", "affirmed", "asserted"),
    ("did u see the fire ? i saw it", "see", "affirmed", "asked"),
    ("just wanna thank the guy who found my keys :)", "find", "affirmed", "asserted"),
    ("- found the key - lost the lamp", "find", "affirmed", "asserted"),
    ("“The oppa left,' she said.", "leave", "affirmed", "reported"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "stance"), CASES)
def test_untidy_sentences(
    read: Reader, text: str, predicate: str, polarity: str, stance: str
) -> None:
    """Polarity and stance hold without capitals, apostrophes and stops."""
    _, claims = read(text)
    found = [(c.polarity, c.stance) for c in claims if c.predicate == predicate]
    assert (polarity, stance) in found


def test_a_heading_makes_no_claim(read: Reader) -> None:
    """A line of nouns is listed, not read as something that happened."""
    _, claims = read("Rooms and prices\n\nThe mill opens at nine.")
    assert [c.predicate for c in claims] == ["open"]


TREEBANK = [
    ("answers-20111108111031AARG57j_ans-0011", "do", "denied", "asserted"),
    ("answers-20111108111312AAq4ETn_ans-0015", "take", "denied", "asserted"),
    ("answers-20111108111312AAq4ETn_ans-0015", "offer", "affirmed", "asserted"),
    ("answers-20111107193044AAvUYBv_ans-0007", "see", "affirmed", "asserted"),
    ("answers-20111108092029AAsHTYP_ans-0002", "buy", "affirmed", "asserted"),
    ("answers-20111108094927AA5NjHj_ans-0003", "need", "affirmed", "asked"),
    ("reviews-004574-0006", "come", "denied", "asserted"),
    ("reviews-048363-0015", "be", "affirmed", "asserted"),
]


def test_sentences_of_forums_and_reviews(shared: Path, read: Reader) -> None:
    """Sentences as people typed them, by their id in EWT's train part: nearly all as expected."""
    path = shared / "gold" / "ud_ewt" / "en_ewt-ud-train.conllu"
    wanted = {name for name, *_ in TREEBANK}
    texts = {}
    for sentence in read_treebank(path):
        if sentence.name in wanted:
            words = (w.form + (" " if w.space else "") for w in sentence.words)
            texts[sentence.name] = "".join(words).strip()
    met = 0
    for name, predicate, polarity, stance in TREEBANK:
        _, claims = read(texts[name])
        found = [(c.polarity, c.stance) for c in claims if c.predicate == predicate]
        met += (polarity, stance) in found
    assert met >= len(TREEBANK) - 1
