"""Conflict records: two claims that cannot both be true, with all that this rests on."""

from collections.abc import Mapping

from tellings.compare.entities import People
from tellings.compare.frames import Frame
from tellings.compare.shown import Shown
from tellings.compare.wording import question, sentence, sides
from tellings.records.events import Event
from tellings.records.findings import Assumption, Conflict
from tellings.records.ids import content_id

RULES = {
    "value": "one thing has one value of this kind at a time",
    "number": "one thing has one number at a time",
    "negation": "the same cannot both happen and not happen",
    "role": "one happening has one who fills this part",
    "order": "what is before cannot also be after",
}


def conflict_of(
    shown: Shown,
    left: Frame,
    right: Frame,
    *,
    event: Event | None,
    people: People,
    labels: Mapping[str, str],
) -> Conflict:
    """Return the conflict set of two claims, its claims in the order of their ids."""
    claims = tuple(sorted((left.claim.id, right.claim.id)))
    assumes = assumptions(shown, event, people)
    one, other = sides(shown, left.claim, right.claim, labels)
    label = event.label if event is not None else left.claim.quote
    conditions = " and ".join(assumption.detail for assumption in assumes)
    return Conflict(
        id=content_id("conflict", *claims, shown.slot),
        claims=claims,
        assumes=assumes,
        rule=shown.rule,
        explanation=(
            sentence(one),
            sentence(other),
            sentence(shown.words),
            sentence(f"they cannot both be true if {conditions}"),
        ),
        settled_by=question(shown, label),
    )


def assumptions(shown: Shown, event: Event | None, people: People) -> tuple[Assumption, ...]:
    """Return what the conflict rests on: the event, the entities taken for one, the rule."""
    found: list[Assumption] = []
    if event is not None:
        detail = "both speak of the same happening"
        found.append(Assumption(kind="same_event", id=event.id, detail=detail))
    for entity in shown.entities:
        detail = f"both mean the same {people.name(entity)}"
        found.append(Assumption(kind="same_entity", id=entity, detail=detail))
    reason = shown.reason or RULES.get(shown.rule, "both cannot hold")
    found.append(Assumption(kind="rule", id=shown.rule, detail=reason))
    return tuple(found)
