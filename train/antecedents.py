"""The antecedent network in torch: fitted to the marginal likelihood, written as ONNX.

A document at a time (Lee et al. 2017): of all that a mention could refer to, and "somebody new" at
0, the right ones together should have all the probability. Several networks that differ in their
seed alone are averaged. Weights are kept in 16 bits.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from tellings.people.antecedent_network import (
    FEATURE_KEY,
    MENTION_WIDTH,
    NETWORK_FEATURES,
    PAIR_WIDTH,
    VECTOR,
)

WIDTH, LAST = 64, 32
DROPOUT = 0.3
EPOCHS = 10
RATE = 1.5e-3
DECAY = 1e-2
WARM_UP = 100
CLIP = 5.0
BLIND = 0.12
"""The share of documents that are shown without the language network's vectors."""
SEEDS = (7, 8)
NEVER = -1e4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """The pairs of a document, all of a later mention side by side.

    ``mentions`` (mentions, MENTION_WIDTH); ``keys`` (n, 2) the earlier and the later mention;
    ``relations`` (n, PAIR_WIDTH); ``labels`` and ``known`` (n,).
    """

    mentions: NDArray[np.float32]
    keys: NDArray[np.int64]
    relations: NDArray[np.float16]
    labels: NDArray[np.float32]
    known: NDArray[np.bool_]


class Network(nn.Module):
    """Two vectors a mention, their products and the relation of the pair, two layers."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier = nn.Linear(MENTION_WIDTH, WIDTH)
        self.later = nn.Linear(MENTION_WIDTH, WIDTH)
        self.from_earlier = nn.Linear(WIDTH, WIDTH)
        self.from_later = nn.Linear(WIDTH, WIDTH, bias=False)
        self.from_product = nn.Linear(WIDTH, WIDTH, bias=False)
        self.from_relation = nn.Linear(PAIR_WIDTH, WIDTH, bias=False)
        self.second = nn.Linear(WIDTH, LAST)
        self.score = nn.Linear(LAST, 1)
        self.new = nn.Linear(WIDTH, LAST)
        self.new_score = nn.Linear(LAST, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, mentions: Tensor, keys: Tensor, relations: Tensor) -> Tensor:
        """Return the log-odds of each pair against "somebody new", shape (n,)."""
        mentions = self.dropout(mentions)
        earlier = self.dropout(torch.relu(self.earlier(mentions)))
        later = self.dropout(torch.relu(self.later(mentions)))
        one, two = keys[:, 0], keys[:, 1]
        hidden = torch.relu(
            self.from_earlier(earlier)[one]
            + self.from_later(later)[two]
            + self.from_product(earlier[one] * later[two])
            + self.from_relation(relations)
        )
        hidden = torch.relu(self.second(self.dropout(hidden)))
        new = self.new_score(torch.relu(self.new(later)))[:, 0]
        found: Tensor = self.score(hidden)[:, 0] - new[two]
        return found


def fit(documents: Sequence[Document], *, seed: int) -> Network:
    """Return a network fitted to these documents."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    taught = [document for document in documents if document.known.any()]
    steps = EPOCHS * len(taught)
    for step in range(steps):
        if step % len(taught) == 0:
            order = draw.permutation(len(taught))
        warm = min(1.0, (step + 1) / WARM_UP)
        for group in optimiser.param_groups:
            group["lr"] = RATE * warm * (0.5 + 0.5 * math.cos(math.pi * step / steps))
        loss = _loss(network, taught[order[step % len(taught)]], blind=draw.random() < BLIND)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch gives no type
        nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimiser.step()
    return network.eval()


def _loss(network: Network, document: Document, *, blind: bool) -> Tensor:
    """Return the mean over mentions of minus the log of the share of what is right."""
    mentions = torch.from_numpy(document.mentions)
    relations = torch.from_numpy(document.relations).float()
    if blind:
        mentions, relations = mentions.clone(), relations.clone()
        mentions[:, : 2 * VECTOR + 2] = 0.0
        relations[:, -1] = 0.0
    scores = network(mentions, torch.from_numpy(document.keys), relations)
    known = torch.from_numpy(document.known)
    scores = scores.masked_fill(~known, NEVER)
    later = document.keys[:, 1]
    starts = np.ones(len(later), dtype=bool)
    starts[1:] = later[1:] != later[:-1]
    group = torch.from_numpy(np.cumsum(starts) - 1)
    right = torch.from_numpy(document.labels)
    count = int(group[-1]) + 1
    top = torch.zeros(count).scatter_reduce(0, group, scores.detach(), "amax")
    powers = torch.exp(scores - top[group])
    new = torch.exp(-top)
    total = torch.zeros(count).index_add(0, group, powers) + new
    chosen = torch.zeros(count).index_add(0, group, powers * right)
    has = torch.zeros(count).index_add(0, group, right) > 0
    asked = torch.zeros(count).index_add(0, group, known.float()) > 0
    wanted = torch.where(has, chosen.clamp_min(1e-12), new)
    return (torch.log(total) - torch.log(wanted))[asked].mean()


