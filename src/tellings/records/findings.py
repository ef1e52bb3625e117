"""What comparing shows: findings, conflict sets, versions, and what people decided."""

from dataclasses import dataclass
from typing import Literal

from tellings.records.spans import Quote

FindingKind = Literal["agreement", "difference", "tension", "conflict", "only"]
AssumptionKind = Literal["same_entity", "same_event", "rule"]
ConflictRule = Literal["value", "number", "negation", "order", "presence", "travel", "role"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the claims of one event show in one slot. ``weight`` ranks findings, worst first."""

    id: str
    kind: FindingKind
    event: str | None
    slot: str
    claims: tuple[str, ...]
    explanation: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something a conflict rests on; withdrawing it resolves the conflict."""

    kind: AssumptionKind
    id: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When, and where, a claim of a conflict puts whom; times in ISO 8601 with their day."""

    claim: str
    who: str | None
    place: str | None
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims that cannot all be true under the assumptions; minimal.

    ``moments`` are for drawing a time line (not exported); empty where it is not about times.
    """

    id: str
    claims: tuple[str, ...]
    assumes: tuple[Assumption, ...]
    rule: ConflictRule
    explanation: tuple[str, ...]
    settled_by: str | None
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A stated criterion by which a version is ranked, and its value."""

    name: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A largest set of claims of one component of conflicts that can all be true together."""

    id: str
    component: str
    rank: int
    holds: tuple[str, ...]
    gives_up: tuple[str, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided: append-only; ``replaces`` names the judgement it takes back.

    ``applied`` says whether it holds now, ``obstacle`` in plain words why it does not.
    """

    id: str
    kind: str
    targets: tuple[Quote, ...]
    value: str | None
    by: str
    at: str
    reason: str | None
    replaces: str | None
    applied: bool
    obstacle: str | None = None
