"""A small neural network that scores whom a mention refers back to.

A mention is what the language network says of its head (``Analysis.antecedence``) and what grammar
says; two layers make a vector of it, one as what refers back and one as what is referred to. A pair
is both vectors, their products and the relation of the two: distance, agreement, words shared. The
score of a pair is held against the later mention's score of naming somebody new, at 0. The loss is
the marginal log-likelihood of all right antecedents (Lee et al., "End-to-end neural coreference
resolution", EMNLP 2017, https://aclanthology.org/D17-1018; mentions as their heads: Dobrovolskii,
"Word-level coreference resolution", EMNLP 2021, https://aclanthology.org/2021.emnlp-main.605).

Example: of "Ada met Jo. She ..." the pair (Ada, She) scores 2.1, (Jo, She) 0.4: she is Ada, sooner
than Jo and than somebody new.
"""

from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as state

from tellings.errors import ModelError
from tellings.people.features import DETERMINERS, FEATURES, GROUPS, ROLES, Scene
from tellings.people.kinds import KINDS
from tellings.people.pair_table import Columns

FEATURE_KEY = "features"
FAILURES = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf)
"""What onnxruntime raises for bytes that are no model; none of them shares a base of its own."""
VECTOR = 64
ONE_OF = {
    "form": 3,
    "pronoun": len(GROUPS) + 1,
    "determiner": len(DETERMINERS),
    "role": len(ROLES) + 1,
    "kind": len(KINDS) + 1,
    "number": 3,
    "gender": 4,
}
"""Properties of a mention with how many values each has; "none" (-1) is the first where it is."""
FROM_ONE = frozenset({"pronoun", "kind"})
SCALED = {
    "length": 12.0,
    "count": 20.0,
    "place": 40.0,
    "sentence": 50.0,
    "words": 6.0,
    "modifiers": 4.0,
    "possessed": 1.0,
    "voiced": 1.0,
    "reflexive": 1.0,
    "subject": 1.0,
}
"""Properties of a mention that are numbers, with the value at which they are cut and made one."""
STEPS = {
    "sentences_apart": (1, 2, 3, 5, 9, 17, 33),
    "mentions_apart": (2, 3, 4, 6, 9, 14, 22, 40, 80, 160),
    "between_agreeing": (1, 2, 3, 4, 6, 9, 14, 22),
    "words_shared": (0, 1, 2, 3),
    "name_words_shared": (1, 2),
    "head_likeness": (0, 0.5, 0.7, 0.85, 0.99),
    "kind_agreement": (0, 0.1, 0.3, 0.6, 0.9),
    "words_of_m_in_a": (0, 0.3, 0.6, 0.99),
    "modifiers_shared": (0, 1, 2),
    "modifiers_clash": (0, 1),
    "number": (0, 1),
    "gender": (0, 1),
    "same_governor": (1, 2),
    "same_rule": (1, 2, 3, 4),
    "voices": (1, 2, 3),
    "person_pair": tuple(range(1, 16)),
}
"""Properties of a pair as a ladder: which of these the value reaches."""
PLAIN = (
    *("same_head", "same_head_text", "same_text", "name_last_same", "acronym", "same_role"),
    *("same_clause", "same_voice", "subject_a", "paragraph_order", "relative_between"),
    *("first_of_head", "reflexive", "possessor_a", "possessor_m"),
)
NETWORK_FEATURES = (
    f"vectors:{2 * VECTOR + 2}",
    *(f"{name}:{size}" for name, size in ONE_OF.items()),
    f"kinds:{len(KINDS)}",
    *(f"{name}<{top:g}" for name, top in SCALED.items()),
    *(f"{name}>={','.join(f'{step:g}' for step in steps)}" for name, steps in STEPS.items()),
    *PLAIN,
    "dot",
)
"""What the network is given; a file trained with anything else is refused."""
MENTION_WIDTH = 2 * VECTOR + 2 + sum(ONE_OF.values()) + len(KINDS) + len(SCALED)
PAIR_WIDTH = sum(len(steps) for steps in STEPS.values()) + len(PLAIN) + 1

