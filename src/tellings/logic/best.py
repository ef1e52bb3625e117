"""The best version: the cheapest claims to give up so that the rest can all be true.

Implicit hitting sets (Karp; Davies and Bacchus 2011, "Solving MAXSAT by Solving a Sequence of
Simpler SAT Instances"): collect cores; find the cheapest set that hits all cores known; test the
rest; where it fails there are new cores. When nothing fails the answer is exact, for it is the
cheapest even for the cores known. Many cores are collected at each look: each costs its cheapest
claim, which is laid aside for the moment, until the look shows none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.logic import hitting, schedule
from tellings.logic.cores import Core, look
from tellings.logic.problem import Problem
from tellings.logic.solve import Orders

MOST_LOOKS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """What the best version gives up (claims in order), its cost, and what none can be below.

    ``settled`` is whether the rest is known to be possible; the answer is exact when it is and
    ``cost`` equals ``bound``.
    """

    gives_up: tuple[int, ...]
    cost: int
    bound: int
    settled: bool
    cores: tuple[Core, ...]


def best(problem: Problem, *, effort: int | None = None) -> Best:
    """Return the best version of ``problem``.

    ``effort`` bounds the exact search in each part (see ``hitting.minimum``), which is then done
    once: the answer is possible, and no version costs less than its bound. Without it the answer is
    exact but for parts that no search could settle in reasonable time.
    """
    cost = problem.cost.tolist()
    known: dict[Core, None] = {}
    parts: hitting.Settled = {}
    given_up: tuple[int, ...] = ()
    bound = 0
    with Orders() as solver:
        orders = schedule.Schedule(problem=problem, solver=solver)
        for _ in range(MOST_LOOKS):
            fresh, settled = collect(orders, given_up, cost)
            if not fresh:
                return _answer(given_up, cost, bound, settled, known)
            known.update(dict.fromkeys(fresh))
            _quickly(orders, known, cost)
            found = hitting.minimum(known, cost, effort=effort, settled=parts)
            if effort is not None:
                return _anytime(orders, found, known, cost)
            given_up, bound = found.chosen, max(bound, found.bound)
    return _answer(given_up, cost, bound, False, known)


def _anytime(
    orders: schedule.Schedule, found: hitting.Hitting, known: dict[Core, None], cost: Sequence[int]
) -> Best:
    """Return the cheaper of two choices that leave something possible, with the bound found.

    The greedy choice does: ``_quickly`` ended with it. The one sought may, or may miss a core.
    """
    greedy = hitting.greedy(list(known), cost)
    fresh, settled = collect(orders, found.chosen, cost)
    good = not fresh and settled and found.cost <= sum(cost[claim] for claim in greedy)
    return _answer(found.chosen if good else greedy, cost, found.bound, True, known)


def _quickly(orders: schedule.Schedule, known: dict[Core, None], cost: Sequence[int]) -> None:
    """Add the cores that good but not best choices leave: far cheaper to find than best ones."""
    for _ in range(MOST_LOOKS):
        chosen = hitting.greedy(list(known), cost)
        fresh, _settled = collect(orders, chosen, cost)
        if not fresh:
            return
        known.update(dict.fromkeys(fresh))


def _answer(
    given_up: tuple[int, ...],
    cost: Sequence[int],
    bound: int,
    settled: bool,
    known: dict[Core, None],
) -> Best:
    return Best(
        gives_up=given_up,
        cost=sum(cost[claim] for claim in given_up),
        bound=bound,
        settled=settled,
        cores=tuple(known),
    )


def collect(
    orders: schedule.Schedule, given_up: Sequence[int], cost: Sequence[int]
) -> tuple[list[Core], bool]:
    """Return cores among the claims not given up, and whether none is known to mean none."""
    alive: NDArray[np.bool_] = np.ones(orders.problem.claims, dtype=np.bool_)
    alive[list(given_up)] = False
    found: list[Core] = []
    while True:
        here = orders.problem.restricted(alive)
        seen = look(here)
        cores = list(seen.cores)
        if not cores:
            assert seen.bounds is not None
            if schedule.fits(here, seen.bounds):
                return found, True
            try:
                core = orders.refute(alive)
            except schedule.Unsettled:
                return found, False
            if core is None:
                return found, True
            cores = [core]
        found += cores
        alive[list(laid_aside(cores, cost))] = False


def laid_aside(cores: Sequence[Core], cost: Sequence[int]) -> set[int]:
    """Return a claim of each core that the others leave whole: the one that settles most."""
    often = Counter(claim for core in cores for claim in core)
    aside: set[int] = set()
    for core in cores:
        if aside.isdisjoint(core):
            aside.add(min(core, key=lambda claim: (cost[claim] / often[claim], -claim)))
    return aside


def without(problem: Problem, claims: Sequence[int]) -> Problem:
    """Return the problem without these claims."""
    kept: NDArray[np.bool_] = np.ones(problem.claims, dtype=np.bool_)
    kept[list(claims)] = False
    return replace(problem.restricted(kept))
