"""Nominal events: nouns that name a happening, with what belongs to them as roles.

"The sailor's rescue on Monday" says that the sailor was rescued. A noun counts when it is in the
derived class of event nouns, or heads an entity of type event, and someone belongs to it as a
possessor or after "of" or "by".
"""

from tellings.claims import words
from tellings.claims.clauses import Clause
from tellings.claims.predicates import is_predicate
from tellings.claims.prepositions import is_person, is_time
from tellings.claims.spans import make
from tellings.claims.subjects import with_conjuncts
from tellings.claims.tree import Tree, matches
from tellings.records.claims import Role, RoleName

PLACES = frozenset(["in", "at", "on", "near", "inside", "outside", "from", "to"])


def find(tree: Tree, first: int, last: int) -> list[Clause]:
    """Return the nominal events among a sentence's tokens."""
    return [
        Clause(head=i, kind="nominal", top=i)
        for i in range(first, last)
        if tree.upos(i) == "NOUN"
        and _is_event(tree, i)
        and not matches(tree.rel(i), ("compound", "flat", "fixed", "appos", "vocative"))
        and not tree.kids(i, "cop")
        and not is_predicate(tree, i)
        and any(r.role in ("agent", "patient") for r in of_noun(tree, i))
    ]


def _is_event(tree: Tree, index: int) -> bool:
    """Return whether a noun names an event, by its class or by its entity type here."""
    lemma = tree.lemma(index)
    if lemma in words.event_nouns():
        return True
    return tree.token(index).entity == "event" and lemma not in words.NOT_EVENTS


def of_noun(tree: Tree, head: int) -> tuple[Role, ...]:
    """Return the roles that belong to an event noun."""
    found: list[Role] = []
    patient = tree.lemma(head) in words.undergone()
    by = any(_preposition(tree, c) == "by" for c in tree.kids(head, "nmod"))
    for child in tree.children[head]:
        name = _role(tree, child, patient=patient or by)
        if name is not None:
            marker = _preposition(tree, child)
            found += [make(tree, name, h, marker=marker) for h in with_conjuncts(tree, child)]
    return tuple(sorted(found, key=lambda r: (r.start, r.end, r.role)))


def _preposition(tree: Tree, child: int) -> str | None:
    cases = tree.kids(child, "case")
    word = tree.word(cases[0]) if cases else None
    return None if word in ("'s", "'") else word


def _role(tree: Tree, child: int, *, patient: bool) -> RoleName | None:
    relation = tree.rel(child)
    if relation == "nmod:poss":
        if tree.word(child) in ("whose", "its"):
            return None
        owner = tree.upos(child) in ("PRON", "PROPN") or is_person(tree, child)
        return ("patient" if patient else "agent") if owner else None
    if not matches(relation, ("nmod",)):
        return None
    if is_time(tree, child):
        return "time"
    return _prepositional(tree, child, patient=patient)


def _prepositional(tree: Tree, child: int, *, patient: bool) -> RoleName | None:
    marker = _preposition(tree, child)
    if marker == "by":
        return "agent"
    if marker == "of":
        return "patient" if patient or not is_person(tree, child) else "agent"
    if marker in ("with", "between", "against"):
        return "companion"
    if marker in PLACES:
        return "place"
    return "topic" if marker in ("about", "over") else None
