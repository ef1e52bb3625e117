"""What the case file is made of, for the reference page and for checking an installation."""

import sqlite3

from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors

# FTS5 keeps its index in tables named after the virtual one.
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def structure(case: Case) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (kind, name, columns) of each table and view, by kind and name."""
    with case_errors(case.path):
        rows = case.connection.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite_%' ORDER BY type, name"
        ).fetchall()
        return tuple((kind, name, _columns(case, name)) for kind, name in rows if _own(name))


def _own(name: str) -> bool:
    return not name.endswith(SHADOWS)


def _columns(case: Case, name: str) -> tuple[str, ...]:
    rows = case.connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
    return tuple(row[0] for row in rows)


def full_text_search() -> tuple[bool, str]:
    """Return whether SQLite here has full-text search (FTS5), and SQLite's version."""
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    return ("ENABLE_FTS5" in options, sqlite3.sqlite_version)
