"""Learn the weights of the signs of who speaks a quotation, from LitBank's train stories.

Each quotation is a choice among its candidates; those in the speaker's gold chain are right. The
weights maximise the likelihood of a right one (a conditional logit with several right answers),
with an L2 penalty. The speakers of earlier quotations that some signs look at are predicted ones,
from the weights of the round before, so that learning sees what use will see. Run
``python -m train.speakers``; it writes ``src/tellings/claims/speakers.json``.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.coreference_gold import litbank_split
from evals.quotations import Quote, Story, chain_at, pairs_of, read_story
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # no stubs here
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # no stubs here

from tellings.claims import speakers
from tellings.claims.speech_signs import candidates, signs
from tellings.claims.stretches import stretches
from tellings.claims.tree import Tree, plant
from tellings.language.syntax import analyse, load_syntax

HERE = Path(__file__).resolve().parents[1]
LITBANK = HERE.parent / "shared" / "gold" / "litbank"
TARGET = HERE / "src" / "tellings" / "claims" / "speakers.json"
PENALTY = 0.5
ROUNDS = 2
LEAST = 5
"""A sign that holds for fewer candidates than this has no weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One quotation: the signs of each candidate, and which candidates are right."""

    signs: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def planted(stories: Sequence[Story]) -> list[tuple[Story, Tree]]:
    """Return the stories with their trees."""
    model = load_syntax()
    found = []
    for story in stories:
        spans = ((0, len(story.text)),)
        analysis = analyse(story.text, spans, document="d", account="a", model=model)
        found.append((story, plant(analysis, story.text)))
    return found


def choices(story: Story, tree: Tree, weights: Mapping[str, float]) -> list[Choice]:
    """Return a story's quotations as choices; earlier speakers as the weights see them."""
    pairs = pairs_of(tree, story.quotes)
    chains = {i: chain_at(story, tree.token(i).start) for i in range(len(tree.governors))}
    if weights:
        predicted = speakers.attribute(tree, pairs, weights=weights)
        known = [a.speaker if a else None for a in predicted]
    else:
        known = [
            _nearest(chains, first, q) for (first, _), q in zip(pairs, story.quotes, strict=True)
        ]
    around, found = stretches(tree, pairs), []
    for at, stretch in enumerate(around):
        listed = candidates(tree, stretch, known[:at])
        right = tuple(chains[c.head] == story.quotes[at].speaker for c in listed)
        held = tuple(tuple(signs(tree, at, around, known[:at], c)) for c in listed)
        found.append(Choice(signs=held, right=right))
    return [c for c in found if any(c.right)]


def _nearest(chains: Mapping[int, str | None], first: int, quote: Quote) -> int | None:
    """Return the last mention of the gold speaker before a quotation, None without one near."""
    near = (i for i in range(first - 1, max(0, first - 150), -1) if chains[i] == quote.speaker)
    return next(near, None)


def learn(found: Sequence[Choice]) -> dict[str, float]:
    """Return the weights of the signs."""
    counts: dict[str, int] = {}
    for choice in found:
        for row in choice.signs:
            for sign in row:
                counts[sign] = counts.get(sign, 0) + 1
    names = sorted(s for s, n in counts.items() if n >= LEAST)
    place = {s: i for i, s in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    owner: list[int] = []
    for number, choice in enumerate(found):
        for listed, fits in zip(choice.signs, choice.right, strict=True):
            columns += [place[s] for s in set(listed) if s in place]
            rows += [len(right)] * sum(s in place for s in set(listed))
            right.append(fits)
            owner.append(number)
    table = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(names)))
    good, starts = np.array(right), np.searchsorted(owner, np.arange(len(found)))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, kept = np.add.reduceat(odds, starts), np.add.reduceat(odds * good, starts)
        slope = table.T @ (odds / total[owner] - odds * good / kept[owner])
        value = float(np.log(total / kept).sum() + PENALTY * (weights @ weights) / 2)
        return value, slope + PENALTY * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(w), 3) for name, w in zip(names, best.x, strict=True)}


def main() -> int:
    """Learn and write the weights."""
    trees = planted([read_story(LITBANK, name) for name in litbank_split(LITBANK)["train"]])
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        found = [c for story, tree in trees for c in choices(story, tree, weights)]
        weights = learn(found)
    TARGET.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")
    print(len(weights), "signs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
