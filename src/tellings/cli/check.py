"""Commands that check: verify a case, list the stages, see whether this installation is sound."""

import hashlib
import platform
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from tellings.cli.listings import CaseArgument, JsonOption, warn_incomplete
from tellings.cli.terminal import console, paragraph, print_json, table
from tellings.errors import RecordError, TellingsError

LIBRARIES = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "lxml",
    "trafilatura",
    "pypdfium2",
    "python-docx",
)


def verify(case: CaseArgument, *, as_json: JsonOption = False) -> None:
    """Check the case file, the hashes of all files and the words of every quote.

    CASE may also be a bag that 'tellings export --format bag' wrote.
    """
    from tellings.casefile import bag_problems, is_bag, open_case, problems  # noqa: PLC0415 - only where needed
    from tellings.pipeline import open_record  # noqa: PLC0415
    from tellings.records.serialise import record_object  # noqa: PLC0415

    found = list(bag_problems(case)) if is_bag(case) else []
    with open_case(case / "data" if is_bag(case) else case) as handle:
        warn_incomplete(handle)
        found += problems(handle)
        record = open_record(handle)
    try:
        record_object(record)
    except RecordError as error:
        found.append(str(error))
    if as_json:
        print_json({"ok": not found, "problems": found})
    else:
        out = console()
        for problem in found:
            out.print(paragraph(problem, hanging="  "))
        counts = f"{len(record.documents)} documents, {len(record.claims)} claims"
        out.print(f"{len(found)} problems in {counts}." if found else f"All is well: {counts}.")
    if found:
        raise typer.Exit(1)


def list_stages(
    case: Annotated[
        Path | None, typer.Argument(metavar="[CASE]", help="A case: say what is out of date.")
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """List the stages of reading, what each needs and gives, and which are out of date."""
    from tellings.casefile import open_case  # noqa: PLC0415
    from tellings.pipeline import STAGES, stale  # noqa: PLC0415

    out_of_date: frozenset[str] = frozenset()
    if case is not None:
        with open_case(case) as handle:
            out_of_date = frozenset(stale(handle))
    rows = [
        {
            "name": stage.name,
            "scope": stage.scope,
            "needs": list(stage.needs),
            "gives": list(stage.gives),
            "version": stage.version,
            "stale": None if case is None else stage.name in out_of_date,
        }
        for stage in STAGES
    ]
    if as_json:
        print_json(rows)
        return
    shown = [_stage_row(row) for row in rows]
    console().print(table(("stage", "per", "needs", "gives", "version", ""), shown, wide=2))


list_stages.__name__ = "stages"


def _stage_row(row: Mapping[str, object]) -> tuple[str, ...]:
    def listed(name: str) -> str:
        value = row[name]
        return ", ".join(value) if isinstance(value, list) else str(value)

    return (
        str(row["name"]),
        str(row["scope"]),
        listed("needs"),
        listed("gives"),
        str(row["version"]),
        "out of date" if row["stale"] else "",
    )


def doctor(*, as_json: JsonOption = False) -> None:
    """Check this installation: Python, libraries, SQLite and the packaged models."""
    checks = [_python(), _sqlite(), *map(_library, LIBRARIES), _files(), *_models()]
    if as_json:
        print_json([{"check": name, "ok": ok, "detail": detail} for name, ok, detail in checks])
    else:
        rows = [("ok" if ok else "WRONG", name, detail) for name, ok, detail in checks]
        console().print(table(("", "check", "detail"), rows, wide=2))
    if not all(ok for _, ok, _ in checks):
        raise typer.Exit(1)


MODELS = Path(__file__).parents[1] / "models"
Check = tuple[str, bool, str]


def _python() -> Check:
    return ("Python", sys.version_info >= (3, 11), platform.python_version())


def _sqlite() -> Check:
    from tellings.casefile import full_text_search  # noqa: PLC0415

    there, version = full_text_search()
    return ("SQLite", there, version if there else f"{version}, without full-text search (FTS5)")


def _library(name: str) -> Check:
    try:
        return (name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return (name, False, "not installed; run: pip install tellings")


def _models() -> list[Check]:
    from tellings.pipeline import model_loaders  # noqa: PLC0415

    checks = []
    for name, load in model_loaders():
        try:
            load()
        except TellingsError as error:
            checks.append((f"model: {name}", False, str(error)))
        else:
            checks.append((f"model: {name}", True, "loads"))
    return checks


def _files() -> Check:
    """Hold the packaged model files against their list of SHA-256."""
    listed = MODELS.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()
    wrong = []
    for line in listed:
        expected, name = line.split(maxsplit=1)
        path = MODELS / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            wrong.append(name)
    if wrong:
        return ("model files", False, f"changed or missing: {', '.join(wrong)}; install again")
    return ("model files", True, f"{len(listed)} files as packaged")


COMMANDS = (verify, list_stages, doctor)
