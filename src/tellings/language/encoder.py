"""Sentence vectors: a text's meaning as a point, so that near meanings are near points.

The packaged encoder is all-MiniLM-L6-v2 in eight bits (Reimers and Gurevych 2019,
https://arxiv.org/abs/1908.10084): word pieces, six transformer layers, the mean over the word
pieces, length 1. The dot product of two rows is their cosine.

One text at a time, on one thread: the scale of an eight-bit activation is found over the whole
input, so in a batch the last digits of a vector would depend on its neighbours. Alone, a text has
the same vector in whatever company and order it comes. Alone is also hardly slower: nothing is
padded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tellings.language.networks import MODELS, load_session
from tellings.language.words import Words, load_words
from tellings.records.language import Passage, Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

DIMENSIONS = 384


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A loaded encoder: the network and its word pieces."""

    session: "InferenceSession"
    words: Words

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of one text, shape (384,). Past 256 word pieces it is cut."""
        # A lone surrogate cannot be handed to the tokenizer; every other character can.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        rows = self.words.rows_of(self.words.tokenizer.encode(clean).ids)
        vector: NDArray[np.float32] = self.session.run(None, {"words": rows})[0][0]
        return vector


def load_encoder(*, models: Path | None = None) -> Encoder:
    """Load the packaged encoder (or that of other ``models``); ModelError names a bad file."""
    where = models or MODELS
    session = load_session(where / "encoder" / "encoder.onnx")
    return Encoder(session=session, words=load_words(where / "words"))


def embed(passages: Iterable[Passage], *, encoder: Encoder) -> Vectors:
    """Return one unit vector a passage, in the order given; equal texts are encoded once."""
    given = tuple(passages)
    rows = np.zeros((len(given), DIMENSIONS), dtype=np.float32)
    known: dict[str, NDArray[np.float32]] = {}
    for index, passage in enumerate(given):
        vector = known.get(passage.text)
        if vector is None:
            vector = known[passage.text] = encoder.encode(passage.text)
        rows[index] = vector
    return Vectors(keys=tuple(passage.key for passage in given), rows=rows)
