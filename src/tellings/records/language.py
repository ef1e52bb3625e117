"""What the language room finds in an account: tokens, sentences, syntax, vectors.

Syntax follows Universal Dependencies (https://universaldependencies.org): ``upos``, ``feats`` and
``deprel`` hold its values. Token positions are indices into ``Analysis.tokens``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word. ``start`` and ``end`` are code points in the document's text.

    ``head`` is the index of the governing token in the same analysis; the root of a sentence
    governs itself. ``feats`` is UD's notation, ``"Number=Plur|Tense=Past"`` or ``""``. ``entity``
    is the type of the entity mention whose syntactic head this word is, ``""`` when it is none:
    person, group, organisation, place, time, object, event, abstract, animal, plant or substance.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens ``first`` up to but not including ``last``; offsets in the document's text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The syntax of one account. Sentences never cross one of the account's spans."""

    document: str
    account: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to turn into a vector; ``key`` names it (a claim id, or any other unique name)."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vectors:
    """One unit vector per key. ``rows`` has shape (len(keys), 384), float32, L2 norm 1."""

    keys: tuple[str, ...]
    rows: NDArray[np.float32]
