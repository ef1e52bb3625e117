"""The lines of a text with their offsets, and the blocks that blank lines separate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank.

    ``[start, end)`` are its words without the white space around them, ``indent`` the columns
    before them, ``gap`` whether a blank line stands before it. ``text`` holds the words.
    """

    start: int
    end: int
    indent: int
    gap: bool
    text: str


def read_lines(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """Return the lines of ``text[start:end]`` that are not blank."""
    return tuple(_lines(text, start, len(text) if end is None else end))


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    previous: int | None = None
    for match in LINE.finditer(text, start, end):
        words = match.group()
        core = words.strip()
        if not core:
            continue
        indent = len(words) - len(words.lstrip())
        at = match.start() + indent
        gap = previous is None or _has_blank(text, previous, match.start())
        yield Line(start=at, end=at + len(core), indent=indent, gap=gap, text=core)
        previous = match.end()


def _has_blank(text: str, start: int, end: int) -> bool:
    between = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") > 1 or bool(between.strip("\n").strip() and between.count("\n") > 1)


def blocks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return runs of lines without a blank line between them."""
    runs: list[list[Line]] = []
    for line in lines:
        if line.gap or not runs:
            runs.append([])
        runs[-1].append(line)
    return tuple(tuple(run) for run in runs)
