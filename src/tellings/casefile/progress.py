"""How far a running read is, for whoever looks at the case meanwhile.

A small file beside the case file, replaced several times a second at most; it means something only
while the case's lock is held, so a reading that was killed leaves no progress behind.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tellings.casefile import lock
from tellings.errors import CaseError

NAME = ".tellings.progress"
LEAST_SECONDS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A reading that is going on: its stage, how much of it is done, and how much there is."""

    stage: str
    done: int
    total: int


@contextmanager
def noting(
    folder: Path, also: Callable[[str, int, int], None] | None = None
) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that notes progress in the case's folder, and passes it on to ``also``."""
    last = (0.0, "")

    def step(stage: str, done: int, total: int) -> None:
        if also is not None:
            also(stage, done, total)
        nonlocal last
        now = monotonic()
        if now - last[0] < LEAST_SECONDS and last[1] == stage:
            return
        last = (now, stage)
        with suppress(OSError):  # progress that cannot be shown stops no reading
            _write(folder, Running(stage=stage, done=done, total=total))

    try:
        yield step
    finally:
        with suppress(OSError):
            (folder / NAME).unlink(missing_ok=True)


def _write(folder: Path, running: Running) -> None:
    if not folder.is_dir():
        return
    new = folder / f"{NAME}.{os.getpid()}"
    text = json.dumps([running.stage, running.done, running.total])
    new.write_text(text, encoding="utf-8")
    new.replace(folder / NAME)


def running(folder: Path) -> Running | None:
    """Return the progress of the process that is writing the case now, None when none is."""
    try:
        stage, done, total = json.loads((folder / NAME).read_text("utf-8"))
        found = Running(stage=str(stage), done=int(done), total=int(total))
    except (OSError, ValueError, TypeError):
        return None
    try:
        holder = lock.acquire(folder)
    except CaseError:
        return found
    lock.release(holder)
    return None
