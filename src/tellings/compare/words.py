"""Words as values: heads, what narrows them, and the kinds whose members exclude each other.

Being merely different excludes nothing ("jail" and "prison"): a clash needs opposites ("left hand",
"right hand") or two members of one kind of the table (two colours, two rooms). More and less exact
is compatible, and so are a part and its whole.
"""

import re
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
from tellings.text.numerals import TENS, UNITS

DIRECTIONS: dict[WordRelation, Direction] = {"narrower": "narrower", "broader": "broader",
                                             "part": "narrower", "whole": "broader"}  # fmt: skip
REGIONS = frozenset(
    [
        *("back", "front", "side", "top", "bottom", "rear", "base", "tip", "middle", "centre"),
        *("center", "edge", "crown", "bridge", "left", "right", "part", "half", "inside"),
    ]
)
"""Words that name a region of what follows: "the back of the head"."""
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
ORDINALS = {
    IRREGULAR.get(word, word.removesuffix("y") + ("ieth" if word.endswith("y") else "th")): value
    for word, value in (UNITS | TENS).items()
    if value
}
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
BODY = 8
PERSONS = 18
"""Subject fields of the lexicon: parts of bodies, persons."""


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
            members = (self.member(word, kind, under) for word in (left, right))
            if slot in kind.slots and all(members):
                return kind
        return None

    def member(self, word: Word, kind: Kind, under: frozenset[int]) -> bool:
        """Whether the word, or the noun that an adjective is from, belongs to the kind."""
        if word.lemma in kind.words:
            return True
        if word.part not in {"n", "a"}:
            return False
        nouns = (word.lemma, *self.words.nouns_of_adjectives.get(word.lemma, ()))
        return any(self.words.within(noun, "n", under, kind.senses) for noun in nouns)

    def is_body_part(self, filler: Filler) -> bool:
        """Whether the filler names a part of a body, itself or as "the back of the head"."""
        word = filler.of if filler.of and filler.head.lemma in REGIONS else filler.head
        return word.part == "n" and self.words.field_of(word.lemma, "n") == BODY

    def is_person(self, word: Word) -> bool:
        """Whether the noun usually names a person."""
        return word.part == "n" and self.words.field_of(word.lemma, "n") == PERSONS

    def head(self, filler: Filler) -> Word:
        """Return the head, with the words before it when they make one ("living room")."""
        for word in filler.narrowing:
            together = f"{word.lemma} {filler.head.lemma}"
            if word.part in {"n", "a"} and self.words.knows(together, "n"):
                return Word(lemma=together, part="n")
        return filler.head

    def relation(self, left: Word, right: Word) -> WordRelation:
        """Return the relation of two words, "apart" across parts of speech.

        Words that tell one deed from two sides ("come", "go") are no opposites.
        """
        if left.lemma == right.lemma:
            return "same"
        if left.part != right.part or left.part == "x":
            return "apart"
        relation = self.words.relation(left.lemma, right.lemma, left.part)
        sides = {left.lemma, right.lemma} <= self.table.viewpoint
        return "apart" if relation == "opposite" and sides else relation


def compare_words(left: Filler, right: Filler, slot: str, tables: WordTables) -> Outcome:
    """Compare two fillers by their words alone.

    What narrows two plurals without article excludes nothing: there may be white flowers and red
    ones.
    """
    if left.pronoun or right.pronoun:
        return silent()
    told = f"“{left.text}” and “{right.text}”"
    heads = compare_heads(left, right, slot, tables, told)
    if heads.level > Level.COMPATIBLE:
        return heads
    if tables.table.markers_opposed(left.marker, right.marker):
        return strained(f"“{left.marker}” and “{right.marker}” exclude each other")
    below = compare_attached(left, right, tables, told)
    narrowing = compare_narrowing(left.narrowing, right.narrowing, tables, told)
    outcome = max(below, narrowing, key=lambda one: one.level)
    if outcome.level > Level.COMPATIBLE:
        return outcome.at_most(Level.DIFFERENCE) if left.several and right.several else outcome
    return heads if heads.level == Level.COMPATIBLE or narrowing.direction == "equal" else narrowing


def compare_attached(left: Filler, right: Filler, tables: WordTables, told: str) -> Outcome:
    """Compare what hangs below two heads by the same preposition.

    "A monument in Spain" and "a monument in Peru", "a boy in a red shirt" and "in a blue shirt".
    """
    for one in left.attached:
        for other in right.attached:
            if one.marker != other.marker or one.marker == "of":
                continue
            relation = tables.relation(one.head, other.head)
            if relation == "same":
                outcome = compare_narrowing(one.narrowing, other.narrowing, tables, told)
            else:
                outcome = compare_pair(one.head, other.head, "place", tables, told)
            if outcome.level > Level.DIFFERENCE:
                return outcome
    return compatible(f"{told} can name the same")


def compare_heads(left: Filler, right: Filler, slot: str, tables: WordTables, told: str) -> Outcome:
    """Compare the head nouns, "the back of the head" as a part of the head."""
    if left.of and right.of and left.head.lemma == right.head.lemma:
        return compare_pair(left.of, right.of, slot, tables, told)
    if tables.is_body_part(left) and tables.is_body_part(right):
        return compare_body(left, right, tables, told)
    return compare_pair(tables.head(left), tables.head(right), slot, tables, told)


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
    one, other = region(left), region(right)
    if one and other:
        return compare_regions(left, right, tables, told)
    if one:
        return compare_region(one, right.head, tables, told)
    if other:
        return compare_region(other, left.head, tables, told).turned()
    relation = tables.relation(left.head, right.head)
    if relation == "same":
        return same(f"{told} are the same part of the body")
    if relation in DIRECTIONS:
        return compatible(f"{told}: one is more exact", DIRECTIONS[relation])
    return differs(f"{told} are different parts of the body")


def region(filler: Filler) -> Word | None:
    """Return the whole of a region ("the back of the head" is one of the head)."""
    return filler.of if filler.head.lemma in REGIONS else None


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
    places = ordinal(left.lemma), ordinal(right.lemma)
    if None not in places:
        if places[0] == places[1]:
            return same(f"{words} are the same place in an order")
        return clash(f"{words} are different places in an order", "number")
    kind = tables.kind_of(left, right, "modifier")
    relation = tables.relation(left, right)
    if kind is not None and relation in {"apart", "opposite"}:
        exclude = f"{words} are different {kind.name}"
        return clash(exclude) if kind.tier == Level.CONFLICT else strained(exclude)
    if relation == "opposite":
        return strained(f"{words} are opposites")
    return compatible(f"{told} can name the same")


def ordinal(word: str) -> int | None:
    """Return the number of an ordinal in digits or in words ("sixteenth"), None for others."""
    digits = ORDINAL.fullmatch(word)
    return int(digits[1]) if digits else ORDINALS.get(word)
