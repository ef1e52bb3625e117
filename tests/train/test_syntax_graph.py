"""The packaged graph computes what the trained network computes."""

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="only training needs torch (train/requirements.txt)")

from train.network import Network  # noqa: E402
from train.syntax_graph import graph_of  # noqa: E402

SIZES = {"upos": 4, "xpos": 5, "feats": 6, "lemma": 7, "deprel": 8, "entity": 3}
PIECES, WORDS = 11, 6


def test_graph_equals_the_network() -> None:
    """Every output of the graph is the network's, for random weights and one window."""
    torch.manual_seed(3)
    network = Network(SIZES, shapes=15, litbank=5)
    for weights in network.parameters():
        torch.nn.init.normal_(weights, std=0.1)
    network.eval()
    ids = torch.randint(0, 30522, (1, PIECES))
    batch = {
        "ids": ids,
        "shapes": torch.randint(0, 15, (1, PIECES)),
        "used": torch.ones(1, PIECES, dtype=torch.bool),
        "first": torch.tensor([[1, 2, 4, 5, 7, 9]]),
        "last": torch.tensor([[1, 3, 4, 6, 8, 9]]),
    }
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    session = onnxruntime.InferenceSession(
        graph_of(state).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]
    fed = {
        "words": state["rows.weight"][ids.numpy()],
        "shapes": batch["shapes"].numpy(),
        "first": batch["first"][0].numpy(),
        "last": batch["last"][0].numpy(),
    }
    found = dict(zip(names, session.run(names, fed), strict=True))
    with torch.no_grad():
        out = network(batch)
        arcs = network.arcs(out)[0].numpy()
        heads = torch.randint(0, WORDS, (WORDS,))
        expected = network.relations(out["label_dependent"][0], out["label_head"][0][heads])
    for name in ("upos", "xpos", "feats", "lemma", "entity", "litbank"):
        assert np.allclose(found[name], out[name][0].numpy(), atol=1e-3)
    assert np.allclose(found["starts"][:, 0], out["starts"][0].numpy(), atol=1e-3)
    np.fill_diagonal(found["arcs"], found["roots"][:, 0])
    assert np.allclose(found["arcs"], arcs, atol=1e-2)
    ones = np.ones((WORDS, 1), dtype=np.float32)
    vectors = np.concatenate((found["label_heads"][heads.numpy()], ones), axis=1)
    labels = np.matmul(found["label_rows"], vectors[:, :, None])[:, :, 0]
    assert np.allclose(labels, expected.numpy(), atol=1e-2)
    anaphor, antecedent = found["coreference"][:, :64], found["coreference"][:, 64:128]
    gold = out["anaphor"][0].numpy() @ out["antecedent"][0].numpy().T / 8
    assert np.allclose(anaphor @ antecedent.T, gold, atol=1e-2)
