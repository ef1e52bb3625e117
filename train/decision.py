"""Learn the decision: ``python -m train.decision``; writes pairs/decision.json and look.json.

Free retellings of our own (``evals/stories``, the tuning half, and all of ``train/stories``), read
from raw text through every room, so that the weights know the errors that reading makes. Every
pair of claims that is worth a decision is an example, true when both tell one marked event; each
story counts once as it is and once as part of longer accounts (``long_accounts``). A
logistic regression, each feature scaled, with the sign of every weight bounded where its meaning
is plain (more likeness never lowers, more disagreement never raises) and held near what it was
believed to be before (``BELIEVED``) where the stories hardly show it. What stands around a pair is
weighed after that, on scores from weights that have not seen the story, and so are the trees of the
second look (``train.look``). The limits of joining were chosen leaving out a sixth of the stories
at a time; they stand in ``events.align``. The vectors of a story come from an encoder that has not
learnt from it (``train.unseen``).

Needs ``scipy`` (train group only). The same file every time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from evals import stories
from evals.stories import Prepared
from numpy.typing import NDArray
from scipy.optimize import minimize

from tellings.events.blocks import Block, blocks
from tellings.events.comparer import Comparer
from tellings.events.decision import AROUND, FEATURES, Decider
from tellings.events.field import Field, Pair
from tellings.events.frames import Frame
from tellings.events.look import LOOKED
from tellings.events.model import FORMAT, NUMBERS, WEIGHTS, EventModel
from tellings.events.pairs import MODEL, load_trees
from tellings.language.syntax import load_syntax
from train import look
from train.long_accounts import Case, case, long_case, same
from train.unseen import load_unseen

STORIES = (
    *("harbour", "coach", "heist", "quarrel", "school", "lighthouse"),
    *("ballot", "bell", "chess", "demo", "desert", "ferryman", "forgery", "hives", "hoard"),
    *("kitchen", "lostdog", "penalty", "piano", "saltking", "sourdough", "strike", "summit"),
    *("tunnel", "understudy", "village44", "violin", "ward", "wedding", "whaler", "will", "zoo"),
    *("dialysis", "allotment", "weir", "lido", "gable", "missing", "boiler", "market"),
    *("raid", "crush", "eagle", "elmcroft"),
    *("weighman", "couloir", "sponge", "fourthfloor", "tincups", "overtime", "southpaw", "cistern"),
    *("limepit", "meritlist", "bowling", "cable", "custody", "footbridge", "guano", "lichen"),
    *("linoleum", "corisande"),
)
SHORT = STORIES[: STORIES.index("dialysis")]
"""Stories of one or two hundred words an account; of these longer accounts are made."""

TOGETHER = 5
"""Stories put together to accounts as long as real pages are."""

RISING = frozenset(
    [
        *("similarity", "margin", "mutual", "first", "news", "clause", "sentence", "gist", "words"),
        *("around", "names", "predicate_same", "predicate_letters", "predicate_meaning"),
        *("predicate_rarity", "agent_same", "patient_same", "people_shared", "place_same"),
        *("argument_words", "scene", "predicate_net", "trigger", "agent_agrees", "patient_agrees"),
        "unnamed",
        *("anyone_agrees", "common_verb_shared", "someone_shared", "words_shared"),
        "participants_shared",
    ]
)
FALLING = frozenset(
    [
        *("length", "place_apart", "agent_differs", "patient_differs", "crossed", "place_differs"),
        *("agent_clashes", "patient_clashes", "turned", "days_apart", "one_denies", "one_unreal"),
        *("state_and_happening", "common_verbs", "empty", "utterance", "nominal_one"),
    ]
)
BELIEVED = {"days_apart": -3.0, "turned": -5.0, "crossed": -2.0, "one_denies": -0.5}
"""What a whole step of a feature is worth in log-odds where there are next to no examples."""

RULED_OUT = frozenset({"days_apart", "turned", "crossed"})
"""What is worth no less than believed: who did it to whom and on which day tells events apart."""

STRENGTH = 3.0
"""How many examples a belief weighs."""

PARTS = 10
"""Parts of the stories that are left out by turns, so that what follows knows unseen scores."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """The candidate pairs of a story: features, whether true, and what they are pairs of."""

    frames: tuple[Frame, ...]
    comparer: Comparer
    blocks: tuple[Block, ...]
    pairs: list[Pair]
    table: NDArray[np.float64]
    same: NDArray[np.bool_]
    stories: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unseen:
    """A story with weights that have not seen it, and its field under these."""

    story: Examples
    model: EventModel
    field: Field


def examples(told: Case) -> Examples:
    """Return the pairs of claims that are worth a decision."""
    frames = told.frames
    none = EventModel(trees=load_trees(), base=0.0, weights=np.zeros(len(FEATURES)))
    comparer = Comparer(frames, told.vectors)
    decider = Decider(comparer, none)
    field = Field(frames, decider, beside=0.0, apart=0.0, wide=True)
    found = tuple(blocks(frames, told.vectors))
    pairs = [pair for block in found for pair in field.candidates(block)]
    return Examples(
        frames=frames,
        comparer=comparer,
        blocks=found,
        pairs=pairs,
        # The score learnt on news adds nothing here (recall .418 with it, .414 without, precision
        # .757 and .763) and takes long; where it weighs nothing it is not computed.
        table=decider.table(None, pairs, field.standings(pairs)),
        same=np.array([same(told.told[i], told.told[j]) for i, j in pairs]),
        stories=frozenset(name for name, _ in told.told),
    )


def cases(prepared: Sequence[Prepared]) -> list[Case]:
    """Return the stories one by one, then ``TOGETHER`` at a time as long accounts."""
    short = [story for story in prepared if story.name in SHORT]
    groups = [short[at : at + TOGETHER] for at in range(0, len(short), TOGETHER)]
    return [*map(case, prepared), *(long_case(group) for group in groups if len(group) > 1)]


def fit(found: Sequence[Examples]) -> tuple[float, NDArray[np.float64]]:
    """Return the base and the weights, in log-odds a unit of each feature."""
    table = np.concatenate([each.table for each in found])
    same = np.concatenate([each.same for each in found]).astype(np.float64)
    scale = np.maximum(table.std(axis=0), 0.05)
    centre = table.mean(axis=0)
    scaled = (table - centre) / scale
    believed = np.array([BELIEVED.get(name, 0.0) for name in FEATURES]) * scale
    sign = 2 * same - 1

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        base, weights = values[0], values[1:]
        margin = sign * (scaled @ weights + base)
        pull = weights - believed
        cost = float(np.logaddexp(0, -margin).sum() + STRENGTH / 2 * (pull @ pull))
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        return cost, np.concatenate([[slope.sum()], scaled.T @ slope + STRENGTH * pull])

    bounds = [(None, None)] + [
        (0.0 if name in RISING else None, _most(name, step))
        for name, step in zip(FEATURES, scale.tolist(), strict=True)
    ]
    start = np.zeros(len(FEATURES) + 1)
    answer = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B")
    weights = answer.x[1:] / scale
    return float(answer.x[0] - centre @ weights), weights


def _most(name: str, step: float) -> float | None:
    """Return the largest weight a feature may have, a scaled step each; None for any."""
    if name in RULED_OUT:
        return BELIEVED[name] * step
    return 0.0 if name in FALLING else None


def second(unseen: Sequence[Unseen], model: EventModel) -> EventModel:
    """Return the model with what first score, neighbours and rivals count in the sum."""
    table = np.array([row for each in unseen for row in supported(each)])
    same = np.concatenate([each.story.same for each in unseen]).astype(np.float64)
    sign = 2 * same - 1

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (table @ values[1:] + values[0])
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        cost = float(np.logaddexp(0, -margin).sum())
        return cost, np.concatenate([[slope.sum()], table.T @ slope])

    bounds = [(None, None)] + [(0.0, None)] * table.shape[1]
    answer = minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B")
    shift, scale, *around = (float(value) for value in answer.x)
    return replace(model, shift=shift, scale=scale, around=tuple(around))


def unseen(found: Sequence[Examples], model: EventModel) -> list[Unseen]:
    """Return the examples with weights that have seen none of their stories.

    A tenth of the single stories at a time, and each of the long accounts alone.
    """
    single = [each for each in found if len(each.stories) == 1]
    parts = [single[at::PARTS] for at in range(min(PARTS, len(single)))]
    parts += [[each] for each in found if len(each.stories) > 1]
    result: list[Unseen] = []
    for part in parts:
        left_out = frozenset().union(*(each.stories for each in part))
        base, weights = fit([each for each in found if not each.stories & left_out])
        for story in part:
            own = replace(model, base=base, weights=weights)
            result.append(Unseen(story=story, model=own, field=filled(story, own)))
    return result


def filled(story: Examples, model: EventModel) -> Field:
    """Return the field of a story that has taken in all its candidates."""
    field = Field(story.frames, Decider(story.comparer, model), beside=0.0, apart=0.0, wide=True)
    for block in story.blocks:
        field.candidates(block)
    return field


def supported(each: Unseen) -> list[tuple[float, ...]]:
    """Return each pair's first score and what stands around it (``AROUND``)."""
    field = each.field
    return [(field.first(pair), *field.around(pair).values()) for pair in each.story.pairs]


