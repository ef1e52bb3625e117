"""What people decided about events, as pairs of claims that must or cannot share one.

Every pair of claims of two different targets of "same event" or "different event" is bound. "Move"
binds its first claim to the second and parts it from all that follow. What two people disagree on
binds nothing (``records.judgements``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.events.frames import Frame
from tellings.records.claims import Claim
from tellings.records.findings import Judgement
from tellings.records.judgements import EVENTS, ClaimFinder, decided, standing

SAME, DIFFERENT, MOVE = "same-event", "different-event", "move"


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

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[int, int], str]]:
        meant = [
            [number[claim.id] for claim in found] for found in finder.all_meant(judgement.targets)
        ]
        for one, other, kind in _bound(judgement.kind, meant):
            for i in one:
                for j in other:
                    if i != j:
                        yield (min(i, j), max(i, j)), kind

    verdict, _ = decided(standing(judgements, EVENTS), opinions)
    return Constraints(
        must=tuple(sorted(pair for pair, one in verdict.items() if one.value == SAME)),
        cannot=tuple(sorted(pair for pair, one in verdict.items() if one.value == DIFFERENT)),
    )


def _bound(kind: str, meant: Sequence[list[int]]) -> Iterator[tuple[list[int], list[int], str]]:
    """Yield each two targets that a judgement binds, and how."""
    if kind != MOVE:
        yield from ((one, other, kind) for one, other in combinations(meant, 2))
    elif len(meant) > 1:
        yield meant[0], meant[1], SAME
        yield from ((meant[0], other, DIFFERENT) for other in meant[2:])
