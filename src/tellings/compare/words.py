"""Words as values: heads, what narrows them, and the kinds whose members exclude each other.

Being merely different excludes nothing ("jail" and "prison"): a clash needs opposites ("left hand",
"right hand") or two members of one kind of the table (two colours, two rooms). More and less exact
is compatible, and so are a part and its whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tellings.compare.frames import Filler, Word
from tellings.compare.levels import (
    Direction,
    Level,
    Outcome,
    clash,
    compatible,
    differs,
    same,
    silent,
    strained,
)
from tellings.compare.lexicon import Lexicon, WordRelation
from tellings.compare.tables import Exclusive, Kind, roots

DIRECTIONS: dict[WordRelation, Direction] = {"narrower": "narrower", "broader": "broader",
                                             "part": "narrower", "whole": "broader"}  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
     "eleventh", "twelfth"), 1)}  # fmt: skip
BODY = 8
"""The subject field of body parts in the lexicon."""


@dataclass(frozen=True, kw_only=True, eq=False)
class WordTables:
    """The lexicon with the table of exclusive kinds, their roots looked up once."""

    words: Lexicon
    table: Exclusive

    @cached_property
    def kinds(self) -> tuple[tuple[Kind, frozenset[int]], ...]:
        """Each kind with the synsets under which its members lie."""
        return tuple((kind, roots(kind, self.words)) for kind in self.table.kinds)

    def kind_of(self, left: Word, right: Word, slot: str) -> Kind | None:
        """Return the first kind of this slot that both words belong to."""
        for kind, under in self.kinds:
            if slot in kind.slots and self._in(left, under) and self._in(right, under):
                return kind
        return None

    def _in(self, word: Word, under: frozenset[int]) -> bool:
        """Whether the usual sense of the noun, or of the noun an adjective is from, lies there."""
        nouns = (word.lemma, *self.words.nouns_of_adjectives.get(word.lemma, ()))
        return any(self.words.within(noun, "n", under, 2) for noun in nouns)

    def is_body_part(self, filler: Filler) -> bool:
        """Whether the filler names a part of a body, itself or as "the back of the head"."""
        named = [filler.head, *([filler.of] if filler.of else [])]
        return any(
            word.part == "n" and self.words.field_of(word.lemma, "n") == BODY for word in named
        )

    def relation(self, left: Word, right: Word) -> WordRelation:
        """Return the relation of two words, "apart" across parts of speech."""
        if left.lemma == right.lemma:
            return "same"
        if left.part != right.part or left.part == "x":
            return "apart"
        return self.words.relation(left.lemma, right.lemma, left.part)


def compare_words(left: Filler, right: Filler, slot: str, tables: WordTables) -> Outcome:
    """Compare two fillers by their words alone."""
    if left.pronoun or right.pronoun:
        return silent()
    told = f"“{left.text}” and “{right.text}”"
    heads = compare_heads(left, right, slot, tables, told)
    if heads.level > Level.COMPATIBLE:
        return heads
    narrowing = compare_narrowing(left.narrowing, right.narrowing, tables, told)
    if narrowing.level > Level.COMPATIBLE:
        return narrowing
    return heads if heads.level == Level.COMPATIBLE or narrowing.direction == "equal" else narrowing


def compare_heads(left: Filler, right: Filler, slot: str, tables: WordTables, told: str) -> Outcome:
    """Compare the head nouns, "the back of the head" as a part of the head."""
    if left.of and right.of and left.head.lemma == right.head.lemma:
        return compare_pair(left.of, right.of, slot, tables, told)
    if tables.is_body_part(left) and tables.is_body_part(right):
        return compare_body(left, right, tables, told)
    return compare_pair(left.head, right.head, slot, tables, told)


def compare_pair(left: Word, right: Word, slot: str, tables: WordTables, told: str) -> Outcome:
    """Compare two words by the lexicon and the table of kinds."""
    relation = tables.relation(left, right)
    if relation == "same":
        return same(f"{told} name the same" if left != right else f"both say “{left.lemma}”")
    if relation in DIRECTIONS:
        return compatible(f"{told}: one is more exact", DIRECTIONS[relation])
    kind = tables.kind_of(left, right, slot)
    if kind is not None:
        words = f"{told} are different {kind.name}"
        return clash(words) if kind.tier == Level.CONFLICT else strained(words)
    if relation == "opposite":
        return strained(f"{told} are opposites")
    return differs(f"{told} are different words")


def compare_body(left: Filler, right: Filler, tables: WordTables, told: str) -> Outcome:
    """Compare two places on a body.

    "Head" and "forehead" are compatible, and so are "head" and "the back of the head"; "forehead"
    and "the back of the head" are two places on one head, which one blow does not strike both.
    """
    if left.of and right.of:
        return compare_regions(left, right, tables, told)
    if left.of:
        return compare_region(left.of, right.head, tables, told)
    if right.of:
        return compare_region(right.of, left.head, tables, told).turned()
    relation = tables.relation(left.head, right.head)
    if relation == "same":
        return same(f"{told} are the same part of the body")
    if relation in DIRECTIONS:
        return compatible(f"{told}: one is more exact", DIRECTIONS[relation])
    return differs(f"{told} are different parts of the body")


def compare_region(whole: Word, other: Word, tables: WordTables, told: str) -> Outcome:
    """Compare a region of ``whole`` ("the back of the head") with a plain part of a body."""
    relation = tables.relation(whole, other)
    if relation in ("same", "part", "narrower"):
        return compatible(f"{told}: one is more exact", "narrower")
    if relation in ("whole", "broader"):
        return strained(f"{told} are two places on the same part of the body")
    return differs(f"{told} are different parts of the body")


def compare_regions(left: Filler, right: Filler, tables: WordTables, told: str) -> Outcome:
    """Compare two regions, such as "the back of the head" and "the side of the head"."""
    if left.of is None or right.of is None or tables.relation(left.of, right.of) == "apart":
        return differs(f"{told} are different parts of the body")
    if left.head.lemma == right.head.lemma:
        return same(f"{told} are the same part of the body")
    return strained(f"{told} are two places on the same part of the body")


def compare_narrowing(
    left: Sequence[Word], right: Sequence[Word], tables: WordTables, told: str
) -> Outcome:
    """Compare the adjectives and nouns before two nouns that name the same."""
    for one in left:
        for other in right:
            outcome = compare_modifiers(one, other, tables, told)
            if outcome.level > Level.COMPATIBLE:
                return outcome
    ours = {word.lemma for word in left if word.part in ("a", "n")}
    theirs = {word.lemma for word in right if word.part in ("a", "n")}
    if ours == theirs:
        return same(f"{told} name the same")
    direction: Direction = "neither"
    if ours > theirs or theirs > ours:
        direction = "narrower" if ours > theirs else "broader"
    return compatible(f"{told} can name the same", direction)


def compare_modifiers(left: Word, right: Word, tables: WordTables, told: str) -> Outcome:
    """Compare two narrowing words: opposites, ordinals and members of one kind clash."""
    if left.lemma == right.lemma:
        return same(f"both say “{left.lemma}”")
    words = f"“{left.lemma}” and “{right.lemma}”"
    if left.lemma in ORDINALS and right.lemma in ORDINALS:
        return clash(f"{words} are different places in an order", "number")
    kind = tables.kind_of(left, right, "modifier")
    relation = tables.relation(left, right)
    if kind is not None and relation == "apart":
        exclude = f"{words} are different {kind.name}"
        return clash(exclude) if kind.tier == Level.CONFLICT else strained(exclude)
    if relation == "opposite":
        return strained(f"{words} are opposites")
    return compatible(f"{told} can name the same")
