"""Commands that hand a case on: report and export."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.listings import CaseArgument, warn_incomplete
from tellings.cli.terminal import console
from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.casefile import Case
    from tellings.records.record import Record

OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")]


class Format(StrEnum):
    """The forms that a record is handed on in."""

    JSON = "json"
    CSV = "csv"
    DOCX = "docx"
    ANNOTATIONS = "annotations"
    FTM = "ftm"
    FTM_STATEMENTS = "ftm-statements"
    SQLITE = "sqlite"
    BAG = "bag"


class Table(StrEnum):
    """The tables of the CSV form."""

    CHRONOLOGY = "chronology"
    FINDINGS = "findings"
    CONFLICTS = "conflicts"
    GAPS = "gaps"
    SOURCES = "sources"


FORMS = (
    "json (the record), csv (one table of it), docx (chronology and registers for a file), "
    "annotations (W3C Web Annotation), ftm and ftm-statements (FollowTheMoney), sqlite (the case "
    "file), bag (everything, as a BagIt folder)."
)


def report(case: CaseArgument, *, output: OutputOption = None) -> None:
    """Write the report again: one self-contained HTML page (CASE/report.html unless -o)."""
    from tellings.casefile import open_case  # noqa: PLC0415 - only where a case is opened
    from tellings.pipeline import open_record  # noqa: PLC0415
    from tellings.report.render import render  # noqa: PLC0415

    with open_case(case) as handle:
        warn_incomplete(handle)
        record = open_record(handle)
    target = case / "report.html" if output is None else output
    write(target, render(record).encode())
    console().print(f"report: {target}", soft_wrap=True)


def export(
    case: CaseArgument,
    *,
    form: Annotated[Format, typer.Option("--format", help=FORMS)] = Format.JSON,
    output: OutputOption = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="JSON: include the documents' texts.")
    ] = False,
    table: Annotated[
        Table | None,
        typer.Option("--table", help="CSV: which table.", show_default="chronology"),
    ] = None,
) -> None:
    """Hand the case on, to a file (-o) or to standard output."""
    from tellings.casefile import copy_case_file, open_case  # noqa: PLC0415
    from tellings.pipeline import open_record  # noqa: PLC0415

    if with_text and form is not Format.JSON:
        raise UsageError("--with-text goes with --format json")
    if table is not None and form is not Format.CSV:
        raise UsageError("--table goes with --format csv")
    if output is None and form in (Format.SQLITE, Format.BAG):
        raise UsageError(f"--format {form.value} needs -o, the name to write it under")
    with open_case(case) as handle:
        warn_incomplete(handle)
        if form is Format.SQLITE:
            assert output is not None
            copy_case_file(handle, folder_of(output))
            return
        record = open_record(handle)
        if form is Format.BAG:
            assert output is not None
            _bag(handle, record, folder_of(output))
            return
    hand_over(_bytes(record, form, with_text=with_text, table=table), output)


def _bytes(record: "Record", form: Format, *, with_text: bool, table: Table | None) -> bytes:
    """Return the record in one form; the library of a form is loaded where it is asked for."""
    from tellings import exports  # noqa: PLC0415

    if form is Format.DOCX:
        return exports.export_docx(record)
    if form is Format.CSV:
        text = exports.export_csv(record, table=(table or Table.CHRONOLOGY).value)
    elif form is Format.ANNOTATIONS:
        text = exports.export_annotations(record)
    elif form is Format.FTM:
        text = exports.export_entities(record)
    elif form is Format.FTM_STATEMENTS:
        text = exports.export_statements(record)
    else:
        text = exports.export_json(record, with_text=with_text)
    return text.encode("utf-8", "surrogatepass" if form is Format.CSV else "strict")


def _bag(handle: "Case", record: "Record", target: Path) -> None:
    from tellings import exports  # noqa: PLC0415
    from tellings.casefile import write_bag  # noqa: PLC0415
    from tellings.report.render import render  # noqa: PLC0415

    outputs = {
        "report.html": render(record).encode(),
        "exports/record.json": exports.export_json(record, with_text=True).encode(),
        "exports/chronology.docx": exports.export_docx(record),
        "exports/annotations.jsonld": exports.export_annotations(record).encode(),
    }
    for table in Table:
        text = exports.export_csv(record, table=table.value)
        outputs[f"exports/{table.value}.csv"] = text.encode("utf-8", "surrogatepass")
    write_bag(handle, target, outputs=outputs, info=record.generator)
    console().print(f"bag: {target}", soft_wrap=True)


def hand_over(data: bytes, output: Path | None) -> None:
    """Write bytes to a file, whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        write(output, data)


def folder_of(path: Path) -> Path:
    """Return ``path``; UsageError when the folder that it would lie in is not there."""
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder")
    return path


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; CaseUnwritable when that fails."""
    from tellings.casefile import write_atomically  # noqa: PLC0415

    write_atomically(folder_of(path), data)


COMMANDS = (report, export)
