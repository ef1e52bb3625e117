"""The table of what can only be one way at a time, read from ``states.toml`` beside this module.

>>> table().sides("locked")
(('0', 'right'), ('1', 'left'))
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tellings.errors import SettingsError

NAMES = ("state", "post", "several")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTable:
    """Pairs of words that exclude each other, what only one person is, what there are more of."""

    states: tuple[tuple[frozenset[str], frozenset[str]], ...]
    posts: frozenset[str]
    several: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """All words of states, longest first."""
        found = {word for left, right in self.states for word in (*left, *right)}
        return tuple(sorted(found, key=lambda word: (-len(word), word)))

    def sides(self, word: str) -> tuple[tuple[str, str], ...]:
        """Return the rows, by number, that a word is in, and on which side."""
        return tuple(
            (str(number), "left" if word in row[0] else "right")
            for number, row in enumerate(self.states)
            if word in row[0] | row[1]
        )


def parse(data: Mapping[str, Any]) -> StateTable:
    """Return the table of parsed TOML; SettingsError names the row that cannot be used."""
    return StateTable(
        states=tuple(
            (_words(row, "state", "left"), _words(row, "state", "right"))
            for row in data.get("state", ())
        ),
        posts=_listed(data.get("post", ()), "post"),
        several=_listed(data.get("several", ()), "several"),
    )


def _listed(rows: Iterable[Mapping[str, Any]], table: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in _words(row, table, "words"))


def _words(row: Mapping[str, Any], table: str, key: str) -> frozenset[str]:
    words = row.get(key)
    if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
        raise SettingsError(f"[[{table}]] {dict(row)!r}: {key!r} must be a list of words")
    return frozenset(word.lower() for word in words)


@cache
def packaged() -> StateTable:
    """Return the packaged table."""
    text = resources.files("tellings.versions").joinpath("states.toml").read_text("utf-8")
    return parse(tomllib.loads(text))


def table(more: Mapping[str, Any] | None = None) -> StateTable:
    """Return the packaged table with a case's own rows."""
    base, own = packaged(), parse(more or {})
    return StateTable(
        states=base.states + own.states,
        posts=base.posts | own.posts,
        several=base.several | own.several,
    )
