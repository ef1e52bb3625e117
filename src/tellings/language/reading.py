"""From words to sentences with their trees, window by window.

The network reads some 250 word pieces at a time. A window begins with a sentence, a little of the
text before it for company, and goes as far as it can. The sentences that end in it are kept, but
for the last, whose end may be its own or only the window's; the next window begins with that one.
Where no sentence ends in a whole window, it is cut at the likeliest place, so that nothing is ever
left unread:

    window 1: [ The keeper slept. | The lamp | ...           kept: The keeper slept.
    window 2: [ slept . | The lamp burned on. | A boat ...   kept: The lamp burned on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tellings.language.confidence import rows_of
from tellings.language.network import MOST_PIECES, Network, Scores, Word
from tellings.language.tree import best_tree

BEFORE = 24
"""Pieces of the text before that a window shows: the network trained with about as many."""

LONG, APART, FAINT = 60, 3, -3.0
"""A sentence of more words is cut at its likeliest place, this far from its ends, where the network
holds a start for at least as likely as this (log odds)."""

STOPS, QUOTES, QUOTED = frozenset(".!?"), frozenset({'"', "'", "``"}), -2.0
"""A capital in an opening quotation mark after a stop needs less than even odds to be a start."""

AFTER = 3
"""A sentence that starts with fewer words than these left in the window is not settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """Words ``first`` to ``last`` (excluded) of those given; heads and labels go by word.

    ``heads`` are positions among the words given, a root its own. ``tags`` holds indices into the
    network's labels, each shape (n,); ``coreference`` (n, 129) as the network gives it;
    ``confidence`` as in tellings.language.confidence.
    """

    first: int
    last: int
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    tags: dict[str, NDArray[np.int64]]
    coreference: NDArray[np.float32]
    confidence: NDArray[np.int8]


def read(words: Sequence[Word], network: Network) -> Iterator[ReadSentence]:
    """Yield the sentences of ``words`` in order; together they are all the words."""
    widths = [network.width(word) for word in words]
    at = 0
    while at < len(words):
        left, right = _window(widths, at)
        scores = network.scores(words[left:right])
        bounds = _bounds(words, scores, left=left, at=at, right=right)
        for first, last in pairwise(bounds):
            yield _sentence(scores, first, last, offset=left, network=network)
        at = bounds[-1]


def _window(widths: Sequence[int], at: int) -> tuple[int, int]:
    """Return the words of the window whose first new word is ``at``."""
    left, used = at, 0
    while left and used + widths[left - 1] <= BEFORE:
        left -= 1
        used += widths[left]
    right = at
    while right < len(widths) and used + widths[right] <= MOST_PIECES - 2:
        used += widths[right]
        right += 1
    return left, right


def _bounds(words: Sequence[Word], scores: Scores, *, left: int, at: int, right: int) -> list[int]:
    """Return where the sentences to be kept begin, and where the last of them ends."""
    ended = right == len(words) or words[right].opens
    starts = [
        word
        for word in range(at + 1, right)
        if words[word].opens
        or (words[word].may_start and scores.starts[word - left] > _bar(words, word))
    ]
    if ended:
        bounds = [at, *starts, right]
    elif settled := [word for word in starts if words[word].opens or word <= right - AFTER]:
        bounds = [at, *settled]
    else:
        bounds = [at, _likeliest(words, scores, left=left, at=at, right=right)]
    cuts = [
        cut
        for first, last in pairwise(bounds)
        for cut in _cuts(words, scores, left=left, first=first, last=last)
    ]
    return sorted({*bounds, *cuts})


def _bar(words: Sequence[Word], at: int) -> float:
    """Return the log odds from which a sentence starts at a word.

    Lower where a stop stands before it and it opens a quotation of a capital ('No. 7. "Come'):
    of 117 such places in EWT and GUM train 114 are starts.
    """
    if words[at].form not in QUOTES or not words[at].space or at + 1 == len(words):
        return 0.0
    after = words[at + 1]
    opening = not after.space and not after.opens and after.form[:1].isupper()
    return QUOTED if opening and words[at - 1].form in STOPS else 0.0


def _cuts(
    words: Sequence[Word], scores: Scores, *, left: int, first: int, last: int
) -> Iterator[int]:
    """Yield where a sentence longer than people write is cut after all: nobody put stops."""
    if last - first <= LONG:
        return
    inside = [word for word in range(first + APART, last - APART) if words[word].may_start]
    cut = max(inside, key=lambda word: (scores.starts[word - left], -word), default=None)
    if cut is not None and scores.starts[cut - left] > FAINT:
        yield from _cuts(words, scores, left=left, first=first, last=cut)
        yield cut
        yield from _cuts(words, scores, left=left, first=cut, last=last)


def _likeliest(words: Sequence[Word], scores: Scores, *, left: int, at: int, right: int) -> int:
    """Return where to cut a sentence that fills a window: in its second half."""
    middle = max(at + 1, (at + right) // 2)
    free = [word for word in range(middle, right) if words[word].may_start] or [right]
    return max(free, key=lambda word: (scores.starts[word - left] if word < right else 0, -word))


def _sentence(
    scores: Scores, first: int, last: int, *, offset: int, network: Network
) -> ReadSentence:
    inside = slice(first - offset, last - offset)
    arcs = scores.arcs[inside, inside]
    heads = best_tree(arcs.astype(np.float64))
    places = np.arange(first - offset, last - offset)
    labels = scores.relations(places, places[0] + heads)
    # The root's label is "root" and no other word's is.
    root = network.labels["deprel"].index("root")
    labels[:, root] = -np.inf
    relations = labels.argmax(axis=1)
    relations[heads == np.arange(len(heads))] = root
    return ReadSentence(
        first=first,
        last=last,
        heads=first + heads,
        relations=relations,
        tags={name: table[inside].argmax(axis=1) for name, table in scores.tags.items()},
        coreference=scores.coreference[inside],
        confidence=rows_of(
            arcs=arcs,
            heads=heads,
            labels=labels,
            relations=relations,
            upos=scores.tags["upos"][inside],
            feats=scores.tags["feats"][inside],
            starts=scores.starts[inside],
        ),
    )
