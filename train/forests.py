"""Gradient-boosted trees trained with lightgbm and written as ONNX."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

NODE_KEYS = (
    "treeids",
    "nodeids",
    "featureids",
    "values",
    "modes",
    "truenodeids",
    "falsenodeids",
    "hitrates",
    "missing_value_tracks_true",
)


def boost(
    rows: NDArray[np.float32],
    labels: NDArray[np.float32],
    weights: NDArray[np.float64] | None,
    *,
    names: Sequence[str],
    options: dict[str, Any],
    rounds: int,
) -> bytes:
    """Fit trees and return them as an ONNX model."""
    import lightgbm

    data = lightgbm.Dataset(rows, labels, weight=weights)
    booster = lightgbm.train(options, data, num_boost_round=rounds)
    return to_onnx([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]], names)


def to_onnx(trees: Sequence[dict[str, Any]], names: Sequence[str]) -> bytes:
    """Write trees as one TreeEnsembleRegressor that gives the log-odds."""
    from onnx import TensorProto, helper

    nodes: dict[str, list[Any]] = {key: [] for key in NODE_KEYS}
    targets: dict[str, list[Any]] = {"treeids": [], "nodeids": [], "ids": [], "weights": []}

    def add(tree: int, node: dict[str, Any], number: int) -> int:
        """Add a node and what is under it; return the next free number."""
        leaf = "leaf_value" in node
        at = len(nodes["nodeids"])
        row = (tree, number, 0, 0.0, "LEAF", 0, 0, 1.0, 0)
        for key, value in zip(NODE_KEYS, row, strict=True):
            nodes[key].append(value)
        if leaf:
            values = (tree, number, 0, float(node["leaf_value"]))
            for column, value in zip(targets.values(), values, strict=True):
                column.append(value)
            return number + 1
        nodes["modes"][at] = "BRANCH_LEQ"
        nodes["featureids"][at] = int(node["split_feature"])
        nodes["values"][at] = float(np.float32(node["threshold"]))
        nodes["truenodeids"][at] = number + 1
        middle = add(tree, node["left_child"], number + 1)
        nodes["falsenodeids"][at] = middle
        return add(tree, node["right_child"], middle)

    for number, root in enumerate(trees):
        add(number, root, 0)
    attributes: dict[str, Any] = {f"nodes_{key}": value for key, value in nodes.items()}
    attributes |= {f"target_{key}": value for key, value in targets.items()}
    node = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["logit"],
        domain="ai.onnx.ml",
        n_targets=1,
        **attributes,
    )
    graph = helper.make_graph(
        [node],
        "forest",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, [None, len(names)])],
        [helper.make_tensor_value_info("logit", TensorProto.FLOAT, [None, 1])],
    )
    opsets = [helper.make_opsetid("ai.onnx.ml", 3), helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    helper.set_model_props(model, {"features": " ".join(names)})
    return bytes(model.SerializeToString())
