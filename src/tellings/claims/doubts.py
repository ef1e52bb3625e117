"""Doubts: constructions that are read wrong more often than right, and say little when right.

Their claims are given up; what they say stays in the roles of the clause around them, and a
sentence that has no other claim is listed as not understood. Shares are those of claims that
gold trees confirm, counted over 2,700 sentences of EWT and GUM (development parts).

* a copula's complement without a subject below another clause ("being over land"): 0.3
* a relative pronoun that nothing was found to stand for ("which is"): 0.2
* participles before their noun read as verbs ("a practising homeopath"), or behind "as"
* participles that serve as prepositions ("based on", "given that", "concerning")
* words that no dictionary could hold read as verbs ("plllz"), verbs cut from compounds
  ("cancer-causing")
* a participle alone on its line ("Updated"); a comment on the telling ("To be fair, ...")
"""

import re

from tellings.claims import fragments, unresolved
from tellings.claims.clauses import Clause
from tellings.claims.predicates import is_relative
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas
from tellings.records.claims import Role

CORE = frozenset(["agent", "patient", "theme", "recipient", "attribute"])
CUT = frozenset(["a", "an", "the", "to", "at", "of", "for", "with", "from"])
"""Words that are no participant: the rest of it was read as something else."""
MAIN = ("root", "parataxis", "conj", "list")
PREPOSITIONAL = lemmas(
    """
    given based concerning regarding including excluding depending following coupled compared
    considering according pertaining owing barring pending
    """
)
"""Participles that serve as prepositions where no auxiliary and no subject stands with them."""
_VOWEL = re.compile(r"[aeiouyàâäéèêëíîïóôöúûü]")


def is_doubtful(tree: Tree, clause: Clause, roles: tuple[Role, ...]) -> bool:
    """Return whether a clause of verb or copula is of a construction not to be trusted."""
    if _is_preposition(tree, clause) or _is_no_word(tree, clause.head):
        return True
    if _is_attributive(tree, clause) or _says_nothing(tree, clause):
        return True
    core = [r for r in roles if r.role in CORE]
    cut_short = any(r.text.lower() in CUT for r in core)
    if cut_short or unresolved.is_open(tree, clause, core):
        return True
    if core and all(is_relative(tree, r.head) or _is_bare_pronoun(tree, r) for r in core):
        return tree.rel(clause.top) not in MAIN
    if clause.kind != "copula" or any(r.role == "theme" for r in roles):
        return False
    return tree.rel(clause.top) not in MAIN or _is_heading(tree, clause)


def _is_attributive(tree: Tree, clause: Clause) -> bool:
    """Return whether a participle stands before its noun or for "as it was" without a subject.

    "A practising homeopath" has no verb with an object; "as conceived by two students" has no
    subject that the tree would show, and what stands in brackets is of the noun before them.
    """
    head = clause.head
    if tree.rel(head) not in ("acl", "advcl") or tree.kids(head, "nsubj", "aux"):
        return False
    if tree.rel(head) == "acl" and head > 0 and tree.upos(head - 1) == "DET":
        return True
    if clause.passive and _is_bracketed(tree, head) and tree.upos(tree.governors[head]) == "VERB":
        return True
    as_ = any(tree.word(m) == "as" for m in tree.kids(head, "mark", "case"))
    return as_ and clause.passive


def _says_nothing(tree: Tree, clause: Clause) -> bool:
    if _is_heading_word(tree, clause.head):
        return True
    hortative = tree.lemma(clause.head) == "let" and tree.word(clause.head + 1) in ("'s", "’s")
    return hortative or fragments.is_mark(tree, clause) or _is_comment(tree, clause)


def _is_heading_word(tree: Tree, head: int) -> bool:
    """Return whether a verb is all there is on its line, without a stop ("Understand")."""
    sentence = tree.sentence(head)
    if sentence.last - sentence.first > 1:
        return False
    before, after = (
        tree.text[: sentence.start].rstrip(" \t"),
        tree.text[sentence.end :].lstrip(" \t"),
    )
    return before.endswith("\n") and after.startswith("\n")


def _is_comment(tree: Tree, clause: Clause) -> bool:
    """Return whether an adjective after "to be" opens a sentence: how it is told, of nobody in it.

    "To be fair, the food was cold" does not say that the food was fair.
    """
    head = clause.head
    if tree.rel(head) != "advcl" or tree.upos(head) != "ADJ" or not tree.kids(head, "cop"):
        return False
    marked = any(tree.word(m) == "to" for m in tree.kids(head, "mark"))
    opens = tree.subtree(head)[0] == tree.sentence(head).first and head < tree.governors[head]
    return marked and opens and not tree.kids(head, "nsubj")


def _is_bracketed(tree: Tree, head: int) -> bool:
    """Return whether a bracket opens before a participle and its adverbs ("(also known as ...")."""
    before = head - 1
    while before >= 0 and tree.upos(before) == "ADV":
        before -= 1
    return before >= 0 and tree.word(before) == "("


def _is_bare_pronoun(tree: Tree, role: Role) -> bool:
    """Return whether a role is nothing but a wh-word ("what", "who")."""
    return tree.feat(role.head, "PronType") in ("Int", "Rel") and not tree.children[role.head]


def _is_preposition(tree: Tree, clause: Clause) -> bool:
    head = clause.head
    if tree.word(head) not in PREPOSITIONAL or tree.rel(head) in MAIN:
        return False
    return not tree.kids(head, "aux", "cop", "nsubj", "obl:agent", "iobj")


def _is_no_word(tree: Tree, head: int) -> bool:
    """Return whether a verb is no word, or the second part of one written with a hyphen."""
    word, token = tree.word(head), tree.token(head)
    if (len(word) > 2 and not _VOWEL.search(word)) or not (word[:1].isalnum() or word[:1] == "'"):
        return True
    joined = head >= 2 and tree.word(head - 1) == "-" and tree.token(head - 1).end == token.start
    return joined and tree.token(head - 2).end == tree.token(head - 1).start


def _is_heading(tree: Tree, clause: Clause) -> bool:
    """Return whether a copula's complement is a whole clause left without a subject."""
    return tree.rel(clause.head) != "root" and not tree.kids(clause.head, "cop")
