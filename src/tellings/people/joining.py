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
from tellings.people.summaries import Summary

MAX_PASSED = 30
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
    scores, summary = option.scores, option.cluster.summary
    mentions = state.scene.mentions
    members, nouns = len(option.cluster.members), len(summary.nouns)
    last = mentions[_last(option.cluster, m)]
    values = list(scores.values()) or [0.0]
    scored = summary.in_rank(scores)
    rival = options[0 if at else 1].best if len(options) > 1 else 0.0
    cluster_person, kinds = _kinds(summary, m)
    passed = _passed(state, last.number_in_account, m.number_in_account)
    candidate = m.candidate
    return [
        option.best,
        sum(values) / len(values),
        min(values),
        len(scores) / members,
        scores.get(last.number_in_account, -1.0),
        scores[max(scored)] if scored else -1.0,
        sum(scores[number] for number in scored) / len(scored) if scored else -1.0,
        *_best_by_form(state, scores),
        math.log1p(members),
        math.log1p(nouns),
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
        summary.lemmas[m.lemma] / nouns if nouns and m.form != 2.0 else -1.0,
        float(m.text in summary.texts),
        float(at),
        rival,
        option.best - rival,
        float(min(len(options), 20)),
        float(passed),
        float(min(m.sentence, 60)),
        float(last.voice == m.voice),
        float(last.role.startswith("nsubj")),
        float(len(m.modifiers)),
        _modifiers_clash(summary, m),
        math.log1p(m.number_in_account),
    ]


def _last(cluster: Cluster, m: Mention) -> int:
    """Return the last member before ``m``, the one that came last when all stand after it."""
    before = cluster.summary.last_before(m.number_in_account)
    return cluster.members[-1] if before is None else before


def _passed(state: State, first: int, last: int) -> int:
    """Return how many clusters are mentioned between two mentions, at most MAX_PASSED."""
    found: set[int] = set()
    for number in range(last - 1, first, -1):
        owner = state.owner.get(number)
        if owner is not None:
            found.add(owner)
            if len(found) == MAX_PASSED:
                break
    return len(found)


def _best_by_form(state: State, scores: Mapping[int, float]) -> tuple[float, float, float]:
    """Return the best score with a name, with a nominal and with a pronoun; -1 for none."""
    best = [-1.0, -1.0, -1.0]
    for number, score in scores.items():
        form = int(state.scene.mentions[number].form)
        best[form] = max(best[form], score)
    return best[0], best[1], best[2]


def _kinds(summary: Summary, m: Mention) -> tuple[float, float]:
    """Return the cluster's mean probability of being a person, and its agreement with ``m``."""
    if not summary.nouns:
        return -1.0, -1.0
    means = [total / len(summary.nouns) for total in summary.totals]
    if not m.candidate.kind:
        return means[0], -1.0
    dot = sum(p * q for p, q in zip(means, m.candidate.probabilities, strict=True))
    return means[0], dot


def _agreement(values: set[str], value: str | None) -> float:
    if not values or value is None:
        return 0.0
    return max(agreement(one, value) for one in sorted(values))


def _modifiers_clash(summary: Summary, m: Mention) -> float:
    """Whether nouns of the same head have modifiers, and ``m`` has others."""
    if m.form == 2.0 or not m.modifiers:
        return 0.0
    same = summary.modifiers.get(m.lemma)
    return float(same is not None and not same & m.modifiers)
