"""Train the coreference model: kinds of things, then pairs of mentions.

    python -m train.coreference ../shared/gold [--litbank]

Reads GUM (train documents) and, with the packaged syntax model, LitBank (its train part), and
writes ``src/tellings/models/coreference/model.json.gz``; dev documents set the thresholds. Needs
scikit-learn and lightgbm, which no user installs. One core, seeds fixed, the same bytes every time.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from evals.coreference_gold import (
    GoldDocument,
    gum_split,
    litbank_split,
    read_gum,
    read_litbank,
)
from evals.coreference_scores import Score
from evals.people import gold_chains, gold_heads, predicted_chains
from numpy.typing import NDArray

from tellings.people.candidates import Candidate, find_candidates
from tellings.people.coreference import (
    CoreferenceModel,
    cluster_mentions,
    make_scene,
    pair_scores,
    read_model,
)
from tellings.people.features import FEATURES, Scene
from tellings.people.kinds import KINDS, KindModel, kind_features
from tellings.people.pairs import antecedents, pair_rows
from tellings.people.syntax import Tree, tree_of
from tellings.people.voices import find_voices
from tellings.records.language import Analysis

SEED = 7
TARGET = Path(__file__).parents[1] / "src/tellings/models/coreference/model.json.gz"
WORDNET = Path(__file__).parents[1] / "src/tellings/models/wordnet/lexicon.tsv.gz"
KIND_OF = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "object": "object",
    "substance": "object",
    "animal": "object",
    "plant": "object",
    "event": "event",
    "time": "time",
    "abstract": "abstract",
}
MIN_WEIGHT = 0.08
MIN_FEATURE_COUNT = 2
PAIR_OPTIONS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 48,
    "max_depth": 9,
    "min_data_in_leaf": 60,
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
ROUNDS = 350


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """A document with the syntax to train on and its gold."""

    gold: GoldDocument
    tree: Tree


def senses() -> dict[str, str]:
    """Return for each noun the lexicographer files of its first two distinct senses."""
    files: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for line in gzip.decompress(WORDNET.read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if fields[0] == "S":
            files[fields[1]] = fields[3]
        elif fields[0] == "L" and fields[1] == "n" and fields[2].replace("-", "").isalpha():
            kept = list(dict.fromkeys(files[number] for number in fields[3].split(",")[:3]))
            nouns[fields[2]] = ",".join(kept[:2])
    return nouns


def common_words(analyses: Iterable[Analysis]) -> frozenset[str]:
    """Return lower-case words that are surely no names: seen twice, or in WordNet."""
    counts: Counter[str] = Counter()
    for analysis in analyses:
        counts.update(
            token.text
            for token in analysis.tokens
            if token.text.islower() and token.text.isalpha() and token.upos not in {"PROPN", "X"}
        )
    found = {word for word, count in counts.items() if count > 1}
    for line in gzip.decompress(WORDNET.read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if fields[0] == "L" and fields[2].isalpha() and (fields[1] != "n" or len(fields[2]) > 4):
            found.add(fields[2])
    return frozenset(found)


def kind_rows(sample: Sample, nouns: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (features, kind) for every noun or name whose gold type is known."""
    blank = KindModel(bias=np.zeros(len(KINDS)), weights={}, senses=nouns)
    types = {
        head: KIND_OF[mention.type]
        for head, (_, mention) in gold_heads(sample.gold, sample.tree).items()
        if mention.type in KIND_OF
    }
    for candidate in find_candidates(sample.tree, kinds=blank, words=frozenset({"the"})):
        if candidate.form != "pronoun" and candidate.head in types:
            found = kind_features(
                sample.tree, candidate.head, candidate.words, candidate.form, nouns
            )
            yield found, types[candidate.head]


