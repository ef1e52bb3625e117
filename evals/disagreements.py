"""Disagreements of real pages that a careful reader sees: which are found, and in which tier.

``judged/cell-no-7-disagreements.json`` lists for each disagreement the tier that a reader gives it
and the stretches (SHA-256 of the document, code points) of its sides. The list was made by reading
the pages before any finding on them was looked at for it. A disagreement is found when one
difference, tension or conflict has a claim that touches each side. What is found beside the list is
judged by hand: ``judged/`` keeps the verdicts on findings by the places of their claims.

``differences/`` holds two sets of four accounts of our own that disagree in plain details (times,
counts, sums, who did it, how often), listed in ``judged/differences-own.json``: what is compared
was mended on "depot", and "regatta" was written before it was first run and mended on after that.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import tellings
from evals.measure import Measure
from tellings.records.claims import Claim
from tellings.records.record import Record

JUDGED = Path(__file__).resolve().parent / "judged" / "cell-no-7-disagreements.json"
PAGES = "cell-no-7"
OWN = JUDGED.parent / "differences-own.json"
FOLDER = JUDGED.parents[1] / "differences"
SETS = ("depot", "regatta")
FOUND_AS = ("difference", "tension", "conflict")
ALARMS = ("tension", "conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a reader sees: its name, the tier, and each side as (document, start, end)."""

    name: str
    tier: str
    sides: tuple[tuple[str, int, int], ...]


def listed(record: Record, path: Path = JUDGED) -> tuple[Seen, ...]:
    """Return the reader's list on this record's documents."""
    ids = {document.sha256: document.id for document in record.documents}
    return tuple(
        Seen(
            name=one["disagreement"],
            tier=one["tier"],
            sides=tuple((ids[s["document"]], s["start"], s["end"]) for s in one["sides"]),
        )
        for one in json.loads(path.read_text("utf-8"))
        if all(side["document"] in ids for side in one["sides"])
    )


def touches(claim: Claim, side: tuple[str, int, int]) -> bool:
    """Whether a claim's clause shares words with a stretch."""
    document, start, end = side
    return claim.document == document and claim.start < end and start < claim.end


def found(record: Record, path: Path = JUDGED) -> dict[str, str | None]:
    """Return the worst tier in which each disagreement of the list is found, None for none."""
    claims = {claim.id: claim for claim in record.claims}
    result: dict[str, str | None] = {}
    for one in listed(record, path):
        tiers = [
            finding.kind
            for finding in record.findings
            if finding.kind in FOUND_AS
            and all(any(touches(claims[c], side) for c in finding.claims) for side in one.sides)
        ]
        result[one.name] = max(tiers, key=FOUND_AS.index, default=None)
    return result


def measures(shared: Path) -> list[Measure]:
    """Return the shares found; the pages were read while building, so no figure here gates."""
    rows = rows_of(PAGES, tellings.read([shared / "accounts" / PAGES]), JUDGED)
    for name in SETS:
        record = tellings.read(sorted(FOLDER.glob(f"{name}-*.txt")))
        rows += rows_of(f"own accounts: {name}", record, OWN)
    return rows


def rows_of(data: str, record: Record, path: Path) -> list[Measure]:
    """Return the shares of the list at ``path`` that are found, and found in the right tier."""
    seen, tiers = listed(record, path), found(record, path)
    rows = []
    for split, kinds in (("all", FOUND_AS), ("tensions and conflicts", ALARMS)):
        chosen = [one for one in seen if one.tier in kinds]
        hits = [one for one in chosen if tiers[one.name] is not None]
        right = [one for one in hits if tiers[one.name] == one.tier]
        for measure, part, whole in (
            ("disagreements found", hits, chosen),
            ("disagreements in the right tier", right, hits),
        ):
            value = len(part) / max(1, len(whole))
            rows.append(Measure(measure=measure, data=data, split=split, n=len(whole),
                                value=round(value, 3)))  # fmt: skip
    return rows
