"""Commands that change a case: read and remove. Both say what changed and write the report."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from tellings.cli.listings import CaseArgument
from tellings.cli.summary import change_lines, summary_lines
from tellings.cli.terminal import complain, console, errors_console
from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.api import ReadReport

STANDARD_INPUT = "-"
SUFFIX = ".tellings"
SOME_UNREAD = 3
# Each holds the models: some 300 MB.
MOST_PROCESSES = 4
# Stage names are the code's words; these are what a person waits for.
STAGE_WORDS = {
    "read": "reading files",
    "parts": "finding accounts",
    "analyse": "reading sentences",
    "extract": "reading claims",
    "find-questions": "reading questions",
    "read-people": "finding people",
    "resolve": "naming people",
    "embed": "weighing words",
    "align": "joining events",
    "compare": "comparing accounts",
    "rank-versions": "finding versions",
    "answer": "answering questions",
}


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders; - for pasted text.")
    ],
    *,
    case: Annotated[
        Path | None, typer.Option(help="The case's folder; made when it is not there.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="A title for a new case.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read accounts, compare them, write the case and its report.

    Reading into an existing case adds to it. Exit code 3 when some file could not be read.
    """
    from tellings.api import read_accounts  # noqa: PLC0415 - the whole library, for this alone

    folder = default_case(paths) if case is None else case
    pasted = sys.stdin.buffer.read() if STANDARD_INPUT in paths else None
    files = [path for path in paths if path != STANDARD_INPUT]
    with showing_progress(quiet=quiet) as step:
        done = read_accounts(
            files,
            case=folder,
            pasted=pasted,
            title=title,
            progress=step,
            processes=min(MOST_PROCESSES, os.cpu_count() or 1),
            at=now(),
        )
    _finish(done, quiet=quiet)


def remove(
    case: CaseArgument,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="As the report names it.")
    ],
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Take documents out of a case and say what changed. Your own files are not touched."""
    from tellings.api import remove_document  # noqa: PLC0415

    for document in documents:
        with showing_progress(quiet=quiet) as step:
            done = remove_document(document, case=case, progress=step, at=now())
        _finish(done, quiet=quiet)


def now() -> str:
    """Return the time, ISO 8601 in UTC: only the command line and the workbench know a clock."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def default_case(paths: Sequence[str]) -> Path:
    """Return the folder for a case of these paths: NAME.tellings here, never inside the input."""
    named = [path for path in paths if path != STANDARD_INPUT]
    first = Path(named[0]).resolve() if named else Path("pasted.txt")
    name = (first.name if first.is_dir() else first.stem) or "accounts"
    here = Path.cwd().resolve()
    for path in named:
        folder = Path(path).resolve()
        if folder.is_dir() and (here == folder or folder in here.parents):
            raise UsageError(f"{path}: the case would lie inside it; name a folder with --case")
    return Path(f"{name}{SUFFIX}")


def _finish(done: "ReadReport", *, quiet: bool) -> None:
    from tellings.casefile import write_atomically  # noqa: PLC0415
    from tellings.report.render import render  # noqa: PLC0415
    from tellings.views.index import index  # noqa: PLC0415

    write_atomically(done.case / "report.html", render(done.record).encode("utf-8"))
    for failure in done.failures:
        complain(f"{failure.path}: not read: {failure.reason}")
    for skipped in done.skipped:
        complain(f"{skipped.path}: passed over: {skipped.reason}")
    if not quiet:
        out = console()
        for line in (*summary_lines(index(done.record)), *change_lines(done)):
            out.print(line, soft_wrap=True)
        out.print(f"Report: {done.case / 'report.html'}", soft_wrap=True)
    if done.failures:
        raise typer.Exit(SOME_UNREAD)


@contextmanager
def showing_progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows progress on the terminal, or one that shows nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    columns = (TextColumn("{task.description:<22}"), BarColumn(40), MofNCompleteColumn())
    with Progress(*columns, console=errors_console(), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def step(name: str, done: int, total: int) -> None:
            words = STAGE_WORDS.get(name, name)
            bar.update(task, description=words, completed=done, total=max(total, 1))

        yield step


COMMANDS = (read, remove)
