"""The decision on a pair: everything known about it, weighed, with the reasons in words.

    first = base + sum of weight * value
    score = scale * first + shift + what stands around it

What stands around a pair (``Around``): what the pairs before and after it score, and by how much
its first score beats that of any other partner on either side. An event has mostly one partner in
another account, so a rival lowers both.

``first`` is a logistic regression (Berkson 1944) over the likeness of the two claims and its
standing among their other partners, the score learnt on news (``pairs``), the features that it
looks at, and the signs that news hardly shows (``signs``). It is learnt on free retellings of our
own (``train.decision``); few examples and a linear model, so that every reason shown is a sum of
terms that decided. A score of 0 means that as many such pairs are one event as are not.

Without a model the similarity alone decides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.events.comparer import Comparer
from tellings.events.features import NAMES
from tellings.events.frames import Filler, Frame
from tellings.events.pairs import PairModel, scores
from tellings.events.signs import SIGNS, signs
from tellings.records.events import Basis

STANDING = ("similarity", "margin", "mutual", "first", "length", "place_apart")
FEATURES = (*STANDING, "news", *NAMES, *SIGNS)
Pair = tuple[int, int]
Values = Mapping[str, float]
BATCH = 4096
"""Pairs whose features are held at a time."""

NEWS_LIMIT = 6.0

GROUPS: Mapping[str, tuple[str, ...]] = {
    "similarity": ("similarity", "length"),
    "match": ("margin", "mutual", "first"),
    "course": ("place_apart",),
    "news": ("news",),
    "meaning": ("clause", "unnamed", "sentence", "gist", "trigger", "predicate_meaning"),
    "words": (
        *("words", "around", "names", "argument_words", "scene"),
        *("words_shared", "words_least", "empty"),
    ),
    "predicate": (
        *("predicate_same", "predicate_letters", "predicate_rarity", "predicate_net"),
        *("predicate_rarer", "nominal_both", "nominal_one", "common_verbs", "common_verb_shared"),
    ),
    "people": (
        *("agent_same", "agent_differs", "patient_same", "patient_differs", "people_shared"),
        *("agent_agrees", "agent_clashes", "patient_agrees", "patient_clashes"),
        *("anyone_agrees", "someone_shared", "participants_shared"),
    ),
    "direction": ("crossed", "turned"),
    "place": ("place_same", "place_differs"),
    "time": ("days_apart",),
    "polarity": ("one_denies",),
    "stance": ("one_unreal",),
    "kind": ("state_and_happening", "states", "utterance"),
}
"""The features by the reason that they belong to."""

SMALLEST = 0.05
"""A reason of less is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a pair stands among the other partners of its two claims.

    ``similarity`` is the corrected likeness; ``margins`` how far it lies above the best other
    partner on either side (below 0 when it is not the best); ``length`` that of the shorter
    account in claims; ``place_apart`` how far apart the two stand in their tellings, 0 to 1.
    """

    similarity: float
    margins: tuple[float, float]
    length: int
    place_apart: float

    def values(self) -> tuple[float, ...]:
        """Return the values of ``STANDING``."""
        ours, theirs = (max(-1.0, min(1.0, margin)) for margin in self.margins)
        return (
            self.similarity,
            ours + theirs,
            float(ours >= 0 and theirs >= 0),
            float(ours >= 0 or theirs >= 0),
            1.0 / float(np.sqrt(max(1, self.length))),
            self.place_apart,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a pair.

    ``support`` is the summed likelihood of the pairs before and after it, ``leads`` how far its
    first score lies above that of the best other partner on either side, smaller first, each
    between ``-LEAD`` and ``LEAD``, ``ties`` what is said for it and against it by who the tellers
    are (``ties``).
    """

    support: float = 0.0
    leads: tuple[float, float] = (0.0, 0.0)
    ties: tuple[float, float] = (0.0, 0.0)

    def values(self) -> tuple[float, ...]:
        """Return the values of ``AROUND``."""
        tied, untied = self.ties
        return (self.support, *self.leads, tied, -untied)


