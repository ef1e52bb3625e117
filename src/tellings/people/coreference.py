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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from tellings.errors import ModelError
from tellings.people.candidates import Candidate
from tellings.people.clusters import Cluster, State, clash, describe, inverse_kin, shared_kin
from tellings.people.features import FEATURES, Mention, Scene, scene_of
from tellings.people.joining import JOIN_FEATURES, Option, join_features
from tellings.people.kinds import KINDS, KindModel
from tellings.people.links import grammar_links
from tellings.people.pairs import antecedents, pair_rows
from tellings.people.syntax import Tree
from tellings.people.trees import Forest, read_forest
from tellings.people.voices import Voices, said_by
from tellings.text.names import name_likeness

MODEL_FILE = "words.json.gz"
PAIR_FILE = "pairs.onnx"
JOIN_FILE = "joins.onnx"
WORTH_A_LOOK = 0.03
SURE_VOTES = 1.5
SURE_SHARE = 0.75
SAME_NAME = 0.75
VOTE = 0.3
MIN_KIND_AGREEMENT = 0.25
RULE_SCORE = {"apposition": 0.95, "relative": 1.0, "reflexive": 0.97, "copula": 0.9}

Decide = Callable[[State, Mention, Sequence[Option]], int | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoreferenceModel:
    """The packaged model: pairs, joins, kinds of things, common words, thresholds by form."""

    pairs: Forest
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
        joins = (folder / JOIN_FILE).read_bytes()
    except FileNotFoundError:
        raise ModelError("the packaged coreference model is missing; install again") from None
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"the packaged coreference model cannot be read: {error}") from error
    return read_model(data, pairs=pairs, joins=joins)


