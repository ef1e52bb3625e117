"""Word knowledge: which words mean the same, more or less exact, part of, or the opposite.

The packaged lexicon is an extract of WordNet 3.0 (Fellbaum 1998, *WordNet: An Electronic Lexical
Database*); ``models/wordnet/README.md`` describes its rows. Words are given as lower-case lemmas
with a part of speech: ``n``, ``v``, ``a`` or ``r``.

Ambiguity is read charitably: two words are the same or more and less exact when *any* of their
usual senses are, so "officer" and "policeman" never clash.

>>> words = load()
>>> words.relation("policeman", "officer", "n")
'narrower'
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from tellings.errors import ModelError

FORMAT = "tellings-lexicon/1"
USUAL_SENSES = 5
"""Senses beyond the fifth are rare and relate words that no reader would."""
MAX_STEPS = 12
"""Longest chain of hypernyms followed."""
LIGHT_VERBS = frozenset(
    [
        *("act", "be", "become", "change", "come", "do", "get", "give", "go", "have", "hold"),
        *("keep", "let", "make", "move", "put", "set", "take", "travel"),
    ]
)
"""Verbs under which nearly every other stands: no generalisation that says anything."""
TOO_GENERAL = {"n": 4, "v": 0, "a": 0, "r": 0}
"""A word nearer than this to the root ("thing", "act") is no useful generalisation."""
LEXNAME, HYPERNYMS, WHOLES, SIMILAR = 3, 4, 5, 6

WordRelation = Literal["same", "broader", "narrower", "part", "whole", "opposite", "apart"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Words and their relations.

    ``senses`` are the rows of words, sorted, and ``synsets`` those of their senses, row n being
    synset n; both are parsed when they are asked for, since a case needs few of the 150,000.
    """

    senses: tuple[str, ...]
    synsets: tuple[str, ...]
    antonyms: frozenset[tuple[str, ...]]
    opposed: frozenset[tuple[int, int]]
    verbs_of_nouns: dict[str, tuple[str, ...]]
    nouns_of_adjectives: dict[str, tuple[str, ...]]

    def knows(self, word: str, part: str) -> bool:
        """Whether the lexicon has ``word``."""
        return bool(self.usual(word, part, 1))

    def usual(self, word: str, part: str, most: int = USUAL_SENSES) -> tuple[int, ...]:
        """Return the ``most`` most frequent senses of ``word``, commonest first."""
        prefix = f"L\t{part}\t{word}\t"
        at = bisect_left(self.senses, prefix)
        if at == len(self.senses) or not self.senses[at].startswith(prefix):
            return ()
        return numbers(self.senses[at][len(prefix) :])[:most]

    def linked(self, synset: int, column: int) -> tuple[int, ...]:
        """Return the synsets in a column of ``synset``'s row (HYPERNYMS, WHOLES, SIMILAR)."""
        return numbers(self.synsets[synset].split("\t")[column])

    def above(self, synset: int) -> Iterator[int]:
        """Yield the hypernyms of ``synset``, nearest first, each once."""
        seen = {synset}
        layer = [synset]
        for _ in range(MAX_STEPS):
            layer = [up for low in layer for up in self.linked(low, HYPERNYMS)]
            layer = [up for up in dict.fromkeys(layer) if up not in seen]
            if not layer:
                return
            seen.update(layer)
            yield from layer

    def depth(self, synset: int) -> int:
        """Return the number of synsets above ``synset``."""
        return sum(1 for _ in self.above(synset))

    def opposite(self, left: str, right: str, part: str) -> bool:
        """Whether the words are antonyms, directly or (adjectives) through a similar one.

        "soaked" and "dry" are opposite because "soaked" is similar to "wet".
        """
        if (part, *sorted((left, right))) in self.antonyms:
            return True
        if part != "a":
            return False
        return any(
            ordered(one, two) in self.opposed
            for one in self._cluster(left)
            for two in self._cluster(right)
        )

    def _cluster(self, adjective: str) -> tuple[int, ...]:
        """Return the first sense of ``adjective`` and the head of its cluster."""
        first = self.usual(adjective, "a", 1)
        return first + tuple(n for one in first for n in self.linked(one, SIMILAR))

    def relation(self, left: str, right: str, part: str) -> WordRelation:
        """Return how ``left`` stands to ``right``: "narrower" when it is the more exact word."""
        ours, theirs = self.usual(left, part), self.usual(right, part)
        if left == right or not set(ours).isdisjoint(theirs):
            return "opposite" if self.opposite(left, right, part) else "same"
        checks: tuple[tuple[WordRelation, bool], ...] = (
            ("opposite", self.opposite(left, right, part)),
            ("narrower", self._under(ours, right, part)),
            ("broader", self._under(theirs, left, part)),
            ("part", part == "n" and self._inside(ours, theirs)),
            ("whole", part == "n" and self._inside(theirs, ours)),
        )
        return next((name for name, holds in checks if holds), "apart")

    def _under(self, low: tuple[int, ...], word: str, part: str) -> bool:
        """Whether a sense in ``low`` lies under one of ``word`` that is not too general."""
        if word in LIGHT_VERBS and part == "v":
            return False
        usual = self.usual(word, part)
        goal = {synset for synset in usual if self.depth(synset) >= TOO_GENERAL[part]}
        return any(up in goal for synset in low for up in self.above(synset))

    def _inside(self, part: tuple[int, ...], whole: tuple[int, ...]) -> bool:
        """Whether a sense of ``part`` is a part, at some remove, of a sense of ``whole``."""
        goal = set(whole)
        return any(holder in goal for synset in part for holder in self.holders(synset))

    def holders(self, synset: int) -> Iterator[int]:
        """Yield what ``synset`` is a part of, itself or through its hypernyms, nearest first."""
        seen: set[int] = set()
        layer = [synset]
        for _ in range(MAX_STEPS):
            layer = [up for low in layer for up in self.linked(low, WHOLES)]
            layer = [up for up in dict.fromkeys(layer) if up not in seen]
            if not layer:
                return
            seen.update(layer)
            yield from layer

    def within(self, word: str, part: str, roots: frozenset[int], most: int = 2) -> bool:
        """Whether one of the ``most`` commonest senses of ``word`` lies under one of ``roots``."""
        return any(
            synset in roots or any(up in roots for up in self.above(synset))
            for synset in self.usual(word, part, most)
        )

    def field_of(self, word: str, part: str) -> int | None:
        """Return the subject field of the commonest sense of ``word`` (see lexnames(5WN)).

        8 is the body, 15 places, 18 persons.
        """
        first = self.usual(word, part, 1)
        return int(self.synsets[first[0]].split("\t")[LEXNAME]) if first else None


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a comma-separated list."""
    return tuple(int(number) for number in text.split(",")) if text else ()


@cache
def load() -> Lexicon:
    """Return the packaged lexicon; ModelError when it is missing or of another format."""
    path = resources.files("tellings").joinpath("models/wordnet/lexicon.tsv.gz")
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise ModelError(f"the packaged word knowledge cannot be read: {error}") from error
    rows = data.decode().splitlines()
    if not rows or rows[0] != FORMAT:
        raise ModelError("the packaged word knowledge is of another format; reinstall Tellings")
    return build(rows[1:])


def build(rows: Iterable[str]) -> Lexicon:
    """Return the lexicon of these rows (see ``models/wordnet/README.md``)."""
    by_kind: dict[str, list[str]] = {kind: [] for kind in "SLADP"}
    for row in rows:
        by_kind[row[0]].append(row)
    antonyms = [row.split("\t") for row in by_kind["A"]]
    return Lexicon(
        senses=tuple(by_kind["L"]),
        synsets=tuple(by_kind["S"]),
        antonyms=frozenset(tuple(row[1:4]) for row in antonyms),
        opposed=frozenset(ordered(int(row[4]), int(row[5])) for row in antonyms),
        verbs_of_nouns=gathered(by_kind["D"]),
        nouns_of_adjectives=gathered(by_kind["P"]),
    )


def ordered(left: int, right: int) -> tuple[int, int]:
    """Return the two, the smaller first."""
    return (left, right) if left <= right else (right, left)


def gathered(rows: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the second words of ``rows`` under their first."""
    found: dict[str, list[str]] = {}
    for row in rows:
        _, word, other = row.split("\t")
        found.setdefault(word, []).append(other)
    return {word: tuple(others) for word, others in found.items()}
