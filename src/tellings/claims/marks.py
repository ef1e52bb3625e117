"""Quotation marks: which stretches of an account stand between a pair of them.

Curly and angle marks say which way they face; straight ones are judged by the spaces around them,
else by turns; a single mark opens only before a word and closes only after a stop or before a
space. A mark that is never closed ends with its paragraph.
"""

from tellings.claims.tree import Tree
from tellings.records.language import Token

MAX_QUOTATION = 2000
"""Characters after which an unclosed quotation mark is taken for a stray one."""

SINGLE = frozenset(["‘", "'", "’", "`"])


def pairs(tree: Tree) -> list[tuple[int, int]]:
    """Return the token pairs of quotation marks, paragraph by paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for index in range(len(tree.governors)):
        if opened is not None and _lost(tree, opened, index):
            opened = None
        kind = _mark(tree, index, opened)
        if kind == "open":
            opened = index
        elif kind == "close" and opened is not None:
            found.append((opened, index))
            opened = None
    return found


def _lost(tree: Tree, opened: int, index: int) -> bool:
    start, here = tree.token(opened).end, tree.token(index).start
    return here - start > MAX_QUOTATION or "\n\n" in tree.text[start:here]


def _mark(tree: Tree, index: int, opened: int | None) -> str | None:
    """Return "open" or "close" for a quotation mark, None for another token.

    Single marks inside double ones, and the other way round, belong to a quotation within.
    """
    token = tree.token(index)
    text = token.text
    inside = opened is not None
    if opened is not None and (text in SINGLE) != (tree.token(opened).text in SINGLE):
        return None
    if text in ("“", "„", "«", "``"):
        return "open"
    if text in ("”", "»", "''"):
        return "close"
    if text in ('"', "''"):
        return _straight(tree, token, inside)
    if text in SINGLE:
        return _single(tree, token, inside)
    return None


def _straight(tree: Tree, token: Token, inside: bool) -> str:
    """Return which way a straight mark faces, by the spaces around it, else by turns."""
    before = tree.text[token.start - 1 : token.start]
    after = tree.text[token.end : token.end + 1]
    if (not before or before.isspace()) and after and not after.isspace():
        return "open"
    if before and not before.isspace() and (not after or after.isspace()):
        return "close"
    return "close" if inside else "open"


def _single(tree: Tree, token: Token, inside: bool) -> str | None:
    before = tree.text[token.start - 1 : token.start]
    after = tree.text[token.end : token.end + 1]
    if not inside and (not before or before.isspace()) and after.isalpha():
        return "open"
    if inside and before in (".", ",", "?", "!", "…") and not after.isalpha():
        return "close"
    return None
