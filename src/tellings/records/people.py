"""Mentions and the entities that they refer to.

A mention is a stretch of words; a chain is the mentions of one account that refer to the same
thing; an entity joins chains of one or more accounts. Names carry the forms people wrote.
"""

from dataclasses import dataclass
from typing import Literal

from tellings.records.ids import content_id

EntityKind = Literal["person", "group", "organisation", "place", "object"]
MentionForm = Literal["name", "nominal", "pronoun"]
Sphere = Literal["events", "telling"]
Level = Literal["for", "against", "neither", "not said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that refer to something. ``head`` is the index of the head token in the analysis.

    ``number`` and ``gender`` are what the words themselves show ("sing", "plur"; "masc", "fem",
    "neut"), None when they show nothing. A possessive pronoun is a mention of its own.
    """

    id: str
    document: str
    account: str
    start: int
    end: int
    text: str
    form: MentionForm
    head: int
    kind: EntityKind
    number: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Mentions (ids, in text order) of one account that refer to the same thing."""

    account: str
    mentions: tuple[str, ...]
    kind: EntityKind
    sphere: Sphere = "events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A form under which an entity appears, case kept, without a possessive ending."""

    text: str
    accounts: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation to another entity, as claims state it ("daughter of")."""

    kind: str
    to: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What mentions in one or more accounts refer to. Its id is that of its first member.

    ``tells`` lists the accounts that this entity tells. ``name`` is the form to show: the most
    frequent full name, else the most telling nominal; never made up from outside the accounts,
    save "unnamed teller (FILE)" for a teller who is not named. Where a person gave the name,
    ``named_by`` says who, and ``names`` are still the accounts' alone.
    """

    id: str
    name: str
    kind: EntityKind
    sphere: Sphere
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...] = ()
    tells: tuple[str, ...] = ()
    named_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Two entities that may be the same: not joined, shown with the evidence both ways."""

    left: str
    right: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row of a decision: what a feature says, in ``words``, and what it counts.

    ``score`` is the weight times what the feature found, 0 when nothing is said.
    """

    feature: str
    level: Level
    weight: float
    score: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions (ids) weighed as one person: ``joined``, or left for a person to decide.

    The sum of the evidence's scores is ``score``. A mention stands for what was joined to it
    before.
    """

    left: str
    right: str
    joined: bool
    score: float
    evidence: tuple[Evidence, ...]


def mention_id(document: str, start: int, end: int, form: MentionForm) -> str:
    """Return the id of the mention at ``[start, end)``."""
    return content_id("mention", document, start, end, form)
