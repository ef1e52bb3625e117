"""Whether a mention joins a cluster: features of the pair, and the clusters worth a look.

The pair model speaks of two mentions; this one sees all its answers for a cluster at once (the
best, the mean, that of the nearest noun ...), how the cluster agrees with the mention, and how the
best rival does. It is trained on the clusters that the pair model itself makes, right or wrong.
("Model stacking": Clark and Manning, ACL 2015.)
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.people.clusters import Cluster, State
from tellings.people.features import DETERMINERS, GROUPS, Mention, agreement

JOIN_FEATURES = (
    "best",
    "mean",
    "least",
    "covered",
    "nearest",
    "nearest_noun",
    "mean_noun",
    "best_name",
    "best_nominal",
    "best_pronoun",
    "size",
    "nouns",
    "names",
    "sentences_apart",
    "mentions_apart",
    "form",
    "pronoun",
    "determiner",
    "kind_agreement",
    "person",
    "cluster_person",
    "gender",
    "number",
    "cluster_gender_known",
    "same_head_share",
    "same_text",
    "rank",
    "rival",
    "lead",
    "rivals",
    "clusters_between",
    "position",
    "voice",
    "last_is_subject",
    "modifiers",
    "cluster_modifiers_clash",
    "mentions_so_far",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Option:
    """A cluster that a mention could join: its pair scores by member, and the best of them."""

    cluster: Cluster
    scores: Mapping[int, float]
    best: float
    forced: bool


def join_features(state: State, m: Mention, options: Sequence[Option], at: int) -> list[float]:
    """Return the values of JOIN_FEATURES for the option numbered ``at`` (options best first)."""
    option = options[at]
    mentions = state.scene.mentions
    members = [mentions[number] for number in option.cluster.members]
    nouns = [a for a in members if a.form != 2.0]
    earlier = [a for a in members if a.number_in_account < m.number_in_account]
    last = max(earlier, key=lambda a: a.number_in_account, default=members[-1])
    values = list(option.scores.values()) or [0.0]
    noun_scores = [
        option.scores[a.number_in_account] for a in nouns if a.number_in_account in option.scores
    ]
    last_noun = max(
        (a for a in nouns if a.number_in_account in option.scores),
        key=lambda a: a.number_in_account,
        default=None,
    )
    rival = max((other.best for n, other in enumerate(options) if n != at), default=0.0)
    cluster_person, kinds = _kinds(nouns, m)
    passed = {
        state.owner.get(number)
        for number in range(last.number_in_account + 1, m.number_in_account)
        if number in state.owner
    }
    candidate = m.candidate
    return [
        option.best,
        sum(values) / len(values),
        min(values),
        len(option.scores) / len(members),
        option.scores.get(last.number_in_account, -1.0),
        option.scores[last_noun.number_in_account] if last_noun else -1.0,
        sum(noun_scores) / len(noun_scores) if noun_scores else -1.0,
        _best_of(option, members, 0.0),
        _best_of(option, members, 1.0),
        _best_of(option, members, 2.0),
        math.log1p(len(members)),
        math.log1p(len(nouns)),
        float(len(option.cluster.names)),
        float(min(m.sentence - last.sentence, 60)),
        float(min(m.number_in_account - last.number_in_account, 200)),
        m.form,
        float(GROUPS.index(m.group)) if m.group else -1.0,
        float(DETERMINERS.index(candidate.determiner)),
        kinds,
        candidate.probabilities[0] if candidate.kind else -1.0,
        cluster_person,
        _agreement(option.cluster.genders, candidate.gender),
        _agreement(option.cluster.numbers, candidate.number),
        float(bool(option.cluster.genders)),
        sum(a.lemma == m.lemma for a in nouns) / len(nouns) if nouns and m.form != 2.0 else -1.0,
        float(any(a.text == m.text for a in nouns)),
        float(at),
        rival,
        option.best - rival,
        float(min(len(options), 20)),
        float(min(len(passed), 30)),
        float(min(m.sentence, 60)),
        float(last.voice == m.voice),
        float(last.role.startswith("nsubj")),
        float(len(m.modifiers)),
        _modifiers_clash(nouns, m),
        math.log1p(m.number_in_account),
    ]


def _best_of(option: Option, members: Sequence[Mention], form: float) -> float:
    return max(
        (
            option.scores[a.number_in_account]
            for a in members
            if a.form == form and a.number_in_account in option.scores
        ),
        default=-1.0,
    )


def _kinds(nouns: Sequence[Mention], m: Mention) -> tuple[float, float]:
    """Return the cluster's mean probability of being a person, and its agreement with ``m``."""
    if not nouns:
        return -1.0, -1.0
    columns = list(zip(*(a.candidate.probabilities for a in nouns), strict=True))
    means = [sum(column) / len(nouns) for column in columns]
    if not m.candidate.kind:
        return means[0], -1.0
    dot = sum(p * q for p, q in zip(means, m.candidate.probabilities, strict=True))
    return means[0], dot


def _agreement(values: set[str], value: str | None) -> float:
    if not values or value is None:
        return 0.0
    return max(agreement(one, value) for one in sorted(values))


def _modifiers_clash(nouns: Sequence[Mention], m: Mention) -> float:
    """Whether nouns of the same head have modifiers, and ``m`` has others."""
    if m.form == 2.0 or not m.modifiers:
        return 0.0
    same = [a.modifiers for a in nouns if a.lemma == m.lemma and a.modifiers]
    return float(bool(same) and all(not mods & m.modifiers for mods in same))
