"""Train the pair scorer: ``python -m train.pairs [GOLD/ecbplus]``; writes models/pairs/pairs.json.

All pairs of event mentions of one story of ECB+ train (documents that cluster by their words, so
that the scorer learns to tell events of one story apart), labelled by whether they share a gold
chain. Two sets of gradient-boosted trees: one on the pair and its accounts, one on the scores that
the first gives to all pairs of the story. The second learns from scores of trees that have not seen
the topic (five folds of topics).

Needs ``lightgbm`` (train group only). One thread and fixed seeds: the same file every time.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.events.candidates import describe
from tellings.events.cluster import agglomerate
from tellings.events.comparer import Comparer
from tellings.events.frames import Frame, frames_of
from tellings.events.pairs import FIRST, FORMAT, GIVEN, MODEL, SECOND, square
from tellings.events.stacked import STACKED, stacked
from tellings.language.encoder import Encoder, embed, load_encoder
from tellings.language.syntax import load_syntax
from tellings.records.language import Vectors
from train import ecbplus
from train.ecbplus import Topic, stories

Floats = NDArray[np.float64]
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "ecbplus"
SEED = 7
FOLDS = 5
FIRST_TREES, SECOND_TREES = 150, 80
BAGS = 3
"""Seeds whose trees are averaged (bagging, Breiman 1996)."""
JOIN = -0.75
"""Log-odds that the mean of a cluster of ECB+ mentions must reach: the best value in five-fold
cross-validation over the training topics (.785; .779 at -1, .781 at -0.5, .770 at 0)."""

LIMIT = 6.0
"""A score beyond this counts as this in the mean of a cluster."""

OPTIONS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 16,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
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
            comparer=Comparer(frames, vectors, topic.analyses),
            chains=tuple(topic.chain[frame.claim] for frame in frames),
        )


def rows_of(group: Group) -> Floats:
    """Return the features of every pair of a group, shape (pairs, len(GIVEN))."""
    left, right = np.triu_indices(len(group.frames), 1)
    asked = group.comparer
    rows = [
        (*asked.features(i, j), *asked.reported(i, j))
        for i, j in zip(left.tolist(), right.tolist(), strict=True)
    ]
    return np.array(rows).reshape(len(rows), len(GIVEN))


def same_of(group: Group) -> Floats:
    """Return for every pair of a group 1 when it shares a chain, else 0."""
    chains = np.array(group.chains)
    left, right = np.triu_indices(len(chains), 1)
    result: Floats = (chains[left] == chains[right]).astype(np.float64)
    return result


def folds(found: Sequence[Group]) -> list[int]:
    """Return a fold for each group; groups that share a topic of the corpus share it."""
    topics = [sorted({frame.account.split("_")[0] for frame in g.frames}) for g in found]
    first = {topic: topic for names in topics for topic in names}
    for names in topics:
        for topic in names[1:]:
            old, new = first[topic], first[names[0]]
            first = {key: new if value == old else value for key, value in first.items()}
    order = {topic: number for number, topic in enumerate(sorted(set(first.values()), key=int))}
    return [order[first[names[0]]] % FOLDS for names in topics]


def stack(found: Sequence[Group], rows: Sequence[Floats], same: Sequence[Floats]) -> list[Floats]:
    """Return the second look's features of each group, from trees that have not seen it."""
    fold = folds(found)
    result: list[Floats] = [np.zeros((0, len(STACKED)))] * len(found)
    for number in range(FOLDS):
        learnt = [n for n, own in enumerate(fold) if own != number]
        boosters = boost([rows[n] for n in learnt], [same[n] for n in learnt], FIRST_TREES)
        for n, own in enumerate(fold):
            if own == number and len(rows[n]):
                scores = predict(boosters, rows[n])
                result[n] = stacked(found[n].frames, square(len(found[n].frames), scores))
    return result


def boost(rows: Sequence[Floats], same: Sequence[Floats], trees: int) -> list[Any]:
    """Return one set of trees a seed, as the library has them; their mean is the score."""
    import lightgbm

    table, told = np.concatenate(rows), np.concatenate(same)
    return [
        lightgbm.train({**OPTIONS, "seed": SEED + bag}, lightgbm.Dataset(table, told), trees)
        for bag in range(BAGS)
    ]


def predict(boosters: Sequence[Any], rows: Floats) -> Floats:
    """Return the mean score of each row."""
    result: Floats = np.mean([each.predict(rows, raw_score=True) for each in boosters], axis=0)
    return result


def packaged(boosters: Sequence[Any], names: Sequence[str]) -> dict[str, Any]:
    """Return the trees as the package has them: all sets in one, so that their sum is the mean."""
    trees = [
        _flat(tree["tree_structure"], 1 / len(boosters))
        for booster in boosters
        for tree in booster.dump_model()["tree_info"]
    ]
    bias = sum(tree["value"][0] for tree in trees)
    return {"features": list(names), "bias": round(bias, 6), "trees": trees}


def learn(found: Sequence[Group]) -> dict[str, Any]:
    """Return what the packaged file holds."""
    rows, same = [rows_of(group) for group in found], [same_of(group) for group in found]
    second = stack(found, rows, same)
    print(f"{sum(map(len, rows))} pairs, {int(sum(map(sum, same)))} of the same event")
    return {
        "format": FORMAT,
        FIRST: packaged(boost(rows, same, FIRST_TREES), GIVEN),
        SECOND: packaged(boost(second, same, SECOND_TREES), STACKED),
    }


def joined(scores: Floats) -> list[tuple[int, ...]]:
    """Return clusters by average link over the scores of all pairs, shape (n, n)."""
    affinity = scores.clip(-LIMIT, LIMIT)
    chosen = np.argwhere(np.triu(affinity >= JOIN, 1)).tolist()
    return list(
        agglomerate(
            count=len(scores),
            edges=[(float(affinity[i, j]), i, j) for i, j in chosen],
            affinity=lambda one, other: float(affinity[np.ix_(one, other)].sum()),
            floor=JOIN,
        )
    )


def _flat(root: dict[str, Any], share: float) -> dict[str, list[float]]:
    """Return a nested tree as arrays, parents before children; values count ``share``."""
    tree: dict[str, list[float]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value")
    }
    _add(root, tree, share)
    return tree


def _add(node: dict[str, Any], tree: dict[str, list[float]], share: float) -> int:
    number = len(tree["feature"])
    leaf = "leaf_value" in node
    tree["feature"].append(-1 if leaf else node["split_feature"])
    tree["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.6g}"))
    tree["value"].append(round(share * node["leaf_value" if leaf else "internal_value"], 6))
    tree["left"].append(0)
    tree["right"].append(0)
    if not leaf:
        tree["left"][number] = _add(node["left_child"], tree, share)
        tree["right"][number] = _add(node["right_child"], tree, share)
    return number


def main() -> None:
    """Train and write the packaged model."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    topic = ecbplus.read(gold, "Train", load_syntax())
    vectors = vectors_of(topic, load_encoder())
    data = learn(list(groups(topic, vectors, stories(topic))))
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    MODEL.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {MODEL} ({MODEL.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
