"""Citations: lines that name other writings. A title there is no statement of the teller.

A line cites when it stands in a list below a heading such as "Sources", or when it is a quoted
title with nothing but names, numbers and a year after it: “Ferry leaves harbour”, Harbour News, 4
May 2020. The list ends with the first line that is prose by its length or that follows another
heading; where nothing tells, a line is no citation.
"""

import re

HEADING = re.compile(
    r"(?:sources?|references|citations|bibliography|works cited|further reading|external links|"
    r"related (?:articles|stories|news|links)|see also|sister links|read more)[ \t]*:?",
    re.IGNORECASE,
)
PROSE = 200
"""Characters from which a line is prose and ends a list."""
SECTION = 40
"""Characters up to which a line without a stop between blank lines is the next heading."""
NEAR = 40
"""Characters around a line within which blank lines are looked for."""
TITLE = re.compile(
    r"[\s•*\-–—\d.\[\])]*[“\"«‘](?P<title>[^“”\"«»\n]{3,160})[”\"»’][,.;:]?[ \t]*(?P<rest>\S.*)"
)
YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b[\s).,\]]*\Z")
SMALL = frozenset(["the", "of", "and", "in", "on", "for", "at", "de", "p", "pp", "vol", "no", "a"])
WORD = re.compile(r"[^\W\d_]+")
LINE = re.compile(r"[^\r\n]+")


def find(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the citing lines within the spans of an account, as offsets into the text."""
    found, listed = [], False
    for start, end in spans:
        for line in LINE.finditer(text, start, end):
            words = line.group().strip()
            if not words:
                continue
            if HEADING.fullmatch(words.strip("=#* ")):
                listed = True
                continue
            if listed and (len(words) >= PROSE or _is_section(text, line)):
                listed = False
            if listed or is_title_line(words):
                found.append((line.start(), line.end()))
    return tuple(found)


def is_title_line(line: str) -> bool:
    """Return whether a line is a quoted title followed by names, numbers and a year alone."""
    match = TITLE.fullmatch(line)
    if match is None or YEAR.search(match["rest"]) is None:
        return False
    return all(w[0].isupper() or w in SMALL for w in WORD.findall(match["rest"]))


def _is_section(text: str, line: re.Match[str]) -> bool:
    """Return whether a line is a short one alone between blank lines: a heading of its own."""
    before, after = (
        text[max(line.start() - NEAR, 0) : line.start()],
        text[line.end() : line.end() + NEAR],
    )
    alone = re.search(r"\n[ \t\r]*\n\Z", before) and re.match(r"[ \t\r]*\n[ \t\r]*\n\S", after)
    words = line.group().strip()
    bare = len(words) <= SECTION and words[-1].isalnum() and words[0].isupper()
    return bool(alone) and bare


def holds(lines: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Return whether an offset stands in a citing line."""
    return any(start <= offset < end for start, end in lines)
