"""Time and memory of conflict sets and best versions: ``python -m bench.conflicts [SIZE ...]``.

``dense`` runs the dense cases, ``dense=SIZE`` one of them, ``limit=SECONDS`` sets the peers' limit.

Generated cases (see ``bench.cases``). Seconds are of the processor, so that a busy machine shows
nearly the same; ours are the best of REPEATS runs. Where they are installed z3's optimizer and
OR-Tools' CP-SAT get every problem in the same run, with a limit, each in a process of its own; what
it takes them to be told the problem is counted and shown. "-" stands for no optimum within the
limit, and then the ratio is a lower bound.
"""

import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from bench.cases import incidents, night
from bench.peers import MODULES, aside
from tellings.logic.best import best
from tellings.logic.sets import claims_of, conflict_sets

Found = TypeVar("Found")
SIZES = (1_000, 10_000, 100_000, 500_000)
DENSE = (300, 1_000, 3_000)
ANYTIME = 10_000
REPEATS = 3
LARGE = 200_000
"""Claims from which on one run must do."""
EFFORT = 2_000
PEER_LIMIT = 60
"""Seconds given to each peer."""


def main() -> int:
    """Run every benchmark, or the sizes named."""
    asked = sys.argv[1:]
    limits = [int(one.removeprefix("limit=")) for one in asked if one.startswith("limit=")]
    limit = limits[0] if limits else PEER_LIMIT
    named = [one for one in asked if not one.startswith("limit=")]
    for size in [int(one) for one in named if one.isdigit()] if named else SIZES:
        sparse(size, limit)
    nights = [int(one.removeprefix("dense=")) for one in named if one.startswith("dense=")]
    for size in nights or ((*DENSE, ANYTIME) if not named or "dense" in named else ()):
        (anytime if size >= ANYTIME else dense)(size, limit)
    return 0


def least(run: Callable[[], Found], *, times: int) -> tuple[float, Found]:
    """Return the fewest seconds of the processor of some runs, and what the last one returned."""
    seconds = []
    for _ in range(times):
        started = time.process_time()
        found = run()
        seconds.append(time.process_time() - started)
    return min(seconds), found


def sparse(size: int, limit: int) -> None:
    """Time a large case: best version, and all sets of at most five claims."""
    problem, planted = incidents(size)
    times = 1 if size >= LARGE else REPEATS
    first, answer = least(lambda: best(problem), times=times)
    second, listed = least(lambda: conflict_sets(problem, max_size=5), times=times)
    found = {frozenset(shown.elements) for shown in listed.sets}
    assert all(claims_of(shown) <= 5 for shown in listed.sets)
    print(
        f"{problem.claims:>8} claims, {len(planted)} sets planted: best version {first:6.2f} s "
        f"(gives up {answer.cost}, exact: {answer.cost == answer.bound}); all sets up to 5 "
        f"{second:6.2f} s ({len(listed.sets)} found, {len(found & set(planted))} of the planted, "
        f"complete: {listed.complete}); {peak()} MB"
        f"{peers('incidents', size, first, answer.cost, limit)}",
        flush=True,
    )


def dense(size: int, limit: int) -> None:
    """Time the dense case: one night, three people, all in one component."""
    problem = night(size)
    taken, answer = least(lambda: best(problem), times=REPEATS)
    print(
        f"{size:>8} claims of one night: best version {taken:6.2f} s (gives up {answer.cost}, "
        f"exact: {answer.cost == answer.bound and answer.settled}); "
        f"{peak()} MB{peers('night', size, taken, answer.cost, limit)}",
        flush=True,
    )


def anytime(size: int, limit: int) -> None:
    """Time the dense case that is too large for an exact answer in time: answer and gap."""
    problem = night(size)
    taken, answer = least(lambda: best(problem, effort=EFFORT), times=1)
    print(
        f"{size:>8} claims of one night, effort {EFFORT}: {taken:6.2f} s, gives up {answer.cost}, "
        f"at least {answer.bound} needed (gap {answer.cost - answer.bound}), "
        f"possible: {answer.settled}; {peak()} MB{peers('night', size, taken, None, limit)}",
        flush=True,
    )


def peers(case: str, size: int, ours: float, cost: int | None, limit: int) -> str:
    """Return the peers' seconds on the same problem, and how many times ours they are.

    Where a peer has an optimum it must be ``cost``.
    """
    words = ""
    for name in MODULES:
        answer = aside(name, case, size, limit=limit)
        if answer is None:
            continue
        assert cost is None or answer.cost in (None, cost), (name, answer.cost, cost)
        ratio = f"×{answer.seconds / ours:.0f}"
        if answer.cost is None:
            words += f"; {name} - in {limit} s (over {ratio}, built in {answer.built:.0f} s)"
        else:
            words += f"; {name} {answer.seconds:.1f} s ({ratio}, built in {answer.built:.1f} s)"
    return words


def peak() -> int:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
