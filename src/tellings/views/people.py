"""People under all their names, who uses which, and pairs that may be one."""

from dataclasses import dataclass

from tellings.errors import RecordError
from tellings.records.people import Entity, Name, Undecided
from tellings.records.spans import cut
from tellings.views.findings import Side, sides
from tellings.views.index import Index

KIND_ORDER = ("person", "group", "organisation", "place", "object")
LONGEST_LIST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A name: its ``text`` and how often it stands (``count``).

    ``accounts`` are the numbers of the accounts that use it; ``more`` counts those not listed.
    """

    text: str
    count: int
    accounts: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """A relation: ``kind`` ("daughter of"), ``name`` of the other, ``to`` its id, ``quotes``."""

    kind: str
    name: str
    to: str
    quotes: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Someone or something in the accounts.

    ``id``, ``name``, ``kind`` ("person", "group", ...), ``sphere`` ("events" or "telling");
    ``names`` most frequent first; ``mentions`` their number, pronouns included; ``events`` the
    number of events with a part in them; ``relations``; ``tells`` the numbers of the accounts
    told; ``accounts`` the number of accounts that mention them.
    """

    id: str
    name: str
    kind: str
    sphere: str
    names: tuple[NameView, ...]
    mentions: int
    events: int
    relations: tuple[RelationView, ...]
    tells: tuple[str, ...]
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndecidedView:
    """Two that may be the same, not joined: names ``left`` and ``right``, the ``evidence``."""

    left: str
    right: str
    evidence: tuple[str, ...]


def people(index: Index) -> tuple[PersonView, ...]:
    """Return the entities: persons before groups before things, those in most events first."""
    events = _events(index)
    views = [_person(index, entity, events.get(entity.id, 0)) for entity in index.record.entities]
    return tuple(
        sorted(
            views, key=lambda v: (KIND_ORDER.index(v.kind), -v.events, -v.mentions, v.name, v.id)
        )
    )


def undecided(index: Index) -> tuple[UndecidedView, ...]:
    """Return the pairs that may be the same in the record's order."""
    return tuple(_undecided(index, pair) for pair in index.record.undecided)


def _events(index: Index) -> dict[str, int]:
    events: dict[str, int] = {}
    for event in index.record.events:
        present = {
            role.entity
            for claim in map(index.claim, event.claims)
            for role in claim.roles
            if role.entity is not None
        }
        for entity in present:
            events[entity] = events.get(entity, 0) + 1
    return events


def _person(index: Index, entity: Entity, events: int) -> PersonView:
    for mention in entity.mentions:
        found = cut(index.texts, mention.document, mention.start, mention.end)
        if found != mention.text:
            raise RecordError(
                f"a mention of {entity.name!r} at {mention.start}-{mention.end} is recorded as "
                f"{mention.text!r}, but the document says {found!r}"
            )
    names = sorted(entity.names, key=lambda name: (-name.count, name.text))
    return PersonView(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        sphere=entity.sphere,
        names=tuple(_name(index, name) for name in names),
        mentions=len(entity.mentions),
        events=events,
        relations=tuple(
            RelationView(
                kind=relation.kind,
                name=index.entity(relation.to).name,
                to=relation.to,
                quotes=sides(index, relation.claims),
            )
            for relation in entity.relations
        ),
        tells=_numbers(index, entity.tells),
        accounts=len({mention.account for mention in entity.mentions}),
    )


def _name(index: Index, name: Name) -> NameView:
    numbers = _numbers(index, name.accounts)
    return NameView(
        text=name.text,
        count=name.count,
        accounts=numbers[:LONGEST_LIST],
        more=max(0, len(numbers) - LONGEST_LIST),
    )


def _numbers(index: Index, accounts: tuple[str, ...]) -> tuple[str, ...]:
    wanted = set(accounts)
    for account in accounts:
        index.label(account)
    return tuple(label.number for account, label in index.labels.items() if account in wanted)


def _undecided(index: Index, pair: Undecided) -> UndecidedView:
    return UndecidedView(
        left=index.entity(pair.left).name,
        right=index.entity(pair.right).name,
        evidence=pair.evidence,
    )
