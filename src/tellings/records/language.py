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
class Antecedence:
    """What the language model says of which mentions mean the same (after Lee et al. 2017).

    ``words`` are the token positions of the heads of mentions, in order. ``rows`` holds for each
    129 signed bytes: the word as an anaphor (64), as an antecedent (64), and how much it looks like
    a first mention (1). In a word's favour as the antecedent of a later one speaks the product of
    their vectors, less what the later one scores as a first mention.
    """

    words: tuple[int, ...]
    rows: bytes

    def scores(self) -> NDArray[np.float32]:
        """Return log odds, shape (n, n): of [anaphor, antecedent] against a first mention.

        Only the part below the diagonal means anything.
        """
        anaphors, antecedents, firsts = self.vectors()
        found: NDArray[np.float32] = anaphors @ antecedents.T - firsts[:, None]
        return found

    def vectors(self) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Return the words as anaphors (n, 64), as antecedents (n, 64), as first mentions (n,)."""
        table = np.frombuffer(self.rows, dtype=np.int8).reshape(len(self.words), 129)
        values = table.astype(np.float32)
        vectors = values[:, :128] / np.float32(ANTECEDENCE_STEPS[0])
        return vectors[:, :64], vectors[:, 64:], values[:, 128] / np.float32(ANTECEDENCE_STEPS[1])


ANTECEDENCE_STEPS = (40.0, 12.0)
"""Steps of a byte to one: of the vectors' numbers, and of the score as a first mention."""


DECISIONS = ("arc", "label", "upos", "feats", "start", "missed")
"""What ``Confidence`` holds of a token: how sure its head, its relation to it, its part of speech
and its features are, how likely a sentence starts there, how many further words belong under it."""

CONFIDENCE_STEPS = 10.0
"""Steps of a byte to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure the language model is of each token, ``DECISIONS`` in one signed byte each.

    All are log odds of what was decided, "start" those of a sentence's start whatever was decided;
    "missed" is the logarithm of how many tokens that hang elsewhere are expected under this one.
    """

    rows: bytes

    def table(self) -> NDArray[np.float32]:
        """Return one row a token, shape (tokens, len(DECISIONS))."""
        held = np.frombuffer(self.rows, dtype=np.int8).reshape(-1, len(DECISIONS))
        return held.astype(np.float32) / np.float32(CONFIDENCE_STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The syntax of one account. Sentences never cross one of the account's spans.

    ``antecedence`` and ``confidence`` are None where no model has read the account (gold trees).
    """

    document: str
    account: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    antecedence: Antecedence | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to turn into a vector; ``key`` names it (a claim id, or any other unique name).

    ``focus`` asks for the words in ``[start, end)`` of the text as they stand in it.
    """

    key: str
    text: str
    focus: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vectors:
    """One unit vector per key. ``rows`` has shape (len(keys), 384), float32, L2 norm 1."""

    keys: tuple[str, ...]
    rows: NDArray[np.float32]
