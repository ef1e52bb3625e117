"""Disagreements that a person sees where comparing saw none: an agreement that is raised.

The finding is made of the judged claims in the judged slot, in the tier that the person set, and
says whose word it is. Raised to a conflict, its claims become a conflict set that rests on that
person's word, which withdrawing or undoing takes away.
"""

from collections.abc import Iterator, Mapping, Sequence

from tellings.compare.groups import Group
from tellings.compare.judged import Subject, Verdict
from tellings.compare.levels import FINDING, Level
from tellings.records.events import Event
from tellings.records.findings import Assumption, Conflict, FindingKind
from tellings.records.ids import content_id

Raised = tuple[Event | None, str, tuple[str, ...], Verdict]
"""The event, the slot, the ids of the claims and what the person decided."""

LEAST = 2
"""Claims that can disagree."""


def raised(
    verdicts: Mapping[Subject, Verdict],
    groups: Sequence[Group],
    events: Sequence[Event],
    known: frozenset[str],
) -> Iterator[Raised]:
    """Yield what people raised that is no group of disagreements; ``known`` are the claims."""
    compared = {(tuple(sorted(group.claims)), group.slot) for group in groups}
    event_of = {claim: event for event in events for claim in event.claims}
    for (claims, slot), verdict in sorted(verdicts.items(), key=lambda item: item[0]):
        if (claims, slot) in compared or len(claims) < LEAST or not known.issuperset(claims):
            continue
        if verdict.raises and verdict.level >= Level.DIFFERENCE:
            told = [event_of.get(claim) for claim in claims]
            event = told[0] if all(one is told[0] for one in told) else None
            yield event, slot, claims, verdict


def kind_of(verdict: Verdict) -> FindingKind:
    """Return the kind of finding that stands for a verdict."""
    return FINDING[verdict.level]


def words_of(verdict: Verdict) -> str:
    """Return why the finding is there."""
    return verdict.words("agreement")


def conflict_by(raised_one: Raised, quotes: Sequence[str]) -> Conflict:
    """Return the conflict set of what was raised to one; ``quotes`` are its claims' words."""
    event, slot, claims, verdict = raised_one
    detail = f"{verdict.by} judged that these cannot all be true"
    assumes = [Assumption(kind="rule", id="judgement", detail=detail)]
    if event is not None:
        same = "all speak of the same happening"
        assumes.insert(0, Assumption(kind="same_event", id=event.id, detail=same))
    steps = tuple(f"“{quote}”." for quote in quotes)
    return Conflict(
        id=content_id("conflict", *claims, slot),
        claims=claims,
        assumes=tuple(assumes),
        rule="value",
        explanation=(*steps, f"They cannot all be true if {detail}."),
        settled_by=None,
    )
