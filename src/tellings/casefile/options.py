"""``case.toml``: the title and the settings of a case, written by hand.

    title = "The fire in Mill Lane"

    [settings]
    same_event = 0.1

What it cannot mean is a SettingsError that names the line; a misspelt name is never skipped.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import SettingsError
from tellings.settings import Settings, from_mapping

CASE_TOML = "case.toml"
KNOWN = ("title", "settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What ``case.toml`` says; ``title`` is None when it gives none."""

    title: str | None
    settings: Settings


def read_options(folder: Path) -> Options:
    """Return the options of the case in ``folder``; defaults when it has no ``case.toml``."""
    path = folder / CASE_TOML
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Options(title=None, settings=Settings())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Where the text ends too soon the library names no line.
        where = f"(at line {len(text.splitlines())})"
        raise SettingsError(
            f"{path}: {str(error).replace('(at end of document)', where)}"
        ) from error
    for name in values:
        if name not in KNOWN:
            raise _at_line(path, text, name, f"unknown name {name!r}; known: {', '.join(KNOWN)}")
    return Options(title=_title(path, text, values), settings=_settings(path, text, values))


def _title(path: Path, text: str, values: dict[str, object]) -> str | None:
    title = values.get("title")
    if title is None or isinstance(title, str):
        return title
    raise _at_line(path, text, "title", f"title must be a text, not {title!r}")


def _settings(path: Path, text: str, values: dict[str, object]) -> Settings:
    table = values.get("settings", {})
    if not isinstance(table, dict):
        raise _at_line(path, text, "settings", "settings must be a table: [settings]")
    for name, value in table.items():
        try:
            from_mapping({name: value})
        except SettingsError as error:
            raise _at_line(path, text, name, str(error)) from error
    return from_mapping(table)


def _at_line(path: Path, text: str, name: str, message: str) -> SettingsError:
    """Return the error with the line where ``name`` is set or opens a table."""
    pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(name)}["']?\s*[\]=.]""")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line):
            return SettingsError(f"{path}, line {number}: {message}")
    return SettingsError(f"{path}: {message}")
