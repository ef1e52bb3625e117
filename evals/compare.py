"""Comparing: contradictions found and false alarms, on pairs of sentences with one word changed.

breaking_nli (Glockner, Shwartz and Goldberg 2018): each pair is read as two accounts of one
sentence each. Claims are paired directly (same order, most shared words), so that the figure is
that of the comparison alone: nothing is lost, and nothing gained, by joining events. "Found" counts
tensions and conflicts; what is not a contradiction must stay below both. Many of its sentences are
captions in the present tense, which the claims room rightly takes for general rules; two general
rules are compared too, but never worse than a tension.

The kinds of ``compare/exclusive.toml`` were written knowing the categories of the data, the rules
while looking at pairs of another draw (seed 20) than the one that is measured. Of the pairs that do
not contradict all were read once; later rules were made on half of them, drawn by their first
sentence, and the other half ("not read") stands beside the whole.

One gospel in two translations (World English Bible, King James) is one account in two wordings, and
people's summaries of one text (GUM) are tellings of the same: the whole job, from raw text, must
find no conflict in them and next to no tension. A page is 300 words.
"""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import compare_pairs, disagreements
from evals.measure import Measure
from evals.two import paired, whole_job
from tellings.claims.extract import extract
from tellings.compare.findings import Comparison, compare
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import Claim
from tellings.records.documents import Account, account_id
from tellings.records.events import Event, Link
from tellings.records.language import Analysis
from tellings.records.record import Record

