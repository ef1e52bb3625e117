"""Connections to a case file, transactions, and SQLite's errors in the project's words.

A case file is in WAL mode: readers see the last complete transaction while one writer works, and
a process killed at any moment leaves the file at its last complete transaction.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.errors import CaseDamaged, CaseError, CaseLocked, CaseUnwritable

APPLICATION_ID = 0x54454C4C
"""Marks a SQLite file as a case file of this project (``PRAGMA application_id``: "TELL")."""

BUSY_SECONDS = 5.0
"""How long to wait for another program (Datasette, a backup) that holds the file for a moment."""

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_TOOBIG,
    }
)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open an existing SQLite file; CaseError in the project's words when it cannot be."""
    with case_errors(path):
        connection = _connect(path, "rw" if write else "ro")
        try:
            _prepare(connection, write=write)
        except sqlite3.OperationalError:
            connection.close()
            if write or Path(f"{path}-wal").exists():
                raise
            # A folder that cannot be written has no room for WAL's shared index; with no log
            # beside it the file is complete and may be read as it lies.
            connection = _connect(path, "ro", immutable=True)
            _prepare(connection, write=False)
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def _prepare(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # What is taken out of a case is overwritten, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Everything inside becomes visible together, or nothing does, whatever is raised."""
    with case_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back after some errors, a full disk among them.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def case_errors(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as the case error that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise case_error(error, path) from error


def case_error(error: sqlite3.Error, path: Path) -> CaseError:
    """Return the case error for a SQLite error on ``path``; a bug in a statement is raised."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in _DAMAGED:
        return CaseDamaged(
            f"{path}: not a case file, or damaged ({error}); the files in accounts/ are "
            "untouched: read them into a new case"
        )
    if primary in _LOCKED:
        return CaseLocked(f"{path}: another program is using the case file; try again after it")
    if primary in _UNWRITABLE:
        return CaseUnwritable(
            f"{path}: cannot be used ({error}); check free space and permissions, "
            "then run the same command again"
        )
    raise error
