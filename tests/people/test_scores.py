"""The coreference scorer of the evaluations, against published test cases."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from evals.coreference_scores import Score


def chains(path: Path) -> dict[str, list[frozenset[tuple[int, int]]]]:
    """Return the chains of each document of a CoNLL file as sets of (first, last) rows."""
    found: dict[str, dict[str, set[tuple[int, int]]]] = {}
    opened: dict[str, list[int]] = defaultdict(list)
    row, document = 0, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#begin"):
            document = line
            found[document] = defaultdict(set)
        if not line.strip() or line.startswith("#"):
            continue
        row += 1
        for start, number, end in re.findall(r"(\()?(\d+)(\))?", line.split()[-1]):
            if start:
                opened[number].append(row)
            if end:
                found[document][number].add((opened[number].pop(), row))
    return {name: [frozenset(chain) for chain in kept.values()] for name, kept in found.items()}


def test_scores_equal_the_published_ones(shared: Path) -> None:
    """MUC, B-cubed and CEAFe of every key and response pair are those of the reference scorer."""
    folder = shared / "gold" / "ecbplus" / "scorer_test_cases"
    rows = list(csv.DictReader((folder / "expected_scores.tsv").open(), delimiter="\t"))
    checked = 0
    for row in rows:
        if row["metric"] == "lea":
            continue
        gold = chains(folder / "coval_tests" / row["key"])
        found = chains(folder / "coval_tests" / row["response"])
        score = Score()
        for name in gold:
            score.add(gold[name], found[name])
        tally = getattr(score, row["metric"])
        assert tally.recall == pytest.approx(float(row["recall"]), abs=1e-4), row
        assert tally.precision == pytest.approx(float(row["precision"]), abs=1e-4), row
        checked += 1
    assert checked > 40
