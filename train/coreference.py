"""Train the coreference model: kinds of things, pairs of mentions, rivals, joins.

    python -m train.coreference ../shared/gold

Reads the train parts of GUM and LitBank with the packaged syntax model, and writes
``src/tellings/models/coreference``. A fifth of the documents taught neither the network's
coreference vectors (train.corpora) nor the pair model; what weighs the two learns from these. GUM
dev and a third of LitBank's fifth set the thresholds. Needs scikit-learn and lightgbm, which no
user installs. One core, seeds fixed, the same bytes every time.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from evals.coreference_scores import Score
from evals.people import score_document
from numpy.typing import NDArray

from tellings.people.clusters import State
from tellings.people.coreference import Scores, scores_of
from tellings.people.decoding import Decide, cluster_mentions, join_decision
from tellings.people.features import FEATURES, Mention, Scene
from tellings.people.joining import JOIN_FEATURES, Option, join_features
from tellings.people.ranking import RANK_FEATURES, rank_rows
from tellings.people.trees import Forest, read_forest
from train.coreference_data import Block, Sample, chain_keys, pair_block, read_parts, scenes
from train.coreference_kinds import SEED, pack, train_kinds
from train.coreference_words import common_words, senses
from train.forests import boost

TARGET = Path(__file__).parents[1] / "src/tellings/models/coreference"
TREES: dict[str, Any] = {
    "objective": "binary",
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": SEED,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
PAIR_TREES = {
    **TREES,
    "learning_rate": 0.06,
    "num_leaves": 48,
    "max_depth": 9,
    "min_data_in_leaf": 60,
}
RANK_TREES = {
    **TREES,
    "learning_rate": 0.06,
    "num_leaves": 20,
    "max_depth": 6,
    "min_data_in_leaf": 80,
}
JOIN_TREES = {
    **TREES,
    "learning_rate": 0.04,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 80,
}
PAIR_ROUNDS, RANK_ROUNDS, JOIN_ROUNDS = 300, 150, 160
NEGATIVES = 0.35
FOLDS = 2
BLIND_EVERY = 3
JOIN_FOR_TRAINING = 0.4
THRESHOLDS = {
    "name": 0.3,
    "name, new word": 0.5,
    "nominal": 0.3,
    "nominal, new word": 0.6,
    "pronoun": 0.35,
}
PURE = 0.5


def pair_model(blocks: Sequence[Block]) -> bytes:
    """Fit the pair model; of the pairs that differ only some are used, with more weight."""
    draw = np.random.default_rng(SEED)
    rows, labels = [], []
    for block in blocks:
        kept = block.known & ((block.labels > 0) | (draw.random(len(block.labels)) < NEGATIVES))
        rows.append(block.rows[kept])
        labels.append(block.labels[kept])
    target = np.concatenate(labels)
    weights = np.where(target > 0, 1.0, 1.0 / NEGATIVES)
    return boost(
        np.concatenate(rows),
        target,
        weights,
        names=FEATURES,
        options=PAIR_TREES,
        rounds=PAIR_ROUNDS,
    )


def rank_block(scene: Scene, block: Block, pairs: Forest) -> Block:
    """Return the pairs of a document with the values of RANK_FEATURES."""
    return replace(block, rows=rank_rows(scene, block.keys, block.rows, pairs.odds(block.rows)))


def blinded(scene: Scene) -> Scene:
    """Return the scene without the network's vectors."""
    analysis = replace(scene.tree.analysis, antecedence=None)
    return replace(scene, tree=replace(scene.tree, analysis=analysis))


def blind_blocks(found: Sequence[Scene], blocks: Sequence[Block], pairs: Forest) -> list[Block]:
    """Return every third document once more as one that the network has not read."""
    some = zip(found[::BLIND_EVERY], blocks[::BLIND_EVERY], strict=True)
    return [rank_block(blinded(scene), block, pairs) for scene, block in some]


def rank_model(blocks: Sequence[Block]) -> bytes:
    """Fit the model that weighs rivals."""
    return boost(
        np.concatenate([block.rows[block.known] for block in blocks]),
        np.concatenate([block.labels[block.known] for block in blocks]),
        None,
        names=RANK_FEATURES,
        options=RANK_TREES,
        rounds=RANK_ROUNDS,
    )


def out_of_fold(blocks: Sequence[Block]) -> list[Scores]:
    """Return the scores of each document by a rank model that has not seen it."""
    scores: list[Scores] = [{} for _ in blocks]
    for fold in range(FOLDS):
        seen = [block for at, block in enumerate(blocks) if at % FOLDS != fold]
        forest = read_forest(rank_model(seen), expected=RANK_FEATURES, name="fold")
        for at in range(fold, len(blocks), FOLDS):
            scores[at] = scores_of(blocks[at].keys, forest.probabilities(blocks[at].rows))
    return scores


