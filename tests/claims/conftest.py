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
    """Return a function that gives the analysis and the claims of a text."""

    def claims_of(text: str, kind: AccountKind = "body") -> tuple[Analysis, tuple[Claim, ...]]:
        spans = ((0, len(text)),)
        account = Account(id="a", document="d", kind=kind, spans=spans)
        analysis = analyse(text, spans, document="d", account="a", model=syntax)
        return analysis, extract(analysis, account, text).claims

    return claims_of
