"""Cores: small sets of accepted claims that cannot all be true, many found in one look.

Three looks at a problem, each over arrays:

- *clashes*, as they are given, and two *values* of one key;
- *times*: breaches of latest times and cycles among the parents (see ``potentials``); the labels of
  the edges on the way are the core;
- *stays*: two stays of one person at places that lie apart clash when neither can come first: the
  earliest end of the one and the way lie after the latest start of the other, both ways round. The
  core is both claims and the ways that give those four bounds.

A core need not be minimal; every one holds a contradiction, and when no look finds one the claims
can all be true as far as pairs of stays go (``schedule`` tests the rest).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.logic import potentials
from tellings.logic.potentials import UNBOUNDED, Reach
from tellings.logic.problem import ALWAYS, TOGETHER, Edges, Ints, Problem, Stays, Values

Core = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Latest times (``latest.least``) and earliest ones (minus ``earliest.least``)."""

    latest: Reach
    earliest: Reach

    @property
    def last(self) -> Ints:
        """The latest time of each variable; UNBOUNDED without a bound."""
        return self.latest.least

    @property
    def first(self) -> Ints:
        """The earliest time of each variable; -UNBOUNDED without a bound."""
        return -self.earliest.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at a problem shows: cores, and the bounds where no time is broken."""

    cores: tuple[Core, ...]
    bounds: Bounds | None


def look(problem: Problem) -> Look:
    """Return cores among the claims of ``problem``; none only when no pair of bounds is broken."""
    found = [frozenset(claims) for claims, _ in problem.clashes] + _values(problem.values)
    latest = potentials.reach(problem.edges, problem.variables)
    if latest.cycle_nodes:
        return Look(cores=distinct([*found, *_cycles(latest)]), bounds=None)
    broken = potentials.breaches(problem.edges, latest)
    if broken.size:
        found += _breaches(problem.edges, latest, broken)
        return Look(cores=distinct(found), bounds=None)
    earliest = potentials.reach(problem.edges.reversed, problem.variables)
    bounds = Bounds(latest=latest, earliest=earliest)
    pairs = clashing_stays(problem, bounds)
    found += _stay_cores(problem.stays, bounds, pairs)
    return Look(cores=distinct(found), bounds=bounds)


def _values(values: Values) -> list[Core]:
    """Return, of each key with several values, each claim with one of the next value."""
    if len(values) < 2:
        return []
    order = np.lexsort((values.value, values.key))
    key, value, label = values.key[order], values.value[order], values.label[order]
    differs = np.flatnonzero((key[1:] == key[:-1]) & (value[1:] != value[:-1]))
    return [frozenset(pair) for pair in np.stack((label[differs], label[differs + 1]), 1).tolist()]


def distinct(cores: Sequence[Core]) -> tuple[Core, ...]:
    """Return each core once, smallest first; the empty one, nobody's claim, not at all."""
    return tuple(sorted({core for core in cores if core}, key=lambda c: (len(c), sorted(c))))


def _cycles(found: Reach) -> Iterator[Core]:
    for node in found.cycle_nodes:
        labels = found.edges.label[potentials.cycle_at(found, node)]
        yield frozenset(labels[labels != ALWAYS].tolist())


def _breaches(edges: Edges, found: Reach, broken: Ints) -> list[Core]:
    steps = potentials.ways(found, edges.source[broken])
    return _labelled([edges.label[broken]], [(found.edges, steps)])


def _labelled(own: Sequence[Ints], ways: Sequence[tuple[Edges, Sequence[Ints]]]) -> list[Core]:
    """Return the labels in each column: of arrays of labels, and of the edges on ways."""
    columns = list(own)
    for edges, steps in ways:
        columns += [np.where(step >= 0, edges.label[step], ALWAYS) for step in steps if len(edges)]
    rows = np.stack(columns, axis=1).tolist()
    return [frozenset(row) - {ALWAYS} for row in rows]


def _stay_cores(stays: Stays, bounds: Bounds, pairs: tuple[Ints, Ints]) -> list[Core]:
    left, right = pairs
    if not left.size:
        return []
    ways = []
    for one, other in ((left, right), (right, left)):
        ways.append((bounds.earliest.edges, potentials.ways(bounds.earliest, stays.end[one])))
        ways.append((bounds.latest.edges, potentials.ways(bounds.latest, stays.start[other])))
    return _labelled([stays.label[left], stays.label[right]], ways)


def clashing_stays(problem: Problem, bounds: Bounds) -> tuple[Ints, Ints]:
    """Return the pairs of stays (indices) of one person of which neither can come first."""
    stays = problem.stays
    first_end, last_start = bounds.first[stays.end], bounds.last[stays.start]
    found_left, found_right = [], []
    for left, right in neighbours(stays, first_end, last_start, problem.away):
        way = problem.way(left, right)
        clash = (way != TOGETHER) & (first_end[left] + way > last_start[right])
        clash &= first_end[right] + way > last_start[left]
        found_left.append(left[clash])
        found_right.append(right[clash])
    if not found_left:
        none = np.zeros(0, dtype=np.int64)
        return none, none
    return np.concatenate(found_left), np.concatenate(found_right)


def neighbours(
    stays: Stays, first_end: Ints, last_start: Ints, away: Ints
) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs of stays of one person that may be too near, some at a time.

    Sorted by the latest start, pairs k places apart are looked at for k = 1, 2, ... as long as
    some stay may still reach one so far on: sparse cases need few rounds, dense ones many.
    """
    if len(stays) < 2:
        return
    longest = int(away.max(initial=0))
    order = np.lexsort((last_start, stays.person))
    person, start = stays.person[order], last_start[order]
    end = np.minimum(first_end[order], UNBOUNDED) + longest
    # The furthest that any stay of the person up to this one reaches.
    here = np.arange(len(order))
    open_: NDArray[np.bool_] = np.ones(len(order), dtype=np.bool_)
    for apart in range(1, len(order)):
        here = here[open_[here] & (here + apart < len(order))]
        if not here.size:
            return
        there = here + apart
        same = person[here] == person[there]
        # Later ones start later still: once out of reach, always out of reach.
        near = same & (end[here] > start[there])
        open_[here[~near]] = False
        here, there = here[near], there[near]
        if here.size:
            yield order[here], order[there]
