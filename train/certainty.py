"""Train the certainty of claims, ``models/claims/certainty.json``: ``python -m train.certainty``.

Claims read from raw text of EWT dev and GUM dev, as they are and as the careless write, labelled by
whether the gold tree gives the same claim (evals.certainty). The parser was trained on neither; it
was chosen on them among runs, which flatters it by little. Gradient-boosted trees of four leaves in
which doubt never raises the certainty. Needs ``lightgbm`` (train/requirements.txt). One thread and
fixed seeds: the same file every time. ``--judge`` prints, by cross-validation over documents, how
well the certainty is calibrated and what each limit would keep, and writes nothing.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from evals.certainty import Example, examples
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
    return [
        example for tidy in (True, False) for example in examples(dev(gold), model=model, tidy=tidy)
    ]


def fit(found: Sequence[Example]) -> Any:
    """Return the trained booster."""
    import lightgbm

    names = list(found[0].signs)
    weights = [1.0 if example.tidy else CARELESS for example in found]
    data = lightgbm.Dataset(table(found), labels(found).astype(float), weight=weights)
    rising = [int(name.split()[-1] in LIKELY) for name in names]
    return lightgbm.train({**OPTIONS, "monotone_constraints": rising}, data, TREES)


def table(found: Sequence[Example]) -> Rows:
    """Return the signs of examples, one row each."""
    return np.array([list(example.signs.values()) for example in found])


def labels(found: Sequence[Example]) -> Marks:
    """Return which examples are right."""
    return np.array([example.right for example in found])


def packaged(booster: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return the model as the packaged JSON, with the signs that it asks for only."""
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    asked = sorted({sign for tree in trees for sign in tree["sign"] if sign >= 0})
    for tree in trees:
        tree["sign"] = [asked.index(sign) if sign >= 0 else -1 for sign in tree["sign"]]
    return {"format": FORMAT, "signs": [names[sign] for sign in asked], "bias": 0.0, "trees": trees}


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


def cross_validated(found: Sequence[Example]) -> Rows:
    """Return the certainty of each example by a model that saw nothing of its document."""
    documents = sorted({example.document for example in found})
    order = np.random.default_rng(SEED).permutation(len(documents))
    fold = {documents[at]: number % FOLDS for number, at in enumerate(order)}
    folds = np.array([fold[example.document] for example in found])
    certainty = np.zeros(len(found))
    for number in range(FOLDS):
        apart = folds == number
        booster = fit([example for example, out in zip(found, apart, strict=True) if not out])
        certainty[apart] = booster.predict(table(found)[apart])
    return certainty


def judge(found: Sequence[Example]) -> None:
    """Print calibration and what each limit keeps, of tidy and of careless text."""
    certainty, right = cross_validated(found), labels(found)
    for tidy in (True, False):
        apart = np.array([example.tidy == tidy for example in found])
        print("as it is" if tidy else "careless", apart.sum(), f"right {right[apart].mean():.3f}")
        for low in np.arange(0.0, 1.0, 0.1):
            inside = apart & (certainty >= low) & (certainty < low + 0.1)
            if inside.any():
                means = certainty[inside].mean(), right[inside].mean()
                print(f"  certainty {means[0]:.2f}: right {means[1]:.2f} of {inside.sum()}")
        for limit in np.arange(0.3, 0.8, 0.05):
            kept = apart & (certainty >= limit)
            of_right = (kept & right).sum() / (apart & right).sum()
            shares = right[kept].mean(), of_right, kept.sum() / apart.sum()
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
    data = packaged(fit(found), list(found[0].signs))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(found)} claims, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
