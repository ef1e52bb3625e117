"""The JSON record: its schema, its order of keys, its quotes."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from parade import parade
from tellings.errors import RecordError
from tellings.exports.json_export import export_json, schema
from tellings.records.spans import cut

CONTRACT = [
    "format",
    "case",
    "documents",
    "accounts",
    "set_aside",
    "entities",
    "claims",
    "events",
    "findings",
    "conflicts",
    "versions",
    "copies",
    "questions",
    "judgements",
    "notices",
]
CLAIM_KEYS = [
    "id",
    "account",
    "document",
    "start",
    "end",
    "quote",
    "predicate",
    "roles",
    "when",
    "where",
    "amounts",
    "polarity",
    "stance",
    "voice",
    "about",
    "certainty",
    "reading",
]


def quoted(value: Any) -> list[tuple[str | None, dict[str, Any]]]:
    """Return every object below ``value`` that has a start, with the document it stands in."""
    found: list[tuple[str | None, dict[str, Any]]] = []

    def walk(part: Any, document: str | None) -> None:
        if isinstance(part, dict):
            inside = part.get("document", document)
            if part.get("start") is not None:
                found.append((inside, part))
            for child in part.values():
                walk(child, inside)
        elif isinstance(part, list):
            for child in part:
                walk(child, document)

    walk(value, None)
    return found


def test_export_fits_its_schema() -> None:
    """Every export is valid under the packaged JSON Schema."""
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    assert [error.message for error in validator.iter_errors(json.loads(parade().to_json()))] == []


def test_schema_refuses_a_missing_key() -> None:
    """A record without one of the contract's keys is not valid."""
    data = json.loads(parade().to_json())
    del data["claims"][0]["polarity"]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(data)


def test_keys_stand_in_the_contract_order() -> None:
    """Keys come in the order that the contract gives them."""
    data = json.loads(export_json(parade()))
    assert list(data) == CONTRACT
    assert {tuple(claim) for claim in data["claims"]} == {tuple(CLAIM_KEYS)}


def test_every_quote_is_cut_from_its_text() -> None:
    """Whatever carries words with offsets equals the stretch of its document's text."""
    record = parade()
    texts = {document.id: document.text for document in record.documents}
    items = quoted(json.loads(export_json(record)))
    checked = 0
    for document, item in items:
        words = item.get("quote", item.get("text", item.get("stated")))
        if words is not None:
            assert document is not None
            assert cut(texts, document, item["start"], item["end"]) == words
            checked += 1
    assert checked > len(record.claims)


def test_wrong_quote_fails_and_is_named() -> None:
    """A quote that is not in the text is an error that names the claim."""
    record = parade()
    wrong = replace(record.claims[0], quote="never said")
    with pytest.raises(RecordError, match=wrong.id):
        export_json(replace(record, claims=(wrong, *record.claims[1:])))


def test_text_is_included_only_when_asked() -> None:
    """The documents' texts are in the export with ``with_text`` alone."""
    record = parade()
    assert "text" not in json.loads(export_json(record))["documents"][0]
    with_text = json.loads(export_json(record, with_text=True))
    assert with_text["documents"][0]["text"] == record.documents[0].text


def test_to_json_equals_the_export() -> None:
    """The Python interface and the command give the same bytes."""
    assert parade().to_json() == export_json(parade())
