"""A stage's call and its result: what its function is given, and where what it gives is kept."""

from collections.abc import Sequence
from typing import Any

from tellings.casefile.files import read_received
from tellings.casefile.store import Part, Payload, RecordRows, StageRun, save
from tellings.pipeline import embedding
from tellings.pipeline.table import VALUES, Stage, downstream, giver_of, option, tables_of
from tellings.pipeline.workspace import Workspace, payload_kind
from tellings.records.documents import document_id


def arguments(workspace: Workspace, stage: Stage, scope: str) -> dict[str, Any]:
    """Return what a stage's function is called with, but for its model."""
    case = workspace.case
    values = {
        name: option(where, case.settings, case.givens) for name, where in stage.options.items()
    }
    if stage.scope == "file":
        file = workspace.get("files")[scope]
        data = read_received(workspace.case.folder, file)
        return {**values, "path": file.path, "data": data}
    for name, need in stage.needs.items():
        values[name] = _value(workspace, need, scope)
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
    kept_apart: str = "",
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
        kept_apart=kept_apart,
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
    document = document_id(scope) if stage.scope == "file" else scope
    accounts = workspace.get("accounts by document").get(document, ())
    if stage.scope == "document" or document not in workspace.get("documents by id"):
        return list(accounts)
    return [document, *accounts]
