"""Two other solvers on the same problem: z3's optimizer and OR-Tools' CP-SAT.

Both get every claim as a truth value with its cost, times as integers, and each two stays of a
person at places apart as "one of them not, or the one first, or the other". They are no part of
the program: oracles for its answers, and a measure of its speed.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations

from tellings.logic.problem import TOGETHER, Problem, ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The least cost (None: no optimum within the limit), and the seconds it took."""

    cost: int | None
    seconds: float


def pairs(problem: Problem) -> Iterator[tuple[int, int, int]]:
    """Yield two stays of one person at places apart, and the minutes between them."""
    groups: dict[int, list[int]] = {}
    for number, person in enumerate(problem.stays.person.tolist()):
        groups.setdefault(person, []).append(number)
    for members in groups.values():
        for one, other in combinations(members, 2):
            way = int(problem.way(ints(one), ints(other))[0])
            if way != TOGETHER:
                yield one, other, way


def clauses(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Yield claims that cannot all be true: given clashes and two values of one key."""
    yield from (claims for claims, _ in problem.clashes)
    values: dict[int, list[tuple[int, int]]] = {}
    columns = (problem.values.key, problem.values.value, problem.values.label)
    for key, value, label in zip(*(column.tolist() for column in columns), strict=True):
        values.setdefault(key, []).append((value, label))
    for said in values.values():
        yield from ((a[1], b[1]) for a, b in combinations(said, 2) if a[0] != b[0])


def edges(problem: Problem) -> list[tuple[int, int, int, int]]:
    """Return the edges as (source, target, weight, label)."""
    e = problem.edges
    return list(
        zip(e.source.tolist(), e.target.tolist(), e.weight.tolist(), e.label.tolist(), strict=True)
    )


def horizon(problem: Problem) -> int:
    """Return a number of minutes beyond which no point needs to lie."""
    return int(abs(problem.edges.weight).max(initial=1)) * 2 + 10_000


def z3(problem: Problem, *, limit: float) -> Answer | None:
    """Return z3's answer; None when it is not installed."""
    if find_spec("z3") is None:
        return None
    import z3 as solver

    started = time.process_time()
    model = solver.Optimize()
    model.set("timeout", int(limit * 1000))
    accepted = [solver.Bool(f"a{n}") for n in range(problem.claims)]
    times = [solver.IntVal(0), *(solver.Int(f"t{n}") for n in range(1, problem.variables))]
    for source, target, weight, label in edges(problem):
        holds = times[target] - times[source] <= weight
        model.add(holds if label < 0 else solver.Implies(accepted[label], holds))
    for claims in clauses(problem):
        model.add(solver.Or(*(solver.Not(accepted[claim]) for claim in claims)))
    start, end, label = (
        c.tolist() for c in (problem.stays.start, problem.stays.end, problem.stays.label)
    )
    for one, other, way in pairs(problem):
        model.add(
            solver.Or(
                solver.Not(accepted[label[one]]),
                solver.Not(accepted[label[other]]),
                times[end[one]] + way <= times[start[other]],
                times[end[other]] + way <= times[start[one]],
            )
        )
    for claim, cost in enumerate(problem.cost.tolist()):
        model.add_soft(accepted[claim], cost)
    found = model.check() == solver.sat
    seconds = time.process_time() - started
    if not found:
        return Answer(cost=None, seconds=seconds)
    values = model.model()
    lost = [n for n, a in enumerate(accepted) if solver.is_false(values.eval(a, True))]
    return Answer(cost=sum(int(problem.cost[n]) for n in lost), seconds=seconds)


def cp_sat(problem: Problem, *, limit: float) -> Answer | None:
    """Return CP-SAT's answer with one worker; None when it is not installed."""
    if find_spec("ortools") is None:
        return None
    from ortools.sat.python import cp_model

    started = time.process_time()
    model = cp_model.CpModel()
    most = horizon(problem)
    accepted = [model.new_bool_var(f"a{n}") for n in range(problem.claims)]
    times = [
        model.new_constant(0),
        *(model.new_int_var(-most, most, f"t{n}") for n in range(1, problem.variables)),
    ]
    for source, target, weight, label in edges(problem):
        holds = model.add(times[target] - times[source] <= weight)
        if label >= 0:
            holds.only_enforce_if(accepted[label])
    for claims in clauses(problem):
        model.add_bool_or([accepted[claim].negated() for claim in claims])
    start, end, label = (
        c.tolist() for c in (problem.stays.start, problem.stays.end, problem.stays.label)
    )
    for one, other, way in pairs(problem):
        orders = [model.new_bool_var(""), model.new_bool_var("")]
        model.add(times[end[one]] + way <= times[start[other]]).only_enforce_if(orders[0])
        model.add(times[end[other]] + way <= times[start[one]]).only_enforce_if(orders[1])
        model.add_bool_or(
            [accepted[label[one]].negated(), accepted[label[other]].negated(), *orders]
        )
    model.maximize(sum(int(c) * a for c, a in zip(problem.cost, accepted, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    seconds = time.process_time() - started
    if status != cp_model.OPTIMAL:
        return Answer(cost=None, seconds=seconds)
    return Answer(cost=int(problem.cost.sum()) - round(solver.objective_value), seconds=seconds)