def train_kinds(samples: Sequence[Sample], nouns: dict[str, str]) -> KindModel:
    """Fit the multinomial logistic regression; small weights are dropped."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [row for sample in samples for row in kind_rows(sample, nouns)]
    counts = Counter(name for features, _ in rows for name in features)
    kept = [
        {name: 1.0 for name in features if counts[name] >= MIN_FEATURE_COUNT}
        for features, _ in rows
    ]
    vectors = DictVectorizer(sparse=True)
    matrix = vectors.fit_transform(kept)
    regression = LogisticRegression(C=0.7, max_iter=300, random_state=SEED)
    regression.fit(matrix, [kind for _, kind in rows])
    order = [list(regression.classes_).index(kind) for kind in KINDS]
    weights = regression.coef_[order]
    return KindModel(
        bias=np.round(regression.intercept_[order], 3),
        weights={
            name: np.round(weights[:, column], 2)
            for column, name in enumerate(vectors.get_feature_names_out())
            if np.abs(weights[:, column]).max() >= MIN_WEIGHT
        },
        senses=nouns,
    )


def scenes(samples: Sequence[Sample], kinds: KindModel, words: frozenset[str]) -> list[Scene]:
    """Return the candidates, grammar and voices of each document."""
    found = []
    for sample in samples:
        candidates: list[Candidate] = find_candidates(sample.tree, kinds=kinds, words=words)
        found.append(make_scene(sample.tree, candidates, voices_of(sample)))
    return found


def voices_of(sample: Sample) -> Any:
    """Return the voices, with the speakers that a transcript names."""
    speakers = sample.gold.speakers
    if not any(speakers) or sample.gold.syntax is not sample.tree.analysis:
        return find_voices(sample.tree)
    return find_voices(sample.tree, base=speakers)


def pair_table(
    samples: Sequence[Sample], found: Sequence[Scene]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the rows and labels of all pairs of all documents."""
    blocks, labels = [], []
    for sample, scene in zip(samples, found, strict=True):
        typed_only = sample.gold.syntax is None
        heads = gold_heads(sample.gold, sample.tree)
        chain_of = {head: key for head, (key, _) in heads.items()}
        for m in scene.mentions:
            mine = chain_of.get(m.candidate.head)
            if m.candidate.relative or (typed_only and mine is None):
                continue
            numbers = antecedents(scene, m)
            if typed_only:
                heads_seen = [scene.mentions[n].candidate.head in chain_of for n in numbers]
                numbers = [n for n, seen in zip(numbers, heads_seen, strict=True) if seen]
            if not numbers:
                continue
            blocks.append(pair_rows(scene, m, numbers))
            labels += [
                float(mine is not None and chain_of.get(scene.mentions[n].candidate.head) == mine)
                for n in numbers
            ]
    return np.concatenate(blocks), np.asarray(labels, dtype=np.float32)


def train_pairs(rows: NDArray[np.float32], labels: NDArray[np.float32]) -> dict[str, Any]:
    """Fit the trees and return them as plain lists."""
    import lightgbm

    data = lightgbm.Dataset(rows, labels, free_raw_data=False)
    booster = lightgbm.train(PAIR_OPTIONS, data, num_boost_round=ROUNDS)
    return {
        "features": list(FEATURES),
        "depth": PAIR_OPTIONS["max_depth"],
        "trees": [flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]],
    }


def flat(root: dict[str, Any]) -> dict[str, list[float]]:
    """Return one tree as arrays; thresholds are rounded down to what a float32 holds."""
    tree: dict[str, list[float]] = {
        "feature": [],
        "threshold": [],
        "left": [],
        "right": [],
        "value": [],
    }

    def add(node: dict[str, Any]) -> int:
        at = len(tree["feature"])
        for column in tree.values():
            column.append(0)
        if "leaf_value" in node:
            tree["value"][at] = round(node["leaf_value"], 5)
            tree["left"][at] = tree["right"][at] = at
        else:
            tree["feature"][at] = node["split_feature"]
            tree["threshold"][at] = float(f"{node['threshold']:.6g}")
            tree["left"][at] = add(node["left_child"])
            tree["right"][at] = add(node["right_child"])
        return at

    add(root)
    return tree


