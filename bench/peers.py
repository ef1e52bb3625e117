"""Two other solvers on the same problem: z3's optimizer and OR-Tools' CP-SAT.

Both get every claim as a truth value with its cost, times as integers, and each two stays of a
person at places apart as "one of them not, or the one first, or the other"; pairs that the stays'
own claims put in order already are left out, which spares them most of the large cases. They are no
part of the program: oracles for its answers, and a measure of its speed.

``aside`` runs one of them in a process of its own, which is ended when its time of the processor is
over: putting a large problem into their terms may take longer than the limit already. That process
is ``python -m bench.peers NAME CASE SIZE SECONDS``.
"""

import json
import math
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from bench.cases import incidents, night
from tellings.logic.crowds import own_bounds
from tellings.logic.problem import TOGETHER, Problem, ints

ROOT = Path(__file__).resolve().parents[1]
MODULES = {"z3": "z3", "CP-SAT": "ortools"}
FOREVER = 1e6
"""Seconds of the clock that a peer in a process of its own may take: the processor's count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The least cost (None: no optimum within the limit), and the seconds it took.

    ``built`` of the ``seconds`` (all of the processor) went into telling it the problem.
    """

    cost: int | None
    seconds: float
    built: float = 0.0


def aside(name: str, case: str, size: int, *, limit: int) -> Answer | None:
    """Return the answer of a peer in a process of its own; None when it is not installed.

    It has ``limit`` seconds of the processor to be told the problem, and as many to solve it.
    """
    if find_spec(MODULES[name]) is None:
        return None
    command = [sys.executable, "-m", "bench.peers", name, case, str(size), str(limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode == -signal.SIGXCPU:
        built = float(lines[0]) if lines else float(limit)
        return Answer(cost=None, seconds=built + (limit if lines else 0), built=built)
    if done.returncode:
        return Answer(cost=None, seconds=float(limit), built=float(lines[0]) if lines else 0.0)
    return Answer(**json.loads(lines[-1]))


def main() -> int:
    """Solve one generated case and print when it was told, then the answer."""
    name, case, size, limit = sys.argv[1:]
    problem = incidents(int(size))[0] if case == "incidents" else night(int(size))
    started = time.process_time()
    allowed(int(limit))

    def told() -> None:
        print(time.process_time() - started, flush=True)
        allowed(int(limit))

    solvers: dict[str, Callable[..., Answer | None]] = {"z3": z3, "CP-SAT": cp_sat}
    answer = solvers[name](problem, limit=FOREVER, told=told)
    assert answer is not None
    print(json.dumps(asdict(answer)))
    return 0


def allowed(seconds: int) -> None:
    """Let this process be ended after so many further seconds of the processor."""
    end = math.ceil(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def at_once() -> None:
    """Take no note of having been told a problem."""


def pairs(problem: Problem) -> Iterator[tuple[int, int, int]]:
    """Yield two stays of one person at places apart, and the minutes between them.

    Those of which one's own claim puts it before the other are left out.
    """
    end, start = (bounds.tolist() for bounds in own_bounds(problem))
    groups: dict[int, list[int]] = {}
    for number, person in enumerate(problem.stays.person.tolist()):
        groups.setdefault(person, []).append(number)
    for members in groups.values():
        for one, other in combinations(members, 2):
            way = int(problem.way(ints(one), ints(other))[0])
            if way != TOGETHER and end[one] + way > start[other] and end[other] + way > start[one]:
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


def z3(problem: Problem, *, limit: float, told: Callable[[], None] = at_once) -> Answer | None:
    """Return z3's answer; None when it is not installed. ``told`` is called before it solves."""
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
    built = time.process_time() - started
    told()
    found = model.check() == solver.sat
    seconds = time.process_time() - started
    if not found:
        return Answer(cost=None, seconds=seconds, built=built)
    values = model.model()
    lost = [n for n, a in enumerate(accepted) if solver.is_false(values.eval(a, True))]
    cost = sum(int(problem.cost[n]) for n in lost)
    return Answer(cost=cost, seconds=seconds, built=built)


def cp_sat(problem: Problem, *, limit: float, told: Callable[[], None] = at_once) -> Answer | None:
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
    built = time.process_time() - started
    told()
    status = solver.solve(model)
    seconds = time.process_time() - started
    if status != cp_model.OPTIMAL:
        return Answer(cost=None, seconds=seconds, built=built)
    cost = int(problem.cost.sum()) - round(solver.objective_value)
    return Answer(cost=cost, seconds=seconds, built=built)


if __name__ == "__main__":
    sys.exit(main())
