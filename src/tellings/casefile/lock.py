"""One writer at a time: a lock on ``.tellings.lock`` that the system releases with the process.

The lock is advisory and held by the operating system (``flock``; ``msvcrt.locking`` on Windows),
so that a killed process leaves none behind. The empty file stays: removing it would let two
processes hold locks on two files of the same name.
"""

import os
import sys
from pathlib import Path
from time import monotonic, sleep

from tellings.errors import CaseLocked, CaseUnwritable

LOCK_NAME = ".tellings.lock"
PAUSE = 0.02
"""Seconds between two times of asking for the lock."""


def acquire(folder: Path, *, wait: float = 0.0) -> int:
    """Return the descriptor that holds the lock of ``folder``; CaseLocked when another has it.

    ``wait`` is for how many seconds to ask again before giving up.
    """
    path = folder / LOCK_NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise CaseUnwritable(f"{folder}: cannot be written ({error.strerror})") from error
    until = monotonic() + wait
    while True:
        try:
            _lock(descriptor)
        except OSError as error:
            if monotonic() < until:
                sleep(PAUSE)
                continue
            os.close(descriptor)
            raise CaseLocked(
                f"{folder}: another process is writing this case; wait until it is done or stop it"
            ) from error
        return descriptor


def release(descriptor: int) -> None:
    """Give the lock back; closing the file does it on every system."""
    os.close(descriptor)


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt  # noqa: PLC0415  (there is none on other systems)

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        import fcntl  # noqa: PLC0415  (there is none on Windows)

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
