"""One look-up over a record, made once and passed to every view.

Nothing is computed from the texts but where their lines and pages begin.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tellings.errors import RecordError
from tellings.records.claims import Claim
from tellings.records.documents import Account, Document
from tellings.records.events import Event
from tellings.records.findings import Conflict, Finding
from tellings.records.people import Entity
from tellings.records.record import Record
from tellings.views.labels import AccountLabel, account_labels, numbered
from tellings.views.order import grid_order


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A record with its look-ups.

    ``texts``, ``documents``, ``accounts``, ``claims``, ``entities`` and ``events`` go by id;
    ``numbers`` gives a document's number (from 1), ``labels`` an account's label (in the
    order in which accounts are shown), ``ranks`` an account's place in that order, ``tellers`` the
    entity that tells an account, ``event_of`` the event of a claim, ``places`` an event's place in
    the grid (from 1), ``findings_of`` the findings of an event in the record's order,
    ``conflicts_of`` the conflict sets that a claim is in, ``line_starts`` the offsets at which a
    document's lines begin, ``pages`` the (offset, page number) pairs of a paged document;
    ``record`` is the record itself.
    """

    record: Record
    texts: Mapping[str, str]
    documents: Mapping[str, Document]
    accounts: Mapping[str, Account]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    numbers: Mapping[str, int]
    labels: Mapping[str, AccountLabel]
    ranks: Mapping[str, int]
    tellers: Mapping[str, str]
    event_of: Mapping[str, str]
    places: Mapping[str, int]
    findings_of: Mapping[str, tuple[Finding, ...]]
    conflicts_of: Mapping[str, tuple[Conflict, ...]]
    line_starts: Mapping[str, tuple[int, ...]]
    pages: Mapping[str, tuple[tuple[int, str], ...]]

    def claim(self, claim: str) -> Claim:
        """Return the claim with this id; RecordError when there is none."""
        return look_up(self.claims, claim, "claim")

    def label(self, account: str) -> AccountLabel:
        """Return the label of the account with this id; RecordError when there is none."""
        return look_up(self.labels, account, "account")

    def entity(self, entity: str) -> Entity:
        """Return the entity with this id; RecordError when there is none."""
        return look_up(self.entities, entity, "entity")

    def event(self, event: str) -> Event:
        """Return the event with this id; RecordError when there is none."""
        return look_up(self.events, event, "event")


def index(record: Record) -> Index:
    """Return ``record`` with the look-ups that the views need."""
    findings_of: dict[str, list[Finding]] = {}
    for finding in record.findings:
        if finding.event is not None:
            findings_of.setdefault(finding.event, []).append(finding)
    conflicts_of: dict[str, list[Conflict]] = {}
    for conflict in record.conflicts:
        for claim in conflict.claims:
            conflicts_of.setdefault(claim, []).append(conflict)
    labels = account_labels(record)
    return Index(
        record=record,
        texts={document.id: document.text for document in record.documents},
        documents=_by_id(record.documents),
        accounts=_by_id(record.accounts),
        claims=_by_id(record.claims),
        entities=_by_id(record.entities),
        events=_by_id(record.events),
        numbers={document.id: place for place, document in enumerate(numbered(record), start=1)},
        labels=labels,
        ranks={account: place for place, account in enumerate(labels)},
        tellers={account: entity.id for entity in record.entities for account in entity.tells},
        event_of={claim: event.id for event in record.events for claim in event.claims},
        places={event.id: place for place, event in enumerate(grid_order(record), start=1)},
        findings_of={event: tuple(findings) for event, findings in findings_of.items()},
        conflicts_of={claim: tuple(sets) for claim, sets in conflicts_of.items()},
        line_starts={document.id: _line_starts(document.text) for document in record.documents},
        pages={document.id: _pages(document) for document in record.documents},
    )


def look_up(items: Mapping[str, Value], key: str, what: str) -> Value:
    """Return ``items[key]``; RecordError names ``what`` is missing."""
    try:
        return items[key]
    except KeyError:
        raise RecordError(f"no {what} {key} in this record") from None


def pinpoint(index: Index, document: str, start: int) -> str:
    """Return where ``start`` stands for a reader: "p. 3" on a paged document, else "line 12"."""
    pages = index.pages[document]
    page = bisect_right([offset for offset, _ in pages], start) - 1
    if page >= 0:
        return f"p. {pages[page][1]}"
    return f"line {bisect_right(index.line_starts[document], start)}"


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    return {item.id: item for item in items}


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return tuple(starts)


def _pages(document: Document) -> tuple[tuple[int, str], ...]:
    pages = [(hint.start, hint.value) for hint in document.hints if hint.name == "page"]
    return tuple(sorted((start, value) for start, value in pages if value is not None))
