"""Measure the certainty of claims: against what a person's syntax gives, and against readers.

A claim read from raw text is *right* when the gold tree of the same words gives the same claim:
predicate at the same words, core roles at the same heads, the same polarity, stance and speakers.
What both trees give wrong counts as right here; whether a reader accepts a claim is another thing:
``judged/claims.json`` holds the verdicts on four draws from the test parts and
``judged/claims-dev.json`` those on the dev parts. The model is trained on the dev parts
(``train/certainty.py``, which takes its examples from here); what is measured is the test parts,
from raw text, as they are and as the careless write. "Usable claims, sure" is the share of usable
ones among the sure claims that were judged in the third and the fourth draw and read the same
today: no verdict of them taught the model.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.conllu import GoldSentence, analysis, by_document, read
from evals.language import careless, gum_test
from evals.measure import Measure
from evals.sample_claims import SEEDS, VERDICTS, fields
from tellings.claims.certainty import (
    LEAST,
    certainties,
    odds_of,
    packaged_model,
    probability,
)
from tellings.claims.extract import extract
from tellings.claims.form_signs import CORE, Signs
from tellings.claims.reading_signs import signs, sureness_of
from tellings.claims.tree import plant
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import SURE, Claim
from tellings.records.documents import Account, AccountKind
from tellings.records.language import Analysis

TURNS = ("_interview_", "_court_", "_conversation_")
"""Documents of GUM whose accounts are turns of people speaking."""

FLOORS: dict[tuple[str, str], float] = {
    ("EWT", "claims right by the gold tree"): 0.835,
    ("GUM", "claims right by the gold tree"): 0.79,
    ("EWT, careless", "claims right by the gold tree"): 0.77,
    ("EWT", "right claims kept"): 0.94,
    ("GUM", "right claims kept"): 0.93,
    ("EWT, careless", "right claims kept"): 0.88,
    ("EWT", "certainty off by"): 0.04,
    ("GUM", "certainty off by"): 0.04,
    ("EWT, careless", "certainty off by"): 0.04,
}
USABLE = 0.85
"""Share of the sure claims that readers must have accepted, in the draws that taught nothing."""

Stretch = tuple[int, int]
VALIDATING = (3, 4)
"""The draws whose verdicts the sure claims are held to: each by a fresh reader."""
LEARNT_FROM = VERDICTS.with_name("claims-dev.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reader said of a claim: whether it is usable; ``draw`` is 0 for those of dev."""

    usable: bool
    draw: int


Judged = Callable[[str, Claim, str], Verdict | None]
"""Gives the verdict on a claim, by its document's name and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A claim as read: its document, its signs, and whether the gold tree gives it too.

    ``verdict`` is a reader's where one judged it.
    """

    document: str
    tidy: bool
    signs: Signs
    right: bool
    verdict: Verdict | None = None


def nobody(document: str, claim: Claim, text: str) -> None:
    """Give no verdict."""
    del document, claim, text


def by_fields(path: Path) -> Judged:
    """Return the verdicts of a file, for claims that are still what was judged."""
    draws = {seed: number for number, seed in SEEDS.items()}
    known = {
        (row["document"], row["at"], row["fields"]): Verdict(
            usable=row["usable"], draw=draws.get(row.get("seed"), 0)
        )
        for row in json.loads(path.read_text("utf-8"))["claims"]
        if "fields" in row
    }
    return lambda document, claim, text: known.get(
        (document, claim.predicate_start, fields(claim, text))
    )


def measures(gold: Path, model: SyntaxModel) -> list[Measure]:
    """Return what the certainty is worth on the test parts of the treebanks."""
    parts = {
        "EWT": by_document(read(gold / "ud_ewt" / "en_ewt-ud-test.conllu")),
        "GUM": by_document([s for path in gum_test(gold / "gum") for s in read(path)]),
    }
    rows: list[Measure] = []
    judged: list[Example] = []
    verdicts = by_fields(VERDICTS)
    for data, documents in parts.items():
        found = list(examples(documents.items(), model=model, tidy=True, verdicts=verdicts))
        rows += figures(data, found)
        judged += [one for one in found if one.verdict is not None]
    careless_ones = list(examples(parts["EWT"].items(), model=model, tidy=False))
    return [*rows, *figures("EWT, careless", careless_ones), *usable(judged)]


