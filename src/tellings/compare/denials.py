"""Denials that hold of a whole time: "I never called him", "I did not call him that night".

Such a denial is of every happening of its kind, so it is compared with all claims that tell one,
whether or not they were joined to one event: an event is made of what tells one happening, and a
denial tells none. It must name at least two participants, each the same in the other claim, and its
words must say that it is of a whole time; a bare "she did not answer" is of one moment. A denial of
anybody ("he did not apologise to anyone") needs only the one who did not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tellings.compare.frames import Frame
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.polarity import compare_polarity, of_any
from tellings.compare.shown import Shown, shown_as
from tellings.compare.slots import CORE, compare_frames
from tellings.compare.stances import same_voice

WHOLE = re.compile(
    r"\b(?:never|ever|at any time|at no time|at any point|at no point|(?:that|the whole|the entire|"
    r"this) (?:night|day|evening|morning|afternoon|week|month|year|time))\b",
    re.IGNORECASE,
)
LEAST = 2
"""Participants that both claims must share."""
REASON = "the denial is of the whole time"
OF_ANYBODY = "the denial is of anybody at all"


def denial_pairs(
    frames: Mapping[str, Frame], judge: Judge
) -> Iterator[tuple[Frame, Frame, tuple[Shown, ...]]]:
    """Yield each denial of a whole time with each claim of another account that it excludes."""
    affirmed = by_being(frames.values())
    for denied in frames.values():
        if not sweeping(denied) and not of_anybody(denied, judge):
            continue
        known = participants(denied)
        for other in affirmed.get(known[0][1], ()):
            shown = excluded(denied, other, judge)
            if shown is not None:
                yield denied, other, (shown,)


def by_being(frames: Iterable[Frame]) -> dict[str, list[Frame]]:
    """Return the claims of what happened, by each being that takes part."""
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.claim.polarity == "affirmed" and frame.claim.stance == "asserted":
            for being in dict.fromkeys(entity for _, entity in participants(frame)):
                found.setdefault(being, []).append(frame)
    return found


def participants(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Return the core slots that a known one fills, with its entity."""
    return tuple(
        (slot, one.entity) for slot in CORE for one in frame.get(slot) if one.entity is not None
    )


def sweeping(frame: Frame) -> bool:
    """Whether the claim denies a kind of happening for a whole time, with all who take part."""
    claim = frame.claim
    if claim.polarity != "denied" or claim.stance != "asserted" or frame.copular or frame.unread:
        return False
    filled = [one for slot in CORE for one in frame.get(slot)]
    enough = len(filled) >= LEAST and all(one.entity is not None for one in filled)
    return enough and WHOLE.search(claim.quote) is not None


def of_anybody(frame: Frame, judge: Judge) -> bool:
    """Whether the claim denies what a known one did to anybody: "Ann did not apologise to anyone".

    Not of what people do again and again: who spoke to nobody spoke to somebody later.
    """
    claim = frame.claim
    if claim.polarity != "denied" or claim.stance != "asserted" or frame.copular or frame.unread:
        return False
    filled = [one for slot in CORE for one in frame.get(slot)]
    known = [one for one in filled if one.entity is not None and not of_any(one)]
    anybody = [one for one in filled if of_any(one)]
    whole = bool(known) and bool(anybody) and len(known) + len(anybody) == len(filled)
    return whole and frame.predicate not in judge.table.anywhere


def excluded(denied: Frame, other: Frame, judge: Judge) -> Shown | None:
    """Return what a claim of the denied kind shows, None when the denial leaves room for it."""
    if denied.claim.account == other.claim.account or not same_voice(denied.claim, other.claim):
        return None
    slots = {slot: fillers for slot, fillers in denied.slots.items() if slot != "time"}
    comparison = compare_frames(
        replace(denied, slots=slots, when=()), other, judge.people, judge.words
    )
    results = comparison.results
    one = all(
        bool(other.get(slot))
        if all(map(of_any, denied.get(slot)))
        else slot in results and results[slot].outcome.level == Level.SAME
        for slot in CORE
        if denied.get(slot)
    )
    outcome = compare_polarity(comparison) if one else None
    if outcome is None or outcome.level < Level.TENSION:
        return None
    reason = REASON if sweeping(denied) else OF_ANYBODY
    shown = shown_as("polarity", outcome.at_most(Level.TENSION), comparison, level=Level.TENSION,
                     sides=("denied", "said"), reason=reason)  # fmt: skip
    return replace(shown, level=Level.TENSION)
