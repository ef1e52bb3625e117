"""The generator of cases, and what is found in what it plants."""

import numpy as np
import pytest
from bench import cases

from tellings.logic.best import best
from tellings.logic.sets import conflict_sets


@pytest.mark.parametrize("seed", range(3))
def test_what_is_planted_is_found_and_nothing_else(seed: int) -> None:
    """Every planted set, no other, and the best version gives up one claim of each."""
    problem, planted = cases.incidents(1500, seed=seed)
    found = conflict_sets(problem, max_size=5)
    assert found.complete
    assert {shown.elements for shown in found.sets} == set(planted)
    answer = best(problem)
    assert answer.settled
    assert answer.cost == answer.bound == len(planted)
    assert all(len(members & set(answer.gives_up)) == 1 for members in planted)


def test_the_answer_is_the_same_when_the_edges_come_in_another_order() -> None:
    """Sets do not depend on the order of what is said."""
    problem, _ = cases.incidents(400, seed=7)
    order = np.random.default_rng(1).permutation(len(problem.edges))
    turned = type(problem)(
        claims=problem.claims,
        variables=problem.variables,
        cost=problem.cost,
        edges=problem.edges.at(order),
        stays=problem.stays,
        values=problem.values,
        away=problem.away,
    )
    mine, theirs = (conflict_sets(one, max_size=5).sets for one in (problem, turned))
    assert [shown.elements for shown in mine] == [shown.elements for shown in theirs]


def test_a_bounded_effort_gives_an_answer_with_its_gap() -> None:
    """The answer is possible, and no version is cheaper than its bound."""
    problem = cases.night(400, noise=0.2)
    exact = best(problem)
    bounded = best(problem, effort=1)
    assert bounded.bound <= exact.cost <= bounded.cost
    assert bounded.settled
    assert exact.cost == exact.bound
