"""The table of word embeddings: one, in eight bits, for the encoder and the syntax network.

A row is a word piece's embedding, whole numbers from -127 to 127 times the scale of the row (the
embeddings of all-MiniLM-L6-v2). The file is mapped, not read: a page of it comes into memory when
one of its pieces is met.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.language.networks import MODELS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word pieces and their embeddings: ``rows`` (pieces, 384) int8, ``scales`` (pieces, 1)."""

    tokenizer: "Tokenizer" = field(repr=False)
    rows: NDArray[np.int8] = field(repr=False)
    scales: NDArray[np.float32] = field(repr=False)

    def rows_of(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return the embeddings of some pieces, shape (1, n, 384), float32."""
        chosen = np.asarray(ids, dtype=np.int64)
        found: NDArray[np.float32] = self.rows[chosen].astype(np.float32) * self.scales[chosen]
        return found[None]


def load_words(folder: Path | None = None) -> Words:
    """Load the packaged table (or the one in ``folder``); ModelError names a bad file."""
    # Imported here, for those who read words only.
    from tokenizers import Tokenizer  # noqa: PLC0415

    where = folder or MODELS / "words"
    pieces = where / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_str(pieces.read_text("utf-8"))
    except OSError as error:
        raise ModelError(f"{pieces}: a model file is missing; reinstall Tellings") from error
    except Exception as error:  # the library raises plain Exception
        raise ModelError(f"{pieces}: not a readable tokenizer ({error})") from error
    count = tokenizer.get_vocab_size()
    return Words(
        tokenizer=tokenizer,
        rows=_table(where / "rows.npy", shape=(count, WIDTH), kind=np.int8),
        scales=_table(where / "scales.npy", shape=(count, 1), kind=np.float32),
    )


def _table(path: Path, *, shape: tuple[int, int], kind: type[np.generic]) -> NDArray[Any]:
    try:
        table: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"{path}: not a readable table ({error})") from error
    if table.shape != shape or table.dtype != kind:
        raise ModelError(f"{path}: not the table of this version; reinstall Tellings")
    return table
