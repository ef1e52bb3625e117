"""Who tells the body, when, and under which title: from markup, a byline, or a signing-off.

By Ada Marsh                     Posted by ada on 3 May 2019           ... must see. –ada
"""

import re
from collections.abc import Sequence

from tellings.accounts.dates import find_dates
from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.headers import is_name
from tellings.accounts.hinted import hint_text
from tellings.accounts.lines import Line, read_lines
from tellings.accounts.regions import Region
from tellings.records.documents import Document

BYLINE = re.compile(
    r"(?:(?:posted|written|published|reported|submitted|story|text|review(?:ed)?|article) by"
    r"|by|von|par|por|di|door|author|autor(?:in)?|auteur|autore)\s*:?\s+"
    r"(?P<name>[^,|·•–—\d(\n]{2,50}?)"
    r"(?P<rest>\s*(?:[,|·•–—(-]|\b(?:on|am|le|el|in|at|for|posted|published|updated)\b|\d).*)?",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"(?<=[.!?…)\"”’])[ \t\xa0]*(?:\n|\r\n?)?[ \t\xa0]*[–—~-]{1,2}\s?"
    r"(?P<name>@?[^\W\d_][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,20}){0,2})\Z"
)
HEAD_LINES = 6
TAIL_PARAGRAPHS = 400
TITLE_WORDS = 25
LONGEST_BYLINE = 140


def describe(document: Document, body: FoundAccount, split: Split) -> FoundAccount:
    """Return the body with its title, teller and date as far as the document shows them."""
    lines = _lines(document.text, body.regions)
    _from_hints(document, body)
    if body.title is None:
        body.title = _title(lines)
    if body.teller is None:
        _from_byline(lines, body, split)
    if body.teller is None:
        _from_signature(lines, body)
    return body


def _lines(text: str, regions: Sequence[Region]) -> list[Line]:
    return [line for start, end in regions for line in read_lines(text, start, end)]


def _from_hints(document: Document, body: FoundAccount) -> None:
    comments = [(h.start, h.end) for h in document.hints if h.name == "comment"]
    for hint in document.hints:
        if any(start <= hint.start and hint.end <= end for start, end in comments):
            continue
        if hint.name == "title" and body.title is None:
            body.title = hint_text(document, hint)
        elif hint.name == "author" and body.teller is None:
            body.teller = hint.value or document.text[hint.start : hint.end]
            body.teller_span = (hint.start, hint.end) if hint.end > hint.start else None
        elif hint.name == "date" and body.dated is None:
            body.dated = hint.value


def _title(lines: Sequence[Line]) -> str | None:
    """Return the first line when it stands alone like a headline: short, no sentence's end."""
    if len(lines) > 2 and len(lines[0].text) <= LONGEST_BYLINE and BYLINE.fullmatch(lines[0].text):
        lines = lines[1:]
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    if not second.gap or len(first.text.split()) > TITLE_WORDS or len(first.text) > 160:
        return None
    if first.text.rstrip('"”’»)')[-1:] in (".", ":", ",", ";"):
        return None
    return first.text


def _from_byline(lines: Sequence[Line], body: FoundAccount, split: Split) -> None:
    for line in lines[:HEAD_LINES]:
        match = BYLINE.fullmatch(line.text) if len(line.text) <= LONGEST_BYLINE else None
        if match is None or not _person(match.group("name").strip()):
            continue
        name = match.group("name").strip()
        start = line.start + match.start("name")
        body.teller, body.teller_span = name, (start, start + len(name))
        dates = find_dates(match.group("rest") or "")
        body.dated = body.dated or (dates[0].iso if dates else None)
        split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
        return


def _person(name: str) -> bool:
    """Return whether a byline's words are a name and not a noun phrase ("by the river")."""
    first = name.split(maxsplit=1)[0].lower()
    return is_name(name) and first not in {"the", "a", "an", "der", "die", "das", "le", "la", "el"}


def _from_signature(lines: Sequence[Line], body: FoundAccount) -> None:
    """Take the name signed at a paragraph's end, when it is the only one in the body."""
    signed = []
    for line in lines:
        tail = line.text[-TAIL_PARAGRAPHS:]
        match = SIGNED.search(tail.rstrip("\xa0 "))
        if match and is_name(match.group("name")):
            start = line.end - len(tail) + match.start("name")
            signed.append((match.group("name"), (start, start + len(match.group("name")))))
    if len({name for name, _ in signed}) == 1:
        body.teller, body.teller_span = signed[0][0].lstrip("@"), signed[0][1]
