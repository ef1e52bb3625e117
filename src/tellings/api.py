"""The Python interface: read accounts, get the record.

    import tellings
    record = tellings.read(["statements/", "letter.txt"])
    for event in record.events: ...

``read`` is all that most programs need. ``read_accounts`` also says what was added, what could not
be read, and what changed since the case was last read.
"""

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from tellings import casefile, pipeline
from tellings.casefile.baseline import Change
from tellings.casefile.options import CASE_TOML, Options, parse_options, read_options
from tellings.casefile.progress import noting
from tellings.casefile.received import list_files
from tellings.errors import CaseLocked, InputError, SettingsError, UsageError
from tellings.pipeline.adding import Source
from tellings.pipeline.running import Failure, Progress
from tellings.pipeline.sources import (
    PASTED,
    Skipped,
    clean_name,
    find_case_toml,
    find_sources,
)
from tellings.records.findings import Judgement
from tellings.records.judgements import made
from tellings.records.record import Record
from tellings.records.spans import Quote

AnyPath = str | PathLike[str]


class UnreadWarning(UserWarning):
    """A file that ``read`` was given could not be read; the others were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What reading did.

    ``case`` is the case's folder; ``added`` and ``unchanged`` are paths in it; ``failures`` are
    the files that could not be read, ``skipped`` those that were passed over, each with its
    reason; ``changes`` are the new and gone ids of each kind since the case was last complete.
    """

    case: Path
    record: Record
    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    changes: tuple[Change, ...]


def read(
    paths: AnyPath | Sequence[AnyPath],
    *,
    case: AnyPath | None = None,
    progress: Progress | None = None,
) -> Record:
    """Read files and folders of accounts and return the record.

    ``case`` is the folder of a case to make or to add to; without it the case is a temporary one
    that is gone afterwards. A file that cannot be read is named in an ``UnreadWarning``.

    Raises UsageError for a path that does not exist or a folder without files, InputError when
    nothing could be read, CaseError when the case cannot be used.
    """
    if case is not None:
        report = read_accounts(paths, case=case, progress=progress)
    else:
        with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
            report = read_accounts(paths, case=Path(folder) / "case", progress=progress)
    for failure in report.failures:
        warnings.warn(f"{failure.path}: {failure.reason}", UnreadWarning, stacklevel=2)
    return report.record


def read_accounts(
    paths: AnyPath | Sequence[AnyPath],
    *,
    case: AnyPath,
    pasted: str | bytes | None = None,
    title: str | None = None,
    progress: Progress | None = None,
    processes: int = 1,
    at: str | None = None,
) -> ReadReport:
    """Read files, folders and ``pasted`` text into the case in folder ``case``; say what changed.

    A new case is made when there is none, but only once something could be read. ``title`` names
    a new case; by default it has its folder's or sources' name. A ``case.toml`` at the top of a
    folder that is read becomes the new case's own. ``processes`` is how many may
    share the work on many long accounts; the result is the same. ``at`` (ISO 8601, UTC) is noted in
    the case's history. Raises as ``read`` does.
    """
    folder = Path(case)
    if not _paths(paths) and pasted is None:
        raise UsageError("nothing to read: name files or folders of accounts")
    brought = _brought(_paths(paths), folder)
    options = read_options(folder) if brought is None else brought.options
    settings = options.settings
    found = find_sources(_paths(paths), case=folder, max_megabytes=settings.max_file_megabytes)
    sources = (*found.sources, *_pasted(pasted))
    opened = pipeline.open_sources(
        sources, settings=settings, givens=options.givens, progress=progress
    )
    failures = (*found.failures, *opened.failures)
    if not opened.sources:
        raise nothing_readable(failures)
    names = [source.name for source in opened.sources]
    if brought is not None:
        title = title or brought.options.title
    title = title or default_title(_paths(paths), names)
    with _open(folder, title, brought) as handle, noting(folder, progress) as step:
        added = pipeline.add(handle, opened)
        what = f"read {', '.join(added.added)}" if added.added else "read again"
        run = pipeline.run(handle, progress=step, processes=processes, at=at, what=what)
        record = pipeline.open_record(handle)
    return ReadReport(
        case=folder,
        record=record,
        added=added.added,
        unchanged=added.unchanged,
        failures=(*failures, *run.failures),
        skipped=found.skipped,
        changes=run.changes,
    )


