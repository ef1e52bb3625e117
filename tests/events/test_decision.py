"""The decision: its features, its signs, and what neighbours add to it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.events.build import case, told

from tellings.errors import ModelError
from tellings.events import describe, load_pair_model
from tellings.events.comparer import Comparer
from tellings.events.decision import (
    AROUND,
    CROWD,
    FEATURES,
    GROUPS,
    LOOK,
    SMALLEST,
    UNASKED,
    Around,
    Decider,
    Standing,
)
from tellings.events.frames import Frame, frames_of
from tellings.events.look import FILE, LOOKED
from tellings.events.model import FORMAT, WEIGHTS
from tellings.events.pairs import MODEL
from tellings.events.signs import SIGNS, signs
from tellings.events.verbs import Verbs
from tellings.events.wording import WORDING
from tellings.language.encoder import embed, load_encoder
from tellings.records.language import Vectors
from tellings.text.lexicon import load

HIT = told("Kim hit Lee.", "hit", "hit", ("agent", "Kim", "Kim"), ("patient", "Lee", "Lee"))
TURNED = told("Lee hit Kim.", "hit", "hit", ("agent", "Lee", "Lee"), ("patient", "Kim", "Kim"))


def frames() -> tuple[Frame, Frame]:
    """Return "Kim hit Lee" and "Lee hit Kim"."""
    made = case({"a": (HIT,), "b": (TURNED,)})
    one, other = frames_of(made.claims, made.entities, made.analyses)
    return one, other


def sign(name: str, left: Frame, right: Frame) -> float:
    """Return one sign of a pair."""
    return signs(left, right)[SIGNS.index(name)]


def test_every_feature_belongs_to_one_reason() -> None:
    """Reasons cover the features exactly, so that they add up; each has its words."""
    listed = [name for members in GROUPS.values() for name in members]
    assert sorted(listed) == sorted(FEATURES)
    assert set(WORDING) == set(GROUPS)


def test_turned_round_is_seen() -> None:
    """Doer and undergoer changed is a sign; the same frame beside itself has none."""
    one, other = frames()
    assert sign("turned", one, other) == 1.0
    assert sign("turned", one, one) == 0.0
    assert sign("agent_agrees", one, one) == 1.0


def test_signs_are_symmetric() -> None:
    """It does not matter which claim is the left one."""
    one, other = frames()
    denied = replace(other, negative=True, stance="attempted", kind="state")
    assert signs(one, denied) == signs(denied, one)
    assert sign("one_denies", one, denied) == 1.0
    assert sign("one_unreal", one, denied) == 1.0
    assert sign("state_and_happening", one, denied) == 1.0


def test_weights_have_the_signs_they_mean() -> None:
    """In the packaged model no likeness lowers and no disagreement raises."""
    model = load_pair_model()
    worth = dict(zip(FEATURES, model.weights.tolist(), strict=True))
    assert model.scale > 0
    for name in ("margin", "trigger", "clause", "sentence", "agent_agrees", "patient_agrees"):
        assert worth[name] >= 0, name
    for name in ("turned", "days_apart", "one_denies", "agent_clashes", "empty", "place_apart"):
        assert worth[name] <= 0, name


def test_standing_says_who_is_best() -> None:
    """Margins at or above nought on both sides are mutual bests."""
    best = Standing(similarity=0.4, margins=(0.1, 0.2), length=9, place_apart=0.0)
    beaten = replace(best, margins=(-0.1, 0.2))
    assert best.values()[2:4] == (1.0, 1.0)
    assert beaten.values()[2:4] == (0.0, 1.0)
    assert np.isclose(best.values()[4], 1 / 3)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"format": "other/1"}', json.dumps({"format": FORMAT, "weights": {"shoe": 1}})],
)
def test_foreign_weights_are_named(tmp_path: Path, content: str) -> None:
    """Broken weights, another format or other features are a ModelError with the path."""
    (tmp_path / MODEL.name).write_text(MODEL.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / WEIGHTS).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"decision\.json"):
        load_pair_model(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", '{"format": "other/1"}'])
def test_a_foreign_second_look_is_named(tmp_path: Path, content: str) -> None:
    """Broken trees or another format are a ModelError with the path."""
    for name in (MODEL.name, WEIGHTS):
        (tmp_path / name).write_text((MODEL.parent / name).read_text(encoding="utf-8"))
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"look\.json"):
        load_pair_model(tmp_path)


def test_the_second_look_sees_every_sign_but_lengths() -> None:
    """Its columns are the sum, what stands around, and the features, each once."""
    assert len(set(LOOK)) == len(LOOK)
    assert set(LOOK) == {"sum", "first_score", *AROUND, *CROWD} | (set(FEATURES) - UNASKED)


def test_reasons_add_up_to_the_score() -> None:
    """Looked at again or ruled out by the sum: the parts of all reasons make the score."""
    made = case({"a": (HIT,), "b": (TURNED,)})
    vectors = embed(
        describe(made.claims, made.entities, made.analyses, made.texts), encoder=load_encoder()
    )
    found = frames_of(made.claims, made.entities, made.analyses)
    decider = Decider(Comparer(found, vectors, made.analyses), load_pair_model())
    near = Standing(similarity=0.4, margins=(0.1, 0.2), length=9, place_apart=0.0)
    far = replace(near, similarity=-9.0, margins=(-1.0, -1.0), place_apart=1.0)
    alike = Around(support=0.7, leads=(1.0, 2.0), ties=(0.3, 0.1), shares=(0.5, 0.3), third=0.4)
    beaten = Around(leads=(-3.0, -3.0))
    decided = decider.explain(
        [(0, 1), (0, 1)], [near, far], [alike, beaten], ["who is who", "nobody"]
    )
    first = decider.scores([(0, 1), (0, 1)], [near, far])
    assert decider.summed(first[1], beaten) < LOOKED <= decider.summed(first[0], alike)
    assert decided[1].score == decider.summed(first[1], beaten)
    for each in decided:
        total = sum(basis.score for basis in each.basis)
        assert abs(total - each.score) < SMALLEST * (len(GROUPS) + 6)
        assert len({basis.name for basis in each.basis}) == len(each.basis)


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("arrest", "arrest", 1.0, 1.0),
        ("arrest", "apprehend", 0.9, 1.0),
        ("explosion", "explode", 1.0, 1.0),
        ("sing", "amputate", 0.0, 0.3),
    ],
)
def test_verbs_near_in_meaning(left: str, right: str, low: float, high: float) -> None:
    """Shared senses and derivations make predicates near; unlike ones are not."""
    found = Verbs(load()).likeness(left, right)
    assert low <= found <= high
    assert found == Verbs(load()).likeness(right, left)


def test_rivals_and_neighbours_are_weighed() -> None:
    """What stands around a pair adds what the model says it is worth, and a lead never lowers."""
    model = load_pair_model()
    worth = dict(zip(AROUND, model.around, strict=True))
    assert min(model.around) >= 0
    nothing = Vectors(keys=(), rows=np.zeros((0, 384), dtype=np.float32))
    decider = Decider(Comparer((), nothing), model)
    plain, led = Around(), Around(support=0.5, leads=(1.0, 2.0), ties=(0.5, 0.25))
    added = decider.summed(1.0, led) - decider.summed(1.0, plain)
    expected = 0.5 * worth["support"] + worth["worse"] + 2 * worth["better"]
    expected += 0.5 * worth["tied"] - 0.25 * worth["untied"]
    assert np.isclose(added, expected, atol=1e-5)
