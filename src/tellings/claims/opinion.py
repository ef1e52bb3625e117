"""Opinion: evaluations and the teller's feelings, as against what happened."""

from tellings.claims import words
from tellings.claims.clauses import Clause
from tellings.claims.tree import Tree


def is_opinion(tree: Tree, clause: Clause, *, witness: bool, work: bool) -> bool:
    """Return whether a clause evaluates or tells the teller's own liking.

    An evaluative complement is an opinion ("it was wonderful"); an evaluated noun is one when the
    adjective is strong or the account is about a work ("a great performance").
    """
    if clause.kind == "copula":
        return _evaluates(tree, clause.head, work=work)
    subject = tree.word(clause.subjects[0]) if clause.subjects else ""
    if (subject in ("i", "we") or _left_out(tree, clause)) and tree.lemma(
        clause.head
    ) in words.FEELING_VERBS:
        return (
            not any(tree.upos(o) == "PROPN" for o in tree.kids(clause.head, "obj")) or not witness
        )
    if tree.word(clause.head) in words.STRONGLY_EVALUATIVE and not tree.kids(clause.head, "obj"):
        return True
    return _exclaims(tree, clause) or _judges(tree, clause)


def _left_out(tree: Tree, clause: Clause) -> bool:
    """Return whether a main clause in the present has no subject: the teller's ("just love it")."""
    main = tree.rel(clause.head) in ("root", "parataxis", "conj")
    return main and not clause.subjects and tree.feat(clause.head, "Mood") == "Ind"


def _evaluates(tree: Tree, head: int, *, work: bool) -> bool:
    joined = (c for c in tree.kids(head, "conj") if not tree.kids(c, "nsubj", "cop"))
    for node in (head, *joined):
        if tree.upos(node) == "ADJ" and _is_evaluative(tree, node, work=work):
            return True
        if tree.lemma(node) in words.EVALUATIVE_NOUNS:
            return True
        adjectives = tree.kids(node, "amod")
        person = tree.lemma(node) in words.nouns("person")
        if any(_is_evaluative(tree, a, work=work and not person) for a in adjectives):
            return tree.lemma(node) not in words.event_nouns()
    return False


def _is_evaluative(tree: Tree, index: int, *, work: bool) -> bool:
    lemma = tree.lemma(index)
    superlative = tree.feat(index, "Degree") == "Sup" and lemma in ("good", "bad", "great")
    table = words.EVALUATIVE if work or superlative else words.STRONGLY_EVALUATIVE
    return lemma in table or superlative or tree.word(index) in table


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
