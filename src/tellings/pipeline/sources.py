"""Finding what to read: files as named, folders with all that is in them, never a case's own files.

A file keeps its name, a file of a folder its path inside it. What is passed over is listed with
the reason. Nothing depends on the order the paths come in.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.casefile import is_case
from tellings.casefile.options import CASE_TOML
from tellings.errors import InputError, UsageError
from tellings.pipeline.adding import Source
from tellings.pipeline.running import Failure

PASTED = "pasted.txt"
"""The name in the case of text that came from no file."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file or folder that was passed over, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the named paths hold: sources to read, files that could not be opened, the rest."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    name: str
    shown: str
    path: Path


def find_sources(paths: Sequence[Path], *, case: Path, max_megabytes: int) -> Found:
    """Open every file that ``paths`` name or hold; ``case`` is the case they are for.

    Raises UsageError when a path does not exist, is the case itself, or is a folder without a
    file to read.
    """
    files: list[_File] = []
    skipped: list[Skipped] = []
    for path in paths:
        _refuse(path, case)
        files += _walk(path, case, skipped) if path.is_dir() else [_named(path)]
    sources: list[Source] = []
    failures: list[Failure] = []
    for file in _once(files):
        try:
            data = _load(file, max_megabytes)
        except InputError as error:
            failures.append(Failure(path=error.path, reason=error.reason, code=error.code))
        else:
            sources.append(Source(name=file.name, shown=file.shown, data=data))
    return Found(
        sources=tuple(sources),
        failures=tuple(failures),
        skipped=tuple(sorted(set(skipped), key=lambda one: one.path)),
    )


def find_case_toml(paths: Sequence[Path]) -> Path | None:
    """Return the ``case.toml`` that lies at the top of a folder to read; UsageError for two."""
    found = [path / CASE_TOML for path in paths if (path / CASE_TOML).is_file()]
    different = {path.resolve() for path in found}
    if len(different) > 1:
        names = " and ".join(sorted(shown(path) for path in found))
        raise UsageError(f"{names}: a case has one {CASE_TOML}; read one folder first")
    return found[0] if found else None


def _refuse(path: Path, case: Path) -> None:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    if path.is_dir() and is_case(path):
        raise UsageError(f"{path}: is a case; name the pages to read into it")
    if _inside(path, case):
        raise UsageError(f"{path}: belongs to the case; name the pages to read into it")


def _inside(path: Path, case: Path) -> bool:
    return case.exists() and path.resolve().is_relative_to(case.resolve())


def _named(path: Path) -> _File:
    return _File(name=clean_name(path.name), shown=shown(path), path=path)


def _walk(folder: Path, case: Path, skipped: list[Skipped]) -> list[_File]:
    found = []
    for path in _files_under(folder, case, skipped):
        name = clean_name(path.relative_to(folder).as_posix())
        found.append(_File(name=name, shown=shown(path), path=path))
    if not found:
        raise UsageError(f"{folder}: holds no file to read")
    return found


def _files_under(folder: Path, case: Path, skipped: list[Skipped]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        here = Path(root)
        for name in sorted(folders):
            reason = _why_not(here / name, case)
            if reason is not None:
                folders.remove(name)
                skipped.append(Skipped(path=shown(here / name), reason=reason))
        folders.sort()
        for name in sorted(names):
            if name.startswith("."):
                skipped.append(Skipped(path=shown(here / name), reason="hidden"))
            elif name == CASE_TOML and here == folder:
                continue
            else:
                yield here / name


def _why_not(folder: Path, case: Path) -> str | None:
    """Return why a folder inside a named one is not read, or None."""
    if folder.name.startswith("."):
        return "hidden"
    if is_case(folder) or _inside(folder, case):
        return "a case, not accounts"
    # A link to a folder may lead round in a circle or out of what was named.
    return "a link to a folder" if folder.is_symlink() else None


def _once(files: Iterable[_File]) -> list[_File]:
    """Return each file on disk once, under the first of its names, by name."""
    found: dict[Path, _File] = {}
    for file in sorted(files, key=lambda one: (one.name, one.shown)):
        found.setdefault(file.path.resolve(), file)
    return list(found.values())


def _load(file: _File, max_megabytes: int) -> bytes:
    """Return a file's bytes; InputError, and nothing loaded, when it is over the limit."""
    if not file.path.is_file():
        raise InputError(file.shown, "is neither a file nor a folder", code="unopened")
    try:
        megabytes = file.path.stat().st_size / MEGABYTE
        if megabytes > max_megabytes:
            raise InputError(
                file.shown,
                f"is {megabytes:.1f} MB, over the limit of {max_megabytes} MB; "
                "raise max_file_megabytes in case.toml or split it",
                code="too-large",
            )
        return file.path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise InputError(file.shown, reason, code="unopened") from error


def clean_name(name: str) -> str:
    """Return a name as valid Unicode, safe as a path in the case."""
    clean = os.fsencode(name).decode("utf-8", "replace")
    return f"_{clean}" if clean.startswith(".") else clean


def shown(path: Path) -> str:
    """Return a path as it can be printed and stored."""
    return os.fsencode(str(path)).decode("utf-8", "replace")
