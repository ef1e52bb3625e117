"""The CSV tables: readable by a CSV reader, no cell a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from parade import parade
from tellings.exports.csv_export import CHRONOLOGY, FORMULA_STARTS, TABLES, _write, export_csv


def test_chronology_has_a_row_for_each_claim_of_an_event() -> None:
    """Every claim of every event is a row with its exact quote."""
    record = parade()
    rows = list(csv.DictReader(io.StringIO(export_csv(record), newline="")))
    assert list(rows[0]) == list(CHRONOLOGY)
    expected = [claim for event in record.events for claim in event.claims]
    assert sorted(row["claim"] for row in rows) == sorted(expected)
    quotes = {claim.id: claim.quote for claim in record.claims}
    assert all(row["quote"].removeprefix("'") == quotes[row["claim"]] for row in rows)


def test_register_has_a_row_for_each_finding() -> None:
    """The register lists every finding once."""
    record = parade()
    rows = list(csv.DictReader(io.StringIO(export_csv(record, table=TABLES[1]), newline="")))
    assert [row["finding"] for row in rows] == [finding.id for finding in record.findings]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_cell_is_a_formula(cell: str) -> None:
    """Whatever an account says, no cell begins with a character that a spreadsheet runs."""
    text = _write(("cell",), [(cell,)])
    rows = list(csv.reader(io.StringIO(text, newline="")))
    shown = rows[1][0] if rows[1] else ""
    assert not shown.startswith(FORMULA_STARTS)
    assert shown in (cell, "'" + cell)
