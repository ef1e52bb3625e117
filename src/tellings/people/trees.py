"""Gradient-boosted decision trees, shipped as ONNX and run by onnxruntime.

The sum over all trees of the leaf that a row falls into is the log-odds (Friedman, "Greedy function
approximation: a gradient boosting machine", Annals of Statistics 29, 2001). The file carries the
names of its features; a file trained with other features is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as state

from tellings.errors import ModelError

FEATURE_KEY = "features"
FAILURES = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf)
"""What onnxruntime raises for bytes that are no model; none of them shares a base of its own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees ready to run on rows of ``len(features)`` values."""

    features: tuple[str, ...]
    session: onnxruntime.InferenceSession

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the log-odds of each row; ``rows`` has shape (n, len(features))."""
        if not len(rows):
            return np.zeros(0, dtype=np.float64)
        found = self.session.run(None, {"rows": np.ascontiguousarray(rows)})[0]
        return np.asarray(found[:, 0].astype(np.float64))

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability for each row; ``rows`` has shape (n, len(features))."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.odds(rows))))


def read_forest(data: bytes, *, expected: Sequence[str], name: str) -> Forest:
    """Return the forest in ``data``; ModelError when its feature list is not ``expected``."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except FAILURES as error:
        raise ModelError(f"{name}: not a model that can be run ({error})") from error
    found = session.get_modelmeta().custom_metadata_map.get(FEATURE_KEY, "")
    features = tuple(found.split())
    if features != tuple(expected):
        raise ModelError(f"{name}: trained with other features than this version computes")
    return Forest(features=features, session=session)
