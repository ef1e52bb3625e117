"""What the antecedent network is told, and that it hears it."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.people.sentences import analysis_of

from tellings.people.antecedent_network import (
    MENTION_WIDTH,
    PAIR_WIDTH,
    VECTOR,
    head_vectors,
    mention_rows,
    relation_rows,
)
from tellings.people.candidates import find_candidates
from tellings.people.coreference import (
    CoreferenceModel,
    load_coreference,
    make_scene,
    pair_scores,
)
from tellings.people.features import Scene
from tellings.people.kinds import KINDS, KindModel
from tellings.people.pair_table import columns_of, pair_blocks
from tellings.people.syntax import tree_of
from tellings.people.voices import find_voices
from tellings.records.language import Antecedence

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


def test_the_product_of_a_pair_is_that_of_the_record() -> None:
    """The last of a pair's relations, less what the later one scores as new, is the record's."""
    told = scene(random_vectors(0, 2, 3))
    columns = columns_of(told)
    mentions = mention_rows(told, columns)
    ((keys, rows),) = pair_blocks(told, columns)
    pairs = np.asarray(keys, dtype=np.int64)
    found = relation_rows(mentions, pairs, rows)
    assert found.shape == (len(keys), PAIR_WIDTH)
    assert told.tree.analysis.antecedence is not None
    scores = told.tree.analysis.antecedence.scores()
    for (earlier, later), dot in zip(keys, found[:, -1].tolist(), strict=True):
        new = mentions[later, 2 * VECTOR]
        assert dot - new == pytest.approx(scores[later, earlier], abs=1e-4)


def test_a_head_without_vectors_is_marked() -> None:
    """A mention that the language network overlooked has zeros and no mark, the others one."""
    vectors = random_vectors(0, 2, 3)
    del vectors[2]
    found = head_vectors(scene(vectors))
    assert found[:, -1].tolist() == [1.0, 0.0, 1.0]
    assert not found[1].any()
    assert not head_vectors(scene(None)).any()


def test_rows_of_mentions_name_each_property_once() -> None:
    """Every property that has one of several values shows exactly one."""
    told = scene(None)
    found = mention_rows(told, columns_of(told))
    assert found.shape == (3, MENTION_WIDTH)
    form = found[:, 2 * VECTOR + 2 : 2 * VECTOR + 5]
    assert form.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]


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
        scores = pair_scores(scene(vectors), model)
        found.append((scores[0, 2], scores[1, 2]))
    assert found[0][0] > found[1][0]
    assert found[1][1] > found[0][1]


def test_pairs_are_scored_by_themselves(model: CoreferenceModel) -> None:
    """A pair's score does not hang on which other pairs are scored with it."""
    told = scene(random_vectors(0, 2, 3))
    columns = columns_of(told)
    mentions = mention_rows(told, columns)
    ((keys, rows),) = pair_blocks(told, columns)
    pairs = np.asarray(keys, dtype=np.int64)
    relations = relation_rows(mentions, pairs, rows)
    together = model.network.scores(mentions, pairs, relations)
    for at in range(len(keys)):
        alone = model.network.scores(mentions, pairs[at : at + 1], relations[at : at + 1])
        assert alone[0] == pytest.approx(together[at], abs=1e-4)
    assert model.network.scores(mentions, pairs[:0], relations[:0]).shape == (0,)
