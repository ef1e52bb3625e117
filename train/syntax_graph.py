"""Puts the trained syntax network into the package: ``python -m train.syntax_graph``.

The network's layers and heads become an ONNX graph, matrices smoothed (train.smooth) and in eight
bits as the sentence encoder's are. The graph takes the pieces' embeddings, not their numbers: the
table of embeddings is the encoder's and is packaged once. What is small is left in 32 bits: the
arc scores, the mixes of layers.
"""

import argparse
import json
import os
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper
from spacy.lang.en import English

from tellings.language.pieces import word_pieces
from tellings.language.words import load_words
from train.corpora import LABELS, LITBANK_TYPES, litbank_documents, treebank_documents
from train.encoder import WIDTH, Graph, constants, layer, placed, quantise
from train.network import COREFERENCE, LABEL, LAYERS
from train.smooth import loudness, smooth
from train.tokenizer import english_tokenizer
from train.treebanks import common_words, load
from train.windows import Cutter, Window

PACKAGED = Path(__file__).parent.parent / "src" / "tellings" / "models" / "syntax"
TAGS = ("upos", "xpos", "feats", "lemma")
CALIBRATION = 60

State = dict[str, NDArray[np.float32]]


def graph_of(state: State) -> onnx.ModelProto:
    """Return the graph of a trained network."""
    graph = Graph()
    constants(graph)
    hidden = graph.add("Add", (placed(graph, state["places"]), _shapes(graph, state)))
    hidden = graph.norm(hidden, state, "norm")
    states = [hidden]
    weights = published(state)
    for number in range(LAYERS):
        hidden = layer(graph, weights, f"encoder.layer.{number}", hidden)
        states.append(hidden)
    mixed = {name: _words(graph, _mix(graph, state, name, states)) for name in MIXED}
    outputs = _tags(graph, state, mixed["tags"])
    outputs |= _tree(graph, state, mixed["tree"])
    outputs |= _mentions(graph, state, mixed["mentions"])
    for name, value in outputs.items():
        graph.nodes.append(helper.make_node("Identity", (value,), [name], name))
    return graph.model(
        "tellings-english-syntax",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "pieces", WIDTH]),
            helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
            helper.make_tensor_value_info("last", TensorProto.INT64, ["words"]),
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
    )


MIXED = ("tags", "tree", "mentions")


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "output_norm": "output.LayerNorm",
}
"""The parts of a layer, ours and BERT's names for them."""


def published(state: State) -> State:
    """Return the layers' weights under the names that BERT's have."""
    found: State = {}
    for number in range(LAYERS):
        for ours, theirs in PARTS.items():
            for kind in ("weight", "bias"):
                name = f"encoder.layer.{number}.{theirs}.{kind}"
                found[name] = state[f"layers.{number}.{ours}.{kind}"]
    return found


def _shapes(graph: Graph, state: State) -> str:
    graph.constant("shape_rows", state["shapes.weight"])
    return graph.add("Gather", ("shape_rows", "shapes"))


def _mix(graph: Graph, state: State, name: str, states: Sequence[str]) -> str:
    raw = np.exp(state[f"mix.{name}"] - state[f"mix.{name}"].max())
    total = ""
    for at, (share, hidden) in enumerate(zip(raw / raw.sum(), states, strict=True)):
        weight = graph.constant(f"mix.{name}.{at}", np.array([share], dtype=np.float32))
        part = graph.add("Mul", (hidden, weight))
        total = graph.add("Add", (total, part)) if total else part
    return total


def _words(graph: Graph, pieces: str) -> str:
    """Return the mean of each word's first and last piece, shape (words, 384)."""
    flat = graph.add("Squeeze", (pieces, "zero"))
    both = graph.add(
        "Add", (graph.add("Gather", (flat, "first")), graph.add("Gather", (flat, "last")))
    )
    return graph.add("Mul", (both, "half"))


def _dense(graph: Graph, state: State, name: str, value: str) -> str:
    return graph.dense(value, name, state[f"{name}.weight"], state[f"{name}.bias"])


def _tags(graph: Graph, state: State, value: str) -> dict[str, str]:
    inner = graph.gelu(_dense(graph, state, "tags", value))
    return {name: _dense(graph, state, f"tag_heads.{name}", inner) for name in TAGS}


