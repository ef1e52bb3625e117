"""Running what is stale, and nothing else.

    for each stage in the table's order, for each document, account or the case that it runs for:
        skip it when its fingerprint is the one noted with its rows
        else call its function and replace its rows, with the fingerprint, in one transaction

So a run that was interrupted or killed goes on where it stopped, and a run with nothing to do
touches no model.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from tellings.casefile.baseline import Change, note_complete
from tellings.casefile.case import Case
from tellings.casefile.store import changing, drop_scopes, snapshot
from tellings.errors import InputError
from tellings.pipeline import embedding
from tellings.pipeline.fingerprint import fingerprint_of, scopes_of
from tellings.pipeline.results import arguments, keep, parts_of
from tellings.pipeline.table import STAGES, Stage, upstream
from tellings.pipeline.tasks import Task
from tellings.pipeline.workspace import Workspace, open_workspace, resolve

if TYPE_CHECKING:
    from tellings.pipeline.workers import Workers

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""

ENOUGH_FOR_PROCESSES = 300_000
"""Characters below which one process is as fast: a worker takes 2 s to start and load its model,
in which one process reads some 100,000 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read: shown path, reason in words, and the reason's code."""

    path: str
    reason: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did: the stages that ran, files that could not be read, what changed."""

    ran: tuple[str, ...]
    failures: tuple[Failure, ...]
    changes: tuple[Change, ...]


def stale(case: Case, *, stages: tuple[Stage, ...] = STAGES) -> tuple[str, ...]:
    """Return the stages that a run would look at again: changed themselves, or after one that is.

    A stage after a stale one may still turn out to have nothing to do.
    """
    found: list[str] = []
    with snapshot(case):
        workspace = open_workspace(case, stages)
        for stage in stages:
            after = any(other.name in found for other in upstream(stages, stage))
            if after or _todo(workspace, stage):
                found.append(stage.name)
    return tuple(found)


def _todo(workspace: Workspace, stage: Stage) -> tuple[tuple[str, str], ...]:
    """Return (scope, fingerprint) of everything that a stage must run for."""
    todo = []
    for scope in scopes_of(workspace, stage):
        mark = fingerprint_of(workspace, stage, scope)
        run = workspace.runs.get((stage.name, scope))
        if run is None or run.fingerprint != mark:
            todo.append((scope, mark))
    return tuple(todo)


def run(
    case: Case,
    *,
    stages: tuple[Stage, ...] = STAGES,
    progress: Progress | None = None,
    processes: int = 1,
    at: str | None = None,
    what: str = "read",
) -> RunReport:
    """Run every stale stage; a KeyboardInterrupt leaves all that was finished.

    ``at`` (ISO 8601, UTC) and ``what`` go into the history when something changes.

    With ``processes`` above 1 the stages of single accounts share the work where there is enough
    of it. The result is the same whatever the number. Each process is a new interpreter that
    imports the main module, so a script must guard its own work with ``if __name__ ==
    "__main__"``.
    """
    workspace = open_workspace(case, stages)
    ran: list[str] = []
    failures: list[Failure] = []
    with ExitStack() as pool:
        helpers = _Helpers(pool=pool, processes=processes)
        for stage in stages:
            todo = _todo(workspace, stage)
            if todo:
                failures += _run_stage(workspace, stage, todo, progress or _no_progress, helpers)
                ran.append(stage.name)
            if stage.scope in ("file", "document"):
                workspace.forget()
    _drop_orphans(workspace)
    return RunReport(
        ran=tuple(ran), failures=tuple(failures), changes=note_complete(case, at=at, what=what)
    )


@dataclass(slots=True, kw_only=True)
class _Helpers:
    """Worker processes, started when a stage first has enough work for them."""

    pool: ExitStack
    processes: int
    started: "Workers | None" = None

    def get(self, characters: int, tasks: int) -> "Workers | None":
        """Return the workers when there are several tasks of so many characters in all."""
        if self.processes < 2 or tasks < 2 or characters < ENOUGH_FOR_PROCESSES:
            return None
        if self.started is None:
            from tellings.pipeline.workers import workers  # noqa: PLC0415  (50 ms, rarely needed)

            self.started = self.pool.enter_context(workers(min(self.processes, tasks)))
        return self.started


def _no_progress(_name: str, _done: int, _total: int) -> None:
    return None


def _run_stage(
    workspace: Workspace,
    stage: Stage,
    todo: Sequence[tuple[str, str]],
    progress: Progress,
    helpers: _Helpers,
) -> list[Failure]:
    if stage.scope == "texts":
        vectors = embedding.embed_missing(
            workspace, stage, lambda done, total: progress(stage.name, done, total)
        )
        keep(workspace, stage, "", fingerprint=todo[0][1], parts=(), kept_apart=vectors)
        return []
    failures = []
    progress(stage.name, 0, len(todo))
    for done, (task, result) in enumerate(_results(workspace, stage, todo, helpers), 1):
        if isinstance(result, InputError):
            failures.append(Failure(path=result.path, reason=result.reason, code=result.code))
        else:
            parts = parts_of(stage, task.scope, result)
            keep(workspace, stage, task.scope, fingerprint=task.fingerprint, parts=parts)
        progress(stage.name, done, len(todo))
    return failures


def _results(
    workspace: Workspace, stage: Stage, todo: Sequence[tuple[str, str]], helpers: _Helpers
) -> Iterator[tuple[Task, Any]]:
    """Yield every task of a stage with its result, or the InputError of a file."""
    tasks = [
        Task(scope=scope, fingerprint=mark, arguments=partial(arguments, workspace, stage, scope))
        for scope, mark in todo
    ]
    if stage.scope == "account":
        accounts = [workspace.get("account", task.scope) for task in tasks]
        size = sum(end - start for account in accounts for start, end in account.spans)
        shared = helpers.get(size, len(tasks))
        if shared is not None:
            yield from shared.results(stage, tasks)
            return
    function = resolve(stage.function)
    models = {} if stage.model is None else {stage.model.parameter: workspace.model(stage.model)}
    for task in tasks:
        try:
            yield task, function(**task.arguments(), **models)
        except InputError as error:
            yield task, error


def _drop_orphans(workspace: Workspace) -> None:
    """Forget what is noted for documents and accounts that are no longer there."""
    known = {scope for stage in workspace.stages for scope in scopes_of(workspace, stage)}
    gone = sorted({scope for _, scope in workspace.runs} - known)
    if gone:
        with changing(workspace.case):
            drop_scopes(workspace.case, gone)
