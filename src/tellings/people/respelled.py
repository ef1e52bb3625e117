"""Two spellings of a full name close to each other: the names of two people.

A writer who has just spelled out somebody's name in full goes on with "she", "Lind" or the same
name again. "Sven Lind signed for it; Sven Lund did not": who spells out a name that is near to the
last one means to tell two people apart. Further on in an account another spelling may be a slip, or
another system of romanisation; "Jon (or John) Lind" is one man in two spellings.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.syntax import Tree
from tellings.people.words import word_set
from tellings.text.names import name_likeness
from tellings.text.nicknames import is_familiar_form
from tellings.text.written_names import PersonName, parse_name

APART = 1
"""So many sentences lie between the two at most, plus one."""
FULL = 2
NEAR = 3
SPELT = word_set(
    """or alias aka also spelled spelt sic formerly née nee born i.e called named known written
    misspelled misspelt not correctly properly signed calls call ( [ = /"""
)
"""Between two spellings these say that both are one person's."""


class Named(Protocol):
    """A name's tokens."""

    @property
    def words(self) -> Sequence[int]:
        """Return its tokens in order."""


def spelled_apart(tree: Tree, names: Sequence[tuple[int, Named]]) -> Iterator[tuple[int, int, str]]:
    """Yield (earlier, later, rule) of the names of two people that differ in a few letters."""
    full = []
    for index, c in names:
        parsed = parse_name(_text(tree, c))
        if len(parsed.parts) >= FULL and min(map(len, parsed.parts)) > 1:
            full.append((index, c, parsed))
    for at, (index, c, name) in enumerate(full):
        for other, d, earlier in reversed(full[:at]):
            if tree.sentence[c.words[0]] - tree.sentence[d.words[0]] > APART:
                break
            if _differ(earlier, name) and not _spelt(tree, d.words[-1], c.words[0]):
                yield min(other, index), max(other, index), "distinct"


def _text(tree: Tree, c: Named) -> str:
    text = ""
    for at in c.words:
        gap = tree.tokens[at].start > tree.tokens[at - 1].end if text else False
        text += " " * gap + tree.tokens[at].text
    return text


def _differ(one: PersonName, two: PersonName) -> bool:
    """Whether two names of as many words are near to each other and not the same."""
    if len(one.parts) != len(two.parts) or _letters(one) == _letters(two):
        return False
    pairs = [(a, b) for a, b in zip(one.parts, two.parts, strict=True) if a != b]
    if any(is_familiar_form(a, b) for a, b in pairs):
        return False
    return len(pairs) < len(one.parts) and name_likeness(one.text, two.text).score > 0


def _letters(name: PersonName) -> str:
    return "".join(sorted("".join(name.parts).replace("-", "")))


def _spelt(tree: Tree, first: int, last: int) -> bool:
    """Whether a word right before the second name says that both are one person's."""
    between = {
        tree.tokens[at].text.lower().rstrip(".") for at in range(max(first + 1, last - NEAR), last)
    }
    return not SPELT.isdisjoint(between)
