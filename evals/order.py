"""Story order: pairs of events put in the right order, the events themselves being given.

* gospels: every row of parallels is an event whose tellings are its verses. A pair of rows has an
  order when all gospels that tell both agree on it, and that is the gold (a harmony's order where
  harmonies have no choice); pairs on which they disagree are not judged.
* stories: the marked events of our own stories against ``stories/order.json``, from raw text
  through reading and claims; beside it the same without tense, connectives and stated times, which
  is what the order of telling alone gives.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from evals import gospels, stories
from evals.measure import Measure
from evals.stories import Prepared
from tellings.events.order import story_order
from tellings.records.claims import Claim, claim_id

SEEN = ("harbour", "coach", "orchard", "heist", "quarrel", "school", "lighthouse")
CHOSEN_ON = ("flood", "workplace", "accident")
Pairs = tuple[int, int]
"""Pairs ordered rightly, pairs judged."""


def measures(gold: Path, prepared: Mapping[str, Prepared]) -> list[Measure]:
    """Return the share of pairs in the right order on the gospels and on both sets of stories."""
    found = [_measure("gospels", "rows all tellers agree on", gospel_pairs(gold), 0.97)]
    for split, names in (("developed on", SEEN), ("limits chosen", CHOSEN_ON)):
        for words in (True, False):
            counts = [story_pairs(prepared[name], words=words) for name in names]
            total = (sum(right for right, _ in counts), sum(judged for _, judged in counts))
            what = split if words else f"{split}, telling order alone"
            found.append(_measure("own stories", what, total, None))
    return found


def _measure(data: str, split: str, pairs: Pairs, floor: float | None) -> Measure:
    right, judged = pairs
    return Measure(
        measure="pairs of events in the right order",
        data=data,
        split=split,
        n=judged,
        value=right / max(judged, 1),
        floor=floor,
    )


def gospel_pairs(gold: Path) -> Pairs:
    """Return how many pairs of rows are ordered as all gospels that tell both order them."""
    score = gospels.scorer(gold)
    index = score.verse_index(gold / "web_gospels.tsv")
    rows: dict[str, dict[str, int]] = {}
    with (gold / "eusebian_parallels.dev.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            if row["gospel"] in score.ORDER and row["start"] and int(row["canon"] or 1) <= 9:
                place = score.find(index, row["gospel"], row["start"])
                rows.setdefault(row["row_id"], {}).setdefault(row["gospel"], place)
    told = [places for places in rows.values() if len(places) > 1]
    groups = [[_verse(gospel, verse) for gospel, verse in places.items()] for places in told]
    ranks = story_order(groups).ranks
    right = judged = 0
    for (one, ours), (other, theirs) in combinations(enumerate(told), 2):
        steps = {(ours[g] > theirs[g]) - (ours[g] < theirs[g]) for g in ours if g in theirs}
        if len(steps) == 1 and 0 not in steps:
            judged += 1
            right += (ranks[one] > ranks[other]) == (steps == {1})
    return right, judged


def _verse(gospel: str, verse: int) -> Claim:
    return Claim(
        id=claim_id(gospel, verse, verse + 1, verse, "tell"),
        account=gospel,
        document=gospel,
        start=verse,
        end=verse + 1,
        quote="",
        predicate="tell",
        predicate_head=verse,
        predicate_start=verse,
        predicate_end=verse + 1,
        sentence=verse,
        roles=(),
        polarity="affirmed",
        stance="asserted",
        about="events",
    )


def story_pairs(story: Prepared, *, words: bool) -> Pairs:
    """Return how many pairs of marked events are in the order of ``stories/order.json``."""
    place = _gold_places(story.name)
    told: dict[str, list[Claim]] = {}
    for claim in story.claims:
        for event in sorted(stories.told(claim, story.marks[claim.document])):
            told.setdefault(event, []).append(claim)
    names = sorted(told)
    analyses = story.analyses if words else {}
    claims: Sequence[Sequence[Claim]] = [told[name] for name in names]
    ranks = dict(zip(names, story_order(claims, analyses).ranks, strict=True))
    pairs = [
        (one, other)
        for one, other in combinations([name for name in names if name in place], 2)
        if place[one] != place[other]
    ]
    right = sum((ranks[a] < ranks[b]) == (place[a] < place[b]) for a, b in pairs)
    return right, len(pairs)


def _gold_places(story: str) -> dict[str, int]:
    listed = json.loads((stories.FOLDER / "order.json").read_text(encoding="utf-8"))[story]
    return {event: place for place, events in enumerate(listed) for event in events}
