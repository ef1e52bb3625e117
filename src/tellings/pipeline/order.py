"""The record's order: documents by SHA-256 and path, all else by document, start, end, id.

Stages get their records in this order too, so nothing depends on the order files came in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tellings.records.claims import Claim
from tellings.records.documents import Account, Document
from tellings.records.people import Entity

Key = tuple[Any, ...]
LAST = 1 << 62
"""The place of what points at nothing that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where documents, accounts, claims and entities stand in the record, by id."""

    documents: Mapping[str, int]
    accounts: Mapping[str, int]
    claims: Mapping[str, int]
    entities: Mapping[str, int]

    def at(self, document: str, start: int | None, end: int | None) -> Key:
        """Return the key of a stretch of a document; one without a start comes first."""
        return (
            self.documents.get(document, LAST),
            -1 if start is None else start,
            -1 if end is None else end,
        )

    def of_claims(self, claims: Sequence[str]) -> Key:
        """Return the key of something that consists of claims: their places, lowest first."""
        return tuple(sorted(self.claims.get(claim, LAST) for claim in claims))


def document_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents in the record's order."""
    return tuple(sorted(documents, key=lambda item: (item.sha256, item.path)))


def account_order(accounts: Iterable[Account], documents: Mapping[str, int]) -> tuple[Account, ...]:
    """Return the accounts in the record's order."""
    return tuple(sorted(accounts, key=lambda item: (documents[item.document], item.spans, item.id)))


def places(
    documents: Sequence[Document],
    accounts: Sequence[Account] = (),
    claims: Sequence[Claim] = (),
    entities: Sequence[Entity] = (),
) -> Places:
    """Return where records stand that are already in order."""
    return Places(
        documents={item.id: number for number, item in enumerate(documents)},
        accounts={item.id: number for number, item in enumerate(accounts)},
        claims={item.id: number for number, item in enumerate(claims)},
        entities={item.id: number for number, item in enumerate(entities)},
    )


def ordered(name: str, records: Iterable[Any], where: Places) -> tuple[Any, ...]:
    """Return the records of the value ``name`` in the record's order."""
    key = KEYS[name]
    return tuple(sorted(records, key=lambda item: key(item, where)))


def _entity(item: Entity, where: Places) -> Key:
    if item.mentions:
        first = min(where.at(m.document, m.start, m.end) for m in item.mentions)
        return (*first, item.id)
    # Tellers whom their account never mentions: after all that is mentioned, by account.
    first_account = min((where.accounts.get(a, LAST) for a in item.tells), default=LAST)
    return (LAST, first_account, 0, item.id)


KEYS: Mapping[str, Callable[[Any, Places], Key]] = {
    "set_aside": lambda item, where: (*where.at(item.document, item.start, item.end), item.reason),
    "notices": lambda item, where: (
        *where.at(item.document, item.start, item.end),
        item.code,
        item.message,
    ),
    "not_understood": lambda item, where: (
        *where.at(item.document, item.start, item.end),
        item.reason,
    ),
    "claims": lambda item, where: (*where.at(item.document, item.start, item.end), item.id),
    "people": _entity,
    "undecided": lambda item, where: (
        where.entities.get(item.left, LAST),
        where.entities.get(item.right, LAST),
        item.score,
    ),
    "origins": lambda item, where: (
        min((where.accounts.get(a, LAST) for a in item.accounts), default=LAST),
        item.id,
    ),
    "copies": lambda item, where: (
        *where.at(item.source.document, item.source.start, item.source.end),
        *where.at(item.target.document, item.target.start, item.target.end),
        item.id,
    ),
    "events": lambda item, where: (where.of_claims(item.claims), item.id),
    "findings": lambda item, where: (where.of_claims(item.claims), item.slot, item.id),
    "conflicts": lambda item, where: (where.of_claims(item.claims), item.id),
    "versions": lambda item, where: (
        where.of_claims((*item.holds, *item.gives_up)),
        item.rank,
        item.id,
    ),
    "questions": lambda item, where: (
        *where.at(item.document, item.start, item.end),
        item.account,
    ),
    "judgements": lambda item, where: (
        min((where.at(q.document, q.start, q.end) for q in item.targets), default=(LAST, 0, 0)),
        item.id,
    ),
}
KEYS = {**KEYS, "extracted": KEYS["claims"], "asked": KEYS["questions"]}
