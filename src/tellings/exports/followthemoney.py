"""The record as FollowTheMoney entities and statements (https://followthemoney.tech).

A statement is one property value of one entity with where it comes from; entities are their
statements put together. Statements come first here too: each names as its origin the document and
the code points of the words behind it, so that a value can be traced after many data sets were
joined.

    Document      a document, with its hashes among the keywords
    Person, Organization, LegalEntity   people, organisations, groups of the story
    Family, UnknownLink                 relations, as claims state them
    Event         an event: who is involved, when, where, the documents as proof
    Note          a claim: the verbatim quote, who is in it
    Mention       a form under which somebody appears in a document

The ids of statements are those of the library (SHA-1 over data set, entity, property and value).
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.records.claims import Claim, is_sure
from tellings.records.events import Event
from tellings.records.people import Entity
from tellings.records.record import Record
from tellings.records.serialise import exact

DATASET = "tellings"
PEOPLE = {"person": "Person", "organisation": "Organization", "group": "LegalEntity"}
# fmt: off
KIN = frozenset({
    "aunt", "brother", "child", "cousin", "daughter", "father", "granddaughter", "grandfather",
    "grandmother", "grandson", "husband", "mother", "nephew", "niece", "parent",
    "sibling", "sister", "son", "spouse", "stepfather", "stepmother", "uncle", "wife",
})
# fmt: on
COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "id",
)
TYPES = {
    "name": "name",
    "alias": "name",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "location": "address",
    "summary": "text",
    "description": "text",
    "mimeType": "mimetype",
}
REFERENCES = frozenset(
    {"proof", "involved", "person", "relative", "subject", "object", "entity", "document"}
    | {"resolved"}
)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A property value: ``entity`` of ``schema`` has ``value`` for ``prop``, said at ``origin``."""

    entity: str
    schema: str
    prop: str
    value: str
    origin: str

    @property
    def id(self) -> str:
        """The library's key of this statement."""
        key = f"{DATASET}.{self.entity}.{self.prop}.{self.value}"
        return hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()

    @property
    def type(self) -> str:
        """The library's name for the type of the property."""
        return "entity" if self.prop in REFERENCES else TYPES.get(self.prop, "string")


