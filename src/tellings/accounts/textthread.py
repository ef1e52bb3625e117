"""Comments of a page that came as plain text: found from their heading, numbering and headers.

A heading ("6 comments", "3 thoughts on ...") opens the thread; the form in which one writes a
comment closes it. Inside, the first of these that fits separates the comments:

1. list numbers or bullets, whose indent tells which comment answers which;
2. headers: a name with a date or with "says:", on one line or two;
3. a picture line ("avatar") before each comment.

Else the whole stretch is one comment and a notice says so. A thread needs its heading: a numbered
list without one is part of the body. Only three and more posts that each have a name and a date
(a forum page that was copied) need none.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from tellings.accounts import furniture
from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.headers import Header, find_headers
from tellings.accounts.lines import Line

HEADING = re.compile(
    r"(?:\(?\d{1,6}\)?|one|two|three|four|five|no|an?|ein|une?|un|eine|uno)\s+(?:thoughts?|comments?|"
    r"repl(?:y|ies)|responses?|answers?|kommentare?|gedanken?|antworte?n?|commentaires?|réponses?|"
    r"réflexions?|comentarios?|comentários?|respuestas?|pensamientos?|commenti|risposte|reacties?)"
    r"(?:\s+(?:on|to|zu|sur|en|auf|so far|about|au sujet|su|op)\b.*|\s*[:▼]?)"
    r"|(?:comments?|kommentare|commentaires|comentarios|comentários|commenti|reacties|discussion"
    r"|responses|replies)\s*(?:\(\d+\)|\d+)?\s*:?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(\d{1,4})[.)](?=[ \t\xa0])[ \t\xa0]*")
BULLET = re.compile(r"[•◦▪‣*·o–-][ \t\xa0]+")
PICTURE = re.compile(
    r"(?:user |profile )?(?:avatar|picture|photo|image)(?: (?:of|for) .{1,40})?|.{1,40}['’]s "
    r"(?:avatar|picture|photo)|gravatar",
    re.IGNORECASE,
)
LEAST_POSTS = 3
TITLE_LINES = 2
FORM_LINE = 240
"""A longer line after the form is someone's text again: form lines stay under 100 characters."""


def split_thread(lines: Sequence[Line]) -> Split:
    """Return the comments and the furniture around them; what is left is body."""
    split = Split()
    opening = next((n for n, line in enumerate(lines) if _is_heading(lines, n)), None)
    form = next((n for n, line in enumerate(lines) if furniture.opens_form(line.text)), None)
    if opening is not None:
        heading = lines[opening]
        split.asides.append(Aside(region=(heading.start, heading.end), reason="boilerplate"))
        until = form if form is not None and form > opening else len(lines)
        _comments(lines[opening + 1 : until], split)
    else:
        _pasted(lines[:form], split)
    if form is not None:
        _form(lines[form:], split)
    return split


def _pasted(lines: Sequence[Line], split: Split) -> None:
    """Read a thread pasted without a heading: three and more posts with a name and a date each.

    A line or two above the first post are its title, and the first post is what others answer.
    """
    kept = [line for line in lines if furniture.aside_reason(line.text) is None]
    headers = find_headers(kept)
    if len(headers) < LEAST_POSTS or not all(header.name for header in headers):
        return
    above = kept[: headers[0].first]
    if len(above) > TITLE_LINES or sum(len(line.text) for line in above) > FORM_LINE:
        return
    _headed_comments(kept, headers, split)
    if split.accounts:
        split.accounts[0].kind = "body"
        split.accounts[0].title = above[0].text if above else None


def _is_heading(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if len(line.text) > 200 or not HEADING.fullmatch(line.text):
        return False
    return line.text[0].isdigit() or number > 0


def _form(lines: Sequence[Line], split: Split) -> None:
    for line in lines:
        if len(line.text) > FORM_LINE:
            return
        split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))


