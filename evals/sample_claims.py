"""Draw the claims that are judged by hand: ``python -m evals.sample_claims [--draw N] [--texts]``.

Thirty claims each of EWT test reviews, EWT test weblogs, GUM test news and GUM test interviews,
none of which was read while building: from a seeded choice of documents, read whole and as the
kind of account they are, and a seeded choice among their claims. The verdicts
(``judged/claims.json``) keep the document, the offsets in its text as ``evals.conllu`` lays it out,
the predicate, whether the claim is usable (subject, predicate, voice, polarity, stance and core
roles right), and the cause where it is not. ``--texts`` prints the sentence before, the sentence
and the claim's fields for judging. From the third draw on no sentence is drawn of which a claim
was judged before; from the fifth on only sure claims are drawn, and where a group has too few of
such sentences left (news, interviews), claims that were not judged themselves. ``--other`` draws
six sure claims of each genre of the test parts that was never drawn (court, speech, mails, ...).
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.conllu import analysis, by_document, read
from evals.language import gum_test
from evals.measure import Measure
from tellings.claims import extract
from tellings.claims.form_signs import CORE
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import Claim, is_sure
from tellings.records.documents import Account, AccountKind

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
SEEDS = {1: 2026, 2: 2027, 3: 3031, 4: 4041, 5: 5051, 6: 6061}
"""The seed of each draw."""
APART_FROM = 3
"""The first draw that leaves out the sentences judged before."""
VERDICTS = HERE / "judged" / "claims.json"
OTHER_VERDICTS = HERE / "judged" / "claims-other-genres.json"
OTHER_SEED = 5052
OTHER_EACH = 6
OTHER_EWT = ("answers", "newsgroup", "email")
SURE_FROM = 5
"""The first draw of sure claims alone: those that a record concludes something from."""
EACH = 30
DOCUMENTS = 20
"""Documents read of each group at most, up to the fourth draw; what is left in them is too little
for a fifth, which reads all.
"""
GROUPS: dict[str, AccountKind] = {
    "reviews": "body",
    "weblog": "body",
    "news": "body",
    "interview": "turn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A claim with its document's name and text, its sentence and the sentence before."""

    group: str
    document: str
    text: str
    before: tuple[int, int]
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


def draw(gold: Path, model: SyntaxModel, number: int) -> list[Drawn]:
    """Return the sample of a draw, by group and in order of the text.

    What a group has too little of is drawn from the group with the most left, then the next.
    """
    seed = SEEDS[number]
    judged = _judged(number) if number >= APART_FROM else {}
    drawn: list[Drawn] = []
    left: list[list[Drawn]] = []
    for group, kind in GROUPS.items():
        chance = random.Random(f"{seed} {group}")  # a repeatable sample, no secret
        listed = list(documents(gold, group))
        chance.shuffle(listed)
        pool = [
            d
            for name, text in (listed if number >= SURE_FROM else listed[:DOCUMENTS])
            for d in _claims(group, kind, name, text, model)
            if number < SURE_FROM or is_sure(d.claim)
        ]
        pool = _fresh(pool, judged, number)
        chosen = chance.sample(pool, min(EACH, len(pool)))
        drawn += sorted(chosen, key=_order)
        left.append([d for d in pool if d not in chosen])
    chance = random.Random(f"{seed} filling")  # a repeatable sample, no secret
    for rest in sorted(left, key=len, reverse=True):
        missing = min(EACH * len(GROUPS) - len(drawn), len(rest))
        drawn += sorted(chance.sample(rest, missing), key=_order)
    return drawn


def draw_other(gold: Path, model: SyntaxModel) -> list[Drawn]:
    """Return six sure claims of each genre of the test parts that no draw has taken from."""
    pools: dict[str, list[Drawn]] = {}
    for group, name, text in _other_documents(gold):
        found = [d for d in _claims(group, "body", name, text, model) if is_sure(d.claim)]
        pools.setdefault(group, []).extend(found)
    chance = random.Random("other genres 5051")  # a repeatable sample, no secret
    return [
        drawn
        for group in sorted(pools)
        for drawn in sorted(
            chance.sample(pools[group], min(OTHER_EACH, len(pools[group]))), key=_order
        )
    ]


def _other_documents(gold: Path) -> Iterator[tuple[str, str, str]]:
    """Yield genre, name and text of the test documents of the genres that were never drawn."""
    for path in gum_test(gold / "gum"):
        genre = path.stem.split("_")[1]
        if genre not in GROUPS:
            for name, sentences in by_document(read(path)).items():
                yield genre, name, analysis(sentences)[0]
    found = by_document(read(gold / "ud_ewt" / "en_ewt-ud-test.conllu"))
    for name in sorted(found):
        if name.startswith(OTHER_EWT):
            yield name.split("-")[0], name, analysis(found[name])[0]


def _fresh(pool: list[Drawn], judged: dict[str, list[int]], number: int) -> list[Drawn]:
    """Return what may be drawn: of sentences never judged, or where these do not suffice any claim.

    From the fifth draw on; no claim is judged twice.
    """
    unseen = [d for d in pool if not _is_judged(d, judged)]
    if number < SURE_FROM or len(unseen) >= EACH:
        return unseen
    return [d for d in pool if d.claim.predicate_start not in judged.get(d.document, ())]