DATA = "contradiction/breaking_nli/data/dataset.jsonl"
SEED = 7
PER_CATEGORY = 30
GOSPEL, CHAPTERS, PAGE = "MRK", 5, 300
MOST_ALARMS = {"conflict": 1.0, "tension": 10.0}
"""At most this many per 100 pages of 300 words."""
VERSES_JOINED = 0.5
SUMMARY = re.compile(r"^# meta::summary\d* = (.*)$", re.MULTILINE)
HUMAN = re.compile(r"\(human\d*\) *")
ALARMS = ("tension", "conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of sentences with its category and label."""

    category: str
    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One sentence read as an account."""

    account: Account
    analysis: Analysis
    claims: tuple[Claim, ...]
    text: str


def examples(shared: Path) -> list[Example]:
    """Return all pairs of the data."""
    rows = [json.loads(line) for line in (shared / "gold" / DATA).read_text("utf-8").splitlines()]
    return [
        Example(category=row["category"], label=row["gold_label"],
                left=row["sentence1"], right=row["sentence2"])
        for row in rows
    ]  # fmt: skip


def sample(pairs: Sequence[Example], *, seed: int = SEED) -> list[Example]:
    """Return PER_CATEGORY contradictions of each category and all the others."""
    draw = random.Random(seed)
    groups: dict[tuple[str, bool], list[Example]] = {}
    for pair in pairs:
        groups.setdefault((pair.category, pair.label == "contradiction"), []).append(pair)
    chosen: list[Example] = []
    for (_, contradiction), members in sorted(groups.items()):
        most = PER_CATEGORY if contradiction else len(members)
        chosen += draw.sample(members, min(most, len(members)))
    return chosen


def unread(pair: Example) -> bool:
    """Whether a pair is in the half that nothing was mended on: by its first sentence.

    One sentence has many pairs, so that no sentence of this half was read while mending.
    """
    return hashlib.sha256(pair.left.encode()).digest()[0] % 2 == 1


def read(name: str, text: str, model: SyntaxModel) -> Reading:
    """Return one sentence read as the whole of one account."""
    spans = ((0, len(text)),)
    account = Account(
        id=account_id(name, spans), document=name, kind="body", spans=spans, teller=name
    )
    analysis = analyse(text, spans, document=name, account=account.id, model=model)
    claims = extract(analysis, account, text).claims
    return Reading(account=account, analysis=analysis, claims=claims, text=text)


def judge(pair: Example, model: SyntaxModel) -> Comparison:
    """Return what comparing the two sentences shows."""
    left, right = read("A", pair.left, model), read("B", pair.right, model)
    events = [
        Event(
            id=one.id, label=one.quote, order=number, claims=(one.id, other.id),
            accounts=(one.account, other.account), origins=2, basis=(),
            links=(Link(left=min(one.id, other.id), right=max(one.id, other.id), score=1.0,
                        basis=()),),
        )
        for number, (one, other) in enumerate(paired(left.claims, right.claims))
    ]  # fmt: skip
    return compare(
        events,
        (*left.claims, *right.claims),
        (),
        (left.account, right.account),
        (),
        {"A": left.text, "B": right.text},
        analyses={side.account.id: side.analysis for side in (left, right)},
    )


def alarms(shown: Comparison, kinds: Sequence[str] = ALARMS) -> bool:
    """Whether something of these kinds was found."""
    return any(finding.kind in kinds for finding in shown.findings)


def measures(shared: Path) -> list[Measure]:
    """Return every figure of the room."""
    return [
        *compare_pairs.measures("seen"),
        *compare_pairs.measures("unseen"),
        *compare_pairs.measures("fresh"),
        *compare_pairs.measures("details"),
        *measure_contradictions(shared),
        *measure_translations(shared),
        *measure_summaries(shared),
        *disagreements.measures(shared),
    ]


def translation(shared: Path, name: str) -> tuple[str, dict[tuple[str, str], tuple[int, int]]]:
    """Return GOSPEL's first CHAPTERS chapters in one translation, and where each verse stands.

    A chapter is a paragraph.
    """
    rows = (shared / "gold" / "gospels" / f"{name}_gospels.tsv").read_text("utf-8").splitlines()
    text, spans, last = "", {}, ""
    for row in rows[1:]:
        gospel, chapter, verse, words = row.split("\t")
        if gospel != GOSPEL or int(chapter) > CHAPTERS:
            continue
        text += ("" if not text else " " if chapter == last else "\n\n") + words
        spans[chapter, verse] = (len(text) - len(words), len(text))
        last = chapter
    return text + "\n", spans


def measure_translations(shared: Path) -> list[Measure]:
    """Return the alarms between two wordings of one gospel, and the verses joined in both.

    A verse is joined when some event holds a claim of it from each translation.
    """
    sides = [translation(shared, name) for name in ("web", "kjv")]
    record = whole_job([text for text, _ in sides])
    verse_of: dict[str, dict[str, tuple[str, str]]] = {}
    for text, spans in sides:
        document = next(one.id for one in record.documents if one.text == text)
        verse_of[document] = {
            claim.id: verse
            for claim in record.claims
            for verse, (start, end) in spans.items()
            if claim.document == document and start <= claim.predicate_start < end
        }
    told = [
        [{found[c] for c in event.claims if c in found} for found in verse_of.values()]
        for event in record.events
    ]
    joined = {verse for left, right in told for verse in left & right}
    every = {verse for _, spans in sides for verse in spans}
    verses = Measure(measure="verses joined", data="gospel twice", split="from raw text",
                     n=len(every), value=round(len(joined) / len(every), 3),
                     floor=VERSES_JOINED)  # fmt: skip
    words = sum(len(text.split()) for text, _ in sides)
    return [verses, *alarm_measures("gospel twice", [record], words)]


def summaries(shared: Path) -> list[list[str]]:
    """Return the summaries that people wrote of each text of GUM that has several.

    Summaries written by language models are left out, as their terms ask.
    """
    found = []
    for path in sorted((shared / "gold" / "gum" / "dep").rglob("*.conllu")):
        stated = SUMMARY.findall(path.read_text("utf-8"))
        human = [HUMAN.sub("", text) + "\n" for text in stated if HUMAN.match(text)]
        if len(human) > 1:
            found.append(human)
    return found


def measure_summaries(shared: Path) -> list[Measure]:
    """Return the alarms between people's summaries of one text."""
    groups = summaries(shared)
    words = sum(len(text.split()) for texts in groups for text in texts)
    records = [whole_job(texts) for texts in groups]
    return alarm_measures("people's summaries", records, words)


def alarm_measures(data: str, records: Sequence[Record], words: int) -> list[Measure]:
    """Return conflicts and tensions per 100 pages between tellings of one text, from raw text."""
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(finding.kind for finding in record.findings)
        counts["events"] += len(record.events)
        counts["joined"] += sum(len(event.accounts) > 1 for event in record.events)
    pages = words / PAGE
    split = "from raw text"
    found = [
        Measure(measure="events told by several", data=data, split=split, n=counts["events"],
                value=round(counts["joined"] / counts["events"], 3))
    ]  # fmt: skip
    for kind, most in MOST_ALARMS.items():
        found.append(
            Measure(measure=f"{kind}s per 100 pages", data=data, split=split, n=round(pages),
                    value=round(100 * counts[kind] / pages, 2), floor=most, at_most=True)
        )  # fmt: skip
    return found


def measure_contradictions(shared: Path) -> list[Measure]:
    """Return the shares found and the shares wrongly flagged on breaking_nli."""
    model = load_syntax()
    chosen = [(pair, judge(pair, model)) for pair in sample(examples(shared))]
    wrong = [shown for pair, shown in chosen if pair.label != "contradiction"]
    right = [(pair, shown) for pair, shown in chosen if pair.label == "contradiction"]
    found = [
        share("contradictions found", "all categories", [shown for _, shown in right], floor=0.35),
        share("contradictions found as conflict", "all categories", [shown for _, shown in right],
              ("conflict",)),
        share("others flagged", "entailment and neutral", wrong, floor=0.02, at_most=True),
        share("others flagged as conflict", "entailment and neutral", wrong, ("conflict",),
              floor=0.02, at_most=True),
    ]  # fmt: skip
    far = [shown for pair, shown in chosen if unread(pair) and pair.label != "contradiction"]
    near = [shown for pair, shown in right if unread(pair)]
    found += [
        share("contradictions found", "all categories, half not read", near),
        share("others flagged", "entailment and neutral, half not read", far),
    ]
    for category in sorted({pair.category for pair, _ in right}):
        members = [shown for pair, shown in right if pair.category == category]
        found.append(share("contradictions found", category, members))
    return found


def share(
    measure: str,
    split: str,
    shown: Sequence[Comparison],
    kinds: Sequence[str] = ALARMS,
    *,
    floor: float | None = None,
    at_most: bool = False,
) -> Measure:
    """Return the share of comparisons with a finding of ``kinds``."""
    value = sum(alarms(one, kinds) for one in shown) / max(1, len(shown))
    return Measure(
        measure=measure, data="breaking_nli", split=split, n=len(shown), value=round(value, 3),
        floor=floor, at_most=at_most,
    )  # fmt: skip
