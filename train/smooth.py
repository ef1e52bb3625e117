"""Smoothing before quantisation (SmoothQuant: Xiao et al. 2023, https://arxiv.org/abs/2211.10438).

Eight bits for an activation are shared by all its channels, so one loud channel leaves the others
few steps. Each channel of a matrix product's input is therefore divided by a factor, and the
matrix's row multiplied by it: the product is the same, the loudness is shared between activation
and weight. Factors come from activations seen on calibration texts.

Measured on 200 sentences of EWT dev, cosine of the eight-bit to the exact vectors, mean: without
.9888; with the loudness moved by half .982, by .65 .9941, by .8 .9947.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

MOVED = 0.75
QUIETEST = 1e-5

Loudness = dict[str, NDArray[np.float32]]


def products(model: onnx.ModelProto) -> dict[str, list[onnx.NodeProto]]:
    """Return the products with a constant matrix, by the name of their input."""
    constants = {tensor.name for tensor in model.graph.initializer}
    found: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in constants:
            found.setdefault(node.input[0], []).append(node)
    return found


def loudness(model: onnx.ModelProto, texts: Iterable[Mapping[str, NDArray[Any]]]) -> Loudness:
    """Return the largest magnitude of every channel of every product's input on the texts.

    A text is what the graph is given: its inputs by name.
    """
    names = list(products(model))
    seen = onnx.ModelProto()
    seen.CopyFrom(model)
    for name in names:
        seen.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(
        seen.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    largest: Loudness = {}
    for text in texts:
        for name, values in zip(names, session.run(names, dict(text)), strict=True):
            found = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, found), found)
    return largest


def smooth(model: onnx.ModelProto, largest: Loudness) -> None:
    """Change ``model`` in place: a product of each input with its factors, matrices to match."""
    matrices = {tensor.name: tensor for tensor in model.graph.initializer}
    for name, nodes in products(model).items():
        held = [numpy_helper.to_array(matrices[node.input[1]]) for node in nodes]
        rows = np.max([np.abs(matrix).max(axis=1) for matrix in held], axis=0)
        factors = np.maximum(largest[name], QUIETEST) ** MOVED
        factors = factors / np.maximum(rows, QUIETEST) ** (1 - MOVED)
        for node, matrix in zip(nodes, held, strict=True):
            scaled = (matrix * factors[:, None]).astype(np.float32)
            matrices[node.input[1]].CopyFrom(numpy_helper.from_array(scaled, node.input[1]))
        _insert(model, name, nodes, (1 / factors).astype(np.float32))


def _insert(
    model: onnx.ModelProto,
    name: str,
    nodes: list[onnx.NodeProto],
    factors: NDArray[np.float32],
) -> None:
    """Multiply tensor ``name`` by ``factors`` for the given nodes, just before the first."""
    model.graph.initializer.append(numpy_helper.from_array(factors, f"{name}_factors"))
    first = min(index for index, node in enumerate(model.graph.node) if node in nodes)
    inputs, output = [name, f"{name}_factors"], f"{name}_smoothed"
    for node in nodes:
        node.input[0] = output
    model.graph.node.insert(first, helper.make_node("Mul", inputs, [output], output))
