"""Claims of short texts, read with the packaged syntax model, loaded once."""

from collections.abc import Callable

import pytest

from tellings.claims import extract
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import Claim
from tellings.records.documents import Account, AccountKind
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]


@pytest.fixture(scope="session")
def syntax() -> SyntaxModel:
    """Return the packaged syntax model."""
    return load_syntax()


@pytest.fixture(scope="session")
def read(syntax: SyntaxModel) -> Reader:
    """Return a function that gives the analysis and the claims of a text, also unsure ones.

    What the rules read is one thing, how sure the tree was (test_certainty) another.
    """

    def claims_of(text: str, kind: AccountKind = "body") -> tuple[Analysis, tuple[Claim, ...]]:
        spans = ((0, len(text)),)
        account = Account(id="a", document="d", kind=kind, spans=spans)
        analysis = analyse(text, spans, document="d", account="a", model=syntax)
        found = extract(analysis, account, text)
        every = (*found.claims, *found.given_up)
        return analysis, tuple(sorted(every, key=lambda c: (c.start, c.end, c.predicate_start)))

    return claims_of
