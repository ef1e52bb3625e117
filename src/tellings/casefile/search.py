"""Full-text search over claims and sentences: stemmed words, accents and case do not count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence or claim that holds the words searched for; ``claim`` is None for a sentence."""

    document: str
    account: str
    start: int
    end: int
    text: str
    claim: str | None = None


_SENTENCES = """
SELECT s.document, s.account, s.start, s.end, s.text, NULL
FROM sentence_search AS f JOIN sentences AS s ON s.rowid = f.rowid
WHERE sentence_search MATCH ? ORDER BY f.rank, s.document, s.start, s.end LIMIT ?
"""
_CLAIMS = """
SELECT c.document, c.account, c.start, c.end, c.quote, c.id
FROM claim_search AS f JOIN claims AS c ON c.rowid = f.rowid
WHERE claim_search MATCH ? ORDER BY f.rank, c.document, c.start, c.end, c.id LIMIT ?
"""

_HOLDING = """
SELECT s.account, s.start FROM sentence_search AS f JOIN sentences AS s ON s.rowid = f.rowid
WHERE sentence_search MATCH ?
"""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def search_sentences(case: Case, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Return the sentences that hold all the words, best first (BM25); "quotes" keep a phrase."""
    return _search(case, _SENTENCES, words, limit)


def search_claims(case: Case, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Return the claims whose quotes hold all the words, best first (BM25)."""
    return _search(case, _CLAIMS, words, limit)


def _search(case: Case, query: str, words: str, limit: int) -> tuple[Hit, ...]:
    match = fts_query(words)
    return _found(case, query, match, limit) if match else ()


def _found(case: Case, query: str, match: str, limit: int) -> tuple[Hit, ...]:
    with case_errors(case.path):
        rows = case.connection.execute(query, (match, limit)).fetchall()
    return tuple(
        Hit(
            document=row[0],
            account=row[1],
            start=row[2],
            end=row[3],
            text=row[4].decode("utf-8", "surrogatepass") if isinstance(row[4], bytes) else row[4],
            claim=row[5],
        )
        for row in rows
    )


def search_any(
    case: Case, words: Sequence[str], *, limit: int = 200
) -> tuple[tuple[Hit, tuple[str, ...]], ...]:
    """Return the sentences that hold any of the words, best first (BM25), each with its words."""
    terms = list(dict.fromkeys(word for word in words if fts_query(word)))
    if not terms:
        return ()
    best = _found(case, _SENTENCES, " OR ".join(map(fts_query, terms)), limit)
    holding = {word: _holding(case, fts_query(word)) for word in terms}
    return tuple(
        (hit, tuple(word for word in terms if (hit.account, hit.start) in holding[word]))
        for hit in best
    )


def _holding(case: Case, match: str) -> frozenset[tuple[str, int]]:
    with case_errors(case.path):
        rows = case.connection.execute(_HOLDING, (match,)).fetchall()
    return frozenset((row[0], row[1]) for row in rows)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, as written, without their marks: "how? (she" is two words."""
    return tuple(_WORD.findall(text))


def fts_query(words: str) -> str:
    """Return an FTS5 query for what a person typed: every word or "phrase" must occur.

    Each is quoted, so that no character has a meaning of its own: ``why? (she AND`` is four words.
    """
    clean = words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    phrases = clean.split('"')
    # Odd pieces stood between quotation marks; an unclosed one is plain words.
    terms: list[str] = []
    for number, piece in enumerate(phrases):
        quoted = number % 2 == 1 and number + 1 < len(phrases)
        terms.extend([piece.strip()] if quoted else piece.split())
    return " ".join(f'"{term}"' for term in terms if any(c.isalnum() for c in term))
