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
REST = tuple(KINDS.index(name) for name in ("object", "event", "time", "abstract"))
"""The kinds that LitBank does not annotate (vehicles apart)."""
ANNOTATED = frozenset({"14", "15", "18"})
"""The lexicographer files of groups, places and persons: LitBank leaves such a noun out where it
names nothing in particular, so that its being left out does not tell what it is."""
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


def left_out_rows(sample: Sample, nouns: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the features of the common nouns that LitBank, which has persons, leaves out."""
    blank = KindModel(bias=np.zeros(len(KINDS)), weights={}, senses=nouns)
    known = gold_heads(sample.gold, sample.tree)
    for candidate in find_candidates(sample.tree, kinds=blank, words=frozenset({"the"})):
        if candidate.form != "nominal" or candidate.head in known:
            continue
        lemma = sample.tree.tokens[candidate.head].lemma.lower()
        senses = nouns.get(lemma, "").split(",")
        if senses[0] and senses[0] not in ANNOTATED:
            yield kind_features(sample.tree, candidate.head, candidate.words, candidate.form, nouns)


def train_kinds(samples: Sequence[Sample], nouns: dict[str, str]) -> KindModel:
    """Fit a first model on what is known, then another also on what LitBank leaves out.

    A noun that LitBank leaves out is no person and no place: the first model says which of the
    other kinds it is. Without these a story's every noun taught one of the four kinds that LitBank
    has, and "her cheek" was a person.
    """
    rows = [row for sample in samples for row in kind_rows(sample, nouns)]
    first = fit_kinds(rows, nouns)
    left_out = [
        features for sample in samples if sample.typed for features in left_out_rows(sample, nouns)
    ]
    return fit_kinds([*rows, *((found, _of_the_rest(first, found)) for found in left_out)], nouns)


def _of_the_rest(model: KindModel, features: tuple[str, ...]) -> str:
    probabilities = model.probabilities(features)
    return KINDS[max(REST, key=lambda at: float(probabilities[at]))]


def fit_kinds(rows: Sequence[tuple[tuple[str, ...], str]], nouns: dict[str, str]) -> KindModel:
    """Fit the multinomial logistic regression; small weights are dropped."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

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