def train(documents: Sequence[Document], *, seeds: Sequence[int] = SEEDS) -> bytes:
    """Return the mean of the networks of all seeds as ONNX."""
    return to_onnx([fit(documents, seed=seed) for seed in seeds])


def to_onnx(networks: Sequence[Network]) -> bytes:
    """Return an ONNX model: mentions, pairs and relations to the mean of the networks' scores."""
    from onnx import TensorProto, helper

    graph = _Graph()
    first = graph.add("Slice", "pairs", *graph.ints([0], [1], [1]))
    second = graph.add("Slice", "pairs", *graph.ints([1], [2], [1]))
    places = [graph.add("Squeeze", column, graph.ints([1])[0]) for column in (first, second)]
    found = [_one(graph, network, *places) for network in networks]
    graph.add("Mean", *found, out="scores")
    inputs = [
        helper.make_tensor_value_info("mentions", TensorProto.FLOAT, [None, MENTION_WIDTH]),
        helper.make_tensor_value_info("pairs", TensorProto.INT64, [None, 2]),
        helper.make_tensor_value_info("relations", TensorProto.FLOAT, [None, PAIR_WIDTH]),
    ]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [None])]
    made = helper.make_graph(graph.nodes, "antecedents", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 17)]
    model = helper.make_model(made, opset_imports=opsets, ir_version=8)
    helper.set_model_props(model, {FEATURE_KEY: " ".join(NETWORK_FEATURES)})
    return bytes(model.SerializeToString())


def _one(graph: "_Graph", network: Network, one: str, two: str) -> str:
    """Add a network and return the name of its scores."""

    def linear(layer: nn.Linear, rows: str) -> str:
        product = graph.add("MatMul", rows, graph.weights(layer.weight.T))
        return graph.add("Add", product, graph.weights(layer.bias)) if _has(layer) else product

    earlier = graph.add("Relu", linear(network.earlier, "mentions"))
    later = graph.add("Relu", linear(network.later, "mentions"))
    product = graph.add("Mul", graph.rows(earlier, one), graph.rows(later, two))
    total = graph.add(
        "Sum",
        graph.rows(linear(network.from_earlier, earlier), one),
        graph.rows(linear(network.from_later, later), two),
        linear(network.from_product, product),
        linear(network.from_relation, "relations"),
    )
    hidden = graph.add("Relu", linear(network.second, graph.add("Relu", total)))
    new = linear(network.new_score, graph.add("Relu", linear(network.new, later)))
    over = graph.add("Sub", linear(network.score, hidden), graph.rows(new, two))
    return graph.add("Squeeze", over, graph.ints([1])[0])


def _has(layer: nn.Linear) -> bool:
    return getattr(layer, "bias", None) is not None


class _Graph:
    """Nodes and constants of an ONNX graph while it is written."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def add(self, operator: str, *given: str, out: str = "") -> str:
        """Add a node and return the name of its output."""
        from onnx import helper

        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(given), [name]))
        return name

    def rows(self, table: str, places: str) -> str:
        """Return the rows of a table at these places."""
        return self.add("Gather", table, places)

    def ints(self, *values: Sequence[int]) -> list[str]:
        """Return constants of whole numbers."""
        return [self._constant(np.asarray(value, dtype=np.int64)) for value in values]

    def weights(self, value: Tensor) -> str:
        """Return weights, stored in 16 bits and widened when the model is loaded."""
        from onnx import TensorProto, helper

        halves = np.ascontiguousarray(value.detach().numpy().astype(np.float16))
        name = f"n{len(self.nodes)}"
        cast = helper.make_node("Cast", [self._constant(halves)], [name], to=TensorProto.FLOAT)
        self.nodes.append(cast)
        return name

    def _constant(self, value: NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(value, name))
        return name
