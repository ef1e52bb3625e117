"""Speakers of quotations against LitBank (Sims and Bamman 2020): ``python -m evals.quotations``.

The set-up is that of the published figures (BookNLP): the quotations are given, each is attributed
to a mention in the text, and a mention stands for its gold coreference chain. Two quotations are
together when their speakers are one chain; this clustering is scored against gold by B-cubed
(Bagga and Baldwin 1998), over all quotations of a part. A quotation without a speaker, or whose
speaker is in no gold chain, stands alone. "Accuracy" is the share attributed to the gold chain
itself. "Own marks" also finds the quotations: those not found stand alone.

The text is built from LitBank's tokens with ordinary spacing; LitBank keeps no paragraphs, so what
they tell about turns is not there. Test stories are those of the coreference figures.
"""

import argparse
import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.coreference_gold import litbank_split
from evals.measure import Measure
from tellings.claims import attribution, speakers
from tellings.claims.tree import Tree, plant
from tellings.language.syntax import SyntaxModel, analyse, load_syntax

FLOORS = {"speakers, B-cubed": 0.79}

NO_BLANK_BEFORE = frozenset([",", ".", ";", ":", "!", "?", "”", "’", ")", "]", "%", "...", "…"])
NO_BLANK_AFTER = frozenset(["“", "‘", "(", "[", "$"])
STRAIGHT = frozenset(['"', "'"])
CLITICS = frozenset(["n't", "n’t"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A gold quotation: its text offsets and the chain that speaks."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story's text, quotations, and mentions: (start, end, chain)."""

    name: str
    text: str
    quotes: tuple[Quote, ...]
    mentions: tuple[tuple[int, int, str], ...]


def read_story(litbank: Path, name: str) -> Story:
    """Return one story."""
    lines = (litbank / "quotations" / "tsv" / f"{name}.txt").read_text("utf-8").splitlines()
    text, spans = written(lines)
    quotes, speakers = [], {}
    for cells in _cells(litbank / "quotations" / "tsv" / f"{name}.ann"):
        if cells[0] == "ATTRIB":
            speakers[cells[1]] = cells[2]
        else:
            first, last = (int(cells[2]), int(cells[3])), (int(cells[4]), int(cells[5]))
            quotes.append((cells[1], spans[first][0], spans[last][1]))
    chains, mentions = {}, []
    for cells in _cells(litbank / "coref" / "tsv" / f"{name}.ann"):
        if cells[0] == "COREF":
            chains[cells[1]] = cells[2]
        elif cells[0] == "MENTION":
            first, last = (int(cells[2]), int(cells[3])), (int(cells[4]), int(cells[5]))
            mentions.append((cells[1], spans[first][0], spans[last][1]))
    found = [Quote(start=s, end=e, speaker=speakers[q]) for q, s, e in quotes]
    return Story(
        name=name,
        text=text,
        quotes=tuple(sorted(found, key=lambda q: q.start)),
        mentions=tuple((s, e, chains[m]) for m, s, e in mentions if m in chains),
    )


def _cells(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]


def written(lines: Sequence[str]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Return the tokens as running text, and the offsets of each (line, token)."""
    pieces: list[str] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    at, glue, opened = 0, True, False
    for number, line in enumerate(lines):
        for place, word in enumerate(line.split(" ")):
            closing = word in STRAIGHT and opened
            tight = glue or closing or word in NO_BLANK_BEFORE or word.lower() in CLITICS
            tight = tight or (word[:1] in "'’" and 1 < len(word) < 4)
            pieces.append(word if tight else " " + word)
            at += len(pieces[-1])
            spans[number, place] = (at - len(word), at)
            if word in STRAIGHT:
                opened = not opened
            glue = word in NO_BLANK_AFTER or (word in STRAIGHT and opened)
    return "".join(pieces), spans


def pairs_of(tree: Tree, quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Return the first and last token of each quotation."""
    ends = [t.end for t in tree.analysis.tokens]
    starts = [t.start for t in tree.analysis.tokens]
    found = []
    for quote in quotes:
        first = bisect.bisect_right(ends, quote.start)
        last = bisect.bisect_left(starts, quote.end) - 1
        found.append((first, max(first, last)))
    return found


def attributed(tree: Tree, quotes: Sequence[Quote]) -> list[int | None]:
    """Return the start offset of each given quotation's speaker, None where none is found."""
    found = speakers.attribute(tree, pairs_of(tree, quotes))
    return [None if a is None else tree.token(a.speaker).start for a in found]


def found_by_marks(tree: Tree, quotes: Sequence[Quote]) -> list[int | None]:
    """Return the start offset of each quotation's speaker, quotations found by their marks."""
    quotations = attribution.find(tree)
    result: list[int | None] = []
    for quote in quotes:
        inside = [
            i for i, t in enumerate(tree.analysis.tokens) if quote.start < t.start < quote.end - 1
        ]
        votes = Counter(q.speaker for i in inside if (q := quotations.at(i)) is not None)
        speaker = votes.most_common(1)[0][0] if votes else None
        result.append(None if speaker is None else tree.token(speaker).start)
    return result


def chain_at(story: Story, offset: int | None) -> str | None:
    """Return the chain of the shortest mention over an offset."""
    over = [(e - s, s, c) for s, e, c in story.mentions if offset is not None and s <= offset < e]
    return min(over)[2] if over else None


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a clustering, both given as item to cluster."""
    together = Counter((gold[i], found[i]) for i in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found[i] for i in gold)
    precision = sum(n * n / by_found[f] for (_, f), n in together.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (g, _), n in together.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score(
    stories: Sequence[Story], model: SyntaxModel, *, marks: bool = False
) -> tuple[float, float, int]:
    """Return B-cubed F1, accuracy and the number of quotations of some stories."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    right = 0
    for story in stories:
        spans = ((0, len(story.text)),)
        analysis = analyse(story.text, spans, document="d", account="a", model=model)
        tree = plant(analysis, story.text)
        offsets = (found_by_marks if marks else attributed)(tree, story.quotes)
        for quote, offset in zip(story.quotes, offsets, strict=True):
            chain = chain_at(story, offset)
            key = f"{story.name}:{quote.start}"
            gold[key] = f"{story.name}:{quote.speaker}"
            found[key] = key if chain is None else f"{story.name}:{chain}"
            right += chain == quote.speaker
    return b_cubed(gold, found)[2], right / len(gold), len(gold)


def measures(shared: Path, *, parts: Sequence[str] = ("test",)) -> list[Measure]:
    """Return the figures on parts of LitBank; signs and weights come from train alone."""
    litbank = shared / "gold" / "litbank"
    model = load_syntax()
    rows = []
    for part in parts:
        stories = [read_story(litbank, name) for name in litbank_split(litbank)[part]]
        for setting, marks in (("", False), (", own marks", True)):
            value, accuracy, n = score(stories, model, marks=marks)
            for measure, figure in (("B-cubed", value), ("accuracy", accuracy)):
                name = f"speakers, {measure}{setting}"
                floor = FLOORS.get(name) if part == "test" else None
                rows.append(
                    Measure(
                        measure=name, data="LitBank", split=part, n=n, value=figure, floor=floor
                    )
                )
    return rows


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.quotations", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    for row in measures(parser.parse_args().shared, parts=("train", "test")):
        print(f"{row.measure:44} {row.split:6} n={row.n:<6} {row.value:.4f}")


if __name__ == "__main__":
    main()
