"""Several processes for the stages of single accounts; the results do not depend on how many.

Each worker is a fresh interpreter (spawned, so nothing is shared by accident) that loads a model
once and ends at once when the main process closes its end of a pipe, or dies.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from tellings.pipeline.table import Stage
from tellings.pipeline.tasks import Task
from tellings.pipeline.workspace import resolve

AHEAD = 2
"""Tasks given out per worker before the first result is taken: keeps workers busy, memory small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Worker processes, ready to be given tasks."""

    executor: ProcessPoolExecutor
    processes: int

    def results(self, stage: Stage, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield each task with its result, in the order of the tasks."""
        waiting: deque[tuple[Task, Future[Any]]] = deque()
        for task in tasks:
            waiting.append((task, self.executor.submit(call, stage, task.arguments())))
            if len(waiting) >= AHEAD * self.processes:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def _first(waiting: deque[tuple[Task, Future[Any]]]) -> tuple[Task, Any]:
    task, future = waiting.popleft()
    return task, future.result()


@contextmanager
def workers(processes: int) -> Iterator[Workers]:
    """Start worker processes; on an error or interruption they end without finishing."""
    context = get_context("spawn")
    ends_here, ends_there = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(
        max_workers=processes, mp_context=context, initializer=_begin, initargs=(ends_here,)
    )
    try:
        yield Workers(executor=executor, processes=processes)
        executor.shutdown()
    finally:
        ends_there.close()
        executor.shutdown(cancel_futures=True)
        ends_here.close()


def _begin(end: Connection) -> None:
    """Prepare a worker: the main process alone answers an interruption and says when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(end: Connection) -> None:
    end.poll(None)
    os._exit(1)


def call(stage: Stage, arguments: dict[str, Any]) -> Any:
    """Call a stage's function in a worker."""
    model = {} if stage.model is None else {stage.model.parameter: _loaded(stage.model.loader)}
    return resolve(stage.function)(**arguments, **model)


@cache
def _loaded(loader: str) -> Any:
    return resolve(loader)()