def figures(data: str, found: Sequence[Example]) -> Iterator[Measure]:
    """Yield how many claims are right, of all and of the sure; what is kept; how far odds are off.

    "Certainty off by" is of the first trees, which are learnt from what is counted here.
    """
    model, rows = packaged_model(), [example.signs for example in found]
    certain = certainties(rows, model=model)
    right = [example.right for example in found]
    sure = [good for good, c in zip(right, certain, strict=True) if c >= SURE]
    kept = [good for good, c in zip(right, certain, strict=True) if c >= LEAST]
    by_tree = [probability(odds) for odds in odds_of(rows, model.tree).tolist()]
    values = {
        "claims right by the gold tree, all read": (len(right), sum(right) / len(right)),
        "claims right by the gold tree": (len(sure), sum(sure) / len(sure)),
        "right claims kept": (sum(right), sum(kept) / sum(right)),
        "right claims sure": (sum(right), sum(sure) / sum(right)),
        "certainty off by": (len(right), calibration_error(by_tree, right)),
    }
    for name, (count, value) in values.items():
        yield Measure(
            measure=name,
            data=data,
            split="test",
            n=count,
            value=round(value, 4),
            floor=FLOORS.get((data, name)),
            at_most=name == "certainty off by",
        )


def usable(judged: Sequence[Example]) -> Iterator[Measure]:
    """Yield the share of usable claims among the sure ones of the validating draws."""
    held = [one for one in judged if one.verdict is not None and one.verdict.draw in VALIDATING]
    certain = certainties([one.signs for one in held], model=packaged_model())
    good = [one.verdict is not None and one.verdict.usable for one in held]
    sure = [ok for ok, c in zip(good, certain, strict=True) if c >= SURE]
    values = {
        "usable claims, all": (len(good), sum(good) / max(len(good), 1)),
        "usable claims, sure": (len(sure), sum(sure) / max(len(sure), 1)),
        "usable claims that are sure": (sum(good), sum(sure) / max(sum(good), 1)),
    }
    for name, (count, value) in values.items():
        yield Measure(
            measure=name,
            data="EWT, GUM",
            split="test, draws 3 and 4",
            n=count,
            value=round(value, 4),
            floor=USABLE if name == "usable claims, sure" else None,
        )


def calibration_error(sure: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Return the expected calibration error (Naeini et al. 2015): tenths of certainty, weighed."""
    off = 0.0
    for number in range(bins):
        inside = [at for at, c in enumerate(sure) if min(int(c * bins), bins - 1) == number]
        off += abs(sum(sure[at] - right[at] for at in inside))
    return off / max(len(sure), 1)


def examples(
    texts: Iterable[tuple[str, Sequence[GoldSentence]]],
    *,
    model: SyntaxModel,
    tidy: bool,
    verdicts: Judged = nobody,
) -> Iterator[Example]:
    """Yield the claims of documents, given by name and gold sentences; none is left out."""
    for name, sentences in texts:
        text, gold = analysis(sentences if tidy else map(careless, sentences))
        spans = ((0, len(text)),)
        found = analyse(text, spans, document="d", account="a", model=model)
        kind: AccountKind = "turn" if any(turn in name for turn in TURNS) else "body"
        account = Account(id="a", document="d", kind=kind, spans=spans)
        expected = extract(gold, account, text).claims
        tree = plant(found, text)
        sure = sureness_of(tree)
        if sure is None:
            raise ValueError(f"{name}: no language model has read it")
        bare = replace(found, confidence=None)
        for claim in extract(bare, account, text).claims:
            same = any(agree(claim, found, other, gold) for other in expected)
            yield Example(
                document=name,
                tidy=tidy,
                signs=signs(tree, claim, sure),
                right=same,
                verdict=verdicts(name, claim, text),
            )


def agree(claim: Claim, found: Analysis, other: Claim, gold: Analysis) -> bool:
    """Return whether two readings of the same text say the same in what matters."""
    return (
        overlap(place(found, claim.predicate_head), place(gold, other.predicate_head))
        and (claim.nominal, claim.predicate == "be") == (other.nominal, other.predicate == "be")
        and (claim.polarity, claim.stance) == (other.polarity, other.stance)
        and _same_roles(core(claim, found), core(other, gold))
        and _same(speakers(claim, found), speakers(other, gold))
    )


def place(analysis: Analysis, token: int) -> Stretch:
    """Return where a token stands."""
    return analysis.tokens[token].start, analysis.tokens[token].end


def overlap(one: Stretch, other: Stretch) -> bool:
    """Return whether two stretches share a character: treebanks may split words elsewhere."""
    return one[0] < other[1] and other[0] < one[1]


def core(claim: Claim, analysis: Analysis) -> dict[str, list[Stretch]]:
    """Return where the heads of the core roles stand, by role."""
    found: dict[str, list[Stretch]] = {}
    for role in claim.roles:
        if role.role in CORE:
            found.setdefault(role.role, []).append(place(analysis, role.head))
    return found


def speakers(claim: Claim, analysis: Analysis) -> list[Stretch]:
    """Return where the heads of the speakers stand, outermost first."""
    return [place(analysis, speaker.head) for speaker in claim.speakers]


def _same_roles(one: dict[str, list[Stretch]], other: dict[str, list[Stretch]]) -> bool:
    return set(one) == set(other) and all(_same(sorted(one[r]), sorted(other[r])) for r in one)


def _same(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    return len(one) == len(other) and all(map(overlap, one, other))
