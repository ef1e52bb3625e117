"""Cells of tables that leave the case: none is a formula.

A cell that a spreadsheet would run (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage
return, or with blanks before one of these) gets a leading apostrophe, as OWASP's page on CSV
injection advises.
"""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Also the full-width forms, which some spreadsheets read as the plain ones."""


def inert(cell: str) -> str:
    """Return the cell as text that no spreadsheet runs."""
    return "'" + cell if cell.lstrip(" \n").startswith(FORMULA_STARTS) else cell


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV after RFC 4180 (comma, double quotes, CRLF), every cell inert."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(header)
    for row in rows:
        writer.writerow([inert("" if cell is None else str(cell)) for cell in row])
    return buffer.getvalue()
