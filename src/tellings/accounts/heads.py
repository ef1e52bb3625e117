"""The head of a statement or interview: who tells, who asks, when, where.

WITNESS STATEMENT OF ADA MARSH        Name: Ada Marsh          Interview with Ada Marsh
Taken by: Sgt. Pole                   Date: 4 March 2019       4 March 2019, North Pier
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.accounts.dates import find_dates
from tellings.accounts.lines import Line
from tellings.accounts.regions import Region

HEAD_LINES = 25
LONGEST = 160
TITLE = re.compile(
    r"(?:(?:transcript|record|protocol|minutes|summary|notes) of (?:(?:an?|the) )?)?(?:(?:recorded|"
    r"telephone|police|witness|voluntary|written|sworn|official|further|second|first|supplementary|"
    r"additional|expert|victim|personal|signed) )*(?P<what>statement|interview|affidavit|"
    r"deposition|testimony|declaration|examination|account|questioning|interrogation|"
    r"oral history|proof of evidence|aussage|zeugenaussage|vernehmung|protokoll|déposition"
    r"|audition|declaración|entrevista)"
    r"(?:\s+(?:of|by|from|with|von|de|mit)\s+(?P<name>[^,;:(–—\d]{2,60}))?(?P<rest>[,;:(–—\d].*)?",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"(?P<key>(?:full |witness |given )?name(?: of (?:the )?(?:witness|deponent|interviewee))?"
    r"|witness|interviewee|deponent|declarant|affiant|statement (?:of|by|from)|"
    r"interview with|respondent|speaker|subject|name des zeugen|zeuge|zeugin|nom|témoin"
    r"|nombre|testigo"
    r"|interviewer|interviewed by|taken by|questioned by|examined by|recorded by|officer|statement "
    r"taken by|befragt von|vernommen durch|interrogé par"
    r"|date(?: (?:of|and time)(?: of)?(?: (?:the )?(?:statement|interview|birth))?)?|dated|datum"
    r"|fecha"
    r"|(?:start |end )?time|uhrzeit|heure|hora|place(?: of (?:interview|birth))?|location|venue|ort"
    r"|lieu|lugar|address|occupation|age(?: if under 18)?|beruf|profession"
    r"|case(?: (?:no|number|ref))?\.?"
    r"|ref(?:erence)?(?: no)?\.?|exhibit(?: no)?\.?|present|also present|language|interpreter|re)"
    r"\s*:\s*(?P<value>\S.*)?",
    re.IGNORECASE,
)
WHO = re.compile(
    r"(?:full |witness |given )?name.*|witness|interviewee|deponent|declarant|affiant|statement "
    r"(?:of|by|from)|interview with|respondent|speaker|zeug.*|nom|témoin|nombre|testigo",
    re.IGNORECASE,
)
ASKER = re.compile(r"interviewer|.*\b(?:by|von|durch|par)|officer", re.IGNORECASE)
NAME_WORD = re.compile(r"[^\W\d_a-z]\S*|de|van|von|der|den|la|le|di|da|bin|al-\S+|and|und|et|y")
WHEN = re.compile(r"date(?! of birth)(?!.*birth).*|dated|datum|fecha", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Head:
    """What a head says; ``count`` is the number of the lines that it takes."""

    count: int = 0
    title: str | None = None
    teller: str | None = None
    teller_span: Region | None = None
    asker: str | None = None
    asker_span: Region | None = None
    dated: str | None = None
    fields: int = 0
    named_kind: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def is_statement(self) -> bool:
        """Return whether the lines head a statement: by its title, or who and one thing more."""
        return self.named_kind or (self.teller is not None and self.fields >= 2)


def read_head(lines: Sequence[Line]) -> Head:
    """Return what the first lines say; an empty head when they are no head."""
    head = Head()
    for number, line in enumerate(lines[:HEAD_LINES]):
        if len(line.text) > LONGEST:
            break
        if not _field(line, head) and not _title(line, head) and not _date(line, head):
            break
        head.count = number + 1
        head.lines.append(line)
    return head if head.is_statement else Head()


def _field(line: Line, head: Head) -> bool:
    match = FIELD.fullmatch(line.text)
    if match is None:
        return False
    head.fields += 1
    key, value = match.group("key"), (match.group("value") or "").strip()
    if not value:
        return True
    start = line.start + match.start("value")
    span = (start, start + len(value))
    if ASKER.fullmatch(key):
        if head.asker is None:
            head.asker, head.asker_span = value, span
    elif WHO.fullmatch(key) and head.teller is None:
        head.teller, head.teller_span = value, span
    elif WHEN.fullmatch(key) and head.dated is None:
        head.dated = _iso(value)
    return True


def _title(line: Line, head: Head) -> bool:
    if head.title is not None:
        return False
    match = TITLE.fullmatch(line.text)
    if match is None or line.text.endswith("."):
        return False
    name = (match.group("name") or "").strip()
    if name and not all(NAME_WORD.fullmatch(word) for word in name.split()):
        return False
    head.named_kind = True
    head.title = line.text
    if name:
        start = line.start + match.start("name")
        head.teller, head.teller_span = name, (start, start + len(name))
    head.dated = head.dated or _iso(match.group("rest") or "")
    return True


def _date(line: Line, head: Head) -> bool:
    """Take a line that is hardly more than a date (and a place)."""
    found = find_dates(line.text) if head.named_kind else ()
    if not found or len(line.text) - (found[0].end - found[0].start) > 40:
        return False
    head.dated = head.dated or found[0].iso
    return True


def _iso(text: str) -> str | None:
    return next((found.iso for found in find_dates(text) if found.iso), None)
