"""A case on disk: made whole or not at all, opened by one writer or any number of readers."""

import os
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from types import TracebackType

from tellings.casefile import files, lock, migrations
from tellings.casefile.connection import case_errors, connect, transaction
from tellings.casefile.options import CASE_TOML, read_options
from tellings.errors import CaseDamaged, CaseUnwritable, UsageError
from tellings.records.givens import Givens
from tellings.settings import Settings

CASE_FILE = "tellings.db"
OF_A_CASE = frozenset(
    {files.ACCOUNTS, CASE_TOML, "report.html", lock.LOCK_NAME, ".tellings.progress"}
)
"""What a folder may already hold when a case is made in it."""


@dataclass(slots=True, kw_only=True)
class Case:
    """An open case. Close it, or use it in a ``with`` statement.

    ``connection`` is for the modules of this package alone. A writable case holds the case's lock
    until it is closed or its process ends.
    """

    folder: Path
    title: str
    settings: Settings
    givens: Givens
    connection: sqlite3.Connection
    lock: int | None = None

    @property
    def writable(self) -> bool:
        """Whether this process may write the case."""
        return self.lock is not None

    @property
    def path(self) -> Path:
        """The case file."""
        return self.folder / CASE_FILE

    def close(self) -> None:
        """Close the case file and give the lock back; closing twice does nothing."""
        self.connection.close()
        if self.lock is not None:
            lock.release(self.lock)
            self.lock = None

    def __enter__(self) -> "Case":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def is_case(folder: Path) -> bool:
    """Whether the folder holds a case file, whatever its state."""
    return (folder / CASE_FILE).is_file()


def create(folder: Path, *, title: str, toml: str | None = None) -> Case:
    """Make an empty case in ``folder`` and open it for writing; ``toml`` is its ``case.toml``.

    The folder may exist when it is empty or holds only what belongs to a case (``case.toml``,
    ``accounts``). Raises UsageError when it holds anything else or a case already, CaseUnwritable
    when it cannot be made; then nothing of it stays behind.
    """
    _refuse_foreign(folder)
    read_options(folder)
    made = _make_folder(folder)
    try:
        holder = lock.acquire(folder)
        try:
            _make_case_file(folder, title)
            if toml is not None:
                files.write_atomically(folder / CASE_TOML, toml.encode("utf-8"))
        finally:
            lock.release(holder)
        return open_case(folder, write=True)
    except BaseException:
        discard(folder, made=made)
        raise


def _refuse_foreign(folder: Path) -> None:
    if is_case(folder):
        raise UsageError(f"{folder}: is a case already")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file, not a folder for a case")
    if folder.is_dir():
        other = sorted(item.name for item in folder.iterdir() if not _belongs(item.name))
        if other:
            raise UsageError(
                f"{folder}: holds other files ({other[0]!r}); name a new or empty folder"
            )


def _belongs(name: str) -> bool:
    return name in OF_A_CASE or name.startswith(f".{CASE_FILE}")


def first_missing(folder: Path) -> Path | None:
    """Return the outermost folder that would have to be made for ``folder``; None if none."""
    missing = None
    for path in (folder, *folder.parents):
        if path.exists():
            break
        missing = path
    return missing


def _make_folder(folder: Path) -> Path | None:
    """Make the folder, and return the outermost one that was not there before."""
    made = first_missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if made is not None:
            rmtree(made, ignore_errors=True)
        raise CaseUnwritable(f"{folder}: cannot be made ({error.strerror})") from error
    return made


