"""Two spellings of a name close to each other: the names of two people.

A writer who has just spelled out somebody's name in full goes on with "she", "Lind" or the same
name again. "Sven Lind signed for it; Sven Lund did not": who spells out a name that is near to the
last one means to tell two people apart. Further on in an account another spelling may be a slip, or
another system of romanisation; "Jon (or John) Lind" is one man in two spellings.

So are two forms of a given name as subjects of one sentence ("Robert sat, Bob stood"), and a full
name once bare and once with "junior".
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.syntax import Tree
from tellings.people.words import word_set
from tellings.text.name_parts import part_likeness
from tellings.text.names import name_likeness
from tellings.text.nicknames import is_familiar_form
from tellings.text.syllables import systems_of
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
    read = [(index, c, parse_name(_text(tree, c))) for index, c in names]
    for at, (index, c, name) in enumerate(read):
        for other, d, earlier in reversed(read[:at]):
            apart = tree.sentence[c.words[0]] - tree.sentence[d.words[0]]
            if apart > APART:
                break
            if _spelt(tree, d.words[-1], c.words[0]):
                continue
            whole = _whole(earlier) and _whole(name)
            subjects = _does(tree, c) and _does(tree, d)
            if (
                (whole and (_differ(earlier, name) or _two_titles(earlier, name)))
                or _other_family(earlier, name)
                or (apart == 0 and subjects and _two_forms(earlier, name))
                or (apart == 0 and whole and _two_ages(earlier, name))
            ):
                yield min(other, index), max(other, index), "distinct"


def _whole(name: PersonName) -> bool:
    """Whether a name has two parts and no initials, or one behind a title."""
    full = len(name.parts) >= FULL and min(map(len, name.parts)) > 1
    return full or (len(name.parts) == 1 and bool(name.titles))


def _does(tree: Tree, c: Named) -> bool:
    """Whether a name is the subject of a verb that names nobody."""
    heads = [at for at in c.words if tree.tokens[at].deprel == "nsubj"]
    verbs = {tree.tokens[tree.tokens[at].head].lemma.lower() for at in heads}
    return bool(heads) and SPELT.isdisjoint(verbs)


def _other_family(full: PersonName, family: PersonName) -> bool:
    """Whether a family name is near to that of the full name just spelled out, and another."""
    if len(full.parts) < FULL or len(family.parts) != 1 or systems_of(full.parts):
        return False
    *given, own = full.parts
    other = family.parts[0]
    if sorted(own) == sorted(other) or own in other or other in own:
        return False
    near = part_likeness(own, other)[0] > 0 and not is_familiar_form(own, other)
    return near and not any(part_likeness(part, other)[0] for part in given)


def _two_titles(one: PersonName, two: PersonName) -> bool:
    """Whether one family name stands behind "Dr" and behind "Professor"."""
    learned = {one.titles[-1:], two.titles[-1:]} == {("dr",), ("prof",)}
    return learned and len(one.parts) == 1 and one.parts == two.parts


def _two_forms(one: PersonName, two: PersonName) -> bool:
    """Whether two words are forms of one name: "Robert sat at the back, Bob stood"."""
    single = len(one.parts) == len(two.parts) == 1
    return single and one.parts != two.parts and name_likeness(one.text, two.text).score > 0


def _two_ages(one: PersonName, two: PersonName) -> bool:
    """Whether one name stands bare and with "junior"."""
    return one.parts == two.parts and bool(one.generation) != bool(two.generation)


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
    some = len(pairs) < len(one.parts) or set(one.titles) & set(two.titles)
    return bool(some) and name_likeness(one.text, two.text).score > 0


def _letters(name: PersonName) -> str:
    return "".join(sorted("".join(name.parts).replace("-", "")))


def _spelt(tree: Tree, first: int, last: int) -> bool:
    """Whether a word right before the second name says that both are one person's."""
    between = {
        tree.tokens[at].text.lower().rstrip(".") for at in range(max(first + 1, last - NEAR), last)
    }
    return not SPELT.isdisjoint(between)
