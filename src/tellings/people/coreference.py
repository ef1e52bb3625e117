"""Coreference inside an account: which mentions refer to the same thing.

1. A model of gradient-boosted trees says for a mention and an earlier one how likely they are the
   same (``features``, ``pairs``); another weighs that against all that the mention could refer to
   and against what the language network thinks (``ranking``).
2. A further model looks at all these answers for one cluster and says whether the mention joins it
   (``joining``); no constraint may forbid it (``clusters``, ``kinship``).
3. Grammar and kinship join without a score: appositions, relative pronouns, "I" of one voice, and
   "her father" when she is already known to be his daughter (``decoding``).

Example: "Ada Okafor flew in with her son. The pilot greeted him." gives {Ada Okafor, her, the
pilot} and {her son, him}; "the pilot" cannot be the son because "him" is beside it in its clause.

Trained on GUM and LitBank; figures in the model's card.
"""

import gzip
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.people.candidates import Candidate
from tellings.people.features import FEATURES, Scene, scene_of
from tellings.people.joining import JOIN_FEATURES
from tellings.people.kinds import KINDS, KindModel
from tellings.people.links import grammar_links
from tellings.people.pair_table import pair_blocks
from tellings.people.ranking import RANK_FEATURES, rank_rows
from tellings.people.syntax import Tree
from tellings.people.trees import Forest, read_forest
from tellings.people.voices import Voices

MODEL_FILE = "words.json.gz"
PAIR_FILE = "pairs.onnx"
RANK_FILE = "ranks.onnx"
JOIN_FILE = "joins.onnx"

Scores = dict[tuple[int, int], float]
"""By pair of mention numbers, the earlier first, the probability that they are the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoreferenceModel:
    """The packaged model: pairs, rivals, joins, kinds of things, common words, thresholds."""

    pairs: Forest
    ranks: Forest
    joins: Forest
    kinds: KindModel
    words: frozenset[str]
    thresholds: dict[str, float]


def load_coreference() -> CoreferenceModel:
    """Read the packaged model; ModelError when it is missing, broken or of another version."""
    folder = files("tellings.models") / "coreference"
    try:
        data = json.loads(gzip.decompress((folder / MODEL_FILE).read_bytes()))
        pairs = (folder / PAIR_FILE).read_bytes()
        ranks = (folder / RANK_FILE).read_bytes()
        joins = (folder / JOIN_FILE).read_bytes()
    except FileNotFoundError:
        raise ModelError("the packaged coreference model is missing; install again") from None
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"the packaged coreference model cannot be read: {error}") from error
    return read_model(data, pairs=pairs, ranks=ranks, joins=joins)


def read_model(data: object, *, pairs: bytes, ranks: bytes, joins: bytes) -> CoreferenceModel:
    """Return the model of these parts; ModelError when they are not what this version needs."""
    try:
        kinds, words, thresholds = read_words(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ModelError(f"coreference model: not what this version needs ({error})") from error
    return CoreferenceModel(
        pairs=read_forest(pairs, expected=FEATURES, name="coreference model (pairs)"),
        ranks=read_forest(ranks, expected=RANK_FEATURES, name="coreference model (ranks)"),
        joins=read_forest(joins, expected=JOIN_FEATURES, name="coreference model (joins)"),
        kinds=kinds,
        words=words,
        thresholds=thresholds,
    )


def read_words(data: Any) -> tuple[KindModel, frozenset[str], dict[str, float]]:
    """Return the kinds, the common words and the thresholds of the word file."""
    kinds = data["kinds"]
    if tuple(kinds["names"]) != KINDS:
        raise ModelError("coreference model: it knows other kinds of things")
    model = KindModel(
        bias=np.asarray(kinds["bias"], dtype=np.float64),
        weights={name: np.asarray(row, dtype=np.float64) for name, row in kinds["weights"].items()},
        senses={word: code for code, words in kinds["senses"].items() for word in words.split()},
    )
    thresholds = {name: float(value) for name, value in data["thresholds"].items()}
    return model, frozenset(data["words"].split()), thresholds


def make_scene(tree: Tree, candidates: list[Candidate], voices: Voices) -> Scene:
    """Return the account as the scorer needs it."""
    return scene_of(tree, candidates, grammar_links(tree, candidates), voices)


def ranked_scores(scene: Scene, model: CoreferenceModel) -> Scores:
    """Return the models' probability for every pair worth a look."""
    found: Scores = {}
    for keys, rows in pair_blocks(scene):
        pairs = np.asarray(keys, dtype=np.int64)
        ranked = rank_rows(scene, pairs, rows, model.pairs.odds(rows))
        found.update(scores_of(pairs, model.ranks.probabilities(ranked)))
    return found


def scores_of(keys: NDArray[np.int64], values: NDArray[np.float64]) -> Scores:
    """Return the scores as the decoding needs them; ``keys`` has shape (n, 2)."""
    pairs = zip(keys[:, 0].tolist(), keys[:, 1].tolist(), strict=True)
    return dict(zip(pairs, values.tolist(), strict=True))
