"""Quotation marks: which stretches of an account stand between a pair of them.

Curly and angle marks say which way they face, unless the spaces around them say the opposite (a
closing mark typed as an opening one); straight ones are judged by the spaces around them, else by
turns; a single mark opens only before a word and closes only after a stop or before a space.

Where a quotation runs over paragraphs each opens with a mark and only the last closes (the usage
of printed books and newspapers): such paragraphs are one quotation. So they are where a colon or a
comma leads in and the next paragraph only closes. Any other mark that is never closed ends with
its paragraph, and is speech only where a colon or a comma leads it in.
"""

import re

from tellings.claims import verbs
from tellings.claims.tree import Tree
from tellings.records.language import Token

MAX_QUOTATION = 2000
"""Characters of a paragraph after which an unclosed quotation mark is taken for a stray one."""

SINGLE = frozenset(["‘", "'", "’", "`"])
OPENING = frozenset(["“", "„", "«", "``"])
CLOSING = frozenset(["”", "»", "''"])
MARKS = SINGLE | OPENING | CLOSING | {'"'}
BREAK = re.compile(r"\n[ \t\r]*\n")
TAG = 8
"""Tokens at a paragraph's end in which a "said Ana" outside of any quotation is looked for."""


def pairs(tree: Tree) -> list[tuple[int, int]]:
    """Return the first and last token of each quotation, in order.

    Both are marks, except where the closing one was left out: then the last is the paragraph's
    last token.
    """
    found: list[tuple[int, int]] = []
    opened, since = None, 0
    for index in range(len(tree.governors)):
        if opened is not None and is_broken(tree, index):
            if _goes_on(tree, opened, index):
                since = index
                continue
            if since > opened or _is_led_in(tree, opened, index):
                found.append((opened, index - 1))
            opened = None
        if opened is not None and tree.token(index).start - tree.token(since).end > MAX_QUOTATION:
            opened = None
        kind = _mark(tree, index, opened)
        if kind == "open":
            opened = since = index
        elif kind == "close" and opened is not None:
            found.append((opened, index))
            opened = None
    end = len(tree.governors)
    if opened is not None and (since > opened or _is_led_in(tree, opened, end)):
        found.append((opened, end - 1))
    return found


def is_broken(tree: Tree, index: int) -> bool:
    """Return whether a paragraph begins with a token."""
    if not index:
        return True
    return bool(BREAK.search(tree.text, tree.token(index - 1).end, tree.token(index).start))


def is_closed(tree: Tree, last: int) -> bool:
    """Return whether a quotation that ends with a token ends with a mark."""
    return tree.token(last).text in MARKS


def _goes_on(tree: Tree, opened: int, index: int) -> bool:
    """Return whether an open quotation goes on in the paragraph that begins with ``index``."""
    text, single = tree.token(index).text, tree.token(opened).text in SINGLE
    if text not in MARKS and not single and _is_led_in(tree, opened, index):
        return _closes_first(tree, index)
    if text not in MARKS or (text in SINGLE) != single or _is_tagged(tree, index):
        return False
    return _mark(tree, index, None) == "open"


def _closes_first(tree: Tree, index: int) -> bool:
    """Return whether the first mark of the paragraph that begins with ``index`` closes."""
    for at in range(index, len(tree.governors)):
        if at > index and is_broken(tree, at):
            return False
        if tree.token(at).text in MARKS - SINGLE:
            return _faces(tree, tree.token(at)) == "close"
    return False


def _is_tagged(tree: Tree, stop: int) -> bool:
    """Return whether a paragraph ends with "..., said Ana": its mark was forgotten before that."""
    says = verbs.SPEECH | verbs.ASKING
    return any(
        tree.lemma(i) in says
        and tree.upos(i) == "VERB"
        and any(tree.word(b) in (",", "?", "!") for b in range(max(i - 3, 0), i))
        for i in range(max(stop - TAG, 0), stop)
    )


def _is_led_in(tree: Tree, opened: int, stop: int) -> bool:
    """Return whether an unclosed quotation is introduced, and ends with its paragraph's stop."""
    before = tree.word(opened - 1) if opened and not is_broken(tree, opened) else ""
    ends = tree.word(stop - 1) in (".", "!", "?", "…", "...")
    return before in (":", ",") and ends and not _is_tagged(tree, stop)


def _mark(tree: Tree, index: int, opened: int | None) -> str | None:
    """Return "open" or "close" for a quotation mark, None for another token.

    Single marks inside double ones, and the other way round, belong to a quotation within.
    """
    token = tree.token(index)
    text = token.text
    inside = opened is not None
    if opened is not None and (text in SINGLE) != (tree.token(opened).text in SINGLE):
        return None
    if text in OPENING:
        return "close" if inside and _faces(tree, token) == "close" else "open"
    if text in CLOSING:
        return "open" if not inside and _faces(tree, token) == "open" else "close"
    if text == '"':
        return _faces(tree, token) or ("close" if inside else "open")
    if text in SINGLE:
        return _single(tree, token, inside)
    return None


def _faces(tree: Tree, token: Token) -> str | None:
    """Return which way a mark faces by the spaces around it, None where they do not tell."""
    before = tree.text[max(token.start - 1, 0) : token.start]
    after = tree.text[token.end : token.end + 1]
    if (not before or before.isspace()) and after and not after.isspace():
        return "open"
    if before and not before.isspace() and (not after or after.isspace()):
        return "close"
    return None


def _single(tree: Tree, token: Token, inside: bool) -> str | None:
    before = tree.text[token.start - 1 : token.start]
    after = tree.text[token.end : token.end + 1]
    if not inside and (not before or before.isspace()) and after.isalpha():
        return "open"
    if inside and before in (".", ",", "?", "!", "…") and not after.isalpha():
        return "close"
    return None
