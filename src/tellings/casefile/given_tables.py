"""The tables of ``case.toml`` that speak of the matter: day, places, travel, columns, exclusive.

Each function turns one parsed table into records, or raises WrongValue with the path of keys to
what is wrong; the caller adds the file and the line.
"""

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from tellings.errors import SettingsError
from tellings.records.givens import Columns, Givens, Journey, Place

CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
WORDS = ("arriving", "leaving")
PLACE_KEYS = ("aliases", "inside")
TRAVEL_KEYS = ("minutes", "kilometres", "kilometres_per_hour")
MOST_MINUTES = 366 * 24 * 60
"""A journey of more than a year is a slip of the pen."""


class WrongValue(ValueError):
    """A value that cannot be used; ``path`` are the keys that lead to it."""

    def __init__(self, path: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.path = path


def givens(values: Mapping[str, Any]) -> Givens:
    """Return what the parsed file says about the matter; WrongValue for what it cannot mean."""
    known = places(_table(values, "places"))
    return Givens(
        day=day(values.get("day")),
        hours=hours(values.get("hours")),
        places=known,
        travel=travel(_table(values, "travel"), frozenset(place.name for place in known)),
        columns=tuple(
            columns(name, table) for name, table in sorted(_table(values, "columns").items())
        ),
        exclusive=exclusive(_table(values, "exclusive")),
    )


def known_only(table: Mapping[str, Any], path: tuple[str, ...], known: Sequence[str]) -> None:
    """Raise WrongValue for the first key of ``table`` that is none of ``known``."""
    for name in table:
        if name not in known:
            raise WrongValue((*path, name), f"unknown name {name!r}; known: {', '.join(known)}")


def day(value: object) -> str | None:
    """Return the day as ISO 8601 text."""
    if value is None:
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise WrongValue(("day",), f"day must be a date such as 2024-11-03, not {value!r}")


def hours(value: object) -> tuple[str, str] | None:
    """Return the span of the day, as two clock times in order."""
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2 and all(_clock(edge) for edge in value):
        first, last = value
        if first < last:
            return first, last
    raise WrongValue(("hours",), f'hours must be ["HH:MM", "HH:MM"] in order, not {value!r}')


def _clock(value: object) -> bool:
    return isinstance(value, str) and CLOCK.fullmatch(value) is not None


def places(table: Mapping[str, Any]) -> tuple[Place, ...]:
    """Return the places in the file's order; no name may stand for two of them."""
    found = tuple(_place(name, value, table) for name, value in table.items())
    owner: dict[str, str] = {}
    for place in found:
        for name in (place.name, *place.aliases):
            other = owner.setdefault(name.casefold(), place.name)
            if other != place.name:
                raise WrongValue(
                    ("places", place.name),
                    f"{name!r} stands for {other!r} and for {place.name!r}; a name has one place",
                )
    for place in found:
        _not_inside_itself(place, {one.name: one for one in found})
    return found


def _place(name: str, value: object, table: Mapping[str, Any]) -> Place:
    path = ("places", name)
    if isinstance(value, list):
        return Place(name=name, aliases=_texts(value, path))
    if not isinstance(value, dict):
        raise WrongValue(path, f"{name!r} must be a list of other names, or a table")
    known_only(value, path, PLACE_KEYS)
    inside = value.get("inside")
    if inside is not None and (not isinstance(inside, str) or inside not in table):
        raise WrongValue((*path, "inside"), f"inside: {inside!r} is no name in [places]")
    return Place(
        name=name, aliases=_texts(value.get("aliases", []), (*path, "aliases")), inside=inside
    )


def _not_inside_itself(place: Place, by_name: Mapping[str, Place]) -> None:
    seen = {place.name}
    above = place.inside
    while above is not None:
        if above in seen:
            raise WrongValue(("places", place.name, "inside"), f"{place.name!r} is inside itself")
        seen.add(above)
        above = by_name[above].inside


def travel(table: Mapping[str, Any], known: frozenset[str]) -> tuple[Journey, ...]:
    """Return the least times between places, kilometres turned to minutes by the stated speed."""
    known_only(table, ("travel",), TRAVEL_KEYS)
    speed = table.get("kilometres_per_hour")
    if speed is not None and not _positive(speed):
        raise WrongValue(
            ("travel", "kilometres_per_hour"), f"kilometres_per_hour must be above 0, not {speed!r}"
        )
    found = [_journey(row, "minutes", known) for row in _rows(table, "minutes")]
    for row in _rows(table, "kilometres"):
        if speed is None:
            raise WrongValue(("travel", "kilometres"), "kilometres need kilometres_per_hour")
        found.append(_journey(row, "kilometres", known, minutes_each=60 / speed))
    pairs: set[frozenset[str]] = set()
    for journey in found:
        pair = frozenset((journey.source, journey.target))
        if pair in pairs:
            both = f"{journey.source!r} and {journey.target!r}"
            raise WrongValue(("travel", journey.source), f"{both} have two travel times")
        pairs.add(pair)
    return tuple(found)


def _journey(row: Any, key: str, known: frozenset[str], *, minutes_each: float = 1) -> Journey:
    path = ("travel", key)
    if not isinstance(row, list) or len(row) != 3:
        raise WrongValue(path, f"a row of {key} is [place, place, number], not {row!r}")
    source, target, length = row
    for name in (source, target):
        if not isinstance(name, str) or name not in known:
            raise WrongValue((*path, str(name)), f"{name!r} is no name in [places]")
    if source == target:
        raise WrongValue((*path, source), f"a journey from {source!r} to itself")
    # Rounded down: a minute too many would make a conflict where there is none.
    if not _positive(length) or not (minutes := math.floor(length * minutes_each)) <= MOST_MINUTES:
        raise WrongValue((*path, source), f"{key} must be above 0 (and no year), not {length!r}")
    return Journey(source=source, target=target, minutes=minutes)


def columns(file: str, table: object) -> Columns:
    """Return the mapping of one CSV file's columns."""
    path = ("columns", file)
    if not isinstance(table, dict):
        raise WrongValue(path, f'columns of {file!r} must be a table: [columns."{file}"]')
    known = tuple(field.name for field in fields(Columns) if field.name != "file")
    known_only(table, path, known)
    for name, value in table.items():
        if name not in WORDS and not isinstance(value, str):
            raise WrongValue((*path, name), f"{name} must be the name of a column, not {value!r}")
    for name in ("who", "when"):
        if name not in table:
            raise WrongValue(path, f"columns of {file!r} lack {name!r}")
    words = {
        name: tuple(word.casefold() for word in _texts(table[name], (*path, name)))
        for name in WORDS
        if name in table
    }
    return Columns(file=file, **{**table, **words})


TABLES = (
    *("kind", "role", "once", "opposed", "apart", "viewpoint", "persons", "mutual", "anywhere"),
)
AT_A_TIME = ("state", "post", "several")
"""Tables of what can only be one way at a time."""


def exclusive(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a case's own rows of the table of what excludes what, once they parse."""
    if not table:
        return {}
    # Only for a case that has rows.
    from tellings.compare.tables import parse  # noqa: PLC0415
    from tellings.versions.statetable import parse as parse_states  # noqa: PLC0415

    known_only(table, ("exclusive",), (*TABLES, *AT_A_TIME))
    for name, rows in table.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise WrongValue(("exclusive", name), f"write rows as [[exclusive.{name}]]")
        for row in rows:
            try:
                (parse_states if name in AT_A_TIME else parse)({name: [row]})
            except SettingsError as error:
                raise WrongValue(("exclusive", name), str(error)) from error
    return table


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = values.get(name, {})
    if not isinstance(table, dict):
        raise WrongValue((name,), f"{name} must be a table: [{name}]")
    return table


def _rows(table: Mapping[str, Any], key: str) -> list[Any]:
    rows = table.get(key, [])
    if not isinstance(rows, list):
        raise WrongValue(("travel", key), f"{key} must be a list of [place, place, number]")
    return rows


def _texts(value: object, path: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return tuple(value)
    raise WrongValue(path, f"{path[-1]!r} must be a list of words, not {value!r}")


def _positive(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and value > 0  # type: ignore[arg-type, operator]
