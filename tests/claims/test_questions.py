"""Questions of the tellers, and the passages that bear on them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims import answer, extract, find_questions
from tellings.claims.passages import MOST
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import Claim, Question
from tellings.records.documents import Account, AccountKind
from tellings.records.language import Vectors

ASKED = [
    "How can the ferry be there?",
    "how can the ferry be there if it sank",
    "My question is why the pilot opened the gate.",
    "Can anyone explain what happened to the horse.",
    "I thought the pilot was her brother?",
]
NOT_ASKED = [
    "The pilot knew how the ferry sank.",
    '"Where is the horse?" the pilot asked.',
    "Right?",
    "The pilot asked where the horse was.",
    "What a terrible storm that was!",
]


def _questions(text: str, syntax: SyntaxModel, kind: AccountKind = "comment") -> list[str]:
    spans = ((0, len(text)),)
    account = Account(id="a", document="d", kind=kind, spans=spans)
    analysis = analyse(text, spans, document="d", account="a", model=syntax)
    found = find_questions(analysis, account, text)
    assert find_questions(analysis, replace(account, automatic=True), text) == ()
    assert all(text[q.start : q.end] == q.text for q in found)
    return [q.text for q in found]


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_found(syntax: SyntaxModel, text: str) -> None:
    """With or without a question mark."""
    assert _questions(text, syntax) == [text]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_is_no_question_of_the_teller(syntax: SyntaxModel, text: str) -> None:
    """Dialogue, reported questions, tags and exclamations are none."""
    assert _questions(text, syntax) == []


def test_a_title_is_no_question(syntax: SyntaxModel) -> None:
    """A heading of a body in capitals asks nobody."""
    text = "Have You Seen This Ferry Yet?\n\nThe ferry left at dawn."
    assert _questions(text, syntax, "body") == []


def _claims(syntax: SyntaxModel, texts: dict[str, str]) -> list[Claim]:
    found: list[Claim] = []
    for name, text in texts.items():
        spans = ((0, len(text)),)
        account = Account(id=name, document=name, kind="body", spans=spans)
        analysis = analyse(text, spans, document=name, account=name, model=syntax)
        found += extract(analysis, account, text).claims
    return found


@given(st.integers(0, 2**32 - 1))
def test_passages_are_of_others_best_first_and_few(seed: int) -> None:
    """At most five passages, falling scores, none of the account that asks, cuts exact."""
    texts = {"asks": "Why did the ferry sink? x", "tells": "the ferry sank at dawn. " * 12}
    claims = [
        _bare_claim("tells", texts["tells"], start, start + 22) for start in range(0, 264, 24)
    ] + [_bare_claim("asks", texts["asks"], 0, 23)]
    question = Question(account="asks", document="asks", start=0, end=23, text=texts["asks"][:23])
    rng = np.random.default_rng(seed)
    rows = np.abs(rng.normal(size=(len(claims) + 1, 384))).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    keys = (*(f"claim:{c.id}" for c in claims), "question:asks:0")
    vectors = Vectors(keys=keys, rows=rows)
    accounts = [Account(id=n, document=n, kind="body", spans=((0, 9),)) for n in texts]
    (answered,) = answer([question], claims, accounts, texts, vectors)
    scores = [p.score for p in answered.passages]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= MOST
    for passage in answered.passages:
        assert passage.account == "tells"
        assert texts[passage.document][passage.start : passage.end] == passage.text


def _bare_claim(account: str, text: str, start: int, end: int) -> Claim:
    return Claim(
        id=f"{account}{start}", account=account, document=account, start=start, end=end,
        quote=text[start:end], predicate="sink", predicate_head=0, predicate_start=start,
        predicate_end=end, sentence=0, roles=(), polarity="affirmed", stance="asserted",
        about="events",
    )  # fmt: skip


def test_nothing_is_shown_for_a_question_that_nothing_bears_on(syntax: SyntaxModel) -> None:
    """Below the threshold a question stays alone."""
    texts = {"asks": "Why did the ferry sink?", "tells": "The baker sold bread to a nun."}
    claims = _claims(syntax, texts)
    question = Question(account="asks", document="asks", start=0, end=23, text=texts["asks"])
    rows = np.zeros((len(claims) + 1, 384), dtype=np.float32)
    rows[np.arange(len(claims) + 1), np.arange(len(claims) + 1)] = 1.0
    vectors = Vectors(keys=(*(f"claim:{c.id}" for c in claims), "question:asks:0"), rows=rows)
    accounts = [Account(id=n, document=n, kind="body", spans=((0, 9),)) for n in texts]
    assert answer([question], claims, accounts, texts, vectors) == (question,)
