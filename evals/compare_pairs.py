"""Own pairs of sentences on times, places, negation and roles: what is found, what is flagged.

``pairs/seen.jsonl`` and ``pairs/unseen.jsonl``: two tellings of one matter each, with the tier that
a reader gives them ("none" when both can hold). Both were written before the rules that they
measure; single results of the unseen half were not looked at while these were made.
``pairs/fresh.jsonl`` was written after the rules for places, denials and things, and measured once;
nothing was mended on it.
``pairs/details.jsonl`` has plain details (counts, clock times, lengths, sums, who, how often,
ages, states); it and ``pairs/details-practice.jsonl``, on which was mended, were written before
the rules for them.
``pairs/practice.jsonl`` holds further pairs that do not contradict: false alarms on them were
mended one by one, so they are no measure and none is taken on them. Each
sentence is one account, read by every stage up to the people; its claims are paired directly, so
the figure is that of the comparison. "In two long accounts" puts all sentences of a half one after
the other and runs the whole job: there a pair also has to be joined to one event.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import two
from evals.measure import Measure
from tellings.compare.findings import Comparison
from tellings.records.record import Record

FOLDER = Path(__file__).resolve().parent / "pairs"
DETAILS = ("count", "clock", "duration", "money", "who", "instrument", "place", "happened", "order",
           "often", "age", "state")  # fmt: skip
KINDS = ("times", "places", "negation", "roles")
ALARMS = ("tension", "conflict")
LEAST_FOUND, MOST_FLAGGED = 0.5, 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, what they are about and the tier that a reader gives them."""

    kind: str
    tier: str
    left: str
    right: str

    @property
    def contradicts(self) -> bool:
        """Whether a reader sees a tension or a conflict."""
        return self.tier in ALARMS


def pairs(half: str) -> tuple[Pair, ...]:
    """Return the pairs of a half ("seen", "unseen", "fresh")."""
    lines = (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines()
    return tuple(Pair(**json.loads(line)) for line in lines)


def worst(shown: Comparison) -> str:
    """Return the worst tier found, "none" when nothing disagrees."""
    kinds = {finding.kind for finding in shown.findings}
    return next((kind for kind in ("conflict", "tension", "difference") if kind in kinds), "none")


def measures(half: str) -> list[Measure]:
    """Return the figures of one half; those of the unseen one are floors."""
    known = pairs(half)
    tiers = [worst(two.alone(two.read(pair.left, pair.right))) for pair in known]
    gates = half == "unseen"
    rows = [
        row("contradictions found", f"{half} half", known, tiers, contradicts=True,
            floor=LEAST_FOUND if gates else None),
        row("others flagged", f"{half} half", known, tiers, contradicts=False,
            floor=MOST_FLAGGED if gates else None),
        row("contradictions found as conflict", f"{half} half", known, tiers, contradicts=True,
            kinds=("conflict",)),
        row("others flagged as conflict", f"{half} half", known, tiers, contradicts=False,
            kinds=("conflict",)),
    ]  # fmt: skip
    for kind in DETAILS if half == "details" else KINDS:
        chosen = [(pair, tier) for pair, tier in zip(known, tiers, strict=True)
                  if pair.kind == kind]  # fmt: skip
        part, found = [pair for pair, _ in chosen], [tier for _, tier in chosen]
        name = f"{half} half: {kind}"
        rows.append(row("contradictions found", name, part, found, contradicts=True))
        rows.append(row("others flagged", name, part, found, contradicts=False))
    return [*rows, *long_accounts(half)]


def row(
    measure: str,
    split: str,
    known: Sequence[Pair],
    tiers: Sequence[str],
    *,
    contradicts: bool,
    kinds: Sequence[str] = ALARMS,
    floor: float | None = None,
) -> Measure:
    """Return the share of pairs, contradicting or not, for which a finding of ``kinds`` is made."""
    chosen = [t in kinds for p, t in zip(known, tiers, strict=True) if p.contradicts == contradicts]
    value = sum(chosen) / max(1, len(chosen))
    return Measure(measure=measure, data="own pairs", split=split, n=len(chosen),
                   value=round(value, 3), floor=floor, at_most=not contradicts)  # fmt: skip


def long_accounts(half: str) -> list[Measure]:
    """Return the figures of the whole job on two accounts of all sentences, a paragraph each."""
    known = pairs(half)
    lefts, rights = [pair.left for pair in known], [pair.right for pair in known]
    record = two.whole_job(["\n\n".join(side) + "\n" for side in (lefts, rights)])
    tiers = tiers_by_place(record, (lefts, rights))
    split = f"{half} half, in two long accounts"
    return [
        row("contradictions found", split, known, tiers, contradicts=True),
        row("others flagged", split, known, tiers, contradicts=False),
    ]


def tiers_by_place(record: Record, sides: Sequence[Sequence[str]]) -> list[str]:
    """Return the worst tier among the findings whose claims lie in the same place of both."""
    starts = {}
    for sentences in sides:
        text = "\n\n".join(sentences) + "\n"
        document = next(one.id for one in record.documents if one.text == text)
        starts[document] = places(sentences)
    claims = {claim.id: claim for claim in record.claims}
    found = ["none"] * len(sides[0])
    for finding in reversed(record.findings):
        spots = {starts[claims[c].document][claims[c].start] for c in finding.claims}
        if finding.kind in ALARMS and len(spots) == 1:
            found[spots.pop()] = finding.kind
    return found


def places(sentences: Sequence[str]) -> dict[int, int]:
    """Return the number of the sentence at each offset of the text that they make."""
    found: dict[int, int] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        found |= dict.fromkeys(range(at, at + len(sentence) + 2), number)
        at += len(sentence) + 2
    return found
