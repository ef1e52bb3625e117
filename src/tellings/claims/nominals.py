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
        and _is_told(tree, i)
    ]


def _is_told(tree: Tree, noun: int) -> bool:
    """Return whether a noun tells of one happening with someone or something particular in it.

    "The rescue of the crew" and "Ana's arrest" do; "loss of life", "meetings of the club" and "a
    review of it" under "we need" name kinds or what is not said to have happened.
    """
    core = [r for r in of_noun(tree, noun) if r.role in ("agent", "patient")]
    if not core or (tree.feat(noun, "Number") == "Plur" and not _is_owned(tree, noun)):
        return False
    fixed = {tree.word(d) for d in tree.kids(noun, "det")} & FIXED
    named = any(tree.upos(r.head) == "PROPN" for r in core)
    return bool(fixed) or _is_owned(tree, noun) or named


FIXED = frozenset(["the", "this", "that", "no"])


def _is_owned(tree: Tree, noun: int) -> bool:
    return bool(tree.kids(noun, "nmod:poss"))


def _is_event(tree: Tree, index: int) -> bool:
    """Return whether a noun names an event, by its class or by its entity type here."""
    lemma = tree.lemma(index)
    if lemma in words.event_nouns():
        return True
    derived = lemma.endswith(DERIVED) or tree.word(index).endswith("ing")
    return tree.token(index).entity == "event" and derived and lemma not in words.NOT_EVENTS


DERIVED = ("tion", "sion", "ment", "ance", "ence", "ing")
"""Endings of nouns that are derived from verbs: others need to be in the derived list."""


def of_noun(tree: Tree, head: int) -> tuple[Role, ...]:
    """Return the roles that belong to an event noun."""
    found: list[Role] = []
    patient = tree.lemma(head) in words.undergone()
    by = any(_preposition(tree, c) == "by" for c in tree.kids(head, "nmod"))
    of = any(_preposition(tree, c) == "of" for c in tree.kids(head, "nmod"))
    owned = _is_owned(tree, head)
    for child in tree.children[head]:
        owner = matches(tree.rel(child), ("nmod:poss",))
        undergone = (patient or by) and not (owner and of)
        name = _role(tree, child, patient=undergone or (of and owned and not owner))
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
        able = is_person(tree, child) or tree.token(child).entity in ("organisation", "group")
        return "agent" if able else None
    if marker == "of":
        done = tree.lemma(tree.governors[child]) in words.nouns("transitive")
        return "patient" if patient or done or not is_person(tree, child) else "agent"
    if marker in ("with", "between", "against"):
        return "companion"
    if marker in PLACES:
        return "place"
    return "topic" if marker in ("about", "over") else None
