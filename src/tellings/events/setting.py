"""What the accounts as wholes say of a pair of claims: whether they report one story at all.

Two fires are told in the same words; which of them an account is about stands in its names, places
and numbers, wherever in the account these stand. So beside what two claims share (``features``)
their accounts are held together:

* ``told_words``, ``told_names``, ``told_numbers``: cosines of the accounts' content words, names
  and figures, weighted by rarity among the accounts compared;
* ``told_rank``: how many of the other accounts are less like them, the mean of both sides;
* ``told_often``: the share of accounts that use the commoner of the two predicates. What most of
  them tell is mostly one event;
* ``told_again``: how often one of the two accounts has the same predicate. Where it stands several
  times it may mean several events;
* ``numbers_agree``: the share of the sentences' figures that both have, -0.5 for none.

    A: "A quake of 6.1 struck Aceh"; B: "The quake in Aceh"; C: "A quake of 5.0 shook Chile":
    the names of A and B meet, their figures say nothing, those of A and C differ
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.events.frames import Frame
from tellings.events.tfidf import cosines, inverse_frequencies, weigh
from tellings.records.language import Analysis

SETTING = (
    "told_words",
    "told_names",
    "told_numbers",
    "told_rank",
    "told_often",
    "told_again",
    "numbers_agree",
)
WORDS = frozenset({"NOUN", "PROPN", "VERB"})
NO_FIGURE_SHARED = -0.5


class Setting:
    """The accounts of some frames, held together once; ``analyses`` holds every account's."""

    def __init__(self, frames: Sequence[Frame], analyses: Mapping[str, Analysis]) -> None:
        accounts = sorted({frame.account for frame in frames})
        place = {account: number for number, account in enumerate(accounts)}
        read = [analyses[account] for account in accounts]
        self._of = [place[frame.account] for frame in frames]
        self._cosines = (
            _alike([_lemmas(each, WORDS) for each in read]),
            _alike([_lemmas(each, frozenset({"PROPN"})) for each in read]),
            _alike([_figures(each, 0, len(each.tokens)) for each in read]),
        )
        self._ranks = ranks(self._cosines[0])
        self._predicates = [frame.predicate.split(" ", 1)[0] for frame in frames]
        told = set(zip(self._predicates, self._of, strict=True))
        self._accounts = len(accounts)
        self._often = Counter(predicate for predicate, _ in told)
        self._again = Counter(zip(self._predicates, self._of, strict=True))
        self._numbers = [_stated(frame, analyses[frame.account]) for frame in frames]

    def features(self, left: int, right: int) -> tuple[float, ...]:
        """Return the values of ``SETTING`` for two frames, named by their numbers."""
        one, other = self._of[left], self._of[right]
        ours, theirs = self._predicates[left], self._predicates[right]
        return (
            *(float(cosine[one, other]) for cosine in self._cosines),
            float(self._ranks[one, other] + self._ranks[other, one]) / 2,
            max(self._often[ours], self._often[theirs]) / self._accounts,
            float(max(self._again[ours, one], self._again[theirs, other])),
            _agree(self._numbers[left], self._numbers[right]),
        )


def ranks(alike: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return for each row the share of columns that lie below each column's value, 0 to 1."""
    below = (alike[:, None, :] < alike[:, :, None]).sum(axis=2)
    return np.asarray(below / max(1, alike.shape[1] - 1), dtype=np.float64)


def _alike(bags: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    weighted = weigh(bags, inverse_frequencies(bags))
    return cosines(weighted, weighted)


def _lemmas(analysis: Analysis, kinds: frozenset[str]) -> list[str]:
    return [token.lemma.lower() for token in analysis.tokens if token.upos in kinds]


def _figures(analysis: Analysis, first: int, last: int) -> list[str]:
    return [t.text.lower() for t in analysis.tokens[first:last] if t.upos == "NUM"]


def _stated(frame: Frame, analysis: Analysis) -> frozenset[str]:
    """Return the figures of the frame's sentence."""
    sentence = analysis.sentences[frame.sentence]
    return frozenset(_figures(analysis, sentence.first, sentence.last))


def _agree(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.0
    shared = len(left & right)
    return shared / min(len(left), len(right)) if shared else NO_FIGURE_SHARED
