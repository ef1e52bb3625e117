"""The lexicon together with the table of what excludes what, asked about single words."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from tellings.compare.frames import Filler, Word
from tellings.compare.tables import Exclusive, Kind, roots
from tellings.text.lexicon import Lexicon, WordRelation

REGIONS = frozenset(
    [
        *("back", "front", "side", "top", "bottom", "rear", "base", "tip", "middle", "centre"),
        *("center", "edge", "crown", "bridge", "left", "right", "part", "half", "inside"),
    ]
)
"""Words that name a region of what follows: "the back of the head"."""
SENSES = 3
"""Commonest senses of a word for a person that are asked about."""
CACHED = 100_000
"""Questions to the lexicon that are remembered: a case asks the same ones again and again."""
CONCRETE = frozenset([5, 6, 8, 13, 14, 15, 17, 18, 20, 21, 27])
"""Subject fields of things: animals, artefacts, bodies, food, groups, places, objects, persons,
plants, possessions, substances."""
BODY = 8
PERSONS = 18
"""Subject fields of the lexicon: parts of bodies, persons."""


@lru_cache(maxsize=CACHED)
def word_relation(words: Lexicon, left: str, right: str, part: str) -> WordRelation:
    """Return the relation of two words, remembered: a case asks for the same ones again."""
    return words.relation(left, right, part)


@lru_cache(maxsize=CACHED)
def word_field(words: Lexicon, word: str, part: str) -> int | None:
    """Return the subject field of a word, remembered."""
    return words.field_of(word, part)


@lru_cache(maxsize=CACHED)
def word_within(words: Lexicon, noun: str, under: frozenset[int], senses: int) -> bool:
    """Return whether a noun lies under these synsets, remembered."""
    return words.within(noun, "n", under, senses)


@dataclass(frozen=True, kw_only=True, eq=False)
class WordTables:
    """The lexicon with the table of exclusive kinds, their roots looked up once."""

    words: Lexicon
    table: Exclusive

    @cached_property
    def kinds(self) -> tuple[tuple[Kind, frozenset[int]], ...]:
        """Each kind with the synsets under which its members lie."""
        return tuple((kind, roots(kind.under, self.words)) for kind in self.table.kinds)

    @cached_property
    def apart(self) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
        """The synsets of the two families of each row about places."""
        return tuple(
            (roots(row.left.under, self.words), roots(row.right.under, self.words))
            for row in self.table.apart
        )

    @cached_property
    def persons(self) -> tuple[tuple[frozenset[int], frozenset[int], str], ...]:
        """The rules about persons, their synsets looked up."""
        return tuple(
            (roots(rule.left, self.words), roots(rule.right, self.words), rule.reason)
            for rule in self.table.persons
        )

    def hardly_one(self, left: Filler, right: Filler) -> str | None:
        """Return why two descriptions hardly fit one person, None when they may.

        "Girl" is a young woman first and a child next, so "the girl" and "the little girl" may be
        one: neither word of a pair may have a usual sense on the other's side.
        """
        one, other = self.head(left), self.head(right)
        for young, grown, reason in self.persons:
            for first, second in ((one, other), (other, one)):
                apart = self.only_under(first, young) and self.only_under(second, grown)
                if apart and not (self.may_be(first, grown) or self.may_be(second, young)):
                    return reason
        return None

    def may_be(self, word: Word, under: frozenset[int]) -> bool:
        """Whether one of the commonest senses of a noun lies there."""
        return word_within(self.words, word.lemma, under, SENSES)

    def only_under(self, word: Word, under: frozenset[int]) -> bool:
        """Whether the commonest sense of a noun lies there."""
        return word.part == "n" and word_within(self.words, word.lemma, under, 1)

    def kind_of(self, left: Word, right: Word, slot: str) -> Kind | None:
        """Return the first kind of this slot that both words belong to."""
        for kind, under in self.kinds:
            members = (self.member(word, kind, under) for word in (left, right))
            if slot in kind.slots and all(members):
                return kind if not kind.families or self.two_families(left, right, under) else None
        return None

    def two_families(self, left: Word, right: Word, under: frozenset[int]) -> bool:
        """Whether two words lie below two different ones of these synsets, none below both."""
        ours, theirs = (
            {
                one
                for one in sorted(under)
                if word_within(self.words, word.lemma, frozenset([one]), 1)
            }
            for word in (left, right)
        )
        return not ours & theirs

    def places_apart(self, left: Filler, right: Filler, slot: str) -> str | None:
        """Return which two families of places two fillers are in, None when they may be one."""
        for row, (ours, theirs) in zip(self.table.apart, self.apart, strict=True):
            if slot not in row.slots or not {left.marker, right.marker} <= row.markers:
                continue
            for one, other in ((left, right), (right, left)):
                inside = self.member(self.head(one), row.left, ours)
                if inside and self.member(self.head(other), row.right, theirs):
                    return row.name
        return None

    def member(self, word: Word, kind: Kind, under: frozenset[int]) -> bool:
        """Whether the word, or the noun that an adjective is from, belongs to the kind."""
        if word.lemma in kind.words:
            return True
        if word.part not in {"n", "a"} or word.lemma in kind.roots:
            return False
        nouns = (word.lemma, *self.words.nouns_of_adjectives.get(word.lemma, ()))
        return any(word_within(self.words, noun, under, kind.senses) for noun in nouns)

    def is_body_part(self, filler: Filler) -> bool:
        """Whether the filler names a part of a body, itself or as "the back of the head"."""
        word = filler.of if filler.of and filler.head.lemma in REGIONS else filler.head
        return word.part == "n" and self.field(word.lemma, "n") == BODY

    def field(self, word: str, part: str) -> int | None:
        """Return the subject field of the commonest sense of a word."""
        return word_field(self.words, word, part)

    def comparable(self, left: Filler, right: Filler) -> bool:
        """Whether two different words name things of one concrete sort, so that both tell more."""
        if left.named and right.named:
            return True
        one, other = self.head(left), self.head(right)
        fields = {self.field(one.lemma, "n"), self.field(other.lemma, "n")}
        return one.part == other.part == "n" and len(fields) == 1 and fields <= CONCRETE

    def is_person(self, word: Word) -> bool:
        """Whether the noun usually names a person."""
        return word.part == "n" and self.field(word.lemma, "n") == PERSONS

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
        relation = word_relation(self.words, left.lemma, right.lemma, left.part)
        sides = {left.lemma, right.lemma} <= self.table.viewpoint
        return "apart" if relation == "opposite" and sides else relation
