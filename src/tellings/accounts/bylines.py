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
from tellings.accounts.regions import Region, near, union
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
    r"@?(?P<name>[^\W\d_][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,20}){0,2})\Z"
)
SIGNED_BELOW = re.compile(
    r"(?:[–—~-]{1,2}\s?|signed:?\s+)(?P<name>[^\W\d_][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{0,20}){0,3})",
    re.IGNORECASE,
)
HEAD_LINES = 6
TAIL_PARAGRAPHS = 400
TITLE_WORDS = 25
LONGEST_BYLINE = 140
LONGEST_DATELINE = 60


def describe(document: Document, body: FoundAccount, split: Split) -> FoundAccount:
    """Return the body with its title, teller and date as far as the document shows them."""
    lines = _lines(document.text, body.regions)
    _from_hints(document, body)
    if body.title is None:
        body.title = _title(lines)
    _from_byline(lines, body, split)
    if body.dated is None:
        body.dated = next((d for line in lines[:HEAD_LINES] if (d := _dateline(line))), None)
    if body.teller is None:
        _from_signature(lines, body)
    return body


def _lines(text: str, regions: Sequence[Region]) -> list[Line]:
    return [line for start, end in regions for line in read_lines(text, start, end)]


def _from_hints(document: Document, body: FoundAccount) -> None:
    comments = union((h.start, h.end) for h in document.hints if h.name == "comment")
    for hint in document.hints:
        if near(comments, hint.start, hint.end):
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
    while len(lines) > 2 and (_byline(lines[0]) or _dateline(lines[0])):
        lines = lines[1:]
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    if not second.gap or len(first.text.split()) > TITLE_WORDS or len(first.text) > 160:
        return None
    if first.text.rstrip('"”’»)')[-1:] in (".", ":", ",", ";"):
        return None
    return first.text


def _byline(line: Line) -> re.Match[str] | None:
    match = BYLINE.fullmatch(line.text) if len(line.text) <= LONGEST_BYLINE else None
    return match if match and _person(match.group("name").strip()) else None


def _dateline(line: Line) -> str | None:
    """Return the date of a line that has little else and is no sentence ("Pier News, 4 May")."""
    if len(line.text) > LONGEST_DATELINE or line.text[-1] in ".!?":
        return None
    return next((found.iso for found in find_dates(line.text) if found.iso), None)


def _from_byline(lines: Sequence[Line], body: FoundAccount, split: Split) -> None:
    """Read a byline; where the markup names the teller, only one with the same name."""
    for line in lines[:HEAD_LINES]:
        match = _byline(line)
        if match is None:
            continue
        name = match.group("name").strip()
        if body.teller is not None and body.teller.casefold() != name.casefold():
            continue
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
    """Take the name signed at a paragraph's end, or below the last one, when it is the only one."""
    signed: list[tuple[str, Region]] = []
    for number, line in enumerate(lines):
        tail = line.text[-TAIL_PARAGRAPHS:]
        match = SIGNED.search(tail.rstrip("\xa0 "))
        if match is None and number and number + 1 == len(lines):
            match = SIGNED_BELOW.fullmatch(tail)
        if match and is_name(match.group("name")):
            start = line.end - len(tail) + match.start("name")
            signed.append((match.group("name"), (start, start + len(match.group("name")))))
    if len({name for name, _ in signed}) == 1:
        body.teller, body.teller_span = signed[0]
