"""The syntax network at work on one window of words.

Word pieces, six transformer layers, a head for every question (train.network): tags, lemma rules,
where sentences start, how well each word would do as the head of each other (Dozat and Manning
2017, https://arxiv.org/abs/1611.01734), entity types. What comes out are scores; tellings.language.
reading decides.

One window at a time: the scale of an eight-bit activation is found over the whole window, so that
in a batch a window's scores would depend on its neighbours.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.language.networks import load_session
from tellings.language.pieces import WordPieces, shape, word_pieces
from tellings.language.words import Words, load_words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

TAGS = ("upos", "xpos", "feats", "lemma", "entity", "litbank")
LABELS = (*TAGS, "deprel")
OUTPUTS = (*TAGS, "starts", "arcs", "roots", "label_rows", "label_heads", "coreference")
MOST_PIECES = 254

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word to read: ``form`` folded, ``space`` whether a blank stands before it.

    ``opens`` is for the first word of a block; elsewhere ``may_start`` says whether a sentence may
    begin here.
    """

    form: str
    space: bool
    opens: bool
    may_start: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of the n words of a window.

    ``tags`` holds (n, labels) for every one of ``TAGS``; ``starts`` (n,) is positive
    where a sentence starts; ``arcs`` (n, n) is [dependent, head], the diagonal for roots;
    ``label_rows`` (n, relations, 97) and ``label_heads`` (n, 96) make label scores. ``coreference``
    (n, 129): the word as anaphor (64), as antecedent (64), and how likely it opens a chain; the
    product of an anaphor with an antecedent before it is to be held against the anaphor's last.
    """

    tags: Mapping[str, Floats]
    starts: Floats
    arcs: Floats
    label_rows: Floats
    label_heads: Floats
    coreference: Floats

    def relations(self, words: NDArray[np.int64], heads: NDArray[np.int64]) -> Floats:
        """Return the scores of every relation between words and their heads, (n, relations)."""
        ones = np.ones((len(heads), 1), dtype=np.float32)
        vectors = np.concatenate((self.label_heads[heads], ones), axis=1)
        found: Floats = np.matmul(self.label_rows[words], vectors[:, :, None])[:, :, 0]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A loaded network with its word pieces and the values of its labels."""

    session: "InferenceSession" = field(repr=False)
    words: Words = field(repr=False)
    pieces: WordPieces = field(repr=False)
    labels: Mapping[str, tuple[str, ...]] = field(repr=False)

    def width(self, word: Word) -> int:
        """Return how many pieces a word takes in a window, the mark before a block included."""
        return len(self.pieces.of(word.form)) + word.opens

    def scores(self, words: Sequence[Word]) -> Scores:
        """Read one window; its words' widths together are at most ``MOST_PIECES`` less two."""
        ids, shapes = [self.pieces.opening], [0]
        first: list[int] = []
        last: list[int] = []
        for word in words:
            if word.opens and first:
                ids.append(self.pieces.parting)
                shapes.append(0)
            pieces = self.pieces.of(word.form)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape(word.form, word.space)] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self.pieces.parting)
        shapes.append(0)
        fed = {
            "words": self.words.rows_of(ids),
            "shapes": np.array([shapes], dtype=np.int64),
            "first": np.array(first, dtype=np.int64),
            "last": np.array(last, dtype=np.int64),
        }
        out = dict(zip(OUTPUTS, self.session.run(list(OUTPUTS), fed), strict=True))
        arcs = out["arcs"]
        np.fill_diagonal(arcs, out["roots"][:, 0])
        return Scores(
            tags={name: out[name] for name in TAGS},
            starts=out["starts"][:, 0],
            arcs=arcs,
            label_rows=out["label_rows"],
            label_heads=out["label_heads"],
            coreference=out["coreference"],
        )


def load_network(models: Path) -> Network:
    """Load the network of a folder of models; ModelError names what is wrong."""
    where = models / "syntax"
    labels = _labels(where / "labels.json")
    session = load_session(where / "syntax.onnx")
    if not set(OUTPUTS) <= {output.name for output in session.get_outputs()}:
        raise ModelError(f"{where}: not the syntax model of this version; reinstall Tellings")
    words = load_words(models / "words")
    return Network(session=session, words=words, pieces=word_pieces(words.tokenizer), labels=labels)


def _labels(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        held = json.loads(path.read_text("utf-8"))
        return {name: tuple(map(str, held[name])) for name in LABELS}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the labels cannot be read ({error})") from error