def join_table(
    samples: Sequence[Sample], found: Sequence[Scene], scores: Sequence[Scores]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the rows and labels of every choice that the scores' own clusters offer."""
    rows: list[list[float]] = []
    labels: list[float] = []
    for sample, scene, pairs in zip(samples, found, scores, strict=True):
        chains = chain_keys(sample, scene)
        typed = sample.typed

        def record(state: State, m: Mention, options: Sequence[Option]) -> int | None:
            mine = chains[m.number_in_account]  # noqa: B023  # used within this iteration only
            best = 0 if options[0].best >= JOIN_FOR_TRAINING else None
            if typed and not mine:  # noqa: B023
                return best
            for at, option in enumerate(options):
                keys = [chains[number] for number in option.cluster.members]  # noqa: B023
                if typed and not any(keys):  # noqa: B023
                    continue
                rows.append(join_features(state, m, options, at))
                labels.append(float(bool(mine) and keys.count(mine) >= PURE * len(keys)))
            return best

        cluster_mentions(scene, pairs, record)
    return np.asarray(rows, dtype=np.float32), np.asarray(labels, dtype=np.float32)


def evaluate(
    samples: Sequence[Sample],
    found: Sequence[Scene],
    scores: Sequence[Scores],
    decide: Decide,
    *,
    persons: bool = False,
) -> Score:
    """Return the score of the documents with this decision."""
    total = Score()
    for sample, scene, pairs in zip(samples, found, scores, strict=True):
        clusters = cluster_mentions(scene, pairs, decide)
        score_document(total, sample.gold, scene, clusters, persons=persons)
    return total


def tune(
    samples: Sequence[Sample], found: Sequence[Scene], scores: Sequence[Scores], joins: Forest
) -> dict[str, float]:
    """Return THRESHOLDS with the value for pronouns that is best on the chosen documents."""
    best = dict(THRESHOLDS)
    top = 0.0
    for value in (0.25, 0.3, 0.35, 0.4, 0.45):
        trial = {**THRESHOLDS, "pronoun": value}
        reached = evaluate(samples, found, scores, join_decision(joins, trial)).conll
        if reached > top:
            top, best = reached, trial
    return best


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)


def main() -> None:
    """Train, tune, write the model, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parts = read_parts(parser.parse_args().gold)
    train = (*parts.taught, *parts.held)
    words = common_words(sample.tree.analysis for sample in train)
    kinds = train_kinds(train, senses())
    blocks = [
        pair_block(sample, scene)
        for sample, scene in zip(parts.taught, scenes(parts.taught, kinds, words), strict=True)
    ]
    say(f"{len(blocks)} documents, {sum(len(block.keys) for block in blocks)} pairs")
    pairs = pair_model(blocks)
    pair_forest = read_forest(pairs, expected=FEATURES, name="pairs")
    held = scenes(parts.held, kinds, words)
    plain = [pair_block(sample, scene) for sample, scene in zip(parts.held, held, strict=True)]
    ranked = [
        rank_block(scene, block, pair_forest) for scene, block in zip(held, plain, strict=True)
    ]
    ranks = rank_model([*ranked, *blind_blocks(held, plain, pair_forest)])
    rows, labels = join_table(parts.held, held, out_of_fold(ranked))
    say(f"{len(rows)} joins, {labels.mean():.3f} of them right")
    joins = boost(rows, labels, None, names=JOIN_FEATURES, options=JOIN_TREES, rounds=JOIN_ROUNDS)
    rank_forest = read_forest(ranks, expected=RANK_FEATURES, name="ranks")
    join_forest = read_forest(joins, expected=JOIN_FEATURES, name="joins")
    chosen = scenes(parts.chosen, kinds, words)
    scores = []
    for sample, scene in zip(parts.chosen, chosen, strict=True):
        block = rank_block(scene, pair_block(sample, scene), pair_forest)
        scores.append(scores_of(block.keys, rank_forest.probabilities(block.rows)))
    thresholds = tune(parts.chosen, chosen, scores, join_forest)
    decide = join_decision(join_forest, thresholds)
    total = evaluate(parts.chosen, chosen, scores, decide)
    people = evaluate(parts.chosen, chosen, scores, decide, persons=True)
    say(f"{thresholds} dev CoNLL {total.conll:.4f}, persons {people.conll:.4f}")
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "pairs.onnx").write_bytes(pairs)
    (TARGET / "ranks.onnx").write_bytes(ranks)
    (TARGET / "joins.onnx").write_bytes(joins)
    (TARGET / "words.json.gz").write_bytes(pack(kinds, words, thresholds))


if __name__ == "__main__":
    main()
