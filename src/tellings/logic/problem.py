"""A problem in numbers: claims about times and places as arrays, for cases of any size.

Claims are 0 to ``claims`` - 1. A variable is a point in time in whole minutes; variable 0 is the
origin, minute 0. Edge k says x[target] - x[source] <= weight when the claim ``label`` is accepted
(label -1: always). A *stay* puts a person at a place from one variable to another when its claim is
accepted; two stays of one person at places that lie apart come one after the other, with the way
between them. A *spell* of a key's value ("the door is locked", "Bo is the skipper") is a stay as
well: the key stands for the person, and its values for places with no way between them, which are
numbered after all places. A *value* gives a key one value for good; two values of one key exclude
each other. A *clash* is a set of claims that contradict each other outright.

What an edge, stay or clash also rests on (that two mentions are one person, that a rule holds) is
an index into ``rests``, a table of names; index 0 is nothing.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
ORIGIN = 0
ALWAYS = -1
TOGETHER = -1
"""In ``away``: one can be at both places at once (they are one, or one lies in the other)."""


def ints(*values: int) -> Ints:
    """Return an array of whole numbers."""
    return np.array(values, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Differences between two variables, each array of one length: see the module's text."""

    source: Ints
    target: Ints
    weight: Ints
    label: Ints
    rest: Ints

    def __len__(self) -> int:
        return len(self.source)

    def where(self, kept: NDArray[np.bool_]) -> "Edges":
        """Return the edges that ``kept`` (one truth value an edge) marks."""
        return Edges(
            source=self.source[kept],
            target=self.target[kept],
            weight=self.weight[kept],
            label=self.label[kept],
            rest=self.rest[kept],
        )

    def at(self, places: Ints) -> "Edges":
        """Return the edges at these places, in their order."""
        return Edges(
            source=self.source[places],
            target=self.target[places],
            weight=self.weight[places],
            label=self.label[places],
            rest=self.rest[places],
        )

    @property
    def reversed(self) -> "Edges":
        """The same edges the other way round: shortest ways *to* a variable become ways from it."""
        return replace(self, source=self.target, target=self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """Where persons are said to be, from the variable ``start`` to the variable ``end``.

    A place beyond those of the problem's ``away`` is a value: it excludes all other ones.
    """

    person: Ints
    place: Ints
    start: Ints
    end: Ints
    label: Ints
    rest: Ints

    def __len__(self) -> int:
        return len(self.person)

    def where(self, kept: NDArray[np.bool_]) -> "Stays":
        """Return the stays that ``kept`` marks."""
        return Stays(
            person=self.person[kept],
            place=self.place[kept],
            start=self.start[kept],
            end=self.end[kept],
            label=self.label[kept],
            rest=self.rest[kept],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is said to have which value: of one ``key`` only one value can be true."""

    key: Ints
    value: Ints
    label: Ints
    rest: Ints

    def __len__(self) -> int:
        return len(self.key)

    def where(self, kept: NDArray[np.bool_]) -> "Values":
        """Return the values that ``kept`` marks."""
        return Values(
            key=self.key[kept],
            value=self.value[kept],
            label=self.label[kept],
            rest=self.rest[kept],
        )


def no_values() -> Values:
    """Return no values."""
    return Values(key=ints(), value=ints(), label=ints(), rest=ints())


def no_edges() -> Edges:
    """Return no edges."""
    return Edges(source=ints(), target=ints(), weight=ints(), label=ints(), rest=ints())


def no_stays() -> Stays:
    """Return no stays."""
    none = ints()
    return Stays(person=none, place=none, start=none, end=none, label=none, rest=none)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """All that is said, in numbers.

    ``cost`` is what giving up each claim costs (positive whole numbers). ``away`` has shape
    (places, places): the least minutes from one to the other, or TOGETHER. ``clashes`` are
    (claims in order, index into ``rests``).
    """

    claims: int
    variables: int
    cost: Ints
    edges: Edges = field(default_factory=no_edges)
    stays: Stays = field(default_factory=no_stays)
    values: Values = field(default_factory=no_values)
    away: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    clashes: tuple[tuple[tuple[int, ...], int], ...] = ()
    rests: tuple[tuple[str, ...], ...] = ((),)

    def way(self, left: Ints, right: Ints) -> Ints:
        """Return the least time between where two stays (indices) put somebody, or TOGETHER."""
        one, other = self.stays.place[left], self.stays.place[right]
        places = len(self.away)
        lie = (one < places) & (other < places)
        ways: Ints = np.where(one == other, TOGETHER, 0)
        ways[lie] = self.away[one[lie], other[lie]]
        return ways

    def restricted(self, kept: NDArray[np.bool_]) -> "Problem":
        """Return the problem in which only the claims that ``kept`` marks are accepted at all."""
        padded = np.append(kept, True)  # label -1 is always accepted
        return replace(
            self,
            edges=self.edges.where(padded[self.edges.label]),
            stays=self.stays.where(padded[self.stays.label]),
            values=self.values.where(padded[self.values.label]),
            clashes=tuple(c for c in self.clashes if all(kept[claim] for claim in c[0])),
        )
