"""The scorer of clusterings against published cases and brute force."""

import csv
import itertools
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from evals.clusters import Clusters, assign, b_cubed, ceaf_e, muc
from hypothesis import given
from hypothesis import strategies as st

MEASURES = {"muc": muc, "b_cubed": b_cubed, "ceafe": ceaf_e}
MARK = re.compile(r"\(\d+\)|\(\d+|\d+\)")


def read_conll(path: Path) -> Clusters:
    """Return the clusters of a CoNLL file: last column, nested brackets allowed."""
    clusters: dict[str, set[tuple[int, int]]] = defaultdict(set)
    opened: dict[str, list[int]] = defaultdict(list)
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not text.strip() or text.startswith("#"):
            continue
        for mark in MARK.findall(text.split()[-1]):
            name = mark.strip("()")
            start = line
            if mark.startswith("("):
                opened[name].append(line)
            if mark.endswith(")"):
                start = opened[name].pop()
                clusters[name].add((start, line))
    return [frozenset(mentions) for mentions in clusters.values()]


def test_published_cases(shared: Path) -> None:
    """Every published pair of key and response has the expected recall, precision and F1."""
    folder = shared / "gold" / "ecbplus" / "scorer_test_cases"
    checked = 0
    with (folder / "expected_scores.tsv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            if row["metric"] not in MEASURES:
                continue
            key = read_conll(folder / "coval_tests" / row["key"])
            response = read_conll(folder / "coval_tests" / row["response"])
            found = MEASURES[row["metric"]](key, response)
            expected = [float(row[name]) for name in ("recall", "precision", "f1")]
            got = [found.recall, found.precision, found.f1]
            assert got == pytest.approx(expected, abs=1e-5), (row["test"], row["metric"])
            checked += 1
    assert checked > 20


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=5
        )
    )
)
def test_assignment_is_cheapest(rows: list[list[int]]) -> None:
    """The assignment costs as little as the best of all permutations."""
    cost = np.array(rows, dtype=float)
    small, large = sorted(cost.shape)
    wide = cost if cost.shape[0] <= cost.shape[1] else cost.T
    best = min(
        sum(wide[i, j] for i, j in enumerate(chosen))
        for chosen in itertools.permutations(range(large), small)
    )
    found = [(i, j) for i, j in enumerate(assign(cost)) if j >= 0]
    assert len(found) == len({j for _, j in found}) == small
    assert sum(cost[i, j] for i, j in found) == pytest.approx(best)
