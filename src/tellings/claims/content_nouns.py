"""What a noun does to the clause that hangs on it: "his attempt to flee", "no evidence that".

The tables are those of ``signatures``; the clause below stands in the scope around the noun, not
in that of the noun's own verb.
"""

from dataclasses import replace

from tellings.claims import signatures, verbs
from tellings.claims.conditions import marks_of
from tellings.claims.embedding import is_gerund_after, is_open, reported, told
from tellings.claims.signatures import Form, Scope
from tellings.claims.tree import Tree

LACKED = frozenset(["evidence", "proof", "sign", "indication", "guarantee"])
"""Nouns without which what they would show stays open."""


def below_noun(tree: Tree, index: int, noun: int, outer: Scope) -> Scope:
    """Return the scope of a clause that hangs on a noun ("his attempt to flee")."""
    plain = told(outer)
    if tree.lemma(noun) in ("point", "case") and tree.kids(noun, "case"):
        return plain  # "to the point that": nobody's point
    known_how = tree.word(noun) in ("how", "what", "where", "when") and is_open(tree, index)
    if known_how or _is_lacking(tree, noun):
        return replace(plain, stance="supposed")
    if not marks_of(tree, index) and tree.word(tree.subtree(index)[0]) != "that":
        return plain
    form = Form(to=is_open(tree, index))
    row = signatures.find(signatures.NOUN, tree.lemma(noun), form)
    if row is None:
        return _of_other_noun(tree, index, plain, form)
    deniers = _denying_governor(tree, noun)
    owners = deniers or tree.kids(noun, "nmod:poss")[:1]
    if deniers and row.stance in ("reported", "believed", "accused"):
        return replace(reported(plain, deniers), flip=True)
    return signatures.hand_down(row, plain, negated=False, speakers=owners)


def _is_lacking(tree: Tree, noun: int) -> bool:
    """Return whether "there is no evidence" of what a noun would show."""
    return tree.lemma(noun) in LACKED and any(tree.word(d) == "no" for d in tree.kids(noun, "det"))


def _of_other_noun(tree: Tree, index: int, plain: Scope, form: Form) -> Scope:
    """Return the scope below a noun of no class: "a tool to cut with", "a debate about leaving"."""
    if form.to:
        return replace(plain, stance="intended")
    return replace(plain, stance="supposed") if is_gerund_after(tree, index, "about") else plain


def _denying_governor(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the subject of "rejected the claim that", () where the noun is not denied."""
    above = tree.governors[noun]
    if tree.rel(noun) == "obj" and tree.lemma(above) in verbs.DENY:
        return tree.kids(above, "nsubj")[:1]
    return ()


def outer_subject(tree: Tree, index: int, scope: Scope) -> Scope:
    """Return the scope of "my fear is that ...", opened by the noun before the copula."""
    outer = tree.kids(index, "nsubj:outer")
    if not outer or not tree.kids(index, "cop") or not tree.kids(index, "nsubj"):
        return scope
    row = signatures.find(signatures.NOUN, tree.lemma(outer[0]), Form())
    if row is None:
        return scope
    owners = tree.kids(outer[0], "nmod:poss")[:1]
    return signatures.hand_down(row, scope, negated=False, speakers=owners)
