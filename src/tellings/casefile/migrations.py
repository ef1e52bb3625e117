"""Migrations: numbered SQL files in ``schema/``, each run in one transaction with its record.

The case file says in its table ``migrations`` which it has had. One that has had more than this
version knows was written by a newer version and is refused, never half understood.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from tellings.casefile.connection import APPLICATION_ID, case_errors, transaction
from tellings.errors import CaseDamaged, CaseNewer

MIGRATIONS = ("0001_case", "0002_history", "0003_moments", "0004_certainty")
"""Names of the SQL files, in order; a published one is never changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A step from one layout of the case file to the next."""

    number: int
    name: str
    statements: tuple[str, ...]


def known() -> tuple[Migration, ...]:
    """Return the migrations of this version, in order."""
    folder = resources.files("tellings.casefile") / "schema"
    return tuple(
        Migration(
            number=number,
            name=name,
            statements=tuple(statements((folder / f"{name}.sql").read_text("utf-8"))),
        )
        for number, name in enumerate(MIGRATIONS, 1)
    )


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script; a trigger with its inner statements is one."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def applied(connection: sqlite3.Connection, path: Path) -> int:
    """Return how many migrations the file has had.

    Raises CaseDamaged when it is no case file, CaseNewer when it is of a later version.
    """
    with case_errors(path):
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        if mark != APPLICATION_ID:
            raise CaseDamaged(f"{path}: not a case file of Tellings; nothing was changed")
        row = connection.execute("SELECT max(number) FROM migrations").fetchone()
    number = int(row[0] or 0)
    if number > len(MIGRATIONS):
        raise CaseNewer(
            f"{path}: written by a newer version of Tellings (layout {number}, this version "
            f"knows {len(MIGRATIONS)}); update Tellings to open it"
        )
    return number


def apply(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file up to date, one transaction a migration."""
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        _begin(connection, path)
    number = applied(connection, path)
    for migration in known()[number:]:
        _apply_one(connection, path, migration)


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection, path):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"
        )


def _apply_one(connection: sqlite3.Connection, path: Path, migration: Migration) -> None:
    with transaction(connection, path):
        for statement in migration.statements:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO migrations (number, name) VALUES (?, ?)",
            (migration.number, migration.name),
        )
