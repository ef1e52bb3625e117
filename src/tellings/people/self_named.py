"""Tellers who name themselves: "I, Ada Lind, state that", "My name is Ada Lind", "Statement of".

Or they sign (``signed``), which counts where they say nothing else of who they are.

The teller's "I" and the name are then one person, so "my brother" is the brother of Ada Lind, whom
other accounts may speak of. What is said in quotation marks is somebody else's "I" and is left to
coreference; callers look at the teller's own "I" alone.
"""

from collections.abc import Mapping

from tellings.people.signed import signature
from tellings.people.syntax import Tree
from tellings.people.words import word_set

HEADINGS = word_set(
    """statement testimony deposition evidence account report letter diary journal log note
    complaint recollections memoir message interview"""
)
HEADED = frozenset({"of", "by", "from", "with"})
OPENING = 8
"""Within so many words of its beginning stands the heading of an account."""
CLOSING = 12
"""So near the end of an account a last line may say whose it is."""
FULL = 2
THIS = frozenset({"it", "its", "this"})
"""“Hello, it's Ada from the shop”, written as people write."""


def self_name(tree: Tree, owner: Mapping[int, int], teller: int) -> int | None:
    """Return the chain that names the teller, None without any or with several.

    ``owner`` gives the chain of each mention's head, ``teller`` is the chain of the teller's "I".
    """
    found = {
        owner[head]
        for at in range(len(tree.tokens))
        for head in [_named_at(tree, owner, teller, at)]
        if head is not None and owner[head] != teller
    }
    if not found and (head := signature(tree, owner)) is not None and owner[head] != teller:
        return owner[head]
    return found.pop() if len(found) == 1 else None


def _named_at(tree: Tree, owner: Mapping[int, int], teller: int, at: int) -> int | None:
    word = tree.tokens[at].text.lower()
    if word == "i" and owner.get(at) == teller:
        after = _text(tree, at + 1)
        if after == ",":
            head = _name(tree, owner, at + 2, least=FULL)
            return head if head is not None and _closed(tree, at + 2) else None
        return _name(tree, owner, at + 2, least=FULL) if after in {"am", "'m", "’m"} else None
    if word == "my" and owner.get(at) == teller and _text(tree, at + 1) == "name":
        return _name(tree, owner, at + 3, least=1) if _text(tree, at + 2) in {"is", "'s"} else None
    if word in THIS and at < OPENING:
        begin = at + 1 + (_text(tree, at + 1) in {"is", "'s", "’s"})
        if begin > at + 1 or word == "its":
            return _name(tree, owner, begin, least=1)
    near_end = len(tree.tokens) - at < CLOSING
    if word in HEADINGS and (at < OPENING or near_end) and _text(tree, at + 1) in HEADED:
        return _name(tree, owner, at + 2, least=FULL)
    return None


def _name(tree: Tree, owner: Mapping[int, int], first: int, *, least: int) -> int | None:
    """Return the head of the name that begins at ``first``, if it has so many words."""
    last = _end(tree, first)
    if last - first < least:
        return None
    return next((at for at in range(first, last) if at in owner), None)


def _end(tree: Tree, first: int) -> int:
    last = first
    while last < len(tree.tokens) and tree.tokens[last].upos == "PROPN":
        last += 1
    return last


def _closed(tree: Tree, first: int) -> bool:
    """Whether a comma ends the apposition: "I, Ada Lind, state"."""
    return _text(tree, _end(tree, first)) == ","


def _text(tree: Tree, at: int) -> str:
    return tree.tokens[at].text.lower() if at < len(tree.tokens) else ""
