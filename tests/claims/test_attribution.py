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


def test_who_asks_for_something_is_not_the_source_of_what_stands_beside(read: Reader) -> None:
    """A verb of speech with its own topic, between two clauses, reports neither of them."""
    _, claims = read(
        "OK so. Milo is a boy and he lives with his aunt. She is mad about this red kite in a "
        "shop. The baker buys it for his son, Milo asks for it nicely, and the baker pushes him "
        "in front of everybody. Not a good start."
    )
    found = {c.predicate: (c.stance, c.speakers) for c in claims}
    assert found["buy"] == found["push"] == ("asserted", ())
