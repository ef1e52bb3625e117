"""All minimal conflict sets against trying every set."""

import pytest
from tests.logic import network_oracle as oracle

from tellings.logic import cycles
from tellings.logic.problem import Problem
from tellings.logic.sets import conflict_sets

Found = set[tuple[frozenset[int], frozenset[str]]]


def found_in(problem: Problem, *, max_size: int) -> Found:
    """Return the sets as claims and names of grounds."""
    names = cycles.names_of(problem)
    result = conflict_sets(problem, max_size=max_size)
    assert result.complete
    return {
        (
            frozenset(e for e in shown.elements if e >= 0),
            frozenset(names[e] for e in shown.elements if e < 0),
        )
        for shown in result.sets
    }


@pytest.mark.parametrize("seed", range(150))
def test_sets_without_grounds_are_exactly_the_minimal_ones(seed: int) -> None:
    """Claims alone: every minimal set up to the size is found, and nothing else."""
    problem = oracle.random_problem(seed, claims=9, stays=5, rests=0)
    assert found_in(problem, max_size=5) == oracle.minimal_sets(problem, max_size=5)


@pytest.mark.parametrize("seed", range(60))
def test_sets_are_minimal_in_claims_and_grounds_together(seed: int) -> None:
    """Without any one claim or ground the rest can hold, and no such set is missed."""
    problem = oracle.random_problem(seed, claims=6, stays=2)
    assert found_in(problem, max_size=4) == oracle.minimal_sets(problem, max_size=4)
