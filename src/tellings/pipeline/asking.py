"""Asking a case: the sentences that bear on a question, best first. Nothing is answered.

Two rankings are made of all sentences: by the cosine of the question's vector with those of the
sentence and of its claims, and by the question's words (BM25 over the full-text index, any word).
They are joined by reciprocal rank (Cormack, Clarke and Büttcher 2009,
https://doi.org/10.1145/1571941.1572114): a sentence scores the sum of 1 / (60 + rank). A sentence
that neither ranking puts near the question is left out, so that a question about something that
nobody tells gets nothing.

    "Was the alarm working?"  ->  "the alarm was dead" · "They had switched off the alarm"
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.casefile.case import Case
from tellings.casefile.search import Hit, search_any, words_of
from tellings.casefile.store import read, snapshot
from tellings.casefile.tables import SentenceText
from tellings.pipeline.embedding import load_vectors
from tellings.pipeline.table import STAGES
from tellings.pipeline.workspace import Workspace, open_workspace
from tellings.records.claims import Claim

CONSTANT = 60
"""Of reciprocal rank, as in the paper."""
MEANING = 3.0
"""Weight of the ranking by meaning beside that by words: with 1, 2, 3, 5 the right sentence was
first for 4, 5, 5, 6 of ten questions, and nothing else moved."""
NEAR = 0.30
"""Cosine from which a sentence may bear on a question without sharing a word with it."""
SHARED = 0.15
"""Cosine that a sentence must reach whatever words it shares."""
CANDIDATES = 200
"""Sentences that each ranking brings."""

# Words that hold a question together and tell nothing about what it asks.
_PLAIN = frozenset(
    """a about after all an and any anybody anyone anything are as at be been before but by can
    could did do does for from get got had has have he her him his how i if in into is it its may
    me might my no not of on or our out she should so some somebody that the their them there they
    this to up us was we were what when where which while who whom whose why will with would you
    your""".split()  # noqa: SIM905 - a list of words reads better as a line of words
)

Sentence = tuple[str, int]
"""An account and the number of a sentence in it, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A sentence that bears on a question.

    ``start`` and ``end`` bound it in the document's text; ``claims`` are the ids of its claims, in
    text order; ``near`` the cosine with the question, ``shared`` the question's telling words that
    it holds, ``score`` the joined rank.
    """

    document: str
    account: str
    start: int
    end: int
    claims: tuple[str, ...]
    near: float
    shared: tuple[str, ...]
    score: float


def ask(
    case: Case, question: str, *, limit: int = 10, models: dict[str, Any] | None = None
) -> tuple[Bearing, ...]:
    """Return up to ``limit`` sentences that bear on ``question``, best first.

    Loads the sentence encoder, and keeps it in ``models`` for the next question. A question without
    a single word gets nothing.
    """
    with snapshot(case):
        workspace = replace(open_workspace(case), models={} if models is None else models)
        near = _near(workspace, question)
        telling = tuple(word for word in words_of(question) if word.lower() not in _PLAIN)
        hits = search_any(case, telling, limit=CANDIDATES)
        return _ranked(workspace, near, hits, limit=limit)


def _near(workspace: Workspace, question: str) -> Mapping[Sentence, float]:
    """Return the cosine of the question with each sentence that has a vector."""
    stage = next(stage for stage in STAGES if stage.name == "embed")
    vectors = load_vectors(workspace, stage)
    if not words_of(question) or not len(vectors.keys):
        return {}
    assert stage.model is not None
    cosines: NDArray[np.float32] = vectors.rows @ workspace.model(stage.model).encode(question)
    sentence_of = {claim.id: (claim.account, claim.sentence) for claim in workspace.get("claims")}
    near: dict[Sentence, float] = {}
    for key, cosine in zip(vectors.keys, cosines, strict=True):
        sentence = _sentence(key, sentence_of)
        if sentence is not None:
            near[sentence] = max(near.get(sentence, -1.0), float(cosine))
    return near


def _sentence(key: str, sentence_of: Mapping[str, Sentence]) -> Sentence | None:
    kind, _, rest = key.partition(":")
    if kind == "sentence":
        account, _, number = rest.rpartition(":")
        return (account, int(number))
    return sentence_of.get(rest) if kind == "claim" else None


def _ranked(
    workspace: Workspace,
    near: Mapping[Sentence, float],
    hits: Sequence[tuple[Hit, tuple[str, ...]]],
    *,
    limit: int,
) -> tuple[Bearing, ...]:
    numbered = _numbered(workspace)
    place = {(s.account, s.start): key for key, s in numbered.items()}
    shared = {place[hit.account, hit.start]: words for hit, words in hits}
    closest = sorted(near, key=lambda one: (-round(near[one], 6), one))[:CANDIDATES]
    scores: dict[Sentence, float] = {}
    for ranking, weight in ((closest, MEANING), (tuple(shared), 1.0)):
        for rank, sentence in enumerate(ranking, start=1):
            scores[sentence] = scores.get(sentence, 0.0) + weight / (CONSTANT + rank)
    kept = [
        sentence
        for sentence in scores
        if sentence in numbered
        and near.get(sentence, 0.0) >= (SHARED if sentence in shared else NEAR)
    ]
    order = {account.id: rank for rank, account in enumerate(workspace.get("accounts"))}
    kept.sort(key=lambda one: (-round(scores[one], 9), order[one[0]], one[1]))
    claims = _claims(workspace)
    return tuple(
        Bearing(
            document=numbered[one].document,
            account=one[0],
            start=numbered[one].start,
            end=numbered[one].end,
            claims=tuple(claim.id for claim in claims.get(one, ())),
            near=round(near.get(one, 0.0), 4),
            shared=shared.get(one, ()),
            score=round(scores[one], 6),
        )
        for one in kept[:limit]
    )


def _numbered(workspace: Workspace) -> Mapping[Sentence, SentenceText]:
    """Return every sentence by account and number: those of an account in text order."""
    found: dict[str, list[SentenceText]] = {}
    for sentence in read(workspace.case, "sentences"):
        found.setdefault(sentence.account, []).append(sentence)
    return {
        (account, number): sentence
        for account, sentences in found.items()
        for number, sentence in enumerate(sorted(sentences, key=lambda s: (s.start, s.end)))
    }


def _claims(workspace: Workspace) -> Mapping[Sentence, list[Claim]]:
    found: dict[Sentence, list[Claim]] = {}
    for claim in sorted(workspace.get("claims"), key=lambda c: (c.start, c.end, c.id)):
        found.setdefault((claim.account, claim.sentence), []).append(claim)
    return found
