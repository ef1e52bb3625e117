"""The line or two above a comment that say who wrote it and when.

Ada Marsh says:                  Ada Marsh                      Ada Marsh | 3 May 2019
3 May 2019 at 5:04 pm            3 May 2019 at 5:04 pm
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.accounts.dates import RELATIVE, FoundDate, find_dates
from tellings.accounts.lines import Line
from tellings.accounts.regions import Region

LONGEST = 120
SAYS = re.compile(
    r"(?P<name>[^\s:.!?][^:!?\n]{0,50}?)\s+(?:says|said|wrote|writes|commented|replied|responded|"
    r"sagt|sagte|schreibt|schrieb|meint|dit|a dit|écrit|dice|dijo|escribió|ha detto|scrive|disse|"
    r"diz|zegt|schreef)\b(?P<rest>.{0,60})",
    re.IGNORECASE,
)
AROUND = " \t\xa0|·•–—-,:;()[]<>@#/"
LEADING = re.compile(
    r"^(?:posted|written|submitted|published|comment(?:ed)?|gepostet|geschrieben|verfasst|posté|écrit"
    r"|publié|publicado|escrito|reply|by|von|par|por|di|door|on|am|le|el|date|at|um|à)\b[:\s]*",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"[\s,|·–—-]*\b(?:on|am|le|el|il|em|says|said|wrote|at|um|à)\s*$", re.IGNORECASE
)
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Lines ``[first, last)`` head a comment by ``name`` (written at ``span``)."""

    first: int
    last: int
    name: str | None
    span: Region | None
    dated: str | None


def find_headers(lines: Sequence[Line]) -> tuple[Header, ...]:
    """Return the headers among ``lines`` in order, none overlapping."""
    headers: list[Header] = []
    reached = 0
    for number in range(len(lines)):
        if number < reached:
            continue
        header = _says(lines, number) or _dated(lines, number, floor=reached)
        if header:
            headers.append(header)
            reached = header.last
    return tuple(headers)


def _says(lines: Sequence[Line], number: int) -> Header | None:
    line = lines[number]
    match = SAYS.fullmatch(line.text) if len(line.text) <= LONGEST else None
    if not match or not is_name(match.group("name")):
        return None
    rest = match.group("rest").strip(AROUND + "…")
    when = _when(rest)
    if rest and when is None:
        return None
    last, dated = number + 1, when.iso if when else None
    if when is None and last < len(lines) and _bare_date(lines[last].text):
        found = _when(lines[last].text)
        dated = found.iso if found else None
        last += 1
    elif when is None and not line.text.rstrip().endswith(":"):
        return None
    span = (line.start + match.start("name"), line.start + match.end("name"))
    return Header(first=number, last=last, name=match.group("name"), span=span, dated=dated)


def _dated(lines: Sequence[Line], number: int, *, floor: int) -> Header | None:
    line = lines[number]
    when = _when(line.text) if len(line.text) <= LONGEST else None
    if when is None:
        return None
    before, after = line.text[: when.start], line.text[when.end :]
    for part, offset in ((before, 0), (after, when.end)):
        found = _name_in(part)
        rest = after if part is before else before
        if found and not _name_in(rest) and len(rest.strip(AROUND)) <= 15:
            start = line.start + offset + found[0]
            span = (start, line.start + offset + found[1])
            name = part[found[0] : found[1]]
            return Header(first=number, last=number + 1, name=name, span=span, dated=when.iso)
    if not _bare_date(line.text) or number == floor:
        return None
    above = lines[number - 1]
    if not is_name(above.text):
        return None
    return Header(
        first=number - 1,
        last=number + 1,
        name=above.text,
        span=(above.start, above.end),
        dated=when.iso,
    )


def _when(text: str) -> FoundDate | None:
    dates = find_dates(text)
    if dates:
        return dates[0]
    relative = RELATIVE.search(text)
    if relative is None:
        return None
    return FoundDate(start=relative.start(), end=relative.end(), iso=None)


def _bare_date(text: str) -> bool:
    """Return whether the line is a date with at most a weekday or "Reply" beside it."""
    when = _when(text) if len(text) <= LONGEST else None
    if when is None:
        return False
    return len((text[: when.start] + text[when.end :]).strip(AROUND)) <= 20


def _name_in(text: str) -> Region | None:
    """Return where the name stands in what is left of a header line without its date."""
    start, end = 0, len(text)
    while True:
        core = text[start:end].strip(AROUND)
        at = text.find(core, start) if core else end
        lead = LEADING.match(text[at:end])
        tail = TRAILING.search(text[at : at + len(core)])
        if core and lead and lead.end():
            start = at + lead.end()
        elif core and tail:
            start, end = at, at + tail.start()
        else:
            break
    return (at, at + len(core)) if core and is_name(core) else None


def is_name(text: str) -> bool:
    """Return whether the words can be a person's name or a user name: few, and no sentence."""
    words = WORD.findall(text)
    if not 1 <= len(words) <= 5 or len(text) > 50 or (text[-1] in ".!?,;…" and len(words) > 1):
        return False
    if not any(c.isalpha() for c in text) or any(c in text for c in '!?,;"“”'):
        return False
    if len(words) == 1:
        return True
    small = sum(1 for word in words if word[0].islower())
    return small <= 1 if len(words) <= 3 else small == 0
