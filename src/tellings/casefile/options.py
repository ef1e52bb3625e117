"""``case.toml``: the title, the settings and the givens of a case, written by hand.

    title = "The fire in Mill Lane"
    day = 2024-11-03
    hours = ["12:00", "24:00"]

    [settings]
    same_event = 0.1

    [places]
    "Mill" = ["the mill", "Carrow's mill"]
    "Mill yard" = { aliases = ["the yard"], inside = "Mill" }

    [travel]
    kilometres_per_hour = 5
    minutes = [["Mill", "Station", 12]]
    kilometres = [["Mill", "Chapel", 0.5]]

    [columns."gate.csv"]
    who = "name"
    when = "time"

    [[exclusive.once]]
    predicates = ["christen"]
    role = "patient"
    reason = "one is christened once"

What it cannot mean is a SettingsError that names the line; a misspelt name is never skipped.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.casefile import given_tables
from tellings.casefile.toml_lines import line_of
from tellings.errors import SettingsError
from tellings.records.givens import Givens
from tellings.settings import Settings, from_mapping

CASE_TOML = "case.toml"
KNOWN = ("title", "day", "hours", "settings", "places", "travel", "columns", "exclusive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What ``case.toml`` says; ``title`` is None when it gives none."""

    title: str | None
    settings: Settings
    givens: Givens


def read_options(folder: Path) -> Options:
    """Return the options of the case in ``folder``; defaults when it has no ``case.toml``."""
    path = folder / CASE_TOML
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Options(title=None, settings=Settings(), givens=Givens())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    return parse_options(text, shown=str(path))


def parse_options(text: str, *, shown: str) -> Options:
    """Return what ``text`` says; SettingsError names ``shown`` and the line of what is wrong."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Where the text ends too soon the library names no line.
        where = f"(at line {len(text.splitlines())})"
        raise SettingsError(
            f"{shown}: {str(error).replace('(at end of document)', where)}"
        ) from error
    try:
        given_tables.known_only(values, (), KNOWN)
        return Options(
            title=_title(values), settings=_settings(values), givens=given_tables.givens(values)
        )
    except given_tables.WrongValue as error:
        line = line_of(text, error.path)
        place = shown if line is None else f"{shown}, line {line}"
        raise SettingsError(f"{place}: {error}") from error


def _title(values: Mapping[str, Any]) -> str | None:
    title = values.get("title")
    if title is None or isinstance(title, str):
        return title
    raise given_tables.WrongValue(("title",), f"title must be a text, not {title!r}")


def _settings(values: Mapping[str, Any]) -> Settings:
    table = values.get("settings", {})
    if not isinstance(table, dict):
        raise given_tables.WrongValue(("settings",), "settings must be a table: [settings]")
    for name, value in table.items():
        try:
            from_mapping({name: value})
        except SettingsError as error:
            raise given_tables.WrongValue(("settings", name), str(error)) from error
    return from_mapping(table)
