"""Passages for the questions of comments: whether those that bear on them are found, and no others.

Questions of our own as commenters put them (``questions/comments.jsonl``), over the invented
stories; one in four asks what no account tells. A passage is right when its sentence holds one of
the events that the question is about. ``ENOUGH``, ``NEAR`` and ``WORDS`` of ``claims/passages``
were chosen on the seen half (``python -m evals.passages`` prints the grid), over half of whose
stories the unseen half has no question.
"""

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from evals.measure import Measure
from evals.stories import Prepared, prepare
from tellings.claims import answer, find_questions
from tellings.claims.passages import LIMITS, Limits
from tellings.language.encoder import Encoder, embed, load_encoder
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.claims import PassageLink, Question
from tellings.records.documents import Account
from tellings.records.language import Passage, Vectors

QUESTIONS = Path(__file__).parent / "questions" / "comments.jsonl"
ASKING = "asking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question over a story, ready to be answered; ``right`` are the sentences that bear on it.

    A sentence is given by its document, start and end.
    """

    question: Question
    story: Prepared
    vectors: Vectors
    right: frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares: of shown passages right, answerable questions reached, others left alone."""

    right: float
    reached: float
    quiet: float
    shown: int


def load(split: str, *, syntax: SyntaxModel, encoder: Encoder) -> list[Asked]:
    """Return the questions of a split, each over its story read as the product reads it."""
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    own = [row for row in rows if row["split"] == split]
    names = dict.fromkeys(row["story"] for row in own)
    stories = {name: prepare(name, encoder=encoder, syntax=syntax) for name in names}
    return [
        asked
        for row in own
        if (asked := _asked(row, stories[row["story"]], syntax=syntax, encoder=encoder)) is not None
    ]


def _asked(
    row: Mapping[str, object], story: Prepared, *, syntax: SyntaxModel, encoder: Encoder
) -> Asked | None:
    text = str(row["text"])
    spans = ((0, len(text)),)
    account = Account(id=ASKING, document=ASKING, kind="comment", spans=spans)
    analysis = analyse(text, spans, document=ASKING, account=ASKING, model=syntax)
    found = find_questions(analysis, account, text)
    question = (
        found[0]
        if found
        else Question(account=ASKING, document=ASKING, start=0, end=len(text), text=text)
    )
    key = f"question:{ASKING}:{question.start}"
    own = embed([Passage(key=key, text=question.text)], encoder=encoder)
    vectors = Vectors(
        keys=(*story.vectors.keys, *own.keys), rows=np.vstack([story.vectors.rows, own.rows])
    )
    events = row["events"]
    assert isinstance(events, list)
    return Asked(question=question, story=story, vectors=vectors, right=_right(story, events))


def _right(story: Prepared, events: Iterable[str]) -> frozenset[tuple[str, int, int]]:
    wanted = set(events)
    return frozenset(
        (analysis.document, sentence.start, sentence.end)
        for analysis in story.analyses.values()
        for sentence in analysis.sentences
        if any(
            sentence.start <= at < sentence.end and name in wanted
            for at, name in story.marks[analysis.document].items()
        )
    )


def score(asked: Iterable[Asked], limits: Limits) -> Score:
    """Return how well the questions are answered with these limits."""
    shown = right = reached = answerable = quiet = others = 0
    for one in asked:
        passages = _passages(one, limits)
        hits = [p for p in passages if _holds(one, p)]
        if one.right:
            answerable, reached = answerable + 1, reached + bool(hits)
        else:
            others, quiet = others + 1, quiet + (not passages)
        shown, right = shown + len(passages), right + len(hits)
    return Score(
        right=right / max(shown, 1),
        reached=reached / max(answerable, 1),
        quiet=quiet / max(others, 1),
        shown=shown,
    )


def _passages(asked: Asked, limits: Limits) -> tuple[PassageLink, ...]:
    story = asked.story
    account = Account(id=ASKING, document=ASKING, kind="comment", spans=((0, asked.question.end),))
    (found,) = answer(
        [replace(asked.question)],
        story.claims,
        (*story.accounts, account),
        {**story.texts, ASKING: asked.question.text},
        asked.vectors,
        limits=limits,
    )
    return found.passages


def _holds(asked: Asked, passage: PassageLink) -> bool:
    return any(
        document == passage.document and start <= passage.start < end
        for document, start, end in asked.right
    )


def measures(*, syntax: SyntaxModel) -> list[Measure]:
    """Return the figures of both halves with the limits of the product."""
    encoder = load_encoder()
    rows = []
    for split in ("seen", "unseen"):
        asked = load(split, syntax=syntax, encoder=encoder)
        found = score(asked, LIMITS)
        for name, value in (
            ("passages: right among those shown", found.right),
            ("passages: questions reached", found.reached),
            ("passages: others left alone", found.quiet),
        ):
            rows.append(
                Measure(
                    measure=name,
                    data="comments of our own",
                    split=split,
                    n=len(asked),
                    value=round(value, 4),
                )
            )
    return rows


def main() -> None:
    """Print the seen half's figures over a grid of limits, the best last."""
    asked = load("seen", syntax=load_syntax(), encoder=load_encoder())
    grid = itertools.product(
        (0.45, 0.5, 0.54, 0.57, 0.6, 0.65, 0.7, 0.75),
        (0.2, 0.25, 0.3, 0.34, 0.38, 0.42),
        (0.2, 0.3, 0.45, 0.6, 0.8),
    )
    found = [
        (s, limits)
        for e, n, w in grid
        for limits in [Limits(enough=e, near=n, words=w)]
        for s in [score(asked, limits)]
    ]
    for result, limits in sorted(found, key=lambda f: _value(f[0])):
        print(limits, result, round(_value(result), 3))


def _value(found: Score) -> float:
    """Return the harmonic mean of the three shares."""
    parts = (found.right, found.reached, found.quiet)
    return 0.0 if 0.0 in parts else len(parts) / sum(1 / p for p in parts)


if __name__ == "__main__":
    main()