def remove_document(
    path: str, *, case: AnyPath, progress: Progress | None = None, at: str | None = None
) -> ReadReport:
    """Take the document at ``path`` (as the record names it) out of a case; say what changed."""
    folder = Path(case)
    with casefile.open_case(folder, write=True) as handle, noting(folder, progress) as step:
        pipeline.remove(handle, path)
        run = pipeline.run(handle, progress=step, at=at, what="removed a document")
        record = pipeline.open_record(handle)
    return ReadReport(
        case=folder,
        record=record,
        added=(),
        unchanged=tuple(sorted(document.path for document in record.documents)),
        failures=run.failures,
        skipped=(),
        changes=run.changes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeReport:
    """What a judgement did: itself, with whether it holds; stages that ran; what changed."""

    judgement: Judgement
    record: Record
    ran: tuple[str, ...]
    changes: tuple[Change, ...]


def judge(
    case: AnyPath,
    kind: str,
    targets: Sequence[Quote] = (),
    *,
    by: str,
    at: str,
    value: str | None = None,
    reason: str | None = None,
    replaces: str | None = None,
    progress: Progress | None = None,
) -> JudgeReport:
    """Keep what a person decided, and let it take effect; see ``records.judgements.KINDS``.

    ``at`` is an ISO 8601 time in UTC. The judgement is on the disk before anything is read again.
    Raises UsageError when its parts do not fit, CaseError when the case cannot be written.
    """
    judgement = made(kind, targets, value=value, by=by, at=at, reason=reason, replaces=replaces)
    folder = Path(case)
    kept = pipeline.keep_judgement(folder, judgement)
    try:
        run = pipeline.take_effect(folder, at=kept.at, what=f"judged: {kind}", progress=progress)
    except CaseLocked as error:
        raise CaseLocked(
            f"the judgement {kept.id} is kept and takes effect when the case is next read; {error}"
        ) from error
    with casefile.open_case(folder) as handle:
        record = pipeline.open_record(handle)
    outcome = next(one for one in record.judgements if one.id == kept.id)
    return JudgeReport(judgement=outcome, record=record, ran=run.ran, changes=run.changes)


def nothing_readable(failures: Sequence[Failure]) -> InputError:
    """Return the error for input of which nothing could be read, naming each file and reason."""
    if len(failures) == 1:
        only = failures[0]
        return InputError(only.path, only.reason, code=only.code)
    lines = "".join(f"\n  {failure.path}: {failure.reason}" for failure in failures)
    return InputError(
        "nothing could be read", f"all {len(failures)} failed{lines}", code="nothing-readable"
    )


def default_title(paths: Sequence[Path], names: Sequence[str]) -> str:
    """Return a title for a case: its folder's name, else its sources' names, in any order."""
    if len(paths) == 1 and paths[0].is_dir():
        return clean_name(paths[0].resolve().name)
    first = min(names)
    return first if len(names) == 1 else f"{first} and {len(names) - 1} more"


def _paths(paths: AnyPath | Sequence[AnyPath]) -> tuple[Path, ...]:
    if isinstance(paths, str | PathLike):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)


def _pasted(pasted: str | bytes | None) -> tuple[Source, ...]:
    if pasted is None:
        return ()
    data = pasted if isinstance(pasted, bytes) else pasted.encode("utf-8", "surrogatepass")
    return (Source(name=PASTED, shown="-", data=data),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """A ``case.toml`` that lies with the files to read: its text, and what it says."""

    text: str
    options: Options


def _brought(paths: Sequence[Path], folder: Path) -> _Brought | None:
    """Return the ``case.toml`` of a folder to read, for a case that has none of its own."""
    path = find_case_toml(paths)
    if path is None or casefile.is_case(folder) or (folder / CASE_TOML).exists():
        return None
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    return _Brought(text=text, options=parse_options(text, shown=str(path)))


@contextmanager
def _open(folder: Path, title: str, brought: _Brought | None) -> Iterator[casefile.Case]:
    """Open the case or make it; one that was made for files it could not take is taken away."""
    if casefile.is_case(folder):
        with casefile.open_case(folder, write=True) as case:
            yield case
        return
    made = casefile.first_missing(folder)
    case = casefile.create(folder, title=title, toml=None if brought is None else brought.text)
    try:
        with case:
            yield case
    except BaseException:
        if _is_empty(folder):
            casefile.discard(folder, made=made)
            if brought is not None:
                (folder / CASE_TOML).unlink(missing_ok=True)
        raise


def _is_empty(folder: Path) -> bool:
    """Whether a case holds no file yet."""
    with casefile.open_case(folder) as case:
        return not list_files(case)
