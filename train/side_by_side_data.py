"""What two claims read together are made of, for ``train.side_by_side``.

A claim is its sentence with people under their names (so that who is the same in both accounts has
one name in both), cut to ``MOST`` word pieces around the predicate, and a code for every piece:
outside the clause, in it, whose part it is. A pair is worth reading when the packaged decision does
not rule it out.

Example: of "She posted the key." the pieces are "Ada posted the key ." with the codes agent,
predicate, patient, patient, none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from evals.stories import Prepared
from numpy.typing import NDArray

from tellings.events.align import DECIDED
from tellings.events.blocks import blocks
from tellings.events.comparer import Comparer
from tellings.events.decision import Decider
from tellings.events.field import Field, Pair
from tellings.events.frames import spoken_name
from tellings.events.model import EventModel
from tellings.language.words import Words
from tellings.records.claims import Claim
from tellings.records.language import Analysis
from tellings.records.people import Entity
from train.long_accounts import case, same

MOST = 44
"""Word pieces of a sentence that are read."""

WORTH = -3.0
"""The decision's score from which a pair is read; nothing is gained by reading below -2."""

NEGATIVES = 6
POSITIVES = 2
ALONE = 0.08
"""The share of claims without a partner that are learnt from, by chance."""

NONE, CLAUSE, AGENT, PATIENT, PREDICATE, OTHER = range(6)
CODES = 6
ROLES = {
    "agent": AGENT,
    **dict.fromkeys(("patient", "theme", "recipient", "attribute"), PATIENT),
}

Span = tuple[int, int]
Move = tuple[Span, Span, bool]
"""Where a part of the text stood, where it stands, and whether it was replaced as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """A claim to be read: its word pieces and their codes, shape (n,) each."""

    ids: NDArray[np.int64]
    codes: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """The claims of a story by number; its pairs worth reading, their scores, which are true."""

    name: str
    sides: tuple[Side, ...]
    accounts: tuple[str, ...]
    pairs: tuple[Pair, ...]
    scores: NDArray[np.float64]
    same: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """A claim's partners in one account and rivals to these: places in ``Story.pairs``."""

    story: Story
    right: tuple[int, ...]
    wrong: tuple[int, ...]


def story_of(prepared: Prepared, model: EventModel, words: Words) -> Story:
    """Return what is learnt from a story; ``model`` decides which pairs are worth reading."""
    told = case(prepared)
    by_id = {claim.id: claim for claim in prepared.claims}
    named = names(prepared.entities)
    sides = tuple(
        side(
            by_id[frame.claim],
            prepared.analyses[frame.account],
            prepared.texts[by_id[frame.claim].document],
            named.get(frame.account, ()),
            words,
        )
        for frame in told.frames
    )
    decider = Decider(Comparer(told.frames, told.vectors, prepared.analyses), model)
    field = Field(told.frames, decider, beside=DECIDED.beside, apart=DECIDED.apart, wide=True)
    found = [p for block in blocks(told.frames, told.vectors) for p in field.candidates(block)]
    scored = [(p, s) for p, s in zip(found, field.scores(found), strict=True) if s >= WORTH]
    return Story(
        name=prepared.name,
        sides=sides,
        accounts=tuple(frame.account for frame in told.frames),
        pairs=tuple(pair for pair, _ in scored),
        scores=np.array([score for _, score in scored]),
        same=np.array([same(told.told[i], told.told[j]) for (i, j), _ in scored], dtype=np.bool_),
    )