def learn(found: Sequence[Examples]) -> tuple[EventModel, dict[str, Any]]:
    """Return the model of these examples, and the trees of its second look as they are kept."""
    base, weights = fit(found)
    model = EventModel(trees=load_trees(), base=base, weights=weights)
    others = unseen(found, model)
    model = second(others, model)
    return model, look.learn(*looked_at(others, model))


def looked_at(
    unseen: Sequence[Unseen], model: EventModel
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the columns of the second look for every pair worth one, and which are one event."""
    rows, same = [], []
    for each in unseen:
        own = replace(each.model, scale=model.scale, shift=model.shift, around=model.around)
        pairs, field = each.story.pairs, each.field
        table = Decider(each.story.comparer, own).looked_at(
            pairs,
            field.standings(pairs),
            [field.first(pair) for pair in pairs],
            [field.around(pair) for pair in pairs],
        )
        asked = table[:, 0] >= LOOKED
        rows.append(table[asked])
        same.append(each.story.same[asked])
    return np.concatenate(rows), np.concatenate(same)


def main() -> None:
    """Learn and write the weights."""
    encoder, syntax = load_unseen(), load_syntax()
    prepared = [stories.prepare(name, encoder=encoder(name), syntax=syntax) for name in STORIES]
    found = [examples(each) for each in cases(prepared)]
    model, trees = learn(found)
    write(model)
    look.write(trees)
    total = sum(int(each.same.sum()) for each in found)
    pairs = sum(len(each.pairs) for each in found)
    print(f"{pairs} pairs, {total} of one event; wrote {MODEL.parent / WEIGHTS}")


def write(model: EventModel) -> None:
    """Write the packaged file."""
    numbers = {name: getattr(model, name) for name in NUMBERS}
    numbers |= dict(zip(AROUND, model.around, strict=True))
    weights = dict(zip(FEATURES, model.weights.tolist(), strict=True))
    data = {
        "format": FORMAT,
        **{name: round(value, 4) for name, value in numbers.items()},
        "weights": {name: round(value, 4) for name, value in weights.items()},
    }
    text = json.dumps(data, indent=1) + "\n"
    (MODEL.parent / WEIGHTS).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
