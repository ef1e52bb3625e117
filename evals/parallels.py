"""True parallels listed by hand: how many the grid joins, how many of the joined pairs are wrong.

Sets: the real pages ``cell-no-7``, stories of our own on which limits were chosen, and those that
are held out (``stories/``).
``judged/SET-parallels.json`` lists, for each happening that more than one account tells, the
stretches (SHA-256 of the document, code points) that tell it. The lists were made by reading the
accounts, before any grid was looked at for them. ``judged/SET-joined.json`` holds the verdict of a
reader on pairs of claims in different documents: right where both quotes tell one happening, or one
tells a part or a summary of what the other tells. A joined pair without a verdict is unjudged; it
counts as joined and not as right, so that what is given for precision is a lower bound.

A happening is found when a right pair stands in its stretches; a pair of stretches when one event
holds a claim from each.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import tellings
from evals import stories
from evals.measure import Measure
from tellings.records.claims import Claim
from tellings.records.record import Record

JUDGED = Path(__file__).resolve().parent / "judged"
PAGES = "cell-no-7"
CHOSEN_ON = ("accident", "flood", "workplace")
HELD_OUT = ("ferry", "inheritance")
FLOORS = {
    ("parallel happenings found", "own stories", "held out"): 0.45,
    ("joined pairs right", "own stories", "held out"): 0.80,
    ("parallel happenings found", PAGES, "all"): 0.45,
    ("joined pairs right", PAGES, "all"): 0.80,
    ("parallel happenings found", "pages and held-out stories", "all"): 0.45,
    ("joined pairs right", "pages and held-out stories", "all"): 0.80,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a document (id) that tells a happening."""

    document: str
    start: int
    end: int

    def holds(self, claim: Claim) -> bool:
        """Whether the claim's predicate stands in this stretch."""
        return claim.document == self.document and self.start <= claim.predicate_start < self.end


Happening = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two claims in different documents that one event joins; ``verdict`` is empty if unjudged."""

    left: Claim
    right: Claim
    verdict: str

    def tells(self, happening: Happening) -> bool:
        """Whether both claims stand in stretches of a happening."""
        return any(s.holds(self.left) for s in happening) and any(
            s.holds(self.right) for s in happening
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What one set or several give: of the listed how many found, of the joined how many right."""

    stretches: int
    stretches_found: int
    happenings: int
    found: int
    joined: int
    right: int
    unjudged: int


def read(name: str, shared: Path) -> Record:
    """Read a set from raw text through the whole job."""
    if name == PAGES:
        return tellings.read(shared / "accounts" / PAGES)
    with TemporaryDirectory() as folder:
        for telling in stories.tellings(name):
            (Path(folder) / telling.path).write_bytes(telling.text.encode())
        return tellings.read(folder)


def happenings(name: str, record: Record) -> tuple[Happening, ...]:
    """Return the listed happenings of a set as stretches of this record's documents."""
    ids = {document.sha256: document.id for document in record.documents}
    listed = json.loads((JUDGED / f"{name}-parallels.json").read_text(encoding="utf-8"))
    return tuple(
        tuple(
            Stretch(document=ids[member["document"]], start=member["start"], end=member["end"])
            for member in happening["members"]
        )
        for happening in listed
    )


def joined_pairs(name: str, record: Record) -> tuple[Joined, ...]:
    """Return the pairs of claims in different documents that an event joins, with verdicts."""
    claims = {claim.id: claim for claim in record.claims}
    sha = {document.id: document.sha256 for document in record.documents}
    verdicts = _verdicts(name)
    return tuple(
        Joined(
            left=left,
            right=right,
            verdict=verdicts.get(
                frozenset((sha[c.document], c.predicate_start) for c in (left, right)), ""
            ),
        )
        for event in record.events
        for left, right in combinations((claims[key] for key in event.claims), 2)
        if left.document != right.document
    )


def _verdicts(name: str) -> dict[frozenset[tuple[str, int]], str]:
    """Return the verdicts of a set by the documents and offsets of the two predicates.

    None where no reader has judged the set yet.
    """
    path = JUDGED / f"{name}-joined.json"
    if not path.exists():
        return {}
    judged = json.loads(path.read_text(encoding="utf-8"))
    return {
        frozenset(
            (pair[side]["document"], pair[side]["predicate"]) for side in ("left", "right")
        ): (pair["verdict"])
        for pair in judged["pairs"]
    }


def stretches_found(record: Record, listed: Sequence[Happening]) -> tuple[bool, ...]:
    """Return for each pair of stretches of a happening whether one event holds both."""
    event_of = {claim: event.id for event in record.events for claim in event.claims}
    events = {
        stretch: {event_of[c.id] for c in record.claims if stretch.holds(c) and c.id in event_of}
        for happening in listed
        for stretch in happening
    }
    return tuple(
        bool(events[left] & events[right])
        for happening in listed
        for left, right in combinations(happening, 2)
        if left.document != right.document
    )


def count(name: str, shared: Path) -> Counts:
    """Read a set and count."""
    record = read(name, shared)
    listed, joined = happenings(name, record), joined_pairs(name, record)
    right = [pair for pair in joined if pair.verdict == "right"]
    flat = stretches_found(record, listed)
    return Counts(
        stretches=len(flat),
        stretches_found=sum(flat),
        happenings=len(listed),
        found=sum(any(pair.tells(happening) for pair in right) for happening in listed),
        joined=len(joined),
        right=len(right),
        unjudged=sum(not pair.verdict for pair in joined),
    )


def together(counts: Sequence[Counts]) -> Counts:
    """Return the counts of several sets as one."""
    return Counts(
        stretches=sum(one.stretches for one in counts),
        stretches_found=sum(one.stretches_found for one in counts),
        happenings=sum(one.happenings for one in counts),
        found=sum(one.found for one in counts),
        joined=sum(one.joined for one in counts),
        right=sum(one.right for one in counts),
        unjudged=sum(one.unjudged for one in counts),
    )


def measures(shared: Path) -> tuple[Measure, ...]:
    """Read the sets and measure recall of true parallels and precision of joined pairs."""
    pages = count(PAGES, shared)
    rows = [*_measures(PAGES, "all", pages)]
    for split, names in (("limits chosen", CHOSEN_ON), ("held out", HELD_OUT)):
        counts = [count(name, shared) for name in names]
        for name, counted in zip(names, counts, strict=True):
            rows += _measures(name, split, counted)
        rows += _measures("own stories", split, together(counts))
    rows += _measures("pages and held-out stories", "all", together([pages, *counts]))
    return tuple(rows)


def _measures(data: str, split: str, counts: Counts) -> tuple[Measure, ...]:
    rows = (
        ("parallel stretches found", counts.stretches_found, counts.stretches),
        ("parallel happenings found", counts.found, counts.happenings),
        ("joined pairs right", counts.right, counts.joined),
        ("joined pairs unjudged", counts.unjudged, counts.joined),
    )
    return tuple(
        Measure(
            measure=measure,
            data=data,
            split=split,
            n=n,
            value=value / max(n, 1),
            floor=FLOORS.get((measure, data, split)),
        )
        for measure, value, n in rows
    )
