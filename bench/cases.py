"""Generated cases of any size, with planted contradictions, as problems in numbers.

``incidents`` is a large case: days with their events, orders between them, people who go from place
to place, values said once or twice; all of it true, and beside it planted sets of two to five
claims that cannot all be true. ``night`` is the dense case: few people, one night, most claims
about the same hours, a share of them wrong.
"""

import random
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from tellings.logic.problem import TOGETHER, Edges, Ints, Problem, Stays, Values

DAY = 1440
Row = tuple[int, ...]


@dataclass(slots=True)
class Case:
    """A problem while it is put together."""

    edges: list[Row] = field(default_factory=list)
    stays: list[Row] = field(default_factory=list)
    values: list[Row] = field(default_factory=list)
    claims: int = 0
    variables: int = 1

    def claim(self) -> int:
        """Return a new claim."""
        self.claims += 1
        return self.claims - 1

    def point(self) -> int:
        """Return a new point in time."""
        self.variables += 1
        return self.variables - 1

    def within(self, point: int, first: int, last: int, claim: int) -> None:
        """Let a claim put a point between two minutes."""
        self.edges += [(0, point, last, claim), (point, 0, -first, claim)]

    def before(self, first: int, then: int, gap: int, claim: int) -> None:
        """Let a claim put a point before another by a gap."""
        self.edges.append((then, first, -gap, claim))

    def stay(self, person: int, place: int, begin: Row, end: Row, claim: int) -> tuple[int, int]:
        """Let a claim put a person at a place, each end between two minutes; return the ends."""
        start, stop = self.point(), self.point()
        self.within(start, *begin, claim)
        self.within(stop, *end, claim)
        self.edges.append((stop, start, 0, -1))
        self.stays.append((person, place, start, stop, claim))
        return start, stop

    def problem(self, away: Ints) -> Problem:
        """Return the problem; every claim costs 1."""
        edges, stays, values = _table(self.edges, 4), _table(self.stays, 5), _table(self.values, 3)
        return Problem(
            claims=self.claims,
            variables=self.variables,
            cost=np.ones(self.claims, dtype=np.int64),
            edges=Edges(
                source=edges[:, 0],
                target=edges[:, 1],
                weight=edges[:, 2],
                label=edges[:, 3],
                rest=np.zeros(len(edges), dtype=np.int64),
            ),
            stays=Stays(
                person=stays[:, 0],
                place=stays[:, 1],
                start=stays[:, 2],
                end=stays[:, 3],
                label=stays[:, 4],
                rest=np.zeros(len(stays), dtype=np.int64),
            ),
            values=Values(
                key=values[:, 0],
                value=values[:, 1],
                label=values[:, 2],
                rest=np.zeros(len(values), dtype=np.int64),
            ),
            away=away,
        )


def _table(rows: list[Row], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, width)


def distances(draw: random.Random, places: int, size: float) -> Ints:
    """Return the minutes between random places on a square."""
    at = np.array([(draw.random() * size, draw.random() * size) for _ in range(places)])
    away = np.abs(at[:, None] - at[None]).sum(axis=2).astype(np.int64).clip(min=1)
    np.fill_diagonal(away, TOGETHER)
    return away


def walk(draw: random.Random, away: Ints, first: int, last: int) -> list[tuple[int, int, int]]:
    """Return where somebody truly is: (place, from, until), ways between them left free."""
    found, now, here = [], first, draw.randrange(len(away))
    while now < last:
        long = draw.randint(20, 120)
        found.append((here, now, now + long))
        there = draw.choice([place for place in range(len(away)) if place != here])
        now += long + int(away[here, there]) + 1
        here = there
    return found


def incidents(claims: int, *, seed: int = 0) -> tuple[Problem, list[frozenset[int]]]:
    """Return a large case of about so many claims, and the sets planted in it (2 to 5 claims)."""
    draw = random.Random(seed)
    case, planted, people = Case(), [], 0
    away = distances(draw, 40, 60)
    start = 0
    while case.claims < claims:
        people = _true_day(draw, case, away, start, people)
        while draw.random() < 0.55:
            people += 1
            planted.append(_plant(draw, case, start, people))
        people += 1
        start += DAY
    return case.problem(away), planted


