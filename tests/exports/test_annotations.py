"""Web Annotations: selectors lead back to the words; JSON-LD that an RDF library reads."""

import json
from dataclasses import replace
from typing import Any

import pytest

from parade import parade
from tellings.errors import RecordError
from tellings.exports import export_annotations
from tellings.exports.annotations import CONTEXT

OA = "http://www.w3.org/ns/oa#"
TERMS = {
    "@vocab": OA,
    "id": "@id",
    "type": "@type",
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "exact": f"{OA}exact",
}
"""The few terms of the recommendation's context that the test asks for, so that none is fetched."""


def collection() -> dict[str, Any]:
    """Return the parade's annotations, parsed."""
    parsed: dict[str, Any] = json.loads(export_annotations(parade()))
    return parsed


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return an annotation's targets as a list."""
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def test_both_selectors_lead_to_the_same_words() -> None:
    """Position and quote select the same stretch; prefix and suffix stand around it."""
    texts = {document.sha256: document.text for document in parade().documents}
    selected = [t for item in collection()["first"]["items"] for t in targets(item)]
    assert selected
    for target in selected:
        text = texts[target["source"]["sha256"]]
        quote, position = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(around) == position["start"] - len(quote["prefix"])


def test_every_claim_finding_and_conflict_is_an_annotation() -> None:
    """Nothing said or found is left out, but what only one account says."""
    record = parade()
    ids = {item["id"] for item in collection()["first"]["items"]}
    assert ids == (
        {f"urn:tellings:claim:{claim.id}" for claim in record.claims}
        | {f"urn:tellings:finding:{f.id}" for f in record.findings if f.kind != "only"}
        | {f"urn:tellings:conflict:{c.id}" for c in record.conflicts}
    )
    assert collection()["total"] == len(ids)


def test_it_is_json_ld() -> None:
    """An RDF library finds each annotation with its target, source and exact words."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib comes with the validators")
    data = collection()
    assert data["@context"][0] == CONTEXT[0]
    data["@context"] = [TERMS, data["@context"][1]]
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    words = {str(o) for o in graph.objects(None, rdflib.URIRef(f"{OA}exact"))}
    assert words == {claim.quote for claim in parade().claims}
    sources = {str(o) for o in graph.objects(None, rdflib.URIRef(f"{OA}hasSource"))}
    assert sources == {f"urn:sha256:{d.sha256}" for d in parade().documents}


def test_inexact_quote_is_refused() -> None:
    """A record whose quote is not its document's words gives no annotations."""
    record = parade()
    first = replace(record.claims[0], quote="words that nobody wrote")
    with pytest.raises(RecordError):
        export_annotations(replace(record, claims=(first, *record.claims[1:])))
