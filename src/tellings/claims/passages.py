"""Passages that bear on a question: claims of other accounts, ranked.

The score is the cosine of sentence vectors plus the share of the question's telling words (by
inverse frequency among the claims) that a claim holds; below ``Limits.enough`` nothing is shown.
Questions around one in the same account lend it context: "How can she be there?" says little
alone.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.claims.wordlist import lemmas
from tellings.records.claims import Claim, PassageLink, Question
from tellings.records.documents import Account
from tellings.records.language import Vectors
from tellings.records.spans import Texts

MOST = 5
PER_ACCOUNT = 2
REPLY = 0.08
"""Added for an account that answers the one which asks."""

AROUND = 1000
"""Characters within which questions of an account are read together."""
CONTEXT = 0.8
"""Weight of the questions around one in its vector."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
STOP = lemmas(
    """
    a about after all am an and any are as at be been before but by can could did do does don't
    else even ever for from get got had has have he her here hers him his how i if in into is
    isn't it its just like me more most my no not now of off on one only or other our out over
    own please question really say says said she so some still such than that that's the their
    them then there these they thing this those to too up us very was we were what when where
    which while who why will with would you your explain know think thought mean film movie
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which score a passage is shown, from which cosine whatever words it shares.

    ``words`` is the weight of shared words beside the cosine.
    """

    enough: float
    near: float
    words: float


LIMITS = Limits(enough=0.8, near=0.5, words=0.8)
"""Chosen on the seen half of ``evals/questions/comments.jsonl``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidate:
    """A sentence that can answer: its claims, their rows of vectors, its words."""

    claims: tuple[Claim, ...]
    rows: tuple[int, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pool:
    """The sentences that can answer, the vectors, and how telling each word is."""

    candidates: tuple[_Candidate, ...]
    vectors: Vectors
    weight: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Asked:
    """A question as a query: its vector and its telling words."""

    row: NDArray[np.float32]
    words: frozenset[str]


def answer(
    questions: Sequence[Question],
    claims: Sequence[Claim],
    accounts: Sequence[Account],
    texts: Texts,
    vectors: Vectors,
    *,
    limits: Limits = LIMITS,
) -> tuple[Question, ...]:
    """Return the questions with up to ``MOST`` passages of other accounts, best first.

    The vector of a question has the key ``question:DOCUMENT:START``, that of a claim ``claim:ID``,
    that of a sentence ``sentence:ACCOUNT:NUMBER``.
    """
    rows = {key: number for number, key in enumerate(vectors.keys)}
    parents = {account.id: account.parent for account in accounts}
    pool = _pool([c for c in claims if _can_answer(c)], rows, vectors)
    asked = {
        key: _Asked(row=vectors.rows[rows[key]], words=_words(q.text))
        for q in questions
        if (key := _key(q)) in rows
    }
    found = []
    for question in questions:
        query = _query(question, questions, asked)
        ranked = [] if query is None else _ranked(question, query, pool, parents, limits)
        passages = _best(ranked, texts)
        found.append(replace(question, passages=passages))
    return tuple(found)


def _key(question: Question) -> str:
    return f"question:{question.document}:{question.start}"


def _query(
    question: Question, questions: Sequence[Question], asked: Mapping[str, _Asked]
) -> _Asked | None:
    """Return a question's vector and words, with those of the questions right around it.

    "How can she be there?" says little alone; the questions beside it say who and where.
    """
    own = asked.get(_key(question))
    if own is None:
        return None
    beside = [
        asked[_key(q)]
        for q in questions
        if q.account == question.account and q != question and _key(q) in asked
        if abs(q.start - question.start) <= AROUND
    ]
    if not beside:
        return own
    mean = np.mean(np.stack([b.row for b in beside]), axis=0)
    row = own.row + CONTEXT * mean
    row = row / max(float(np.linalg.norm(row)), 1e-6)
    return _Asked(
        row=row.astype(np.float32), words=own.words | frozenset(w for b in beside for w in b.words)
    )


def _can_answer(claim: Claim) -> bool:
    return claim.stance not in ("asked", "opinion", "commanded", "generic") and not claim.nominal


def _pool(claims: list[Claim], rows: Mapping[str, int], vectors: Vectors) -> _Pool:
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.account, claim.sentence), []).append(claim)
    candidates = []
    for (account, sentence), own in sentences.items():
        keys = (f"sentence:{account}:{sentence}", *(f"claim:{c.id}" for c in own))
        found = tuple(rows[key] for key in keys if key in rows)
        told = frozenset(word for c in own for word in _words(c.quote))
        if found:
            candidates.append(_Candidate(claims=tuple(own), rows=found, words=told))
    counts = Counter(word for c in candidates for word in c.words)
    total = len(candidates) + 1
    weight = {w: math.log(total / (n + 0.5)) for w, n in sorted(counts.items())}
    return _Pool(candidates=tuple(candidates), vectors=vectors, weight=weight)


def _words(text: str) -> frozenset[str]:
    found = (w.lower().replace("’", "'") for w in _WORD.findall(text))
    bare = (w.removesuffix("'s") for w in found)
    return frozenset(w[:-1] if w.endswith("s") and len(w) > 4 else w for w in bare if w not in STOP)


def _ranked(
    question: Question,
    query: _Asked,
    pool: _Pool,
    parents: Mapping[str, str | None],
    limits: Limits,
) -> list[tuple[float, Claim]]:
    """Return the claims that bear on a question with their scores, best first."""
    cosines = pool.vectors.rows @ query.row
    ranked: list[tuple[float, int, Claim]] = []
    for number, candidate in enumerate(pool.candidates):
        account = candidate.claims[0].account
        near = max(float(cosines[row]) for row in candidate.rows)
        if account == question.account or near < limits.near:
            continue
        reply = REPLY if parents.get(account) == question.account else 0.0
        shared = _share(query.words & candidate.words, query.words, pool)
        score = near + limits.words * shared + reply
        if score >= limits.enough:
            ranked.append((round(score, 4), number, _closest(candidate, query, pool)))
    ranked.sort(key=lambda x: (-x[0], x[1]))
    return [(score, claim) for score, _, claim in ranked]


def _share(shared: frozenset[str], asked: frozenset[str], pool: _Pool) -> float:
    """Return how much of the question's telling words is shared."""
    rare = max(pool.weight.values(), default=1.0)
    total = sum(pool.weight.get(word, rare) for word in sorted(asked))
    return sum(pool.weight[word] for word in sorted(shared)) / total if total else 0.0


def _closest(candidate: _Candidate, query: _Asked, pool: _Pool) -> Claim:
    """Return the claim of a sentence that holds most of the question's words, the longest such."""

    def closeness(claim: Claim) -> tuple[float, int, int]:
        shared = query.words & _words(claim.quote)
        return (_share(shared, query.words, pool), len(claim.quote), -claim.start)

    return max(candidate.claims, key=closeness)


def _best(ranked: Sequence[tuple[float, Claim]], texts: Texts) -> tuple[PassageLink, ...]:
    """Return the best passages, few an account, none overlapping another."""
    kept: list[PassageLink] = []
    for score, claim in ranked:
        same = [p for p in kept if p.account == claim.account]
        overlap = any(p.start < claim.end and claim.start < p.end for p in same)
        if len(same) < PER_ACCOUNT and not overlap:
            kept.append(_passage(claim, score, texts))
        if len(kept) == MOST:
            break
    return tuple(kept)


def _passage(claim: Claim, score: float, texts: Texts) -> PassageLink:
    return PassageLink(
        document=claim.document,
        account=claim.account,
        start=claim.start,
        end=claim.end,
        text=texts[claim.document][claim.start : claim.end],
        score=score,
    )
