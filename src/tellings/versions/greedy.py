"""A good version without search: greedy hitting set, and a bound on how much better others may be.

Every conflict set must lose a member. The greedy rule gives up the statement that settles most
unsettled sets, then puts back whatever was not needed after all (Chvátal 1979, "A Greedy Heuristic
for the Set-Covering Problem"). Sets that share no member each cost at least one statement, so
counting such sets bounds every version from below.
"""

from collections.abc import Collection, Mapping

from tellings.logic.clauses import ConflictSet, in_order


def give_up(sets: Collection[ConflictSet], origins: Mapping[str, str]) -> tuple[str, ...]:
    """Return statements (sorted) without which no set of ``sets`` is complete; none is spare."""
    facing: dict[str, set[int]] = {}
    ordered = in_order(sets)
    for number, members in enumerate(ordered):
        for name in sorted(members):
            facing.setdefault(name, set()).add(number)
    chosen: list[str] = []
    lost_origins: set[str] = set()
    while any(facing.values()):
        name = min(facing, key=lambda n: (-len(facing[n]), origins.get(n) not in lost_origins, n))
        chosen.append(name)
        lost_origins.add(origins.get(name, name))
        for number in sorted(facing[name]):
            for member in ordered[number]:
                facing[member].discard(number)
    return without_spare(ordered, chosen)


def without_spare(sets: Collection[ConflictSet], chosen: Collection[str]) -> tuple[str, ...]:
    """Return ``chosen`` less every statement that no set needs, tried last chosen first."""
    needed = set(chosen)
    hits = {members: len(members & needed) for members in sets}
    holding: dict[str, list[ConflictSet]] = {name: [] for name in chosen}
    for members in sets:
        for name in sorted(members & needed):
            holding[name].append(members)
    for name in reversed(list(chosen)):
        if all(hits[members] > 1 for members in holding[name]):
            needed.discard(name)
            for members in holding[name]:
                hits[members] -= 1
    return tuple(sorted(needed))


def lower_bound(sets: Collection[ConflictSet]) -> int:
    """Return a number of statements that every version must give up at least."""
    used: set[str] = set()
    count = 0
    for members in in_order(sets):
        if used.isdisjoint(members):
            used |= members
            count += 1
    return count
