"""The documents' whole texts with the displayed quotes marked in them.

Quotes may lie inside each other or overlap. The text is cut at every edge of a quote; each piece
knows the quotes that cover it, and which begin there. A very long text (``LONGEST_TEXT``) is
shown around its quotes only, and each gap is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.views.index import Index
from tellings.views.labels import numbered

LONGEST_TEXT = 400_000
"""Characters of one document shown whole; a longer one is shown around its quotes."""

AROUND = 1_500
"""Characters shown before and after a quote in a document too long to be shown whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text with the same quotes over it.

    ``start`` in code points; ``text``; ``begins`` anchors of the quotes that begin here;
    ``covered`` whether any quote covers it; ``gap`` characters left out before it.
    """

    start: int
    text: str
    begins: tuple[str, ...]
    covered: bool
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A document's text: ``number``, ``path`` and ``pieces``.

    ``gap`` counts the characters left out at the end, ``whole`` tells whether all is shown.
    """

    number: int
    path: str
    pieces: tuple[Piece, ...]
    gap: int
    whole: bool


def texts(index: Index, quotes: Iterable[tuple[str, int, int, str]]) -> tuple[TextView, ...]:
    """Return every document's text with ``quotes`` marked: (document, start, end, anchor)."""
    by_document: dict[str, list[tuple[int, int, str]]] = {}
    for identity, start, end, anchor in sorted(set(quotes)):
        by_document.setdefault(identity, []).append((start, end, anchor))
    views = []
    for document in numbered(index.record):
        spans = by_document.get(document.id, [])
        pieces, gap = _pieces(document.text, spans)
        views.append(
            TextView(
                number=index.numbers[document.id],
                path=document.path,
                pieces=pieces,
                gap=gap,
                whole=len(document.text) <= LONGEST_TEXT,
            )
        )
    return tuple(views)


def _pieces(text: str, spans: list[tuple[int, int, str]]) -> tuple[tuple[Piece, ...], int]:
    windows = _windows(len(text), spans)
    begins: dict[int, list[str]] = {}
    depth: dict[int, int] = {}
    for start, end, anchor in spans:
        begins.setdefault(start, []).append(anchor)
        depth[start] = depth.get(start, 0) + 1
        depth[end] = depth.get(end, 0) - 1
    edges = sorted({edge for window in windows for edge in window} | set(depth))
    pieces = []
    over = reach = 0
    inside = set(_starts_inside(edges, windows))
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        over += depth.get(start, 0)
        if start not in inside or (start == end and start not in begins):
            continue
        pieces.append(
            Piece(
                start=start,
                text=text[start:end],
                begins=tuple(begins.get(start, ())),
                covered=over > 0,
                gap=start - reach,
            )
        )
        reach = end
    return tuple(pieces), len(text) - reach


def _windows(length: int, spans: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    if length <= LONGEST_TEXT:
        return [(0, length)]
    windows = [(0, min(length, AROUND))]
    for start, end, _ in sorted(spans):
        low, high = max(0, start - AROUND), min(length, end + AROUND)
        if low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _starts_inside(edges: list[int], windows: list[tuple[int, int]]) -> list[int]:
    inside = []
    position = 0
    for edge in edges:
        while position < len(windows) - 1 and edge >= windows[position][1]:
            position += 1
        if windows[position][0] <= edge < windows[position][1]:
            inside.append(edge)
    return inside
