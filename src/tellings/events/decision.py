"""The decision on a pair: everything known about it, weighed, with the reasons in words.

    first = base + sum of weight * value
    sum   = scale * first + shift + what stands around it
    score = sum + what the signs say together (``look``), where the sum does not rule it out

What stands around a pair (``Around``): what the pairs before and after it score, by how much its
first score beats that of any other partner on either side (``crowd``), and who the people of the
two accounts are to each other (``ties``).

``first`` is a logistic regression (Berkson 1944) over the likeness of the two claims and its
standing among their other partners, the score learnt on news (``pairs``), the features that it
looks at, and the signs that news hardly shows (``signs``). It is learnt on free retellings of our
own (``train.decision``). Every reason shown is a sum of terms that decided. A score of 0 means that
as many such pairs are one event as are not.

Without a model the similarity alone decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.events.comparer import Comparer
from tellings.events.features import NAMES
from tellings.events.frames import Frame
from tellings.events.look import LOOKED
from tellings.events.pairs import PairModel, parts, scores
from tellings.events.signs import SIGNS, signs
from tellings.events.wording import WORDING, Values, rival_words, third_words
from tellings.records.events import Basis

STANDING = ("similarity", "margin", "mutual", "first", "length", "place_apart")
FEATURES = (*STANDING, "news", *NAMES, *SIGNS)
Pair = tuple[int, int]
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

    ``support`` is the summed likelihood of the pairs before and after it, ``leads``, ``shares`` and
    ``third`` how it stands beside other pairs of its claims (``crowd``), ``ties`` what is said for
    it and against it by who is who (``ties``).
    """

    support: float = 0.0
    leads: tuple[float, float] = (0.0, 0.0)
    ties: tuple[float, float] = (0.0, 0.0)
    shares: tuple[float, float] = (0.0, 0.0)
    third: float = 0.0

    def values(self) -> tuple[float, ...]:
        """Return the values of ``AROUND``."""
        tied, untied = self.ties
        return (self.support, *self.leads, tied, -untied)

    def all_values(self) -> tuple[float, ...]:
        """Return the values of ``AROUND`` and ``CROWD``."""
        return (*self.values(), *self.shares, self.third)


AROUND = ("support", "worse", "better", "tied", "untied")
"""What is weighed after the pair itself: neighbours, the smaller and the larger lead over rivals,
people tied to those of the other side and (negative) to others."""

CROWD = ("share_least", "share_both", "third")
"""What only the second look asks: the pair's share of the odds, and what third accounts say."""

UNASKED = frozenset({"news", "length", "words_least"})
"""What the second look is not shown: how long accounts are says more of the stories learnt from
than of a pair."""

LOOK = ("sum", "first_score", *AROUND, *CROWD, *(name for name in FEATURES if name not in UNASKED))
"""The columns of the second look."""

