"""Judgements: what people decided. Append-only; no stage touches them, re-reading keeps them.

A judgement points at quotes. It applies while its words still stand where they stood; one whose
words are gone is listed, never dropped.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from tellings.casefile.case import Case
from tellings.casefile.columns import Row
from tellings.casefile.connection import transaction
from tellings.casefile.mapping import rows_of
from tellings.casefile.store import integrity_errors, read
from tellings.casefile.tables import layouts
from tellings.records.findings import Judgement
from tellings.records.judgements import made, still_there, undone


def add_judgement(case: Case, judgement: Judgement) -> None:
    """Append a judgement as it is, made durable; RecordError when its id is taken."""
    with _durably(case):
        _insert(case, judgement)


def append_judgement(case: Case, judgement: Judgement) -> Judgement:
    """Append a judgement after all others and return it as kept; it is on the disk then.

    Two clocks may differ and one may be set back: a judgement's time is never that of one before
    it or earlier, so that the order in time is the order in which they were made. Raises
    RecordError when ``replaces`` names none that is there.
    """
    with _durably(case):
        last = case.connection.execute("SELECT max(at) FROM judgements").fetchone()[0]
        if last is not None and judgement.at <= last:
            after = datetime.fromisoformat(last) + timedelta(microseconds=1)
            judgement = made(
                judgement.kind,
                judgement.targets,
                value=judgement.value,
                by=judgement.by,
                at=after.isoformat(timespec="microseconds"),
                reason=judgement.reason,
                replaces=judgement.replaces,
            )
        _insert(case, judgement)
    return judgement


@contextmanager
def _durably(case: Case) -> Iterator[None]:
    """One transaction that is on the disk when it is done: a decision cannot be derived again.

    It needs no more than SQLite's own lock, so that one may judge while the case is being read.
    """
    case.connection.execute("PRAGMA synchronous = FULL")
    try:
        with integrity_errors(), transaction(case.connection, case.path):
            yield
    finally:
        case.connection.execute("PRAGMA synchronous = NORMAL")


def _insert(case: Case, judgement: Judgement) -> None:
    layout = layouts()["judgements"]
    rows: Mapping[str, list[Row]] = rows_of(layout, [judgement])
    for item in layout.walk():
        columns = ", ".join(f'"{column}"' for column in item.columns)
        marks = ", ".join("?" for _ in item.columns)
        case.connection.executemany(
            f"INSERT INTO {item.table.name} ({columns}) VALUES ({marks})",  # noqa: S608
            rows[item.table.name],
        )


def read_judgements(case: Case, texts: Mapping[str, str]) -> tuple[Judgement, ...]:
    """Return all judgements in the order they were made, each with whether it applies.

    It does while its words stand in ``texts`` and it is not taken back. Whether what it is about is
    still read there, and whether others agree, is for the pipeline to say.
    """
    judgements = read(case, "judgements")
    gone = undone(judgements)
    return tuple(
        replace(item, applied=item.id not in gone and still_there(item, texts) is not None)
        for item in judgements
    )
