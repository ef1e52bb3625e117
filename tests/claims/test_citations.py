"""Citations: titles in lists of sources say nothing for the teller."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims import citations, extract
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

LISTED = (
    "The bridge was closed in May.\n\nSources\n\n- The Daily Tide: Ferry leaves harbour empty\n"
    "- Harbour News: Pilot denies blame\n\nAftermath\n\nThe pilot slept."
)


def test_titles_below_a_heading_of_sources_are_no_claims(read: Reader) -> None:
    """The list is left out up to the next heading."""
    _, claims = read(LISTED)
    assert [c.predicate for c in claims] == ["close", "sleep"]


def test_a_listed_title_is_not_lost(syntax: SyntaxModel) -> None:
    """What is left out stands among what was not understood, with the reason."""
    spans = ((0, len(LISTED)),)
    analysis = analyse(LISTED, spans, document="d", account="a", model=syntax)
    found = extract(analysis, Account(id="a", document="d", kind="body", spans=spans), LISTED)
    reasons = {LISTED[n.start : n.end]: n.reason for n in found.not_understood}
    assert any("Pilot" in t and r == "an entry of a list of sources" for t, r in reasons.items())


@pytest.mark.parametrize(
    ("line", "cites"),
    [
        ("“Ferry leaves harbour empty”, The Daily Tide, 4 May 2020.", True),
        ('- "Pilot denies blame". Harbour News (2019)', True),
        ("“It left at dawn,” said Bruna in May 2020.", False),
        ("“It left at dawn.”", False),
        ("The bridge was closed in 2020.", False),
    ],
)
def test_a_title_line_has_names_and_a_year_alone(line: str, cites: bool) -> None:
    """A quotation with a verb of its own after it is no title."""
    assert citations.is_title_line(line) is cites


@given(st.text(alphabet='ab “”"\n\r.Sources2020:-', max_size=80))
def test_lines_are_within_the_text(text: str) -> None:
    """Whatever the text, the lines are stretches of it, in order, apart."""
    at = 0
    for start, end in citations.find(text, ((0, len(text)),)):
        assert at <= start < end <= len(text)
        at = end