OUTSIDE = LOOK.index("first_score") + 1 + len(AROUND) + len(CROWD)
"""How many of these are no features of the pair."""


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

    @property
    def look(self) -> PairModel | None:
        """Return the trees of the second look; None before they are learnt."""


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

    def summed(self, first: float, around: Around) -> float:
        """Return the sum for a pair: its first score and what stands around it."""
        if self._model is None:
            return first
        total = self._model.scale * first + self._model.shift + sum(self._terms(around))
        return round(total, 6)

    def final(
        self,
        pairs: Sequence[Pair],
        standing: Sequence[Standing],
        first: Sequence[float],
        around: Sequence[Around],
    ) -> list[float]:
        """Return the scores of pairs from their first scores and what stands around them."""
        sums = [self.summed(*each) for each in zip(first, around, strict=True)]
        if self._model is None or self._model.look is None:
            return sums
        look = self._model.look
        chosen = [place for place, total in enumerate(sums) if total >= LOOKED]
        for at in range(0, len(chosen), BATCH):
            places = chosen[at : at + BATCH]
            rows = self.looked_at(
                [pairs[p] for p in places],
                [standing[p] for p in places],
                [first[p] for p in places],
                [around[p] for p in places],
            )
            for place, more in zip(places, scores(look, rows).tolist(), strict=True):
                sums[place] = round(sums[place] + more, 6)
        return sums

    def looked_at(
        self,
        pairs: Sequence[Pair],
        standing: Sequence[Standing],
        first: Sequence[float],
        around: Sequence[Around],
    ) -> NDArray[np.float64]:
        """Return the values of ``LOOK``, shape (len(pairs), len(LOOK))."""
        asked = [place for place, name in enumerate(FEATURES) if name not in UNASKED]
        table = self.table(None, pairs, standing)[:, asked]
        before = [
            (self.summed(score, here), score, *here.all_values())
            for score, here in zip(first, around, strict=True)
        ]
        return np.concatenate([np.array(before).reshape(len(pairs), OUTSIDE), table], axis=1)

    def _terms(self, around: Around) -> tuple[float, float, float]:
        """Return what neighbours, rivals and ties add."""
        assert self._model is not None
        worth = [w * v for w, v in zip(self._model.around, around.values(), strict=True)]
        return worth[0], worth[1] + worth[2], worth[3] + worth[4]

    def explain(
        self,
        pairs: Sequence[Pair],
        standing: Sequence[Standing],
        around: Sequence[Around],
        ties: Sequence[str],
    ) -> list[Decision]:
        """Return the final scores of pairs with the reasons that add up to them.

        ``ties`` are the words for who is who in each pair.
        """
        first = self.scores(pairs, standing)
        final = self.final(pairs, standing, first, around)
        if self._model is None:
            return [_plain(score) for score in final]
        model, frames = self._model, self._comparer.frames
        table = self._table(model, pairs, standing)
        summed = model.scale * table * model.weights
        rows = self.looked_at(pairs, standing, first, around)
        added = np.zeros(rows.shape) if model.look is None else parts(model.look, rows)
        bias = 0.0 if model.look is None else model.look.bias
        found = []
        for place, (left, right) in enumerate(pairs):
            looked = float(rows[place, 0] >= LOOKED)
            more = dict(zip(LOOK, (looked * added[place]).tolist(), strict=True))
            worth = dict(zip(FEATURES, summed[place].tolist(), strict=True))
            found.append(
                _explained(
                    (frames[left], frames[right]),
                    final[place],
                    dict(zip(FEATURES, table[place].tolist(), strict=True)),
                    {name: value + more.get(name, 0.0) for name, value in worth.items()},
                    (
                        model.scale * model.base + model.shift + looked * bias,
                        *self._terms(around[place]),
                    ),
                    more,
                    ties[place],
                )
            )
        return found

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


def _explained(  # noqa: PLR0917  # what a decision is made of, in the order it is made
    pair: tuple[Frame, Frame],
    score: float,
    values: Values,
    worth: Values,
    outside: tuple[float, float, float, float],
    more: Values,
    ties: str,
) -> Decision:
    """Return the decision.

    ``outside``: the prior, what neighbours, rivals and ties add to the sum; ``more``: what each of
    ``LOOK`` adds to that.
    """
    prior, around, rivals, tied = outside
    rivals += sum(more[name] for name in ("worse", "better", "share_least", "share_both"))
    reasons = (
        ("prior", prior, "before looking at it"),
        ("together", more["sum"] + more["first_score"], "what its signs say together"),
        ("neighbours", around + more["support"], "what is told around them matches too"),
        ("rivals", rivals, rival_words(rivals)),
        ("people elsewhere", tied + more["tied"] + more["untied"], ties),
        ("third account", more["third"], third_words(more["third"])),
        *(
            (name, sum(worth[m] for m in members), WORDING[name](*pair, values))
            for name, members in GROUPS.items()
        ),
    )
    return Decision(
        score=score,
        basis=tuple(
            Basis(name=name, score=round(part, 4), detail=detail)
            for name, part, detail in reasons
            if abs(part) >= SMALLEST
        ),
    )
