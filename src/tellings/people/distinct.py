"""Words that tell two people of one description apart: "first" and "second", "another", "old".

"The second witness" is not the first one, and "another officer" none of the officers before.
"""

from collections.abc import Sequence

from tellings.people.scales import WORDS, before, opposed
from tellings.people.syntax import Tree
from tellings.people.words import word_set

ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last")
NEW = frozenset({"another"})
OTHERS = frozenset({"other"})
"""“The other officer” is not the officer last spoken of."""
ORDINAL_PAIR = ("first", "second")
MARKS = ORDINALS | NEW | OTHERS | WORDS


def mark_of(tree: Tree, head: int) -> str:
    """Return the word before a noun that tells it from others of its name, or an empty string."""
    for word in before(tree, head):
        if word in MARKS:
            return word
    return ""


def implied_ordinals(marks: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return "first" and "second" by chain where a teller speaks of one and then of another.

    ``marks`` are (chain, mark) of all mentions of one noun in text order, the mark as ``mark_of``
    gives it. "A nurse" and "another nurse" are the first and the second, if there is no third.
    """
    chains = list(dict.fromkeys(chain for chain, _ in marks))
    if len(chains) != len(ORDINAL_PAIR):
        return {}
    one, two = ({mark for chain, mark in marks if chain == number} for number in chains)
    follows = bool(two & (NEW | OTHERS | {"second"}))
    if not follows or (one | two) & (ORDINALS - {"first", "second"}):
        return {}
    return dict(zip(chains, ORDINAL_PAIR, strict=True))


def are_distinct(earlier: str, later: str) -> bool:
    """Whether two marks, in text order, speak of two people.

    Whoever was "an officer" may be "the first officer" later on, but "another officer” is new.
    """
    if later in NEW:
        return True
    if earlier == later:
        return False
    if earlier in ORDINALS and later in ORDINALS:
        return "last" not in {earlier, later}
    return opposed({earlier}, {later})
