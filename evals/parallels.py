"""True parallels on real pages, listed by hand: how many the grid joins, how many joins are wrong.

``judged/cell-no-7-parallels.json`` lists, for each happening that more than one page tells, the
stretches (SHA-256 of the document, code points) that tell it. The list was made by reading the
pages, before any grid was looked at for it. A pair of stretches in different documents is found
when one event holds a claim from each. A joined pair of claims in different documents is right
when some happening's stretches hold both predicates; since no list by hand is complete, the
precision is a lower bound.
"""

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import tellings
from evals.measure import Measure
from tellings.records.claims import Claim
from tellings.records.record import Record

JUDGED = Path(__file__).resolve().parent / "judged" / "cell-no-7-parallels.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a document (id) that tells a happening."""

    document: str
    start: int
    end: int

    def holds(self, claim: Claim) -> bool:
        """Whether the claim's predicate stands in this stretch."""
        return claim.document == self.document and self.start <= claim.predicate_start < self.end


def happenings(record: Record) -> tuple[tuple[Stretch, ...], ...]:
    """Return the judged happenings as stretches of this record's documents."""
    ids = {document.sha256: document.id for document in record.documents}
    return tuple(
        tuple(
            Stretch(document=ids[member["document"]], start=member["start"], end=member["end"])
            for member in happening["members"]
        )
        for happening in json.loads(JUDGED.read_text(encoding="utf-8"))
    )


def found(record: Record) -> tuple[tuple[bool, ...], ...]:
    """Return for each happening, for each pair of its stretches, whether one event holds both."""
    event_of = {claim: event.id for event in record.events for claim in event.claims}
    events = {
        stretch: {event_of[c.id] for c in record.claims if stretch.holds(c) and c.id in event_of}
        for happening in happenings(record)
        for stretch in happening
    }
    return tuple(
        tuple(
            bool(events[left] & events[right])
            for left, right in combinations(happening, 2)
            if left.document != right.document
        )
        for happening in happenings(record)
    )


def joined_pairs(record: Record) -> list[tuple[Claim, Claim, bool]]:
    """Return the pairs of claims in different documents that an event joins, and if rightly."""
    claims = {claim.id: claim for claim in record.claims}
    listed = happenings(record)
    rows = []
    for event in record.events:
        for left, right in combinations((claims[key] for key in event.claims), 2):
            if left.document != right.document:
                right_pair = any(
                    any(s.holds(left) for s in happening) and any(s.holds(right) for s in happening)
                    for happening in listed
                )
                rows.append((left, right, right_pair))
    return rows


def measures(shared: Path) -> tuple[Measure, ...]:
    """Read the pages and measure recall of true parallels and precision of joined pairs."""
    record = tellings.read(shared / "accounts" / "cell-no-7")
    pairs = found(record)
    flat = [one for happening in pairs for one in happening]
    joined = joined_pairs(record)
    right = sum(row[2] for row in joined)
    name = "cell-no-7"
    return (
        Measure(
            measure="parallel stretches found",
            data=name,
            split="all",
            n=len(flat),
            value=sum(flat) / max(len(flat), 1),
        ),
        Measure(
            measure="parallel happenings found",
            data=name,
            split="all",
            n=len(pairs),
            value=sum(any(happening) for happening in pairs) / max(len(pairs), 1),
        ),
        Measure(
            measure="joined pairs right",
            data=name,
            split="all",
            n=len(joined),
            value=right / max(len(joined), 1),
        ),
    )
