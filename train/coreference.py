"""Train the coreference model: kinds of things, the antecedent network, thresholds.

    python -m train.coreference ../shared/gold

Reads the train parts of GUM and LitBank with the packaged syntax model, and writes
``src/tellings/models/coreference``. GUM dev and six stories of LitBank's train part set the
threshold of pronouns. Needs scikit-learn and torch, which no user installs. About fifteen minutes
of one core, seeds fixed.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from evals.coreference_scores import Score
from evals.people import score_document

from tellings.people.antecedent_network import mention_rows, read_network, relation_rows
from tellings.people.coreference import CoreferenceModel, Scores, pair_scores
from tellings.people.decoding import cluster_mentions
from tellings.people.features import Scene
from tellings.people.joining import decision
from tellings.people.pair_table import columns_of
from train.antecedents import Document, train
from train.coreference_data import Sample, pair_block, read_parts, scenes
from train.coreference_kinds import pack, train_kinds
from train.coreference_words import common_words, senses

TARGET = Path(__file__).parents[1] / "src/tellings/models/coreference"
THRESHOLDS = {
    "name": 0.35,
    "name, new word": 0.45,
    "nominal": 0.4,
    "nominal, new word": 0.65,
    "pronoun": 0.45,
    "quoted I": 0.5,
}


def document(sample: Sample, scene: Scene) -> Document:
    """Return what the network is taught with."""
    block = pair_block(sample, scene)
    mentions = mention_rows(scene, columns_of(scene))
    relations = relation_rows(mentions, block.keys, block.rows)
    return Document(
        mentions=mentions,
        keys=block.keys,
        relations=relations.astype(np.float16),
        labels=block.labels,
        known=block.known,
    )


def evaluate(
    samples: Sequence[Sample],
    found: Sequence[Scene],
    scores: Sequence[Scores],
    thresholds: dict[str, float],
    *,
    persons: bool = False,
) -> Score:
    """Return the score of the documents with these thresholds."""
    total = Score()
    for sample, scene, pairs in zip(samples, found, scores, strict=True):
        clusters = cluster_mentions(scene, pairs, decision(thresholds))
        score_document(total, sample.gold, scene, clusters, persons=persons)
    return total


def tune(
    samples: Sequence[Sample], found: Sequence[Scene], scores: Sequence[Scores]
) -> dict[str, float]:
    """Return THRESHOLDS with the value for pronouns that is best on the chosen documents."""
    best = dict(THRESHOLDS)
    top = 0.0
    for value in (0.3, 0.38, 0.45, 0.5, 0.55):
        trial = {**THRESHOLDS, "pronoun": value}
        reached = evaluate(samples, found, scores, trial).conll
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
    words = common_words(sample.tree.analysis for sample in parts.taught)
    kinds = train_kinds(parts.taught, senses())
    taught = scenes(parts.taught, kinds, words)
    documents = [
        document(sample, scene) for sample, scene in zip(parts.taught, taught, strict=True)
    ]
    say(f"{len(documents)} documents, {sum(len(one.keys) for one in documents)} pairs")
    network = train(documents)
    model = CoreferenceModel(
        network=read_network(network, name="trained"), kinds=kinds, words=words, thresholds={}
    )
    chosen = scenes(parts.chosen, kinds, words)
    scores = [pair_scores(scene, model) for scene in chosen]
    thresholds = tune(parts.chosen, chosen, scores)
    total = evaluate(parts.chosen, chosen, scores, thresholds)
    people = evaluate(parts.chosen, chosen, scores, thresholds, persons=True)
    say(f"{thresholds} dev CoNLL {total.conll:.4f}, persons {people.conll:.4f}")
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "antecedents.onnx").write_bytes(network)
    (TARGET / "words.json.gz").write_bytes(pack(kinds, words, thresholds))


if __name__ == "__main__":
    main()
