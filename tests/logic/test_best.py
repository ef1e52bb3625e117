"""The best version against trying everything, and against two other solvers where installed."""

import pytest
from tests.logic import network_oracle as oracle

from tellings.logic.best import best


@pytest.mark.parametrize("seed", range(150))
def test_the_best_version_costs_what_trying_everything_finds(seed: int) -> None:
    """The answer is possible, exact, and says so."""
    problem = oracle.random_problem(seed, claims=9, stays=5)
    found = best(problem)
    kept = set(range(problem.claims)) - set(found.gives_up)
    names = {name for group in problem.rests for name in group}
    assert found.settled
    assert oracle.possible(problem, kept, names)
    assert found.cost == found.bound == oracle.least_cost(problem)
