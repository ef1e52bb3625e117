"""Speakers: direct speech, reported speech, chains, and sources."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CASES = [
    ("“The ferry left at dawn,” said Bruna.", "leave", ["Bruna"]),
    ('"The ferry left at dawn," Bruna said. "I saw it."', "see", ["Bruna"]),
    ("According to the pilot, the ferry left at dawn.", "leave", ["the pilot"]),
    ("Bruna said that the pilot told her the ferry had left.", "leave", ["Bruna", "the pilot"]),
    ("The ferry was empty, the pilot said.", "be", ["the pilot"]),
    ("The ferry was said to be empty.", "be", []),
    ("The ferry left at dawn.", "leave", []),
]


@pytest.mark.parametrize(("text", "predicate", "speakers"), CASES)
def test_speakers(read: Reader, text: str, predicate: str, speakers: list[str]) -> None:
    """Speakers are found outermost first; nobody speaks where nobody is quoted."""
    _, claims = read(text)
    found = [c for c in claims if c.predicate == predicate]
    assert [[text[s.start : s.end] for s in c.speakers] for c in found] == [speakers]


def test_an_unclosed_mark_ends_with_its_paragraph(read: Reader) -> None:
    """A quotation mark that is never closed does not make the next paragraph speech."""
    _, claims = read('"The ferry left, said Bruna.\n\nThe pilot slept in the harbour.')
    found = [c for c in claims if c.predicate == "sleep"]
    assert [(c.stance, c.speakers) for c in found] == [("asserted", ())]
