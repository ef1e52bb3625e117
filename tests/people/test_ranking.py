"""Shares and leads among the rivals of a mention, against plain loops."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.people.sentences import analysis_of

from tellings.people.candidates import find_candidates
from tellings.people.coreference import (
    CoreferenceModel,
    load_coreference,
    make_scene,
    ranked_scores,
)
from tellings.people.features import FEATURES, Scene
from tellings.people.kinds import KINDS, KindModel
from tellings.people.ranking import (
    ALONE,
    RANK_FEATURES,
    UNKNOWN,
    leads,
    network_scores,
    rank_rows,
    rivals,
    shares,
)
from tellings.people.syntax import tree_of
from tellings.people.voices import find_voices
from tellings.records.language import Antecedence

SCORES = st.lists(
    st.lists(st.floats(-20, 20).map(lambda value: round(value, 3)), min_size=1, max_size=6),
    min_size=1,
    max_size=6,
)


@given(SCORES)
def test_shares_are_a_softmax_over_rivals_and_a_new_one(groups: list[list[float]]) -> None:
    """The shares of a mention's pairs and of "new" sum to one and are those of a plain softmax."""
    mentions = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    flat = np.asarray([score for group in groups for score in group])
    new = np.asarray([group[0] / 2 for group in groups])
    found = shares(flat, new, rivals(mentions))
    expected = [
        np.exp(score) / (sum(np.exp(other) for other in group) + np.exp(group[0] / 2))
        for group in groups
        for score in group
    ]
    assert np.allclose(found, expected)


@given(SCORES)
def test_leads_are_over_the_best_other(groups: list[list[float]]) -> None:
    """The best leads by its distance to the next lower score, any other by minus its distance."""
    mentions = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    flat = np.asarray([score for group in groups for score in group])
    expected = []
    for group in groups:
        lower = [score for score in group if score < max(group)]
        for score in group:
            if score == max(group):
                expected.append(score - max(lower) if lower else ALONE)
            else:
                expected.append(score - max(group))
    assert np.allclose(leads(flat, rivals(mentions)), expected)


ROWS = """Ada PROPN 2 nsubj
met VERB 0 root meet
Jo PROPN 2 obj

she PRON 2 nsubj
left VERB 0 root leave"""
PERSONS = KindModel(bias=np.eye(len(KINDS))[0] * 9, weights={}, senses={})


def scene(vectors: dict[int, NDArray[np.int8]] | None) -> Scene:
    """Return the scene of two people and a pronoun, mentions 0, 1 and 2, with vectors by token."""
    known = None
    if vectors is not None:
        rows = b"".join(vectors[at].tobytes() for at in sorted(vectors))
        known = Antecedence(words=tuple(sorted(vectors)), rows=rows)
    tree = tree_of(replace(analysis_of(ROWS), antecedence=known))
    candidates = find_candidates(tree, kinds=PERSONS, words=frozenset({"met", "left"}))
    assert [candidate.head for candidate in candidates] == [0, 2, 3]
    return make_scene(tree, candidates, find_voices(tree))


def random_vectors(*tokens: int) -> dict[int, NDArray[np.int8]]:
    """Return bytes drawn with a fixed seed for each of the tokens."""
    draw = np.random.default_rng(3)
    return {at: draw.integers(-80, 80, 129).astype(np.int8) for at in tokens}


def test_network_scores_are_those_of_the_record() -> None:
    """The product of a pair's vectors, less what the later one scores as new, is the record's."""
    keys = np.asarray([[1, 2], [0, 2]])
    told = scene(random_vectors(0, 2, 3))
    dots, new, known = network_scores(told, keys, rivals(keys[:, 1]))
    assert told.tree.analysis.antecedence is not None
    scores = told.tree.analysis.antecedence.scores()
    assert (dots - new[0]).tolist() == pytest.approx([scores[2, 1], scores[2, 0]], abs=1e-4)
    assert known.tolist() == [3.0, 3.0]


def test_a_mention_that_the_network_does_not_know_is_marked() -> None:
    """Without vectors for "Jo" her pair is unknown, while that of Ada is as it was."""
    keys = np.asarray([[1, 2], [0, 2]])
    all_known = network_scores(scene(random_vectors(0, 2, 3)), keys, rivals(keys[:, 1]))
    vectors = random_vectors(0, 2, 3)
    del vectors[2]
    dots, new, known = network_scores(scene(vectors), keys, rivals(keys[:, 1]))
    assert dots.tolist() == [UNKNOWN, all_known[0][1]]
    assert new.tolist() == all_known[1].tolist()
    assert known.tolist() == [1.0, 3.0]


def test_without_vectors_the_network_says_nothing() -> None:
    """An analysis without vectors gives each rival the same share."""
    keys = np.asarray([[1, 2], [0, 2]])
    rows = np.zeros((2, len(FEATURES)), dtype=np.float32)
    found = rank_rows(scene(None), keys, rows, np.asarray([2.0, -1.0]))
    share = found[:, RANK_FEATURES.index("network_share")]
    assert share[0] == share[1]
    assert found[0, RANK_FEATURES.index("pair_lead")] == pytest.approx(3.0)
    assert found[:, RANK_FEATURES.index("network_known")].tolist() == [0.0, 0.0]


@pytest.fixture(scope="module")
def model() -> CoreferenceModel:
    """Return the packaged model."""
    return load_coreference()


def test_a_vector_decides_between_equals(model: CoreferenceModel) -> None:
    """The one whom the network points to scores higher than when it points to the other."""
    found = []
    for meant in (0, 2):
        vectors = {at: np.zeros(129, dtype=np.int8) for at in (0, 2, 3)}
        vectors[3][0] = vectors[meant][64] = 90
        scores = ranked_scores(scene(vectors), model)
        found.append((scores[0, 2], scores[1, 2]))
    assert found[0][0] > found[1][0]
    assert found[1][1] > found[0][1]
