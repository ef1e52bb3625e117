"""Accounts of a novel's length and more are read in stretches, so that memory stays bounded.

Coreference reads an account in time that grows with its length, yet keeps all its pairs in memory.
An account of more than LONGEST tokens is cut between sentences into stretches of at most so many,
each with its own chains. Chains of two stretches meet again when people are resolved over all
accounts, by their names; a nobody's name ("the driver") is not carried over a cut.

Measured on one core: 420,000 characters (98,500 tokens) in one piece took 27 s and 630 MB.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.records.language import Analysis, Antecedence, Sentence, Token

LONGEST = 100_000
"""Tokens; about 430,000 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of an analysis, its tokens counted from 0; ``first`` is where it begins."""

    analysis: Analysis
    first: int


def stretches(analysis: Analysis, *, longest: int = LONGEST) -> Iterator[Stretch]:
    """Yield the stretches of an analysis in text order; one that is not long is one stretch.

    Only a sentence that is longer by itself makes a stretch of more than ``longest`` tokens.
    """
    if len(analysis.tokens) <= longest:
        yield Stretch(analysis=analysis, first=0)
        return
    taken: list[Sentence] = []
    for sentence in analysis.sentences:
        if taken and sentence.last - taken[0].first > longest:
            yield _stretch(analysis, taken)
            taken = []
        taken.append(sentence)
    if taken:
        yield _stretch(analysis, taken)


def _stretch(analysis: Analysis, sentences: list[Sentence]) -> Stretch:
    first, last = sentences[0].first, sentences[-1].last
    return Stretch(
        analysis=replace(
            analysis,
            tokens=tuple(_moved(token, first) for token in analysis.tokens[first:last]),
            sentences=tuple(
                replace(s, first=s.first - first, last=s.last - first) for s in sentences
            ),
            antecedence=_vectors(analysis.antecedence, first, last),
        ),
        first=first,
    )


def _moved(token: Token, first: int) -> Token:
    return replace(token, head=token.head - first)


def _vectors(found: Antecedence | None, first: int, last: int) -> Antecedence | None:
    """Return the vectors of the words in ``[first, last)``, the words counted from ``first``."""
    if found is None:
        return None
    begin, end = bisect_left(found.words, first), bisect_left(found.words, last)
    width = len(found.rows) // max(1, len(found.words))
    return Antecedence(
        words=tuple(word - first for word in found.words[begin:end]),
        rows=found.rows[begin * width : end * width],
    )