def _comments(lines: Sequence[Line], split: Split) -> None:
    lines = _without_furniture(lines, split)
    if not lines:
        return
    starts = _listed(lines)
    if starts:
        _listed_comments(lines, starts, split)
        return
    headers = find_headers(lines)
    if headers and headers[0].first <= 1:
        _headed_comments(lines, headers, split)
        return
    pictured = [n for n, line in enumerate(lines) if PICTURE.fullmatch(line.text)]
    if pictured:
        _pictured_comments(lines, pictured, split)
        return
    region = (lines[0].start, lines[-1].end)
    split.accounts.append(FoundAccount(kind="comment", regions=[region]))
    message = "comments that nothing separates; they are read as one"
    split.remarks.append(("comments-not-separated", message, region))


def _without_furniture(lines: Sequence[Line], split: Split) -> list[Line]:
    kept = []
    for line in lines:
        reason = furniture.aside_reason(line.text)
        if PICTURE.fullmatch(line.text) or reason is None:
            kept.append(line)
        else:
            split.asides.append(Aside(region=(line.start, line.end), reason=reason))
    return kept


def _listed(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Return (line, indent, marker length) of each list item when the thread is a list.

    Numbers must begin at 1 somewhere and only a number that continues or opens a level counts:
    "1984. That was" inside a comment is no item.
    """
    if not NUMBER.match(lines[0].text):
        return []
    items: list[tuple[int, int, int]] = []
    counts: dict[int, int] = {}
    for number, line in enumerate(lines):
        marker = NUMBER.match(line.text)
        if marker:
            value = int(marker.group(1))
            expected = counts.get(line.indent, 0) + 1
            if value != expected and not (value == 1 or (not items and value < 1000)):
                continue
            counts = {i: c for i, c in counts.items() if i < line.indent}
            counts[line.indent] = value
        else:
            marker = BULLET.match(line.text)
            if not marker or not items or line.indent <= items[0][1]:
                continue
        items.append((number, line.indent, marker.end()))
    return items


def _listed_comments(
    lines: Sequence[Line], items: Sequence[tuple[int, int, int]], split: Split
) -> None:
    levels = sorted({indent for _, indent, _ in items})
    open_items: list[tuple[int, int]] = []
    for at, (number, indent, length) in enumerate(items):
        until = items[at + 1][0] if at + 1 < len(items) else len(lines)
        line = lines[number]
        marker = (line.start, line.start + length)
        split.asides.append(Aside(region=marker, reason="boilerplate"))
        while open_items and open_items[-1][0] >= indent:
            open_items.pop()
        parent = _answered(levels, open_items, indent)
        account = FoundAccount(
            kind="comment", regions=[(marker[1], lines[until - 1].end)], parent=parent
        )
        if parent is None and indent != levels[0]:
            message = "answers a comment that is not in the text"
            split.remarks.append(("parent-missing", message, account.regions[0]))
        split.accounts.append(account)
        open_items.append((indent, len(split.accounts) - 1))


def _answered(
    levels: Sequence[int], open_items: Sequence[tuple[int, int]], indent: int
) -> int | None:
    """Return the open comment exactly one level up; a level left out has its comment missing."""
    if not open_items:
        return None
    step = min((b - a for a, b in pairwise(levels)), default=indent)
    above, index = open_items[-1]
    return index if indent - above <= step else None


def _headed_comments(lines: Sequence[Line], headers: Sequence[Header], split: Split) -> None:
    if headers[0].first > 0:
        for line in lines[: headers[0].first]:
            split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
    for at, header in enumerate(headers):
        until = headers[at + 1].first if at + 1 < len(headers) else len(lines)
        for line in lines[header.first : header.last]:
            split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
        if header.last >= until:
            continue
        split.accounts.append(
            FoundAccount(
                kind="comment",
                regions=[(lines[header.last].start, lines[until - 1].end)],
                teller=header.name,
                teller_span=header.span,
                dated=header.dated,
            )
        )


def _pictured_comments(lines: Sequence[Line], pictured: Sequence[int], split: Split) -> None:
    if pictured[0] > 0:
        region = (lines[0].start, lines[pictured[0] - 1].end)
        split.accounts.append(FoundAccount(kind="comment", regions=[region]))
    for at, number in enumerate(pictured):
        until = pictured[at + 1] if at + 1 < len(pictured) else len(lines)
        line = lines[number]
        split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
        if number + 1 < until:
            region = (lines[number + 1].start, lines[until - 1].end)
            split.accounts.append(FoundAccount(kind="comment", regions=[region]))
