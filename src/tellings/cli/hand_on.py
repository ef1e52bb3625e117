"""Commands that hand a case on: report and export."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tellings.cli.listings import CaseArgument, warn_incomplete
from tellings.cli.terminal import console
from tellings.errors import UsageError

OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")]


class Format(StrEnum):
    """The forms that a record is handed on in."""

    JSON = "json"
    CSV = "csv"


class Table(StrEnum):
    """The tables of the CSV form."""

    CHRONOLOGY = "chronology"
    FINDINGS = "findings"


def report(case: CaseArgument, *, output: OutputOption = None) -> None:
    """Write the report again: one self-contained HTML page (CASE/report.html unless -o)."""
    from tellings.casefile import open_case  # noqa: PLC0415 - only where a case is opened
    from tellings.pipeline import open_record  # noqa: PLC0415
    from tellings.report.render import render  # noqa: PLC0415

    with open_case(case) as handle:
        warn_incomplete(handle)
        record = open_record(handle)
    target = case / "report.html" if output is None else output
    write(target, render(record))
    console().print(f"report: {target}", soft_wrap=True)


def export(
    case: CaseArgument,
    *,
    form: Annotated[Format, typer.Option("--format", help="json or csv.")] = Format.JSON,
    output: OutputOption = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="JSON: include the documents' texts.")
    ] = False,
    table: Annotated[
        Table, typer.Option("--table", help="CSV: chronology or findings.")
    ] = Table.CHRONOLOGY,
) -> None:
    """Write the record as JSON or CSV, to a file (-o) or to standard output."""
    from tellings.casefile import open_case  # noqa: PLC0415
    from tellings.exports.csv_export import export_csv  # noqa: PLC0415
    from tellings.exports.json_export import export_json  # noqa: PLC0415
    from tellings.pipeline import open_record  # noqa: PLC0415

    if with_text and form is Format.CSV:
        raise UsageError("--with-text goes with --format json")
    with open_case(case) as handle:
        warn_incomplete(handle)
        record = open_record(handle)
    if form is Format.CSV:
        text = export_csv(record, table=table.value)
    else:
        text = export_json(record, with_text=with_text)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    else:
        write(output, text)


def write(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 whole or not at all; CaseUnwritable when that fails."""
    from tellings.casefile import write_atomically  # noqa: PLC0415

    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder")
    write_atomically(path, text.encode("utf-8"))


COMMANDS = (report, export)
