"""What a run works with: values loaded from the case file when first asked for, models likewise.

A value is always read back from the case file, also when a stage has just given it, so that a run
that was interrupted and resumed sees exactly what an unbroken one sees.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module, resources
from typing import Any

from tellings.casefile import payloads, read_judgements
from tellings.casefile.case import Case
from tellings.casefile.received import list_files
from tellings.casefile.store import StageRun, read, read_payload, runs
from tellings.errors import CaseDamaged
from tellings.pipeline.order import Places, account_order, document_order, ordered, places
from tellings.pipeline.table import JUDGED, STAGES, VALUES, Model, Stage
from tellings.records.findings import Judgement
from tellings.records.judgements import standing, still_there
from tellings.records.people import Entity, Relation


def resolve(reference: str) -> Any:
    """Import ``module:name`` and return it."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)


def payload_kind(name: str) -> Any:
    """Return the type of a payload value."""
    value = VALUES[name]
    assert value.kind is not None
    kind: Any = resolve(value.kind)
    return tuple.__class_getitem__((kind, ...)) if value.many else kind


def payload_shape(name: str) -> str:
    """Return the shape of a payload value, which changes with its class."""
    return payloads.codec(payload_kind(name)).shape


@dataclass(slots=True, kw_only=True)
class Workspace:
    """Values and models of one run over one case, by (name, scope), loader and folder."""

    case: Case
    stages: tuple[Stage, ...]
    runs: dict[tuple[str, str], StageRun]
    values: dict[tuple[str, str], Any] = field(default_factory=dict)
    models: dict[str, Any] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, scope: str = "") -> Any:
        """Return a value of a document or account (``scope``), or of the whole case."""
        key = (name, scope)
        if key not in self.values:
            loader = _OF_CASE.get(name) if not scope else _OF_SCOPE.get(name)
            self.values[key] = loader(self, scope) if loader else self._stored(name, scope)
        return self.values[key]

    def _stored(self, name: str, scope: str) -> Any:
        value = VALUES[name]
        if value.table is not None:
            return self._in_order(name, read(self.case, value.table))
        if value.joined and not scope:
            joined = [item for one in self.get("accounts") for item in self.get(name, one.id)]
            return ordered(name, joined, self.places())
        if not scope and name in ("analyses", "account_people"):
            return {one.id: self.get(name, one.id) for one in self.get("accounts")}
        found = read_payload(self.case, name, scope, payload_kind(name))
        if found is None and value.many and not self._given(name, scope):
            return ()  # as a table is empty before its stage has run
        if found is None:
            raise CaseDamaged(
                f"{self.case.path}: {name} of {scope or 'the case'} is missing; "
                "read the files in accounts/ into a new case"
            )
        return found

    def _given(self, name: str, scope: str) -> bool:
        """Whether the stage that gives a value has run for ``scope``."""
        return any(
            name in stage.gives and (stage.name, scope) in self.runs for stage in self.stages
        )

    def _in_order(self, name: str, records: tuple[Any, ...]) -> tuple[Any, ...]:
        documents = self.get("documents")
        accounts = self.get("accounts")
        claims = self.get("claims") if name in _BY_CLAIMS else ()
        entities = self.get("people") if name == "undecided" else ()
        return ordered(name, records, places(documents, accounts, claims, entities))

    def places(self) -> Places:
        """Return the places of documents and accounts."""
        return places(self.get("documents"), self.get("accounts"))

    def forget(self) -> None:
        """Load values again when asked for: the documents or accounts have changed."""
        self.values.clear()

    def model(self, model: Model) -> Any:
        """Load a model, or return it when it is loaded."""
        if model.loader not in self.models:
            self.models[model.loader] = resolve(model.loader)()
        return self.models[model.loader]

    def folder_digest(self, folder: str) -> str:
        """Return the digest of the files in a folder of models, without loading them."""
        if folder not in self.digests:
            self.digests[folder] = folder_digest(folder)
        return self.digests[folder]


_BY_CLAIMS = frozenset({"events", "findings", "conflicts", "versions"})


def model_loaders(stages: tuple[Stage, ...] = STAGES) -> tuple[tuple[str, Callable[[], Any]], ...]:
    """Return (name, loader) of each model that the stages use; calling the loader loads it."""
    models = {stage.model.folder: stage.model for stage in stages if stage.model is not None}
    return tuple((name, partial(_load, model.loader)) for name, model in models.items())


