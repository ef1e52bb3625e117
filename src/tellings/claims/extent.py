"""How far a clause reaches: its own tokens, and the stretch of text that is quoted for it.

The quote is one stretch: from the first to the last token of the clause, without coordinated
clauses, clauses set beside it and adverbial clauses at its edges (claims of their own), but with
the subject when it stands right before. Conditions stay: without them the quote would say more.
"""

import itertools
import re
from collections.abc import Sequence

from tellings.claims.clauses import Clause
from tellings.claims.conditions import is_condition
from tellings.claims.predicates import is_predicate
from tellings.claims.spans import role_span
from tellings.claims.tree import Tree, matches

_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.|[-*•‣◦▪–—>#]")
NEAR = 3
"""Tokens between a shared subject and its clause up to which the quote starts at the subject."""


def own_tokens(tree: Tree, clause: Clause) -> tuple[int, ...]:
    """Return the tokens that belong to the clause and to no clause below or beside it."""
    found: list[int] = []
    stack = [clause.top]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(c for c in tree.children[node] if not _separate(tree, c, clause))
    return tuple(sorted(found))


def _separate(tree: Tree, child: int, clause: Clause) -> bool:
    if child == clause.head or child in clause.operators:
        return False
    return is_predicate(tree, child)


def quote_span(tree: Tree, clause: Clause) -> tuple[int, int]:
    """Return the stretch of text quoted for the clause."""
    if clause.kind == "apposition":
        named = role_span(tree, clause.subjects[0], inner=-1)
        said = tree.span(tree.subtree(clause.head, without=_clauses(tree, clause.head)))
        return min(named[0], said[0]), max(named[1], said[1])
    if clause.kind == "nominal":
        return tree.span(_noun_tokens(tree, clause.head))
    drop = frozenset(_dropped(tree, clause))
    tokens = _unjoined(tree, _connected(tree.subtree(clause.top, without=drop), clause), clause)
    return tree.span(_without_number(tree, _with_subject(tree, tokens, clause), clause))


def _without_number(tree: Tree, tokens: Sequence[int], clause: Clause) -> Sequence[int]:
    """Drop a paragraph's or item's number, which says nothing: "6. The lights went out"."""
    first = tree.sentence(clause.head).first
    words = [tree.word(token) for token in range(first, min(first + 3, clause.head))]
    for length in range(len(words), 0, -1):
        if _NUMBER.fullmatch("".join(words[:length])):
            return [token for token in tokens if token >= first + length]
    return tokens


def _clauses(tree: Tree, head: int) -> frozenset[int]:
    return frozenset(tree.kids(head, "acl:relcl", "appos", "parataxis"))


def _noun_tokens(tree: Tree, head: int) -> tuple[int, ...]:
    outside = frozenset(tree.kids(head, "acl:relcl", "appos", "parataxis", "conj", "cc", "case"))
    return tree.subtree(head, without=outside)


def _dropped(tree: Tree, clause: Clause) -> list[int]:
    """Return subtrees at the clause's edges that are clauses of their own."""
    found = []
    for node in (*clause.operators, clause.head):
        for child in tree.children[node]:
            if child in clause.operators or child == clause.head:
                continue
            if _is_beside(tree, child) or _is_leading_mark(tree, child, clause):
                found.append(child)
    return found


def _is_beside(tree: Tree, child: int) -> bool:
    relation = tree.rel(child)
    if matches(relation, ("conj", "parataxis", "list")):
        return is_predicate(tree, child)
    if relation == "advcl":
        finite = bool(tree.kids(child, "nsubj")) and bool(tree.kids(child, "mark", "advmod"))
        return finite and is_predicate(tree, child) and not is_condition(tree, child)
    return False


def _is_leading_mark(tree: Tree, child: int, clause: Clause) -> bool:
    """Return whether a child is the word that joins the clause on: "that", "and", "because"."""
    joins = matches(tree.rel(child), ("cc", "mark", "advmod")) and child < clause.top
    return joins and tree.word(child) in (
        "and",
        "but",
        "that",
        "or",
        "so",
        "because",
        "while",
        "when",
        "as",
        "since",
        "after",
        "before",
        "although",
        "though",
        "where",
        "until",
        "then",
        "once",
        "for",
        "nor",
        "yet",
    )


def _connected(tokens: tuple[int, ...], clause: Clause) -> tuple[int, ...]:
    """Return the tokens without a far-away part that other clauses' words separate from the head.

    A dropped clause in the middle stays inside the stretch unless it is longer than the clause.
    """
    kept = tokens
    for left, right in itertools.pairwise(tokens):
        gap = right - left - 1
        if gap > max(12, len(tokens)):
            kept = tuple(t for t in kept if (t <= left) == (clause.head <= left))
    return kept or tokens


def _with_subject(tree: Tree, tokens: tuple[int, ...], clause: Clause) -> list[int]:
    first = min(tokens)
    for subject in clause.subjects[:1]:
        reach = [t for t in _noun_tokens(tree, subject) if t < first]
        same = tree.sentence_of[subject] == tree.sentence_of[clause.head]
        if clause.inherited and same and reach and first - max(reach) - 1 <= NEAR:
            return sorted({*reach, *tokens})
    return list(tokens)


KEPT = frozenset(
    ["if", "unless", "without", "instead", "despite", "rather", "not", "to", "by", "even"]
)
"""First words of a clause that change its sense."""


def _unjoined(tree: Tree, tokens: tuple[int, ...], clause: Clause) -> tuple[int, ...]:
    """Return the tokens without the words that only join the clause on ("to when she was")."""
    for at, index in enumerate(tokens):
        joins = matches(tree.rel(index), ("cc", "mark", "punct")) or tree.word(index) == "when"
        led = (
            tree.word(index) == "to" and tree.word(tokens[1]) == "when"
            if at == 0 and len(tokens) > 1
            else False
        )
        if index >= clause.top or not (joins or led) or (tree.word(index) in KEPT and not led):
            return tokens[at:]
    return tokens


MARKS = {'"': '"', "“": "”", "(": ")", "‘": "’"}


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with the mark that opens or closes it added where only one is inside."""
    inside = text[start:end]
    for opening, closing in MARKS.items():
        odd = inside.count(opening) % 2 == 1 if opening == closing else False
        if (
            (odd or inside.count(closing) > inside.count(opening))
            and text[start - 1 : start] == opening
            and opening != "‘"
        ):
            return start - 1, end
        if (odd or inside.count(opening) > inside.count(closing)) and text[
            end : end + 1
        ] == closing:
            return start, end + 1
    return start, end
