"""Comparing claims pair by pair: the features of a pair, from frames and vectors.

``Comparer`` holds the vectors' rows and the weighted words of every frame, so that any pair can be
asked for, also one that was no candidate.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from tellings.events.features import Likeness, features
from tellings.events.frames import Frame
from tellings.events.similarity import Floats
from tellings.events.tfidf import inverse_frequencies
from tellings.records.language import Vectors


class Comparer:
    """Features of pairs of frames, named by their numbers."""

    def __init__(self, frames: Sequence[Frame], vectors: Vectors) -> None:
        at = {key: number for number, key in enumerate(vectors.keys)}

        def rows(keys: Sequence[str]) -> Floats:
            return vectors.rows[[at[key] for key in keys]]

        self.frames = frames
        self.rarity = inverse_frequencies([frame.words for frame in frames])
        self._clause = rows([f"claim:{f.claim}" for f in frames])
        self._gist = rows([f"gist:{f.claim}" for f in frames])
        self._predicate = rows([f"predicate:{f.surface}" for f in frames])
        self._sentence = rows([f"sentence:{f.account}:{f.sentence}" for f in frames])
        self._words = [unit(frame.words, self.rarity) for frame in frames]
        self._around = [unit(frame.around, self.rarity) for frame in frames]

    def likeness(self, left: int, right: int) -> Likeness:
        """Return the cosines of the pair."""
        return Likeness(
            clause=float(self._clause[left] @ self._clause[right]),
            sentence=float(self._sentence[left] @ self._sentence[right]),
            gist=float(self._gist[left] @ self._gist[right]),
            words=dot(self._words[left], self._words[right]),
            around=dot(self._around[left], self._around[right]),
            predicate=float(self._predicate[left] @ self._predicate[right]),
        )

    def features(self, left: int, right: int) -> tuple[float, ...]:
        """Return the features of the pair, in the order of ``features.NAMES``."""
        likeness = self.likeness(left, right)
        return features(self.frames[left], self.frames[right], likeness, self.rarity)


def unit(words: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the words' weights, frequency times rarity, scaled to length 1."""
    counts = Counter(words)
    weights = {w: (1.0 + np.log(c)) * rarity.get(w, 1.0) for w, c in sorted(counts.items())}
    length = float(np.sqrt(sum(weight * weight for weight in weights.values())))
    return {word: float(weight) / length for word, weight in weights.items()}


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the sum of products over shared words, added in the first one's order."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)
