"""Training on retellings: the network is the packaged one's graph, the loss is what it says."""

import math

import pytest

torch = pytest.importorskip("torch", reason="only training needs torch (train/requirements.txt)")

from train.encoder import build  # noqa: E402
from train.retelling import KINDS, TEMPERATURE, Told, Tuned, missed  # noqa: E402

from encoder_weights import weights  # noqa: E402
from tellings.language.encoder import Encoder  # noqa: E402
from tellings.language.words import load_words  # noqa: E402

TEXTS = ("the lamp fell off the pier", "no", "she turned it down, of course")


def test_network_is_that_of_the_graph() -> None:
    """Vectors of texts and of words in them are those of the ONNX graph with the same weights."""
    import onnxruntime

    made, words = weights(), load_words()
    graph = onnxruntime.InferenceSession(build(made).SerializeToString())
    packaged = Encoder(session=graph, words=words)
    passages = [(text, focus) for text in TEXTS for focus in (None, (0, 2), (4, 9))]
    with torch.no_grad():
        found = Tuned(made, words)(passages).numpy()
    for row, (text, focus) in zip(found, passages, strict=True):
        reading = packaged.read(text)
        wanted = reading.vector if focus is None else reading.words(*focus)
        assert float(row @ wanted) > 0.995


def test_loss_is_the_partners_cross_entropy() -> None:
    """Held against sums written out, with vectors of our own in the encoder's place."""
    rows = torch.nn.functional.normalize(torch.randn(4, 6, generator=torch.manual_seed(1)), dim=1)
    accounts, events = (0, 0, 1, 2), ({1}, {2}, {1}, {1})
    rivals = torch.tensor([[a != b for b in accounts] for a in accounts])
    shared = torch.tensor([[bool(a & b) for b in events] for a in events])
    story = Told(
        passages={kind: [("", None)] * 4 for kind in KINDS},
        rivals=rivals,
        partners=rivals & shared,
    )
    told = []
    for i in (0, 2, 3):
        rival = [j for j in range(4) if accounts[j] != accounts[i]]
        total = sum(math.exp(float(rows[i] @ rows[j]) / TEMPERATURE) for j in rival)
        partners = [j for j in rival if events[i] & events[j]]
        logs = [float(rows[i] @ rows[j]) / TEMPERATURE - math.log(total) for j in partners]
        told.append(-sum(logs) / len(logs))
    loss = missed(lambda _: rows.repeat(len(KINDS), 1), story)
    assert float(loss) == pytest.approx(sum(told) / 3, rel=1e-4)
