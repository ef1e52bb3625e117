"""Long accounts made of short ones, so that the weights of the decision know long texts.

The stories to learn from have ten to thirty claims an account; real pages have a hundred. In a long
account there is more to be mistaken for a match, and weights learnt on short ones join too much:
by marks .645 of the joined pairs were right on accounts of five stories, where .806 were on single
ones. So the first accounts of several stories are put one after the other as one account, the
second ones as another, and so on: what two different stories tell is never one event.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from evals import stories
from evals.stories import Prepared

from tellings.events.candidates import sentence_key
from tellings.events.frames import Frame, frames_of
from tellings.records.language import Vectors

ACCOUNTS = 3
"""Accounts of each story that are used."""

FAR = 1_000_000
"""More code points than a story has: what each story's places in the text are moved by."""

PARTS = ("claim", "unnamed", "gist", "trigger")
Told = tuple[str, frozenset[str]]
"""A story, and which of its marked events a claim tells."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """What a decision looks at, and what is true: what each frame tells."""

    frames: tuple[Frame, ...]
    vectors: Vectors
    told: tuple[Told, ...]


def case(story: Prepared) -> Case:
    """Return a story as it is."""
    frames = frames_of(story.claims, story.entities, story.analyses)
    return Case(frames=frames, vectors=story.vectors, told=tuple(_told(story, frames)))


def long_case(prepared: Sequence[Prepared]) -> Case:
    """Return the stories as one, their accounts put one after the other."""
    rows: dict[str, np.ndarray] = {}
    found: list[tuple[Frame, Told]] = []
    first = [0] * ACCOUNTS
    for number, story in enumerate(prepared):
        single = case(story)
        at = {key: place for place, key in enumerate(single.vectors.keys)}
        accounts = sorted({frame.account for frame in single.frames})[:ACCOUNTS]
        moved = [
            (frame, _moved(frame, accounts.index(frame.account), first, number * FAR), told)
            for frame, told in zip(single.frames, single.told, strict=True)
            if frame.account in accounts
        ]
        for frame, new, told in moved:
            found.append((new, told))
            for key, old in _keys(frame, new):
                rows.setdefault(key, single.vectors.rows[at[old]])
        for place in range(len(accounts)):
            name = f"account-{place}"
            told_so_far = (new.sentence + 1 for _, new, _ in moved if new.account == name)
            first[place] = max(told_so_far, default=first[place])
    found.sort(key=lambda item: (item[0].account, item[0].start, item[0].claim))
    return Case(
        frames=tuple(frame for frame, _ in found),
        vectors=Vectors(keys=tuple(rows), rows=np.array(list(rows.values()), dtype=np.float32)),
        told=tuple(told for _, told in found),
    )


def same(one: Told, other: Told) -> bool:
    """Whether two claims tell one marked event."""
    return one[0] == other[0] and bool(one[1] & other[1])


def _moved(frame: Frame, place: int, first: Sequence[int], by: int) -> Frame:
    return replace(
        frame,
        account=f"account-{place}",
        sentence=frame.sentence + first[place],
        start=frame.start + by,
    )


def _keys(old: Frame, new: Frame) -> Iterable[tuple[str, str]]:
    """Yield the new and the old key of every passage of a frame."""
    for part in PARTS:
        yield f"{part}:{new.claim}", f"{part}:{old.claim}"
    yield f"predicate:{new.surface}", f"predicate:{old.surface}"
    yield sentence_key(new.account, new.sentence), sentence_key(old.account, old.sentence)


def _told(story: Prepared, frames: Sequence[Frame]) -> Iterable[Told]:
    by_id = {claim.id: claim for claim in story.claims}
    for frame in frames:
        claim = by_id[frame.claim]
        yield story.name, stories.told(claim, story.marks[claim.document])
