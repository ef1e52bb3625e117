"""Training windows: runs of consecutive words of a document, as word pieces with their gold labels.

Each epoch cuts every document into windows of consecutive words anew, at random places, so that the
network meets sentences at every place of a window and with any company. A share of the windows is
made untidy (capitals lost or everywhere, final stops gone, every token spaced, invented names), as
accounts are written. A word's label that is not known, or that no longer holds there, is
``UNKNOWN``.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tellings.language.pieces import WordPieces, shape
from train.corpora import LABELS, LITBANK_TYPES, Row, TrainingDocument
from train.treebanks import invented

UNKNOWN = -100
LONGEST = 254
"""Pieces of a window at most; the network has 256 places."""

TIDY_LIMIT = 200
LIMITS = (48, 80, 120, 160, 200, 240)
IN_A_RUN = 4

CAPITALS, LOWER, SPACED, RENAMED = 0.03, 0.05, 0.02, 0.06
"""Shares of windows: in capitals, in small letters, a blank before every token, new names."""

STOPLESS, JOINED, MASKED = 0.08, 0.1, 0.02
"""Shares of windows without most final stops and without marks between paragraphs; of words whose
pieces are masked."""

COMMALESS = 0.5
"""Share of the windows of careless writers that have no commas either."""

STUMP = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the network sees and should say; all but ``ids`` and ``shapes`` go by word.

    ``first`` and ``last`` are the places of a word's first and last piece. ``sentence`` numbers the
    window's sentences; ``heads`` are word positions in the window (a root its own).
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    starts: tuple[int, ...]
    sentence: tuple[int, ...]
    heads: tuple[int, ...]
    labels: dict[str, tuple[int, ...]]
    litbank: tuple[int, ...]
    clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutter:
    """Cuts documents into windows. ``tidy`` for development: nothing varied, whole sentences.

    ``careless`` is the share of windows as the most careless write: small letters, no final stops.
    """

    pieces: WordPieces
    labels: Mapping[str, Mapping[str, int]]
    rng: random.Random
    tidy: bool = False
    careless: float = 0.0

    def runs(self, document: TrainingDocument) -> Iterator[list[Window]]:
        """Yield runs of up to four consecutive windows of similar length."""
        rows = document.rows
        bounds = [at for at, row in enumerate(rows) if row.starts] + [len(rows)]
        run: list[Window] = []
        limit = self._limit()
        sentence = 0
        while sentence < len(bounds) - 1:
            last = self._filled(rows, bounds, sentence, limit)
            run.append(self._window(document, bounds[sentence], bounds[last], limit))
            sentence = last
            if len(run) == IN_A_RUN:
                yield run
                run, limit = [], self._limit()
        if run:
            yield run

    def _limit(self) -> int:
        return TIDY_LIMIT if self.tidy else self.rng.choice(LIMITS)

    def _filled(self, rows: Sequence[Row], bounds: Sequence[int], sentence: int, limit: int) -> int:
        """Return the sentence after the last that has room beside ``sentence``."""
        last = sentence + 1
        used = self._size(rows[bounds[sentence] : bounds[last]])
        while last < len(bounds) - 1:
            used += self._size(rows[bounds[last] : bounds[last + 1]])
            if used > limit:
                break
            last += 1
        return last

    def _size(self, rows: Sequence[Row]) -> int:
        return sum(len(self.pieces.of(row.form)) for row in rows)

    def _window(self, document: TrainingDocument, first: int, last: int, limit: int) -> Window:
        """Build a window of whole sentences, with stumps of its neighbours half of the time."""
        left, right = first, last
        rows = document.rows
        if not self.tidy:
            if self.rng.random() < 0.4:
                left = max(0, first - self.rng.randint(1, STUMP))
            room = limit - self._size(rows[left:last])
            if room > 0 and self.rng.random() < 0.5:
                right = min(len(rows), last + self.rng.randint(1, room))
        chosen, whole = rows[left:right], range(first, last)
        if self.tidy:
            return self._encoded(chosen, offset=left, whole=whole, dropped=frozenset())
        if self.careless and self.rng.random() < self.careless:
            lower = [_spelled(row, row.form.lower()) for row in chosen]
            dropped = _marks(chosen, commas=self.rng.random() < COMMALESS)
            return self._encoded(lower, offset=left, whole=whole, dropped=dropped)
        stops = _marks(chosen, commas=False) if self.rng.random() < STOPLESS else frozenset()
        dropped = frozenset(at for at in sorted(stops) if self.rng.random() < 0.8)
        chosen = untidy(chosen, rng=self.rng)
        return self._encoded(chosen, offset=left, whole=whole, dropped=dropped)

    def _encoded(
        self, rows: Sequence[Row], *, offset: int, whole: range, dropped: frozenset[int]
    ) -> Window:
        ids, shapes = [self.pieces.opening], [0]
        first: list[int] = []
        last: list[int] = []
        kept: dict[int, int] = {}
        joined = not self.tidy and self.rng.random() < JOINED
        for at, row in enumerate(rows):
            if at in dropped:
                continue
            pieces = self._pieces(row)
            if len(ids) + len(pieces) + 2 > LONGEST:
                break
            if row.opens and kept and not joined:
                ids.append(self.pieces.parting)
                shapes.append(0)
            kept[offset + at] = len(first)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape(row.form, row.space)] * len(pieces))
            last.append(len(ids) - 1)
        held = [rows[at - offset] for at in kept]
        return Window(
            ids=(*ids, self.pieces.parting),
            shapes=(*shapes, 0),
            first=tuple(first),
            last=tuple(last),
            starts=(UNKNOWN, *(int(row.starts) for row in held[1:])),
            sentence=_numbered(held),
            heads=_heads(held, kept, whole),
            labels={label: self._labelled(label, held) for label in LABELS},
            litbank=_known(LITBANK_TYPES.index, [row.litbank for row in held]),
            clusters=tuple(UNKNOWN if row.cluster is None else row.cluster for row in held),
        )

    def _pieces(self, row: Row) -> tuple[int, ...]:
        pieces = self.pieces.of(row.form)
        if not self.tidy and self.rng.random() < MASKED:
            return (self.pieces.masked,) * len(pieces)
        return pieces

    def _labelled(self, label: str, rows: Sequence[Row]) -> tuple[int, ...]:
        index = self.labels[label]
        return _known(lambda value: index.get(value, UNKNOWN), [row.labels[label] for row in rows])


def _known(number: Callable[[str], int], values: Iterable[str | None]) -> tuple[int, ...]:
    return tuple(UNKNOWN if value is None else number(value) for value in values)


def _marks(rows: Sequence[Row], *, commas: bool) -> frozenset[int]:
    """Return the places of final stops, and of commas when asked."""
    return frozenset(
        at
        for at, row in enumerate(rows)
        if not row.starts
        and (
            (row.form in {".", "!", "?"} and (at + 1 == len(rows) or rows[at + 1].starts))
            or (commas and row.form == ",")
        )
    )


def _numbered(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the number of each word's sentence in the window."""
    return tuple(accumulate(int(row.starts and at > 0) for at, row in enumerate(rows)))


