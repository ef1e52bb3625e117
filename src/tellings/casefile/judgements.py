"""Judgements: what people decided. Append-only; no stage touches them, re-reading keeps them.

A judgement points at quotes. It applies while every target's words still stand where they stood;
one whose words are gone is listed, never dropped.
"""

from collections.abc import Mapping
from dataclasses import replace

from tellings.casefile.case import Case
from tellings.casefile.columns import Row
from tellings.casefile.mapping import rows_of
from tellings.casefile.store import changing, read
from tellings.casefile.tables import layouts
from tellings.records.findings import Judgement
from tellings.records.spans import Quote


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


def read_judgements(case: Case, texts: Mapping[str, str]) -> tuple[Judgement, ...]:
    """Return all judgements in the order they were made, each with whether it applies.

    It does while its words stand in ``texts`` and no later judgement takes it back.
    """
    judgements = read(case, "judgements")
    replaced = {item.replaces for item in judgements if item.replaces is not None}
    return tuple(
        replace(
            item,
            applied=item.id not in replaced and all(_stands(q, texts) for q in item.targets),
        )
        for item in judgements
    )


def _stands(quote: Quote, texts: Mapping[str, str]) -> bool:
    return texts.get(quote.document, "")[quote.start : quote.end] == quote.text