def _true_day(draw: random.Random, case: Case, away: Ints, start: int, people: int) -> int:
    marks = sorted((start + draw.randint(0, 1400), case.point()) for _ in range(8))
    for when, point in marks:
        for _ in range(draw.randint(1, 3)):
            case.within(point, when - draw.randint(0, 20), when + draw.randint(0, 20), case.claim())
    for _ in range(12):
        (early, one), (late, other) = sorted(draw.sample(marks, 2))
        case.before(one, other, draw.randint(0, late - early), case.claim())
    for person in range(people, people + 6):
        for place, first, last in walk(draw, away, start, start + 1300):
            begin, end = sorted(draw.randint(first, last) for _ in range(2))
            early = (max(first, begin - draw.randint(0, 5)), begin)
            late = (end, min(last, end + draw.randint(0, 5)))
            case.stay(person, place, early, late, case.claim())
    for _ in range(8):
        key = len(case.values)
        said = draw.randrange(5)
        for _ in range(draw.randint(1, 2)):
            case.values.append((key, said, case.claim()))
    return people + 6


def _plant(draw: random.Random, case: Case, start: int, person: int) -> frozenset[int]:
    """Add claims that cannot all be true, while all but one of them can."""
    size, when = draw.randint(2, 5), start + draw.randint(0, 1000)
    first = case.claims
    kind = draw.choice(("chain", "round", "value", "stay"))
    if kind == "value" and size == 2:
        key = len(case.values)
        case.values += [(key, 0, case.claim()), (key, 1, case.claim())]
    elif kind == "stay" and size <= 3:
        case.stay(person, 0, (when, when), (when + 30, when + 30), case.claim())
        if size == 2:
            case.stay(person, 1, (when + 10, when + 10), (when + 20, when + 20), case.claim())
        else:
            meeting = case.point()
            case.stays.append((person, 1, meeting, meeting, case.claim()))
            case.within(meeting, when + 15, when + 15, case.claim())
    elif kind == "round":
        points = [case.point() for _ in range(size)]
        for one, other in zip(points, (*points[1:], points[0]), strict=True):
            case.before(one, other, 1, case.claim())
    else:
        points = [case.point() for _ in range(size - 1)]
        case.within(points[0], when + 100, when + 120, case.claim())
        for one, other in pairwise(points):
            case.before(one, other, 5, case.claim())
        case.within(points[-1], when - 60, when + 90, case.claim())
    return frozenset(range(first, case.claims))


def night(claims: int, *, people: int = 3, noise: float = 0.15, seed: int = 0) -> Problem:
    """Return the dense case: stays with vague ends and orders between them, some of them wrong.

    Three claims in ten order the ends of two stays, also of different people, so that all hangs
    together.
    """
    draw = random.Random(seed)
    case = Case()
    away = distances(draw, 8, 20)
    truth = [walk(draw, away, 0, 720) for _ in range(people)]
    said: list[tuple[int, int]] = []
    while case.claims < claims:
        wrong = draw.random() < noise
        if len(said) > 1 and draw.random() < 0.3:
            (early, one), (late, other) = sorted(draw.sample(said, 2))
            if wrong:
                one, other = other, one
            case.before(one, other, draw.randint(0, (late - early) // 2), case.claim())
            continue
        person = draw.randrange(people)
        place, first, last = draw.choice(truth[person])
        begin, end = sorted(draw.randint(first, last) for _ in range(2))
        if wrong:
            place = draw.randrange(len(away))
        early = (max(0, begin - draw.randint(0, 10)), begin + draw.randint(0, 10))
        late = (end - draw.randint(0, 10), end + draw.randint(0, 10))
        points = case.stay(person, place, early, late, case.claim())
        said += [(begin, points[0]), (end, points[1])]
    return case.problem(away)
