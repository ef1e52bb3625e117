"""CSV tables of a record: a chronology of what each account says, and the register of findings.

Cells are guarded against formulas: a cell that a spreadsheet would run (it begins with ``=``,
``+``, ``-``, ``@``, a tab or a carriage return) gets a leading apostrophe, as OWASP's page on CSV
injection advises. RFC 4180 otherwise: comma, double quotes, CRLF.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from tellings.records.claims import Claim
from tellings.records.record import Record
from tellings.records.serialise import exact

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

CHRONOLOGY = (
    "order",
    "event",
    "label",
    "document",
    "locator",
    "account",
    "teller",
    "start",
    "end",
    "quote",
    "predicate",
    "polarity",
    "stance",
    "when",
    "where",
    "claim",
)
REGISTER = ("finding", "kind", "slot", "event", "label", "explanation", "claims", "quotes")
TABLES = ("chronology", "findings")


def export_csv(record: Record, *, table: str = "chronology") -> str:
    """Return one of ``TABLES`` as CSV text. RecordError when a quote is not exact."""
    if table == "findings":
        return _write(REGISTER, _register(record))
    return _write(CHRONOLOGY, _chronology(record))


def _write(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_inert("" if cell is None else str(cell)) for cell in row])
    return buffer.getvalue()


def _inert(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


def _quoted(record: Record) -> dict[str, Claim]:
    texts = {document.id: document.text for document in record.documents}
    for claim in record.claims:
        exact(texts, claim.document, claim.start, claim.end, claim.quote, item=f"claim {claim.id}")
    return {claim.id: claim for claim in record.claims}


def _chronology(record: Record) -> Iterator[Sequence[object]]:
    claims = _quoted(record)
    documents = {document.id: document.path for document in record.documents}
    accounts = {account.id: account for account in record.accounts}
    tellers = {account: entity.name for entity in record.entities for account in entity.tells}
    for event in sorted(record.events, key=lambda item: (item.order, item.id)):
        for claim in (claims[key] for key in event.claims):
            yield (
                event.order,
                event.id,
                event.label,
                documents[claim.document],
                accounts[claim.account].locator,
                claim.account,
                tellers.get(claim.account),
                claim.start,
                claim.end,
                claim.quote,
                claim.predicate,
                claim.polarity,
                claim.stance,
                claim.when and claim.when.stated,
                claim.where and claim.where.stated,
                claim.id,
            )


def _register(record: Record) -> Iterator[Sequence[object]]:
    claims = _quoted(record)
    labels = {event.id: event.label for event in record.events}
    for finding in record.findings:
        yield (
            finding.id,
            finding.kind,
            finding.slot,
            finding.event,
            labels.get(finding.event or "", ""),
            finding.explanation,
            " ".join(finding.claims),
            " | ".join(f"“{claims[key].quote}”" for key in finding.claims),
        )
