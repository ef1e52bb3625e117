"""Which cluster a mention joins: sums of odds against plain arithmetic, thresholds by form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people.test_constraints import scene_of_rows

from tellings.people.clusters import Cluster, State, describe
from tellings.people.joining import Option, decision, strength

THRESHOLDS = {
    "name": 0.4,
    "name, new word": 0.6,
    "nominal": 0.4,
    "nominal, new word": 0.6,
    "pronoun": 0.4,
    "quoted I": 0.6,
}
SCORES = st.lists(st.floats(0.001, 0.999), min_size=1, max_size=8)


@given(SCORES)
def test_strength_is_the_share_of_the_members_odds(scores: list[float]) -> None:
    """A softmax over the members and somebody new at 0, summed over the members."""
    odds = [score / (1 - score) for score in scores]
    found = strength(dict(enumerate(scores)))
    assert found == pytest.approx(sum(odds) / (1 + sum(odds)))
    assert found >= max(scores) - 1e-9


def test_a_certain_pair_is_no_division_by_zero() -> None:
    """A score of 1 gives a strength just under 1."""
    assert 0.999 < strength({0: 1.0}) <= 1.0


def options(state: State, *scores: dict[int, float]) -> list[Option]:
    """Return one option for each of these scores by mention, of the cluster of the first."""
    made = []
    for one in scores:
        cluster: Cluster = describe(state, min(one))
        made.append(Option(cluster=cluster, scores=one, best=max(one.values()), forced=False))
    return made


ROWS = """
the DET 2 det
clerk NOUN 3 nsubj
met VERB 0 root meet
the DET 5 det
pilot NOUN 3 obj

she PRON 2 nsubj
left VERB 0 root leave

the DET 2 det
pilot NOUN 3 nsubj
slept VERB 0 root sleep

the DET 2 det
owner NOUN 3 nsubj
slept VERB 0 root sleep
"""


def test_two_weak_mentions_of_one_beat_a_stronger_one_of_another() -> None:
    """“She” is the pilot, spoken for by two mentions, though the clerk has the best single one."""
    scene = scene_of_rows(ROWS)
    state = State(scene=scene)
    she = scene.mentions[2]
    found = decision(THRESHOLDS)(state, she, options(state, {0: 0.5}, {1: 0.4, 3: 0.4}))
    assert found == 1


def test_a_new_word_has_to_be_surer() -> None:
    """“The pilot” joins the pilot at a strength at which “the owner” begins somebody new."""
    scene = scene_of_rows(ROWS)
    state = State(scene=scene)
    pilot, owner = scene.mentions[3], scene.mentions[4]
    decide = decision(THRESHOLDS)
    assert decide(state, pilot, options(state, {1: 0.5})) == 0
    assert decide(state, owner, options(state, {1: 0.5})) is None


def test_a_pronoun_that_joins_weakly_is_marked_unsure() -> None:
    """Whose kin an unsure pronoun means stays open."""
    scene = scene_of_rows(ROWS)
    state = State(scene=scene)
    she = scene.mentions[2]
    assert decision(THRESHOLDS)(state, she, options(state, {1: 0.5})) == 0
    assert state.unsure == {2}
    sure = State(scene=scene)
    assert decision(THRESHOLDS)(sure, she, options(sure, {1: 0.9})) == 0
    assert not sure.unsure
