"""The Word document, read back with python-docx: landscape, header repeated, quotes exact."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT

from parade import parade
from tellings.errors import RecordError
from tellings.exports import export_docx
from tellings.exports.docx_export import DRAFT, shown


def opened() -> Any:
    """Return the parade's document, opened."""
    return docx.Document(io.BytesIO(export_docx(parade())))


def test_pages_are_landscape_and_marked_as_a_draft() -> None:
    """Every page is wider than high and says that a program read it."""
    section = opened().sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    assert DRAFT in section.header.paragraphs[0].text
    assert "DRAFT" in DRAFT


def test_first_row_of_every_table_is_repeated() -> None:
    """A table that runs over a page shows its header again."""
    for table in opened().tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_every_quote_stands_with_its_pinpoint() -> None:
    """Each claim of an event is a row: its words, then document and line."""
    record = parade()
    rows = [[cell.text for cell in row.cells] for row in opened().tables[0].rows][1:]
    told = [c for event in record.events for c in event.claims]
    quotes = {claim.id: claim.quote for claim in record.claims}
    assert len(rows) == len(told)
    ordered = sorted(record.events, key=lambda e: (e.order, e.id))
    for row, claim in zip(rows, [c for e in ordered for c in e.claims], strict=True):
        assert row[4].startswith(f"“{quotes[claim]}”")
        assert ", line " in row[5]
    assert sum(bool(row[0]) for row in rows) == len(record.events)


def test_registers_stand_behind() -> None:
    """Conflict sets, disagreements, gaps and sources follow the chronology."""
    headings = [p.text for p in opened().paragraphs if p.style.name.startswith("Heading")]
    expected = ["Chronology", "Cannot all be true", "Differences and tensions", "Gaps", "Sources"]
    assert headings == expected


def test_same_record_gives_the_same_bytes() -> None:
    """No clock goes into the file."""
    data = export_docx(parade())
    assert data == export_docx(parade())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {item.date_time[0] for item in parts.infolist()} == {1980}


def test_no_word_is_lost_or_turned_round() -> None:
    """What XML cannot hold becomes a visible mark; direction overrides do too."""
    assert shown("a\x00b\x0bc\ud800d") == "a\ufffdb\ufffdc\ufffdd"
    assert shown("paid\u202e001") == "paid\u25a1001"
    assert shown("plain – text\n") == "plain – text\n"


def test_inexact_quote_is_refused() -> None:
    """A record whose quote is not its document's words gives no document."""
    record = parade()
    first = replace(record.claims[0], quote="words that nobody wrote")
    with pytest.raises(RecordError):
        export_docx(replace(record, claims=(first, *record.claims[1:])))
