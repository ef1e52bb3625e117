"""The CSV tables: readable by a CSV reader, no cell a formula, every register complete."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parade import parade
from tellings.exports import TABLES, export_csv
from tellings.exports.cells import FORMULA_STARTS, write_csv
from tellings.exports.registers import CHRONOLOGY, REGISTERS
from tellings.records.claims import is_sure


def rows_of(table: str) -> list[dict[str, str]]:
    """Return a table of the parade as a CSV reader reads it."""
    text = export_csv(parade(), table=table)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_chronology_has_a_row_for_each_claim_of_an_event() -> None:
    """Every claim of every event is a row with its exact quote and a pinpoint."""
    record = parade()
    rows = rows_of("chronology")
    assert list(rows[0]) == list(CHRONOLOGY)
    expected = [claim for event in record.events for claim in event.claims]
    assert sorted(row["claim"] for row in rows) == sorted(expected)
    quotes = {claim.id: claim.quote for claim in record.claims}
    assert all(row["quote"].removeprefix("'") == quotes[row["claim"]] for row in rows)
    texts = {document.path: document.text for document in record.documents}
    for row in rows:
        line = int(row["pinpoint"].removeprefix("line "))
        assert texts[row["document"]].count("\n", 0, int(row["start"])) == line - 1


def test_registers_list_everything_once() -> None:
    """Findings and conflict sets are all listed; every document and account is a source."""
    record = parade()
    assert sorted(row["finding"] for row in rows_of("findings")) == sorted(
        finding.id for finding in record.findings
    )
    assert [row["conflict"] for row in rows_of("conflicts")] == [c.id for c in record.conflicts]
    sources = rows_of("sources")
    assert {row["sha256"] for row in sources} == {d.sha256 for d in record.documents}
    assert sorted(row["account"] for row in sources) == sorted(a.id for a in record.accounts)


def test_gaps_name_what_nobody_read_answered_or_said() -> None:
    """Questions, sentences not understood, open pairs and silences are all in the register."""
    record = parade()
    rows = rows_of("gaps")
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in ("question", "undecided")}
    assert counts == {"question": len(record.questions), "undecided": len(record.undecided)}
    assert sum(row["kind"] == "not understood" for row in rows) == len(record.not_understood)
    unsure = [claim.quote for claim in record.claims if not is_sure(claim)]
    assert [row["what"] for row in rows if row["kind"] == "reading unsure"] == unsure
    assert [row["quote"] for row in rows_of("chronology") if row["reading"] == "unsure"] == unsure
    bodies = [a.id for a in record.accounts if a.kind in ("body", "statement")]
    told = [e for e in record.events if len(e.accounts) > 1]
    silent = sum(account not in event.accounts for event in told for account in bodies)
    assert sum(row["kind"] == "not said" for row in rows) == silent > 0


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_as_long_as_its_header(table: str) -> None:
    """A table is a rectangle."""
    text = export_csv(parade(), table=table)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == list(REGISTERS[table][0])
    assert {len(row) for row in rows} == {len(rows[0])}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_cell_is_a_formula(cell: str) -> None:
    """Whatever an account says, no cell begins with a character that a spreadsheet runs."""
    rows = list(csv.reader(io.StringIO(write_csv(("cell",), [(cell,)]), newline="")))
    shown = rows[1][0] if rows[1] else ""
    assert not shown.lstrip(" \n").startswith(FORMULA_STARTS)
    assert shown in (cell, "'" + cell)
