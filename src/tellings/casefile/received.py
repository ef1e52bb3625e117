"""Receiving and removing files: the case's folder and its case file change together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.casefile import files
from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.casefile.files import ReceivedFile
from tellings.casefile.store import changing, clear, drop_scopes
from tellings.errors import CaseUnwritable, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to receive: the name it would have under ``accounts/``, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of new files: ``new`` are the case's now, ``known`` were there already."""

    new: tuple[ReceivedFile, ...]
    known: tuple[ReceivedFile, ...]


def list_files(case: Case) -> tuple[ReceivedFile, ...]:
    """Return the case's files, by SHA-256, then path."""
    with case_errors(case.path):
        return files.received(case.connection)


def other_names(case: Case) -> tuple[tuple[str, str], ...]:
    """Return (sha256, name) of every further name that a file's bytes came under."""
    with case_errors(case.path):
        rows = case.connection.execute("SELECT sha256, path FROM other_names ORDER BY 1, 2")
        return tuple((row[0], row[1]) for row in rows)


def receive(case: Case, new: Sequence[NewFile]) -> Received:
    """Take files into the case; the same bytes are one file, whatever names they come under.

    Names are chosen by content, not by the order the files are given in: of several different
    files with one name the one with the smallest hash keeps it, the others get hash digits.
    Raises CaseUnwritable with the case as it was when they cannot be written.
    """
    known = {file.sha256: file for file in list_files(case)}
    groups = _by_content(new)
    fresh = _named({key: group for key, group in groups.items() if key not in known}, known)
    try:
        for file in fresh:
            files.place(case.folder, file.sha256, groups[file.sha256][0].data)
        _record(case, fresh, known, groups)
    except BaseException:
        current = {file.sha256: file for file in list_files(case)}
        files.recover(case.folder, current)
        raise
    try:
        for file in fresh:
            files.settle(case.folder, file)
    except CaseUnwritable:
        for file in fresh:
            remove(case, file, clears=(), tables={})
        raise
    return Received(new=fresh, known=tuple(known[key] for key in groups if key in known))


def _by_content(new: Sequence[NewFile]) -> dict[str, list[NewFile]]:
    groups: dict[str, list[NewFile]] = {}
    for file in new:
        groups.setdefault(files.sha256_of(file.data), []).append(file)
    return {key: sorted(groups[key], key=lambda file: file.name) for key in sorted(groups)}


def _named(
    groups: Mapping[str, Sequence[NewFile]], known: Mapping[str, ReceivedFile]
) -> tuple[ReceivedFile, ...]:
    taken = [file.path for file in known.values()]
    named = []
    for sha256, group in groups.items():
        path = files.free_name(group[0].name, sha256, taken)
        taken.append(path)
        size = len(group[0].data)
        named.append(ReceivedFile(path=path, sha256=sha256, given=group[0].name, bytes=size))
    return tuple(named)


def _record(
    case: Case,
    fresh: Sequence[ReceivedFile],
    known: Mapping[str, ReceivedFile],
    groups: Mapping[str, Sequence[NewFile]],
) -> None:
    kept = {**known, **{file.sha256: file for file in fresh}}
    names = [
        (key, file.name)
        for key, group in groups.items()
        for file in group
        if file.name not in (kept[key].path, kept[key].given)
    ]
    with changing(case):
        case.connection.executemany(
            "INSERT INTO files (sha256, path, given, bytes) VALUES (?, ?, ?, ?)",
            [(file.sha256, file.path, file.given, file.bytes) for file in fresh],
        )
        case.connection.executemany(
            "INSERT OR IGNORE INTO other_names (sha256, path) VALUES (?, ?)", names
        )


def remove(
    case: Case, file: ReceivedFile, *, clears: Sequence[str], tables: Mapping[str, Sequence[str]]
) -> None:
    """Take a file out of the case, with everything read from it.

    ``clears`` are the stages whose rows rest on several documents at once. Raises UsageError when
    the file is not the case's.
    """
    if file not in list_files(case):
        raise UsageError(f"{file.path}: no file of this case")
    files.withdraw(case.folder, file)
    try:
        _strike(case, file, clears, tables)
    except BaseException:
        files.recover(case.folder, {item.sha256: item for item in list_files(case)})
        raise
    files.dispose(case.folder, file)


def _strike(
    case: Case, file: ReceivedFile, clears: Sequence[str], tables: Mapping[str, Sequence[str]]
) -> None:
    with changing(case):
        clear(case, clears, tables)
        rows = case.connection.execute(
            "SELECT id FROM documents WHERE sha256 = ?"
            " UNION SELECT a.id FROM accounts AS a JOIN documents AS d ON d.id = a.document"
            " WHERE d.sha256 = ? UNION SELECT ?",
            (file.sha256, file.sha256, file.sha256),
        ).fetchall()
        drop_scopes(case, [row[0] for row in rows])
        # What lies in tables goes with the file, by foreign keys.
        case.connection.execute("DELETE FROM files WHERE sha256 = ?", (file.sha256,))
        # Nor does the history keep words that may have been this document's.
        case.connection.execute("UPDATE history_changes SET words = NULL")
        case.connection.execute("UPDATE last_complete SET words = NULL")
        # An index of deleted words would still hold them until it is next merged.
        for index in ("claim_search", "sentence_search"):
            case.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
