"""One account's claims as rows of matrices: what two accounts are compared by.

Nothing is copied: a side holds numbers of rows of the vectors, and takes the rows when asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.events.candidates import sentence_key
from tellings.events.frames import Frame
from tellings.events.similarity import Floats
from tellings.events.tfidf import Weighted, inverse_frequencies, weigh
from tellings.records.language import Vectors

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """An account. ``frames`` are its claims' numbers, ``of`` gives each claim's sentence here.

    ``clause``, ``unnamed``, ``gist``, ``predicate`` (a row a claim) and ``sentences`` (a row a
    sentence) are numbers of rows of ``vectors``; ``words`` and ``around`` the weighted words of
    claims and of sentences.
    """

    account: str
    frames: Numbers
    of: Numbers
    vectors: Floats
    clause: Numbers
    unnamed: Numbers
    gist: Numbers
    predicate: Numbers
    sentences: Numbers
    words: Weighted
    around: Weighted


def sides_of(frames: Sequence[Frame], vectors: Vectors) -> list[Side]:
    """Return a side for every account, in the order of the accounts' ids."""
    at = {key: number for number, key in enumerate(vectors.keys)}
    words = inverse_frequencies([frame.words for frame in frames])
    heads = _first_of_sentences(frames)
    around = inverse_frequencies([frames[number].around for number in heads.values()])
    own: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        own.setdefault(frame.account, []).append(number)

    def rows(keys: Sequence[str]) -> Numbers:
        return np.array([at[key] for key in keys], dtype=np.int64)

    sides = []
    for account, numbers in sorted(own.items()):
        sentences = sorted({frames[n].sentence for n in numbers})
        place = {sentence: row for row, sentence in enumerate(sentences)}
        sides.append(
            Side(
                account=account,
                frames=np.array(numbers, dtype=np.int64),
                of=np.array([place[frames[n].sentence] for n in numbers], dtype=np.int64),
                vectors=vectors.rows,
                clause=rows([f"claim:{frames[n].claim}" for n in numbers]),
                unnamed=rows([f"unnamed:{frames[n].claim}" for n in numbers]),
                gist=rows([f"gist:{frames[n].claim}" for n in numbers]),
                predicate=rows([f"predicate:{frames[n].surface}" for n in numbers]),
                sentences=rows([sentence_key(account, s) for s in sentences]),
                words=weigh([frames[n].words for n in numbers], words),
                around=weigh([frames[heads[account, s]].around for s in sentences], around),
            )
        )
    return sides


def _first_of_sentences(frames: Sequence[Frame]) -> dict[tuple[str, int], int]:
    heads: dict[tuple[str, int], int] = {}
    for number, frame in enumerate(frames):
        heads.setdefault((frame.account, frame.sentence), number)
    return heads