def names(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, str]]]:
    """Return per account the mentions of people, sorted, longest first, each with its name."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entity in entities:
        name = spoken_name(entity)
        if name and entity.kind in ("person", "group"):
            for mention in entity.mentions:
                found.setdefault(mention.account, []).append((mention.start, mention.end, name))
    return {account: sorted(spans, key=lambda m: (m[0], -m[1])) for account, spans in found.items()}


def side(
    claim: Claim,
    analysis: Analysis,
    text: str,
    named: Sequence[tuple[int, int, str]],
    words: Words,
) -> Side:
    """Return a claim as it is read."""
    sentence = analysis.sentences[claim.sentence]
    start, end = min(sentence.start, claim.start), max(sentence.end, claim.end)
    renamed, moves = rename(text, (start, end), named)
    found = words.tokenizer.encode(renamed.encode("utf-8", "replace").decode("utf-8"))
    codes = np.zeros(len(found.ids), dtype=np.int64)
    marks: list[tuple[Span, int]] = [((claim.start, claim.end), CLAUSE)]
    marks += [((role.start, role.end), ROLES.get(role.role, OTHER)) for role in claim.roles]
    marks.append(((claim.predicate_start, claim.predicate_end), PREDICATE))
    for span, code in marks:
        first, last = moved(moves, span)
        for place, (a, b) in enumerate(found.offsets):
            if a < b and a < last and first < b:
                codes[place] = code
    return _cut(np.array(found.ids[1:-1], dtype=np.int64), codes[1:-1])


def rename(text: str, span: Span, named: Sequence[tuple[int, int, str]]) -> tuple[str, list[Move]]:
    """Return the text of a span with names for mentions, and where each of its parts went."""
    parts: list[str] = []
    moves: list[Move] = []
    at, length = span[0], 0
    inside = [each for each in named if span[0] <= each[0] and each[1] <= span[1]]
    for start, end, name in [*inside, (span[1], span[1], "")]:
        if start < at:
            continue
        for old, new, whole in (((at, start), text[at:start], False), ((start, end), name, True)):
            parts.append(new)
            moves.append((old, (length, length + len(new)), whole))
            length += len(new)
        at = end
    return "".join(parts), moves


def moved(moves: Sequence[Move], span: Span) -> Span:
    """Return where a span went; a part of a mention is all of its name."""
    found = []
    for (start, end), (new, last), whole in moves:
        if start < span[1] and span[0] < end:
            first, until = max(start, span[0]) - start, min(end, span[1]) - start
            found.append((new, last) if whole else (new + first, new + until))
    return (min(a for a, _ in found), max(b for _, b in found)) if found else (0, 0)


def _cut(ids: NDArray[np.int64], codes: NDArray[np.int64]) -> Side:
    """Return at most ``MOST`` pieces around the predicate."""
    predicate = np.flatnonzero(codes == PREDICATE)
    middle = int(predicate.mean()) if len(predicate) else 0
    first = max(0, min(middle - MOST // 2, len(ids) - MOST))
    return Side(ids=ids[first : first + MOST], codes=codes[first : first + MOST])


def choices(story: Story, chance: Random) -> list[Choice]:
    """Return each claim's choice among its pairs with one account: hard rivals and some others."""
    by_claim: dict[tuple[int, str], list[int]] = {}
    for place, (one, other) in enumerate(story.pairs):
        by_claim.setdefault((one, story.accounts[other]), []).append(place)
        by_claim.setdefault((other, story.accounts[one]), []).append(place)
    found = []
    for key in sorted(by_claim):
        places = sorted(by_claim[key], key=lambda place: -story.scores[place])
        right = [place for place in places if story.same[place]]
        wrong = [place for place in places if not story.same[place]]
        if not right and chance.random() > ALONE:
            continue
        most = NEGATIVES if right else NEGATIVES // 2
        hard, easy = wrong[: most // 2], wrong[most // 2 :]
        wrong = hard + chance.sample(easy, min(len(easy), most - len(hard)))
        right = chance.sample(right, min(len(right), POSITIVES))
        found.append(Choice(story=story, right=tuple(right), wrong=tuple(wrong)))
    return found


def precision(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Return the average precision of pairs in the order of their scores; 0 where none is true."""
    ranked = truth[np.argsort(-scores, kind="stable")]
    right = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(right[ranked].mean()) if ranked.any() else 0.0
