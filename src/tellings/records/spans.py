"""Stretches of text: every derived record reaches its words through one of these.

Offsets are Unicode code points into the text of a document, the end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch ``[start, end)`` of one document's text, in code points."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """A stretch of one document with the words that stand there."""

    document: str
    start: int
    end: int
    text: str


Texts = Mapping[str, str]
"""Document id to the document's whole text."""


def cut(texts: Texts, document: str, start: int, end: int) -> str:
    """Return the words at ``[start, end)``; RecordError when the span leaves the text."""
    try:
        text = texts[document]
    except KeyError:
        raise RecordError(f"no document {document} in this record") from None
    if not 0 <= start <= end <= len(text):
        raise RecordError(f"span {start}-{end} lies outside document {document} ({len(text)})")
    return text[start:end]


def quote(texts: Texts, document: str, start: int, end: int) -> Quote:
    """Return the stretch with its words."""
    return Quote(document=document, start=start, end=end, text=cut(texts, document, start, end))