def read_model(data: object, *, pairs: bytes, joins: bytes) -> CoreferenceModel:
    """Return the model of these parts; ModelError when they are not what this version needs."""
    try:
        kinds, words, thresholds = read_words(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ModelError(f"coreference model: not what this version needs ({error})") from error
    return CoreferenceModel(
        pairs=read_forest(pairs, expected=FEATURES, name="coreference model (pairs)"),
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


def join_decision(forest: Forest, thresholds: Mapping[str, float]) -> Decide:
    """Return the decision of the join model: the best cluster at or above the form's threshold."""

    def decide(state: State, m: Mention, options: Sequence[Option]) -> int | None:
        rows = [join_features(state, m, options, at) for at in range(len(options))]
        values = forest.probabilities(np.asarray(rows, dtype=np.float32))
        best = int(values.argmax())
        return best if values[best] >= thresholds[m.candidate.form] else None

    return decide


def cluster_mentions(
    scene: Scene, scores: Mapping[tuple[int, int], float], decide: Decide
) -> list[list[int]]:
    """Return the clusters as lists of mention numbers, each sorted, in order of their first."""
    state = State(scene=scene, learnt=learnt_genders(scene, scores))
    for left, right in scene.links.apart:
        state.apart.setdefault(left, set()).add(right)
        state.apart.setdefault(right, set()).add(left)
    partners: dict[int, dict[int, float]] = {}
    for (left, right), score in scores.items():
        partners.setdefault(right, {})[left] = score
    for (left, right), rule in scene.links.same.items():
        partners.setdefault(right, {})[left] = RULE_SCORE[rule]
    for m in sorted(scene.mentions, key=_inner_first):
        number = m.number_in_account
        state.place(number, _best(state, m, partners.get(number, {}), decide))
    _join_late(state)
    return sorted(sorted(cluster.members) for cluster in state.clusters.values())


def learnt_genders(scene: Scene, scores: Mapping[tuple[int, int], float]) -> dict[str, str]:
    """Return the gender of each name text as the account's own pronouns and nouns show it.

    Every "he" or "she" votes for the name that it most likely stands for, a noun joined to a name
    by grammar votes twice; one slip ("his" of a daughter) is outvoted by the rest of the account.
    """
    votes: dict[str, dict[str, list[float]]] = {}
    best: dict[int, tuple[float, int]] = {}
    for (left, right), score in scores.items():
        a, m = scene.mentions[left], scene.mentions[right]
        if m.group in {"he", "she"} and a.form != 2.0 and score >= VOTE:
            best[right] = max(best.get(right, (0.0, -1)), (score, left))
    for right, (score, left) in best.items():
        a, m = scene.mentions[left], scene.mentions[right]
        if a.names and m.candidate.gender:
            votes.setdefault(a.text, {}).setdefault(m.candidate.gender, []).append(score)
    for left, right in scene.links.same:
        for one, two in ((left, right), (right, left)):
            a, m = scene.mentions[one], scene.mentions[two]
            if a.names and not m.names and m.form == 1.0 and m.candidate.gender:
                votes.setdefault(a.text, {}).setdefault(m.candidate.gender, []).append(2.0)
    texts = sorted({m.text for m in scene.mentions if m.names})
    return {text: gender for text in texts if (gender := _voted(text, votes))}


def _voted(text: str, votes: Mapping[str, Mapping[str, Sequence[float]]]) -> str | None:
    """Return the gender that three quarters of the votes for a name, however spelled, give."""
    total: dict[str, float] = {}
    for other, counts in votes.items():
        if other == text or name_likeness(other, text).score >= SAME_NAME:
            for gender, scores in counts.items():
                total[gender] = total.get(gender, 0.0) + sum(scores)
    if not total:
        return None
    gender, top = min(total.items(), key=lambda item: (-item[1], item[0]))
    return gender if top >= SURE_VOTES and top >= SURE_SHARE * sum(total.values()) else None


def _inner_first(m: Mention) -> tuple[int, int, int]:
    return (m.candidate.last, -m.candidate.first, m.candidate.head)


def _best(
    state: State, m: Mention, partners: Mapping[int, float], decide: Decide
) -> Cluster | None:
    """Return the cluster that ``m`` joins, None when it begins one."""
    single = describe(state, m.number_in_account)
    by_cluster: dict[int, dict[int, float]] = {}
    for earlier, score in partners.items():
        cluster = state.cluster_of(earlier)
        if cluster is not None:
            by_cluster.setdefault(cluster.number, {})[earlier] = score
    forced = _forced(state, m, single)
    options = []
    for number in sorted({*by_cluster, *forced}):
        cluster = state.clusters[number]
        found = by_cluster.get(number, {})
        best = max(found.values(), default=0.0)
        by_rule = number in forced or _by_rule(state, m, cluster)
        if (best >= WORTH_A_LOOK or by_rule) and not clash(state, cluster, single):
            options.append(Option(cluster=cluster, scores=found, best=best, forced=by_rule))
    sure = [option for option in options if option.forced]
    if sure:
        return max(sure, key=lambda option: (option.best, option.cluster.number)).cluster
    if not options or not _may_refer_back(m):
        return None
    options.sort(key=lambda option: (-option.best, -option.cluster.number))
    chosen = decide(state, m, options)
    return None if chosen is None else options[chosen].cluster


def _forced(state: State, m: Mention, single: Cluster) -> set[int]:
    """Return the clusters that "I", a quotation's speaker and kinship join without a score."""
    found = set()
    for cluster in state.clusters.values():
        kin = single.kin and (shared_kin(cluster, single) or inverse_kin(state, cluster, single))
        if kin or _same_voice(state, m, cluster):
            found.add(cluster.number)
    return found


def _same_voice(state: State, m: Mention, cluster: Cluster) -> bool:
    """Whether one is "I" of a voice and the other "I" of the same voice, or its speaker."""
    if m.group == "i":
        if ("i", m.voice) in cluster.groups:
            return True
        speaker = said_by(m.voice)
        mentions = state.scene.mentions
        return any(mentions[number].candidate.head == speaker for number in cluster.members)
    return any(
        said_by(voice) == m.candidate.head for group, voice in cluster.groups if group == "i"
    )


def _by_rule(state: State, m: Mention, cluster: Cluster) -> bool:
    """Whether grammar joins ``m`` to a member of ``cluster``."""
    same = state.scene.links.same
    number = m.number_in_account
    for other in cluster.members:
        rule = same.get((min(other, number), max(other, number)), "")
        if rule in {"relative", "reflexive"}:
            return True
        if rule and _one_kind(state.scene.mentions[other].candidate, m.candidate):
            return True
    return False


def _one_kind(one: Candidate, two: Candidate) -> bool:
    """Whether both can name the same kind of thing; "the law is a father" joins nobody."""
    if not one.kind or not two.kind:
        return True
    dot = sum(p * q for p, q in zip(one.probabilities, two.probabilities, strict=True))
    return dot >= MIN_KIND_AGREEMENT


def _may_refer_back(m: Mention) -> bool:
    """Whether a score may join ``m`` to something earlier.

    Someone new comes with "a", "any" or "every", which only grammar joins; "I" follows its voice.
    """
    if m.group == "i":
        return False
    return not (m.form == 1.0 and m.candidate.determiner in {"indef", "quant"})


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
