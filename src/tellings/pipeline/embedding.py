"""The stage that turns texts into vectors: each text once, kept by text and model.

The texts are the passages that describe claims and sentences, and the questions of the accounts
(key ``question:DOCUMENT:START``).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from tellings.casefile.files import sha256_of
from tellings.casefile.store import digest_of
from tellings.casefile.vectors import add_vectors, keep_only, known_texts, read_vectors, text_key
from tellings.pipeline.table import Stage
from tellings.pipeline.workspace import Workspace, resolve
from tellings.records.language import Passage, Vectors

BATCH = 64
"""Texts embedded between two writes: about half a second's work, all that a kill can lose."""


def passages_of(workspace: Workspace, stage: Stage) -> tuple[Passage, ...]:
    """Return every passage that needs a vector, in the record's order."""
    questions = tuple(
        Passage(key=f"question:{item.document}:{item.start}", text=item.text)
        for item in workspace.get(stage.needs["questions"])
    )
    return (*workspace.get(stage.needs["passages"]), *questions)


def embed_missing(workspace: Workspace, stage: Stage, progress: Callable[[int, int], None]) -> str:
    """Make the vectors that are not kept yet, and forget those that nothing needs any more.

    Returns a digest of all that are needed.
    """
    assert stage.model is not None
    model = workspace.folder_digest(stage.model.folder)
    texts = {_key(one): one for one in passages_of(workspace, stage)}
    known = known_texts(workspace.case, model=model)
    # By text, so that what is asked of one text is read off it at once.
    missing = sorted((key for key in texts if key not in known), key=lambda key: texts[key].text)
    progress(0, len(missing))
    for first in range(0, len(missing), BATCH):
        keys = missing[first : first + BATCH]
        vectors = _embed(workspace, stage, [replace(texts[key], key=key) for key in keys])
        add_vectors(workspace.case, vectors.keys, vectors.rows, model=model)
        progress(first + len(keys), len(missing))
    keep_only(workspace.case, texts, model=model)
    vectors = load_vectors(workspace, stage)
    return digest_of([*vectors.keys, sha256_of(vectors.rows.tobytes())])


def _key(passage: Passage) -> str:
    """Return the key of what is asked for: the text, and the words in it where only they are."""
    if passage.focus is None:
        return text_key(passage.text)
    return text_key(f"{passage.focus[0]}:{passage.focus[1]}\0{passage.text}")


def _embed(workspace: Workspace, stage: Stage, passages: Sequence[Passage]) -> Vectors:
    assert stage.model is not None
    encoder = {stage.model.parameter: workspace.model(stage.model)}
    vectors: Vectors = resolve(stage.function)(passages, **encoder)
    return vectors


def load_vectors(workspace: Workspace, stage: Stage) -> Vectors:
    """Return the vectors of all passages, rows in the passages' order."""
    assert stage.model is not None
    passages = passages_of(workspace, stage)
    kept = read_vectors(workspace.case, model=workspace.folder_digest(stage.model.folder))
    rows = [kept[_key(one)] for one in passages]
    return Vectors(
        keys=tuple(one.key for one in passages),
        rows=np.stack(rows) if rows else np.zeros((0, 384), dtype=np.float32),
    )
