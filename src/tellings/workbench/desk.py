"""The desk: one case, what is shown of it, and the judgements that are taking effect.

The record is read once and again when the case file has changed; views that every page needs are
made once a record. A judgement is on the disk before the page is answered. Reading again runs in
a thread of its own; a page waits for it a moment and is otherwise told that it is going on.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from tellings.casefile import CASE_FILE, is_complete, open_case
from tellings.casefile.progress import Running, running
from tellings.errors import CaseLocked, TellingsError
from tellings.pipeline import keep_judgement, open_record, take_effect
from tellings.records.findings import Judgement
from tellings.records.judgements import made
from tellings.records.spans import Quote
from tellings.views.index import Index, index

PATIENCE = 3.0
"""Seconds that a page waits for a judgement to take effect before it is shown as going on."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A record with its look-ups, and the views made of it so far, by name."""

    index: Index
    complete: bool
    views: dict[str, Any]
    lock: threading.Lock

    def view(self, make: Callable[[Index], Result]) -> Result:
        """Return what ``make`` gives for the record, made once."""
        key = f"{make.__module__}.{make.__name__}"
        with self.lock:
            if key not in self.views:
                self.views[key] = make(self.index)
            result: Result = self.views[key]
            return result


class Desk:
    """A case that is open on the workbench; its methods may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.models: dict[str, Any] = {}
        self._loading = threading.Lock()
        self._shown: Shown | None = None
        self._mark: tuple[tuple[int, int], ...] = ()
        self._waiting = threading.Condition()
        self._wanted = 0
        self._done = 0
        self._worker: threading.Thread | None = None
        self._problem = ""

    def shown(self) -> Shown:
        """Return the record as the case file has it now; while it is being read, as it was."""
        with self._loading:
            mark = self._signature()
            if self._shown is None or (mark != self._mark and self.running() is None):
                with open_case(self.folder) as case:
                    record, complete = open_record(case), is_complete(case)
                self._shown = Shown(
                    index=index(record), complete=complete, views={}, lock=threading.Lock()
                )
                self._mark = mark
            return self._shown

    def _signature(self) -> tuple[tuple[int, int], ...]:
        """Return what changes whenever something is written to the case file."""
        found = []
        for name in (CASE_FILE, f"{CASE_FILE}-wal"):
            try:
                state = (self.folder / name).stat()
            except OSError:
                found.append((0, 0))
            else:
                # An emptied log is the same as none.
                found.append((state.st_mtime_ns, state.st_size) if state.st_size else (0, 0))
        return tuple(found)

    def running(self) -> Running | None:
        """Return how far a reading of the case is, in this process or another."""
        return running(self.folder)

    @property
    def problem(self) -> str:
        """Why the last judgement could not take effect, empty when it did."""
        return self._problem

    @property
    def pending(self) -> bool:
        """Whether judgements are still taking effect."""
        with self._waiting:
            return self._done < self._wanted

    def judge(
        self,
        kind: str,
        targets: tuple[Quote, ...],
        *,
        by: str,
        value: str | None = None,
        reason: str | None = None,
        replaces: str | None = None,
    ) -> Judgement:
        """Keep a judgement; it is on the disk when this returns. ``settle`` lets it take effect.

        Raises UsageError when its parts do not fit, CaseError when it cannot be written.
        """
        judgement = made(
            kind, targets, value=value, by=by, at=now(), reason=reason, replaces=replaces
        )
        return keep_judgement(self.folder, judgement)

    def settle(self, what: str, *, wait: float = PATIENCE) -> bool:
        """Read again what judgements made stale; return whether it was done within ``wait``."""
        with self._waiting:
            self._wanted += 1
            mine = self._wanted
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, args=(what,), daemon=True)
                self._worker.start()
            return self._waiting.wait_for(lambda: self._done >= mine, timeout=wait)

    def _work(self, what: str) -> None:
        """Read again until everything that was wanted is done; then end."""
        while True:
            with self._waiting:
                if self._done >= self._wanted:
                    self._worker = None
                    return
                target = self._wanted
            try:
                take_effect(self.folder, at=now(), what=what)
                self._problem = ""
            except CaseLocked:
                continue
            except TellingsError as error:
                self._problem = str(error)
            finally:
                self._mark = ()
            with self._waiting:
                self._done = target
                self._waiting.notify_all()


def now() -> str:
    """Return the time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
