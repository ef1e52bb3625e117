"""Claims of a log's entries: one row says one thing, and the columns say what each word is.

``who`` did something ``when``, ``where``, to ``whom``. The predicate is the word in the ``what``
column, or coming in and going out by the ``direction`` column, or the case's own ``verb``.
Example: the row "21:14;Ines Duarte;Warehouse;in" gives "enter" by "Ines Duarte" at "Warehouse".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.claims.extract import Extraction
from tellings.records.claims import Claim, NotUnderstood, Role, RoleName, When, Where, claim_id
from tellings.records.documents import Account, Document, Hint
from tellings.records.givens import Columns
from tellings.records.language import Analysis, Token

ENTER, LEAVE, PRESENT = "enter", "leave", "be"
ROLES: Mapping[str, RoleName] = {"who": "agent", "whom": "patient", "where": "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an entry says was done: the predicate and the token that says so, by its index."""

    predicate: str
    token: int


def read_entry(
    analysis: Analysis, account: Account, document: Document, *, columns: Columns
) -> Extraction:
    """Return the one claim of an entry; none, with the reason, when it names nobody."""
    start, end = account.spans[0][0], account.spans[-1][1]
    cells = {
        hint.name.removeprefix("cell:"): hint
        for hint in document.hints
        if hint.name.startswith("cell:") and start <= hint.start and hint.end <= end
    }
    who = token_in(analysis, cells.get("who"))
    if who is None:
        missing = NotUnderstood(
            account=account.id,
            document=document.id,
            start=start,
            end=end,
            reason="an entry that names nobody",
        )
        return Extraction(claims=(), not_understood=(missing,))
    deed = deed_of(cells, analysis, columns) or Deed(predicate=columns.verb or PRESENT, token=who)
    head = analysis.tokens[deed.token]
    claim = Claim(
        id=claim_id(document.id, start, end, head.start, deed.predicate),
        account=account.id,
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        predicate=deed.predicate,
        predicate_head=deed.token,
        predicate_start=head.start,
        predicate_end=head.end,
        sentence=sentence_of(analysis, deed.token),
        roles=roles_of(cells, analysis, document),
        polarity="affirmed",
        stance="asserted",
        about="events",
        when=when_of(cells.get("when"), document),
        where=where_of(cells.get("where"), document),
        tense="past",
    )
    return Extraction(claims=(claim,), not_understood=())


def deed_of(cells: Mapping[str, Hint], analysis: Analysis, columns: Columns) -> Deed | None:
    """Return what the ``direction`` or ``what`` cell says was done."""
    way = cells.get("direction")
    number = token_in(analysis, way)
    if way is not None and number is not None:
        word = (way.value or "").casefold()
        if word in columns.arriving:
            return Deed(predicate=ENTER, token=number)
        if word in columns.leaving:
            return Deed(predicate=LEAVE, token=number)
    number = token_in(analysis, cells.get("what"))
    if number is not None:
        token = analysis.tokens[number]
        return Deed(predicate=(token.lemma or token.text).casefold(), token=number)
    return None


def roles_of(cells: Mapping[str, Hint], analysis: Analysis, document: Document) -> tuple[Role, ...]:
    """Return who, whom and where, each the whole cell, in text order."""
    found = []
    for name, role in ROLES.items():
        hint = cells.get(name)
        head = token_in(analysis, hint)
        if hint is not None and head is not None:
            words = document.text[hint.start : hint.end]
            found.append(Role(role=role, text=words, start=hint.start, end=hint.end, head=head))
    return tuple(sorted(found, key=lambda one: one.start))


def when_of(hint: Hint | None, document: Document) -> When | None:
    """Return the time of the ``when`` cell."""
    if hint is None:
        return None
    return When(
        stated=document.text[hint.start : hint.end],
        start=hint.start,
        end=hint.end,
        earliest=hint.value,
        latest=hint.value,
    )


def where_of(hint: Hint | None, document: Document) -> Where | None:
    """Return the place of the ``where`` cell."""
    if hint is None:
        return None
    return Where(stated=document.text[hint.start : hint.end], start=hint.start, end=hint.end)


def token_in(analysis: Analysis, hint: Hint | None) -> int | None:
    """Return the token of a cell that governs its others, by its index; None for an empty cell."""
    if hint is None:
        return None
    inside = [n for n, t in enumerate(analysis.tokens) if hint.start <= t.start < hint.end]
    return next((n for n in inside if _governs(analysis.tokens, n, inside)), None)


def _governs(tokens: tuple[Token, ...], number: int, inside: list[int]) -> bool:
    return tokens[number].head == number or tokens[number].head not in inside


def sentence_of(analysis: Analysis, token: int) -> int:
    """Return the number of the sentence that holds a token."""
    return next((n for n, s in enumerate(analysis.sentences) if s.first <= token < s.last), 0)
