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
from tellings.compare.pairs import Judge, Pair, affirmed
from tellings.compare.shown import Shown
from tellings.compare.slots import body_parts, body_result
from tellings.compare.stances import same_voice

CONTACT, MOTION = 35, 38
"""Subject fields of verbs in the lexicon (lexnames(5WN))."""
BLOWS = (CONTACT, MOTION)


Sentences = Mapping[tuple[str, int], Sequence[Frame]]
"""The blows of each sentence, by account and number of the sentence."""


def blows_by_sentence(frames: Iterable[Frame], judge: Judge) -> Sentences:
    """Return the clauses that bring something against a body, by their sentence."""
    found: dict[tuple[str, int], list[Frame]] = {}
    for frame in frames:
        if body_parts(frame, judge.words) and judge.words.field(frame.predicate, "v") in BLOWS:
            found.setdefault((frame.claim.account, frame.claim.sentence), []).append(frame)
    return found


def wound_pairs(
    pairs: Sequence[Pair], blows: Sentences, judge: Judge
) -> Iterator[tuple[Frame, Frame, Shown]]:
    """Yield clauses beside two joined ones that name two places on one part of a body."""
    for pair in pairs:
        if not (pair.linked and pair.near) or pair.worst >= Level.TENSION:
            continue
        for left in blows.get((pair.left.claim.account, pair.left.claim.sentence), ()):
            for right in blows.get((pair.right.claim.account, pair.right.claim.sentence), ()):
                joined = (left.claim.id, right.claim.id) == (
                    pair.left.claim.id,
                    pair.right.claim.id,
                )
                shown = wound(left, right, judge)
                if shown is not None and not joined:
                    yield left, right, shown


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