Rows = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AntecedentNetwork:
    """The network, ready to run."""

    session: onnxruntime.InferenceSession

    def scores(self, mentions: Rows, keys: Whole, relations: Rows) -> NDArray[np.float64]:
        """Return the log-odds of each pair against "somebody new", shape (n,).

        ``mentions`` has shape (mentions, MENTION_WIDTH); ``keys`` (n, 2) gives the earlier and the
        later mention of each pair and ``relations`` (n, PAIR_WIDTH) what lies between them.
        """
        if not len(keys):
            return np.zeros(0, dtype=np.float64)
        used, places = np.unique(keys, return_inverse=True)
        given = {
            "mentions": np.ascontiguousarray(mentions[used]),
            "pairs": np.ascontiguousarray(places.reshape(-1, 2)),
            "relations": np.ascontiguousarray(relations),
        }
        return np.asarray(self.session.run(None, given)[0], dtype=np.float64)


def read_network(data: bytes, *, name: str) -> AntecedentNetwork:
    """Return the network in ``data``; ModelError when it is none or knows other features."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except FAILURES as error:
        raise ModelError(f"{name}: not a model that can be run ({error})") from error
    found = session.get_modelmeta().custom_metadata_map.get(FEATURE_KEY, "")
    if tuple(found.split()) != NETWORK_FEATURES:
        raise ModelError(f"{name}: trained with other features than this version computes")
    return AntecedentNetwork(session=session)


def mention_rows(scene: Scene, columns: Columns) -> Rows:
    """Return what the network is told of each mention, shape (mentions, MENTION_WIDTH)."""
    count = len(scene.mentions)
    parts = [head_vectors(scene)]
    for name, size in ONE_OF.items():
        places = columns.single[name].astype(np.int64) + (name in FROM_ONE)
        parts.append(np.eye(size, dtype=np.float32)[places])
    parts.append(columns.probabilities.astype(np.float32))
    for name, top in SCALED.items():
        values = np.clip(columns.single[name], 0.0, top) / top
        parts.append(values.astype(np.float32)[:, None])
    return np.concatenate(parts, axis=1).reshape(count, MENTION_WIDTH)


def head_vectors(scene: Scene) -> Rows:
    """Return the language network's vectors of each mention's head, shape (mentions, 130).

    As an anaphor, as an antecedent, as a first mention, and 1; all zero for a head without vectors.
    """
    found = np.zeros((len(scene.mentions), 2 * VECTOR + 2), dtype=np.float32)
    vectors = scene.tree.analysis.antecedence
    if vectors is None or not vectors.words:
        return found
    anaphors, antecedents, firsts = vectors.vectors()
    place = {word: at for at, word in enumerate(vectors.words)}
    for number, m in enumerate(scene.mentions):
        at = place.get(m.candidate.head)
        if at is not None:
            found[number, :VECTOR] = anaphors[at]
            found[number, VECTOR : 2 * VECTOR] = antecedents[at]
            found[number, 2 * VECTOR] = firsts[at]
            found[number, -1] = 1.0
    return found


def relation_rows(mentions: Rows, keys: Whole, rows: Rows) -> Rows:
    """Return what the network is told of pairs, shape (n, PAIR_WIDTH); ``rows`` are FEATURES."""
    parts = []
    for name, steps in STEPS.items():
        values = rows[:, FEATURES.index(name)]
        parts.append((values[:, None] >= np.asarray(steps, dtype=np.float32)).astype(np.float32))
    parts.append(rows[:, [FEATURES.index(name) for name in PLAIN]])
    anaphors = mentions[keys[:, 1], :VECTOR]
    antecedents = mentions[keys[:, 0], VECTOR : 2 * VECTOR]
    parts.append(np.einsum("nd,nd->n", anaphors, antecedents)[:, None])
    return np.concatenate(parts, axis=1).astype(np.float32)
