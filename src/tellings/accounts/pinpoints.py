"""Pinpoints for people: page, numbered paragraph, and page and line of a transcript.

    p. 3          ¶ 4–9          45:12-46:3

Line numbers in the margin of a transcript are found by their counting (1, 2, 3 ... and again from
1 on the next page); they are set aside so that they stand in nobody's words.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.accounts.lines import Line
from tellings.accounts.regions import Region
from tellings.records.documents import Document

MARGIN = re.compile(r"(\d{1,2})(?:[ \t\xa0]+|$)")
PAGE = re.compile(
    r"(?:page|seite|p\.)\s*(\d{1,5})(?:\s+(?:of|von)\s+\d+)?|[-–—]?\s?(\d{1,5})\s?[-–—]?", re.I
)
PARAGRAPH = re.compile(r"(?:¶\s*)?(\d{1,3})[.)](?=\s)")
LEAST_LINES = 8
LEAST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A transcript's lines without their numbers, the numbers' places, and page:line by offset."""

    lines: tuple[Line, ...]
    numbers: tuple[Region, ...]
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def locator(self, start: int, end: int) -> str | None:
        """Return ``page:line`` of a stretch, with its last line when it has several."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        words = f"{first[0]}:{first[1]}"
        return words if first == last else f"{words}-{last[0]}:{last[1]}"

    def _at(self, offset: int) -> tuple[int, int] | None:
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else None


def read_margin(document: Document, lines: Sequence[Line]) -> Margin | None:
    """Return the lines without margin numbers, None when the margin has no line numbers."""
    numbered = [(n, int(m.group(1))) for n, ln in enumerate(lines) if (m := MARGIN.match(ln.text))]
    counted = _counted(numbered)
    if len(counted) < LEAST_LINES or len(counted) < 0.7 * len(lines):
        return None
    pages = read_pages(document)
    below, page = _first_page(lines, counted)
    kept, numbers, starts, places = [], [], [], []
    previous = 0
    for n, line in enumerate(lines):
        value = counted.get(n)
        if value is None:
            stated = _stated_page(line)
            if stated is None:
                kept.append(line)
            else:
                page, previous = stated + below, 0
                numbers.append((line.start, line.end))
            continue
        page += value <= previous
        previous = value
        marker = MARGIN.match(line.text)
        assert marker is not None
        at = line.start + marker.end()
        numbers.append((line.start, line.start + marker.end(1)))
        starts.append(line.start)
        places.append((_page_at(pages, line.start) or page, value))
        if at < line.end:
            kept.append(replace(line, start=at, text=line.text[marker.end() :]))
    return Margin(
        lines=tuple(kept), numbers=tuple(numbers), starts=tuple(starts), places=tuple(places)
    )


def _stated_page(line: Line) -> int | None:
    match = PAGE.fullmatch(line.text)
    return int(match.group(1) or match.group(2)) if match else None


def _counted(numbered: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the numbers that count on from the one before, or begin again."""
    counted: dict[int, int] = {}
    previous = 0
    for n, value in numbered:
        if value == previous + 1 or value == 1:
            counted[n] = value
            previous = value
    return counted


def _first_page(lines: Sequence[Line], counted: dict[int, int]) -> tuple[int, int]:
    """Return (1 when page numbers stand below their pages, else 0; the first page's number)."""
    for n, line in enumerate(lines):
        stated = None if n in counted else _stated_page(line)
        if stated is not None:
            below = n > min(counted)
            return int(below), stated
    return 0, 1


def _page_at(pages: Sequence[tuple[int, int]], offset: int) -> int | None:
    index = bisect_right(pages, (offset, 10**9)) - 1
    return pages[index][1] if index >= 0 else None


def read_pages(document: Document) -> list[tuple[int, int]]:
    """Return (start, number) of the document's pages in order, from its hints."""
    return [(h.start, int(h.value or 0)) for h in document.hints if h.name == "page"]


def locate(pages: Sequence[tuple[int, int]], start: int, end: int) -> str | None:
    """Return the pages of a stretch ("p. 3", "p. 3–5"); None for a document without pages."""
    first, last = _page_at(pages, start), _page_at(pages, end - 1)
    if first is None or last is None:
        return None
    return f"p. {first}" if first == last else f"p. {first}–{last}"


def paragraphs(lines: Sequence[Line]) -> str | None:
    """Return the range of numbered paragraphs ("¶ 1–9") when the lines count them in order."""
    values = [int(m.group(1)) for line in lines if (m := PARAGRAPH.match(line.text))]
    counted: list[int] = []
    for value in values:
        if not counted or value == counted[-1] + 1:
            counted.append(value)
    if len(counted) < LEAST_PARAGRAPHS:
        return None
    return f"¶ {counted[0]}–{counted[-1]}"
