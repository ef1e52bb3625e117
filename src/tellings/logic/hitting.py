"""What to give up: the cheapest set of claims that leaves no core whole.

Every core must lose a claim. Cores that share no claim are settled by themselves. A part is first
made smaller: a core that holds another goes, a claim all of whose cores another, no dearer claim is
in too goes; what is left is mostly a single claim. The rest is given to the MaxSAT solver, or, past
its limit, to a greedy choice improved by search, with a lower bound beside it.

>>> minimum([frozenset({0, 1}), frozenset({1, 2})], [1, 1, 1]).chosen
(1,)
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from tellings.logic import solve
from tellings.logic.cores import Core

EXACT_MOST = 1_500
"""Cores of one part, after it is made smaller, that the exact solver is asked about."""
FEW = 8
"""Claims in a core whose every part is looked up; of larger ones the known cores are tried."""
Cost = Sequence[int] | Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hitting:
    """What is given up (in order), what it costs, and what no choice can cost less than."""

    chosen: tuple[int, ...]
    cost: int
    bound: int


Settled = dict[frozenset[Core], Hitting]
"""Parts that have been solved before, so that a part to which nothing is added costs nothing."""


def minimum(
    cores: Collection[Core],
    cost: Cost,
    *,
    effort: int | None = None,
    settled: Settled | None = None,
) -> Hitting:
    """Return the cheapest choice; ``effort`` bounds the exact solver's conflicts in each part.

    ``settled`` is filled with the parts solved here; give it again when cores have been added.
    """
    chosen: list[int] = []
    bound = 0
    known: Settled = {} if settled is None else settled
    for part in parts(cores):
        key = frozenset(part)
        if key not in known:
            known[key] = _part(part, cost, effort)
        found = known[key]
        chosen += found.chosen
        bound += found.bound
    return Hitting(
        chosen=tuple(sorted(chosen)), cost=sum(cost[claim] for claim in chosen), bound=bound
    )


def parts(cores: Collection[Core]) -> list[list[Core]]:
    """Return the cores by connected part, parts and cores in order."""
    above: dict[int, int] = {}

    def root(name: int) -> int:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for core in cores:
        first = -1
        for claim in core:
            above.setdefault(claim, claim)
            here = root(claim)
            if first >= 0 and here != first:
                above[here] = first
            else:
                first = here
    groups: dict[int, list[Core]] = {}
    for core in sorted(set(cores), key=lambda one: (len(one), sorted(one))):
        groups.setdefault(root(next(iter(core))), []).append(core)
    return list(groups.values())


def _part(cores: list[Core], cost: Cost, effort: int | None) -> Hitting:
    if len(cores) == 1:
        cheapest = min(cores[0], key=lambda claim: (cost[claim], -claim))
        return Hitting(chosen=(cheapest,), cost=cost[cheapest], bound=cost[cheapest])
    chosen, rest = reduced(cores, cost)
    paid = sum(cost[claim] for claim in chosen)
    bound = paid
    for part in parts(rest):
        found = _hard(part, cost, effort)
        chosen |= set(found.chosen)
        paid += found.cost
        bound += found.bound
    return Hitting(chosen=tuple(sorted(chosen)), cost=paid, bound=bound)


def reduced(cores: Collection[Core], cost: Cost) -> tuple[set[int], list[Core]]:
    """Return claims that some cheapest choice holds, and the cores that are then left."""
    chosen: set[int] = set()
    left = without_supersets(cores)
    while True:
        single = {next(iter(core)) for core in left if len(core) == 1}
        if single:
            chosen |= single
            left = [core for core in left if core.isdisjoint(single)]
        spare = dominated(left, cost)
        if not spare:
            return chosen, left
        left = without_supersets([core - spare for core in left])


def without_supersets(cores: Collection[Core]) -> list[Core]:
    """Return the cores that hold no other, smallest first."""
    kept: list[Core] = []
    known: set[Core] = set()
    holders: dict[int, list[Core]] = {}
    sizes: set[int] = set()
    for core in sorted(set(cores), key=len):
        if len(core) <= FEW:
            parts = (frozenset(c) for n in sizes if n < len(core) for c in combinations(core, n))
            spare = any(part in known for part in parts)
        else:
            spare = any(other <= core for claim in core for other in holders.get(claim, ()))
        if not spare:
            kept.append(core)
            known.add(core)
            sizes.add(len(core))
            for claim in core:
                holders.setdefault(claim, []).append(core)
    return kept


def dominated(cores: Sequence[Core], cost: Cost) -> set[int]:
    """Return claims that another, no dearer claim stands for in all their cores."""
    within: dict[int, set[int]] = {}
    for number, core in enumerate(cores):
        for claim in core:
            within.setdefault(claim, set()).add(number)
    spare: set[int] = set()
    for claim in sorted(within, key=lambda one: (len(within[one]), -one)):
        mine = within[claim]
        for other in sorted(cores[min(mine)]):
            if other == claim or other in spare or cost[other] > cost[claim]:
                continue
            if mine <= within[other]:
                spare.add(claim)
                break
    return spare


def _hard(cores: list[Core], cost: Cost, effort: int | None) -> Hitting:
    if effort is None and len(cores) > EXACT_MOST:
        effort = EXACT_MOST
    found = solve.cheapest_hitting(cores, cost, effort=effort)
    if found.chosen is not None:
        chosen = tuple(sorted(found.chosen))
        paid = sum(cost[claim] for claim in chosen)
        return Hitting(chosen=chosen, cost=paid, bound=paid)
    chosen = greedy(cores, cost)
    paid = sum(cost[claim] for claim in chosen)
    return Hitting(chosen=chosen, cost=paid, bound=max(found.bound, disjoint(cores, cost)))


def greedy(cores: Sequence[Core], cost: Cost) -> tuple[int, ...]:
    """Return a choice with nothing spare: the claim first that settles most cores for its cost."""
    within: dict[int, set[int]] = {}
    for number, core in enumerate(cores):
        for claim in core:
            within.setdefault(claim, set()).add(number)
    order: list[int] = []
    left = {claim: len(numbers) for claim, numbers in within.items()}
    hit: set[int] = set()
    # Counts only fall, so an entry that is out of date is put back with its present count.
    heap = [(-count / cost[claim], claim, count) for claim, count in left.items()]
    heapify(heap)
    while heap:
        _, claim, count = heappop(heap)
        if count != left[claim]:
            if left[claim]:
                heappush(heap, (-left[claim] / cost[claim], claim, left[claim]))
            continue
        order.append(claim)
        for number in within[claim] - hit:
            for member in cores[number]:
                left[member] -= 1
        hit |= within[claim]
    return without_spare(cores, order, cost)


def without_spare(cores: Sequence[Core], order: Sequence[int], cost: Cost) -> tuple[int, ...]:
    """Return ``order`` less every claim that no core needs, the dearest and last tried first."""
    kept = set(order)
    hits = [len(core & kept) for core in cores]
    within: dict[int, list[int]] = {claim: [] for claim in order}
    for number, core in enumerate(cores):
        for claim in core & kept:
            within[claim].append(number)
    places = {claim: place for place, claim in enumerate(order)}
    for claim in sorted(order, key=lambda one: (-cost[one], -places[one])):
        if all(hits[number] > 1 for number in within[claim]):
            kept.discard(claim)
            for number in within[claim]:
                hits[number] -= 1
    return tuple(sorted(kept))


def disjoint(cores: Sequence[Core], cost: Cost) -> int:
    """Return what cores that share no claim cost at least: no choice is cheaper."""
    used: set[int] = set()
    total = 0
    for core in cores:
        if used.isdisjoint(core):
            used |= core
            total += min(cost[claim] for claim in core)
    return total
