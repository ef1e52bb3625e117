"""Records written to tables or payloads come back equal, whatever they hold."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casefile.record_strategies import of

from tellings import casefile
from tellings.casefile import payloads
from tellings.casefile.mapping import records_of, rows_of
from tellings.casefile.store import RecordRows, read, save
from tellings.casefile.tables import TABLES, layouts
from tellings.casefile.vectors import add_vectors, keep_only, known_texts, read_vectors, text_key
from tellings.records.claims import Claim
from tellings.records.language import Analysis

STORED = [table for table in TABLES if table.name != "judgements"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory):
    """Return a case that does not hold links to records of other tables against us."""
    with casefile.create(tmp_path_factory.mktemp("cases") / "case", title="") as case:
        case.connection.execute("PRAGMA foreign_keys = OFF")
        yield case


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_rows_and_records_are_inverse(table, data: st.DataObject) -> None:
    """Every kind of record becomes rows of plain values, and these the same record."""
    records = _some(table, data)
    layout = layouts()[table.name]
    extra = ("stage",) * len(table.extra)
    rows = rows_of(layout, records, extra=extra)
    for item in layout.walk():
        assert all(len(row) == len(item.columns) for row in rows[item.table.name])
    assert records_of(layout, rows) == records


@pytest.mark.parametrize("table", STORED, ids=lambda table: table.name)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_tables_give_back_what_was_saved(case, table, data: st.DataObject) -> None:
    """Every kind of record is the same after it was in the case file, and replaces what was."""
    for _ in range(2):
        records = tuple(_some(table, data))
        where = dict.fromkeys(table.extra, "one")
        part = RecordRows(table=table.name, records=records, where=where)
        # Foreign keys are off, so children of replaced records must be taken away by hand.
        for item in reversed(list(layouts()[table.name].walk())):
            case.connection.execute(f"DELETE FROM {item.table.name}")
        save(case, [part], stage="x", scope="", fingerprint="f", before=None)
        assert read(case, table.name) == records
    assert case.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def _some(table, data: st.DataObject) -> list:
    records = data.draw(st.lists(of(table.record), max_size=3))
    if table.fixed:
        records = [replace(record, **table.fixed) for record in records]
    if hasattr(table.record, "id"):
        # Ids are made from content, so two records never share one.
        records = [replace(record, id=f"{n}") for n, record in enumerate(records)]
    return records


@pytest.mark.parametrize("kind", [Analysis, tuple[Claim, ...], Claim | None])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_payloads_give_back_their_value(kind, data: st.DataObject) -> None:
    """A payload is the same value when it is read back, and the same bytes for the same value."""
    value = data.draw(of(kind))
    dumped = payloads.dump(value, kind)
    back = payloads.load(payloads.decompress(payloads.compress(dumped)), kind)
    assert back == value
    assert payloads.dump(back, kind) == dumped


def test_shapes_tell_types_apart() -> None:
    """The shape of a type names its fields and their types, so that a change shows."""
    assert payloads.codec(tuple[Claim, ...]).shape != payloads.codec(Claim).shape
    assert "predicate:text" in payloads.codec(Claim).shape
    assert "tense:text?" in payloads.codec(Claim).shape


def test_numpy_numbers_are_stored_as_numbers() -> None:
    """NumPy's numbers, which rooms may leave in records, are plain numbers in the case file."""
    layout = layouts()["findings"]
    record = replace(_finding(), weight=np.float32(0.5))
    assert [type(value) for value in rows_of(layout, [record])["findings"][0]][-1] is float
    hint = layouts()["documents"].children["hints"]
    assert hint.parts[1].write(np.int64(3)) == (3,)


def _finding():
    from tellings.records.findings import Finding

    return Finding(id="f", kind="only", event=None, slot="s", claims=(), explanation="e")


def test_vectors_are_kept_exactly(case) -> None:
    """Vectors come back bit for bit; those of texts no longer needed are forgotten."""
    rows = np.random.default_rng(7).normal(size=(3, 384)).astype(np.float32)
    keys = [text_key(text) for text in ("a", "b", "\ud800")]
    add_vectors(case, keys, rows, model="m")
    add_vectors(case, keys[:1], rows[:1], model="older")
    found = read_vectors(case, model="m")
    assert all(np.array_equal(found[key], row) for key, row in zip(keys, rows, strict=True))
    keep_only(case, keys[:2], model="m")
    assert known_texts(case, model="m") == set(keys[:2])
    assert known_texts(case, model="older") == set()
