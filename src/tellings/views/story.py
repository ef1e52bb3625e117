"""Where an event stands in the story and in each telling, and which rows of the grid are asked for.

Story order is the machine's reading and gives its reasons; telling order is what stands in the
account. Both are kept side by side, so that a flash-back is seen for what it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.records.events import Event
from tellings.views.index import Index

if TYPE_CHECKING:
    from tellings.views.grid import Grid, Row

REASON_WORDS = {
    "connective": "a connective",
    "tense": "tense",
    "time": "a stated time",
    "date": "dates",
    "told": "telling order",
}
OUTRIGHT = frozenset({"connective", "tense", "time", "date"})
"""Reasons that are words of an account; the others rest on the order of telling alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Why an event stands after another: that one's id ``event`` and its ``number`` in the grid.

    ``detail`` is the reason in full, ``name`` its name in the record, ``words`` says it plainly.
    """

    event: str
    number: int
    name: str
    words: str
    detail: str


def placings(index: Index, event: Event) -> tuple[Placing, ...]:
    """Return what an event is held to follow, in the record's order."""
    return tuple(
        Placing(
            event=reason.earlier,
            number=index.places[reason.earlier],
            name=reason.name,
            words=REASON_WORDS.get(reason.name, reason.name),
            detail=reason.detail,
        )
        for reason in event.follows
    )


def told_places(
    index: Index, columns: Mapping[str, Sequence[str]]
) -> Mapping[str, Mapping[str, int]]:
    """Return each event's place in the telling of each column's accounts, from 1.

    ``columns`` gives a column's accounts; they are read one after the other. An event told more
    than once stands where it is told first.
    """
    column_of = {account: column for column, accounts in columns.items() for account in accounts}
    first: dict[str, dict[str, tuple[int, int]]] = {column: {} for column in columns}
    for claim in index.record.claims:
        event = index.event_of.get(claim.id)
        if event is not None and claim.account in column_of:
            place = (index.ranks[claim.account], claim.predicate_start)
            told = first[column_of[claim.account]]
            told[event] = min(told.get(event, place), place)
    return {
        column: {
            event: place
            for place, event in enumerate(
                sorted(told, key=lambda one: (told[one], one)),
                start=1,
            )
        }
        for column, told in first.items()
    }


def chosen(
    view: "Grid",
    rows: Sequence["Row"],
    *,
    person: str | None = None,
    account: str | None = None,
    kind: str | None = None,
) -> tuple["Row", ...]:
    """Return the rows in which ``person`` takes part, that ``account`` tells, that disagree so.

    A person is named by any part of the name, case ignored, or by id; an account by its number
    ("2", "1·c3"), where the number of a column stands for all its accounts; ``kind`` is the kind of
    a disagreement, "any" for each.
    """
    named = {identity for identity, name in view.people if _names(person, identity, name)}
    columns = {column.id for column in view.columns if column.number == account}
    return tuple(
        row
        for row in rows
        if (person is None or named.intersection(row.people))
        and (account is None or _tells(row, account, columns))
        and (kind is None or any(kind in ("any", mark.kind) for mark in row.marks))
    )


def _names(asked: str | None, identity: str, name: str) -> bool:
    return asked is not None and (asked == identity or asked.casefold() in name.casefold())


def _tells(row: "Row", account: str, columns: set[str]) -> bool:
    return any(
        cell.column in columns or any(said.who.number == account for said in cell.quotes)
        for cell in row.cells
        if cell.quotes
    )
