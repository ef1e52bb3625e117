"""What people decided about events and people, as the pairs that it binds.

Every pair of claims of two different targets of "same event" or "different event" is bound. "Move"
binds its first claim to the second and parts it from all that follow. What two people disagree on
binds nothing (``records.judgements``).

Two people that somebody judged different are never taken for one while pairs are weighed
(``ties``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.events.frames import Frame
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import EVENTS, PEOPLE, ClaimFinder, decided, standing
from tellings.records.opinions import DIFFERENT, SAME_EVENT, on_events, on_people, owners
from tellings.records.people import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of frame numbers, lower first, sorted."""

    must: tuple[tuple[int, int], ...] = ()
    cannot: tuple[tuple[int, int], ...] = ()


def constraints(
    frames: Sequence[Frame], claims: Sequence[Claim], judgements: Sequence[Judgement]
) -> Constraints:
    """Return the pairs that the judgements bind; those about claims no longer there bind none."""
    number = {frame.claim: place for place, frame in enumerate(frames)}
    finder = ClaimFinder(claim for claim in claims if claim.id in number)

    verdict, _ = decided(standing(judgements, EVENTS), on_events(finder))
    must: list[tuple[int, int]] = []
    cannot: list[tuple[int, int]] = []
    for (left, right), one in verdict.items():
        pair = (min(number[left], number[right]), max(number[left], number[right]))
        (must if one.value == SAME_EVENT else cannot).append(pair)
    return Constraints(must=tuple(sorted(must)), cannot=tuple(sorted(cannot)))


def judged_apart(
    entities: Sequence[Entity], accounts: Sequence[Account], judgements: Sequence[Judgement]
) -> frozenset[tuple[str, str]]:
    """Return the pairs of entities, lower id first, that somebody judged to be two."""
    verdict, _ = decided(standing(judgements, PEOPLE), on_people)
    owner = owners(entities, accounts) if verdict else {}
    found = (
        (owner[left], owner[right])
        for (left, right), one in verdict.items()
        if one.value == DIFFERENT and left in owner and right in owner
    )
    return frozenset((min(pair), max(pair)) for pair in found if pair[0] != pair[1])
