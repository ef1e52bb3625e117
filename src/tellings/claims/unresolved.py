"""Clauses of which the sentence leaves open what they say: nothing is claimed from them.

* a relative "which" or "whose" that nothing was found to stand for ("..., which makes no sense")
* a verb of mind whose "I" was left out behind a thing ("It is our first day and was wondering")
* an aside on how sure the teller is ("as far as I know"), and what only fills a "what" ("that is
  what we do")
* what something is about or depends on ("a report on how they differ")
"""

from collections.abc import Sequence

from tellings.claims import verbs
from tellings.claims.clauses import Clause
from tellings.claims.predicates import is_relative
from tellings.claims.prepositions import is_able
from tellings.claims.tree import Tree
from tellings.records.claims import Role

PARTIES = ("agent", "theme", "patient")
ABOUT = frozenset(["on", "upon", "about", "of", "over", "regarding"])


def is_open(tree: Tree, clause: Clause, core: Sequence[Role]) -> bool:
    """Return whether a clause with these core roles leaves open what it says."""
    if any(r.role in PARTIES and _is_unfound(tree, r) for r in core):
        return True
    if _is_loosely_relative(tree, clause):
        return True
    if _is_aside(tree, clause) or _is_cleft(tree, clause) or _is_meaning(tree, clause):
        return True
    return _is_taken_over(tree, clause) or _is_asked_about(tree, clause)


def _is_meaning(tree: Tree, clause: Clause) -> bool:
    """Return whether a word is said to mean something ("to waive means to give up")."""
    means = any(tree.lemma(o) == "mean" for o in clause.operators)
    return means and not any(is_able(tree, s) for s in clause.subjects)


def _is_loosely_relative(tree: Tree, clause: Clause) -> bool:
    """Return whether a ", which" stands apart from the noun that was found for it.

    In "he sold the mill in May, which surprised us" it is no mill that surprised.
    """
    noun, whiches = clause.antecedent, tree.kids(clause.head, "nsubj")
    if noun is None or not whiches or tree.word(whiches[0]) != "which":
        return False
    which = whiches[0]
    if tree.word(which - 1) != ",":
        return False
    phrase = tree.subtree(noun, without=frozenset(tree.kids(noun, "acl:relcl", "advcl:relcl")))
    return which - 2 not in phrase


def _is_cleft(tree: Tree, clause: Clause) -> bool:
    """Return whether a clause only fills a "what" beside a copula ("that is what we do")."""
    what = clause.antecedent
    if what is None or tree.word(what) != "what":
        return False
    return bool(tree.kids(what, "cop")) or tree.rel(what) == "nsubj:outer"


def _is_aside(tree: Tree, clause: Clause) -> bool:
    """Return whether a clause only says how sure the teller is ("as far as I know", ", I hope")."""
    head = clause.head
    if tree.lemma(head) in ("know", "see", "tell", "remember", "recall", "concern"):
        return tree.word(tree.governors[clause.top]) == "far"
    hoped = tree.rel(clause.top) == "parataxis" and tree.lemma(head) in verbs.WISH | verbs.BELIEF
    said = tree.kids(head, "obj", "ccomp", "xcomp", "obl", "advcl")
    return hoped and clause.kind == "verb" and not said


def _is_unfound(tree: Tree, role: Role) -> bool:
    """Return whether a role is a relative "which" or "whose ..." that nothing was found for."""
    if tree.word(role.head) == "which":
        return is_relative(tree, role.head)
    return any(tree.word(p) == "whose" for p in tree.kids(role.head, "nmod:poss"))


def _is_taken_over(tree: Tree, clause: Clause) -> bool:
    """Return whether a verb of mind would be a thing's: its "I" was left out.

    "It is our first day and was wondering ...": the subject of the clause before is none for it.
    """
    joined = tree.rel(clause.top) in ("conj", "parataxis") and clause.inherited
    if not joined or not clause.subjects:
        return False
    minds = verbs.BELIEF | verbs.WISH | verbs.FACTIVE | verbs.ASKING | {"mind", "want", "love"}
    things = all(tree.upos(s) in ("NOUN", "PRON") for s in clause.subjects)
    if not things or tree.lemma(clause.top) not in minds or clause.passive:
        return False
    return not any(_has_mind(tree, s) for s in clause.subjects)


def _has_mind(tree: Tree, noun: int) -> bool:
    if tree.upos(noun) == "PRON":
        return tree.word(noun) not in ("it", "this", "that", "these", "those", "which")
    return is_able(tree, noun)


def _is_asked_about(tree: Tree, clause: Clause) -> bool:
    """Return whether a clause is only what something depends on or is about ("a report on how")."""
    first = tree.first_conjunct(clause.top)
    top = first if clause.inherited or not clause.subjects else clause.top
    above, relation = tree.governors[top], tree.rel(top)
    if relation in ("acl", "acl:relcl", "advcl:relcl") and tree.word(above) == "how":
        return True
    if relation not in ("ccomp", "acl", "advcl", "obl", "nmod", "csubj"):
        return False
    asks = any(tree.word(c) in ("how", "whether") for c in tree.children[top] if c < clause.head)
    led = any(tree.word(m) in ABOUT for m in tree.kids(top, "mark", "case"))
    open_ = tree.upos(above) in ("NOUN", "ADJ") and not tree.kids(above, "det")
    return asks and (led or open_) and tree.upos(above) != "VERB"
