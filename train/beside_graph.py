"""Puts the network that reads two accounts into the package: ``python -m train.beside_graph``.

It began as the syntax network, and what is packaged is what differs. The matrices of the packaged
``syntax.onnx`` are borrowed, not copied: they are initialisers of ``beside.onnx`` whose bytes lie
in the other file (ONNX's external data: a name, an offset, a length). To each borrowed product a
low-rank one is added, the directions of trained minus borrowed that tell most (train.beside_cut),
in eight bits. What eight bits cost the borrowed matrix is part of that difference.

Biases and norms are the trained ones. Places and head are in eight bits a row. Whole numbers become
floats when the file is loaded, by constant folding.

Example: a matrix of 384 by 1536 has 590 KB and stays where it is; 64 directions beside it have 123.
"""

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tellings.language.beside import INPUTS, LENDER
from tellings.language.words import load_words
from train.beside import Network
from train.beside_cut import Directions, Spread, directions, share_out, spreads
from train.beside_data import sample
from train.encoder import LAYERS, WIDTH, Graph, constants, layer
from train.syntax_graph import State, published

PACKAGED = Path(__file__).parent.parent / "src" / "tellings" / "models" / "syntax"
ADDED = 2_654_208
"""Bytes of all additions: 64 directions for every matrix, if they were shared out evenly."""

CALIBRATION = 200
"""Texts on which is measured what tells."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A borrowed matrix: where its bytes lie; its values are ``factors * whole * scale``.

    ``whole`` (in, out) int8, ``scale`` (out,) and ``factors`` (in,): what its input is multiplied
    by first (train.smooth).
    """

    offset: int
    whole: NDArray[np.int8]
    scale: Floats
    factors: Floats

    def values(self) -> Floats:
        """Return what the matrix stands for, shape (in, out)."""
        found: Floats = self.factors[:, None] * self.whole.astype(np.float32) * self.scale
        return found


def loans(path: Path) -> dict[str, Loan]:
    """Return the matrices of a packaged graph by the name of their layer ("...query")."""
    data = path.read_bytes()
    graph = onnx.load_from_string(data).graph
    held = {tensor.name: tensor for tensor in graph.initializer}
    made = {output: node for node in graph.node for output in node.output}
    found: dict[str, Loan] = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger" or not node.input[1].endswith(".matrix_quantized"):
            continue
        name = node.input[1].removesuffix(".matrix_quantized")
        whole = held[node.input[1]]
        if np.any(numpy_helper.to_array(held[f"{name}.matrix_zero_point"])):
            raise SystemExit(f"{path}: {name} is not symmetric")
        smoothed = made[made[node.input[0]].input[0]]
        found[name] = Loan(
            offset=data.index(whole.raw_data),
            whole=numpy_helper.to_array(whole),
            scale=numpy_helper.to_array(held[f"{name}.matrix_scale"]),
            factors=numpy_helper.to_array(held[smoothed.input[1]]),
        )
    return found


class Borrowing(Graph):
    """A graph whose dense layers are the lender's, each with a low-rank addition."""

    def __init__(self, lent: Mapping[str, Loan], added: Mapping[str, Directions]) -> None:
        super().__init__()
        self.lent = lent
        self.added = added
        self.ranks = share_out(added, ADDED)
        self.ready: dict[str, tuple[str, str, str]] = {}

    def dense(self, value: str, name: str, _matrix: Floats, bias: Floats) -> str:
        """``value @ matrix.T + bias``, nearly: the matrix that is borrowed and what is added."""
        loan = self.lent[name]
        numbers, step, zero = self._numbers(value, loan, name)
        whole = self._lend(f"{name}.matrix", loan)
        product = self.add("MatMulInteger", (numbers, whole, zero))
        product = self.add("Cast", (product,), to=TensorProto.FLOAT)
        scale = self.add("Mul", (step, self.constant(f"{name}.scale", loan.scale)))
        product = self.add("Mul", (product, scale))
        product = self.add("Add", (product, self.constant(f"{name}.bias", bias)))
        return self.add("Add", (product, self._addition(value, name)))

    def table(self, name: str, values: Floats) -> str:
        """Add a constant table in eight bits a row."""
        scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-9) / 127
        whole = self._floats(f"{name}.whole", np.round(values / scale).astype(np.int8))
        return self.add("Mul", (whole, self.constant(f"{name}.scale", scale.astype(np.float32))))

    def _floats(self, name: str, whole: NDArray[np.int8]) -> str:
        return self.add("Cast", (self.constant(name, whole),), to=TensorProto.FLOAT)

    def _numbers(self, value: str, loan: Loan, name: str) -> tuple[str, str, str]:
        """Return a value in eight bits, its step and its zero; the same for all that read it."""
        if value not in self.ready:
            factors = self.constant(f"{name}.factors", loan.factors)
            outputs = [f"{value}_{part}" for part in ("numbers", "step", "zero")]
            smoothed = self.add("Mul", (value, factors))
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [smoothed], outputs))
            self.ready[value] = (outputs[0], outputs[1], outputs[2])
        return self.ready[value]

    def _lend(self, name: str, loan: Loan) -> str:
        tensor = onnx.TensorProto(
            name=name,
            data_type=TensorProto.INT8,
            dims=loan.whole.shape,
            data_location=TensorProto.EXTERNAL,
        )
        for key, value in (
            ("location", LENDER),
            ("offset", str(loan.offset)),
            ("length", str(loan.whole.nbytes)),
        ):
            tensor.external_data.add(key=key, value=value)
        self.constants.append(tensor)
        return name

    def _addition(self, value: str, name: str) -> str:
        down, up, scale = self.added[name].whole(self.ranks[name])
        narrow = self._floats(f"{name}.down", down)
        narrow = self.add("Mul", (narrow, self.constant(f"{name}.sizes", scale)))
        low = self.add("MatMul", (value, narrow))
        return self.add("MatMul", (low, self._floats(f"{name}.up", up)))


