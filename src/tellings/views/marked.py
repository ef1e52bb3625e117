"""A document's text in pieces: what was read as a claim, what was set aside, page by page."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.views.coverage import REASON_WORDS
from tellings.views.index import Index

PAGE_CHARACTERS = 12_000
"""Characters shown at a time; a page ends at the end of a line where one is near."""

NEAR = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """A stretch of text that is the same throughout.

    ``start`` in the document, ``text``; ``claims`` the ids of claims whose clause covers it,
    ``aside`` why it was set aside or "", ``account`` the id of its account or "".
    """

    start: int
    text: str
    claims: tuple[str, ...]
    aside: str
    account: str


def page_starts(text: str) -> tuple[int, ...]:
    """Return where the pages of a text begin; every character is on one page."""
    starts = [0]
    while starts[-1] + PAGE_CHARACTERS < len(text):
        limit = starts[-1] + PAGE_CHARACTERS
        line = text.rfind("\n", limit - NEAR, limit)
        starts.append(line + 1 if line >= 0 else limit)
    return tuple(starts)


def page_of(starts: Sequence[int], offset: int) -> int:
    """Return the number (from 1) of the page that holds a character."""
    return max(1, bisect_right(starts, offset))


def marked(index: Index, document: str, number: int) -> tuple[MarkedPiece, ...]:
    """Return the pieces of page ``number`` (from 1) of a document."""
    text = index.texts[document]
    starts = page_starts(text)
    first = starts[number - 1]
    last = starts[number] if number < len(starts) else len(text)
    claims = [
        (c.start, c.end, c.id)
        for c in index.record.claims
        if c.document == document and c.start < last and first < c.end
    ]
    aside = [
        (s.start, s.end, REASON_WORDS[s.reason])
        for s in index.record.set_aside
        if s.document == document and s.start < last and first < s.end
    ]
    accounts = [
        (start, end, a.id)
        for a in index.record.accounts
        if a.document == document
        for start, end in a.spans
        if start < last and first < end
    ]
    edges = {first, last}
    for spans in (claims, aside, accounts):
        edges.update(edge for a, b, _ in spans for edge in (a, b) if first < edge < last)
    places = sorted(edges)
    covering: list[list[str]] = [[] for _ in places]
    for start, end, claim in claims:
        for at in range(bisect_left(places, start), bisect_left(places, end)):
            covering[at].append(claim)
    return tuple(
        MarkedPiece(
            start=start,
            text=text[start:end],
            claims=tuple(covering[at]),
            aside=next((why for a, b, why in aside if a <= start < b), ""),
            account=next((name for a, b, name in accounts if a <= start < b), ""),
        )
        for at, (start, end) in enumerate(pairwise(places))
    )
