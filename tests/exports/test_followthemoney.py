"""FollowTheMoney: held against the followthemoney library itself."""

import io
import json
from typing import Any

import pytest

from parade import parade
from tellings.exports import export_entities, export_statements
from tellings.exports.followthemoney import DATASET, PEOPLE, statements
from tellings.records.claims import is_sure

ftm = pytest.importorskip("followthemoney", reason="followthemoney comes with the validators")


def entities() -> list[dict[str, Any]]:
    """Return the parade's entities, parsed."""
    return [json.loads(line) for line in export_entities(parade()).splitlines()]


def test_the_library_keeps_every_value() -> None:
    """Cleaned by the library's own rules, no schema, property or value is refused or changed."""
    for entity in entities():
        cleaned = ftm.model.get_proxy(entity, cleaned=False).to_dict()
        assert cleaned["schema"] == entity["schema"]
        for prop, values in entity["properties"].items():
            assert sorted(cleaned["properties"][prop]) == sorted(values), (entity["schema"], prop)


def test_references_lead_somewhere() -> None:
    """An entity named in a property is itself exported, with a schema that the property allows."""
    known = {entity["id"]: entity["schema"] for entity in entities()}
    for entity in entities():
        schema = ftm.model.get(entity["schema"])
        for prop, values in entity["properties"].items():
            if schema.get(prop).type.name == "entity":
                for value in values:
                    target = ftm.model.get(known[value])
                    assert target.is_a(schema.get(prop).range), (entity["schema"], prop, target)


def test_statements_are_the_librarys() -> None:
    """The library reads the statements; ids and types are what it would give itself."""
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import read_csv_statements

    data = io.BytesIO(export_statements(parade()).encode())
    read = list(read_csv_statements(data))
    ours = statements(parade())
    assert [one.id for one in read] == [one.id for one in ours]
    for one in ours:
        key = Statement.make_key(DATASET, one.entity, one.prop, one.value, False)
        assert key == one.id
        assert ftm.model.get(one.schema).get(one.prop).type.name == one.type


def test_origins_are_the_words() -> None:
    """The origin of a claim's description bounds exactly the quote."""
    texts = {document.path: document.text for document in parade().documents}
    quoted = [s for s in statements(parade()) if s.schema == "Note" and s.prop == "description"]
    assert len(quoted) == len(parade().claims)
    for one in quoted:
        path, _, span = one.origin.rpartition(":")
        start, end = map(int, span.split("-"))
        assert " ".join(texts[path][start:end].split()) == one.value


def test_people_of_the_story_and_makers_are_told_apart() -> None:
    """Every person, group and organisation is an entity; the telling's are marked."""
    record = parade()
    people = {e.id: e for e in record.entities if e.kind in PEOPLE and e.mentions}
    found = {e["id"]: e for e in entities() if e["id"].startswith("entity-")}
    assert set(found) == {f"entity-{key}" for key in people}
    for key, entity in people.items():
        marked = "makers and tellers" in found[f"entity-{key}"]["properties"]["keywords"]
        assert marked == (entity.sphere == "telling")


def test_an_unsure_reading_says_nothing_of_its_event_but_the_words() -> None:
    """Who took part, where and when is not handed on of an unsure claim; its note says unsure."""
    record = parade()
    (doubtful,) = [claim for claim in record.claims if not is_sure(claim)]
    span = f":{doubtful.start}-{doubtful.end}"
    told = [one for one in statements(record) if (one.origin or "").endswith(span)]
    assert {one.prop for one in told if one.schema == "Event"} <= {"name", "proof", "id"}
    assert "reading unsure" in {one.value for one in told if one.schema == "Note"}
