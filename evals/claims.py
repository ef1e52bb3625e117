"""Measure the claims: CaRB dev by its official definition, and the challenge sentences.

``challenge/unseen.jsonl`` was written and committed before the first rules, ``unseen-2.jsonl``
before those that came after; ``challenge/seen.jsonl`` was open while they were written. Of the
unseen ones only totals by phenomenon are looked at. An expectation counts as met when a claim of
its predicate has the polarity, stance, speakers and ``about`` that it names; a list of stances
allows each of them. CaRB (Bhardwaj, Aggarwal and Mausam
2019): see ``evals/carb.py``.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from evals import carb, certainty, passages, quotations, sample_claims
from evals.conllu import analysis as analysis_of
from evals.conllu import by_document
from evals.conllu import read as read_treebank
from evals.measure import Measure
from tellings.claims import extract
from tellings.claims.unsure import REASON
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import Claim, is_sure
from tellings.records.documents import Account
from tellings.records.language import Analysis

HERE = Path(__file__).resolve().parent
SPLITS = ("seen", "unseen", "unseen-2")
FLOORS = {"seen": 0.93, "unseen": 0.92, "unseen-2": 0.88, "carb": 0.53, "uncovered": 0.35}


def measures(shared: Path) -> list[Measure]:
    """Return the figures of the claims room."""
    model = load_syntax()
    rows = [_challenge(model, split) for split in SPLITS]
    rows += carb.measures(shared / "gold" / "carb", model, floor=FLOORS["carb"])
    rows += quotations.measures(shared)
    rows += _uncovered(model, shared)
    rows += certainty.measures(shared / "gold", model)
    rows += passages.measures(syntax=model)
    return [*rows, *sample_claims.measures()]


def _uncovered(model: SyntaxModel, shared: Path) -> list[Measure]:
    """Return how many sentences of EWT test reviews gave no claim, or no sure one, per one.

    Passages too unsure are those of claims that were given up.
    """
    found = by_document(read_treebank(shared / "gold" / "ud_ewt" / "en_ewt-ud-test.conllu"))
    sentences = without = unsure = doubtful = 0
    for name in sorted(found):
        if name.startswith("reviews"):
            text = analysis_of(found[name])[0]
            spans = ((0, len(text)),)
            account = Account(id="a", document="d", kind="body", spans=spans)
            analysis = analyse(text, spans, document="d", account="a", model=model)
            read_text = extract(analysis, account, text)
            listed = read_text.not_understood
            told = {claim.sentence for claim in read_text.claims if is_sure(claim)}
            whole = {(sentence.start, sentence.end) for sentence in analysis.sentences}
            sentences += len(whole)
            doubtful += len(analysis.sentences) - len(told)
            without += sum((item.start, item.end) in whole for item in listed)
            unsure += sum(item.reason == REASON for item in listed)
    values = {
        "sentences without a claim": without,
        "sentences without a sure claim": doubtful,
        "passages too unsure, a sentence": unsure,
    }
    return [
        Measure(
            measure=name,
            data="EWT reviews",
            split="test",
            n=sentences,
            value=count / sentences,
            floor=FLOORS["uncovered"] if name == "sentences without a claim" else None,
            at_most=True,
        )
        for name, count in values.items()
    ]


def _challenge(model: SyntaxModel, split: str) -> Measure:
    met, total = 0, 0
    for hits, count in results(model, split).values():
        met, total = met + hits, total + count
    return Measure(
        measure="polarity, stance, voice, about",
        data="challenge sentences",
        split=split,
        n=total,
        value=met / total,
        floor=FLOORS[split],
    )


def results(model: SyntaxModel, split: str) -> dict[str, tuple[int, int]]:
    """Return (expectations met, expectations) for each phenomenon of a split."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows(split):
        analysis, claims = read(row["text"], model)
        for expected in row["expect"]:
            found[row["phenomenon"]].append(is_met(expected, claims, row["text"]))
        del analysis
    return {name: (sum(hits), len(hits)) for name, hits in found.items()}


def rows(split: str) -> list[dict[str, Any]]:
    """Return the challenge sentences of a split."""
    lines = (HERE / "challenge" / f"{split}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(text: str, model: SyntaxModel) -> tuple[Analysis, tuple[Claim, ...]]:
    """Return the analysis and claims of a text on its own, read as the body of a page."""
    spans = ((0, len(text)),)
    account = Account(id="a", document="d", kind="body", spans=spans)
    analysis = analyse(text, spans, document="d", account="a", model=model)
    return analysis, extract(analysis, account, text).claims


def is_met(expected: dict[str, Any], claims: tuple[Claim, ...], text: str) -> bool:
    """Return whether a claim has the expected predicate and every value that is named."""
    return any(_fits(expected, c, text) for c in claims if c.predicate in expected["predicate"])


def _fits(expected: dict[str, Any], claim: Claim, text: str) -> bool:
    speakers = [text[s.start : s.end].lower() for s in claim.speakers]
    return bool(
        expected.get("polarity", claim.polarity) == claim.polarity
        and claim.stance in _stances(expected, claim)
        and expected.get("about", claim.about) == claim.about
        and expected.get("speakers", speakers) == speakers
    )


def _stances(expected: dict[str, Any], claim: Claim) -> list[str]:
    named = expected.get("stance", claim.stance)
    return named if isinstance(named, list) else [named]
