"""The decision on a pair: similarity, the learnt score and the clash, with the reasons in words.

    affinity = similarity + standing + LEARNT * log-odds + clash

The weights were read off a logistic regression on two invented stories and rounded. All parts come
from one call, so what is shown as the reason is what decided. Without a model the similarity alone
decides.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.events.clash import clashes
from tellings.events.comparer import Comparer
from tellings.events.features import NAMES
from tellings.events.frames import Filler, Frame
from tellings.events.pairs import PairModel, parts
from tellings.records.events import Basis

LEARNT = 0.05
MUTUAL, RIVAL = 0.15, -0.30

GROUPS = {
    "meaning": ("clause", "sentence", "gist"),
    "words": ("words", "around", "names", "argument_words", "scene"),
    "predicate": (
        "predicate_same",
        "predicate_letters",
        "predicate_meaning",
        "predicate_rarity",
        "predicate_net",
        "predicate_rarer",
        "trigger",
        "nominal_both",
        "nominal_one",
    ),
    "people": (
        "agent_same",
        "agent_differs",
        "patient_same",
        "patient_differs",
        "crossed",
        "people_shared",
    ),
    "place": ("place_same", "place_differs"),
}
"""The learnt features by the reason that they belong to. Time, polarity and stance hardly occur in
the training data; they speak through the clash alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How much speaks for a pair, and what."""

    score: float
    basis: tuple[Basis, ...]


Pair = tuple[int, int]
BATCH = 4096
"""Pairs whose features are held at a time."""


class Decider:
    """Decisions on pairs of frames."""

    def __init__(self, comparer: Comparer, model: PairModel | None) -> None:
        self._comparer = comparer
        self._model = model

    def scores(
        self, pairs: Sequence[Pair], similarity: Sequence[float], standing: Sequence[int]
    ) -> list[float]:
        """Return the scores of ``pairs``.

        Beside each pair stand its corrected similarity and its standing: 1 when each is the
        other's best, -1 when the best partner of one is another claim of the other's sentence.
        """
        return [each.score for each in self._decisions(pairs, similarity, standing)]

    def explain(self, pair: Pair, similarity: float, standing: int) -> Decision:
        """Return the score of a pair as ``scores`` gives it, with the reasons that add up to it."""
        return next(self._decisions([pair], [similarity], [standing]))

    def _decisions(
        self, pairs: Sequence[Pair], similarity: Sequence[float], standing: Sequence[int]
    ) -> Iterator[Decision]:
        if self._model is None:
            yield from (_plain(value) for value in similarity)
            return
        frames, bias = self._comparer.frames, self._model.bias
        for first in range(0, len(pairs), BATCH):
            part = slice(first, first + BATCH)
            rows = [self._comparer.features(left, right) for left, right in pairs[part]]
            shares = parts(self._model, rows)
            for (left, right), value, place, row, share in zip(
                pairs[part], similarity[part], standing[part], rows, shares, strict=True
            ):
                basis = _basis(value, place, bias)
                yield _decision((frames[left], frames[right]), basis, row, share)


def _plain(similarity: float) -> Decision:
    value = round(float(similarity), 6)
    return Decision(
        score=value, basis=(Basis(name="similarity", score=value, detail="wording and context"),)
    )


def _basis(similarity: float, standing: int, bias: float) -> list[Basis]:
    found = [
        Basis(name="similarity", score=similarity, detail="wording and context"),
        Basis(name="prior", score=LEARNT * bias, detail="before looking at it"),
    ]
    if standing > 0:
        found.append(Basis(name="mutual", score=MUTUAL, detail="each is the other's best match"))
    elif standing < 0:
        detail = "another claim of the same sentence matches better"
        found.append(Basis(name="rival", score=RIVAL, detail=detail))
    return found


def _decision(
    pair: tuple[Frame, Frame],
    basis: list[Basis],
    row: Sequence[float],
    share: NDArray[np.float64],
) -> Decision:
    for name, members in GROUPS.items():
        part = LEARNT * float(sum(share[NAMES.index(member)] for member in members))
        detail = WORDING[name](*pair, dict(zip(NAMES, row, strict=True)))
        basis.append(Basis(name=name, score=part, detail=detail))
    basis += clashes(*pair)
    return Decision(
        score=round(sum(reason.score for reason in basis), 6),
        basis=tuple(
            replace(reason, score=round(reason.score, 4))
            for reason in basis
            if abs(reason.score) >= 0.005
        ),
    )


Values = Mapping[str, float]


def _predicate_words(left: Frame, right: Frame, values: Values) -> str:
    if values["predicate_same"]:
        return f"both say “{left.predicate}”"
    return f"“{left.predicate}” and “{right.predicate}”"


def _shared_words(left: Frame, right: Frame, values: Values) -> str:
    shared = [word for word in dict.fromkeys(left.words) if word in right.words]
    plain = [word for word in shared if not word.startswith("@")][:4]
    if plain:
        return f"shared words: {', '.join(plain)}"
    return "some of the sentences' words" if values["around"] else "no shared words"


def _meaning_words(left: Frame, right: Frame, values: Values) -> str:
    return f"likeness of {left.predicate} and {right.predicate} clauses {values['clause']:.2f}"


def _place_words(left: Frame, right: Frame, values: Values) -> str:
    if values["place_same"]:
        return f"the same place: {min(set(left.places) & set(right.places))}"
    return "places differ" if values["place_differs"] else "place not said on both sides"


def _people(left: Frame, right: Frame, values: Values) -> str:
    roles = (
        ("does it", left.agents, right.agents),
        ("undergoes it", left.patients, right.patients),
    )
    said = []
    for words, ours, theirs in roles:
        shared = [f.name for f in ours if _same(f, theirs)]
        if shared:
            said.append(f"{shared[0]} {words} in both")
        elif ours and theirs:
            said.append(f"{ours[0].name} / {theirs[0].name} {words}")
    if not said and values["people_shared"]:
        return "someone is in both"
    return "; ".join(said) or "not said on both sides"


def _same(filler: Filler, others: Sequence[Filler]) -> bool:
    return any(
        (filler.entity and filler.entity == other.entity)
        or (filler.head and filler.head == other.head)
        for other in others
    )


WORDING: Mapping[str, Callable[[Frame, Frame, Values], str]] = {
    "meaning": _meaning_words,
    "words": _shared_words,
    "predicate": _predicate_words,
    "people": _people,
    "place": _place_words,
}