AROUND = ("support", "worse", "better", "tied", "untied")
"""What is weighed after the pair itself: neighbours, the smaller and the larger lead over rivals,
tellers tied to the other side's people and (negative) to others."""

LEAD = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How much speaks for a pair, and what."""

    score: float
    basis: tuple[Basis, ...]


class Weights(Protocol):
    """The trees learnt on news, and the terms of the sum (``model.EventModel``)."""

    @property
    def trees(self) -> PairModel:
        """Return the trees."""

    @property
    def base(self) -> float:
        """Return the score before any feature is looked at."""

    @property
    def weights(self) -> NDArray[np.float64]:
        """Return the weight of each of ``FEATURES``."""

    @property
    def scale(self) -> float:
        """Return what the first score counts in the final one."""

    @property
    def shift(self) -> float:
        """Return what is added to the final score."""

    @property
    def around(self) -> tuple[float, ...]:
        """Return what each of ``AROUND`` counts in the final score."""


class Decider:
    """Decisions on pairs of frames."""

    def __init__(self, comparer: Comparer, model: Weights | None) -> None:
        self._comparer = comparer
        self._model = model

    def scores(self, pairs: Sequence[Pair], standing: Sequence[Standing]) -> list[float]:
        """Return the first scores of ``pairs``, each with its standing."""
        if self._model is None:
            return [round(each.similarity, 6) for each in standing]
        found: list[float] = []
        for first in range(0, len(pairs), BATCH):
            part = slice(first, first + BATCH)
            table = self._table(self._model, pairs[part], standing[part])
            values = (table * self._model.weights).sum(axis=1) + self._model.base
            found += [round(value, 6) for value in values.tolist()]
        return found

    def final(self, first: float, around: Around) -> float:
        """Return the score of a pair from its first score and what stands around it."""
        if self._model is None:
            return first
        total = self._model.scale * first + self._model.shift + sum(self._terms(around))
        return round(total, 6)

    def _terms(self, around: Around) -> tuple[float, float, float]:
        """Return what neighbours, rivals and tied tellers add."""
        assert self._model is not None
        worth = [w * v for w, v in zip(self._model.around, around.values(), strict=True)]
        return worth[0], worth[1] + worth[2], worth[3] + worth[4]

    def explain(
        self, pairs: Sequence[Pair], standing: Sequence[Standing], around: Sequence[Around]
    ) -> list[Decision]:
        """Return the final scores of pairs with the reasons that add up to them."""
        first = self.scores(pairs, standing)
        final = [self.final(*each) for each in zip(first, around, strict=True)]
        if self._model is None:
            return [_plain(score) for score in final]
        table = self._table(self._model, pairs, standing)
        terms = self._model.scale * table * self._model.weights
        prior = self._model.scale * self._model.base + self._model.shift
        frames = self._comparer.frames
        return [
            _explained(
                (frames[left], frames[right]),
                score,
                (prior, *self._terms(here)),
                dict(zip(FEATURES, row.tolist(), strict=True)),
                dict(zip(FEATURES, worth.tolist(), strict=True)),
            )
            for (left, right), score, here, row, worth in zip(
                pairs, final, around, table, terms, strict=True
            )
        ]

    def table(
        self, trees: PairModel | None, pairs: Sequence[Pair], standing: Sequence[Standing]
    ) -> NDArray[np.float64]:
        """Return the values of ``FEATURES``, shape (len(pairs), len(FEATURES)).

        Without ``trees`` the score learnt on news is 0.
        """
        rows = [self._comparer.features(left, right) for left, right in pairs]
        news = np.zeros(len(rows))
        if trees is not None:
            whole = [self._comparer.reported(left, right) for left, right in pairs]
            news = scores(trees, [(*row, *more) for row, more in zip(rows, whole, strict=True)])
        news = np.clip(news, -NEWS_LIMIT, NEWS_LIMIT)
        frames = self._comparer.frames
        return np.array(
            [
                (*each.values(), value, *row, *signs(frames[left], frames[right]))
                for (left, right), each, value, row in zip(
                    pairs, standing, news.tolist(), rows, strict=True
                )
            ],
            dtype=np.float64,
        ).reshape(len(pairs), len(FEATURES))

    def _table(
        self, model: Weights, pairs: Sequence[Pair], standing: Sequence[Standing]
    ) -> NDArray[np.float64]:
        """Return the features; what weighs nothing and takes long is left out."""
        asked = bool(model.weights[FEATURES.index("news")])
        return self.table(model.trees if asked else None, pairs, standing)


def _plain(score: float) -> Decision:
    alone = Basis(name="similarity", score=score, detail="wording and context")
    return Decision(score=score, basis=(alone,))


def _explained(
    pair: tuple[Frame, Frame],
    score: float,
    outside: tuple[float, float, float, float],
    values: Values,
    worth: Values,
) -> Decision:
    """Return the decision; ``outside``: the prior, what neighbours, rivals and ties add."""
    prior, around, rivals, ties = outside
    basis = [
        Basis(name="prior", score=prior, detail="before looking at it"),
        Basis(name="neighbours", score=around, detail="what is told around them matches too"),
        Basis(name="rivals", score=rivals, detail=_rival_words(rivals)),
        Basis(name="teller", score=ties, detail=_tie_words(ties)),
    ]
    for name, members in GROUPS.items():
        part = sum(worth[member] for member in members)
        basis.append(Basis(name=name, score=part, detail=WORDING[name](*pair, values)))
    return Decision(
        score=score,
        basis=tuple(
            Basis(name=each.name, score=round(each.score, 4), detail=each.detail)
            for each in basis
            if abs(each.score) >= SMALLEST
        ),
    )


def _rival_words(rivals: float) -> str:
    return "no other partner comes near" if rivals > 0 else "another partner is as likely"


def _tie_words(ties: float) -> str:
    said = "other pairs say that the teller is the person told of"
    return said if ties > 0 else "other pairs say that the teller is somebody else"


def _similarity_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    return f"wording and context {values['similarity']:.2f}"


def _match_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    if values["mutual"]:
        return "each is the other's best match"
    return "one has a better match" if values["first"] else "both have better matches"


def _course_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    far = values["place_apart"]
    return f"{'near' if far < 0.15 else 'some way' if far < 0.4 else 'far'} apart in the tellings"


def _news_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    return "what is alike where newspapers report one event" if values["news"] > 0 else "unlike it"


def _predicate_words(left: Frame, right: Frame, values: Values) -> str:
    if values["predicate_same"]:
        return f"both say “{left.predicate}”"
    near = ", near in meaning" if values["predicate_net"] else ""
    return f"“{left.predicate}” and “{right.predicate}”{near}"


def _shared_words(left: Frame, right: Frame, values: Values) -> str:
    shared = [word for word in dict.fromkeys(left.words) if word in right.words]
    plain = [word for word in shared if not word.startswith("@")][:4]
    if plain:
        return f"shared words: {', '.join(plain)}"
    return "some of the sentences' words" if values["around"] else "no shared words"


def _meaning_words(left: Frame, right: Frame, values: Values) -> str:
    said = f"likeness of {left.predicate} and {right.predicate} clauses {values['clause']:.2f}"
    return f"{said}, of the verbs in their sentences {values['trigger']:.2f}"


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


def _kind_words(left: Frame, right: Frame, values: Values) -> str:
    del values
    return left.kind if left.kind == right.kind else f"{left.kind} and {right.kind}"


def _stance_words(left: Frame, right: Frame, values: Values) -> str:
    del values
    return f"{left.stance} against {right.stance}"


def _fixed(words: str) -> Callable[[Frame, Frame, Values], str]:
    return lambda left, right, values: words  # noqa: ARG005  # the shape of a wording


WORDING: Mapping[str, Callable[[Frame, Frame, Values], str]] = {
    "similarity": _similarity_words,
    "match": _match_words,
    "course": _course_words,
    "news": _news_words,
    "meaning": _meaning_words,
    "words": _shared_words,
    "predicate": _predicate_words,
    "people": _people,
    "direction": _fixed("who does it is turned round"),
    "place": _place_words,
    "time": _fixed("on different days"),
    "polarity": _fixed("one says it did not happen"),
    "stance": _stance_words,
    "kind": _kind_words,
}
