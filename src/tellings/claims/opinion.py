"""Opinion: evaluations and the teller's feelings, as against what happened."""

from tellings.claims import words
from tellings.claims.about import Manner
from tellings.claims.clauses import Clause
from tellings.claims.tree import Tree


def is_opinion(tree: Tree, clause: Clause, *, manner: Manner) -> bool:
    """Return whether a clause evaluates or tells the teller's own liking.

    An evaluative complement is an opinion ("it was wonderful"); an evaluated noun is one when the
    adjective is strong or the account is about a work ("a great performance"); in a review of a
    service milder words judge too ("the staff is friendly").
    """
    if clause.kind == "copula":
        return _evaluates(tree, clause.head, manner)
    subject = tree.word(clause.subjects[0]) if clause.subjects else ""
    if (subject in ("i", "we") or _left_out(tree, clause)) and tree.lemma(
        clause.head
    ) in words.FEELING_VERBS:
        return (
            not any(tree.upos(o) == "PROPN" for o in tree.kids(clause.head, "obj"))
            or not manner.witness
        )
    if tree.word(clause.head) in words.STRONGLY_EVALUATIVE and not tree.kids(clause.head, "obj"):
        return True
    return _exclaims(tree, clause) or _judges(tree, clause)


def _left_out(tree: Tree, clause: Clause) -> bool:
    """Return whether a main clause in the present has no subject: the teller's ("just love it")."""
    main = tree.rel(clause.head) in ("root", "parataxis", "conj")
    return main and not clause.subjects and tree.feat(clause.head, "Mood") == "Ind"


def _evaluates(tree: Tree, head: int, manner: Manner) -> bool:
    table = _table(manner, wide=True)
    joined = (c for c in tree.kids(head, "conj") if not tree.kids(c, "nsubj", "cop"))
    for node in (head, *joined):
        if tree.upos(node) == "ADJ" and _is_evaluative(tree, node, table):
            return True
        if tree.lemma(node) in words.EVALUATIVE_NOUNS:
            return True
        adjectives = tree.kids(node, "amod")
        person = tree.lemma(node) in words.nouns("person")
        if any(_is_evaluative(tree, a, _table(manner, wide=not person)) for a in adjectives):
            return tree.lemma(node) not in words.event_nouns()
    return False


def _table(manner: Manner, *, wide: bool) -> frozenset[str]:
    """Return the adjectives that judge in an account of this manner."""
    if manner.reviewing:
        return words.EVALUATIVE | words.SERVICE
    return words.EVALUATIVE if manner.work and wide else words.STRONGLY_EVALUATIVE


def _is_evaluative(tree: Tree, index: int, table: frozenset[str]) -> bool:
    lemma = tree.lemma(index)
    superlative = tree.feat(index, "Degree") == "Sup" and lemma in ("good", "bad", "great")
    known = table | words.judging()
    return lemma in known or superlative or tree.word(index) in known


def _exclaims(tree: Tree, clause: Clause) -> bool:
    """Return whether "what a beautiful ..." is said of something."""
    for thing in tree.kids(clause.head, "obj", "nsubj", "obl"):
        if tree.subtree(thing) and tree.word(tree.subtree(thing)[0]) == "what":
            return bool(tree.kids(thing, "amod"))
    return False


def _judges(tree: Tree, clause: Clause) -> bool:
    """Return whether a verb of seeming or finding has an evaluative complement."""
    if tree.lemma(clause.head) not in ("seem", "look", "sound", "feel", "find", "consider"):
        return False
    return any(tree.lemma(c) in words.EVALUATIVE for c in tree.kids(clause.head, "xcomp"))
