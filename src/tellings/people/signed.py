"""Who signs an account: the name below a letter, a note or a report.

"The rest can wait until Monday. Ada Lind, night porter" ends with its teller's name. A signature
stands at the very end, behind a full stop or the words that close a letter ("Yours truly,", "See
you on Sunday,"), without a verb; behind the name may stand what the teller is, or a kiss.

Inside a page a byline stands between a dash and the end of its line ("I cried. – Ada"); what
follows it speaks of others.

A bare name with a full stop of its own ("Who rang? Ada.") ends a story as often as a letter, and is
no signature. Callers look at accounts with a teller's own "I" alone.
"""

from collections.abc import Mapping

from tellings.people.syntax import Tree
from tellings.people.words import word_set

CLOSING = word_set(
    """yours truly sincerely faithfully love regards best wishes cheers thanks thank respectfully
    cordially signed soon later see you greetings affectionately"""
)
CLOSING_WORDS = 5
"""So many words at most stand before the comma of "See you on Sunday,"."""
LONGEST = 14
SIGNED = frozenset({"signed", "sgd"})
KISSES = word_set("x xx xxx")
STOPS = frozenset({".", "!", "?", "…", ")", "”", '"', "’", "'", ":", ";"})
DASHES = frozenset({"-", "–", "—", "--", "~"})
COMMAS = frozenset({","}) | DASHES
FULL = 3
"""A byline has so many words at most."""
BREAK = 2
SAID = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
INITIAL = 3
"""Letters of an initial with its full stop: "O.", "Th."."""


def signature(tree: Tree, owner: Mapping[int, int]) -> int | None:
    """Return the head of the name that signs an account, None where nobody does.

    ``owner`` gives the chain of each mention's head.
    """
    end = len(tree.tokens)
    while end and tree.tokens[end - 1].text.lower() in KISSES:
        end -= 1
    for first in range(max(1, end - LONGEST), end):
        last = _name_end(tree, first, end)
        if last > first and _is_signed(tree, first, last, end):
            return next((at for at in range(first, last) if at in owner), None)
    return None


def bylines(tree: Tree) -> frozenset[int]:
    """Return the tokens of names that stand between a dash behind a sentence and a line's end."""
    found: set[int] = set()
    for first in range(2, len(tree.tokens)):
        if tree.tokens[first - 1].text in DASHES and _ends_before(tree, first - 1):
            last = first + 1
            while last < len(tree.tokens) and last - first < FULL and not _breaks(tree, last):
                last += 1
            if _breaks(tree, last) and all(_named(tree, at) for at in range(first, last)):
                found |= set(range(first, last))
    return frozenset(found)


def _ends_before(tree: Tree, at: int) -> bool:
    return tree.tokens[at - 1].text in STOPS or _breaks(tree, at)


def _breaks(tree: Tree, at: int) -> bool:
    """Whether a line ends before a token: more than one space stands there, or nothing follows."""
    end = len(tree.tokens)
    return at >= end or tree.tokens[at].start - tree.tokens[at - 1].end >= BREAK


def _named(tree: Tree, at: int) -> bool:
    """Whether a word may be of a name or a handle, which has no capital: "–pale_teacup"."""
    return tree.tokens[at].upos in {"PROPN", "NOUN", "X"} and tree.tokens[at].entity != "time"


def _name_end(tree: Tree, first: int, end: int) -> int:
    """Return where the name that begins at a token ends; ``first`` itself without one."""
    last = first
    while last < end and (_is_name(tree, last) or _joins(tree, first, last, end)):
        last += 1
    return last


def _joins(tree: Tree, first: int, at: int, end: int) -> bool:
    """Whether a hyphen stands inside a name: "Reid-Lind"."""
    inside = first < at < end - 1 and tree.tokens[at].text == "-"
    return inside and _is_name(tree, at + 1)


def _is_name(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    initial = len(token.text) <= INITIAL and token.text.endswith(".")
    named = token.text[:1].isupper() and (token.upos == "PROPN" or initial)
    inside = token.upos == "PROPN" and token.deprel == "flat"  # "al-Rashid"
    return (named or inside) and token.entity != "time"


def _is_signed(tree: Tree, first: int, last: int, end: int) -> bool:
    before = tree.tokens[first - 1].text
    rest = tree.tokens[last:end]
    if any(token.text.lower() in SIGNED for token in tree.tokens[max(0, first - 2) : first]):
        return True
    if before in STOPS:
        stop = [token.text for token in rest] == ["."] and len(tree.tokens[last - 1].text) == 1
        return not rest or stop or _is_description(tree, last, end)  # "Ada L."
    return before in COMMAS and not rest and _closes(tree, first - 1)


def _is_description(tree: Tree, first: int, end: int) -> bool:
    """Whether what follows a name says who that is, and tells nothing: ", night porter"."""
    rest = tree.tokens[first:end]
    nouns = any(token.upos in {"NOUN", "PROPN", "NUM"} for token in rest[1:])
    return rest[0].text in {",", "("} and nouns and all(token.upos not in SAID for token in rest)


def _closes(tree: Tree, comma: int) -> bool:
    """Whether the words before a comma close a letter."""
    words = []
    for at in range(comma - 1, max(-1, comma - CLOSING_WORDS - 2), -1):
        if tree.tokens[at].text in STOPS:
            break
        words.append(tree.tokens[at].text.lower())
    return len(words) <= CLOSING_WORDS and not CLOSING.isdisjoint(words)
