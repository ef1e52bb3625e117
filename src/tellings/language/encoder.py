"""Sentence vectors: a text's meaning as a point, so that near meanings are near points.

The packaged encoder is all-MiniLM-L6-v2 (Reimers and Gurevych 2019,
https://arxiv.org/abs/1908.10084), trained further on stories told several times, in eight bits:
word pieces, six transformer layers, the mean over the word pieces, length 1. The dot product of two
rows is their cosine.

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
        return self.read(text).vector

    def read(self, text: str) -> "Reading":
        """Return the vectors of a text and of its word pieces."""
        # A lone surrogate cannot be handed to the tokenizer; every other character can. What stands
        # for it is one character long too, so that offsets stay.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        found = self.words.tokenizer.encode(clean)
        rows = self.words.rows_of(found.ids)
        vector, pieces = self.session.run(["vector", "pieces"], {"words": rows})
        return Reading(vector=vector[0], pieces=pieces[0], offsets=tuple(found.offsets))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A text as the encoder sees it.

    ``vector`` has shape (384,) and length 1, ``pieces`` shape (n, 384); ``offsets`` give start and
    end of each piece in code points, (0, 0) for those that are no words.
    """

    vector: NDArray[np.float32]
    pieces: NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the unit vector of the words in ``[start, end)`` in their context, shape (384,).

        The mean of their pieces. Where none was read (past the longest text), the whole text's.
        """
        inside = [n for n, (a, b) in enumerate(self.offsets) if a < end and start < b and a < b]
        if not inside:
            return self.vector
        mean = self.pieces[inside].mean(axis=0)
        result: NDArray[np.float32] = mean / np.float32(np.linalg.norm(mean))
        return result


def load_encoder(*, models: Path | None = None) -> Encoder:
    """Load the packaged encoder (or that of other ``models``); ModelError names a bad file."""
    where = models or MODELS
    session = load_session(where / "encoder" / "encoder.onnx")
    return Encoder(session=session, words=load_words(where / "words"))


def embed(passages: Iterable[Passage], *, encoder: Encoder) -> Vectors:
    """Return one unit vector a passage, in the order given; equal texts are encoded once.

    A passage with a ``focus`` gets the vector of the words there, as they stand in its text.
    """
    given = tuple(passages)
    rows = np.zeros((len(given), DIMENSIONS), dtype=np.float32)
    by_text: dict[str, list[int]] = {}
    for index, passage in enumerate(given):
        by_text.setdefault(passage.text, []).append(index)
    for text, places in by_text.items():
        reading = encoder.read(text)
        for index in places:
            focus = given[index].focus
            rows[index] = reading.vector if focus is None else reading.words(*focus)
    return Vectors(keys=tuple(passage.key for passage in given), rows=rows)
