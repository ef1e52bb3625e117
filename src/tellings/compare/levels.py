"""Ordered levels of agreement between two values of one slot.

A comparison gives a level *and the words for it* from the same call, so that an explanation cannot
drift from the decision (the levels follow Splink's comparisons, where "null" is a level of its
own: what is not said is never a difference).

>>> worst([same("both name Ann"), clash("“five” and “six” exclude each other")]).level.name
'CONFLICT'
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from tellings.records.findings import ConflictRule, FindingKind


class Level(IntEnum):
    """How two values stand to each other, from silence to exclusion."""

    NOT_SAID = 0
    SAME = 1
    COMPATIBLE = 2
    DIFFERENCE = 3
    TENSION = 4
    CONFLICT = 5


MEANING = {
    Level.NOT_SAID: "one of them does not say",
    Level.SAME: "both say the same",
    Level.COMPATIBLE: "one is more exact than the other, or both can be meant",
    Level.DIFFERENCE: "they differ, and both can hold",
    Level.TENSION: "they are hard to hold together",
    Level.CONFLICT: "they cannot both be true under the stated assumptions",
}
FINDING: dict[Level, FindingKind] = {
    Level.DIFFERENCE: "difference",
    Level.TENSION: "tension",
    Level.CONFLICT: "conflict",
}
Direction = Literal["narrower", "broader", "equal", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comparing two values showed.

    ``words`` explain it. ``direction`` says whether the left value is the more exact one
    ("narrower"); ``rule`` names the kind of exclusion when there is one, ``entities`` the entities
    that it rests on. ``unsure`` marks two who may be one: compatible for want of anything against.
    ``thing`` marks values of one definite thing, named with the same noun on both sides ("her blue
    scarf", "her yellow scarf"): the noun itself shows what both speak of. ``apart`` marks two who
    are surely two though that is nothing to report: they show that two things are told. ``inner``
    marks what lies in the words about one noun ("a stone wall", "a brick wall"), not in two nouns.
    """

    level: Level
    words: str
    direction: Direction = "neither"
    rule: ConflictRule | None = None
    entities: tuple[str, ...] = ()
    unsure: bool = False
    thing: bool = False
    apart: bool = False
    inner: bool = False

    def at_most(self, level: Level) -> "Outcome":
        """Return the outcome lowered to ``level`` when it is worse."""
        return replace(self, level=min(self.level, level))

    def turned(self) -> "Outcome":
        """Return the outcome seen from the other side."""
        other: dict[Direction, Direction] = {"narrower": "broader", "broader": "narrower"}
        return replace(self, direction=other.get(self.direction, self.direction))


def silent() -> Outcome:
    """Return the outcome where one side says nothing."""
    return Outcome(level=Level.NOT_SAID, words=MEANING[Level.NOT_SAID])


def same(words: str, *, entities: tuple[str, ...] = ()) -> Outcome:
    """Return the outcome of equal values."""
    return Outcome(level=Level.SAME, words=words, direction="equal", entities=entities)


def compatible(words: str, direction: Direction = "neither") -> Outcome:
    """Return the outcome of values that can both be meant."""
    return Outcome(level=Level.COMPATIBLE, words=words, direction=direction)


def may_be_one(words: str) -> Outcome:
    """Return the outcome of two beings that were not resolved to one and may be."""
    return Outcome(level=Level.COMPATIBLE, words=words, unsure=True)


def differs(words: str, *, entities: tuple[str, ...] = ()) -> Outcome:
    """Return the outcome of values that differ and need not exclude each other."""
    return Outcome(level=Level.DIFFERENCE, words=words, entities=entities)


def two(words: str) -> Outcome:
    """Return the outcome of two beings that are not one, which need not be a disagreement."""
    return Outcome(level=Level.DIFFERENCE, words=words, apart=True)


def strained(words: str, rule: ConflictRule = "value") -> Outcome:
    """Return the outcome of values that are hard to hold together."""
    return Outcome(level=Level.TENSION, words=words, rule=rule)


def clash(words: str, rule: ConflictRule = "value", *, entities: tuple[str, ...] = ()) -> Outcome:
    """Return the outcome of values of which at most one can be right."""
    return Outcome(level=Level.CONFLICT, words=words, rule=rule, entities=entities)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the first outcome of the highest level; silence when there is none."""
    return max(outcomes, key=lambda outcome: outcome.level, default=silent())


def mildest(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the first outcome of the lowest level that is not silence, else silence."""
    spoken = [outcome for outcome in outcomes if outcome.level != Level.NOT_SAID]
    return min(spoken, key=lambda outcome: outcome.level, default=silent())
