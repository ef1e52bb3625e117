"""The record as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

One collection with one page. Every claim is an annotation on its words: a text quote selector
(exact words with what stands before and after) and a text position selector
(code points, the end excluded) side by side, so that a tool may take either and hold it against
the other. The body says what was read there. Findings and conflict sets are annotations on all
their quotes at once. Each document is a source with the SHA-256 of its file and of its text, so
that a reader knows whether the offsets still belong to the file at hand.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tellings.records.claims import Claim, reading_of
from tellings.records.findings import Conflict, Finding
from tellings.records.record import Record
from tellings.records.serialise import exact

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "tellings": "urn:tellings:",
        "sha256": "tellings:sha256",
        "textSha256": "tellings:text-sha256",
        "polarity": "tellings:polarity",
        "stance": "tellings:stance",
        "reading": "tellings:reading",
        "about": "tellings:about",
        "predicate": "tellings:predicate",
        "kind": "tellings:kind",
        "slot": "tellings:slot",
        "rule": "tellings:rule",
        "assumes": "tellings:assumes",
    },
)
AROUND = 32
"""Code points of context before and after the exact words, as the recommendation's examples."""

JsonObject = dict[str, Any]


def export_annotations(record: Record) -> str:
    """Return the annotations as JSON-LD text; RecordError when a quote is not exact."""
    items = list(_annotations(record))
    page = {
        "type": "AnnotationPage",
        "partOf": "urn:tellings:collection",
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": list(CONTEXT),
        "id": "urn:tellings:collection",
        "type": "AnnotationCollection",
        "label": record.title,
        "generator": {"type": "Software", "name": record.generator},
        "total": len(items),
        "first": {"id": "urn:tellings:page:1", **page},
    }
    return json.dumps(_plain(collection), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """Return the value without lone surrogates, which no UTF-8 text can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _annotations(record: Record) -> Iterator[JsonObject]:
    claims = {claim.id: claim for claim in record.claims}
    targets = {claim.id: target for claim, target in _targets(record)}
    for claim in record.claims:
        yield _claim(claim, targets[claim.id])
    for finding in record.findings:
        if finding.kind != "only":
            yield _finding(finding, [targets[key] for key in finding.claims if key in claims])
    for conflict in record.conflicts:
        yield _conflict(conflict, [targets[key] for key in conflict.claims if key in claims])


def _targets(record: Record) -> Iterator[tuple[Claim, JsonObject]]:
    texts = {document.id: document.text for document in record.documents}
    sources = {document.id: _source(document) for document in record.documents}
    for claim in record.claims:
        where = (claim.document, claim.start, claim.end)
        exact(texts, *where, claim.quote, item=f"claim {claim.id}")
        yield claim, _target(texts[claim.document], claim, sources[claim.document])


def _source(document: Any) -> JsonObject:
    return {
        "id": f"urn:sha256:{document.sha256}",
        "type": "Text",
        "format": document.media_type,
        "label": document.path,
        "sha256": document.sha256,
        "textSha256": document.text_sha256,
    }


def _target(text: str, claim: Claim, source: Mapping[str, Any]) -> JsonObject:
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.quote,
                "prefix": text[max(0, claim.start - AROUND) : claim.start],
                "suffix": text[claim.end : claim.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        ],
    }


def _claim(claim: Claim, target: JsonObject) -> JsonObject:
    said = "; ".join([claim.predicate, *(f"{role.role}: {role.text}" for role in claim.roles)])
    return {
        "id": f"urn:tellings:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": said, "format": "text/plain", "language": "en"},
        "target": target,
        "predicate": claim.predicate,
        "polarity": claim.polarity,
        "stance": claim.stance,
        "about": claim.about,
        "reading": reading_of(claim),
    }


def _finding(finding: Finding, targets: list[JsonObject]) -> JsonObject:
    return {
        "id": f"urn:tellings:finding:{finding.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": _words(finding.explanation),
        "target": targets,
        "kind": finding.kind,
        "slot": finding.slot,
    }


def _conflict(conflict: Conflict, targets: list[JsonObject]) -> JsonObject:
    return {
        "id": f"urn:tellings:conflict:{conflict.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": _words(" ".join(conflict.explanation)),
        "target": targets,
        "kind": "conflict set",
        "rule": conflict.rule,
        "assumes": [assumption.detail for assumption in conflict.assumes],
    }


def _words(value: str) -> JsonObject:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en"}
