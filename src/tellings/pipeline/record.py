"""The record of a case, put together from the case file in the contract's order."""

from importlib.metadata import PackageNotFoundError, version

from tellings.casefile.case import Case
from tellings.casefile.received import other_names
from tellings.casefile.store import snapshot
from tellings.pipeline.judging import outcomes
from tellings.pipeline.order import ordered
from tellings.pipeline.workspace import Workspace, open_workspace
from tellings.records.documents import Notice, document_id
from tellings.records.record import Record


def open_record(case: Case) -> Record:
    """Return what the case file holds; lists of stages that have not run are empty."""
    with snapshot(case):
        return _record(open_workspace(case))


def _record(workspace: Workspace) -> Record:
    get = workspace.get
    return Record(
        title=workspace.case.title,
        generator=generator(),
        documents=get("documents"),
        accounts=get("accounts"),
        set_aside=get("set_aside"),
        entities=get("named_entities"),
        claims=get("claims"),
        events=get("events"),
        findings=get("findings"),
        conflicts=get("conflicts"),
        versions=get("versions"),
        origins=get("origins"),
        copies=get("copies"),
        questions=get("questions"),
        judgements=outcomes(workspace),
        notices=ordered("notices", _notices(workspace), workspace.places()),
        undecided=get("undecided"),
        not_understood=get("not_understood"),
        links=get("links"),
    )


def generator() -> str:
    """Return the program's name and version."""
    try:
        return f"tellings {version('tellings')}"
    except PackageNotFoundError:
        return "tellings"


def _notices(workspace: Workspace) -> tuple[Notice, ...]:
    read = workspace.get("documents by id")
    about_names = (*_duplicates(workspace), *_renamed(workspace))
    return (
        *workspace.get("notices"),
        *workspace.get("search_notices"),
        *(notice for notice in about_names if notice.document in read),
    )


def _duplicates(workspace: Workspace) -> tuple[Notice, ...]:
    return tuple(
        _of_whole(sha256, "duplicate", f"also received as {name}: the same bytes, read once")
        for sha256, name in other_names(workspace.case)
    )


def _renamed(workspace: Workspace) -> tuple[Notice, ...]:
    return tuple(
        _of_whole(file.sha256, "renamed", f"received as {file.given}, a name that another file has")
        for file in workspace.get("files").values()
        if file.path != file.given
    )


def _of_whole(sha256: str, code: str, message: str) -> Notice:
    return Notice(document=document_id(sha256), start=None, end=None, code=code, message=message)
