"""Judgements: what people decided. Append-only; no stage touches them, re-reading keeps them.

A judgement points at quotes. It applies while its words still stand where they stood; one whose
words are gone is listed, never dropped.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tellings.casefile.case import Case
from tellings.casefile.columns import Row
from tellings.casefile.connection import case_errors
from tellings.casefile.mapping import rows_of
from tellings.casefile.store import changing, read
from tellings.casefile.tables import layouts
from tellings.records.findings import Judgement
from tellings.records.judgements import made, still_there, undone


def add_judgement(case: Case, judgement: Judgement) -> None:
    """Append a judgement and make it durable; RecordError when its id is taken."""
    layout = layouts()["judgements"]
    rows: Mapping[str, list[Row]] = rows_of(layout, [judgement])
    # A decision cannot be derived again: it is on the disk before this returns.
    case.connection.execute("PRAGMA synchronous = FULL")
    try:
        with changing(case):
            for item in layout.walk():
                columns = ", ".join(f'"{column}"' for column in item.columns)
                marks = ", ".join("?" for _ in item.columns)
                case.connection.executemany(
                    f"INSERT INTO {item.table.name} ({columns}) VALUES ({marks})",  # noqa: S608
                    rows[item.table.name],
                )
    finally:
        case.connection.execute("PRAGMA synchronous = NORMAL")


def append_judgement(case: Case, judgement: Judgement) -> Judgement:
    """Append a judgement after all others and return it as kept.

    Two clocks may differ and one may be set back: a judgement's time is never that of one before
    it or earlier, so that the order in time is the order in which they were made.
    """
    with case_errors(case.path):
        last = case.connection.execute("SELECT max(at) FROM judgements").fetchone()[0]
    if last is not None and judgement.at <= last:
        at = (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()
        judgement = made(
            judgement.kind,
            judgement.targets,
            value=judgement.value,
            by=judgement.by,
            at=at,
            reason=judgement.reason,
            replaces=judgement.replaces,
        )
    add_judgement(case, judgement)
    return judgement


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
