"""Train the certainty of claims, ``models/claims/certainty.json``: ``python -m train.certainty``.

Claims read from raw text of EWT dev and GUM dev, as they are and as the careless write, labelled by
whether the gold tree gives the same claim (evals.certainty). The parser was trained on neither; it
was chosen on them among runs, which flatters it by little. A second forest is learnt from readers'
verdicts on claims of the same texts (evals/judged/claims-dev.json; those whose claim has changed
since are left out), on top of the log odds that the first gives to documents it has not seen:
fitted by logistic regression (Platt 1999), then few trees, for more learnt nothing that held on
other documents. Trees have four leaves; doubt never raises the certainty. Needs ``lightgbm``
(train/requirements.txt). One thread and fixed seeds: the same file every time. ``--judge`` prints,
by cross-validation over documents, how well both are calibrated and what each limit would keep, and
writes nothing.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from evals.certainty import LEARNT_FROM, Example, by_fields, examples
from evals.conllu import GoldSentence, by_document, read
from numpy.typing import NDArray

from tellings.claims.certainty import FORMAT
from tellings.language.syntax import load_syntax
from train.treebanks import gum_files

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
TARGET = ROOT / "src" / "tellings" / "models" / "claims" / "certainty.json"
SEED = 7
TREES = 250
FOLDS = 5
USABLE_TREES = 30
ROUNDS = 3
"""Cross-validations whose odds are averaged for the second forest: one depends on its folds."""
CARELESS = 0.5
"""Weight of a claim of careless text: it is the same sentence again, and a rarer way of writing."""

LIKELY = ("arc", "arcs", "relation", "relations", "tag", "tags", "features")
"""Last words of the signs that are logarithms of probabilities."""

OPTIONS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 4,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "monotone_constraints_method": "intermediate",
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}

USABLE: dict[str, Any] = {
    **OPTIONS,
    "learning_rate": 0.05,
    "min_data_in_leaf": 25,
    "lambda_l2": 20.0,
    "feature_fraction": 0.3,
    "boost_from_average": False,
}
"""For the verdicts, of which there are few."""

Rows = NDArray[np.float64]
Marks = NDArray[np.bool_]


def dev(gold: Path) -> Iterator[tuple[str, Sequence[GoldSentence]]]:
    """Yield the documents of EWT dev and GUM dev."""
    paths = (gold / "ud_ewt" / "en_ewt-ud-dev.conllu", *gum_files(gold / "gum", "dev"))
    for path in paths:
        yield from by_document(read(path)).items()


def collect(gold: Path) -> list[Example]:
    """Return the claims to learn from."""
    model = load_syntax()
    verdicts = by_fields(LEARNT_FROM)
    tidy = examples(dev(gold), model=model, tidy=True, verdicts=verdicts)
    return [*tidy, *examples(dev(gold), model=model, tidy=False)]


def fit(found: Sequence[Example]) -> Any:
    """Return the booster that knows which trees were read right."""
    import lightgbm

    weights = [1.0 if example.tidy else CARELESS for example in found]
    data = lightgbm.Dataset(table(found), labels(found).astype(float), weight=weights)
    return lightgbm.train({**OPTIONS, "monotone_constraints": rising(found)}, data, TREES)


def rising(found: Sequence[Example]) -> list[int]:
    """Return 1 for each sign that may only raise the certainty, else 0."""
    return [int(name.split()[-1] in LIKELY) for name in found[0].signs]


@dataclass(frozen=True, kw_only=True, eq=False)
class Usable:
    """What the verdicts teach: log odds are ``weight`` times the first's, ``bias`` and trees."""

    weight: float
    bias: float
    booster: Any

    def odds(self, rows: Rows, first: Rows) -> Rows:
        """Return the log odds of claims, ``first`` being those of their trees."""
        own: Rows = self.booster.predict(rows, raw_score=True)
        return self.weight * first + self.bias + own


def fit_usable(found: Sequence[Example], first: Rows) -> Usable:
    """Return what is learnt from judged claims, ``first`` being the log odds of their trees."""
    import lightgbm

    good = verdicts_of(found)
    weight, bias = platt(first, good)
    data = lightgbm.Dataset(table(found), good.astype(float), init_score=weight * first + bias)
    options = {**USABLE, "monotone_constraints": rising(found)}
    return Usable(weight=weight, bias=bias, booster=lightgbm.train(options, data, USABLE_TREES))


def platt(odds: Rows, good: Marks) -> tuple[float, float]:
    """Return weight and bias that fit log odds to what was found, by Newton's steps."""
    design = np.column_stack([odds, np.ones(len(odds))])
    fitted = np.array([1.0, 0.0])
    for _ in range(30):
        likely = 1.0 / (1.0 + np.exp(-design @ fitted))
        slope = design.T @ (good - likely) - 1e-3 * fitted
        bend = (design * (likely * (1.0 - likely))[:, None]).T @ design + 1e-3 * np.eye(2)
        fitted += np.linalg.solve(bend, slope)
    return max(float(fitted[0]), 0.0), float(fitted[1])


def verdicts_of(found: Sequence[Example]) -> Marks:
    """Return which examples a reader accepted."""
    return np.array([one.verdict is not None and one.verdict.usable for one in found])


def table(found: Sequence[Example]) -> Rows:
    """Return the signs of examples, one row each."""
    return np.array([list(example.signs.values()) for example in found])


