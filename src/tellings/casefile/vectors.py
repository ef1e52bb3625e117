"""Sentence vectors, kept by the text and the model that made them: no text is embedded twice."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.casefile.files import sha256_of
from tellings.casefile.store import changing

STORED = np.dtype("<f4")
"""Little-endian 32-bit floats, whatever the machine."""


def text_key(text: str) -> str:
    """Return the key of a text: the SHA-256 of its UTF-8."""
    return sha256_of(text.encode("utf-8", "surrogatepass"))


def known_texts(case: Case, *, model: str) -> frozenset[str]:
    """Return the keys of the texts that have a vector by this model."""
    with case_errors(case.path):
        rows = case.connection.execute("SELECT text_sha256 FROM vectors WHERE model = ?", (model,))
        return frozenset(row[0] for row in rows)


def read_vectors(case: Case, *, model: str) -> Mapping[str, NDArray[np.float32]]:
    """Return all vectors by this model, by text key, each of shape (dimensions,)."""
    with case_errors(case.path):
        rows = case.connection.execute(
            "SELECT text_sha256, vector FROM vectors WHERE model = ?", (model,)
        )
        return {row[0]: np.frombuffer(row[1], dtype=STORED).astype(np.float32) for row in rows}


def add_vectors(case: Case, keys: Sequence[str], rows: NDArray[np.float32], *, model: str) -> None:
    """Keep the vectors ``rows`` of shape (len(keys), dimensions)."""
    values = [
        (model, key, np.ascontiguousarray(row, dtype=STORED).tobytes())
        for key, row in zip(keys, rows, strict=True)
    ]
    with changing(case):
        case.connection.executemany(
            "INSERT OR REPLACE INTO vectors (model, text_sha256, vector) VALUES (?, ?, ?)", values
        )


def keep_only(case: Case, keys: Iterable[str], *, model: str) -> None:
    """Forget the vectors of all other texts and models: what was removed leaves no trace."""
    wanted = frozenset(keys)
    with changing(case):
        rows = case.connection.execute("SELECT model, text_sha256 FROM vectors").fetchall()
        case.connection.executemany(
            "DELETE FROM vectors WHERE model = ? AND text_sha256 = ?",
            [row for row in rows if row[0] != model or row[1] not in wanted],
        )
