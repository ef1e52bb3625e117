"""Two accounts read beside each other: who of one may be who of the other.

"The older sister paid" says who paid only to those who have read, in another account, that Ada is
34 and Bea 29. Here both passages stand before the network as one text, the person asked about is
marked, and every candidate in either passage gets log-odds of being that person (a cross-encoder:
Nogueira and Cho 2019, https://arxiv.org/abs/1901.04085; marks as in Baldini Soares et al. 2019,
https://arxiv.org/abs/1906.03158).

    [CLS] The *older sister* paid. [SEP] Ada, 34, and Bea, 29, came in. [SEP]
                                         Ada +3.1        Bea -2.7

Most of the network is the syntax network's: ``beside.onnx`` holds what differs (a low-rank addition
to every matrix, as in Hu et al. 2021, https://arxiv.org/abs/2106.09685) and takes the matrices
themselves out of ``syntax.onnx`` beside it (train.beside_graph). It fits that one file only, whose
digest it carries.

One text at a time, on one thread, as in tellings.language.encoder: the same lookup has the same
scores in whatever company it comes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.language.networks import MODELS, load_session
from tellings.language.words import Words, load_words
from tellings.records.lookups import Candidate, Likeness, Lookup, Stretch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

START, END = 101, 102
"""The pieces [CLS] and [SEP]."""

MOST_PIECES = 256
"""Of both passages with the three pieces around them: the places that the network knows."""

LENDER = "syntax.onnx"
INPUTS = ("words", "accounts", "marks", "targets", "across")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A loaded network with its word pieces."""

    session: "InferenceSession" = field(repr=False)
    words: Words = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A passage as word pieces, with the stretch of each in code points."""

    ids: tuple[int, ...]
    offsets: tuple[Stretch, ...]

    def within(self, place: Stretch, *, most: int) -> tuple[int, ...]:
        """Return which of the first ``most`` pieces stand in a stretch."""
        start, end = place
        return tuple(
            at
            for at, (first, last) in enumerate(self.offsets[:most])
            if first < end and start < last and first < last
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Both passages as one text: ``one`` whole, of ``other`` what fits."""

    one: Pieces
    other: Pieces

    @property
    def shown(self) -> int:
        """Return how many pieces of the other passage there is room for."""
        room = MOST_PIECES - len(self.one.ids) - 3
        return max(0, min(room, len(self.other.ids)))

    @property
    def second(self) -> int:
        """Return where the pieces of the other passage begin: after the [SEP] between them."""
        return len(self.one.ids) + 2

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the pieces of both with the marks around them."""
        rest = (*self.other.ids[: self.shown], END) if self.shown else ()
        return (START, *self.one.ids, END, *rest)

    @property
    def accounts(self) -> tuple[int, ...]:
        """Return for each piece whether it is of the other passage: 0 or 1."""
        rest = self.shown + 1 if self.shown else 0
        return (0,) * self.second + (1,) * rest

    def own(self, place: Stretch) -> tuple[int, ...]:
        """Return the pieces of a stretch of the passage asked about."""
        return tuple(1 + at for at in self.one.within(place, most=MOST_PIECES))

    def found(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the pieces of a candidate, none where it was cut off."""
        if candidate.own:
            return self.own(candidate.place)
        return tuple(self.second + at for at in self.other.within(candidate.place, most=self.shown))


def load_beside(*, models: Path | None = None) -> Beside:
    """Load the packaged network (or that of other ``models``); ModelError names a bad file."""
    where = (models or MODELS) / "syntax"
    path, lender = where / "beside.onnx", where / LENDER
    try:
        digest = hashlib.sha256(lender.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{lender}: a model file is missing; reinstall Tellings") from error
    try:
        session = load_session(path)
    except ModelError as error:
        raise ModelError(f"{error} (it borrows from {lender})") from error
    if {one.name for one in session.get_inputs()} != set(INPUTS):
        raise ModelError(f"{path}: not the model of this version; reinstall Tellings")
    if session.get_modelmeta().custom_metadata_map.get(LENDER) != digest:
        raise ModelError(f"{lender}: not the file that {path.name} goes with; reinstall Tellings")
    return Beside(session=session, words=load_words((models or MODELS) / "words"))


def read_beside(lookups: Iterable[Lookup], *, reader: Beside) -> tuple[Likeness, ...]:
    """Return the log-odds of every candidate of every lookup, in the order given.

    Equal lookups are read once and answered once. Where both passages are more than
    ``MOST_PIECES``, the other one is cut (a passage past 254 pieces is cut in any case): a
    candidate that was cut off, or whose place holds no word, gets no score, and nobody does where
    nothing is left of the marks.
    """
    pieces = cache(lambda text: passage_pieces(text, reader.words))
    found: list[Likeness] = []
    for lookup in dict.fromkeys(lookups):
        page = Page(one=pieces(lookup.text), other=pieces(lookup.other))
        found += _read(lookup, page, reader)
    return tuple(found)


def passage_pieces(text: str, words: Words) -> Pieces:
    """Return the pieces of a passage, at most 254."""
    # A lone surrogate cannot be handed to the tokenizer; what stands for it is one character too.
    found = words.tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
    return Pieces(ids=tuple(found.ids[1:-1]), offsets=tuple(found.offsets[1:-1]))


def _read(lookup: Lookup, page: Page, reader: Beside) -> Iterator[Likeness]:
    """Yield the scores of one lookup."""
    marked = sorted({piece for place in lookup.marks for piece in page.own(place)})
    placed = [(candidate, page.found(candidate)) for candidate in lookup.candidates]
    told = [(candidate, places) for candidate, places in placed if places]
    if not marked or not told:
        return
    ids = page.ids
    marks = np.zeros((1, len(ids)), dtype=np.float32)
    marks[0, marked] = 1.0
    fed = {
        "words": reader.words.rows_of(ids),
        "accounts": np.array(page.accounts, dtype=np.int64),
        "marks": marks,
        "targets": _shares([places for _, places in told], len(ids)),
        "across": np.array([[float(not c.own)] for c, _ in told], dtype=np.float32),
    }
    (scores,) = reader.session.run(["scores"], fed)
    for (candidate, _), score in zip(told, scores.tolist(), strict=True):
        yield Likeness(asked=lookup.asked, found=candidate.mention, score=round(score, 3))


def _shares(rows: Iterable[tuple[int, ...]], count: int) -> NDArray[np.float32]:
    """Return a row for each target, shape (targets, count): its pieces' equal shares of one."""
    found = []
    for places in rows:
        row = np.zeros(count, dtype=np.float32)
        row[list(places)] = 1.0 / len(places)
        found.append(row)
    return np.stack(found)