def _make_case_file(folder: Path, title: str) -> None:
    """Fill a new file under another name and rename it: a case file is never half made."""
    for leftover in folder.glob(f".{CASE_FILE}-*"):
        leftover.unlink(missing_ok=True)
    try:
        (folder / files.ACCOUNTS).mkdir(exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{CASE_FILE}-", dir=folder)
        # mkstemp makes files that only their owner can read.
        Path(name).chmod(0o666 & ~files.umask())
    except OSError as error:
        raise CaseUnwritable(f"{folder}: cannot be written ({error.strerror})") from error
    os.close(descriptor)
    connection = connect(Path(name), write=True)
    try:
        migrations.apply(connection, Path(name))
        with transaction(connection, Path(name)):
            connection.execute("INSERT INTO facts (name, value) VALUES ('title', ?)", (title,))
    finally:
        connection.close()
    Path(name).replace(folder / CASE_FILE)


def discard(folder: Path, *, made: Path | None) -> None:
    """Take away a case that was just made.

    ``made`` is the outermost folder made for it; of one that was there before only what belongs
    to the case goes.
    """
    if made is not None:
        rmtree(made, ignore_errors=True)
        return
    for pattern in (f"{CASE_FILE}*", f".{CASE_FILE}-*", lock.LOCK_NAME):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        (folder / files.ACCOUNTS).rmdir()


def open_case(folder: Path, *, write: bool = False, wait: float = 0.0) -> Case:
    """Open a case: for reading beside any writer, or (``write``) as its only writer.

    ``wait`` is for how many seconds to wait for another writer to be done.

    Raises UsageError when there is none, CaseLocked, CaseNewer, CaseDamaged or CaseUnwritable when
    it cannot be used, SettingsError when ``case.toml`` cannot.
    """
    path = folder / CASE_FILE
    if not path.is_file():
        raise UsageError(f"{folder}: there is no case here (no {CASE_FILE})")
    options = read_options(folder)
    holder = lock.acquire(folder, wait=wait) if write else None
    try:
        connection = _connected(folder, path, write=write)
    except BaseException:
        if holder is not None:
            lock.release(holder)
        raise
    case = Case(
        folder=folder,
        title=options.title or "",
        settings=options.settings,
        givens=options.givens,
        connection=connection,
        lock=holder,
    )
    try:
        _settle_in(case)
    except BaseException:
        case.close()
        raise
    return case


def open_for_judging(folder: Path) -> Case:
    """Open a case to append judgements, beside any reader and any writer.

    The case's lock is not taken: a decision waits for no reading. Raises as ``open_case`` does.
    """
    path = folder / CASE_FILE
    if not path.is_file():
        raise UsageError(f"{folder}: there is no case here (no {CASE_FILE})")
    open_case(folder).close()  # brings an older case up to date
    options = read_options(folder)
    return Case(
        folder=folder,
        title=options.title or "",
        settings=options.settings,
        givens=options.givens,
        connection=connect(path, write=True),
    )


def _connected(folder: Path, path: Path, *, write: bool) -> sqlite3.Connection:
    _refuse_truncated(path)
    connection = connect(path, write=write)
    try:
        if migrations.applied(connection, path) < len(migrations.MIGRATIONS):
            connection.close()
            _bring_up_to_date(folder, path, locked=write)
            connection = connect(path, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_truncated(path: Path) -> None:
    """Refuse a file that is none of ours or cut short.

    One shorter than its own header says was cut off, by a copy or a full disk elsewhere.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise CaseUnwritable(f"{path}: cannot be read ({error.strerror})") from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise CaseDamaged(f"{path}: not a case file of Tellings; nothing was changed")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    # With a log beside it the file may be behind its header: a checkpoint was cut short.
    if not Path(f"{path}-wal").exists() and path.stat().st_size < pages * (
        65536 if page == 1 else page
    ):
        raise CaseDamaged(
            f"{path}: shorter than it says it is; the files in accounts/ are untouched: "
            "read them into a new case"
        )


def _bring_up_to_date(folder: Path, path: Path, *, locked: bool) -> None:
    holder = None if locked else lock.acquire(folder)
    connection = connect(path, write=True)
    try:
        migrations.apply(connection, path)
    finally:
        connection.close()
        if holder is not None:
            lock.release(holder)


def _settle_in(case: Case) -> None:
    with case_errors(case.path):
        if not case.title:
            row = case.connection.execute("SELECT value FROM facts WHERE name = 'title'").fetchone()
            case.title = row[0] if row else ""
        if case.writable:
            known = files.received(case.connection)
            files.recover(case.folder, {file.sha256: file for file in known})
