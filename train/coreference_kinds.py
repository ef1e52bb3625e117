"""The kinds of things and the word file of the coreference model."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from evals.people import gold_heads

from tellings.people.candidates import find_candidates
from tellings.people.kinds import KINDS, KindModel, kind_features
from train.coreference_data import Sample

SEED = 7
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


def pack(kinds: KindModel, words: frozenset[str], thresholds: dict[str, float]) -> bytes:
    """Return the word file: kinds, common words, thresholds."""
    by_code: dict[str, list[str]] = {}
    for word, code in kinds.senses.items():
        by_code.setdefault(code, []).append(word)
    data = {
        "format": "tellings-coreference/1",
        "kinds": {
            "names": list(KINDS),
            "bias": kinds.bias.tolist(),
            "weights": {name: row.tolist() for name, row in sorted(kinds.weights.items())},
            "senses": {code: " ".join(sorted(by_code[code])) for code in sorted(by_code)},
        },
        "words": " ".join(sorted(words)),
        "thresholds": thresholds,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)
