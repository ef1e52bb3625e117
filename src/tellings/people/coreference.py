"""Coreference inside an account: which mentions refer to the same thing.

1. A small network says for a mention and an earlier one how likely they are the same, from what the
   language network makes of both and what lies between them (``antecedent_network``).
2. A mention joins the cluster whose members speak for it most strongly together (``joining``); no
   constraint may forbid it (``clusters``, ``kinship``).
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
from tellings.people.antecedent_network import (
    AntecedentNetwork,
    mention_rows,
    read_network,
    relation_rows,
)
from tellings.people.candidates import Candidate
from tellings.people.features import Scene, scene_of
from tellings.people.kinds import KINDS, KindModel
from tellings.people.links import grammar_links
from tellings.people.pair_table import columns_of, pair_blocks
from tellings.people.syntax import Tree
from tellings.people.voices import Voices

MODEL_FILE = "words.json.gz"
NETWORK_FILE = "antecedents.onnx"

Scores = dict[tuple[int, int], float]
"""By pair of mention numbers, the earlier first, the probability that they are the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoreferenceModel:
    """The packaged model: the network, kinds of things, common words, thresholds."""

    network: AntecedentNetwork
    kinds: KindModel
    words: frozenset[str]
    thresholds: dict[str, float]


def load_coreference() -> CoreferenceModel:
    """Read the packaged model; ModelError when it is missing, broken or of another version."""
    folder = files("tellings.models") / "coreference"
    try:
        data = json.loads(gzip.decompress((folder / MODEL_FILE).read_bytes()))
        network = (folder / NETWORK_FILE).read_bytes()
    except FileNotFoundError:
        raise ModelError("the packaged coreference model is missing; install again") from None
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"the packaged coreference model cannot be read: {error}") from error
    return read_model(data, network=network)


def read_model(data: object, *, network: bytes) -> CoreferenceModel:
    """Return the model of these parts; ModelError when they are not what this version needs."""
    try:
        kinds, words, thresholds = read_words(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ModelError(f"coreference model: not what this version needs ({error})") from error
    return CoreferenceModel(
        network=read_network(network, name="coreference model"),
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


def pair_scores(scene: Scene, model: CoreferenceModel) -> Scores:
    """Return the network's probability for every pair worth a look."""
    found: Scores = {}
    columns = columns_of(scene)
    mentions = mention_rows(scene, columns)
    for keys, rows in pair_blocks(scene, columns):
        pairs = np.asarray(keys, dtype=np.int64)
        odds = model.network.scores(mentions, pairs, relation_rows(mentions, pairs, rows))
        found.update(scores_of(pairs, 1.0 / (1.0 + np.exp(-odds))))
    return found


def scores_of(keys: NDArray[np.int64], values: NDArray[np.float64]) -> Scores:
    """Return the scores as the decoding needs them; ``keys`` has shape (n, 2)."""
    pairs = zip(keys[:, 0].tolist(), keys[:, 1].tolist(), strict=True)
    return dict(zip(pairs, values.tolist(), strict=True))
