"""Who and what: fillers compared by the entities they refer to, then by their words.

Two entities are *surely two* only when their words show it: two names, two sexes. "The witness"
and "a passer-by" may be one person, and a group and its member are both meant.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tellings.compare.frames import Filler
from tellings.compare.levels import (
    Level,
    Outcome,
    clash,
    compatible,
    differs,
    may_be_one,
    same,
    silent,
    strained,
    two,
)
from tellings.compare.relational import ALONE
from tellings.compare.words import compare_narrowing, compare_words
from tellings.compare.wordtables import WordTables
from tellings.records.people import Entity
from tellings.text.names import name_likeness

DIFFERENT_NAMES = -0.5
"""A likeness at or below this says that two names are of different people."""
CALLED = re.compile(r"\b(?:called|named) ([^\W\d_a-z]\w+)")
ANYBODY = frozenset(["man", "woman", "person", "people", "somebody", "someone", "guy", "lady"])
"""Nouns that say of a person nothing that another description could differ from."""
FIRST_PERSON = frozenset(["i", "me", "myself"])
PRONOUNS = {"he": "masc", "him": "masc", "himself": "masc", "she": "fem", "her": "fem",
            "herself": "fem"}  # fmt: skip
BEINGS = frozenset(["person", "group", "organisation"])


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """The entities by id, with what tells two of them apart."""

    entities: Mapping[str, Entity]

    @cached_property
    def called(self) -> Mapping[str, tuple[str, ...]]:
        """The proper names of each entity, in text order, each once."""
        return {
            entity.id: tuple(dict.fromkeys(m.text for m in entity.mentions if m.form == "name"))
            for entity in self.entities.values()
        }

    def name_scores(self, left: str, right: str) -> list[float]:
        """Return how alike each name of one is to each name of the other."""
        ours, theirs = self.called.get(left, ()), self.called.get(right, ())
        return [name_likeness(one, other).score for one in ours for other in theirs]

    def other_names(self, left: str, right: str) -> bool:
        """Whether both have names and no name of one can be a spelling or part of the other's."""
        scores = self.name_scores(left, right)
        return bool(scores) and all(score <= DIFFERENT_NAMES for score in scores)

    def names_alike(self, left: str, right: str) -> bool:
        """Whether some name of one can be a spelling or part of a name of the other."""
        return any(score > DIFFERENT_NAMES for score in self.name_scores(left, right))

    @cached_property
    def genders(self) -> Mapping[str, frozenset[str]]:
        """The genders that the names and nouns for each entity show.

        Pronouns do not count: whom they mean was found out, not said.
        """
        return {
            entity.id: frozenset(
                mention.gender
                for mention in entity.mentions
                if mention.gender in ("masc", "fem") and mention.form != "pronoun"
            )
            for entity in self.entities.values()
        }

    def name(self, entity: str) -> str:
        """Return the name to show."""
        return self.entities[entity].name if entity in self.entities else "someone"

    def kind(self, entity: str | None) -> str | None:
        """Return the kind of an entity, None when it is unknown."""
        found = self.entities.get(entity) if entity else None
        return found.kind if found else None

    def two(self, left: Filler, right: Filler) -> Outcome | None:
        """Return why two fillers are surely two persons, None when they may be one.

        Two names are two; whether "the girl" and "the officer" are was found out in part, and one
        may have done it for the other, so two sexes are only hard to hold together.
        """
        ours, theirs = left.entity or "", right.entity or ""
        both = tuple(sorted((ours, theirs)))
        if _told(left) and _told(right) and self.other_names(ours, theirs):
            words = f"{self.name(ours)} and {self.name(theirs)} are two names"
            return clash(words, "role", entities=both)
        one, other = self.genders.get(ours, frozenset()), self.genders.get(theirs, frozenset())
        if len(one) == len(other) == 1 and one != other:
            told = f"“{left.text}” and “{right.text}”"
            words = f"{told} cannot be one person: one is male, the other female"
            return replace(strained(words, "role"), entities=both)
        return None

    def unlike(self, left: Filler, right: Filler) -> bool:
        """Whether the words themselves, pronouns too, are of a man and of a woman."""
        one, other = self.said(left), self.said(right)
        return len(one) == len(other) == 1 and one != other

    def said(self, filler: Filler) -> frozenset[str]:
        """Return the genders that a filler says: a pronoun its own, a noun its entity's."""
        if filler.pronoun:
            return frozenset(PRONOUNS[word] for word in (filler.text.lower(),) if word in PRONOUNS)
        return self.genders.get(filler.entity or "", frozenset())


def _told(filler: Filler) -> bool:
    """Whether the words say who it is: a name, or the teller's own "I" and "me"."""
    return filler.named or filler.text.lower() in FIRST_PERSON


