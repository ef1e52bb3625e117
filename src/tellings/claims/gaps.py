"""Gaps: the role that a relative clause or an infinitive leaves open for the noun it hangs on.

"The man I saw" (whom I saw), "the bed I slept in" (in which), "an issue to deal with", "the day we
met" (when), "the drops they were given" (which).
"""

from collections.abc import Sequence

from tellings.claims.clauses import Clause
from tellings.claims.predicates import is_relative, own_subjects
from tellings.claims.prepositions import TRANSFER, is_place, is_time, prepositional
from tellings.claims.spans import make
from tellings.claims.tree import Tree
from tellings.records.claims import Role, RoleName


def of_gap(tree: Tree, clause: Clause, found: Sequence[Role]) -> list[Role]:
    """Return the antecedent in the place that the relative clause leaves open ("the man I saw")."""
    noun = clause.antecedent
    if noun is None:
        above = tree.governors[clause.top]
        infinitive = tree.rel(clause.top) == "acl" and above not in clause.subjects
        return _stranded(tree, clause, above) if infinitive else []
    if any(r.head == noun for r in found):
        return []
    if clause.passive:
        given = _is_given(tree, clause.head)
        return [make(tree, "theme", noun, inner=clause.top)] if given else []
    taken = any(is_relative(tree, o) for o in tree.kids(clause.head, "obj"))
    if taken or clause.kind == "copula" or any(r.role == "patient" for r in found):
        return []
    return _stranded(tree, clause, noun) or _open(tree, clause, noun)


def _open(tree: Tree, clause: Clause, noun: int) -> list[Role]:
    name = _open_role(tree, clause, noun)
    return [] if name is None else [make(tree, name, noun, inner=clause.top)]


def _stranded(tree: Tree, clause: Clause, noun: int) -> list[Role]:
    """Return a noun in the role of a preposition left behind the verb ("the bed I slept in")."""
    left = [
        c
        for c in tree.kids(clause.head, "case", "advmod", "obl")
        if c > clause.head and tree.upos(c) == "ADP" and not tree.children[c]
    ]
    if not left:
        return []
    marker = tree.word(left[0])
    name = prepositional(tree, noun, marker, verb=clause.head)
    return [make(tree, name, noun, marker=marker, inner=clause.top)]


def _open_role(tree: Tree, clause: Clause, noun: int) -> RoleName | None:
    """Return the role that a relative clause without a preposition leaves to its noun."""
    if is_time(tree, noun):
        return "time"
    if tree.lemma(noun) in ("reason", "way"):
        return "cause" if tree.lemma(noun) == "reason" else "manner"
    if is_place(tree, noun) and tree.kids(clause.head, "obj"):
        return "place"
    possessed = any(
        is_relative(tree, p) for s in tree.children[clause.head] for p in tree.kids(s, "nmod:poss")
    )
    return None if possessed else "patient"


def _is_given(tree: Tree, verb: int) -> bool:
    """Return whether a passive leaves open what was given ("the drops they were given")."""
    own = own_subjects(tree, verb)
    return tree.lemma(verb) in TRANSFER and bool(own) and not any(is_relative(tree, s) for s in own)
