"""Draw the claims that are judged by hand: ``python -m evals.sample_claims [--texts]``.

Thirty claims each of EWT test reviews, EWT test weblogs, GUM test news and GUM test interviews,
none of which was read while building: from a seeded choice of documents, read whole and as the
kind of account they are, and a seeded choice among their claims. The verdicts
(``judged/claims.json``) keep the document, the offsets in its text as ``evals.conllu`` lays it out,
the predicate, whether the claim is usable (subject, predicate, voice, polarity, stance and core
roles right), and the cause where it is not. ``--texts`` prints sentence and claim for judging.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.conllu import analysis, by_document, read
from evals.language import gum_test
from evals.measure import Measure
from tellings.claims import extract
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import Claim
from tellings.records.documents import Account, AccountKind

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
SEEDS = (2026, 2027)
EACH = 30
DOCUMENTS = 20
"""Documents read of each group at most."""
GROUPS: dict[str, AccountKind] = {
    "reviews": "body",
    "weblog": "body",
    "news": "body",
    "interview": "turn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A claim with its document's name and text, and the sentence it stands in."""

    group: str
    document: str
    text: str
    sentence: tuple[int, int]
    claim: Claim


def documents(gold: Path, group: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of a group's test documents, in order of name."""
    if group in ("news", "interview"):
        paths = [p for p in gum_test(gold / "gum") if f"_{group}_" in p.stem]
    else:
        paths = [gold / "ud_ewt" / "en_ewt-ud-test.conllu"]
    for path in paths:
        found = by_document(read(path))
        for name in sorted(found):
            if group in ("news", "interview") or name.startswith(group):
                yield name, analysis(found[name])[0]


def draw(gold: Path, model: SyntaxModel, seed: int) -> list[Drawn]:
    """Return the sample in order of the text."""
    drawn: list[Drawn] = []
    for group, kind in GROUPS.items():
        chance = random.Random(f"{seed} {group}")  # a repeatable sample, no secret
        listed = list(documents(gold, group))
        chance.shuffle(listed)
        pool = [
            d for name, text in listed[:DOCUMENTS] for d in _claims(group, kind, name, text, model)
        ]
        chosen = chance.sample(pool, EACH)
        drawn += sorted(chosen, key=lambda d: (d.document, d.claim.start, d.claim.predicate_start))
    return drawn


def _claims(
    group: str, kind: AccountKind, name: str, text: str, model: SyntaxModel
) -> Iterator[Drawn]:
    spans = ((0, len(text)),)
    read_text = analyse(text, spans, document="d", account="a", model=model)
    account = Account(id="a", document="d", kind=kind, spans=spans)
    for claim in extract(read_text, account, text).claims:
        inside = read_text.sentences[claim.sentence]
        yield Drawn(
            group=group,
            document=name,
            text=text,
            sentence=(inside.start, inside.end),
            claim=claim,
        )


def measures() -> list[Measure]:
    """Return the share of usable claims by the verdicts."""
    path = HERE / "judged" / "claims.json"
    if not path.exists():
        return []
    verdicts = json.loads(path.read_text("utf-8"))["claims"]
    usable = sum(v["usable"] for v in verdicts) / len(verdicts)
    return [
        Measure(
            measure="usable claims, by hand",
            data="EWT, GUM",
            split="test",
            n=len(verdicts),
            value=usable,
        )
    ]


def main() -> None:
    """Print the sample: as rows to judge, or with its texts."""
    parser = argparse.ArgumentParser(prog="python -m evals.sample_claims", description=__doc__)
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--seed", type=int, choices=SEEDS, default=SEEDS[-1])
    options = parser.parse_args()
    for number, d in enumerate(draw(SHARED / "gold", load_syntax(), options.seed)):
        claim = d.claim
        row = {
            "group": d.group,
            "document": d.document,
            "start": claim.start,
            "end": claim.end,
            "predicate": claim.predicate,
            "at": claim.predicate_start,
        }
        if options.texts:
            first, last = d.sentence
            print(f"\n{number} {d.group} {d.document}: {' '.join(d.text[first:last].split())}")
            print("   ", claim.predicate, claim.polarity, claim.stance, claim.about, claim.tense)
            print("    by", [d.text[s.start : s.end] for s in claim.speakers])
            print("   ", [(r.role, r.marker, r.text) for r in claim.roles])
            print("   ", " ".join(claim.quote.split()))
        else:
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