def compare_fillers(
    left: Filler, right: Filler, slot: str, people: People, tables: WordTables
) -> Outcome:
    """Compare two fillers of one slot; a clash means that they are surely two."""
    if slot == "companion" and (left.head.lemma in ALONE) != (right.head.lemma in ALONE):
        return compare_alone(left, right, people)
    if left.entity and right.entity:
        kinds = {people.kind(left.entity), people.kind(right.entity)}
        if left.entity == right.entity and (kinds <= BEINGS or not told_apart(left, right)):
            return same_entity(left, people)
        if kinds <= BEINGS:
            return compare_beings(left, right, people, tables)
    outcome = compare_words(left, right, slot, tables)
    hardly = tables.hardly_one(left, right)
    if hardly is not None and not (left.pronoun or right.pronoun):
        return strained(f"“{left.text}” and “{right.text}”: {hardly}", "role")
    beings = people.kind(left.entity) in BEINGS or people.kind(right.entity) in BEINGS
    if beings and tables.relation(left.head, right.head) != "same":
        return outcome.at_most(Level.DIFFERENCE)
    return outcome


def compare_alone(left: Filler, right: Filler, people: People) -> Outcome:
    """Compare "alone" with a companion: with a being one is not alone, with a stick one may be."""
    companion = right if left.head.lemma in ALONE else left
    if people.kind(companion.entity) not in BEINGS:
        return silent()
    return strained(f"“{left.text}” and “{right.text}” exclude each other")


def told_apart(left: Filler, right: Filler) -> bool:
    """Whether two namings of a thing by one noun each narrow it by words that the other lacks.

    "The back gate" and "the front gate" were taken for one thing by their noun.
    """
    if left.pronoun or right.pronoun or left.named or right.named or left.head != right.head:
        return False
    ours, theirs = (
        {word.lemma for word in one.narrowing if word.part in ("a", "n")} for one in (left, right)
    )
    return bool(ours - theirs and theirs - ours)


def same_entity(left: Filler, people: People) -> Outcome:
    """Return the outcome of one entity on both sides."""
    entity = left.entity or ""
    return same(f"both mean {people.name(entity)}", entities=(entity,))


def compare_beings(left: Filler, right: Filler, people: People, tables: WordTables) -> Outcome:
    """Compare two persons or groups that were not resolved to one.

    Whom a pronoun means was found out, not said; so it is no ground for two.
    """
    one, other = left.entity or "", right.entity or ""
    kinds = (people.kind(one), people.kind(other))
    if "group" in kinds or left.plural != right.plural:
        narrowed = compare_groups(left, right, tables)
        if narrowed is not None:
            return narrowed
        return compatible(f"“{left.text}” and “{right.text}”: one may be among the other")
    pronoun = not (_told(left) and _told(right)) and (left.pronoun or right.pronoun)
    if pronoun:
        told = f"“{left.text}” and “{right.text}”"
        unlike = people.unlike(left, right)
        if unlike and people.other_names(one, other):
            names = f"{people.name(one)} and {people.name(other)}"
            return replace(strained(f"{told} are {names} there", "role"),
                           entities=tuple(sorted((one, other))))  # fmt: skip
        return two(f"{told} are two") if unlike else may_be_one(f"{told} may be the same")
    reason = people.two(left, right) if kinds == ("person", "person") else None
    if reason is not None:
        return reason
    return compare_descriptions(left, right, people, tables)


def compare_groups(left: Filler, right: Filler, tables: WordTables) -> Outcome | None:
    """Return what two groups of one number and noun show: "three old men", "three young men".

    None where one may be among the other.
    """
    counted = left.amount is not None and right.amount is not None
    alike = counted and left.plural and right.plural and left.head == right.head
    if not alike or measure(left) != measure(right):
        return None
    told = f"“{left.text}” and “{right.text}”"
    narrowed = compare_narrowing(left.narrowing, right.narrowing, tables, told)
    return strained(narrowed.words, "role") if narrowed.level >= Level.TENSION else None


def measure(filler: Filler) -> tuple[float | None, float | None]:
    """Return the bounds of the number of a group."""
    amount = filler.amount
    return (amount.low, amount.high) if amount is not None else (None, None)


def compare_descriptions(
    left: Filler, right: Filler, people: People, tables: WordTables
) -> Outcome:
    """Compare two beings, neither a pronoun, that names and sexes do not tell apart."""
    one, other = left.entity or "", right.entity or ""
    told = f"“{left.text}” and “{right.text}”"
    hardly = tables.hardly_one(left, right)
    if hardly is not None:
        return strained(f"{told}: {hardly}", "role")
    names = CALLED.search(left.text), CALLED.search(right.text)
    if names[0] and names[1]:
        alike = name_likeness(names[0][1], names[1][1]).score > DIFFERENT_NAMES
        words = f"{names[0][1]} and {names[1][1]} are two names"
        return may_be_one(f"{told} may be the same") if alike else differs(words)
    if {left.head.lemma, right.head.lemma} & ANYBODY:
        return may_be_one(f"{told} may be the same")
    heads = tables.relation(left.head, right.head)
    narrowed = compare_narrowing(left.narrowing, right.narrowing, tables, told)
    if heads == "same" and narrowed.level >= Level.TENSION:
        return strained(narrowed.words, "role")
    unsure = left.named != right.named or people.names_alike(one, other)
    if unsure or heads in ("same", "narrower", "broader"):
        return may_be_one(f"{told} may be the same")
    return differs(f"{told} may be two", entities=(one, other))
