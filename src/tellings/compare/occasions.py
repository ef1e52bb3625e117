"""Whether an event is one happening, or several of one kind that were joined.

Accounts tell happenings of one kind again and again: people enter boats, kneel down, are fed. Where
such occasions were joined, their details differ and no account disagrees with another. Two signs
show it. An account that tells the event itself *with both values* ("took the five loaves", later
"took the seven loaves") tells two occasions. And of two long accounts that tell one happening, what
stands around it matches too; where it does not, two that merely differ are two occasions (of 14
wrong differences between the gospels 6 had nothing around them that matched, of 5 right ones none).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.compare.frames import Frame
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge, Pair
from tellings.compare.shown import Shown
from tellings.compare.slots import SAID_ALIKE, compare_frames
from tellings.records.events import Event, Link

AROUND = "neighbours"
"""The basis of a link that says that what is told around two claims matches too."""
LONG = 12
"""Claims from which on an account tells enough around a happening to be matched."""


ALIKE = 2
"""Slots alike that stand for it in a shorter account, where two are surely two persons."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Joins:
    """The links of one event by their claims, and how many claims each account has."""

    links: Mapping[frozenset[str], Link]
    told: Mapping[str, int]

    def bears(self, pair: Pair, shown: Shown) -> bool:
        """Whether two claims are joined so surely that ``shown`` is a finding.

        What excludes something asks for surety of its own (``pairs``); a mere difference between
        two that were joined loosely says nothing.
        """
        if shown.level > Level.DIFFERENCE:
            return True
        link = self.links.get(frozenset((pair.left.claim.id, pair.right.claim.id)))
        if link is None:
            return False
        if any(one.name == AROUND and one.score > 0 for one in link.basis):
            return True
        short = min(self.told.get(one.claim.account, 0) for one in (pair.left, pair.right)) < LONG
        more = len(set(pair.alike) - {shown.slot}) >= ALIKE
        return short and (more or shown.rule != "role")


def joins_of(event: Event, told: Mapping[str, int]) -> Joins:
    """Return the links of ``event``; ``told`` counts the claims of each account."""
    links = {frozenset((link.left, link.right)): link for link in event.links}
    return Joins(links=links, told=told)


def several(pair: Pair, members: Mapping[str, Sequence[Frame]], shown: Shown, judge: Judge) -> bool:
    """Whether an account of the pair tells the event with the other's value in this slot too.

    ``members`` are each account's claims of the event. Of an account's two values one must exclude
    the other: "at the station" beside "inside the station" is one occasion. A mere difference is
    explained already by an account that has two values of its own.
    """
    slot = shown.slot
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for mate in members[one.claim.account]:
            apart = mate is not one and differ(mate, one, slot, shown.level, judge)
            if apart and (shown.level == Level.DIFFERENCE or alike(mate, other, slot, judge)):
                return True
    return False


def alike(left: Frame, right: Frame, slot: str, judge: Judge) -> bool:
    """Whether two claims of two accounts say the same in a slot, or more and less exact."""
    if slot == "polarity":
        return left.claim.polarity == right.claim.polarity
    result = compare_frames(left, right, judge.people, judge.words).results.get(slot)
    return result is not None and result.outcome.level in SAID_ALIKE


def differ(left: Frame, right: Frame, slot: str, level: Level, judge: Judge) -> bool:
    """Whether two claims of one account differ in a slot, for what excludes: exclude each other."""
    if slot == "polarity":
        return left.claim.polarity != right.claim.polarity
    result = compare_frames(left, right, judge.people, judge.words).results.get(slot)
    return result is not None and result.outcome.level >= min(level, Level.TENSION)
