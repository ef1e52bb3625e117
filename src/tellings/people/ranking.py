"""From the score of a pair to that of a pair among its rivals, with the network's reading.

The pair model looks at two mentions alone. Whether the earlier one is meant also depends on what
else could be: a pronoun two sentences on is likely the nearest agreeing person, unless somebody
fits better. So for every mention all that it may refer to is looked at together: what share each
has (a softmax over the rivals and "somebody new"), and by how much it leads.

Two things are shared out so: the pair model's log-odds, and the dot product of two vectors that the
language network gives every word, one as a mention that refers back and one as what is referred to.
(Mention ranking: Lee et al., "End-to-end neural coreference resolution", EMNLP 2017,
https://aclanthology.org/D17-1018; on the words that head mentions: Dobrovolskii, "Word-level
coreference resolution", EMNLP 2021, https://aclanthology.org/2021.emnlp-main.605.)

Example: "Ada met Jo. She ..." gives "she" and "Jo" a dot product of 3.1, "she" and "Ada" 4.0, "she"
and nobody 1.2: shares .28, .68 and .04.

A forest of boosted trees weighs both with a few of the pair's own features. It is trained on
documents whose chains neither the network nor the pair model has seen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.people.features import FEATURES, Scene

PLAIN = (
    "form_a",
    "form_m",
    "pronoun_m",
    "determiner_a",
    "determiner_m",
    "role_a",
    "kind_agreement",
    "number",
    "gender",
    "sentences_apart",
    "mentions_apart",
    "between_agreeing",
    "same_head",
    "same_text",
    "words_shared",
    "words_of_m_in_a",
    "modifiers_clash",
    "name_words_shared",
    "head_likeness",
    "head_count",
    "same_voice",
)
RANK_FEATURES = (
    "pair",
    "pair_share",
    "pair_lead",
    "pair_best",
    "network",
    "network_share",
    "network_lead",
    "network_over_new",
    "network_best_over_new",
    "network_new",
    "network_known",
    *PLAIN,
)
ALONE = 5.0
"""By how much a mention's only candidate leads."""
MOST_ODDS = 12.0
UNKNOWN = -10.0
"""The network's score of a pair of which it does not know both."""

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rivals:
    """Pairs by the later mention: ``first`` where each mention's pairs begin, ``group`` of each."""

    first: Whole
    group: Whole


def rivals(mentions: Whole) -> Rivals:
    """Return the rivals; the pairs of one later mention must stand side by side."""
    starts = np.ones(len(mentions), dtype=bool)
    starts[1:] = mentions[1:] != mentions[:-1]
    return Rivals(first=np.flatnonzero(starts), group=np.cumsum(starts) - 1)


def shares(scores: Floats, new: Floats, found: Rivals) -> Floats:
    """Return each pair's softmax share among its rivals and "new" (one score a mention)."""
    top = np.maximum(np.maximum.reduceat(scores, found.first), new)
    powers = np.exp(scores - top[found.group])
    total = np.add.reduceat(powers, found.first) + np.exp(new - top)
    return np.asarray(powers / total[found.group], dtype=np.float64)


def leads(scores: Floats, found: Rivals) -> Floats:
    """Return by how much a pair leads the best of its rivals; negative when it does not."""
    best = np.maximum.reduceat(scores, found.first)[found.group]
    at_top = scores >= best
    second = np.maximum.reduceat(np.where(at_top, -np.inf, scores), found.first)[found.group]
    lead = np.where(np.isinf(second), ALONE, best - second)
    return np.where(at_top, lead, scores - best)


def rank_rows(scene: Scene, keys: Whole, rows: Rows, odds: Floats) -> Rows:
    """Return the values of RANK_FEATURES, shape (n, len(RANK_FEATURES)).

    ``keys`` are pairs (antecedent, mention), all of a mention side by side; ``rows`` their FEATURES
    and ``odds`` their log-odds by the pair model.
    """
    found = rivals(keys[:, 1])
    odds = np.clip(odds, -MOST_ODDS, MOST_ODDS)
    dots, new, known = network_scores(scene, keys, found)
    over = dots - new[found.group]
    columns = [
        odds,
        shares(odds, np.zeros(len(found.first)), found),
        leads(odds, found),
        np.maximum.reduceat(odds, found.first)[found.group],
        dots,
        shares(dots, new, found),
        leads(dots, found),
        over,
        np.maximum.reduceat(over, found.first)[found.group],
        new[found.group],
        known,
    ]
    plain = rows[:, [FEATURES.index(name) for name in PLAIN]]
    return np.concatenate([np.stack(columns, axis=1).astype(np.float32), plain], axis=1)


def network_scores(scene: Scene, keys: Whole, found: Rivals) -> tuple[Floats, Floats, Floats]:
    """Return the network's score of each pair, that of being new by mention, and what is known.

    What is known is 1 for a pair whose later mention has vectors, 2 where the earlier one has, 3
    for both; the network gives them to what it holds to be a mention. A pair without both scores
    UNKNOWN, and a mention without vectors is new at 0.
    """
    vectors = scene.tree.analysis.antecedence
    if vectors is None or not vectors.words:
        nothing = np.zeros(len(keys))
        return nothing + UNKNOWN, np.zeros(len(found.first)), nothing
    anaphor, antecedent, firsts = vectors.vectors()
    place = np.full(len(scene.tree.tokens), -1, dtype=np.int64)
    place[np.asarray(vectors.words, dtype=np.int64)] = np.arange(len(vectors.words))
    at = place[np.asarray([m.candidate.head for m in scene.mentions], dtype=np.int64)]
    earlier, later = at[keys[:, 0]], at[keys[:, 1]]
    both = (earlier >= 0) & (later >= 0)
    dots = np.full(len(keys), UNKNOWN)
    dots[both] = np.einsum("nd,nd->n", anaphor[later[both]], antecedent[earlier[both]])
    own = later[found.first]
    new = np.where(own >= 0, firsts[own], 0.0)
    return dots, new.astype(np.float64), (later >= 0) + 2.0 * (earlier >= 0)
