"""CSV tables of a record: the chronology and the registers, one at a time."""

from tellings.exports.cells import write_csv
from tellings.exports.registers import register
from tellings.records.record import Record


def export_csv(record: Record, *, table: str = "chronology") -> str:
    """Return one of ``registers.TABLES`` as CSV. RecordError when a quote is not exact."""
    found = register(record, name=table)
    return write_csv(found.header, found.rows)
