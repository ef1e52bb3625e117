"""Plain text and Markdown: the decoded file, unchanged.

Markdown is left as it was written; its syntax only gives hints (headings, quotations, the title).
"""

import re

from tellings.accounts.decoding import Decoded, decode
from tellings.accounts.drafts import Draft, Remark
from tellings.records.documents import Hint

LONG_LINE = 100_000
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LINE = re.compile(r"[^\r\n]+")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S[^\r\n]{0,300}?)[ \t#]*(?=\r?$)", re.MULTILINE)
UNDERLINED = re.compile(r"^(\S[^\r\n]{0,200})\r?\n(?:={3,}|-{3,})[ \t]*(?=\r?$)", re.MULTILINE)
QUOTED = re.compile(r"(?:^ {0,3}>[^\r\n]*(?:\r?\n|\Z))+", re.MULTILINE)
IMAGE = re.compile(r"^!\[([^\]\r\n]*)\]\([^)\r\n]*\)[ \t]*(?=\r?$)", re.MULTILINE)


def read_plain(path: str, data: bytes) -> Draft:
    """Return the decoded file, unchanged but for a byte-order mark."""
    decoded = decode(data, path=path)
    return Draft(text=decoded.text, remarks=encoding_remarks(decoded))


def read_csv(path: str, data: bytes) -> Draft:
    """Return a CSV file that no mapping speaks of: its text, and how to have its rows read."""
    draft = read_plain(path, data)
    message = (
        "a CSV file without a mapping of its columns is read as plain text; "
        'name them in case.toml under [columns."FILE.csv"]'
    )
    return Draft(text=draft.text, remarks=(*draft.remarks, Remark(code="csv", message=message)))


def read_markdown(path: str, data: bytes) -> Draft:
    """Return the decoded file, unchanged, with its syntax as hints."""
    decoded = decode(data, path=path)
    return Draft(
        text=decoded.text,
        hints=tuple(_syntax(decoded.text)),
        remarks=encoding_remarks(decoded),
    )


def encoding_remarks(decoded: Decoded) -> tuple[Remark, ...]:
    """Return the remarks on how a file was decoded."""
    remarks = []
    if decoded.guessed:
        remarks.append(Remark(code="encoding-guessed", message=decoded.guessed))
    if decoded.replaced:
        message = f"{decoded.replaced} characters could not be decoded and stand as U+FFFD"
        remarks.append(Remark(code="invalid-unicode", message=message))
    return tuple(remarks)


def remarks_on(text: str) -> tuple[Remark, ...]:
    """Return remarks on what the text holds: very long lines, direction controls."""
    remarks = []
    longest = max(LINE.finditer(text), key=lambda m: m.end() - m.start(), default=None)
    if longest and longest.end() - longest.start() > LONG_LINE:
        size = longest.end() - longest.start()
        message = f"a line of {size} characters"
        remarks.append(
            Remark(code="long-line", message=message, start=longest.start(), end=longest.end())
        )
    control = BIDI.search(text)
    if control:
        message = "invisible characters that change the direction of the text; shown escaped"
        remarks.append(
            Remark(code="bidi-controls", message=message, start=control.start(), end=control.end())
        )
    return tuple(remarks)


def _syntax(text: str) -> list[Hint]:
    hints = []
    for match in (*HEADING.finditer(text), *UNDERLINED.finditer(text)):
        group = match.lastindex or 1
        hints.append(Hint(name="heading", start=match.start(group), end=match.end(group)))
    if hints:
        first = min(hints, key=lambda hint: hint.start)
        hints.append(Hint(name="title", start=first.start, end=first.end))
    for name, pattern in (("quoted", QUOTED), ("caption", IMAGE)):
        hints.extend(Hint(name=name, start=m.start(), end=m.end()) for m in pattern.finditer(text))
    return hints
