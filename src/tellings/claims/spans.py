"""The span of a role: one stretch of words around a noun, without what belongs to other claims.

Left out are the preposition, relative clauses, appositions, coordinated nouns (roles of their own)
and adverbs of focus ("just a child").
"""

from tellings.claims.predicates import NOUNS, is_predicate
from tellings.claims.tree import Tree
from tellings.records.claims import Role, RoleName


def make(
    tree: Tree, role: RoleName, head: int, *, marker: str | None = None, inner: int | None = None
) -> Role:
    """Return a role over the noun at ``head``; ``inner`` is a clause to leave out of its span."""
    start, end = role_span(tree, head, inner=inner)
    text = tree.text[start:end]
    return Role(role=role, text=text, start=start, end=end, head=head, marker=marker)


ASIDE = ("punct", "parataxis", "discourse", "vocative", "nsubj:outer")
APART = (*ASIDE, "case", "appos", "acl:relcl", "advcl:relcl", "cc", "cc:preconj", "conj")
FREE = frozenset(["what", "whatever", "whoever", "whichever", "where", "when", "why", "how"])
"""Words that open a relative clause without a noun ("what he sold", "where he lives")."""
COPULAR = ("cop", "aux", "nsubj", "mark", "expl", "advcl", "csubj")


def role_span(tree: Tree, head: int, *, inner: int | None = None) -> tuple[int, int]:
    """Return the stretch around ``head``: its subtree without preposition and clauses.

    Where ``head`` is a predicate and ``inner`` is None the stretch is that whole clause.
    """
    if is_predicate(tree, head) and inner is None:
        kept = tree.subtree(head, without=frozenset(tree.kids(head, *ASIDE)))
        return tree.span(_run(tree, kept, head))
    drop = {*tree.kids(head, *APART), *tree.kids(head, *COPULAR), *_focus(tree, head)}
    drop -= _picking(tree, head)
    if tree.word(head) in FREE:
        # "What they call proof", "where it lies": no "what" and no "where" without it.
        drop -= set(tree.kids(head, "acl:relcl", "advcl:relcl"))
    drop |= {n for n in tree.kids(head, "nmod") if _is_source(tree, n)}
    if tree.kids(head, "cop"):
        drop |= {c for c in tree.kids(head, "obl", "nmod") if _set_off(tree, c, head)}
        drop.update(tree.kids(head, "ccomp"))
    drop |= {n for n in tree.kids(head, "advmod") if tree.word(n) in ("n't", "nt", "not")}
    if inner is not None:
        drop.add(inner)
    before = tree.kids(head, "advmod", "obl") if tree.kids(head, "cop") else ()
    drop.update(c for c in before if c < head and not _inside(tree, c, head))
    return tree.span(_run(tree, tree.subtree(head, without=frozenset(drop)), head))


def _picking(tree: Tree, head: int) -> frozenset[int]:
    """Return the relative clause without which a noun would say more: "the only man who knew".

    After "only", a superlative or an ordinal number the clause picks out who is meant; behind a
    comma it only adds something.
    """
    ranked = any(
        tree.word(a) in ("only", "last", "sole")
        or tree.feat(a, "Degree") == "Sup"
        or tree.feat(a, "NumType") == "Ord"
        for a in tree.kids(head, "amod")
    )
    if not ranked:
        return frozenset()
    clauses = tree.kids(head, "acl:relcl")
    return frozenset(c for c in clauses if tree.word(tree.subtree(c)[0] - 1) not in (",", "-", "–"))


def _set_off(tree: Tree, child: int, head: int) -> bool:
    """Return whether a circumstance stands behind a comma ("was small, with two rooms")."""
    first = tree.subtree(child)[0]
    return first > head and any(tree.word(i) == "," for i in (first, first - 1))


def _is_source(tree: Tree, child: int) -> bool:
    """Return whether a noun is the source of what is told ("according to engineers")."""
    return any(tree.word(c) == "according" for c in tree.kids(child, "case"))


def _focus(tree: Tree, head: int) -> tuple[int, ...]:
    """Return adverbs of focus before a noun: "just a child", "even the guard"."""
    if tree.upos(head) not in NOUNS:
        return ()
    focus = ("just", "only", "even", "also", "then", "now", "still", "not", "simply", "merely")
    return tuple(c for c in tree.kids(head, "advmod") if c < head and tree.word(c) in focus)


def _inside(tree: Tree, child: int, head: int) -> bool:
    """Return whether an adverb before a copula's complement stands next to it ("very tired")."""
    first = tree.subtree(child)[0]
    return first > max(tree.kids(head, "cop"), default=-1)


def _run(tree: Tree, kept: tuple[int, ...], head: int) -> tuple[int, ...]:
    """Return the tokens around ``head`` that follow each other, punctuation bridged."""
    inside = set(kept)
    left = right = head
    inside -= {i for i in inside if i < head and tree.rel(i) == "cc" and i == min(inside)}
    while (left - 1) in inside or _bridge(tree, left - 1, left - 2, inside):
        left -= 1
    while (right + 1) in inside or _bridge(tree, right + 1, right + 2, inside):
        right += 1
    return tuple(range(left, _numbered(tree, right) + 1))


def _numbered(tree: Tree, last: int) -> int:
    """Return the last token with a number that names the noun added ("Room No. 7")."""
    after = last + 2
    if after < tree.sentence(last).last and tree.upos(after) == "NUM":
        return after if tree.word(last + 1) in ("no.", "no", "nos.", "number") else last
    return last


def _bridge(tree: Tree, index: int, beyond: int, inside: set[int]) -> bool:
    in_range = 0 <= index < len(tree.governors) and beyond in inside
    if in_range and (".." in tree.word(index) or "…" in tree.word(index)):
        return False
    return in_range and tree.upos(index) == "PUNCT" and tree.word(index) not in (";", ":", ".")
