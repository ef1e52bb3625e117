"""What people decided about events, as pairs of claims that must or cannot share one.

A judgement points at quotes. The claims meant are those whose clause is the quote, else those that
lie inside it. Every pair of claims of two different quotes is bound; a later judgement on the same
pair takes the place of an earlier one, and one that another replaces no longer counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.events.frames import Frame
from tellings.records.claims import Claim
from tellings.records.findings import Judgement
from tellings.records.spans import Quote

SAME, DIFFERENT = "same-event", "different-event"


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
    mine = [claim for claim in claims if claim.id in number]
    gone = {judgement.replaces for judgement in judgements}
    verdict: dict[tuple[int, int], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.kind in (SAME, DIFFERENT) and judgement.id not in gone:
            meant = [_meant(quote, mine, number) for quote in judgement.targets]
            for one, other in combinations(meant, 2):
                for pair in ((min(i, j), max(i, j)) for i in one for j in other if i != j):
                    verdict[pair] = judgement.kind
    return Constraints(
        must=tuple(sorted(pair for pair, kind in verdict.items() if kind == SAME)),
        cannot=tuple(sorted(pair for pair, kind in verdict.items() if kind == DIFFERENT)),
    )


def _meant(quote: Quote, claims: Sequence[Claim], number: Mapping[str, int]) -> list[int]:
    here = [claim for claim in claims if claim.document == quote.document]
    exact = [c for c in here if (c.start, c.end) == (quote.start, quote.end)]
    inside = [c for c in here if quote.start <= c.start and c.end <= quote.end]
    return [number[claim.id] for claim in exact or inside]
