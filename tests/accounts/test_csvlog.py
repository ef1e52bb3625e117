"""Logs: rows as accounts, cells with exact places, times, and what cannot be read."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.accounts.csvlog import iso_time, rows
from tellings.accounts.origins import find_origins
from tellings.accounts.parts import split
from tellings.accounts.readers import read_bytes
from tellings.errors import InputError
from tellings.records.givens import Columns

GATE = Columns(file="gate.csv", who="name", when="time", where="door", direction="way")
LOG = b'time;name;door;way\r\n2024-11-03 21:14;"Lind, Rosa";North;in\r\n\r\n21:40;Tom;;out\r\n'
CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)


def test_a_row_is_an_account_of_its_own() -> None:
    """The heading is set aside, each row has its place and day, the text stays as it was."""
    reading = read_bytes(path="logs/gate.csv", data=LOG, max_megabytes=1, columns=(GATE,))
    document = reading.document
    assert document.text.encode() == LOG
    parts = split(document)
    assert [account.kind for account in parts.accounts] == ["record", "record"]
    assert [account.dated for account in parts.accounts] == ["2024-11-03T21:14", None]
    assert [account.locator for account in parts.accounts] == ["row 1", "row 2"]
    cells = {(h.name, document.text[h.start : h.end], h.value) for h in document.hints}
    assert ("cell:who", "Lind, Rosa", "Lind, Rosa") in cells
    assert ("cell:when", "21:40", "T21:40") in cells
    assert [document.text[a.start : a.end] for a in parts.set_aside] == ["time;name;door;way"]


def test_entries_of_one_log_are_one_origin() -> None:
    """A log is one source, however many rows it has."""
    document = read_bytes(path="gate.csv", data=LOG, max_megabytes=1, columns=(GATE,)).document
    assert len(find_origins([document], split(document).accounts).origins) == 1


def test_a_file_without_a_mapping_is_read_as_text_and_says_so() -> None:
    """The notice says how to have the rows read."""
    reading = read_bytes(path="gate.csv", data=LOG, max_megabytes=1)
    assert [notice.code for notice in reading.notices] == ["csv"]
    assert "case.toml" in reading.notices[0].message


def test_a_missing_column_is_named() -> None:
    """The message lists the columns that there are."""
    with pytest.raises(InputError, match="no column 'name'; its columns are: a, b"):
        read_bytes(path="gate.csv", data=b"a,b\n1,2\n", max_megabytes=1, columns=(GATE,))


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_the_csv_library(table: list[list[str]]) -> None:
    """What Python's writer wrote is read back, cell by cell, blank rows left out."""
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(table)
    found = [[words for _, _, words in row] for row in rows(buffer.getvalue(), ",")]
    assert found == [row for row in table if any(cell.strip() for cell in row)]


@pytest.mark.parametrize(
    ("words", "date", "expected"),
    [
        ("21:14", None, "T21:14"),
        ("21:14:09", "2024-11-03", "2024-11-03T21:14"),
        ("9:05 pm", "3 November 2024", "2024-11-03T21:05"),
        ("2024-11-03 21:14", None, "2024-11-03T21:14"),
        ("2024-11-03T21:14:00Z", None, "2024-11-03T21:14"),
        ("later", None, None),
        ("99:99", None, None),
    ],
)
def test_times_of_cells(words: str, date: str | None, expected: str | None) -> None:
    """Clock times with and without seconds, halves of the day, dates beside or inside."""
    assert iso_time(words, date) == expected
