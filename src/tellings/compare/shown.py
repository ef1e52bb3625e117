"""What a pair of claims shows in one slot, in its final tier; each thing once."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.compare.levels import Level, Outcome
from tellings.compare.slots import Compared
from tellings.records.findings import ConflictRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a pair of claims shows in one slot, in its final tier.

    ``left`` and ``right`` are the words of the two sides, ``reason`` the row of the table that
    decided, ``entities`` those that are taken for one on both sides.
    """

    slot: str
    level: Level
    words: str
    left: str
    right: str
    rule: ConflictRule = "value"
    reason: str | None = None
    entities: tuple[str, ...] = ()


def told_once(found: Sequence[Shown]) -> list[Shown]:
    """Return ``found`` without what another slot says too: times by words, places on a body."""
    slots = {one.slot: one for one in found}
    body = slots.get("body part")
    return [
        one
        for one in found
        if not (one.slot == "time" and "when" in slots)
        and not (body and one is not body and (one.left, one.right) == (body.left, body.right))
    ]


def shown_as(
    slot: str,
    outcome: Outcome,
    comparison: Compared,
    *,
    level: Level,
    sides: tuple[str, str],
    reason: str | None = None,
) -> Shown:
    """Return the outcome as what a pair shows, with the entities that it takes for one."""
    shared = sorted(
        {
            entity
            for name in comparison.alike
            for entity in comparison.results[name].outcome.entities
        }
    )
    return Shown(
        slot=slot, level=min(level, outcome.level) if outcome.rule else level, words=outcome.words,
        left=sides[0], right=sides[1], rule=outcome.rule or "value", reason=reason,
        entities=tuple(shared),
    )  # fmt: skip
