"""Word overlap weighted by rarity: TF-IDF vectors, and their cosine between two lists of texts.

A word counts (1 + log frequency) * (1 + log((1 + n) / (1 + texts with it))), each text's vector
has length 1, so two texts that share a rare word are close and two that share "the" are not. Only
pairs that share a word are ever touched: the product runs over an inverted index, one word at a
time, in the order of the words, so that sums come out the same on every run.

Salton & Buckley (1988), Term-weighting approaches in automatic text retrieval.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

COMMON_SHARE = 0.25
"""A word in more than this share of the texts tells nothing apart and is left out (it is also
where almost all of the work would be)."""

COMMON_FROM = 40
"""Below this number of texts the share says little and no word is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """Texts as weighted words. ``postings`` maps a word to its texts' numbers and weights."""

    count: int
    postings: Mapping[str, tuple[NDArray[np.int64], Floats]]


def inverse_frequencies(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return each word's weight by rarity: 1 for a word of every text, more for rarer ones."""
    frequency = Counter(word for bag in bags for word in set(bag))
    total = len(bags)
    cut = total * COMMON_SHARE if total >= COMMON_FROM else total
    return {
        word: 1.0 + float(np.log((1 + total) / (1 + frequency[word])))
        for word in sorted(frequency)
        if frequency[word] <= cut
    }


def weigh(bags: Sequence[Sequence[str]], rarity: Mapping[str, float]) -> Weighted:
    """Return the texts' weighted words; words without a rarity are left out."""
    entries: dict[str, list[tuple[int, float]]] = {}
    for number, bag in enumerate(bags):
        counts = Counter(word for word in bag if word in rarity)
        weights = {w: (1.0 + float(np.log(c))) * rarity[w] for w, c in sorted(counts.items())}
        length = float(np.sqrt(sum(weight * weight for weight in weights.values())))
        for word, weight in weights.items():
            entries.setdefault(word, []).append((number, weight / length))
    postings = {
        word: (
            np.array([number for number, _ in pairs], dtype=np.int64),
            np.array([weight for _, weight in pairs], dtype=np.float32),
        )
        for word, pairs in sorted(entries.items())
    }
    return Weighted(count=len(bags), postings=postings)


def cosines(left: Weighted, right: Weighted) -> Floats:
    """Return the cosines, shape (left.count, right.count)."""
    result = np.zeros((left.count, right.count), dtype=np.float32)
    for word, (rows, row_weights) in left.postings.items():
        found = right.postings.get(word)
        if found is not None:
            columns, column_weights = found
            result[np.ix_(rows, columns)] += np.outer(row_weights, column_weights)
    return result