def _load(loader: str) -> Any:
    return resolve(loader)()


def open_workspace(case: Case, stages: tuple[Stage, ...] = STAGES) -> Workspace:
    """Return a workspace on an open case."""
    return Workspace(case=case, stages=stages, runs=runs(case))


def folder_digest(folder: str) -> str:
    """Return one digest of all files under ``models/folder``, names included."""
    root = resources.files("tellings") / "models" / folder
    digest = hashlib.sha256()
    for name, data in _files(root, ""):
        digest.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\0".encode())
    return digest.hexdigest()


def _files(root: Any, prefix: str) -> list[tuple[str, bytes]]:
    if not root.is_dir():
        return []
    found: list[tuple[str, bytes]] = []
    for item in sorted(root.iterdir(), key=lambda entry: str(entry.name)):
        if item.is_dir():
            found += _files(item, f"{prefix}{item.name}/")
        else:
            found.append((f"{prefix}{item.name}", item.read_bytes()))
    return found


def _documents(workspace: Workspace, _: str) -> Any:
    return document_order(read(workspace.case, "documents"))


def _accounts(workspace: Workspace, _: str) -> Any:
    ranks = {item.id: number for number, item in enumerate(workspace.get("documents"))}
    return account_order(read(workspace.case, "accounts"), ranks)


def _texts(workspace: Workspace, _: str) -> Mapping[str, str]:
    return {item.id: item.text for item in workspace.get("documents")}


def _judgements(workspace: Workspace, _: str) -> Any:
    found = read_judgements(workspace.case, workspace.get("texts"))
    return ordered("judgements", found, workspace.places())


def _standing(kinds: frozenset[str]) -> Callable[["Workspace", str], tuple[Judgement, ...]]:
    """Return what loads the judgements of these kinds that can bind, in the order made."""

    def load(workspace: Workspace, _: str) -> tuple[Judgement, ...]:
        found = standing(workspace.get("judgements"), kinds)
        there = (still_there(one, workspace.get("texts")) for one in found)
        return tuple(one for one in there if one is not None)

    return load


def _entities(workspace: Workspace, _: str) -> tuple[Entity, ...]:
    found: dict[str, list[Relation]] = {}
    for item in read(workspace.case, "relations"):
        relation = Relation(kind=item.kind, to=item.target, claims=item.claims)
        found.setdefault(item.entity, []).append(relation)
    return tuple(
        replace(entity, relations=tuple(found.get(entity.id, ())))
        for entity in workspace.get("people")
    )


def _named_entities(workspace: Workspace, _: str) -> tuple[Entity, ...]:
    """Return the entities under the names that people gave them."""
    entities: tuple[Entity, ...] = workspace.get("entities")
    judgements = workspace.get("name_judgements")
    if not judgements:
        return entities
    curate = resolve("tellings.people.curated:curate")
    curated: tuple[Entity, ...] = curate(entities, workspace.get("accounts"), judgements)
    return curated


def _notices(workspace: Workspace, _: str) -> Any:
    return ordered("notices", read(workspace.case, "notices"), workspace.places())


def _accounts_of(workspace: Workspace, _: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for account in workspace.get("accounts"):
        found.setdefault(account.document, []).append(account.id)
    return {document: tuple(accounts) for document, accounts in found.items()}


_OF_CASE = {
    "files": lambda workspace, _: {one.sha256: one for one in list_files(workspace.case)},
    "accounts by document": _accounts_of,
    "documents": _documents,
    "documents by id": lambda workspace, _: {one.id: one for one in workspace.get("documents")},
    "accounts": _accounts,
    "accounts by id": lambda workspace, _: {one.id: one for one in workspace.get("accounts")},
    "texts": _texts,
    "judgements": _judgements,
    **{name: _standing(kinds) for name, kinds in JUDGED.items()},
    "entities": _entities,
    "named_entities": _named_entities,
    "notices": _notices,
}


def _document(workspace: Workspace, scope: str) -> Any:
    """Return the document with this id, or the one that holds the account with this id."""
    documents = workspace.get("documents by id")
    account = workspace.get("accounts by id").get(scope)
    return documents[scope if account is None else account.document]


_OF_SCOPE = {
    "document": _document,
    "account": lambda workspace, scope: workspace.get("accounts by id")[scope],
    "text": lambda workspace, scope: workspace.get("document", scope).text,
    "analysis": lambda workspace, scope: workspace.get("analyses", scope),
}