def export_entities(record: Record) -> str:
    """Return the entities as JSON lines; RecordError when a quote is not exact."""
    entities: dict[str, tuple[str, dict[str, dict[str, None]]]] = {}
    for statement in statements(record):
        _, values = entities.setdefault(statement.entity, (statement.schema, {}))
        values.setdefault(statement.prop, {})[statement.value] = None
    lines = (
        {"id": key, "schema": schema, "properties": {p: list(v) for p, v in values.items()}}
        for key, (schema, values) in entities.items()
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def export_statements(record: Record) -> str:
    """Return the statements as CSV in the library's columns; RecordError on an inexact quote.

    The values are data for programs and are written as they are, formula or not.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for one in statements(record):
        row = (one.entity, one.entity, one.prop, one.type, one.schema, one.value)
        writer.writerow((*row, DATASET, one.origin, one.id))
    return buffer.getvalue()


def statements(record: Record) -> tuple[Statement, ...]:
    """Return every statement once, entity by entity."""
    found: dict[tuple[str, str, str], Statement] = {}
    for part in (_documents, _people, _relations, _events, _notes, _mentions):
        for statement in part(record):
            value = " ".join(statement.value.encode("utf-8", "replace").decode("utf-8").split())
            if value:
                key = (statement.entity, statement.prop, value)
                found.setdefault(key, _with_value(statement, value))
    return tuple(found.values())


def _with_value(statement: Statement, value: str) -> Statement:
    return Statement(
        entity=statement.entity,
        schema=statement.schema,
        prop=statement.prop,
        value=value,
        origin=statement.origin,
    )


def _of(
    entity: str, schema: str, origin: str, values: Iterable[tuple[str, str | None]]
) -> Iterator[Statement]:
    for prop, value in values:
        if value:
            yield Statement(entity=entity, schema=schema, prop=prop, value=value, origin=origin)


def _paths(record: Record) -> dict[str, str]:
    return {document.id: document.path for document in record.documents}


def _origin(path: str, start: int, end: int) -> str:
    return f"{path}:{start}-{end}"


def _documents(record: Record) -> Iterator[Statement]:
    for document in record.documents:
        yield from _of(
            f"document-{document.id}",
            "Document",
            document.path,
            (
                ("fileName", document.path),
                ("mimeType", document.media_type),
                ("keywords", f"sha256:{document.sha256}"),
                ("keywords", f"text-sha256:{document.text_sha256}"),
            ),
        )


def _story(record: Record) -> dict[str, Entity]:
    return {e.id: e for e in record.entities if e.kind in PEOPLE and e.mentions}


def _people(record: Record) -> Iterator[Statement]:
    paths = _paths(record)
    for entity in _story(record).values():
        key, schema = f"entity-{entity.id}", PEOPLE[entity.kind]
        seen: dict[str, str] = {}
        for mention in entity.mentions:
            place = _origin(paths[mention.document], mention.start, mention.end)
            seen.setdefault(mention.text, place)
        first = next(iter(seen.values()))
        yield from _of(key, schema, seen.get(entity.name, first), [("name", entity.name)])
        for name in entity.names:
            if name.text != entity.name:
                place = seen.get(name.text, first)
                yield from _of(key, schema, place, [("alias", name.text)])
        where = "makers and tellers" if entity.sphere == "telling" else "people of the events"
        yield from _of(key, schema, first, [("keywords", where)])


def _relations(record: Record) -> Iterator[Statement]:
    people, paths = _story(record), _paths(record)
    claims = {claim.id: claim for claim in record.claims}
    for entity in people.values():
        for relation in entity.relations:
            if relation.to not in people:
                continue
            key = f"relation-{entity.id}-{relation.to}-{relation.kind.replace(' ', '-')}"
            kin = relation.kind.split(" ")[0] in KIN and entity.kind == "person"
            schema = "Family" if kin and people[relation.to].kind == "person" else "UnknownLink"
            ends = ("person", "relative", "relationship") if schema == "Family" else None
            left, right, word = ends or ("subject", "object", "role")
            for claim in (claims[c] for c in relation.claims if c in claims):
                values = (
                    (left, f"entity-{entity.id}"),
                    (right, f"entity-{relation.to}"),
                    (word, relation.kind),
                    ("description", claim.quote),
                    ("proof", f"document-{claim.document}"),
                )
                place = _origin(paths[claim.document], claim.start, claim.end)
                yield from _of(key, schema, place, values)


def _events(record: Record) -> Iterator[Statement]:
    claims = {claim.id: claim for claim in record.claims}
    people, paths = _story(record), _paths(record)
    for event in record.events:
        for claim in (claims[key] for key in event.claims):
            origin = _origin(paths[claim.document], claim.start, claim.end)
            yield from _of(f"event-{event.id}", "Event", origin, _event(event, claim, people))


def _event(event: Event, claim: Claim, people: dict[str, Entity]) -> Iterator[tuple[str, str]]:
    yield "name", event.label
    yield "proof", f"document-{claim.document}"
    if not is_sure(claim):
        return
    for role in claim.roles:
        if role.entity in people:
            yield "involved", f"entity-{role.entity}"
    if claim.where is not None:
        yield "location", claim.where.stated
    if claim.when is not None:
        for prop, moment in (("startDate", claim.when.earliest), ("endDate", claim.when.latest)):
            day = _DAY.match(moment or "")
            if day:
                yield prop, day.group()


def _notes(record: Record) -> Iterator[Statement]:
    people, paths = _story(record), _paths(record)
    texts = {document.id: document.text for document in record.documents}
    for claim in record.claims:
        where = (claim.document, claim.start, claim.end)
        exact(texts, *where, claim.quote, item=f"claim {claim.id}")
        in_it = dict.fromkeys([*claim.voice, *(r.entity for r in claim.roles if r.entity)])
        values = (
            ("name", claim.predicate),
            ("description", claim.quote),
            ("proof", f"document-{claim.document}"),
            ("keywords", claim.polarity),
            ("keywords", claim.stance),
            *((("keywords", "reading unsure"),) if not is_sure(claim) else ()),
            *(("entity", f"entity-{entity}") for entity in in_it if entity in people),
        )
        origin = _origin(paths[claim.document], claim.start, claim.end)
        yield from _of(f"claim-{claim.id}", "Note", origin, values)


def _mentions(record: Record) -> Iterator[Statement]:
    paths = _paths(record)
    for entity in _story(record).values():
        for mention in entity.mentions:
            if mention.form == "name":
                form = hashlib.sha256(mention.text.encode("utf-8", "replace")).hexdigest()[:12]
                key = f"mention-{entity.id}-{mention.document}-{form}"
                origin = _origin(paths[mention.document], mention.start, mention.end)
                values = (
                    ("document", f"document-{mention.document}"),
                    ("resolved", f"entity-{entity.id}"),
                    ("name", mention.text),
                    ("detectedSchema", PEOPLE[entity.kind]),
                )
                yield from _of(key, "Mention", origin, values)
