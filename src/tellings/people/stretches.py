"""Long accounts are read in stretches, so that the cost grows with the length and not its square.

Coreference looks from every mention back at earlier ones. Within an account of usual length that
is what it is for; in one of a million words it would take days. Such an account is cut between
sentences into stretches of at most LONGEST tokens, each with its own chains. Chains of two
stretches meet again when people are resolved over all accounts, by their names; a nobody's name
("the driver") is not carried over a cut.

Measured on generated text of one line, one core: 100 KB (20,000 tokens) took 23 s in one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.records.language import Analysis, Sentence, Token

LONGEST = 8000
"""Tokens: four times the longest document of the training data."""


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
        ),
        first=first,
    )


def _moved(token: Token, first: int) -> Token:
    return replace(token, head=token.head - first)
