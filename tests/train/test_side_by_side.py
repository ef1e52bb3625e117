"""The encoder that reads two claims together: begins as the encoder, learns by adapters alone."""

from random import Random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="only training needs torch (train/requirements.txt)")

from train.retelling import Tuned  # noqa: E402
from train.side_by_side import END, START, SideBySide, missed, scores, tune  # noqa: E402
from train.side_by_side_data import PREDICATE, Choice, Side, Story  # noqa: E402

from encoder_weights import weights  # noqa: E402
from tellings.language.words import load_words  # noqa: E402


def made(*lengths: int, seed: int = 1) -> tuple[Side, ...]:
    """Return claims of so many word pieces by chance, the second piece the predicate."""
    rng = np.random.default_rng(seed)
    codes = [np.ones(length, dtype=np.int64) for length in lengths]
    for each in codes:
        each[1] = PREDICATE
    return tuple(
        Side(ids=rng.integers(1000, 20000, length), codes=code)
        for length, code in zip(lengths, codes, strict=True)
    )


def story() -> Story:
    """Return a story in which the first pair of each claim is true."""
    return Story(
        name="any",
        sides=made(6, 9, 7, 12),
        accounts=("a", "a", "b", "b"),
        pairs=((0, 2), (0, 3), (1, 2), (1, 3)),
        scores=np.array([1.0, 0.0, 0.5, -1.0]),
        same=np.array([True, False, False, True]),
    )


def test_begins_as_the_encoder_with_the_second_claim_told_apart() -> None:
    """Before any step the layers give what the encoder's give for the same word pieces."""
    torch.manual_seed(3)
    layers, words = weights(), load_words()
    reader = SideBySide(layers, words).eval()
    with torch.no_grad():
        reader.second.zero_()
        one, other = made(6, 9)
        hidden, _ = reader._read([(one, other)])
        ids = [START, *one.ids.tolist(), END, *other.ids.tolist(), END]
        with torch.autocast("cpu", torch.bfloat16):
            expected = Tuned(layers, words)._pieces([ids]).float()
    assert torch.allclose(hidden, expected, atol=0.02)


def test_a_score_does_not_depend_on_the_company() -> None:
    """A pair scores the same alone and beside a longer one, up to half precision."""
    torch.manual_seed(3)
    reader = SideBySide(weights(), load_words())
    with torch.no_grad():
        torch.nn.init.normal_(reader.head.weight, std=0.01)
    told = story()
    alone = [
        scores(reader, Story(**{**{k: getattr(told, k) for k in Story.__slots__}, "pairs": (p,)}))
        for p in told.pairs
    ]
    assert scores(reader, told) == pytest.approx(np.concatenate(alone), abs=0.05)


def test_only_adapters_marks_and_head_learn_and_the_loss_falls() -> None:
    """After training on one story its loss is lower, the encoder's own layers are as before."""
    torch.manual_seed(3)
    layers = weights()
    reader, told = SideBySide(layers, load_words()), story()
    chosen = [
        Choice(story=told, right=(0,), wrong=(1,)),
        Choice(story=told, right=(3,), wrong=(2,)),
    ]
    reader.eval()
    before = float(missed(reader, chosen, Random(1)).detach())
    reader.train()
    tune(reader, [told] * 40)
    reader.eval()
    assert float(missed(reader, chosen, Random(1)).detach()) < before
    kept = reader.encoder.layers[2].wide.dense.weight.detach().numpy()
    assert np.array_equal(kept, layers["encoder.layer.2.intermediate.dense.weight"])
    assert any("down" in name for name in reader.learnt())
    assert not any("dense" in name for name in reader.learnt())
