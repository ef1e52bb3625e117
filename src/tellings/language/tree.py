"""The best dependency tree of a sentence, given a score for every arc.

Each word's best head is nearly always a tree already. Where it is not, the algorithm of Chu and
Liu (1965) and Edmonds (1967), first used for parsing by McDonald et al. (2005,
https://aclanthology.org/H05-1066), finds the tree of greatest score: take each word's best head,
contract a cycle into one node, solve the smaller problem, open the cycle at its best place.

``scores[i, j]`` is the score of word j as the head of word i, the diagonal of i as root. Exactly
one word is the root: roots cost more than any arcs could gain, so that the best tree has one.

>>> best_tree(np.array([[0.0, 5.0], [4.0, 1.0]]))
array([1, 1])
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Return each word's head, shape (n,), the root its own, for scores of shape (n, n)."""
    heads: Heads = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads
    count = len(scores)
    wide = np.zeros((count + 1, count + 1))
    wide[1:, 1:] = scores
    cost = 1.0 + 2.0 * count * (float(scores.max()) - float(scores.min()))
    wide[1:, 0] = np.diagonal(scores) - cost
    np.fill_diagonal(wide, -np.inf)
    found = _arborescence(wide)[1:] - 1
    return np.where(found < 0, np.arange(count), found)


def _is_tree(heads: Heads) -> bool:
    """Whether exactly one word is its own head and every chain of heads ends there."""
    if int((heads == np.arange(len(heads))).sum()) != 1:
        return False
    reached, steps = heads, 1
    while steps < len(heads):  # doubling: after k rounds, 2 ** k steps up
        reached, steps = reached[reached], steps * 2
    return bool((reached == reached[0]).all()) and int(heads[reached[0]]) == int(reached[0])


def _arborescence(scores: Scores) -> Heads:
    """Return the heads of the best tree rooted in node 0 (whose own head is 0)."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    # What entering the cycle at a word costs: its arc in the cycle gives way.
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    solved = _arborescence(smaller)
    for at, word in enumerate(outside[1:], start=1):
        head = solved[at]
        in_cycle = head == len(outside)
        heads[word] = cycle[int(leaving[at].argmax())] if in_cycle else outside[head]
    from_outside = solved[-1]
    heads[cycle[int(entering[:, from_outside].argmax())]] = outside[from_outside]
    return heads


def _cycle(heads: Heads) -> Heads | None:
    """Return the words of a cycle, or None; node 0 is the root and in none."""
    state = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        word = start
        while word and not state[word]:
            state[word] = start
            word = int(heads[word])
        if word and state[word] == start:
            cycle = [word]
            while (word := int(heads[word])) != cycle[0]:
                cycle.append(word)
            return np.array(cycle)
    return None
