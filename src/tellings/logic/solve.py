"""Exact answers from the SAT library: the only module that uses it.

*Largest acceptable sets.* Each selector is a soft clause with a penalty, each clause of what is
known a hard one. RC2 (Ignatiev, Morgado, Marques-Silva 2019, "RC2: an Efficient MaxSAT Solver")
finds the set with the least penalty; forbidding what it dropped, and every superset of that, and
asking again yields exactly the maximal acceptable sets, cheapest first.

*Minimal conflict sets.* OptUx (Ignatiev, Previti, Liffiton, Marques-Silva 2015, "Smallest MUS
Extraction with Minimal Hitting Set Dualization") yields them smallest first.

>>> [answer.dropped for answer in largest({"a": 1, "b": 2}, [(("a", False), ("b", False))])]
[('a',), ('b',)]
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pysat.examples.optux import OptUx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF, IDPool

from tellings.logic.clauses import Clause, ConflictSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A maximal acceptable set: what is kept, what is dropped (sorted), and the penalty paid."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    penalty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A penalty that is paid once when any of ``members`` is dropped."""

    name: str
    members: tuple[str, ...]
    penalty: int


def numbered(clause: Clause, pool: IDPool) -> list[int]:
    """Return the clause in the library's numbers."""
    return [pool.id(name) if wanted else -pool.id(name) for name, wanted in clause]


def formula(
    penalties: Mapping[str, int], known: Collection[Clause], groups: Sequence[Group], pool: IDPool
) -> WCNF:
    """Return the weighted formula: ``known`` hard, selectors and groups soft."""
    weighted = WCNF()
    for clause in known:
        weighted.append(numbered(clause, pool))
    for name in sorted(penalties):
        weighted.append([pool.id(name)], weight=penalties[name])
    for group in groups:
        number = pool.id(("group", group.name))
        for member in group.members:
            weighted.append([-number, pool.id(member)])
        weighted.append([number], weight=group.penalty)
    return weighted


def largest(
    penalties: Mapping[str, int], known: Collection[Clause], *, groups: Sequence[Group] = ()
) -> Iterator[Answer]:
    """Yield the maximal acceptable sets of selectors, least penalty first; none if there is none.

    ``penalties`` (positive whole numbers) are what dropping each selector costs. Sets of equal
    penalty come in an order that depends on the library: sort before showing. Of RC2's options
    adapting to at-most-one groups and exhausting cores made dense cases up to a hundred times
    faster; its stratified variant does not enumerate exactly (90 of 150 random cases wrong).
    """
    pool = IDPool()
    names = sorted(penalties)
    weighted = formula(penalties, known, groups, pool)
    with RC2(weighted, adapt=True, exhaust=True, minz=True) as solver:
        for model in solver.enumerate(block=-1):
            true = {number for number in model if number > 0}
            yield Answer(
                kept=tuple(name for name in names if pool.id(name) in true),
                dropped=tuple(name for name in names if pool.id(name) not in true),
                penalty=solver.cost,
            )


def conflict_sets(
    selectors: Collection[str], known: Collection[Clause], *, max_size: int
) -> Iterator[ConflictSet]:
    """Yield all minimal conflict sets of at most ``max_size`` selectors, smallest first.

    Nothing is yielded when ``known`` itself cannot hold: then no selector is to blame.
    """
    pool = IDPool()
    names = sorted(selectors)
    weighted = formula(dict.fromkeys(names, 1), known, (), pool)
    if not names or not satisfiable(known):
        return
    with OptUx(weighted) as solver:
        for found in solver.enumerate():
            if len(found) > max_size:
                return
            yield frozenset(names[number - 1] for number in found)


def satisfiable(known: Collection[Clause], *, accepted: Collection[str] = ()) -> bool:
    """Whether ``known`` can hold with all of ``accepted`` accepted."""
    pool = IDPool()
    weighted = WCNF()
    for clause in known:
        weighted.append(numbered(clause, pool))
    for name in sorted(accepted):
        weighted.append([pool.id(name)])
    with RC2(weighted) as solver:
        return solver.compute() is not None
