"""Files of a case: written whole or not at all, and never out of step with the case file.

A received file is first written to ``accounts/.incoming-SHA256`` and made durable, then recorded in
the case file, then renamed to its name. A removed file is first renamed to ``.outgoing-SHA256``,
then struck from the case file, then deleted. ``recover`` finishes or undoes whatever a killed
process left between two steps, by what the case file says.
"""

import hashlib
import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tellings.errors import CaseDamaged, CaseUnwritable

ACCOUNTS = "accounts"
INCOMING = ".incoming-"
OUTGOING = ".outgoing-"
LONGEST_NAME = 180
"""Bytes of a name in the case: file systems allow 255, and a hash may be added."""
SUFFIX_DIGITS = 8
"""Digits of the content hash in a clashing name: 32 bits, and a longer tail on a further clash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file of the case: its path under ``accounts/``, with forward slashes, and its bytes.

    ``given`` is the name it came under, which differs from its path when that name was taken.
    """

    path: str
    sha256: str
    given: str
    bytes: int


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write_atomically(path: Path, data: bytes | str) -> None:
    """Write a file so that it holds either its old content or all of the new, even after a crash.

    Raises CaseUnwritable, with the old content untouched, when it cannot be written.
    """
    content = data if isinstance(data, bytes) else data.encode("utf-8")
    temporary: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            _make_durable(file.fileno())
        temporary.chmod(0o666 & ~umask())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise CaseUnwritable(f"{path}: cannot be written ({error.strerror})") from error


def umask() -> int:
    """Return the process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _make_durable(descriptor: int) -> None:
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename is as durable as it gets.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def free_name(wanted: str, sha256: str, taken: Iterable[str]) -> str:
    """Return a path under ``accounts/`` for a file: ``wanted``, with hash digits when it is taken.

    Names that only differ in case or in Unicode composition are the same file on some systems,
    so they clash too.
    """
    used = {_folded(name) for name in taken}
    path = _shortened(PurePosixPath(wanted))
    candidates = [path]
    for digits in range(SUFFIX_DIGITS, len(sha256) + 1, SUFFIX_DIGITS):
        own = f"{path.stem}-{sha256[:digits]}{path.suffix}"
        # Without its folders too: one of them may be the name of a file that is there.
        candidates += [path.with_name(own), PurePosixPath(own)]
    return next(
        str(candidate) for candidate in candidates if not _clashes(_folded(str(candidate)), used)
    )


def _clashes(name: str, used: set[str]) -> bool:
    """Whether a name is taken, or would be a folder where another is a file or the reverse."""
    parents = {str(parent) for parent in PurePosixPath(name).parents}
    return name in used or bool(parents & used) or any(one.startswith(f"{name}/") for one in used)


def _shortened(path: PurePosixPath) -> PurePosixPath:
    """Return the path with a last part that leaves room for hash digits in 255 bytes."""
    stem = path.stem
    while len(f"{stem}{path.suffix}".encode("utf-8", "surrogatepass")) > LONGEST_NAME and stem:
        stem = stem[:-1]
    return path.with_name(f"{stem or '_'}{path.suffix[: LONGEST_NAME // 4]}")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def place(folder: Path, sha256: str, data: bytes) -> None:
    """First step of receiving: the bytes are in the case's folder, under a name of passage."""
    accounts = folder / ACCOUNTS
    try:
        accounts.mkdir(exist_ok=True)
    except OSError as error:
        raise CaseUnwritable(f"{accounts}: cannot be written ({error.strerror})") from error
    write_atomically(accounts / f"{INCOMING}{sha256}", data)


def settle(folder: Path, file: ReceivedFile) -> None:
    """Last step of receiving: the file has its name."""
    accounts = folder / ACCOUNTS
    target = accounts / file.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        (accounts / f"{INCOMING}{file.sha256}").replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise CaseUnwritable(f"{target}: cannot be written ({error.strerror})") from error


def withdraw(folder: Path, file: ReceivedFile) -> None:
    """First step of removing: the file has a name of passage."""
    accounts = folder / ACCOUNTS
    try:
        with suppress(FileNotFoundError):
            (accounts / file.path).replace(accounts / f"{OUTGOING}{file.sha256}")
    except OSError as error:
        raise CaseUnwritable(f"{file.path}: cannot be removed ({error.strerror})") from error


def dispose(folder: Path, file: ReceivedFile) -> None:
    """Last step of removing: the file is gone, and folders that it leaves empty."""
    accounts = folder / ACCOUNTS
    for passage in (INCOMING, OUTGOING):
        (accounts / f"{passage}{file.sha256}").unlink(missing_ok=True)
    for parent in PurePosixPath(file.path).parents:
        if parent == PurePosixPath("."):
            break
        with suppress(OSError):
            (accounts / parent).rmdir()


def recover(folder: Path, files: Mapping[str, ReceivedFile]) -> None:
    """Finish or undo what a killed process left; ``files`` are the case file's, by SHA-256."""
    accounts = folder / ACCOUNTS
    for path in sorted(accounts.glob(f"{INCOMING}*")):
        file = files.get(path.name.removeprefix(INCOMING))
        if file is None or (accounts / file.path).exists():
            path.unlink(missing_ok=True)
        else:
            settle(folder, file)
    for path in sorted(accounts.glob(f"{OUTGOING}*")):
        file = files.get(path.name.removeprefix(OUTGOING))
        if file is None or (accounts / file.path).exists():
            path.unlink(missing_ok=True)
        else:
            path.replace(accounts / file.path)
    # write_atomically's own temporary files: a dot, the name, a dash and eight characters.
    for path in [*accounts.glob(f".{INCOMING}*-????????"), *folder.glob(".*.html-????????")]:
        path.unlink(missing_ok=True)


def received(connection: sqlite3.Connection) -> tuple[ReceivedFile, ...]:
    """Return the files that the case file lists, by SHA-256, then path."""
    rows = connection.execute("SELECT path, sha256, given, bytes FROM files ORDER BY sha256, path")
    return tuple(
        ReceivedFile(path=row[0], sha256=row[1], given=row[2], bytes=row[3]) for row in rows
    )


def read_received(folder: Path, file: ReceivedFile) -> bytes:
    """Return a received file's bytes; CaseDamaged when they are gone or not what was received.

    A process that was killed may have left the file under a name of passage; readers, who may not
    rename it, find it there.
    """
    path = folder / ACCOUNTS / file.path
    for passage in (INCOMING, OUTGOING):
        between = folder / ACCOUNTS / f"{passage}{file.sha256}"
        if not path.exists() and between.exists():
            path = between
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseDamaged(
            f"{path}: a file of the case cannot be read ({error.strerror}); put it back or "
            "take it out with 'tellings remove'"
        ) from error
    if sha256_of(data) != file.sha256:
        raise CaseDamaged(
            f"{path}: not the bytes that were received; put the file back, or take it out with "
            "'tellings remove' and read the new one"
        )
    return data
