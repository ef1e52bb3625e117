"""Reading records, and replacing a stage's rows in one transaction with its fingerprint.

What a stage gives is a set of parts, each a table's records or a payload, of one document, one
account or the whole case. ``save`` takes the old rows of these parts away, writes the new ones and
notes the fingerprint of what they were made from, all in one transaction: whoever looks sees the
stage's old result or its new one, never a mixture.
"""

import gc
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tellings.casefile import payloads
from tellings.casefile.case import Case
from tellings.casefile.columns import Row
from tellings.casefile.connection import case_errors, transaction
from tellings.casefile.mapping import Layout, records_of, rows_of
from tellings.casefile.tables import layouts
from tellings.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRows:
    """New records for a table.

    ``where`` names the rows they replace (column and value); the table's extra columns are set
    from it.
    """

    table: str
    records: tuple[Any, ...]
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """A new payload under ``name`` and ``scope``; ``kind`` is the value's type."""

    name: str
    scope: str
    value: Any
    kind: Any


Part = RecordRows | Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRun:
    """That a stage ran: on what (``fingerprint``) and what it gave (``output``, a digest)."""

    stage: str
    scope: str
    fingerprint: str
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A part as it will be written, worked out once: digest and rows come from the same values."""

    digest: str
    rows: Mapping[str, list[Row]]
    data: bytes | None


def read(case: Case, table: str, *, where: Mapping[str, str] | None = None) -> tuple[Any, ...]:
    """Return a table's records in the order they were written; ``where`` picks by column."""
    layout = layouts()[table]
    with case_errors(case.path), collection_paused():
        rows = {item.table.name: _select(case, item, layout, where) for item in layout.walk()}
        return tuple(records_of(layout, rows))


@contextmanager
def snapshot(case: Case) -> Iterator[None]:
    """Let everything read inside be of one moment, whatever another process writes meanwhile."""
    with case_errors(case.path):
        if case.connection.in_transaction:
            yield
            return
        case.connection.execute("BEGIN")
        try:
            yield
        finally:
            case.connection.execute("ROLLBACK")


