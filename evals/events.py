"""Quality of the events room: gospels, ECB+ dev, and stories of our own.

* gospels: the joining by similarity alone, verse against verse (``evals.gospels``), John apart;
* ECB+ dev: event coreference across documents with gold mentions (ACTION_* and NEG_ACTION_*, the
  listed sentences, documents clustered by their words, singletons in; a gold chain whose documents
  fall into two clusters stays one and costs recall), CoNLL F1 with the packaged pair scorer, beside
  clusters of equal head lemmas from the same run;
* stories: from raw text through every room; the limits were chosen on all but ``orchard``, which
  is only measured.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

from train.pairs import Group

from evals import gospels, order, stories
from evals.clusters import conll
from evals.measure import Measure
from evals.stories import Prepared
from tellings.events.pairs import PairModel, all_scores, load_stacked, load_trees
from tellings.language.encoder import Encoder, load_encoder
from tellings.language.syntax import SyntaxModel, load_syntax
from train import ecbplus, pairs

TUNED = ("harbour", "coach", "heist", "quarrel", "school", "lighthouse")
STORY_FLOORS = {
    ("read while building", "orchard", "precision"): 0.75,
    ("read while building", "orchard", "recall"): 0.45,
}

Clusters = list[frozenset[Hashable]]


def measures(shared: Path) -> list[Measure]:
    """Return every figure of this room."""
    encoder, syntax = load_encoder(), load_syntax()
    names = (*TUNED, "orchard", *order.CHOSEN_ON)
    prepared = {name: stories.prepare(name, encoder=encoder, syntax=syntax) for name in names}
    return [
        *_gospels(shared / "gold" / "gospels", encoder),
        *_coreference(shared / "gold" / "ecbplus", encoder, syntax),
        *_stories(prepared),
        *order.measures(shared / "gold" / "gospels", prepared),
    ]


def _gospels(gold: Path, encoder: Encoder) -> list[Measure]:
    every, john, others = gospels.verse_by_verse(gold, encoder)
    return [
        *_verses("dev rows", every, (0.88, 0.67, 0.77)),
        *_verses("dev rows, with John", john, (None, None, None)),
        *_verses("dev rows, other three", others, (None, None, None)),
    ]


def _verses(
    split: str, score: gospels.Score, floors: tuple[float | None, float | None, float | None]
) -> list[Measure]:
    names = ("precision", "recall", "F1")
    return [
        Measure(
            measure=f"same event, verses, {name}",
            data="gospels",
            split=split,
            n=score[3],
            value=value,
            floor=floor,
        )
        for name, value, floor in zip(names, score[:3], floors, strict=True)
    ]


def _coreference(gold: Path, encoder: Encoder, syntax: SyntaxModel) -> list[Measure]:
    topic = ecbplus.read(gold, "Dev", syntax)
    vectors = pairs.vectors_of(topic, encoder)
    groups = list(pairs.groups(topic, vectors, ecbplus.stories(topic)))
    first, second = load_trees(), load_stacked()
    key = _chains(groups)
    lemma = _joined(_by_name([f.predicate.split()[0] for f in group.frames]) for group in groups)
    learnt = _joined(_clusters(group, first, second) for group in groups)
    rows = (("same lemma", lemma, None), ("pair scorer", learnt, 0.78))
    return [
        Measure(
            measure=f"event coreference CoNLL F1, {name}",
            data="ecbplus",
            split="dev, gold mentions",
            n=len(topic.claims),
            value=conll(key, response),
            floor=floor,
        )
        for name, response, floor in rows
    ]


def _by_name(names: Iterable[str]) -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        found[name].append(number)
    return list(found.values())


def _chains(groups: Iterable[Group]) -> Clusters:
    """Return the gold chains; one whose documents were not put together costs recall."""
    found: dict[str, set[Hashable]] = defaultdict(set)
    for number, group in enumerate(groups):
        for member, chain in enumerate(group.chains):
            found[chain].add((number, member))
    return [frozenset(members) for members in found.values()]


def _clusters(group: Group, first: PairModel, second: PairModel) -> list[tuple[int, ...]]:
    return pairs.joined(all_scores(first, second, group.frames, pairs.rows_of(group)))


def _joined(groups: Iterable[Iterable[Iterable[int]]]) -> Clusters:
    """Return the clusters of all groups, a mention named by its group and number."""
    return [
        frozenset((number, member) for member in members)
        for number, clusters in enumerate(groups)
        for members in clusters
    ]


def _stories(prepared: Mapping[str, Prepared]) -> list[Measure]:
    found = []
    for split, names in (
        ("weights and limits", TUNED),
        ("read while building", ("orchard",)),
        ("limits chosen", order.CHOSEN_ON),
    ):
        results = [(name, stories.measure(prepared[name])) for name in names]
        results.append(("all", stories.together([result for _, result in results])))
        for name, result in results:
            for measure, value, n in (
                ("precision", result.precision, result.joined),
                ("recall", result.recall, result.parallels),
                ("happenings found", result.reached, result.happenings),
            ):
                found.append(
                    Measure(
                        measure=f"same event, claims, {measure}",
                        data=f"story {name}",
                        split=split,
                        n=n,
                        value=value,
                        floor=STORY_FLOORS.get((split, name, measure)),
                    )
                )
    return found