def differences(
    state: State, lent: Mapping[str, Loan], spread: Mapping[str, Spread]
) -> dict[str, Directions]:
    """Return what was learnt beyond each borrowed matrix, by directions."""
    trained = published(state)
    return {
        name: directions(trained[f"{name}.weight"].T - lent[name].values(), one)
        for name, one in spread.items()
    }


def graph_of(
    state: State, lent: Mapping[str, Loan], added: Mapping[str, Directions]
) -> onnx.ModelProto:
    """Return the graph of a trained network (train.beside.Network)."""
    graph = Borrowing(lent, added)
    constants(graph)
    hidden = graph.norm(_begun(graph, state), state, "norm")
    weights = published(state)
    for number in range(LAYERS):
        hidden = layer(graph, weights, f"encoder.layer.{number}", hidden)
    scores = _scores(graph, state, hidden)
    graph.nodes.append(helper.make_node("Identity", (scores,), ["scores"], "scores"))
    shapes: dict[str, tuple[int, list[int | str]]] = {
        "words": (TensorProto.FLOAT, [1, "pieces", WIDTH]),
        "accounts": (TensorProto.INT64, ["pieces"]),
        "marks": (TensorProto.FLOAT, [1, "pieces"]),
        "targets": (TensorProto.FLOAT, ["targets", "pieces"]),
        "across": (TensorProto.FLOAT, ["targets", 1]),
    }
    return graph.model(
        "tellings-beside",
        [helper.make_tensor_value_info(name, *shapes[name]) for name in INPUTS],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["targets"])],
    )


def _begun(graph: Borrowing, state: State) -> str:
    """Words, places, whose passage it is and who is asked about, added up."""
    count = graph.add("Shape", ("words",), start=1, end=2)
    used = graph.add("Slice", (graph.table("places", state["places"]), "zero", count, "zero"))
    whose = graph.add("Gather", (graph.constant("account_rows", state["accounts"]), "accounts"))
    marks = graph.add("Unsqueeze", ("marks", graph.constant("last", np.array([-1]))))
    marks = graph.add("Mul", (marks, graph.constant("mark", state["mark"])))
    hidden = graph.add("Add", ("words", used))
    return graph.add("Add", (graph.add("Add", (hidden, whose)), marks))


def _scores(graph: Borrowing, state: State, hidden: str) -> str:
    """Hold the mean of who is asked about against each target's: target, product, distance."""
    pieces = graph.add("Squeeze", (hidden, "zero"))
    total = graph.add("ReduceSum", ("marks", graph.constant("columns", np.array([1]))), keepdims=1)
    asked = graph.add("MatMul", (graph.add("Div", ("marks", total)), pieces))
    target = graph.add("MatMul", ("targets", pieces))
    apart = graph.add("Abs", (graph.add("Sub", (asked, target)),))
    product = graph.add("Mul", (asked, target))
    given = graph.add("Concat", (target, product, apart, "across"), axis=1)
    wide = graph.table("head.0.matrix", state["head.0.weight"])
    turned = graph.add("Transpose", (wide,), perm=(1, 0))
    inner = graph.add("MatMul", (given, turned))
    inner = graph.gelu(graph.add("Add", (inner, graph.constant("head.0.b", state["head.0.bias"]))))
    last = graph.constant("head.3.matrix", state["head.3.weight"].T)
    scores = graph.add("MatMul", (inner, last))
    scores = graph.add("Add", (scores, graph.constant("head.3.b", state["head.3.bias"])))
    return graph.add("Squeeze", (scores, "last"))


def package(weights: Path, target: Path) -> None:
    """Write ``beside.onnx`` to the folder that holds ``syntax.onnx``."""
    words = load_words(target.parent / "words")
    network = Network(words)
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    state = {name: value.float().numpy() for name, value in network.state_dict().items()}
    lender = target / LENDER
    lent = loans(lender)
    spread = spreads(network, sample(words, CALIBRATION))
    model = graph_of(state, lent, differences(state, lent, spread))
    digest = hashlib.sha256(lender.read_bytes()).hexdigest()
    helper.set_model_props(model, {LENDER: digest})
    (target / "beside.onnx").write_bytes(model.SerializeToString())


def main(arguments: Sequence[str] | None = None) -> None:
    """Package trained weights."""
    parser = argparse.ArgumentParser(prog="python -m train.beside_graph", description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("build/beside/last.pt"))
    options = parser.parse_args(arguments)
    package(options.weights, PACKAGED)


if __name__ == "__main__":
    main()
