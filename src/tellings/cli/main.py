"""The entry point: builds the commands, turns errors into messages and exit codes.

Exit codes: 0 done; 1 ``verify`` or ``doctor`` found something wrong; 2 wrong usage or a path that
does not exist; 3 some input could not be read; 4 the case is locked, newer, damaged or the disk is
full; 130 interrupted.
"""

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import typer

from tellings.cli import asking, change, check, hand_on, judge, listings, reasoning, serve
from tellings.cli.terminal import complain
from tellings.errors import TellingsError

INTERRUPTED = 130
NO_ROOM = 4
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says of output that has no room."""

HELP = """Read several accounts of the same events and set them side by side.

`tellings read PATH...` does the whole job and makes a case; every other command takes a case.
"""


def build() -> typer.Typer:
    """Return the application with all its commands."""
    app = typer.Typer(
        help=HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(version_option)
    for module in (change, listings, reasoning, judge, serve, asking, hand_on, check):
        for command in module.COMMANDS:
            app.command()(command)
    return app


def show_version(asked: bool) -> None:
    """Print the version and end, when asked."""
    if asked:
        from tellings import __version__  # noqa: PLC0415 - only this option needs it

        typer.echo(f"tellings {__version__}")
        raise typer.Exit


def version_option(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        help="Show the version and end.",
        is_eager=True,
        callback=show_version,
    ),
) -> None:
    """Read several accounts of the same events and set them side by side."""


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    hits: list[int] = []
    with _noted_interrupts(hits):
        try:
            code = _run(arguments)
        except TellingsError as error:
            code = error.exit_code
            if not hits:
                complain(str(error))
        except Exception:
            # An interrupt that arrives inside a library's C code may come out as any error.
            if not hits:
                raise
            code = INTERRUPTED
    if code == INTERRUPTED or (hits and code):
        complain("interrupted; nothing is lost, the same command goes on from here")
        return INTERRUPTED
    return code


def _run(arguments: list[str] | None) -> int:
    command = typer.main.get_command(build())
    try:
        command.main(arguments, prog_name="tellings")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except OSError as error:
        if error.errno not in FULL:
            raise
        complain(f"the output cannot be written ({error.strerror}); check free space")
        return NO_ROOM
    return 0


@contextmanager
def _noted_interrupts(hits: list[int]) -> Iterator[None]:
    """Add every Ctrl-C to ``hits``, and let it interrupt as usual."""

    def note(number: int, _frame: FrameType | None) -> None:
        hits.append(number)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread gets signals
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A stream that the caller closed is None in Python: what is written to it goes nowhere.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        sys.exit(run())
