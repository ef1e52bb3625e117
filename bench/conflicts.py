"""Time and memory of conflict sets and best versions: ``python -m bench.conflicts [SIZE ...]``.

Generated cases (see ``bench.cases``). Seconds are of the processor, so that a busy machine shows
the same. Where they are installed z3's optimizer and OR-Tools' CP-SAT get the same problem in the
same run, with a limit; "-" stands for no optimum within it.
"""

import resource
import sys
import time

from bench.cases import incidents, night
from bench.peers import cp_sat, z3
from tellings.logic.best import best
from tellings.logic.problem import Problem
from tellings.logic.sets import claims_of, conflict_sets

SIZES = (1_000, 10_000, 100_000, 500_000)
DENSE = (300, 1_000, 3_000)
ANYTIME = 10_000
EFFORT = 2_000
PEER_LIMIT = 60
"""Seconds given to each peer."""
LARGEST_FOR_PEERS = 11_000


def main() -> int:
    """Run every benchmark, or the sizes named."""
    named = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    for size in named if sys.argv[1:] else SIZES:
        sparse(size)
    if not sys.argv[1:] or "dense" in sys.argv:
        for size in DENSE:
            dense(size)
        anytime(ANYTIME)
    return 0


def sparse(size: int) -> None:
    """Time a large case: best version, and all sets of at most five claims."""
    problem, planted = incidents(size)
    started = time.process_time()
    answer = best(problem)
    first = time.process_time() - started
    started = time.process_time()
    sets = conflict_sets(problem, max_size=5).sets
    second = time.process_time() - started
    found = {frozenset(shown.elements) for shown in sets}
    assert all(claims_of(shown) <= 5 for shown in sets)
    print(
        f"{problem.claims:>8} claims, {len(planted)} sets planted: best version {first:6.2f} s "
        f"(gives up {answer.cost}, exact: {answer.cost == answer.bound}); all sets up to 5 "
        f"{second:6.2f} s ({len(sets)} found, {len(found & set(planted))} of the planted); "
        f"{peak()} MB{peers(problem, first)}",
        flush=True,
    )


def dense(size: int) -> None:
    """Time the dense case: one night, three people, all in one component."""
    problem = night(size)
    started = time.process_time()
    answer = best(problem)
    taken = time.process_time() - started
    print(
        f"{size:>8} claims of one night: best version {taken:6.2f} s (gives up {answer.cost}, "
        f"exact: {answer.cost == answer.bound and answer.settled}); "
        f"{peak()} MB{peers(problem, taken)}",
        flush=True,
    )


def anytime(size: int) -> None:
    """Time the dense case that is too large for an exact answer in time: answer and gap."""
    problem = night(size)
    started = time.process_time()
    answer = best(problem, effort=EFFORT)
    taken = time.process_time() - started
    print(
        f"{size:>8} claims of one night, effort {EFFORT}: {taken:6.2f} s, gives up {answer.cost}, "
        f"at least {answer.bound} needed (gap {answer.cost - answer.bound}), "
        f"possible: {answer.settled}; {peak()} MB",
        flush=True,
    )


def peers(problem: Problem, ours: float) -> str:
    """Return the peers' seconds on the same problem, and how many times ours they are."""
    if problem.claims > LARGEST_FOR_PEERS:
        return ""
    words = ""
    for name, solver in (("z3", z3), ("CP-SAT", cp_sat)):
        answer = solver(problem, limit=PEER_LIMIT)
        if answer is None:
            continue
        taken = f"{answer.seconds:.1f} s" if answer.cost is not None else f"- in {PEER_LIMIT} s"
        words += f"; {name} {taken} (×{answer.seconds / ours:.0f})"
    return words


def peak() -> int:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
