"""The table of what excludes what, read from ``exclusive.toml`` beside this module.

Its three kinds of rows are explained there. A case's own rows have the same form and come first.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tellings.compare.levels import Level
from tellings.errors import SettingsError
from tellings.text.lexicon import Lexicon

TIERS = {"difference": Level.DIFFERENCE, "tension": Level.TENSION, "conflict": Level.CONFLICT}
ANY = "*"
Sense = tuple[str, int]
"""A lemma and the number of its sense by frequency, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Words whose members exclude each other; ``under`` as ("lemma", sense) pairs.

    ``of_one`` says that they exclude each other only in relation to one and the same being.
    ``names`` says that the members are names, so that the nouns of ``under`` are none.
    ``known`` says that only known things exclude each other, ``families`` that only words below two
    different ones of ``under`` do.
    A word is a member when one of its ``senses`` most frequent senses lies there, or when it is one
    of ``words``.
    """

    name: str
    under: tuple[Sense, ...]
    slots: tuple[str, ...]
    tier: Level
    lasting: bool
    senses: int = 1
    words: frozenset[str] = frozenset()
    names: bool = False
    of_one: bool = False
    known: bool = False
    families: bool = False

    @property
    def roots(self) -> frozenset[str]:
        """The nouns that are no members: "the town" is none of the towns, it may be any."""
        return frozenset(lemma for lemma, _ in self.under) if self.names else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """How bad two surely different fillers of ``role`` are under these predicates."""

    role: str
    predicates: frozenset[str]
    given: tuple[str, ...]
    tier: Level
    reason: str

    def fits(self, slot: str, predicates: tuple[str, ...]) -> bool:
        """Whether the row speaks of this slot of a happening told with these predicates."""
        named = ANY in self.predicates or all(word in self.predicates for word in predicates)
        return named and self.role in (slot, ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """Predicates that befall the filler of ``role`` once in all."""

    predicates: frozenset[str]
    role: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Two families of words for persons that hardly fit one person, and why."""

    left: tuple[Sense, ...]
    right: tuple[Sense, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two families of places that exclude each other after these prepositions."""

    name: str
    slots: tuple[str, ...]
    markers: frozenset[str]
    left: Kind
    right: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """The whole table."""

    kinds: tuple[Kind, ...]
    roles: tuple[RoleRow, ...]
    once: tuple[Once, ...]
    opposed: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    viewpoint: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    persons: tuple[Persons, ...] = ()
    apart: tuple[Apart, ...] = ()

    def markers_opposed(self, left: str | None, right: str | None) -> bool:
        """Whether two prepositions exclude each other ("near" and "far from")."""
        return any(
            (left in one and right in other) or (left in other and right in one)
            for one, other in self.opposed
        )


def parse(data: Mapping[str, Any]) -> Exclusive:
    """Return the table of parsed TOML; SettingsError names the row that cannot be used."""
    return Exclusive(
        kinds=tuple(read(row, "kind", kind) for row in data.get("kind", ())),
        roles=tuple(read(row, "role", role) for row in data.get("role", ())),
        once=tuple(read(row, "once", once) for row in data.get("once", ())),
        opposed=tuple(read(row, "opposed", opposed) for row in data.get("opposed", ())),
        persons=tuple(read(row, "persons", persons) for row in data.get("persons", ())),
        apart=tuple(read(row, "apart", apart) for row in data.get("apart", ())),
        viewpoint=listed(data, "viewpoint", "words"),
        mutual=listed(data, "mutual", "predicates"),
        anywhere=listed(data, "anywhere", "predicates"),
    )


def listed(data: Mapping[str, Any], table: str, key: str) -> frozenset[str]:
    """Return the words of all rows of a table that merely lists words."""
    rows = data.get(table, ())
    return frozenset(word for row in rows for word in read(row, table, lambda one: one[key]))


def read(row: Mapping[str, Any], table: str, make: Any) -> Any:
    """Return ``make(row)``, its faults told as SettingsError."""
    try:
        return make(row)
    except (KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"[[{table}]] {dict(row)!r}: {error!r} is missing or wrong") from error


def kind(row: Mapping[str, Any]) -> Kind:
    """Return the kind of one row."""
    if not row.get("under") and not row.get("words"):
        raise KeyError("under")
    under = tuple(
        (name, int(sense)) for name, sense in (u.rsplit(":", 1) for u in row.get("under", ()))
    )
    return Kind(
        name=row["name"],
        under=under,
        slots=tuple(row["slots"]),
        tier=TIERS[row["tier"]],
        lasting=bool(row.get("lasting", False)),
        senses=int(row.get("senses", 1)),
        words=frozenset(row.get("words", ())),
        names=bool(row.get("names", False)),
        of_one=bool(row.get("of_one", False)),
        known=bool(row.get("known", False)),
        families=bool(row.get("families", False)),
    )


def senses(stated: Iterable[str]) -> tuple[Sense, ...]:
    """Return the senses of "lemma:number" words."""
    return tuple((name, int(sense)) for name, sense in (one.rsplit(":", 1) for one in stated))


def persons(row: Mapping[str, Any]) -> Persons:
    """Return the rule about persons of one row."""
    return Persons(left=senses(row["left"]), right=senses(row["right"]), reason=row["reason"])


def apart(row: Mapping[str, Any]) -> Apart:
    """Return the two families of places of one row."""
    families = [
        kind(
            {
                "name": row["name"],
                "slots": row["slots"],
                "tier": "tension",
                "senses": 2,
                **row[side],
            }
        )
        for side in ("left", "right")
    ]
    return Apart(name=row["name"], slots=tuple(row["slots"]), markers=frozenset(row["markers"]),
                 left=families[0], right=families[1])  # fmt: skip


def role(row: Mapping[str, Any]) -> RoleRow:
    """Return the role rule of one row."""
    return RoleRow(
        role=row["role"],
        predicates=frozenset(row["predicates"]),
        given=tuple(row.get("given", ())),
        tier=TIERS[row["tier"]],
        reason=row["reason"],
    )


def once(row: Mapping[str, Any]) -> Once:
    """Return the once-in-all rule of one row."""
    return Once(predicates=frozenset(row["predicates"]), role=row["role"], reason=row["reason"])


def opposed(row: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the two sides of opposed prepositions."""
    return frozenset(row["left"]), frozenset(row["right"])


@cache
def packaged() -> Exclusive:
    """Return the packaged table."""
    text = resources.files("tellings.compare").joinpath("exclusive.toml").read_text("utf-8")
    return parse(tomllib.loads(text))


def extended(base: Exclusive, data: Mapping[str, Any]) -> Exclusive:
    """Return ``base`` with a case's own rows before its rows, so that they decide first."""
    own = parse(data)
    return Exclusive(
        kinds=own.kinds + base.kinds,
        roles=own.roles + base.roles,
        once=own.once + base.once,
        opposed=own.opposed + base.opposed,
        viewpoint=own.viewpoint | base.viewpoint,
        mutual=own.mutual | base.mutual,
        anywhere=own.anywhere | base.anywhere,
        persons=own.persons + base.persons,
        apart=own.apart + base.apart,
    )


def roots(under: Iterable[Sense], words: Lexicon) -> frozenset[int]:
    """Return the synsets of these senses."""
    found = set()
    for lemma, sense in under:
        known = words.usual(lemma, "n", sense)
        if len(known) >= sense:
            found.add(known[sense - 1])
    return frozenset(found)
