"""What claims say about times, places and values, by names; and its conflict sets by names.

``Edge(u, v, w, label)`` says x_v - x_u <= w minutes when the claim ``label`` is accepted (without a
label it always holds). ``Stay`` puts a person at a place between two points in time, ``Spell``
gives a key a value between two points, ``Value`` for good, ``Exclusion`` names claims that
contradict each other outright. Each also names what it ``rests`` on beside its claim: a link, a
rule, a margin.

>>> said = (*within("bell", None, 720, label="a"), *within("bell", 780, None, label="b"))
>>> [found.claims for found in conflicts(Theory(edges=said), max_size=2)]
[('a', 'b')]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tellings.logic import cycles, problem
from tellings.logic.arrays import column, distances, ranks
from tellings.logic.crowds import Crowd
from tellings.logic.cycles import Step
from tellings.logic.problem import ALWAYS, Edges, Ints, Problem, Stays, Values
from tellings.logic.sets import Shown, conflict_sets
from tellings.logic.travel import Meeting

ORIGIN = ""
"""The variable that stands for minute 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """x_target - x_source <= weight, when ``label`` is accepted; None is always."""

    source: str
    target: str
    weight: int
    label: str | None = None
    rests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A person is at a place from the point ``start`` to the point ``end``."""

    person: str
    place: str
    start: str
    end: str
    label: str
    rests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A key has a value from the point ``start`` to the point ``end``; one at a time."""

    key: str
    value: str
    start: str
    end: str
    label: str
    rests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """The one value of a key."""

    key: str
    value: str
    label: str
    rests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Claims that cannot all be true, whatever the rest."""

    labels: tuple[str, ...]
    rests: tuple[str, ...] = ()


Stated = Edge | Stay | Spell | Value | Exclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class Theory:
    """All that is said.

    ``travel`` gives, for two places, the least minutes between them, either way; two places that
    it does not name may be one.
    """

    edges: Sequence[Edge] = ()
    stays: Sequence[Stay] = ()
    spells: Sequence[Spell] = ()
    values: Sequence[Value] = ()
    exclusions: Sequence[Exclusion] = ()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A minimal conflict set: claims and what it rests on, both in order, and what shows it.

    A cycle of times has ``edges``; two stays or spells that clash have ``stays``, the ``minutes``
    between their places, the ``edges`` that refute the first before the second and ``back`` the
    other way round; stays that cannot be fitted in any order have in ``bounds`` all that the claims
    say of times on these grounds. ``complete`` is False when the search ran out of steps: there may
    be further sets.
    """

    claims: tuple[str, ...]
    rests: tuple[str, ...]
    edges: tuple[Edge, ...] = ()
    stays: tuple[Stay | Spell, ...] = ()
    minutes: int = 0
    back: tuple[Edge, ...] = ()
    bounds: tuple[Edge, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A theory as a problem in numbers, with the names behind the numbers."""

    theory: Theory
    problem: Problem
    claims: tuple[str, ...]
    variables: tuple[str, ...]


def within(
    name: str,
    earliest: int | None,
    latest: int | None,
    *,
    label: str | None,
    rests: tuple[str, ...] = (),
) -> tuple[Edge, ...]:
    """Return the edges that put ``name`` between two minutes; an open bound gives none."""
    found = []
    if latest is not None:
        found.append(Edge(source=ORIGIN, target=name, weight=latest, label=label, rests=rests))
    if earliest is not None:
        found.append(Edge(source=name, target=ORIGIN, weight=-earliest, label=label, rests=rests))
    return tuple(found)


def before(
    first: str, second: str, *, gap: int = 0, label: str | None, rests: tuple[str, ...] = ()
) -> Edge:
    """Return the edge that puts ``first`` before ``second`` by at least ``gap`` minutes."""
    return Edge(source=second, target=first, weight=-gap, label=label, rests=rests)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The sets found; ``complete`` is False when there may be others, also where none was found."""

    found: tuple[Found, ...]
    complete: bool


def search(theory: Theory, *, max_size: int) -> Search:
    """Return all minimal conflict sets of at most ``max_size`` claims, smallest first."""
    numbered = number(theory)
    sets = conflict_sets(numbered.problem, max_size=max_size)
    found = (replace(_named(shown, numbered), complete=sets.complete) for shown in sets.sets)
    return Search(found=tuple(found), complete=sets.complete)


def conflicts(theory: Theory, *, max_size: int) -> tuple[Found, ...]:
    """Return the sets that ``search`` finds."""
    return search(theory, max_size=max_size).found


def number(theory: Theory, *, costs: Mapping[str, int] | None = None) -> Numbered:
    """Return the theory as arrays; a claim that ``costs`` does not name costs 1."""
    lasting: list[Stay | Spell] = [*theory.stays, *theory.spells]
    stated: list[Stated] = [*theory.edges, *lasting, *theory.values, *theory.exclusions]
    claims = sorted({name for item in stated for name in labels_of(item)})
    points = {p for e in theory.edges for p in (e.source, e.target)}
    points |= {p for one in lasting for p in (one.start, one.end)}
    variables = (ORIGIN, *sorted(points - {ORIGIN}))
    rests = tuple(sorted({()} | {tuple(sorted(set(item.rests))) for item in stated}))
    at = {name: place for place, name in enumerate(claims)}
    when = {name: place for place, name in enumerate(variables)}
    ground = {group: place for place, group in enumerate(rests)}
    places = sorted({stay.place for stay in theory.stays})

    def rest(item: Stated) -> int:
        return ground[tuple(sorted(set(item.rests)))]

    prices = costs or {}
    return Numbered(
        theory=theory,
        claims=tuple(claims),
        variables=variables,
        problem=Problem(
            claims=len(claims),
            variables=len(variables),
            cost=column(prices.get(name, 1) for name in claims),
            edges=Edges(
                source=column(when[e.source] for e in theory.edges),
                target=column(when[e.target] for e in theory.edges),
                weight=column(e.weight for e in theory.edges),
                label=column(ALWAYS if e.label is None else at[e.label] for e in theory.edges),
                rest=column(map(rest, theory.edges)),
            ),
            stays=Stays(
                person=ranks(subject(one) for one in lasting),
                place=whereabouts(theory, places),
                start=column(when[one.start] for one in lasting),
                end=column(when[one.end] for one in lasting),
                label=column(at[one.label] for one in lasting),
                rest=column(map(rest, lasting)),
            ),
            values=Values(
                key=ranks(value.key for value in theory.values),
                value=ranks(value.value for value in theory.values),
                label=column(at[value.label] for value in theory.values),
                rest=column(map(rest, theory.values)),
            ),
            away=distances(places, theory.travel),
            clashes=tuple(
                (tuple(sorted(at[label] for label in exclusion.labels)), rest(exclusion))
                for exclusion in theory.exclusions
            ),
            rests=rests,
        ),
    )


def labels_of(item: Stated) -> tuple[str, ...]:
    """Return the claims behind something stated."""
    if isinstance(item, Exclusion):
        return item.labels
    return () if item.label is None else (item.label,)


def subject(one: Stay | Spell) -> str:
    """Return what is somewhere, or has a value: persons and keys are never one."""
    return f"person {one.person}" if isinstance(one, Stay) else f"key {one.key}"


def whereabouts(theory: Theory, places: Sequence[str]) -> Ints:
    """Return the numbers of the places of stays, then of the values of spells, after all places."""
    at = {name: number for number, name in enumerate(places)}
    stays = column(at[stay.place] for stay in theory.stays)
    return np.append(stays, len(places) + ranks(spell.value for spell in theory.spells))


def _named(shown: Shown, numbered: Numbered) -> Found:
    names = cycles.names_of(numbered.problem)
    claims = tuple(numbered.claims[e] for e in sorted(shown.elements) if e > ALWAYS)
    rests = tuple(sorted(names[e] for e in shown.elements if e < ALWAYS))
    stays: tuple[Stay | Spell, ...] = (*numbered.theory.stays, *numbered.theory.spells)
    if isinstance(shown, cycles.Cycle):
        return Found(claims=claims, rests=rests, edges=_edges(shown.steps, numbered))
    if isinstance(shown, Meeting):
        return Found(
            claims=claims,
            rests=rests,
            edges=_edges(shown.forth, numbered),
            stays=(stays[shown.left], stays[shown.right]),
            minutes=shown.minutes,
            back=_edges(shown.back, numbered),
        )
    if isinstance(shown, Crowd):
        return Found(
            claims=claims,
            rests=rests,
            stays=tuple(stays[n] for n in shown.stays),
            bounds=_said(claims, rests, numbered.theory.edges),
        )
    return Found(claims=claims, rests=rests)


def _said(claims: Sequence[str], rests: Sequence[str], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """Return the edges of claims that rest on nothing but ``rests``."""
    mine, known = frozenset(claims), frozenset(rests)
    return tuple(edge for edge in edges if edge.label in mine and known.issuperset(edge.rests))


def _edges(steps: Sequence[Step], numbered: Numbered) -> tuple[Edge, ...]:
    return tuple(
        Edge(
            source=numbered.variables[step.source],
            target=numbered.variables[step.target],
            weight=step.weight,
            label=None if step.label == problem.ALWAYS else numbered.claims[step.label],
            rests=numbered.problem.rests[step.rest],
        )
        for step in steps
    )
