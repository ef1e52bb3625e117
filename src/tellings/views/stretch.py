"""How much of a text a claim's quote shows: its clause, and words beside it that it needs.

A clause alone may leave its reader without the words that matter: who "screams" stands five words
before ("A woman who passes by sees him and screams"), and a quotation that the clause breaks off
wants its closing mark. The stretch then reaches to those words, if they stand in the same sentence
and near; everything between is shown too, so it is still one exact cut of the text.
"""

import re
from collections.abc import Iterable

from tellings.records.claims import Claim

REACH = 120
"""Characters that may stand between a clause and a participant that its quote reaches for."""

BARE = 3
"""A clause of at most so many words, without a participant of its own, reaches for one."""

CORE = frozenset({"agent", "patient", "theme", "recipient", "attribute"})
SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)\]]*\s|\n\s*\n")
CLOSING = re.compile(r"[.,!?…]{0,3}[\"”]")


def stretch(text: str, claim: Claim, slots: Iterable[str] = ()) -> tuple[int, int]:
    """Return start and end of what is shown of ``claim``: its clause at least.

    ``text`` is the whole document. The stretch reaches for the words that fill one of the roles in
    ``slots`` where the clause has none of them, and for the nearest participant where the clause
    is bare ("convicted").
    """
    wanted = {role.role for role in claim.roles} & set(slots)
    outside = [span for name in sorted(wanted) for span in _beside(text, claim, {name})[:1]]
    if not outside and _bare(text, claim):
        outside = _beside(text, claim, CORE)[:1]
    start = min([claim.start, *(first for first, _ in outside)])
    end = max([claim.end, *(last for _, last in outside)])
    return start, _closed(text, start, end)


def _beside(text: str, claim: Claim, names: Iterable[str]) -> list[tuple[int, int]]:
    """Return the near spans of these roles, nearest first; none where the clause holds one."""
    spans = {(role.start, role.end) for role in claim.roles if role.role in names}
    if any(start < claim.end and end > claim.start for start, end in spans):
        return []
    near = [(_gap(claim, span), span) for span in sorted(spans)]
    return [
        span
        for (first, last), span in sorted(near, key=lambda one: (one[0][1] - one[0][0], one[1]))
        if last - first <= REACH and not SENTENCE_ENDS.search(text[first:last])
    ]


def _gap(claim: Claim, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return (end, claim.start) if end <= claim.start else (claim.end, start)


def _bare(text: str, claim: Claim) -> bool:
    return len(text[claim.start : claim.end].split()) <= BARE


def _closed(text: str, start: int, end: int) -> int:
    """Return ``end``, moved behind the closing mark of a quotation that was opened and not closed.

    The mark must follow at once, behind the quotation's own stop at most.
    """
    shown = text[start:end]
    open_marks = shown.count('"') % 2 or shown.count("“") > shown.count("”")
    closing = CLOSING.match(text, end) if open_marks else None
    return closing.end() if closing else end