def _tree(graph: Graph, state: State, value: str) -> dict[str, str]:
    """Sentence starts, arc scores, and for each word what a head's vector decides its label by.

    The label scores of an arc are label_rows[dependent] (labels, 97) times the head's label_head
    with a one after it: the bilinear form, the head's and the dependent's own parts in one.
    """
    sides = {
        name: graph.gelu(_dense(graph, state, name, value))
        for name in ("arc_dependent", "arc_head", "label_dependent", "label_head")
    }
    turned = graph.add("MatMul", (sides["arc_dependent"], graph.constant("arc", state["arc"])))
    turned = graph.add("Add", (turned, graph.constant("arc_bias", state["arc_bias"])))
    heads = graph.add("Transpose", (sides["arc_head"],), perm=(1, 0))
    labels = state["label"].shape[1]
    form = np.zeros((LABEL, labels, LABEL + 1), dtype=np.float32)
    form[:, :, :LABEL] = state["label"]
    form[:, :, LABEL] = state["label_from_dependent.weight"].T
    bias = np.zeros((labels, LABEL + 1), dtype=np.float32)
    bias[:, :LABEL] = state["label_from_head.weight"]
    bias[:, LABEL] = state["label_from_dependent.bias"]
    rows = graph.dense(
        sides["label_dependent"], "label_form", form.reshape(LABEL, -1).T, bias.reshape(-1)
    )
    shape = graph.constant("label_shape", np.array([-1, labels, LABEL + 1], dtype=np.int64))
    return {
        "starts": _dense(graph, state, "starts", value),
        "arcs": graph.add("MatMul", (turned, heads)),
        "roots": _dense(graph, state, "root", sides["arc_dependent"]),
        "label_rows": graph.add("Reshape", (rows, shape)),
        "label_heads": sides["label_head"],
    }


def _mentions(graph: Graph, state: State, value: str) -> dict[str, str]:
    """Entity types, and the vectors whose product ranks antecedents.

    Training divides the product by the root of the length; here both vectors take half of that,
    and the anaphor's, which is quiet, takes some of the antecedent's loudness.
    """
    inner = graph.gelu(_dense(graph, state, "mentions", value))
    loud = np.sqrt(
        np.linalg.norm(state["antecedent.weight"]) / np.linalg.norm(state["anaphor.weight"])
    )
    scale = {"anaphor": COREFERENCE**-0.25 * loud, "antecedent": COREFERENCE**-0.25 / loud}
    sides = {
        name: {
            f"{name}.{part}": (state[f"{name}.{part}"] * factor).astype(np.float32)
            for part in ("weight", "bias")
        }
        for name, factor in scale.items()
    }
    anaphor = _dense(graph, sides["anaphor"], "anaphor", inner)
    antecedent = _dense(graph, sides["antecedent"], "antecedent", inner)
    opening = _dense(graph, state, "opening", inner)
    return {
        "entity": _dense(graph, state, "entity", inner),
        "litbank": _dense(graph, state, "litbank", inner),
        "coreference": graph.add("Concat", (anaphor, antecedent, opening), axis=1),
    }


def calibration(shared: Path, cutter: Cutter) -> Iterator[Window]:
    """Yield windows of training texts, evenly spread over the corpora."""
    gold = shared / "gold"
    documents = treebank_documents(load(gold), "train", gold / "gum")
    documents += litbank_documents(gold / "litbank")
    for document in documents[:: max(1, len(documents) // CALIBRATION)]:
        yield next(cutter.runs(document))[0]


def package(work: Path, shared: Path, target: Path, checkpoint: str) -> None:
    """Write graph, labels, tokenizer and word list to ``target``; lemmas.tsv stays."""
    saved = torch.load(work / checkpoint, map_location="cpu", weights_only=True)
    state = {name: value.float().numpy() for name, value in saved.items()}
    labels = json.loads((work / "labels.json").read_text("utf-8"))
    words = load_words(target.parent / "words")
    index = {name: {value: at for at, value in enumerate(labels[name])} for name in LABELS}
    cutter = Cutter(
        pieces=word_pieces(words.tokenizer), labels=index, rng=random.Random(0), tidy=True
    )
    model = graph_of(state)
    onnx.save(model, work / "exact.onnx")
    fed = (
        {
            "words": words.rows_of(window.ids),
            "shapes": np.array([window.shapes], dtype=np.int64),
            "first": np.array(window.first, dtype=np.int64),
            "last": np.array(window.last, dtype=np.int64),
        }
        for window in calibration(shared, cutter)
    )
    smooth(model, loudness(model, fed))
    for path in target.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "lemmas.tsv":
            path.unlink()
    quantise(model, work, target / "syntax.onnx")
    held = labels | {"litbank": LITBANK_TYPES}
    (target / "labels.json").write_text(
        json.dumps(held, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
    )
    english_tokenizer(English()).to_disk(target / "tokenizer")
    listed = common_words(load(shared / "gold").train)
    (target / "words.txt").write_text("\n".join(listed) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Package the best checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m train.syntax_graph", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--out", type=Path, default=Path("build/syntax"))
    parser.add_argument("--checkpoint", default="best.pt")
    options = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    package(options.out, options.shared, PACKAGED, options.checkpoint)


if __name__ == "__main__":
    main()
