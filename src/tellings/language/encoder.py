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

from tellings.errors import ModelError
from tellings.records.language import Passage, Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
MODELS = Path(__file__).parent.parent / "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A loaded encoder: the network and its word pieces."""

    session: "InferenceSession"
    tokenizer: "Tokenizer"

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of one text, shape (384,). Past 256 word pieces it is cut."""
        # A lone surrogate cannot be handed to the tokenizer; every other character can.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        ids = np.asarray([self.tokenizer.encode(clean).ids], dtype=np.int64)
        vector: NDArray[np.float32] = self.session.run(None, {"ids": ids})[0][0]
        return vector


def load_encoder(*, folder: Path | None = None) -> Encoder:
    """Load the packaged encoder (or the one in ``folder``); ModelError names a bad file."""
    # Imported here: a tenth of a second, for those who compare meanings only.
    import onnxruntime  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    where = folder or MODELS / "encoder"
    network, pieces = where / "encoder.onnx", where / "tokenizer.json"
    for path in (network, pieces):
        if not path.is_file():
            raise ModelError(f"{path}: the sentence encoder is missing; reinstall Tellings")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    failures = (state.Fail, state.InvalidProtobuf, state.InvalidGraph, state.InvalidArgument)
    try:
        session = onnxruntime.InferenceSession(
            str(network), options, providers=["CPUExecutionProvider"]
        )
    except (*failures, state.NotImplemented, state.RuntimeException) as error:
        raise ModelError(f"{network}: not a readable encoder ({error})") from error
    try:
        tokenizer = Tokenizer.from_str(pieces.read_text("utf-8"))
    except Exception as error:  # the library raises plain Exception
        raise ModelError(f"{pieces}: not a readable tokenizer ({error})") from error
    return Encoder(session=session, tokenizer=tokenizer)


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