def _order(drawn: Drawn) -> tuple[str, int, int]:
    return drawn.document, drawn.claim.start, drawn.claim.predicate_start


def _judged(number: int) -> dict[str, list[int]]:
    """Return where claims of earlier draws were judged, by document."""
    earlier = {SEEDS[n] for n in SEEDS if n < number}
    found: dict[str, list[int]] = {}
    for verdict in json.loads(VERDICTS.read_text("utf-8"))["claims"]:
        if verdict["seed"] in earlier:
            found.setdefault(verdict["document"], []).append(verdict["at"])
    return found


def _is_judged(drawn: Drawn, judged: dict[str, list[int]]) -> bool:
    """Return whether a claim of the sentence was judged in an earlier draw."""
    first, last = drawn.sentence
    return any(first <= at < last for at in judged.get(drawn.document, ()))


def _claims(
    group: str, kind: AccountKind, name: str, text: str, model: SyntaxModel
) -> Iterator[Drawn]:
    spans = ((0, len(text)),)
    read_text = analyse(text, spans, document="d", account="a", model=model)
    account = Account(id="a", document="d", kind=kind, spans=spans)
    for claim in extract(read_text, account, text).claims:
        inside = read_text.sentences[claim.sentence]
        before = read_text.sentences[max(claim.sentence - 1, 0)]
        yield Drawn(
            group=group,
            document=name,
            text=text,
            before=(before.start, before.end) if claim.sentence else (0, 0),
            sentence=(inside.start, inside.end),
            claim=claim,
        )


def measures() -> list[Measure]:
    """Return the share of usable claims of each draw by the verdicts."""
    verdicts = json.loads(VERDICTS.read_text("utf-8"))["claims"]
    other = json.loads(OTHER_VERDICTS.read_text("utf-8"))["claims"]
    draws = [
        (f"test, draw {number}", [v["usable"] for v in verdicts if v["seed"] == seed])
        for number, seed in SEEDS.items()
    ]
    draws.append(("test, ten other genres", [v["usable"] for v in other]))
    return [
        Measure(
            measure="usable claims, by hand",
            data="EWT, GUM",
            split=split,
            n=len(usable),
            value=sum(usable) / len(usable),
        )
        for split, usable in draws
        if usable
    ]


def main() -> None:
    """Print the sample: as rows to judge, or with its texts."""
    parser = argparse.ArgumentParser(prog="python -m evals.sample_claims", description=__doc__)
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--draw", type=int, choices=sorted(SEEDS), default=max(SEEDS))
    parser.add_argument("--other", action="store_true", help="the genres never drawn")
    options = parser.parse_args()
    gold, model = SHARED / "gold", load_syntax()
    drawn_claims = draw_other(gold, model) if options.other else draw(gold, model, options.draw)
    seed = OTHER_SEED if options.other else SEEDS[options.draw]
    for number, drawn in enumerate(drawn_claims):
        if options.texts:
            print("\n".join(described(number, drawn)))
        else:
            print(json.dumps(row(drawn, seed), ensure_ascii=False))


def row(drawn: Drawn, seed: int) -> dict[str, str | int]:
    """Return what a verdict keeps of a claim."""
    claim = drawn.claim
    return {
        "seed": seed,
        "group": drawn.group,
        "document": drawn.document,
        "start": claim.start,
        "end": claim.end,
        "predicate": claim.predicate,
        "at": claim.predicate_start,
    }


def fields(claim: Claim, text: str) -> str:
    """Return a short hash of what a verdict judged of a claim: another one is another claim."""
    speakers = ", ".join(_line(text, s.start, s.end) for s in claim.speakers) or "teller"
    core = sorted(f"{r.role}: {' '.join(r.text.split())}" for r in claim.roles if r.role in CORE)
    told = [claim.predicate, claim.polarity, claim.stance, speakers, str(claim.nominal), core]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def described(number: int, drawn: Drawn) -> list[str]:
    """Return the lines that show a claim to who judges it."""
    claim, text = drawn.claim, drawn.text
    subjects = ("agent", "theme") if claim.nominal else ("agent", "theme", "patient")
    subject = next((r.text for name in subjects for r in claim.roles if r.role == name), "none")
    when = "none" if claim.when is None else claim.when.stated
    speakers = ", ".join(_line(text, s.start, s.end) for s in claim.speakers) or "teller"
    lines = [
        "",
        f"{number} {drawn.group} {drawn.document}",
        f"  before:    {_line(text, *drawn.before)}",
        f"  sentence:  {_line(text, *drawn.sentence)}",
        f"  subject:   {subject}",
        f"  predicate: {claim.predicate} ({text[claim.predicate_start : claim.predicate_end]})",
        f"  polarity:  {claim.polarity}",
        f"  stance:    {claim.stance}",
        f"  about:     {claim.about}",
        f"  speaker:   {speakers}",
        f"  when:      {when}    tense: {claim.tense or 'none'}    of a noun: {claim.nominal}",
    ]
    return [*lines, *(f"  {r.role + ':':<10} {' '.join(r.text.split())}" for r in claim.roles)]


def _line(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


if __name__ == "__main__":
    main()
