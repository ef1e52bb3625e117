"""Coreference inside an account: which mentions refer to the same thing.

1. A model of gradient-boosted trees says for a mention and an earlier one how likely they are the
   same (``features``, ``pairs``).
2. Mentions are taken from left to right, an inner one before the one around it. Each joins the
   cluster with the best score that no constraint forbids (``clusters``), or begins one.
3. Grammar and kinship join without a score: appositions, relative pronouns, "I" of one voice, and
   "her father" when she is already known to be his daughter.

Example: "Ada Okafor flew in with her son. The pilot greeted him." gives {Ada Okafor, her, the
pilot} and {her son, him}; "the pilot" cannot be the son because "him" is beside it in its clause.

Trained on GUM and LitBank; figures in the model's card.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from tellings.errors import ModelError
from tellings.people.candidates import Candidate
from tellings.people.clusters import Cluster, State, clash, describe, inverse_kin, shared_kin
from tellings.people.features import FEATURES, Mention, Scene, scene_of
from tellings.people.kinds import KINDS, KindModel
from tellings.people.links import grammar_links
from tellings.people.pairs import antecedents, pair_rows
from tellings.people.syntax import Tree
from tellings.people.trees import Forest, read_forest
from tellings.people.voices import Voices

MODEL_FILE = "model.json.gz"
KIN_SCORE = 0.9
RULE_SCORE = {"apposition": 0.95, "relative": 1.0, "reflexive": 0.97, "copula": 0.9}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoreferenceModel:
    """The packaged model: pair scores, kinds of things, common words, thresholds by form."""

    forest: Forest
    kinds: KindModel
    words: frozenset[str]
    thresholds: dict[str, float]


def load_coreference() -> CoreferenceModel:
    """Read the packaged model; ModelError when it is missing, broken or of another version."""
    path = files("tellings.models") / "coreference" / MODEL_FILE
    try:
        data = json.loads(gzip.decompress(path.read_bytes()))
    except FileNotFoundError:
        raise ModelError("the packaged coreference model is missing; install again") from None
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"the packaged coreference model cannot be read: {error}") from error
    return read_model(data)


def read_model(data: dict[str, object]) -> CoreferenceModel:
    """Return the model in ``data``; ModelError when its parts are not what this version needs."""
    try:
        kinds = data["kinds"]
        assert isinstance(kinds, dict)
        if tuple(kinds["names"]) != KINDS:
            raise ModelError("coreference model: it knows other kinds of things")
        kind_model = KindModel(
            bias=np.asarray(kinds["bias"], dtype=np.float64),
            weights={
                name: np.asarray(row, dtype=np.float64) for name, row in kinds["weights"].items()
            },
            senses={
                word: code for code, words in kinds["senses"].items() for word in words.split()
            },
        )
        forest = data["forest"]
        thresholds = data["thresholds"]
        words = data["words"]
        assert isinstance(forest, dict)
        assert isinstance(thresholds, dict)
        assert isinstance(words, str)
    except (KeyError, AssertionError, TypeError, AttributeError) as error:
        raise ModelError(f"coreference model: not what this version needs ({error})") from error
    return CoreferenceModel(
        forest=read_forest(forest, expected=FEATURES, name="coreference model"),
        kinds=kind_model,
        words=frozenset(words.split()),
        thresholds={name: float(value) for name, value in thresholds.items()},
    )


def make_scene(tree: Tree, candidates: list[Candidate], voices: Voices) -> Scene:
    """Return the account as the scorer needs it."""
    return scene_of(tree, candidates, grammar_links(tree, candidates), voices)


def pair_scores(scene: Scene, forest: Forest) -> dict[tuple[int, int], float]:
    """Return the model's probability for every pair worth a look, the earlier mention first."""
    keys: list[tuple[int, int]] = []
    blocks = []
    for m in scene.mentions:
        if m.candidate.relative:
            continue
        numbers = antecedents(scene, m)
        if numbers:
            keys += [(number, m.number_in_account) for number in numbers]
            blocks.append(pair_rows(scene, m, numbers))
    if not keys:
        return {}
    values = forest.probabilities(np.concatenate(blocks))
    return {key: float(value) for key, value in zip(keys, values, strict=True)}


def cluster_mentions(
    scene: Scene, scores: dict[tuple[int, int], float], thresholds: dict[str, float]
) -> list[list[int]]:
    """Return the clusters as lists of mention numbers, each sorted, in order of their first."""
    state = State(scene=scene)
    for left, right in scene.links.apart:
        state.apart.setdefault(left, set()).add(right)
        state.apart.setdefault(right, set()).add(left)
    partners: dict[int, list[tuple[int, float]]] = {}
    for (left, right), score in scores.items():
        partners.setdefault(right, []).append((left, score))
    for (left, right), rule in scene.links.same.items():
        partners.setdefault(right, []).append((left, RULE_SCORE[rule]))
    for m in sorted(scene.mentions, key=_inner_first):
        number = m.number_in_account
        state.place(number, _best(state, m, partners.get(number, ()), thresholds))
    _join_late(state)
    return sorted(sorted(cluster.members) for cluster in state.clusters.values())


def _inner_first(m: Mention) -> tuple[int, int, int]:
    return (m.candidate.last, -m.candidate.first, m.candidate.head)


def _best(
    state: State,
    m: Mention,
    partners: Sequence[tuple[int, float]],
    thresholds: dict[str, float],
) -> Cluster | None:
    """Return the cluster that ``m`` joins, None when it begins one."""
    single = describe(state, m.number_in_account)
    ranked: dict[int, float] = {}
    for earlier, score in partners:
        cluster = state.cluster_of(earlier)
        if cluster is not None:
            ranked[cluster.number] = max(ranked.get(cluster.number, 0.0), score)
    for cluster in state.clusters.values():
        if single.kin and (shared_kin(cluster, single) or inverse_kin(state, cluster, single)):
            ranked[cluster.number] = max(ranked.get(cluster.number, 0.0), KIN_SCORE)
        if m.group == "i" and ("i", m.voice) in cluster.groups:
            ranked[cluster.number] = 1.0
    threshold = thresholds[m.candidate.form]
    for number, score in sorted(ranked.items(), key=lambda item: (-item[1], -item[0])):
        if score < threshold:
            return None
        cluster = state.clusters[number]
        if not clash(state, cluster, single):
            return cluster
    return None


def _join_late(state: State) -> None:
    """Join clusters that turned out to be the same kin of the same person."""
    changed = True
    while changed:
        changed = False
        numbers = sorted(number for number, cluster in state.clusters.items() if cluster.kin)
        for position, one in enumerate(numbers):
            for two in numbers[position + 1 :]:
                left, right = state.clusters.get(one), state.clusters.get(two)
                if left is None or right is None or clash(state, left, right):
                    continue
                if shared_kin(left, right) or inverse_kin(state, left, right):
                    state.merge(left, right)
                    changed = True
