"""Measure the certainty of claims: against what a person's syntax of the same text gives.

A claim read from raw text is *right* when the gold tree of the same words gives the same claim:
predicate at the same words, core roles at the same heads, the same polarity, stance and speakers.
What both trees give wrong counts as right here (``evals/judged/claims.json`` is by a reader). The
model is trained on the dev parts (``train/certainty.py``, which takes its examples from here); what
is measured is the test parts, from raw text, as they are and as the careless write.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.conllu import GoldSentence, analysis, by_document, read
from evals.language import careless, gum_test
from evals.measure import Measure
from tellings.claims.certainty import certainties, packaged_model
from tellings.claims.extract import extract
from tellings.claims.reading_signs import CORE, Signs, signs, sureness_of
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

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A claim as read: its document, its signs, and whether the gold tree gives it too."""

    document: str
    tidy: bool
    signs: Signs
    right: bool


def measures(gold: Path, model: SyntaxModel) -> list[Measure]:
    """Return what the certainty is worth on the test parts of the treebanks."""
    parts = {
        "EWT": by_document(read(gold / "ud_ewt" / "en_ewt-ud-test.conllu")),
        "GUM": by_document([s for path in gum_test(gold / "gum") for s in read(path)]),
    }
    rows: list[Measure] = []
    for data, documents in parts.items():
        rows += figures(data, list(examples(documents.items(), model=model, tidy=True)))
    return [
        *rows,
        *figures("EWT, careless", list(examples(parts["EWT"].items(), model=model, tidy=False))),
    ]


def figures(data: str, found: Sequence[Example]) -> Iterator[Measure]:
    """Yield how many claims are right, of all and of those kept, and how far certainty is off."""
    sure = certainties([example.signs for example in found], model=packaged_model())
    right = [example.right for example in found]
    kept = [good for good, c in zip(right, sure, strict=True) if c >= SURE]
    values = {
        "claims right by the gold tree, all read": (len(right), sum(right) / len(right)),
        "claims right by the gold tree": (len(kept), sum(kept) / len(kept)),
        "right claims kept": (sum(right), sum(kept) / sum(right)),
        "certainty off by": (len(right), calibration_error(sure, right)),
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


def calibration_error(sure: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Return the expected calibration error (Naeini et al. 2015): tenths of certainty, weighed."""
    off = 0.0
    for number in range(bins):
        inside = [at for at, c in enumerate(sure) if min(int(c * bins), bins - 1) == number]
        off += abs(sum(sure[at] - right[at] for at in inside))
    return off / max(len(sure), 1)


def examples(
    texts: Iterable[tuple[str, Sequence[GoldSentence]]], *, model: SyntaxModel, tidy: bool
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
            yield Example(document=name, tidy=tidy, signs=signs(tree, claim, sure), right=same)


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
