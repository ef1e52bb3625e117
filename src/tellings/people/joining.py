"""Which cluster a mention joins: the one that its members speak for most strongly together.

The network gives for every pair the odds that the later mention refers to the earlier one against
naming somebody new. What speaks for a cluster is the sum of the odds of its members, as in the
marginal likelihood that the network was trained with; it joins when this reaches the threshold of
its form. A noun or name not used of the cluster before needs one member that speaks for it alone: a
main character's hundred mentions, each a little like "the chief", are no reason.

(Boosted trees that judged each cluster by features of its own, "model stacking", Clark and Manning,
ACL 2015, were tried on top: .03 worse on the LitBank stories kept for choosing, and no better on
GUM dev.)

Example: "he" has odds of .5 with "the clerk", and of .4 and .3 with the two mentions of Omar: he
is Omar, with a probability of .7 / 1.7 against somebody new.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.clusters import Cluster, State
from tellings.people.features import Mention

SURE_ENOUGH = 0.7
MOST = 1.0 - 1e-6
NEW_WORD = ", new word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A cluster that a mention could join: its pair scores by member, and the best of them."""

    cluster: Cluster
    scores: Mapping[int, float]
    best: float
    forced: bool


Decide = Callable[[State, Mention, Sequence[Option]], int | None]


def decision(thresholds: Mapping[str, float]) -> Decide:
    """Return the decision: the strongest cluster at or above the threshold of the form."""

    def decide(state: State, m: Mention, options: Sequence[Option]) -> int | None:
        values = [strength(option.scores) for option in options]
        best = max(range(len(values)), key=values.__getitem__)
        case = _case(m, options[best])
        value = options[best].best if case.endswith(NEW_WORD) else values[best]
        if value < thresholds[case]:
            return None
        if values[best] < SURE_ENOUGH and m.form == 2.0:
            state.unsure.add(m.number_in_account)
        return best

    return decide


def strength(scores: Mapping[int, float]) -> float:
    """Return the probability of a cluster against somebody new, from those of its members."""
    odds = sum(min(score, MOST) / (1.0 - min(score, MOST)) for score in scores.values())
    return odds / (1.0 + odds)


def _case(m: Mention, option: Option) -> str:
    """Return which threshold holds: that of the form, or of a noun or name not used before.

    "The commissioner" may well be Ada, but a person joined on no word in common is the costliest
    error there is, so a new word has to be surer; so has "I" of a quotation nobody is named for.
    """
    form = m.candidate.form
    if form == "pronoun":
        return "quoted I" if m.group == "i" else form
    if form == "nominal":
        known = m.lemma in option.cluster.summary.lemmas
    else:
        known = bool(option.cluster.names)
    return form if known else form + NEW_WORD
