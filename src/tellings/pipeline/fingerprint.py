"""Fingerprints: what a stage's result was made from, so that it runs only when that has changed.

A fingerprint covers the stage's name and version, its options, the bytes of its model, the shape
of the payloads it gives, and the digests of what it needs. These are digests of *results*: when an
earlier stage runs again and gives the same, nothing after it is stale.
"""

from collections.abc import Iterator

from tellings.casefile.store import digest_of
from tellings.pipeline.table import JUDGED, VALUES, Stage, giver_of, option, sources
from tellings.pipeline.workspace import Workspace, payload_shape


def scopes_of(workspace: Workspace, stage: Stage) -> tuple[str, ...]:
    """Return the documents or accounts (ids) that a stage runs for; one empty id for the case."""
    if stage.scope == "file":
        return tuple(workspace.get("files"))
    if stage.scope == "document":
        return tuple(document.id for document in workspace.get("documents"))
    if stage.scope == "account":
        return tuple(account.id for account in workspace.get("accounts"))
    return ("",)


def fingerprint_of(workspace: Workspace, stage: Stage, scope: str) -> str:
    """Return the fingerprint of a stage's inputs; KeyError when an earlier stage has not run."""
    case = workspace.case
    parts = [stage.name, str(stage.version), stage.function]
    parts += [
        f"{name}={option(name, case.settings, case.givens)!r}"
        for name in sorted(stage.options.values())
    ]
    folders = (*((stage.model.folder,) if stage.model is not None else ()), *stage.data)
    parts += [workspace.folder_digest(folder) for folder in folders]
    parts += [payload_shape(value) for value in stage.gives if VALUES[value].kind is not None]
    parts += _inputs(workspace, stage, scope)
    return digest_of(parts)


def _inputs(workspace: Workspace, stage: Stage, scope: str) -> Iterator[str]:
    givers = giver_of(workspace.stages)
    for parameter, need in sorted(stage.needs.items()):
        yield parameter
        if need in ("path", "data"):
            yield _file(workspace, scope)
        elif need == "account":
            yield digest_of([repr(workspace.get("account", scope))])
        else:
            for value in sources(need):
                if value in JUDGED:
                    yield digest_of([repr(workspace.get(value))])
                else:
                    yield from _outputs(workspace, givers[value], stage, scope)


def _file(workspace: Workspace, sha256: str) -> str:
    return digest_of([sha256, workspace.get("files")[sha256].path])


def _outputs(workspace: Workspace, giver: Stage, stage: Stage, scope: str) -> Iterator[str]:
    if stage.scope in ("case", "texts"):
        for one in sorted(scopes_of(workspace, giver)):
            yield one
            yield workspace.runs[giver.name, one].output
    elif giver.scope == "file":
        yield workspace.runs[giver.name, workspace.get("document", scope).sha256].output
    else:
        yield workspace.runs[giver.name, scope].output
