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

from pysat.card import ITotalizer
from pysat.examples.optux import OptUx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF, IDPool
from pysat.solvers import Solver

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """The cheapest choice (None when the effort did not suffice), and a bound on its cost."""

    chosen: frozenset[int] | None
    bound: int


def cheapest_hitting(
    cores: Collection[frozenset[int]],
    cost: Mapping[int, int] | Sequence[int],
    *,
    effort: int | None = None,
) -> Cheapest:
    """Return the cheapest numbers of which every one of ``cores`` holds one.

    With ``effort`` at most so many conflicts of the SAT solver and so many rounds of RC2 are spent:
    a count, not a time, so that the answer is the same on every machine.
    """
    pool = IDPool()
    names = sorted({name for core in cores for name in core})
    weighted = WCNF()
    for core in sorted(cores, key=lambda one: (len(one), sorted(one))):
        weighted.append([-pool.id(name) for name in sorted(core)])
    for name in names:
        weighted.append([pool.id(name)], weight=cost[name])
    with RC2(weighted, adapt=True, exhaust=True, minz=True) as solver:
        model = solver.compute() if effort is None else limited(solver, effort)
        if model is None:
            return Cheapest(chosen=None, bound=solver.cost)
        true = {number for number in model if number > 0}
        chosen = frozenset(name for name in names if pool.id(name) not in true)
        return Cheapest(chosen=chosen, bound=solver.cost)


def limited(solver: RC2, effort: int) -> list[int] | None:
    """Run RC2's loop until it has its answer or the effort is spent; then None.

    ``solver.cost`` is then what the cores found so far cost, less than any answer.
    """
    solver.adapt_am1()
    for _ in range(effort):
        spent = solver.oracle.accum_stats()["conflicts"]
        if spent >= effort:
            return None
        solver.oracle.conf_budget(effort - spent)
        answer = solver.oracle.solve_limited(assumptions=solver.active_assumps())
        if answer:
            model: list[int] = solver.oracle.get_model()
            return model
        if answer is None:
            return None
        solver.get_core()
        solver.process_core()
    return None


class Unexplored:
    """What is still open about sets of numbers, each either possible or not: a map in clauses.

    Every part of a possible set is possible, everything that holds an impossible set impossible
    (Liffiton, Previti, Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration"). Only sets
    with at most ``most`` of the ``counted`` numbers are asked about; of ``others`` they may hold
    any, and hold as many as is open. Numbers are given in order, so the answers are the same.
    """

    def __init__(self, *, counted: Sequence[int], others: Sequence[int], most: int) -> None:
        self._pool = IDPool()
        self._numbers = (*counted, *others)
        variables = [self._pool.id(number) for number in self._numbers]
        self._solver = Solver(name="cadical153")
        self._over: list[int] = []
        if len(counted) > most:
            with ITotalizer(
                lits=variables[: len(counted)], ubound=most, top_id=len(variables)
            ) as total:
                self._solver.append_formula(total.cnf.clauses)
                self._over = list(total.rhs)
        self._solver.set_phases(variables)

    def __enter__(self) -> "Unexplored":
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def open_set(self, size: int) -> frozenset[int] | None:
        """Return a set with at most ``size`` counted numbers about which nothing is known."""
        bound = [-self._over[size]] if size < len(self._over) else []
        if not self._solver.solve(assumptions=bound):
            return None
        # What no clause speaks of may be in the set.
        false = {-number for number in self._solver.get_model() if number < 0}
        return frozenset(n for n in self._numbers if self._pool.id(n) not in false)

    def possible(self, members: frozenset[int]) -> None:
        """Note that ``members``, and so every part of it, is possible."""
        self._solver.add_clause([self._pool.id(n) for n in self._numbers if n not in members])

    def impossible(self, members: Collection[int]) -> None:
        """Note that ``members``, and so all that holds it, is impossible."""
        self._solver.add_clause([-self._pool.id(number) for number in sorted(members)])


class Orders:
    """Clauses that are only ever added to, asked again and again; numbers are variables from 1."""

    def __init__(self) -> None:
        self._solver = Solver(name="cadical153")

    def __enter__(self) -> "Orders":
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def add(self, clause: Sequence[int]) -> None:
        """Add a clause of variables, negative where the variable must be false."""
        self._solver.add_clause(list(clause))

    def prefer(self, variables: Sequence[int]) -> None:
        """Let these variables be true (negative: false) where nothing speaks against it."""
        self._solver.set_phases(list(variables))

    def ask(
        self, accepted: Sequence[int], *, beyond: int
    ) -> tuple[list[int] | None, frozenset[int]]:
        """Return the true variables above ``beyond``; or None, and which of ``accepted`` clash."""
        if self._solver.solve(assumptions=list(accepted)):
            return [n for n in self._solver.get_model()[beyond:] if n > 0], frozenset()
        return None, frozenset(self._solver.get_core() or ())


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
