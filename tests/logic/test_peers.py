"""The best version against two other solvers, where they are installed."""

import pytest
from bench import cases, peers
from tests.logic import network_oracle as oracle

from tellings.logic.best import best

PEERS = {"z3": peers.z3, "ortools.sat.python.cp_model": peers.cp_sat}


@pytest.mark.parametrize("library", PEERS)
@pytest.mark.parametrize("seed", range(25))
def test_small_random_problems_have_the_same_optimum(library: str, seed: int) -> None:
    """Bounds, orders, stays, values and clashes: the same least cost."""
    pytest.importorskip(library, exc_type=ImportError)
    problem = oracle.random_problem(seed, claims=12, stays=6, rests=0)
    answer = PEERS[library](problem, limit=60)
    assert answer is not None
    assert answer.cost == best(problem).cost


@pytest.mark.parametrize("library", PEERS)
def test_a_dense_night_has_the_same_optimum(library: str) -> None:
    """Forty claims of one night about two people."""
    pytest.importorskip(library, exc_type=ImportError)
    problem = cases.night(40, people=2, noise=0.2)
    answer = PEERS[library](problem, limit=120)
    assert answer is not None
    found = best(problem)
    assert answer.cost == found.cost == found.bound
    assert found.settled