def evaluate(
    samples: Sequence[Sample],
    found: Sequence[Scene],
    scores: Sequence[dict[tuple[int, int], float]],
    thresholds: dict[str, float],
    *,
    persons: bool = False,
) -> Score:
    """Return the score of the documents at these thresholds."""
    total = Score()
    for sample, scene, pairs in zip(samples, found, scores, strict=True):
        clusters = cluster_mentions(scene, pairs, thresholds)
        gold = gold_chains(sample.gold, sample.tree, persons=persons)
        total.add(gold, predicted_chains(scene, clusters))
    return total


def tune(
    samples: Sequence[Sample],
    found: Sequence[Scene],
    scores: Sequence[dict[tuple[int, int], float]],
) -> dict[str, float]:
    """Return the thresholds by form that give the best CoNLL score on these documents."""
    best = {"name": 0.5, "nominal": 0.5, "pronoun": 0.3}
    top = evaluate(samples, found, scores, best).conll
    for _ in range(2):
        for form in best:
            for value in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
                trial = {**best, form: value}
                reached = evaluate(samples, found, scores, trial).conll
                if reached > top + 1e-6:
                    top, best = reached, trial
    return best


def pack(kinds: KindModel, forest: dict[str, Any], words: frozenset[str]) -> dict[str, Any]:
    """Return the model file's content."""
    by_code: dict[str, list[str]] = {}
    for word, code in kinds.senses.items():
        by_code.setdefault(code, []).append(word)
    return {
        "format": "tellings-coreference/1",
        "kinds": {
            "names": list(KINDS),
            "bias": kinds.bias.tolist(),
            "weights": {name: row.tolist() for name, row in sorted(kinds.weights.items())},
            "senses": {code: " ".join(sorted(by_code[code])) for code in sorted(by_code)},
        },
        "words": " ".join(sorted(words)),
        "forest": forest,
        "thresholds": {"name": 0.5, "nominal": 0.5, "pronoun": 0.3},
    }


def gum_samples(gum: Path, names: Sequence[str]) -> list[Sample]:
    """Return GUM documents with their gold syntax."""
    found = []
    for name in names:
        gold = read_gum(gum, name)
        assert gold.syntax is not None
        found.append(Sample(gold=gold, tree=tree_of(gold.syntax)))
    return found


def litbank_samples(litbank: Path, names: Sequence[str]) -> list[Sample]:
    """Return LitBank stories with predicted syntax."""
    from evals.people import predicted_syntax

    return [
        Sample(gold=gold, tree=tree_of(predicted_syntax(gold)))
        for gold in (read_litbank(litbank, name) for name in names)
    ]


def main() -> None:
    """Train, tune on dev, write the model, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--litbank", action="store_true")
    options = parser.parse_args()
    split = gum_split(options.gold / "gum")
    train = gum_samples(options.gold / "gum", split["train"])
    dev = gum_samples(options.gold / "gum", split["dev"])
    words = common_words(sample.tree.analysis for sample in train)
    if options.litbank:
        stories = litbank_split(options.gold / "litbank")["train"]
        train += litbank_samples(options.gold / "litbank", stories)
    kinds = train_kinds(train, senses())
    rows, labels = pair_table(train, scenes(train, kinds, words))
    print(f"{len(train)} documents, {len(rows)} pairs, {labels.mean():.3f} of them the same")
    packed = pack(kinds, train_pairs(rows, labels), words)
    model: CoreferenceModel = read_model(packed)
    found = scenes(dev, kinds, words)
    scores = [pair_scores(scene, model.forest) for scene in found]
    packed["thresholds"] = tune(dev, found, scores)
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    total = evaluate(dev, found, scores, packed["thresholds"])
    people = evaluate(dev, found, scores, packed["thresholds"], persons=True)
    print(packed["thresholds"], f"dev CoNLL {total.conll:.4f}, persons {people.conll:.4f}")
    print(f"{TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
