"""The encoder's graph computes what the paper's network computes."""

import math

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray
from train.encoder import HEADS, LAYERS, LONGEST, WIDTH, build, read_safetensors, word_rows
from train.smooth import loudness, smooth

Array = NDArray[np.float32]
WORDS = 50


@pytest.fixture(scope="module")
def weights() -> dict[str, Array]:
    """Return random weights under the names of the checkpoint."""
    rng = np.random.default_rng(5)

    def draw(*shape: int) -> Array:
        return (rng.standard_normal(shape) * 0.05).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": draw(WORDS, WIDTH),
        "embeddings.position_embeddings.weight": draw(LONGEST * 2, WIDTH),
        "embeddings.token_type_embeddings.weight": draw(2, WIDTH),
    }
    shapes = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (4 * WIDTH, WIDTH),
        "output.dense": (WIDTH, 4 * WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        for name, shape in shapes.items():
            found[f"{prefix}{name}.weight"] = draw(*shape)
            found[f"{prefix}{name}.bias"] = draw(shape[0])
        norms += [f"{prefix}attention.output.LayerNorm", f"{prefix}output.LayerNorm"]
    for name in norms:
        found[f"{name}.weight"] = 1 + draw(WIDTH)
        found[f"{name}.bias"] = draw(WIDTH)
    return found


def reference(weights: dict[str, Array], ids: NDArray[np.int64]) -> Array:
    """Compute the vector in plain numpy, from the definition of BERT."""

    def dense(value: Array, name: str) -> Array:
        return value @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(value: Array, name: str) -> Array:
        centred = value - value.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    hidden = weights["embeddings.word_embeddings.weight"][ids]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(ids)]
    hidden = norm(
        hidden + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
    )
    size = WIDTH // HEADS
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        query, key, value = (
            dense(hidden, f"{prefix}.attention.self.{part}") for part in ("query", "key", "value")
        )
        mixed = np.zeros_like(hidden)
        for head in range(HEADS):
            cut = slice(head * size, (head + 1) * size)
            weight = np.exp(query[:, cut] @ key[:, cut].T / math.sqrt(size))
            mixed[:, cut] = weight / weight.sum(axis=1, keepdims=True) @ value[:, cut]
        out = dense(mixed, f"{prefix}.attention.output.dense")
        hidden = norm(out + hidden, f"{prefix}.attention.output.LayerNorm")
        wide = dense(hidden, f"{prefix}.intermediate.dense")
        wide = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        hidden = norm(dense(wide, f"{prefix}.output.dense") + hidden, f"{prefix}.output.LayerNorm")
    mean = hidden.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))


def run(model: bytes, rows: Array) -> Array:
    """Run a graph on one text's embeddings."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"words": rows[None]})[0][0])


@pytest.mark.parametrize("count", [1, 7])
def test_graph_equals_the_definition(weights: dict[str, Array], count: int) -> None:
    """For random weights and word pieces the graph gives the network's vector."""
    ids = np.arange(3, 3 + count, dtype=np.int64)
    rows = weights["embeddings.word_embeddings.weight"][ids]
    found = run(build(weights).SerializeToString(), rows)
    assert np.allclose(found, reference(weights, ids), atol=1e-4)


def test_eight_bit_words_and_smoothing_change_little(weights: dict[str, Array]) -> None:
    """Rows in eight bits cost under 1 %; smoothing alone costs nothing."""
    ids = np.arange(9, dtype=np.int64)
    model = build(weights)
    exact = run(model.SerializeToString(), weights["embeddings.word_embeddings.weight"][ids])
    table, scales = word_rows(weights)
    rows = table[ids] * scales[ids]
    plain = run(model.SerializeToString(), rows)
    assert plain @ exact > 0.99
    smooth(model, loudness(model, [{"words": rows[None]}]))
    assert np.allclose(run(model.SerializeToString(), rows), plain, atol=1e-4)


def test_safetensors_are_read() -> None:
    """The header says where each tensor lies; other types and the metadata are passed over."""
    values = np.arange(6, dtype="<f4").reshape(2, 3)
    header = (
        b'{"__metadata__":{"a":"b"},"x":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},'
        b'"n":{"dtype":"I64","shape":[1],"data_offsets":[24,32]}}'
    )
    data = len(header).to_bytes(8, "little") + header + values.tobytes() + bytes(8)
    found = read_safetensors(data)
    assert list(found) == ["x"]
    assert (found["x"] == values).all()
