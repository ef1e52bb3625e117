"""How high a finding stands in the list: worse tiers first, then what matters more in the story.

The weight is a sum of stated parts, never a measure of truth: the tier (100 each), independent
origins involved (10 each, at most 5), how much of the story concerns the people involved (up to
20) and what the slot is about (up to 10).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tellings.records.claims import Claim
from tellings.records.findings import FindingKind

TIER: dict[FindingKind, int] = {"only": 0, "agreement": 1, "difference": 2, "tension": 3,
                                "conflict": 4}  # fmt: skip
SALIENCE = {"polarity": 10, "number": 9, "agent": 9, "when": 8, "body part": 8, "patient": 8,
            "cause": 8, "predicate": 7, "recipient": 7, "place": 6, "attribute": 6, "goal": 5,
            "source": 5, "instrument": 5, "stance": 4, "event": 3}  # fmt: skip
MOST_ORIGINS = 5


def centrality(claims: Sequence[Claim]) -> dict[str, float]:
    """Return each entity's share of claims it takes part in, the most frequent one being 1."""
    counts = Counter(
        entity
        for claim in claims
        for entity in sorted({role.entity for role in claim.roles if role.entity})
    )
    most = max(counts.values(), default=1)
    return {entity: count / most for entity, count in sorted(counts.items())}


def weigh(
    kind: FindingKind,
    slot: str,
    claims: Iterable[Claim],
    *,
    origins: int,
    central: Mapping[str, float],
) -> float:
    """Return the weight of a finding."""
    people = [
        central.get(role.entity, 0.0) for claim in claims for role in claim.roles if role.entity
    ]
    parts = (
        100 * TIER[kind],
        10 * min(origins, MOST_ORIGINS),
        20 * max(people, default=0.0),
        SALIENCE.get(slot, 3),
    )
    return round(sum(parts), 3)
