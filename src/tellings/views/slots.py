"""Slots: the sides of an event that accounts are compared on, and the words that fill them.

``slot_spans`` finds the words of a claim that a slot is about, so that a reader sees at a glance
*which* words of two quotes disagree. Names of slots are those of the comparison: a role
("agent"), "when", "where", "number", "polarity", "predicate".
"""

from tellings.records.claims import Claim

SLOT_WORDS = {
    "agent": "who did it",
    "patient": "to whom or what",
    "theme": "what",
    "recipient": "to whom",
    "attribute": "what it was",
    "possessor": "whose",
    "place": "where",
    "where": "where",
    "source": "from where",
    "goal": "where to",
    "time": "when",
    "when": "when",
    "date": "when",
    "instrument": "with what",
    "companion": "with whom",
    "cause": "why",
    "purpose": "what for",
    "manner": "how",
    "topic": "about what",
    "number": "how many",
    "amount": "how many",
    "amounts": "how many",
    "quantity": "how many",
    "how often": "how often",
    "age": "how old",
    "polarity": "whether it happened",
    "negation": "whether it happened",
    "body part": "where on the body",
    "predicate": "what happened",
    "action": "what happened",
    "event": "what happened",
    "stance": "how it is put",
    "order": "in what order",
    "other": "other words",
}
TIME_SLOTS = ("time", "when", "date")
PLACE_SLOTS = ("place", "where")
NUMBER_SLOTS = ("number", "amount", "amounts", "quantity")
PREDICATE_SLOTS = ("polarity", "negation", "predicate", "action", "event", "stance")
COMPARED = ("predicate", "agent", "patient", "theme", "recipient", "instrument", "attribute")


def slot_words(slot: str) -> str:
    """Return the plain words for a slot: "number" is "how many"; an unknown slot is itself."""
    return SLOT_WORDS.get(slot, slot.replace("_", " "))


def slot_spans(
    claim: Claim, slot: str, shown: tuple[int, int] | None = None
) -> tuple[tuple[int, int], ...]:
    """Return the stretches inside the claim's clause that fill ``slot``, in text order.

    ``shown`` is the stretch to keep to where that is not the clause alone.
    """
    spans = {(role.start, role.end) for role in claim.roles if role.role == slot}
    if slot in TIME_SLOTS and claim.when is not None:
        spans.add((claim.when.start, claim.when.end))
    if slot in PLACE_SLOTS and claim.where is not None:
        spans.add((claim.where.start, claim.where.end))
    if slot in NUMBER_SLOTS:
        spans.update((amount.start, amount.end) for amount in claim.amounts)
    if slot in PREDICATE_SLOTS:
        spans.add((claim.predicate_start, claim.predicate_end))
    low, high = shown or (claim.start, claim.end)
    return tuple(
        sorted(
            (max(start, low), min(end, high)) for start, end in spans if start < high and end > low
        )
    )


def filled_slots(claim: Claim) -> tuple[str, ...]:
    """Return the slots that ``claim`` fills, in the order in which they are shown."""
    roles = {role.role for role in claim.roles}
    slots = [slot for slot in COMPARED if slot == "predicate" or slot in roles]
    if claim.when is not None or "time" in roles:
        slots.append("when")
    if claim.where is not None or "place" in roles:
        slots.append("where")
    slots.extend(slot for slot in ("source", "goal", "cause", "purpose", "manner") if slot in roles)
    if claim.amounts:
        slots.append("number")
    return tuple(slots)
