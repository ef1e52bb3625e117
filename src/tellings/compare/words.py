"""Words as values: heads, what narrows them, and the kinds whose members exclude each other.

Being merely different excludes nothing ("jail" and "prison"): a clash needs opposites ("left hand",
"right hand") or two members of one kind of the table (two colours, two rooms). More and less exact
is compatible, and so are a part and its whole.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.compare.body import DIRECTIONS, compare_body
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
from tellings.compare.wordtables import WordTables
from tellings.text.numerals import TENS, UNITS

IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
ORDINALS = {
    IRREGULAR.get(word, word.removesuffix("y") + ("ieth" if word.endswith("y") else "th")): value
    for word, value in (UNITS | TENS).items()
    if value
}
DETERMINERS = frozenset(["a", "an", "the", "this", "that", "some", "any"])
CLAUSAL = frozenset(["topic", "purpose", "manner", "cause"])
"""Slots that mostly hold a clause: its head alone shows no opposition ("it is impossible")."""
PLACES = frozenset(["place", "goal", "source"])
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def compare_words(left: Filler, right: Filler, slot: str, tables: WordTables) -> Outcome:
    """Compare two fillers by their words alone.

    What narrows two plurals without article excludes nothing: there may be white flowers and red
    ones.
    """
    if left.pronoun or right.pronoun:
        return silent()
    told = f"“{left.text}” and “{right.text}”"
    heads = compare_heads(left, right, slot, tables, told)
    hosts = slot == "goal" and (left.marker == "with") != (right.marker == "with")
    if heads.level == Level.DIFFERENCE and not (hosts or tables.comparable(left, right)):
        return silent()
    if heads.level > Level.COMPATIBLE:
        return heads
    if tables.table.markers_opposed(left.marker, right.marker):
        outcome = strained(f"“{left.marker}” and “{right.marker}” exclude each other")
        thing = heads.level == Level.SAME and both_definite(left, right)
        return replace(outcome, thing=thing, inner=True)
    return compare_below(left, right, heads, tables)


def compare_below(left: Filler, right: Filler, heads: Outcome, tables: WordTables) -> Outcome:
    """Compare what narrows two heads that can name the same."""
    told = f"“{left.text}” and “{right.text}”"
    below = compare_attached(left, right, tables, told)
    narrowing = compare_narrowing(left.narrowing, right.narrowing, tables, told)
    outcome = max(below, narrowing, key=lambda one: one.level)
    if outcome.level > Level.COMPATIBLE and left.several and right.several:
        return outcome.at_most(Level.DIFFERENCE)
    if outcome.level > Level.COMPATIBLE:
        thing = heads.level == Level.SAME and both_definite(left, right)
        return replace(outcome, thing=thing, inner=True)
    return heads if heads.level == Level.COMPATIBLE or narrowing.direction == "equal" else narrowing


def both_definite(left: Filler, right: Filler) -> bool:
    """Whether both words are of a known one: "the scarf", "her scarf"."""
    return not any(one.indefinite or one.several for one in (left, right))


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
    if slot in PLACES and (left.of == right.head or right.of == left.head):
        direction: Direction = "narrower" if left.of == right.head else "broader"
        return compatible(f"{told}: one is a part of the other", direction)
    if tables.is_body_part(left) and tables.is_body_part(right):
        return compare_body(left, right, tables, told)
    return compare_kinds(left, right, slot, tables, told)


def compare_kinds(left: Filler, right: Filler, slot: str, tables: WordTables, told: str) -> Outcome:
    """Compare two head nouns by the table of kinds, as far as what they stand with allows."""
    ours, theirs = tables.head(left), tables.head(right)
    outcome = compare_pair(ours, theirs, slot, tables, told)
    kind = tables.kind_of(ours, theirs, slot) if outcome.level > Level.DIFFERENCE else None
    if kind is not None:
        of_two = kind.of_one and not related_to_one(left, right)
        unknown = kind.known and not both_definite(left, right)
        one_house = slot == "attribute" and shares_noun(left, right)
        room = of_two or unknown or one_house
        return differs(f"{told} are different words") if room else outcome
    apart = tables.places_apart(left, right, slot) if outcome.level == Level.DIFFERENCE else None
    return outcome if apart is None else strained(f"{told}: {apart}")


def shares_noun(left: Filler, right: Filler) -> bool:
    """Whether one noun narrows both: "an army officer" may well be "an army pilot"."""
    ours, theirs = (
        {word.lemma for word in one.narrowing if word.part == "n"} for one in (left, right)
    )
    return bool(ours & theirs)


def related_to_one(left: Filler, right: Filler) -> bool:
    """Whether two words that relate to someone ("sister") relate to the same, as far as is said."""
    ours, theirs = (
        {word.lemma for word in one.narrowing if word.lemma not in DETERMINERS}
        | {below.head.lemma for below in one.attached}
        for one in (left, right)
    )
    return ours == theirs or bool(ours & theirs)


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
    if relation == "opposite" and slot not in CLAUSAL:
        return strained(f"{told} are opposites")
    return differs(f"{told} are different words")


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
        return strained(f"{words} are different places in an order", "number")
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
