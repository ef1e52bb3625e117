"""The JSON form of a record, ``tellings-record/1``.

A public contract: keys in a fixed order, UTF-8, the same bytes for the same case. Every item that
carries words with offsets is held against the document's text before it is written; a difference
is a RecordError that names the item, never a silent re-anchoring.
"""

import json
from typing import Any

from tellings.errors import RecordError
from tellings.records.claims import Amount, Claim, Question, Role, When, Where, reading_of
from tellings.records.documents import Account, Copy, Document
from tellings.records.events import Event
from tellings.records.findings import Conflict, Finding, Judgement, Version
from tellings.records.people import Entity, Mention
from tellings.records.record import Record
from tellings.records.spans import Quote, Texts, cut

FORMAT = "tellings-record/1"
JsonObject = dict[str, Any]
NOT_UNDERSTOOD = "not-understood"


def record_json(record: Record, *, with_text: bool = False) -> str:
    """Return the record as JSON with a final newline; RecordError when a quote is not exact."""
    data = record_object(record, with_text=with_text)
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def record_object(record: Record, *, with_text: bool = False) -> JsonObject:
    """Return the record as plain dictionaries and lists in the contract's order of keys."""
    texts = {document.id: document.text for document in record.documents}
    tellers = {account: entity.id for entity in record.entities for account in entity.tells}
    origins = {account: origin.id for origin in record.origins for account in origin.accounts}
    return {
        "format": FORMAT,
        "case": {"title": record.title, "generator": record.generator},
        "documents": [_document(item, with_text=with_text) for item in record.documents],
        "accounts": [_account(item, tellers, origins) for item in record.accounts],
        "set_aside": [
            {"document": a.document, "start": a.start, "end": a.end, "reason": a.reason}
            for a in record.set_aside
        ],
        "entities": [_entity(item, texts) for item in record.entities],
        "claims": [_claim(item, texts) for item in record.claims],
        "events": [_event(item) for item in record.events],
        "findings": [_finding(item) for item in record.findings],
        "conflicts": [_conflict(item) for item in record.conflicts],
        "versions": [_version(item) for item in record.versions],
        "copies": [_copy(item, texts) for item in record.copies],
        "questions": [_question(item, texts) for item in record.questions],
        "judgements": [_judgement(item) for item in record.judgements],
        "notices": _notices(record),
    }


def exact(texts: Texts, document: str, start: int, end: int, words: str, *, item: str) -> str:
    """Return ``words`` when they stand at the span; RecordError naming ``item`` otherwise."""
    found = cut(texts, document, start, end)
    if found != words:
        raise RecordError(
            f"{item}: the words at {start}-{end} of document {document} are {found[:60]!r}, "
            f"not {words[:60]!r}; run 'tellings verify'"
        )
    return words


def _document(document: Document, *, with_text: bool) -> JsonObject:
    data: JsonObject = {
        "id": document.id,
        "path": document.path,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "length": len(document.text),
    }
    if with_text:
        data["text"] = document.text
    return data


def _account(account: Account, tellers: dict[str, str], origins: dict[str, str]) -> JsonObject:
    return {
        "id": account.id,
        "document": account.document,
        "kind": account.kind,
        "teller": tellers.get(account.id),
        "title": account.title,
        "dated": account.dated,
        "parent": account.parent,
        "origin": origins.get(account.id, account.id),
        "spans": [list(span) for span in account.spans],
        "locator": account.locator,
    }


def _mention(mention: Mention, texts: Texts) -> JsonObject:
    words = exact(
        texts,
        mention.document,
        mention.start,
        mention.end,
        mention.text,
        item=f"mention {mention.id}",
    )
    return {
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": words,
        "form": mention.form,
    }


def _entity(entity: Entity, texts: Texts) -> JsonObject:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "sphere": entity.sphere,
        "names": [
            {"text": name.text, "accounts": list(name.accounts), "count": name.count}
            for name in entity.names
        ],
        "mentions": [_mention(mention, texts) for mention in entity.mentions],
        "relations": [
            {"kind": relation.kind, "to": relation.to, "claims": list(relation.claims)}
            for relation in entity.relations
        ],
        "named_by": entity.named_by,
    }


def _role(role: Role, claim: Claim, texts: Texts) -> JsonObject:
    item = f"role {role.role} of claim {claim.id}"
    return {
        "role": role.role,
        "text": exact(texts, claim.document, role.start, role.end, role.text, item=item),
        "start": role.start,
        "end": role.end,
        "entity": role.entity,
    }


def _stated(
    value: When | Where | Amount, claim: Claim, texts: Texts, **normalised: object
) -> JsonObject:
    item = f"{type(value).__name__.lower()} of claim {claim.id}"
    words = exact(texts, claim.document, value.start, value.end, value.stated, item=item)
    return {"stated": words, "start": value.start, "end": value.end, **normalised}