def _heads(rows: Sequence[Row], kept: Mapping[int, int], whole: range) -> tuple[int, ...]:
    """Return heads as places in the window, known for the words of whole sentences only."""
    return tuple(
        kept.get(row.head, UNKNOWN) if row.head is not None and at in whole else UNKNOWN
        for at, row in zip(kept, rows, strict=True)
    )


def untidy(rows: Sequence[Row], *, rng: random.Random) -> Sequence[Row]:
    """Return the rows as they are, most of the time, or as people write who do not care."""
    draw = rng.random()
    if draw < CAPITALS:
        return [_spelled(row, row.form.upper()) for row in rows]
    if draw < CAPITALS + LOWER:
        return [_spelled(row, row.form.lower()) for row in rows]
    if draw < CAPITALS + LOWER + SPACED:
        return [replace(row, space=True) for row in rows]
    if draw < CAPITALS + LOWER + SPACED + RENAMED:
        return _renamed(rows, rng=rng)
    return rows


def _spelled(row: Row, form: str) -> Row:
    """Return the row spelled otherwise; its lemma is then no matter of the old rule."""
    if form == row.form:
        return row
    return replace(row, form=form, labels=row.labels | {"lemma": None})


def _renamed(rows: Sequence[Row], *, rng: random.Random) -> list[Row]:
    names: dict[str, str] = {}
    for row in rows:
        if row.labels.get("xpos") == "NNP" and row.form.istitle() and len(row.form) > 2:
            names.setdefault(row.form, invented(rng) if rng.random() < 0.6 else row.form)
    return [
        _spelled(row, names.get(row.form, row.form)) if row.labels.get("xpos") == "NNP" else row
        for row in rows
    ]