@contextmanager
def collection_paused() -> Iterator[None]:
    """Do not look for reference cycles while many records are made that have none.

    Reading 20,000 claims with all that belongs to them takes half the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _select(
    case: Case, layout: Layout, root: Layout, where: Mapping[str, str] | None
) -> Iterable[Row]:
    table = layout.table.name
    columns = ", ".join(f'"{column}"' for column in layout.columns)
    is_root = layout is root
    order = "rowid" if is_root else ", ".join((*layout.table.key, "position"))
    condition = " AND ".join(f'"{column}" = ?' for column in where or ())
    if condition and not is_root:
        # A child's first key column holds its root record's key.
        key = root.table.key[0] if root.table.numbered else "id"
        inner = f"SELECT {key} FROM {root.table.name} WHERE {condition}"  # noqa: S608
        condition = f"{layout.table.key[0]} IN ({inner})"
    # The names are those of our own table declarations; values are always bound.
    where_clause = f"WHERE {condition}" if condition else ""
    query = f"SELECT {columns} FROM {table} {where_clause} ORDER BY {order}"  # noqa: S608
    return case.connection.execute(query, tuple((where or {}).values())).fetchall()


def read_payload(case: Case, name: str, scope: str, kind: Any) -> Any | None:
    """Return the payload, or None when there is none."""
    with case_errors(case.path):
        row = case.connection.execute(
            "SELECT data FROM payloads WHERE name = ? AND scope = ?", (name, scope)
        ).fetchone()
    return None if row is None else payloads.load(payloads.decompress(row[0]), kind)


def runs(case: Case) -> dict[tuple[str, str], StageRun]:
    """Return what has run, by stage and scope."""
    with case_errors(case.path):
        rows = case.connection.execute(
            "SELECT stage, scope, fingerprint, output FROM stage_runs ORDER BY stage, scope"
        ).fetchall()
    return {
        (row[0], row[1]): StageRun(stage=row[0], scope=row[1], fingerprint=row[2], output=row[3])
        for row in rows
    }


def save(
    case: Case,
    parts: Sequence[Part],
    *,
    stage: str,
    scope: str,
    fingerprint: str,
    before: StageRun | None,
    clears: Sequence[str] = (),
    tables: Mapping[str, Sequence[str]] | None = None,
    drops: Sequence[str] = (),
    kept_apart: str = "",
) -> StageRun:
    """Replace a stage's rows and note its run; return the note.

    When the result is the one that is stored, only the note changes. Otherwise the stages named
    in ``clears`` (those that rest on this one's rows) lose theirs, by ``tables``: stage to the
    tables it fills, last filled first. ``drops`` are scopes (documents, accounts) that go with
    the old rows: nothing counts as run for them any more. ``kept_apart`` is the digest of what
    the stage gave that is kept elsewhere (vectors).
    """
    written = [write_part(part) for part in parts]
    output = digest_of([*(part.digest for part in written), kept_apart])
    run = StageRun(stage=stage, scope=scope, fingerprint=fingerprint, output=output)
    with changing(case):
        if before is None or before.output != output:
            clear(case, clears, tables or {})
            drop_scopes(case, drops)
            for part in reversed(parts):
                _take_away(case, part)
            for part, new in zip(parts, written, strict=True):
                _put(case, part, new)
        case.connection.execute(
            "INSERT OR REPLACE INTO stage_runs (stage, scope, fingerprint, output)"
            " VALUES (?, ?, ?, ?)",
            (stage, scope, fingerprint, output),
        )
    return run


@contextmanager
def changing(case: Case) -> Iterator[None]:
    """One transaction; a broken link between records is a RecordError, nothing is written."""
    assert case.writable
    with integrity_errors(), transaction(case.connection, case.path):
        yield


@contextmanager
def integrity_errors() -> Iterator[None]:
    """Raise a broken constraint as a RecordError."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise RecordError(f"records that do not fit together: {error}") from error


def clear(case: Case, stages: Sequence[str], tables: Mapping[str, Sequence[str]]) -> None:
    """Delete what the stages gave, the last one's first, inside the caller's transaction."""
    for stage in reversed(stages):
        for table in tables.get(stage, ()):
            case.connection.execute(f"DELETE FROM {table}")  # noqa: S608
        case.connection.execute("DELETE FROM stage_runs WHERE stage = ?", (stage,))


def drop_scopes(case: Case, scopes: Sequence[str]) -> None:
    """Forget runs and payloads of documents or accounts, inside the caller's transaction."""
    values = [(scope,) for scope in scopes]
    case.connection.executemany("DELETE FROM payloads WHERE scope = ?", values)
    case.connection.executemany("DELETE FROM stage_runs WHERE scope = ?", values)


def write_part(part: Part) -> Written:
    """Return the part's rows or bytes with their digest."""
    if isinstance(part, Payload):
        data = payloads.dump(part.value, part.kind)
        return Written(digest=hashlib.sha256(data).hexdigest(), rows={}, data=data)
    layout = layouts()[part.table]
    extra = tuple(part.where[column] for column in layout.table.extra)
    rows = rows_of(layout, part.records, extra=extra)
    digest = digest_of(repr((name, row)) for name, group in rows.items() for row in group)
    return Written(digest=digest, rows=rows, data=None)


def digest_of(parts: Iterable[str]) -> str:
    """Return one digest for several texts, each ended so that they cannot run together."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _take_away(case: Case, part: Part) -> None:
    if isinstance(part, Payload):
        case.connection.execute(
            "DELETE FROM payloads WHERE name = ? AND scope = ?", (part.name, part.scope)
        )
        return
    condition = " AND ".join(f'"{column}" = ?' for column in part.where)
    case.connection.execute(
        f"DELETE FROM {part.table} {'WHERE ' + condition if condition else ''}",  # noqa: S608
        tuple(part.where.values()),
    )


def _put(case: Case, part: Part, new: Written) -> None:
    if isinstance(part, Payload):
        assert new.data is not None
        case.connection.execute(
            "INSERT INTO payloads (name, scope, data) VALUES (?, ?, ?)",
            (part.name, part.scope, payloads.compress(new.data)),
        )
        return
    for layout in layouts()[part.table].walk():
        columns = ", ".join(f'"{column}"' for column in layout.columns)
        marks = ", ".join("?" for _ in layout.columns)
        case.connection.executemany(
            f"INSERT INTO {layout.table.name} ({columns}) VALUES ({marks})",  # noqa: S608
            new.rows[layout.table.name],
        )
