"""Whether an event is one happening, or several of one kind that were joined.

Accounts tell happenings of one kind again and again: people enter boats, kneel down, are fed. Where
such occasions were joined, their details differ and no account disagrees with another. Two signs
show it. An account that tells the event itself *with two values* ("took the five loaves", later
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
from tellings.compare.slots import compare_frames
from tellings.records.events import Event, Link

AROUND = "neighbours"
"""The basis of a link that says that what is told around two claims matches too."""
LONG = 12
"""Claims from which on an account tells enough around a happening to be matched."""


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
        short = min(self.told.get(one.claim.account, 0) for one in (pair.left, pair.right)) < LONG
        return short or any(one.name == AROUND and one.score > 0 for one in link.basis)


def joins_of(event: Event, told: Mapping[str, int]) -> Joins:
    """Return the links of ``event``; ``told`` counts the claims of each account."""
    links = {frozenset((link.left, link.right)): link for link in event.links}
    return Joins(links=links, told=told)


def several(frame: Frame, members: Sequence[Frame], shown: Shown, judge: Judge) -> bool:
    """Whether the account of ``frame`` tells the event with another value in this slot too.

    ``members`` are the account's claims of the event. What excludes something is only explained by
    values that do so too.
    """
    least = min(shown.level, Level.TENSION)
    return any(one is not frame and differ(frame, one, shown.slot, least, judge) for one in members)


def differ(left: Frame, right: Frame, slot: str, least: Level, judge: Judge) -> bool:
    """Whether two claims of one account differ at least so much in a slot."""
    if slot == "polarity":
        return left.claim.polarity != right.claim.polarity
    result = compare_frames(left, right, judge.people, judge.words).results.get(slot)
    return result is not None and (result.outcome.level >= least or result.outcome.apart)
