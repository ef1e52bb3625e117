"""Slow, obvious answers about problems of times and places, and random small problems."""

import random
from collections.abc import Collection
from itertools import combinations, product

import numpy as np

from tellings.logic.problem import TOGETHER, Edges, Ints, Problem, Stays, Values

Network = list[tuple[int, int, int]]


def column(rows: list[tuple[int, ...]], number: int) -> Ints:
    """Return a column of rows as an array."""
    return np.array([row[number] for row in rows], dtype=np.int64)


def random_problem(seed: int, *, claims: int = 7, stays: int = 4, rests: int = 2) -> Problem:
    """Return a problem of few claims: bounds, orders, stays, values, clashes, grounds."""
    draw = random.Random(seed)
    count = draw.randint(2, claims)
    names = tuple(f"r{n}" for n in range(rests))
    groups = ((), *((name,) for name in names), names)
    variables = draw.randint(3, 7)
    edges: list[tuple[int, ...]] = []
    visits: list[tuple[int, ...]] = []
    values: list[tuple[int, ...]] = []
    clashes = []
    for claim in range(count):
        kind = draw.choice(("bounds", "order", "stay", "stay", "value", "clash", "length"))
        rest = draw.choice((0, 0, 0, 1, 2, 3)) if rests else 0
        one, other = draw.sample(range(1, variables), 2)
        if kind == "bounds":
            low = draw.randint(0, 12)
            edges += [(0, one, low + draw.randint(0, 4), claim, rest), (one, 0, -low, claim, rest)]
        elif kind == "order":
            edges.append((other, one, -draw.randint(0, 4), claim, rest))
        elif kind == "length":
            low = draw.randint(0, 4)
            edges += [(one, other, low + 2, claim, rest), (other, one, -low, claim, rest)]
        elif kind == "stay" and len(visits) < stays:
            visits.append((draw.randint(0, 1), draw.randint(0, 2), one, other, claim, rest))
            edges.append((other, one, 0, -1, 0))
            low = draw.randint(0, 10)
            if draw.random() < 0.7:
                edges += [
                    (0, one, low + draw.randint(0, 3), claim, rest),
                    (one, 0, -low, claim, rest),
                ]
            if draw.random() < 0.7:
                edges.append((other, 0, -(low + draw.randint(0, 6)), claim, rest))
            if draw.random() < 0.5:
                edges.append((0, other, low + draw.randint(3, 8), claim, rest))
        elif kind == "value":
            values.append((draw.randint(0, 1), draw.randint(0, 2), claim, rest))
        else:
            clashes.append((tuple(sorted(draw.sample(range(count), 2))), rest))
    away = np.array([[TOGETHER, 2, 0], [2, TOGETHER, 5], [0, 5, TOGETHER]], dtype=np.int64)
    return Problem(
        claims=count,
        variables=variables,
        cost=np.array([draw.randint(1, 3) for _ in range(count)], dtype=np.int64),
        edges=Edges(
            source=column(edges, 0),
            target=column(edges, 1),
            weight=column(edges, 2),
            label=column(edges, 3),
            rest=column(edges, 4),
        ),
        stays=Stays(
            person=column(visits, 0),
            place=column(visits, 1),
            start=column(visits, 2),
            end=column(visits, 3),
            label=column(visits, 4),
            rest=column(visits, 5),
        ),
        values=Values(
            key=column(values, 0),
            value=column(values, 1),
            label=column(values, 2),
            rest=column(values, 3),
        ),
        away=away,
        clashes=tuple(clashes),
        rests=groups,
    )


def settles(network: Network, variables: int) -> bool:
    """Whether the differences can all hold: as many rounds as there are points settle times."""
    least = [0] * variables
    for _ in range(variables):
        changed = False
        for source, target, weight in network:
            if least[source] + weight < least[target]:
                least[target] = least[source] + weight
                changed = True
        if not changed:
            return True
    return False


def possible(problem: Problem, claims: Collection[int], grounds: Collection[str]) -> bool:
    """Whether the claims can all be true on these grounds: every order of stays is tried."""
    accepted = {-1, *claims}
    stands = [set(group) <= set(grounds) for group in problem.rests]
    if any(set(c) <= accepted and stands[rest] for c, rest in problem.clashes):
        return False
    said: dict[int, int] = {}
    values = problem.values
    for key, value, label, rest in zip(
        values.key.tolist(), values.value.tolist(), values.label.tolist(), values.rest.tolist(),
        strict=True,
    ):  # fmt: skip
        if label in accepted and stands[rest] and said.setdefault(key, value) != value:
            return False
    edges = problem.edges
    network = [
        (source, target, weight)
        for source, target, weight, label, rest in zip(
            edges.source.tolist(), edges.target.tolist(), edges.weight.tolist(),
            edges.label.tolist(), edges.rest.tolist(), strict=True,
        )
        if label in accepted and stands[rest]
    ]  # fmt: skip
    return _orders_fit(problem, network, accepted, stands)


def _orders_fit(problem: Problem, network: Network, accepted: set[int], stands: list[bool]) -> bool:
    stays = problem.stays
    present = [
        n
        for n in range(len(stays))
        if int(stays.label[n]) in accepted and stands[int(stays.rest[n])]
    ]
    choices = []
    for one, other in combinations(present, 2):
        way = apart(problem, int(stays.place[one]), int(stays.place[other]))
        if stays.person[one] == stays.person[other] and way != TOGETHER:
            choices.append(
                [
                    (int(stays.start[then]), int(stays.end[first]), -way)
                    for first, then in ((one, other), (other, one))
                ]
            )
    return any(settles([*network, *chosen], problem.variables) for chosen in product(*choices))


def apart(problem: Problem, one: int, other: int) -> int:
    """Return the minutes between two places; between two values of a key none."""
    if max(one, other) < len(problem.away):
        return int(problem.away[one, other])
    return TOGETHER if one == other else 0


def minimal_sets(problem: Problem, *, max_size: int) -> set[tuple[frozenset[int], frozenset[str]]]:
    """Return the minimal impossible sets of claims and grounds by trying every set."""
    names = sorted({name for group in problem.rests for name in group})
    found: list[tuple[frozenset[int], frozenset[str]]] = []
    everything: list[int | str] = [*range(problem.claims), *names]
    for size in range(1, len(everything) + 1):
        for chosen in combinations(everything, size):
            claims = frozenset(c for c in chosen if isinstance(c, int))
            grounds = frozenset(c for c in chosen if isinstance(c, str))
            if not claims or len(claims) > max_size:
                continue
            if any(c <= claims and g <= grounds for c, g in found):
                continue
            if not possible(problem, claims, grounds):
                found.append((claims, grounds))
    return set(found)


def least_cost(problem: Problem) -> int:
    """Return the cost of the best version by trying every set of claims to give up."""
    names = {name for group in problem.rests for name in group}
    costs = problem.cost.tolist()
    best = sum(costs)
    for size in range(problem.claims + 1):
        for lost in combinations(range(problem.claims), size):
            price = sum(costs[claim] for claim in lost)
            if price < best and possible(problem, set(range(problem.claims)) - set(lost), names):
                best = price
    return best
