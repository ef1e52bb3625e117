"""What a case is told by hand in ``case.toml``: its day, places, travel times, columns of logs.

Nothing here is read from an account. Whatever rests on it says so, and can be withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the case: its ``name``, the other names it goes by, the place it lies in."""

    name: str
    aliases: tuple[str, ...] = ()
    inside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The least time from one place to another, either way, in whole minutes."""

    source: str
    target: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a CSV file holds what; None where none does.

    ``file`` is the file's name, with or without folders. ``place`` and ``verb`` stand for every
    row that no column says otherwise. ``arriving`` and ``leaving`` are the words in the
    ``direction`` column for coming in and going out, lower case.
    """

    file: str
    who: str
    when: str
    where: str | None = None
    date: str | None = None
    what: str | None = None
    whom: str | None = None
    direction: str | None = None
    place: str | None = None
    verb: str | None = None
    arriving: tuple[str, ...] = ("in", "enter", "entry", "arrive", "arrival")
    leaving: tuple[str, ...] = ("out", "exit", "leave", "departure")

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """What is mapped, as (what it is, column), in the order of the fields."""
        pairs = (
            ("who", self.who),
            ("when", self.when),
            ("where", self.where),
            ("date", self.date),
            ("what", self.what),
            ("whom", self.whom),
            ("direction", self.direction),
        )
        return tuple((name, column) for name, column in pairs if column is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Givens:
    """All that ``case.toml`` says about the matter itself.

    ``day`` is the day (ISO 8601) of clock times that no date stands with; ``hours`` the span of it
    ("HH:MM", the end up to "24:00") in which clock times lie that may be of the morning or of the
    evening. ``exclusive`` holds a case's own rows of the table of what excludes what, in the
    packaged table's form.
    """

    day: str | None = None
    hours: tuple[str, str] | None = None
    places: tuple[Place, ...] = ()
    travel: tuple[Journey, ...] = ()
    columns: tuple[Columns, ...] = ()
    exclusive: Mapping[str, Any] = field(default_factory=dict)
