"""How sure the syntax network is of what was read: log odds for every word of a sentence.

The scores behind a decision become a distribution by softmax; what is kept is the log odds of what
was decided against everything else:

    "the lamp that fell"   arc of "fell" to "lamp": p = .98, log odds 3.9

and beside it how many words that hang elsewhere are expected at a word (the sum of their
probabilities), for a verb that may have lost its object. Arcs are a distribution over heads (Dozat
and Manning 2017, https://arxiv.org/abs/1611.01734), so that no second pass of the network is
needed. Steps of a tenth in one byte make the last bits of a sum, in which processors differ,
disappear.
"""

import numpy as np
from numpy.typing import NDArray

from tellings.records.language import CONFIDENCE_STEPS, DECISIONS

Scores = NDArray[np.floating]
Chosen = NDArray[np.int64]

LIMIT = 127.0 / CONFIDENCE_STEPS


def rows_of(
    *,
    arcs: Scores,
    heads: Chosen,
    labels: Scores,
    relations: Chosen,
    upos: Scores,
    feats: Scores,
    starts: Scores,
) -> NDArray[np.int8]:
    """Return a sentence's rows as ``Confidence`` holds them, shape (n, len(DECISIONS)).

    ``arcs`` (n, n) is [dependent, head], the diagonal for roots, ``labels`` (n, relations) are the
    relations' scores with the chosen heads, ``upos`` and ``feats`` (n, values) those of the tags,
    ``starts`` (n,) log odds. ``heads`` and ``relations`` are what was chosen, a root its own head.
    """
    root = heads == np.arange(len(heads))
    columns = {
        "arc": log_odds(arcs, heads),
        "label": np.where(root, LIMIT, log_odds(labels, relations)),
        "upos": log_odds(upos, upos.argmax(axis=1)),
        "feats": log_odds(feats, feats.argmax(axis=1)),
        "start": starts.astype(np.float64),
        "missed": _expected_elsewhere(arcs, heads),
    }
    table = np.stack([columns[name] for name in DECISIONS], axis=1)
    rows: NDArray[np.int8] = np.rint(np.clip(table, -LIMIT, LIMIT) * CONFIDENCE_STEPS).astype(
        np.int8
    )
    return rows


def log_odds(scores: Scores, chosen: Chosen) -> NDArray[np.float64]:
    """Return the log odds of each row's ``chosen`` column against the row's other columns.

    Infinite where there is no other column.
    """
    table = scores.astype(np.float64)
    at = np.arange(len(chosen))
    own = table[at, chosen]
    table[at, chosen] = -np.inf
    top = table.max(axis=1)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        others = safe + np.log(np.exp(table - safe[:, None]).sum(axis=1))
    found: NDArray[np.float64] = own - others
    return found


def _expected_elsewhere(arcs: Scores, heads: Chosen) -> NDArray[np.float64]:
    """Return the logarithm of how many words not hung on a word are expected there, shape (n,)."""
    table = arcs.astype(np.float64)
    shares = np.exp(table - table.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    at = np.arange(len(heads))
    shares[at, heads] = 0.0
    shares[at, at] = 0.0
    with np.errstate(divide="ignore"):
        found: NDArray[np.float64] = np.log(shares.sum(axis=0))
    return found
