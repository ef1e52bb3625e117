"""Asking a case: the passages that bear on a question, none for what nobody tells."""

from pathlib import Path

import pytest

from tellings.casefile import open_case
from tellings.pipeline.asking import Bearing, ask


def asked(case: Path, question: str) -> tuple[Bearing, ...]:
    """Ask the case."""
    with open_case(case) as handle:
        return ask(handle, question, limit=8)


@pytest.mark.slow
def test_passages_hold_the_words_or_mean_the_same(example_case: Path) -> None:
    """A question finds sentences of several accounts, best first, in the documents' own words."""
    found = asked(example_case, "Who bought the bag?")
    assert len({one.account for one in found}) > 1
    assert [one.score for one in found] == sorted((o.score for o in found), reverse=True)
    with open_case(example_case) as handle:
        texts = dict(handle.connection.execute("SELECT id, text FROM documents").fetchall())
    assert "bag" in texts[found[0].document][found[0].start : found[0].end]
    assert all("bag" in texts[o.document][o.start : o.end].lower() for o in found if o.shared)


@pytest.mark.slow
@pytest.mark.parametrize("question", ["", "???", "\x00 \ud800", "the of and"])
def test_a_question_of_nothing_gets_nothing(example_case: Path, question: str) -> None:
    """Without a telling word nothing is searched by words; without any word nothing at all."""
    assert all(not one.shared for one in asked(example_case, question))
    if not any(c.isalpha() for c in question):
        assert asked(example_case, question) == ()


@pytest.mark.slow
def test_what_nobody_tells_gets_nothing(example_case: Path) -> None:
    """A question about something else brings no passage rather than a bad one."""
    assert asked(example_case, "How many kilowatts does the turbine generate?") == ()


@pytest.mark.slow
def test_the_same_question_gets_the_same_passages(example_case: Path) -> None:
    """Asking changes nothing."""
    assert asked(example_case, "Why was he sentenced?") == asked(
        example_case, "Why was he sentenced?"
    )