def _when(when: When, claim: Claim, texts: Texts) -> JsonObject:
    return _stated(
        when, claim, texts, earliest=when.earliest, latest=when.latest, relation=when.relation
    )


def _claim(claim: Claim, texts: Texts) -> JsonObject:
    words = exact(
        texts, claim.document, claim.start, claim.end, claim.quote, item=f"claim {claim.id}"
    )
    return {
        "id": claim.id,
        "account": claim.account,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": words,
        "predicate": claim.predicate,
        "roles": [_role(role, claim, texts) for role in claim.roles],
        "when": None if claim.when is None else _when(claim.when, claim, texts),
        "where": None
        if claim.where is None
        else _stated(claim.where, claim, texts, entity=claim.where.entity),
        "amounts": [
            _stated(amount, claim, texts, low=amount.low, high=amount.high, unit=amount.unit)
            for amount in claim.amounts
        ],
        "polarity": claim.polarity,
        "stance": claim.stance,
        "voice": list(claim.voice),
        "about": claim.about,
        "certainty": claim.certainty,
        "reading": reading_of(claim),
    }


def _event(event: Event) -> JsonObject:
    return {
        "id": event.id,
        "label": event.label,
        "order": event.order,
        "claims": list(event.claims),
        "accounts": list(event.accounts),
        "origins": event.origins,
        "basis": [
            {"name": basis.name, "score": round(basis.score, 4), "detail": basis.detail}
            for basis in event.basis
        ],
        "follows": [
            {"earlier": before.earlier, "name": before.name, "detail": before.detail}
            for before in event.follows
        ],
    }


def _finding(finding: Finding) -> JsonObject:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "event": finding.event,
        "slot": finding.slot,
        "claims": list(finding.claims),
        "explanation": finding.explanation,
    }


def _conflict(conflict: Conflict) -> JsonObject:
    return {
        "id": conflict.id,
        "claims": list(conflict.claims),
        "assumes": [{"kind": a.kind, "id": a.id, "detail": a.detail} for a in conflict.assumes],
        "rule": conflict.rule,
        "explanation": list(conflict.explanation),
        "settled_by": conflict.settled_by,
    }


def _version(version: Version) -> JsonObject:
    return {
        "id": version.id,
        "component": version.component,
        "rank": version.rank,
        "holds": list(version.holds),
        "gives_up": list(version.gives_up),
        "criteria": [{"name": c.name, "value": c.value} for c in version.criteria],
    }


def _quote(quote: Quote, texts: Texts | None = None, *, item: str = "quote") -> JsonObject:
    if texts is not None:
        exact(texts, quote.document, quote.start, quote.end, quote.text, item=item)
    return {
        "document": quote.document,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }


def _copy(copy: Copy, texts: Texts) -> JsonObject:
    return {
        "id": copy.id,
        "from": _quote(copy.source, texts, item=f"copy {copy.id}"),
        "to": _quote(copy.target, texts, item=f"copy {copy.id}"),
        "words": copy.words,
        "direction": copy.direction,
        "basis": copy.basis,
    }


def _question(question: Question, texts: Texts) -> JsonObject:
    item = f"question at {question.start} of document {question.document}"
    words = exact(texts, question.document, question.start, question.end, question.text, item=item)
    return {
        "account": question.account,
        "document": question.document,
        "start": question.start,
        "end": question.end,
        "text": words,
        "passages": [
            _quote(
                Quote(document=p.document, start=p.start, end=p.end, text=p.text),
                texts,
                item=f"passage of {item}",
            )
            for p in question.passages
        ],
    }


def _judgement(judgement: Judgement) -> JsonObject:
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        # A judgement whose words are gone is listed, so its targets are not held to the text.
        "targets": [_quote(target) for target in judgement.targets],
        "value": judgement.value,
        "by": judgement.by,
        "at": judgement.at,
        "reason": judgement.reason,
        "replaces": judgement.replaces,
        "applied": judgement.applied,
        "obstacle": judgement.obstacle,
    }


def _notices(record: Record) -> list[JsonObject]:
    rows = [(n.document, n.start, n.end, n.code, n.message) for n in record.notices]
    rows += [(n.document, n.start, n.end, NOT_UNDERSTOOD, n.reason) for n in record.not_understood]
    rank = {document.id: position for position, document in enumerate(record.documents)}
    rows.sort(key=lambda r: (rank.get(r[0], len(rank)), r[1] or 0, r[2] or 0, r[3], r[4]))
    return [
        {"document": document, "start": start, "end": end, "code": code, "message": message}
        for document, start, end, code, message in rows
    ]
