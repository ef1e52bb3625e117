"""Blocks of a text: stretches that no sentence crosses.

A block is a paragraph, a heading, a list item, a line of verse or of dialogue. Blank lines always
part blocks. A single line break is harder: in hard-wrapped text it is only a space, elsewhere it
ends a heading or an item. The test is the one a typesetter would make: a line that was broken for
want of room could not have held the next line's first word; a line that could have held it ended
because its writer ended it.

    The keeper heard a noise in       <- "the" would not have fitted: goes on
    the east wing.
    1. Evidence                       <- a list number: a block of its own

Offsets are code points in the text given, the end excluded. Blocks are trimmed of white space and
come in order; together they cover every visible character of the stretch.
"""

import re
from collections.abc import Iterator

WIDEST_WRAP = 132
"""Nobody wraps text wider than this; a longer line is a paragraph by itself."""

WIDE_SHARE = 0.2
"""With more than this share of its text in wider lines, a text is not hard-wrapped at all."""

ROOM = 0.86
"""Ragged wrapping leaves room: a line counts as full from this share of the widest line on."""

LONGEST_BLOCK = 4000
"""Longer blocks are cut, at a sentence's end where one is near, so that memory stays bounded."""

LONGEST_WORD = 400
"""A longer run without a space is no word; it is cut, since tokenising one is quadratic."""

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_PARTING = re.compile(r"[\f\u2029]")
_LIST_ITEM = re.compile(
    r"(?:[-*•‣◦▪●○·–—>]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|#+)\s+\S"
)
_SPEAKER = re.compile(r"[A-Z][\w.' -]{0,40}:\s")
_OVERLONG = re.compile(rf"\S{{{LONGEST_WORD},}}")
_FINAL = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")

Stretch = tuple[int, int]


def blocks(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """Yield the blocks of ``text[start:end]`` as (start, end), none over ``LONGEST_BLOCK`` long."""
    paragraphs = tuple(_paragraphs(text, start, len(text) if end is None else end))
    wrapped = _is_wrapped(paragraphs)
    for paragraph in paragraphs:
        for first, last in _joined(text, paragraph, wrapped=wrapped):
            for piece in _cut(text, first, last):
                yield from _without_overlong(text, *piece)


def _is_wrapped(paragraphs: tuple[list[Stretch], ...]) -> bool:
    """Whether the text may be hard-wrapped: little of it stands in lines too wide for that."""
    widths = [last - first for lines in paragraphs for first, last in lines]
    wide = sum(width for width in widths if width > WIDEST_WRAP)
    return wide <= WIDE_SHARE * sum(widths)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the trimmed lines, and whether a page or paragraph mark follows."""
    at = start
    for match in _BREAK.finditer(text, start, end):
        yield (*_trim(text, at, match.start()), bool(_PARTING.match(match.group())))
        at = match.end()
    yield (*_trim(text, at, end), True)


def _trim(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[Stretch]]:
    """Yield the lines of each paragraph; blank lines and page ends part them."""
    lines: list[Stretch] = []
    for first, last, parts in _lines(text, start, end):
        if first < last:
            lines.append((first, last))
        if lines and (first == last or parts):
            yield lines
            lines = []
    if lines:
        yield lines


def _joined(text: str, lines: list[Stretch], *, wrapped: bool) -> Iterator[Stretch]:
    """Put the lines of a paragraph together where one goes on in the next."""
    widths = [last - first for first, last in lines if last - first <= WIDEST_WRAP]
    widest = max(widths, default=0) if wrapped else 0
    first, last = lines[0]
    above = lines[0]
    for line in lines[1:]:
        if not _goes_on(text, above, line, widest=widest):
            yield first, last
            first = line[0]
        last, above = line[1], line
    yield first, last


def _goes_on(text: str, above: Stretch, below: Stretch, *, widest: int) -> bool:
    """Whether the line break between two lines is only the end of the paper."""
    upper, lower = text[above[0] : above[1]], text[below[0] : below[1]]
    if len(upper) > WIDEST_WRAP:
        return False
    ended = bool(_FINAL.search(upper))
    if _LIST_ITEM.match(lower) and not upper.endswith(("No.", "no.", "Nos.")):
        return False
    if _SPEAKER.match(lower) and ended:
        return False
    if lower[0].islower() and not ended and upper.count(" ") >= 3:
        return True
    return widest >= 30 and len(upper) + 1 + len(lower.split(maxsplit=1)[0]) > ROOM * widest


def _cut(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Cut an over-long block near ``LONGEST_BLOCK``: at a sentence end, a space, or anywhere."""
    while end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        near = start + LONGEST_BLOCK // 2
        ends = [match.end() for match in _SENTENCE_END.finditer(text, near, limit)]
        space = max((text.rfind(mark, near, limit) for mark in " \t\n\xa0"), default=-1)
        at = ends[-1] if ends else space + 1 if space > 0 else limit
        yield _trim(text, start, at)
        start = _trim(text, at, end)[0]
    if start < end:
        yield start, end


def _without_overlong(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Cut runs without a space that are longer than any word into blocks of their own."""
    for match in _OVERLONG.finditer(text, start, end):
        before = _trim(text, start, match.start())
        if before[0] < before[1]:
            yield before
        for at in range(match.start(), match.end(), LONGEST_WORD):
            yield at, min(at + LONGEST_WORD, match.end())
        start = _trim(text, match.end(), end)[0]
    if start < end:
        yield start, end
