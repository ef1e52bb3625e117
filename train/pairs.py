"""Train the pair scorer: ``python -m train.pairs [GOLD/ecbplus]``; writes models/pairs/pairs.json.

All pairs of event mentions of one story of ECB+ train (documents that cluster by their words, so
that the scorer learns to tell events of one story apart), labelled by whether they share a gold
chain.
Gradient-boosted trees with monotone features: more likeness never lowers a score and more
disagreement never raises it, which is what keeps trees learnt on news sane on other tellings.
Needs ``lightgbm`` (train group only). One thread and fixed seeds: the same file every time.
"""

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.events.candidates import describe
from tellings.events.comparer import Comparer
from tellings.events.features import NAMES
from tellings.events.frames import Frame, frames_of
from tellings.events.pairs import FORMAT, MODEL
from tellings.language.encoder import Encoder, embed, load_encoder
from tellings.language.syntax import load_syntax
from tellings.records.language import Vectors
from train import ecbplus
from train.ecbplus import Topic, stories

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "ecbplus"
SEED = 7
TREES = 100
RISING = frozenset(
    [
        "clause",
        "sentence",
        "gist",
        "words",
        "around",
        "names",
        "predicate_same",
        "predicate_letters",
        "predicate_meaning",
        "predicate_rarity",
        "agent_same",
        "patient_same",
        "people_shared",
        "place_same",
        "argument_words",
    ]
)
FALLING = frozenset(["agent_differs", "patient_differs", "crossed", "place_differs"])
OPTIONS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 8,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "monotone_constraints_method": "intermediate",
    "seed": SEED,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Documents that are compared with each other: frames, their comparer, their gold chains."""

    frames: tuple[Frame, ...]
    comparer: Comparer
    chains: tuple[str, ...]


def vectors_of(topic: Topic, encoder: Encoder) -> Vectors:
    """Return the vectors of everything that the claims of ``topic`` are compared by."""
    passages = describe(topic.claims, topic.entities, topic.analyses, topic.texts)
    return embed(passages, encoder=encoder)


def groups(topic: Topic, vectors: Vectors, documents: Sequence[Sequence[str]]) -> Iterator[Group]:
    """Yield the claims of each set of documents, ready to compare."""
    for names in documents:
        inside = frozenset(names)
        claims = [claim for claim in topic.claims if claim.account in inside]
        frames = frames_of(claims, topic.entities, topic.analyses)
        yield Group(
            frames=frames,
            comparer=Comparer(frames, vectors),
            chains=tuple(topic.chain[frame.claim] for frame in frames),
        )


def examples(found: Iterator[Group]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the features of every pair inside a group, and whether it shares a chain."""
    rows: list[tuple[float, ...]] = []
    same: list[bool] = []
    for group in found:
        for left, right in itertools.combinations(range(len(group.frames)), 2):
            rows.append(group.comparer.features(left, right))
            same.append(group.chains[left] == group.chains[right])
    return np.array(rows), np.array(same)


def fit(rows: NDArray[np.float64], same: NDArray[np.bool_]) -> dict[str, Any]:
    """Return the trained trees as the packaged JSON."""
    import lightgbm

    signs = [(name in RISING) - (name in FALLING) for name in NAMES]
    data = lightgbm.Dataset(rows, same.astype(float))
    booster = lightgbm.train({**OPTIONS, "monotone_constraints": signs}, data, TREES)
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    bias = sum(tree["value"][0] for tree in trees)
    return {"format": FORMAT, "features": list(NAMES), "bias": round(bias, 6), "trees": trees}


def _flat(root: dict[str, Any]) -> dict[str, list[float]]:
    """Return a nested tree as arrays, parents before children."""
    tree: dict[str, list[float]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value")
    }
    _add(root, tree)
    return tree


def _add(node: dict[str, Any], tree: dict[str, list[float]]) -> int:
    number = len(tree["feature"])
    leaf = "leaf_value" in node
    tree["feature"].append(-1 if leaf else node["split_feature"])
    tree["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.6g}"))
    tree["value"].append(round(node["leaf_value" if leaf else "internal_value"], 6))
    tree["left"].append(0)
    tree["right"].append(0)
    if not leaf:
        tree["left"][number] = _add(node["left_child"], tree)
        tree["right"][number] = _add(node["right_child"], tree)
    return number


def main() -> None:
    """Train and write the packaged model."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    topic = ecbplus.read(gold, "Train", load_syntax())
    vectors = vectors_of(topic, load_encoder())
    rows, same = examples(groups(topic, vectors, stories(topic)))
    print(f"{len(rows)} pairs, {int(same.sum())} of the same event")
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    MODEL.write_text(json.dumps(fit(rows, same), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {MODEL} ({MODEL.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
