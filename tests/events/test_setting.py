"""What accounts as wholes say of a pair."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.events.build import case, told

from tellings.events.frames import frames_of
from tellings.events.setting import NO_FIGURE_SHARED, SETTING, Setting, ranks


def setting() -> tuple[Setting, tuple[int, ...]]:
    """Return three accounts, two of a fire in Bree, one of a fire in Dale, and their fires."""
    bree = told("Fire burnt Bree.", "burnt", "burn", ("patient", "Bree", "Bree"))
    again = told("Bree saw smoke.", "saw", "see", ("agent", "Bree", "Bree"))
    dale = told("Fire burnt Dale.", "burnt", "burn", ("patient", "Dale", "Dale"))
    made = case({"a": (bree, again), "b": (bree,), "c": (dale,)})
    frames = frames_of(made.claims, made.entities, made.analyses)
    text = {claim.id: made.texts[claim.document] for claim in made.claims}
    fires = [n for n, frame in enumerate(frames) if frame.predicate == "burn"]
    fires.sort(key=lambda n: ("Dale" in text[frames[n].claim], len(text[frames[n].claim])))
    return Setting(frames, made.analyses), tuple(fires)


def test_accounts_of_one_place_are_nearer() -> None:
    """The same words about two towns are told apart by what else the accounts name."""
    found, (bree, again, dale) = setting()
    near = dict(zip(SETTING, found.features(bree, again), strict=True))
    far = dict(zip(SETTING, found.features(bree, dale), strict=True))
    assert near["told_names"] > far["told_names"]
    assert near["told_words"] > far["told_words"]
    assert near["told_rank"] > far["told_rank"]
    assert near["told_often"] == far["told_often"] == 1.0


def test_pairs_are_symmetric() -> None:
    """It does not matter which claim is the left one."""
    found, fires = setting()
    for i, j in itertools.combinations(fires, 2):
        assert found.features(i, j) == pytest.approx(found.features(j, i))


def test_no_figures_say_nothing() -> None:
    """Sentences without figures neither agree nor differ."""
    assert NO_FIGURE_SHARED < 0
    found, fires = setting()
    assert found.features(fires[0], fires[1])[SETTING.index("numbers_agree")] == 0.0


@given(arrays(np.float32, (4, 4), elements=st.floats(0, 1, width=16)))
def test_rank_counts_what_lies_below(alike: np.ndarray) -> None:
    """A rank is the share of a row's other cells that lie below the cell."""
    for i, j in itertools.product(range(4), repeat=2):
        below = sum(alike[i, k] < alike[i, j] for k in range(4))
        assert ranks(alike)[i, j] == below / 3
