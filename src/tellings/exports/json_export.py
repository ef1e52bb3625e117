"""The JSON export and the JSON Schema that describes it."""

import json
from importlib import resources
from typing import Any

from tellings.records.record import Record
from tellings.records.serialise import record_json

SCHEMA_FILE = "tellings-record-1.schema.json"


def export_json(record: Record, *, with_text: bool = False) -> str:
    """Return the record as ``tellings-record/1``; RecordError when a quote is not exact."""
    return record_json(record, with_text=with_text)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``tellings-record/1``."""
    text = resources.files("tellings.exports").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
