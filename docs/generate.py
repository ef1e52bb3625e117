"""Write the reference pages from the code: ``python docs/generate.py`` (``--check`` only compares).

The pages are kept in the repository so that they can be read without running anything; a test
holds them to the code.
"""

import ast
import inspect
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer

from tellings import casefile, settings
from tellings.cli.main import build
from tellings.exports.json_export import schema
from tellings.records.judgements import CLAIM_FIELDS, KINDS
from tellings.workbench.routes import INTERFACE
from tellings.workbench.routes import PAGES as PAGE_ADDRESSES

REFERENCE = Path(__file__).resolve().parent / "reference"
WIDTH = 78


def commands() -> str:
    """Return the page of commands: each command's own help."""
    group = typer.main.get_command(build())
    assert isinstance(group, typer.core.TyperGroup)
    parts = ["# Commands\n\nMade from `tellings COMMAND --help`.\n"]
    for name in group.commands:
        command = group.commands[name]
        with typer.Context(
            command, info_name=f"tellings {name}", terminal_width=WIDTH, max_content_width=WIDTH
        ) as context:
            parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    exits = inspect.getdoc(sys.modules["tellings.cli.main"]) or ""
    parts.append("## Exit codes\n\n" + exits.split("Exit codes: ")[1].replace("\n", " ") + "\n")
    return "\n".join(parts)


def settings_page() -> str:
    """Return the page of settings: name, default and the words under each field."""
    words = _field_docs(settings)
    rows = [
        f"| `{field.name}` | `{field.default}` | {words[field.name]} |"
        for field in fields(settings.Settings)
    ]
    return (
        "# Settings and case.toml\n\n"
        "A case may hold a file `case.toml` beside `tellings.db`:\n\n"
        "```toml\n"
        'title = "The evening at the boat house"\n\n'
        "[settings]\n"
        "max_file_megabytes = 20\n"
        "```\n\n"
        "It may also say what the accounts do not: `day`, `hours`, `[places]`, `[travel]`, "
        "`[columns]` and `[[exclusive...]]`; "
        "[how](../how-to/places-times-and-logs.md).\n\n"
        "| setting | default | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _field_docs(module: Any) -> dict[str, str]:
    """Return the string that stands below each annotated field of the module's classes."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ClassDef):
            for field, below in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(below, ast.Expr)
                    and isinstance(below.value, ast.Constant)
                ):
                    found[field.target.id] = " ".join(str(below.value.value).split())
    return found


def record() -> str:
    """Return the page of the JSON record: every list with its keys and their types."""
    page = ["# The JSON record\n", schema()["description"] + "\n"]
    page.append("`tellings-record-1.schema.json` in the package is the JSON Schema.\n")
    for name, part in schema()["properties"].items():
        page.append(f"## {name}\n\n" + _shape(part) + "\n")
    return "\n".join(page)


def _shape(part: dict[str, Any]) -> str:
    inner = part.get("items", part)
    if "properties" not in inner:
        return _type(part)
    rows = [f"| `{key}` | {_type(value)} |" for key, value in inner["properties"].items()]
    return "| key | value |\n|---|---|\n" + "\n".join(rows)


def _type(part: dict[str, Any]) -> str:  # noqa: PLR0911 - one return a form of the schema
    if "anyOf" in part:
        return " or ".join(_type(choice) for choice in part["anyOf"])
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    if "$ref" in part:
        return part["$ref"].rsplit("/", 1)[1]
    if part["type"] == "array":
        inner = part.get("items")
        return f"list of {_type(inner)}" if inner else "pair of integers"
    if part["type"] == "object":
        return "{" + ", ".join(f"{k}: {_type(v)}" for k, v in part["properties"].items()) + "}"
    return "id" if part.get("pattern", "").startswith("^[0-9a-f]{16}") else str(part["type"])


def case_file() -> str:
    """Return the page of the case file: its tables and views with their columns."""
    page = ["# The case file\n", "`tellings.db` is plain SQLite. Its tables and views:\n"]
    with tempfile.TemporaryDirectory() as folder:
        made = casefile.create(Path(folder) / "case", title="reference")
        with made as case:
            for kind, name, columns in casefile.structure(case):
                page.append(f"- {kind} `{name}`: {', '.join(columns)}")
    return "\n".join(page) + "\n"


def judgements() -> str:
    """Return the page of judgements: every kind with what it points at and what it means."""
    rows = [
        f"| `{kind}` | {form.targets} | {form.least or ''} | {form.value} | {form.means} |"
        for kind, form in KINDS.items()
    ]
    return (
        "# Judgements\n\n"
        "A judgement points at words, never at ids of what was derived from them: a mention by its "
        "words, a claim by its clause and then its predicate's word, an account by its first "
        "words.\n\n"
        "| kind | points at | at least | value | means |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n\nAn edit sets any of: "
        + ", ".join(f"`{name}`" for name in CLAIM_FIELDS)
        + ".\n"
    )


def workbench() -> str:
    """Return the page of the workbench: its addresses, what each shows or takes."""
    page = ["# The workbench\n", "`tellings serve CASE`. Pages:\n"]
    page += [f"- `{one.method} {one.path}` {_line(one.summary)}" for one in PAGE_ADDRESSES]
    page += ["", "For programs, with JSON; `/api/openapi.json` describes it:\n"]
    for one in INTERFACE:
        query = ", ".join(f"`{name}`" for name in one.query)
        asked = f" Query: {query}." if query else ""
        page.append(f"- `{one.method} {one.path}` {_line(one.summary)}{asked}")
    page.append("")
    page.append(
        "Every request carries the session's cookie, one that changes something also the session's "
        "token (the form's `token`, or the header `X-Tellings-Token`).\n"
    )
    return "\n".join(page)


def _line(summary: str) -> str:
    return summary[:1].lower() + summary[1:]


PAGES = {
    "commands.md": commands,
    "settings.md": settings_page,
    "record.md": record,
    "case-file.md": case_file,
    "judgements.md": judgements,
    "workbench.md": workbench,
}


def main() -> int:
    """Write the pages, or with ``--check`` say which differ."""
    different = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            different.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and different:
        sys.stderr.write(f"out of date: {', '.join(different)}; run python docs/generate.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
