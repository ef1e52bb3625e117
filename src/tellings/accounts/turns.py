"""Turns of an interview or a hearing: each is an account of its own speaker.

    Q. Where were you?          INTERVIEWER: Where were you?       BY MR. POLE:
    A. On the pier.             ADA MARSH: On the pier.            Q   Where were you?

A turn's ``title`` says what it is: ``"question"`` for the words of the one who asks, ``"answer"``
for the others, ``"remark"`` where nobody asks. An answer's parent is the question before it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.heads import Head
from tellings.accounts.lines import Line
from tellings.accounts.regions import Region

MARK = re.compile(
    r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?(?:(?P<qa>Q|A|Question|Answer|Frage|Antwort|Réponse|"
    r"Pregunta|Respuesta)\s?\d{0,3}(?:[.:)](?=\s|$)|(?=\s{2,}\S))|(?P<name>(?:[A-Z][A-Z.'’-]*|Mr\.?|Ms\.?|"
    r"Mrs\.?|Dr\.?|[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|de|van|von|of|the|la|\d{1,2})){0,4})"
    r"(?:\s\[[^\]\n]{1,40}\]|\s\([^)\n]{1,40}\))?:(?=\s|$))[ \t\xa0]*"
)
EXAMINER = re.compile(
    r"(?:(?:cross|direct|re-?direct|re-?cross)[ -]?)?(?:examination )?BY (?P<name>(?:MR|MS|MRS|DR|"
    r"THE)\.? [A-Z][A-Z .'’-]{1,40}):?",
)
SWORN = re.compile(
    r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}),? (?:\(?(?:having been|being|was|is) )?"
    r"(?:first )?(?:duly )?(?:sworn|affirmed|called)\b"
)
ASKS = re.compile(
    r"interviewer|q|question|frage|pregunta|(?:det|detective|sgt|sergeant|officer|inspector|insp|dc|ds|"
    r"di|pc|agent|investigator|counsel|prosecutor|attorney|reporter|host|moderator)\b.*",
    re.IGNORECASE,
)
QUESTIONS = frozenset({"q", "question", "frage", "pregunta"})
LEAST_TURNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The beginning of a turn: the line, who speaks, and where the words start in the line."""

    line: int
    label: str
    span: Region
    offset: int
    lettered: bool


def split_turns(lines: Sequence[Line], head: Head) -> Split | None:
    """Return the turns, None when the lines are no interview."""
    marks = _marks(lines[head.count :], head.count)
    if not marks:
        return None
    split = Split()
    asking = _askers(lines, marks)
    examiner = _preamble(lines[head.count : marks[0].line], head, split)
    question: int | None = None
    for at, mark in enumerate(marks):
        until = marks[at + 1].line if at + 1 < len(marks) else len(lines)
        body, examined = _body(lines, mark, until, split)
        asks = mark.label.lower() in asking
        if body:
            turn = _turn(mark, body, head, examiner, asks=asks, any_asks=bool(asking))
            turn.parent = None if asks else question
            split.accounts.append(turn)
            question = len(split.accounts) - 1 if asks else question
        examiner = examined or examiner
    return split


def _preamble(lines: Sequence[Line], head: Head, split: Split) -> tuple[str, Region] | None:
    """Read witness and examiner from the lines before the first turn; prose there is body."""
    examiner = None
    for line in lines:
        asked, sworn = EXAMINER.fullmatch(line.text), SWORN.match(line.text)
        if asked:
            place = line.start + asked.start("name")
            examiner = (asked.group("name"), (place, line.start + asked.end("name")))
        elif sworn and head.teller is None:
            head.teller = sworn.group("name")
            head.teller_span = (line.start, line.start + sworn.end("name"))
        if asked or sworn or (len(line.text) <= 100 and line.text[-1] not in '.!?”"'):
            split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
    return examiner


def _marks(lines: Sequence[Line], first: int) -> list[Mark]:
    """Return the marks when they make a conversation: at least two who each speak again."""
    found = []
    for number, line in enumerate(lines, start=first):
        match = MARK.match(line.text)
        if match is None or EXAMINER.fullmatch(line.text):
            continue
        group = "qa" if match.group("qa") else "name"
        span = (line.start + match.start(group), line.start + match.end(group))
        found.append(
            Mark(
                line=number,
                label=match.group(group),
                span=span,
                offset=match.end(),
                lettered=group == "qa",
            )
        )
    lettered = [mark for mark in found if mark.lettered]
    if len(lettered) >= 3 and len({mark.label.lower() for mark in lettered}) >= 2:
        return found if _regular(found) else lettered
    return found if len(found) >= LEAST_TURNS and _regular(found) else []


def _regular(marks: Sequence[Mark]) -> bool:
    counts = Counter(mark.label.lower() for mark in marks)
    again = [count for count in counts.values() if count > 1]
    return len(again) >= 2 and sum(again) >= 0.7 * len(marks)


def _askers(lines: Sequence[Line], marks: Sequence[Mark]) -> set[str]:
    """Return the labels of those who ask: by their name, else by most turns ending in "?"."""
    labels = {mark.label.lower() for mark in marks}
    named = {label for label in labels if ASKS.fullmatch(label)}
    if named:
        return named
    ends: dict[str, list[bool]] = {}
    for at, mark in enumerate(marks):
        until = marks[at + 1].line if at + 1 < len(marks) else len(lines)
        last = lines[until - 1].text.rstrip('"”’) ')
        ends.setdefault(mark.label.lower(), []).append(last.endswith("?"))
    shares = {label: sum(asked) / len(asked) for label, asked in ends.items()}
    best = max(sorted(shares), key=lambda label: shares[label])
    others = [share for label, share in shares.items() if label != best]
    return {best} if shares[best] >= 0.6 and max(others, default=0.0) < 0.3 else set()


def _body(
    lines: Sequence[Line], mark: Mark, until: int, split: Split
) -> tuple[list[Region], tuple[str, Region] | None]:
    """Return the words of a turn, and an examiner announced before the next one."""
    first = lines[mark.line]
    start = first.start + mark.offset
    split.asides.append(Aside(region=(first.start, start), reason="boilerplate"))
    regions = [(start, first.end)] if start < first.end else []
    examined = None
    for line in lines[mark.line + 1 : until]:
        announced = EXAMINER.fullmatch(line.text)
        if announced:
            place = line.start + announced.start("name")
            examined = (announced.group("name"), (place, line.start + announced.end("name")))
            split.asides.append(Aside(region=(line.start, line.end), reason="boilerplate"))
        else:
            regions.append((line.start, line.end))
    return regions, examined


def _turn(
    mark: Mark,
    body: list[Region],
    head: Head,
    examiner: tuple[str, Region] | None,
    *,
    asks: bool,
    any_asks: bool,
) -> FoundAccount:
    teller: str | None = mark.label
    span: Region | None = mark.span
    if mark.lettered:
        asker = examiner or ((head.asker, head.asker_span) if head.asker else (None, None))
        teller, span = asker if asks else (head.teller, head.teller_span)
    return FoundAccount(
        kind="turn",
        regions=body,
        teller=teller,
        teller_span=span,
        title="question" if asks else "answer" if any_asks else "remark",
        dated=head.dated,
    )
