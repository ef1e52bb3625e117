"""Running what is stale, and nothing else.

    for each stage in the table's order, for each document, account or the case that it runs for:
        skip it when its fingerprint is the one noted with its rows
        else call its function and replace its rows, with the fingerprint, in one transaction

So a run that was interrupted or killed goes on where it stopped, and a run with nothing to do
touches no model.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tellings.casefile.baseline import Change, note_complete
from tellings.casefile.case import Case
from tellings.casefile.files import read_received
from tellings.casefile.received import list_files
from tellings.casefile.store import Part, Payload, RecordRows, StageRun, changing, drop_scopes, save
from tellings.errors import InputError
from tellings.pipeline import embedding
from tellings.pipeline.fingerprint import fingerprint_of, scopes_of
from tellings.pipeline.table import STAGES, VALUES, Stage, downstream, giver_of, tables_of, upstream
from tellings.pipeline.workspace import Workspace, open_workspace, payload_kind, resolve

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


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
    workspace = open_workspace(case, stages)
    found: list[str] = []
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
    case: Case, *, stages: tuple[Stage, ...] = STAGES, progress: Progress | None = None
) -> RunReport:
    """Run every stale stage; a KeyboardInterrupt leaves all that was finished."""
    workspace = open_workspace(case, stages)
    ran: list[str] = []
    failures: list[Failure] = []
    for stage in stages:
        todo = _todo(workspace, stage)
        if todo:
            failures += _run_stage(workspace, stage, todo, progress or _no_progress)
            ran.append(stage.name)
        if stage.scope in ("file", "document"):
            workspace.forget()
    _drop_orphans(workspace)
    return RunReport(ran=tuple(ran), failures=tuple(failures), changes=note_complete(case))


def _no_progress(_name: str, _done: int, _total: int) -> None:
    return None


def _run_stage(
    workspace: Workspace,
    stage: Stage,
    todo: Sequence[tuple[str, str]],
    progress: Progress,
) -> list[Failure]:
    if stage.scope == "texts":
        embedding.embed_missing(
            workspace, stage, lambda done, total: progress(stage.name, done, total)
        )
        keep(workspace, stage, "", fingerprint=todo[0][1], parts=())
        return []
    failures = []
    progress(stage.name, 0, len(todo))
    for done, (scope, mark) in enumerate(todo, 1):
        try:
            result = resolve(stage.function)(**arguments(workspace, stage, scope))
        except InputError as error:
            failures.append(Failure(path=error.path, reason=error.reason, code=error.code))
        else:
            parts = parts_of(stage, scope, result)
            keep(workspace, stage, scope, fingerprint=mark, parts=parts)
        progress(stage.name, done, len(todo))
    return failures


def arguments(workspace: Workspace, stage: Stage, scope: str) -> dict[str, Any]:
    """Return what a stage's function is called with."""
    settings = workspace.case.settings
    values = {name: getattr(settings, option) for name, option in stage.options.items()}
    if stage.scope == "file":
        file = next(one for one in list_files(workspace.case) if one.sha256 == scope)
        data = read_received(workspace.case.folder, file)
        return {**values, "path": file.path, "data": data}
    for name, need in stage.needs.items():
        values[name] = _value(workspace, need, scope)
    if stage.model is not None:
        values[stage.model.parameter] = workspace.model(stage.model)
    return values


def _value(workspace: Workspace, need: str, scope: str) -> Any:
    giver = giver_of(workspace.stages).get(need)
    if giver is None or giver.scope != "texts":
        return workspace.get(need, scope)
    if (need, scope) not in workspace.values:
        workspace.values[need, scope] = embedding.load_vectors(workspace, giver)
    return workspace.values[need, scope]


def parts_of(stage: Stage, scope: str, result: Any) -> tuple[Part, ...]:
    """Return what of a result goes where in the case file."""
    parts: list[Part] = []
    for name, attribute in stage.gives.items():
        value = getattr(result, attribute) if attribute else result
        table = VALUES[name].table
        if table is None:
            kind = payload_kind(name)
            parts.append(Payload(name=name, scope=scope, value=value, kind=kind))
            continue
        records = tuple(value) if isinstance(value, tuple | list) else (value,)
        where = _rows(stage, table, scope, parts)
        parts.append(RecordRows(table=table, records=records, where=where))
    return tuple(parts)


def _rows(stage: Stage, table: str, scope: str, before: Sequence[Part]) -> dict[str, str]:
    """Return which rows of a table a stage replaces for a scope."""
    if stage.scope == "file":
        if table == "documents":
            return {"sha256": scope}
        # A file's notices lie under its document, which the stage gives first.
        assert isinstance(before[0], RecordRows)
        return {"stage": stage.name, "document": before[0].records[0].id}
    if stage.scope == "document":
        own = {"stage": stage.name} if table == "notices" else {}
        return {**own, "document": scope}
    return {"account": scope} if stage.scope == "account" else {}


def keep(
    workspace: Workspace,
    stage: Stage,
    scope: str,
    *,
    fingerprint: str,
    parts: tuple[Part, ...],
) -> StageRun:
    """Write a stage's result with its fingerprint; what rests on rows that go, goes too."""
    before = workspace.runs.get((stage.name, scope))
    under = _under(workspace, stage, scope)
    after = {
        one.name
        for one in downstream(workspace.stages, stage)
        if one.scope in ("case", "texts") and (under or stage.scope == "case")
    }
    done = save(
        workspace.case,
        parts,
        stage=stage.name,
        scope=scope,
        fingerprint=fingerprint,
        before=before,
        clears=[one.name for one in workspace.stages if one.name in after],
        tables=tables_of(workspace.stages),
        drops=under,
    )
    if before is None or before.output != done.output:
        for key in [key for key in workspace.runs if key[0] in after or key[1] in under]:
            del workspace.runs[key]
    workspace.runs[stage.name, scope] = done
    return done


def _under(workspace: Workspace, stage: Stage, scope: str) -> list[str]:
    """Return the ids of what lies under a file or document and goes when it is replaced."""
    if stage.scope not in ("file", "document"):
        return []
    documents = [one.id for one in workspace.get("documents") if scope in (one.id, one.sha256)]
    accounts = [one.id for one in workspace.get("accounts") if one.document in documents]
    return [*(documents if stage.scope == "file" else []), *accounts]


def _drop_orphans(workspace: Workspace) -> None:
    """Forget what is noted for documents and accounts that are no longer there."""
    known = {scope for stage in workspace.stages for scope in scopes_of(workspace, stage)}
    gone = sorted({scope for _, scope in workspace.runs} - known)
    if gone:
        with changing(workspace.case):
            drop_scopes(workspace.case, gone)
