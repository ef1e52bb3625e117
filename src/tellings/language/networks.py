"""Loading the packaged networks: one thread each, so that sums come in one order."""

from pathlib import Path
from typing import TYPE_CHECKING

from tellings.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODELS = Path(__file__).parent.parent / "models"


def load_session(path: Path) -> "InferenceSession":
    """Load an ONNX file; ModelError names one that is missing or cannot be read."""
    # Imported here: a tenth of a second, for those who run a network only.
    import onnxruntime  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # noqa: PLC0415

    if not path.is_file():
        raise ModelError(f"{path}: a model file is missing; reinstall Tellings")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    failures = (state.Fail, state.InvalidProtobuf, state.InvalidGraph, state.InvalidArgument)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (*failures, state.NotImplemented, state.RuntimeException) as error:
        raise ModelError(f"{path}: not a readable model ({error})") from error