def labels(found: Sequence[Example]) -> Marks:
    """Return which examples are right."""
    return np.array([example.right for example in found])


def packaged(first: Any, second: Usable, names: Sequence[str]) -> dict[str, Any]:
    """Return the model as the packaged JSON."""
    return {
        "format": FORMAT,
        "weight": round(second.weight, 5),
        "tree": forest(first, names),
        "usable": {**forest(second.booster, names), "bias": round(second.bias, 5)},
    }


def forest(booster: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return a booster's trees with the signs that they ask for only."""
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    asked = sorted({sign for tree in trees for sign in tree["sign"] if sign >= 0})
    for tree in trees:
        tree["sign"] = [asked.index(sign) if sign >= 0 else -1 for sign in tree["sign"]]
    return {"signs": [names[sign] for sign in asked], "bias": 0.0, "trees": trees}


def _flat(root: dict[str, Any]) -> dict[str, list[Any]]:
    """Return a nested tree as arrays, parents before children."""
    columns = ("sign", "threshold", "left", "right", "value")
    tree: dict[str, list[Any]] = {name: [] for name in columns}
    _add(root, tree)
    return tree


def _add(node: dict[str, Any], tree: dict[str, list[Any]]) -> int:
    number = len(tree["sign"])
    leaf = "leaf_value" in node
    tree["sign"].append(-1 if leaf else int(node["split_feature"]))
    tree["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.5g}"))
    tree["value"].append(round(node["leaf_value"], 5) if leaf else 0.0)
    tree["left"].append(0)
    tree["right"].append(0)
    if not leaf:
        tree["left"][number] = _add(node["left_child"], tree)
        tree["right"][number] = _add(node["right_child"], tree)
    return number


def folds_of(found: Sequence[Example], seed: int) -> NDArray[np.int64]:
    """Return the fold of each example: those of one document are in one fold."""
    documents = sorted({example.document for example in found})
    order = np.random.default_rng(seed).permutation(len(documents))
    fold = {documents[at]: number % FOLDS for number, at in enumerate(order)}
    return np.array([fold[example.document] for example in found])


def cross_validated(found: Sequence[Example]) -> Rows:
    """Return the log odds of each example by models that saw nothing of its document."""
    odds = np.zeros(len(found))
    for seed in range(SEED, SEED + ROUNDS):
        folds = folds_of(found, seed)
        for number in range(FOLDS):
            apart = folds == number
            booster = fit([example for example, out in zip(found, apart, strict=True) if not out])
            odds[apart] += booster.predict(table(found)[apart], raw_score=True) / ROUNDS
    return odds


def cross_validated_usable(found: Sequence[Example], first: Rows) -> Rows:
    """Return the log odds of judged claims by models that saw nothing of their document."""
    odds, rows = np.zeros(len(found)), table(found)
    for seed in range(SEED, SEED + ROUNDS):
        folds = folds_of(found, seed)
        for number in range(FOLDS):
            apart = folds == number
            learnt = [example for example, out in zip(found, apart, strict=True) if not out]
            odds[apart] += (
                fit_usable(learnt, first[~apart]).odds(rows[apart], first[apart]) / ROUNDS
            )
    return odds


def judge(found: Sequence[Example]) -> None:
    """Print calibration and what each limit keeps: of gold trees, then of readers' verdicts."""
    odds = cross_validated(found)
    for tidy in (True, False):
        apart = np.array([example.tidy == tidy for example in found])
        print("\nby the gold tree,", "as it is" if tidy else "careless")
        judged_by(1.0 / (1.0 + np.exp(-odds[apart])), labels(found)[apart])
    judged = np.array([example.verdict is not None for example in found])
    chosen = [example for example, is_in in zip(found, judged, strict=True) if is_in]
    second = cross_validated_usable(chosen, odds[judged])
    print("\nby readers")
    judged_by(1.0 / (1.0 + np.exp(-second)), verdicts_of(chosen))


def judged_by(certainty: Rows, right: Marks) -> None:
    """Print, tenth by tenth and limit by limit, how many claims are right."""
    print(f"{len(right)} claims, right {right.mean():.3f}")
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (certainty >= low) & (certainty < low + 0.1)
        if inside.any():
            means = certainty[inside].mean(), right[inside].mean()
            print(f"  certainty {means[0]:.2f}: right {means[1]:.2f} of {inside.sum()}")
    for limit in np.arange(0.3, 0.96, 0.02):
        kept = certainty >= limit
        if kept.any():
            shares = right[kept].mean(), (kept & right).sum() / right.sum(), kept.mean()
            print(
                "  limit {:.2f}: right {:.3f}, of the right {:.3f}, of all {:.3f}".format(
                    limit, *shares
                )
            )


def main() -> None:
    """Train and write the model, or judge it."""
    parser = argparse.ArgumentParser(prog="python -m train.certainty", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--judge", action="store_true")
    options = parser.parse_args()
    found = collect(options.gold)
    if options.judge:
        judge(found)
        return
    judged = np.array([example.verdict is not None for example in found])
    chosen = [example for example, is_in in zip(found, judged, strict=True) if is_in]
    second = fit_usable(chosen, cross_validated(found)[judged])
    data = packaged(fit(found), second, list(found[0].signs))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(found)} claims, {len(chosen)} judged, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
