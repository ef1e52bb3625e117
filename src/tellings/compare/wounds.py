"""Where on the body: told in the sentence of a joined event, though not in the joined clauses.

"She slipped and hit the back of her head" and "she slipped, and a tile struck her on the forehead"
share the slip; the blow is told with other verbs, and so is no joined event. Two sentences that
share an event are therefore also compared on the places on a body that their other clauses name,
when these clauses tell of contact or motion. Only two places on one part of the body count: who
broke an arm may also have hurt a leg.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.compare.frames import Frame
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge, Pair, Shown, affirmed
from tellings.compare.slots import body_parts, body_result
from tellings.compare.stances import same_voice

CONTACT, MOTION = 35, 38
"""Subject fields of verbs in the lexicon (lexnames(5WN))."""
BLOWS = (CONTACT, MOTION)


def by_sentence(frames: Iterable[Frame]) -> dict[tuple[str, int], list[Frame]]:
    """Return the frames of each sentence."""
    found: dict[tuple[str, int], list[Frame]] = {}
    for frame in frames:
        found.setdefault((frame.claim.account, frame.claim.sentence), []).append(frame)
    return found


def wound_pairs(
    pairs: Sequence[Pair], sentences: Mapping[tuple[str, int], Sequence[Frame]], judge: Judge
) -> Iterator[tuple[Frame, Frame, Shown]]:
    """Yield clauses beside two joined ones that name two places on one part of a body."""
    for pair in pairs:
        if not (pair.linked and pair.near) or pair.worst >= Level.TENSION:
            continue
        for left in blows(sentences, pair.left, judge):
            for right in blows(sentences, pair.right, judge):
                shown = wound(left, right, judge)
                joined = (left.claim.id, right.claim.id) == (
                    pair.left.claim.id,
                    pair.right.claim.id,
                )
                if shown is not None and not joined:
                    yield left, right, shown


def blows(
    sentences: Mapping[tuple[str, int], Sequence[Frame]], frame: Frame, judge: Judge
) -> list[Frame]:
    """Return the clauses of the frame's sentence that bring something against a body."""
    beside = sentences.get((frame.claim.account, frame.claim.sentence), ())
    return [
        one
        for one in beside
        if judge.words.words.field_of(one.predicate, "v") in BLOWS and body_parts(one, judge.words)
    ]


def wound(left: Frame, right: Frame, judge: Judge) -> Shown | None:
    """Return the tension between two places on one part of a body, None for anything else."""
    result = body_result(left, right, judge.words)
    if result is None or result.outcome.level != Level.TENSION:
        return None
    if not same_voice(left.claim, right.claim) or not affirmed(left, right):
        return None
    return Shown(
        slot="body part",
        level=Level.TENSION,
        words=result.outcome.words,
        left=result.left,
        right=result.right,
        reason="both sentences tell the same happening",
    )
