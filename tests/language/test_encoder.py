"""Sentence vectors: unit length, order, company, meaning, broken files."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.language.encoder import DIMENSIONS, Encoder, embed, load_encoder
from tellings.language.networks import MODELS
from tellings.records.language import Passage

TEXTS = (
    "The keeper was asleep when the tower caught fire.",
    "When the blaze began in the tower, its guard lay sleeping.",
    "Tickets for the ferry are sold on the pier.",
    "",
    "The keeper was asleep when the tower caught fire.",
)


def passages(*texts: str) -> list[Passage]:
    """Return passages with numbers for keys."""
    return [Passage(key=str(number), text=text) for number, text in enumerate(texts)]


def test_shape_and_length(encoder: Encoder) -> None:
    """One row a key, in order, each of length 1; none gives an empty table."""
    found = embed(passages(*TEXTS), encoder=encoder)
    assert found.keys == ("0", "1", "2", "3", "4")
    assert found.rows.shape == (5, DIMENSIONS)
    assert found.rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(found.rows, axis=1), 1.0, atol=1e-5)
    assert embed([], encoder=encoder).rows.shape == (0, DIMENSIONS)


def test_near_meaning_is_near(encoder: Encoder) -> None:
    """A paraphrase without shared nouns of weight is nearer than another subject."""
    rows = embed(passages(*TEXTS), encoder=encoder).rows
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3
    assert (rows[0] == rows[4]).all()


def test_company_and_order_change_no_byte(encoder: Encoder) -> None:
    """A text has the same vector alone, in a crowd, and in a newly loaded encoder."""
    together = embed(passages(*TEXTS), encoder=encoder).rows
    turned = embed(passages(*reversed(TEXTS)), encoder=load_encoder()).rows
    assert together.tobytes() == turned[::-1].tobytes()
    alone = [embed(passages(text), encoder=encoder).rows for text in TEXTS]
    assert together.tobytes() == np.vstack(alone).tobytes()


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    """No character, lone surrogates included, breaks the encoder."""
    assert np.isfinite(encoder.encode(text)).all()


def test_long_text_is_cut(encoder: Encoder) -> None:
    """Past its 256 word pieces a text's tail no longer counts."""
    start = "lamp " * 300
    assert (encoder.encode(start + "rope") == encoder.encode(start)).all()


@pytest.mark.parametrize(
    "name", ["encoder/encoder.onnx", "words/tokenizer.json", "words/rows.npy", "words/scales.npy"]
)
@pytest.mark.parametrize("content", [None, b"", b"broken"])
def test_broken_encoder_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    """A missing or damaged file is a ModelError that names it."""
    linked(tmp_path, "encoder", "words")
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=name.rpartition("/")[2]):
        load_encoder(models=tmp_path)


def test_foreign_table_is_named(tmp_path: Path) -> None:
    """A table of another shape is an error, not a wrong vector."""
    linked(tmp_path, "encoder", "words")
    (tmp_path / "words" / "rows.npy").unlink()
    np.save(tmp_path / "words" / "rows.npy", np.zeros((3, DIMENSIONS), dtype=np.int8))
    with pytest.raises(ModelError, match=r"rows\.npy"):
        load_encoder(models=tmp_path)


def linked(target: Path, *folders: str) -> None:
    """Lay the packaged files of some folders into another one, as links."""
    for folder in folders:
        (target / folder).mkdir()
        for path in (MODELS / folder).iterdir():
            (target / folder / path.name).symlink_to(path)
