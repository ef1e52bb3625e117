"""Comparing claims pair by pair: the features of a pair, from frames and vectors.

``Comparer`` holds the vectors' rows and the weighted words of every frame, so that any pair can be
asked for, also one that was no candidate. What belongs to a sentence is kept once a sentence. What
the accounts as wholes say (``setting``) is made when it is first asked for; it needs their
analyses.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from tellings.events.features import Likeness, features
from tellings.events.frames import Frame
from tellings.events.setting import Setting
from tellings.events.similarity import Floats
from tellings.events.tfidf import inverse_frequencies
from tellings.events.verbs import Verbs
from tellings.records.language import Analysis, Vectors
from tellings.text.lexicon import load

NONE: Mapping[str, Analysis] = {}
WINDOW = 2
"""Sentences on either side that make up the scene of a claim."""


class Comparer:
    """Features of pairs of frames, named by their numbers."""

    def __init__(
        self, frames: Sequence[Frame], vectors: Vectors, analyses: Mapping[str, Analysis] = NONE
    ) -> None:
        self.frames = frames
        self._analyses = analyses
        self._setting: Setting | None = None
        self._at = {key: number for number, key in enumerate(vectors.keys)}
        self._vectors = vectors.rows
        self._verbs = Verbs(load())
        self._clause = self._rows([f"claim:{f.claim}" for f in frames])
        self._unnamed = self._rows([f"unnamed:{f.claim}" for f in frames])
        self._gist = self._rows([f"gist:{f.claim}" for f in frames])
        self._predicate = self._rows([f"predicate:{f.surface}" for f in frames])
        self._trigger = self._rows([f"trigger:{f.claim}" for f in frames])
        sentences: dict[tuple[str, int], int] = {}
        self._of = [sentences.setdefault((f.account, f.sentence), len(sentences)) for f in frames]
        self._sentence = self._rows([f"sentence:{a}:{number}" for a, number in sentences])
        self.rarity = inverse_frequencies([frame.words for frame in frames])
        self._words = [unit(frame.words, self.rarity) for frame in frames]
        around = {(f.account, f.sentence): f.around for f in frames}
        self._around = [unit(around[key], self.rarity) for key in sentences]
        windows = [_window(key, around) for key in sentences]
        self.scene_rarity = inverse_frequencies(windows)
        self._window = [unit(words, self.scene_rarity) for words in windows]

    def _rows(self, keys: Sequence[str]) -> Floats:
        return self._vectors[[self._at[key] for key in keys]]

    def likeness(self, left: int, right: int) -> Likeness:
        """Return the cosines of the pair, and how near its predicates are."""
        one, other = self._of[left], self._of[right]
        return Likeness(
            clause=float(self._clause[left] @ self._clause[right]),
            sentence=float(self._sentence[one] @ self._sentence[other]),
            unnamed=float(self._unnamed[left] @ self._unnamed[right]),
            gist=float(self._gist[left] @ self._gist[right]),
            words=dot(self._words[left], self._words[right]),
            around=dot(self._around[one], self._around[other]),
            scene=dot(self._window[one], self._window[other]),
            predicate=float(self._predicate[left] @ self._predicate[right]),
            trigger=float(self._trigger[left] @ self._trigger[right]),
            verbs=self._verbs.likeness(self.frames[left].predicate, self.frames[right].predicate),
        )

    def features(self, left: int, right: int) -> tuple[float, ...]:
        """Return the features of the pair, in the order of ``features.NAMES``."""
        likeness = self.likeness(left, right)
        return features(self.frames[left], self.frames[right], likeness, self.rarity)

    def reported(self, left: int, right: int) -> tuple[float, ...]:
        """Return the features of the pair's accounts, in the order of ``setting.SETTING``."""
        if self._setting is None:
            self._setting = Setting(self.frames, self._analyses)
        return self._setting.features(left, right)


def _window(key: tuple[str, int], around: Mapping[tuple[str, int], Sequence[str]]) -> list[str]:
    """Return the words of a sentence and its neighbours, the people's ids left out."""
    account, sentence = key
    near = [around.get((account, sentence + step), ()) for step in range(-WINDOW, WINDOW + 1)]
    return [word for words in near for word in words if not word.startswith("@")]


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
