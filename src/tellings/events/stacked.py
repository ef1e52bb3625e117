"""A second look at a pair: what the first scores of everything around it say.

Scores of pairs are made one by one; that they must fit together is known only when all are there.
If a is b and b is c, a is c; if two accounts share their other events, they tell one story; a claim
that is like everything is like nothing in particular. ``STACKED`` puts this as numbers for a second
set of trees, learnt on first scores from trees that have not seen the story (stacked
generalisation, Wolpert 1992).

Write p for the likelihood of a pair, 1 / (1 + exp(-score)):

* ``first``: the score; ``through`` and ``chain``: sum of p(a,k) p(k,b) over all others, and the
  largest min(p(a,k), p(k,b)); ``overlap``: ``through`` as a share of all that a and b are like;
* ``rival_more``, ``rival_less``: the best other partner of either, the larger first;
* ``alike_more``, ``alike_less``: the summed likelihood of each side's pairs;
* ``stories``: mean best partner of the two accounts' other claims in each other;
* ``beside``: the same, summed, for the other claims of the two sentences; ``crowd``: how many.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.events.frames import Frame

STACKED = (
    "first",
    "through",
    "chain",
    "overlap",
    "rival_more",
    "rival_less",
    "alike_more",
    "alike_less",
    "stories",
    "beside",
    "crowd",
)
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


def stacked(frames: Sequence[Frame], scores: Floats) -> Floats:
    """Return the values of ``STACKED`` for all pairs of frames.

    ``scores`` are log odds, symmetric, shape (n, n), the diagonal not looked at. The result has
    shape (n (n - 1) / 2, len(STACKED)), in the order of ``itertools.combinations``.
    """
    if len(frames) < 2:
        return np.zeros((0, len(STACKED)))
    left, right = np.triu_indices(len(frames), 1)
    likely = 1.0 / (1.0 + np.exp(-scores))
    np.fill_diagonal(likely, 0.0)
    sums = likely.sum(axis=1)
    through = (likely @ likely)[left, right]
    overlap = through / (sums[left] + sums[right] - through + 1.0)
    mine, theirs = _rivals(likely, left, right), _rivals(likely, right, left)
    account, sentence = _numbered(frames)
    stories = _between(likely, account, left, right)
    size = np.bincount(account)
    beside = _between(likely, sentence, left, right)
    crowd = np.bincount(sentence)
    return np.column_stack(
        [
            scores[left, right],
            through,
            _chains(likely)[left, right],
            overlap,
            np.maximum(mine, theirs),
            np.minimum(mine, theirs),
            np.maximum(sums[left], sums[right]),
            np.minimum(sums[left], sums[right]),
            stories / (size[account[left]] + size[account[right]]),
            beside,
            crowd[sentence[left]] + crowd[sentence[right]],
        ]
    )


def _chains(likely: Floats) -> Floats:
    """Return the largest min(p(a,k), p(k,b)) over all k."""
    return np.array([np.minimum(row[None, :], likely).max(axis=1) for row in likely])


def _rivals(likely: Floats, side: Numbers, partner: Numbers) -> Floats:
    """Return the likelihood of each side's best partner other than the given one."""
    best = np.argsort(-likely, axis=1, kind="stable")[:, :2]
    if best.shape[1] < 2:
        return np.zeros(len(side))
    other = np.where(best[side, 0] == partner, best[side, 1], best[side, 0])
    result: Floats = likely[side, other]
    return result


def _numbered(frames: Sequence[Frame]) -> tuple[Numbers, Numbers]:
    """Return the number of each frame's account and of its sentence."""
    accounts: dict[str, int] = {}
    sentences: dict[tuple[str, int], int] = {}
    one = [accounts.setdefault(f.account, len(accounts)) for f in frames]
    two = [sentences.setdefault((f.account, f.sentence), len(sentences)) for f in frames]
    return np.array(one, dtype=np.int64), np.array(two, dtype=np.int64)


def _between(likely: Floats, part: Numbers, left: Numbers, right: Numbers) -> Floats:
    """Return what the other members of two parts find in each other, best partners summed."""
    count = int(part.max()) + 1
    best = np.array([likely[part == number].max(axis=0) for number in range(count)])
    sums = np.array([np.bincount(part, weights=row, minlength=count) for row in best])
    ours, theirs = part[left], part[right]
    own = best[ours, right] + best[theirs, left]
    result: Floats = sums[ours, theirs] + sums[theirs, ours] - own
    return result
