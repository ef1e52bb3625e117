"""The slow, obvious answers that the solver's are compared with."""

from collections.abc import Collection, Iterator
from itertools import combinations, product

from tellings.logic.clauses import Clause


def subsets(names: Collection[str]) -> Iterator[frozenset[str]]:
    """Yield every subset, smallest first."""
    ordered = sorted(names)
    for size in range(len(ordered) + 1):
        yield from (frozenset(chosen) for chosen in combinations(ordered, size))


def holds(accepted: frozenset[str], known: Collection[Clause], selectors: Collection[str]) -> bool:
    """Whether some assignment of all names satisfies ``known`` with ``accepted`` accepted."""
    names = sorted({name for clause in known for name, _ in clause} | set(selectors))
    free = [name for name in names if name not in accepted]
    for values in product((False, True), repeat=len(free)):
        world = dict.fromkeys(accepted, True) | dict(zip(free, values, strict=True))
        if all(any(world[name] == wanted for name, wanted in clause) for clause in known):
            return True
    return False


def maximal(selectors: Collection[str], known: Collection[Clause]) -> set[frozenset[str]]:
    """Return the largest acceptable sets: acceptable, and nothing can be added."""
    good = [chosen for chosen in subsets(selectors) if holds(chosen, known, selectors)]
    return {chosen for chosen in good if not any(chosen < other for other in good)}


def minimal(selectors: Collection[str], known: Collection[Clause]) -> set[frozenset[str]]:
    """Return the smallest unacceptable sets: unacceptable, and any one left out heals them."""
    bad = [chosen for chosen in subsets(selectors) if not holds(chosen, known, selectors)]
    return {chosen for chosen in bad if not any(other < chosen for other in bad)}
