"""Weights by chance for the sentence encoder, under their published names."""

import numpy as np
from numpy.typing import NDArray
from train.encoder import LAYERS, WIDTH

DENSE = {
    **dict.fromkeys(
        (
            *(f"attention.self.{name}" for name in ("query", "key", "value")),
            "attention.output.dense",
        ),
        (WIDTH, WIDTH),
    ),
    "intermediate.dense": (4 * WIDTH, WIDTH),
    "output.dense": (WIDTH, 4 * WIDTH),
}
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def weights(seed: int = 4) -> dict[str, NDArray[np.float32]]:
    """Return the weights, word embeddings left out."""
    rng = np.random.default_rng(seed)
    found = {
        "embeddings.position_embeddings.weight": rng.standard_normal((512, WIDTH)) * 0.05,
        "embeddings.token_type_embeddings.weight": rng.standard_normal((2, WIDTH)) * 0.05,
    }
    names: dict[str, tuple[int, ...]] = {"embeddings.LayerNorm": (WIDTH,)}
    for layer in range(LAYERS):
        shapes = {**DENSE, **dict.fromkeys(NORMS, (WIDTH,))}
        names |= {f"encoder.layer.{layer}.{part}": shape for part, shape in shapes.items()}
    for name, shape in names.items():
        found[f"{name}.weight"] = rng.standard_normal(shape) * 0.05 + (len(shape) == 1)
        found[f"{name}.bias"] = rng.standard_normal(shape[0]) * 0.05
    return {name: value.astype(np.float32) for name, value in found.items()}
