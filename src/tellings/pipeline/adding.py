"""Adding and removing documents.

Every source is read before anything is written, so that what cannot be read never enters a case,
and a case is only made when there is something to put in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellings.casefile.case import Case
from tellings.casefile.files import sha256_of
from tellings.casefile.received import NewFile, list_files, receive
from tellings.casefile.received import remove as remove_file
from tellings.errors import InputError, UsageError
from tellings.pipeline.fingerprint import fingerprint_of
from tellings.pipeline.results import keep, parts_of
from tellings.pipeline.running import Failure, Progress
from tellings.pipeline.table import STAGES, Stage, option, tables_of
from tellings.pipeline.workspace import open_workspace, resolve
from tellings.records.givens import Givens
from tellings.settings import Settings

if TYPE_CHECKING:
    from tellings.accounts.readers import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file or pasted text: the name it would have in the case, how to show it, its bytes."""

    name: str
    shown: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Sources with what was read from them, and the failures of the others."""

    sources: tuple[Source, ...]
    readings: "tuple[Reading, ...]"
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding did, as paths in the case: new documents, and those that were there already."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]


def open_sources(
    sources: Sequence[Source],
    *,
    settings: Settings,
    givens: Givens | None = None,
    stages: tuple[Stage, ...] = STAGES,
    progress: Progress | None = None,
) -> Opened:
    """Read every source; what cannot be read becomes a failure."""
    stage = _reading_stage(stages)
    known = givens or Givens()
    options = {name: option(where, settings, known) for name, where in stage.options.items()}
    read_bytes = resolve(stage.function)
    good: list[Source] = []
    readings: list[Reading] = []
    failures: list[Failure] = []
    for done, source in enumerate(sources):
        if progress is not None:
            progress(stage.name, done, len(sources))
        try:
            readings.append(read_bytes(path=source.name, data=source.data, **options))
            good.append(source)
        except InputError as error:
            failures.append(Failure(path=source.shown, reason=error.reason, code=error.code))
    if progress is not None:
        progress(stage.name, len(sources), len(sources))
    return Opened(sources=tuple(good), readings=tuple(readings), failures=tuple(failures))


def add(case: Case, opened: Opened, *, stages: tuple[Stage, ...] = STAGES) -> Added:
    """Take the sources into the case, with what was read from them."""
    new = [NewFile(name=source.name, data=source.data) for source in opened.sources]
    taken = receive(case, new)
    readings = {
        sha256_of(source.data): reading
        for source, reading in zip(opened.sources, opened.readings, strict=True)
    }
    workspace = open_workspace(case, stages)
    stage = _reading_stage(stages)
    for file in taken.new:
        reading = readings[file.sha256]
        reading = replace(reading, document=replace(reading.document, path=file.path))
        parts = parts_of(stage, file.sha256, reading)
        mark = fingerprint_of(workspace, stage, file.sha256)
        keep(workspace, stage, file.sha256, fingerprint=mark, parts=parts)
    return Added(
        added=tuple(sorted(file.path for file in taken.new)),
        unchanged=tuple(sorted(file.path for file in taken.known)),
    )


def remove(case: Case, path: str, *, stages: tuple[Stage, ...] = STAGES) -> None:
    """Take the document at ``path`` (as in the record) out of the case.

    Raises UsageError when there is none. What rested on several documents is gone until the next
    run.
    """
    for file in list_files(case):
        if path in (file.path, file.sha256):
            tables = tables_of(stages)
            remove_file(case, file, clears=tuple(tables), tables=tables)
            return
    names = ", ".join(sorted(file.path for file in list_files(case)))
    raise UsageError(f"{path}: no document of this case; it holds: {names or 'none'}")


def _reading_stage(stages: tuple[Stage, ...]) -> Stage:
    return next(stage for stage in stages if stage.scope == "file")
