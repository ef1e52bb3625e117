"""Whom an account sets against whom: "one ... the other", "Ada and her colleague", "the first".

Where two accounts each set one person against one other, and one of the two is known to be the
same, so is the other: of two porters, when one is known, the second is the one who is left.

A pair is kept with how it is told: "other" for words that leave one of two over, a noun ("brother",
"colleague") for what one is of the other, "and" for two in a row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.people.distinct import COMPARATIVES
from tellings.people.in_laws import INVERSE
from tellings.people.syntax import Tree
from tellings.people.words import kin_word, word_set
from tellings.records.people import Mention

AND, OTHER = "and", "other"
COMPANIONS = word_set(
    """colleague companion mate partner friend neighbour neighbor crewmate flatmate roommate
    workmate teammate classmate schoolmate assistant apprentice helper deputy accomplice opponent
    rival twin double comrade fellow passenger"""
)
LEFT_OVER = word_set("other another second elder older younger smaller taller bigger shorter")
Pairs = dict[int, dict[int, str]]
"""By chain, whom it is set against and how."""


def facing(
    tree: Tree, chains: Sequence[Sequence[Mention]], people: Sequence[bool], first: int
) -> Mapping[int, Mapping[int, str]]:
    """Return the pairs by profile; ``people`` says which chains are one person each."""
    owner = {m.head: at for at, chain in enumerate(chains) for m in chain}
    found: Pairs = defaultdict(dict)
    for at, chain in enumerate(chains):
        for m in chain if people[at] else ():
            before = {
                other
                for other, earlier in enumerate(chains)
                if other != at and people[other] and earlier[0].head < m.head
            }
            for other, how in _set_against(tree, m, before, owner):
                if other != at and people[other]:
                    found[first + at].setdefault(first + other, how)
                    found[first + other].setdefault(first + at, how)
    return {number: dict(pairs) for number, pairs in found.items()}


def _set_against(
    tree: Tree, m: Mention, before: set[int], owner: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """Yield whom a mention is set against; ``before`` are the people told of before it."""
    noun = tree.tokens[m.head].lemma.lower()
    for holder in tree.of(m.head, "nmod:poss"):
        related = kin_word(noun) is not None or noun in INVERSE or noun in COMPANIONS
        if holder in owner and related:
            yield owner[holder], kin_word(noun) or noun
    row = [head for head in tree.of(m.head, "conj") if head in owner]
    if len(row) == 1 and tree.tokens[m.head].deprel != "conj":
        yield owner[row[0]], AND
    if len(before) == 1 and _is_left_over(tree, m):
        yield min(before), OTHER


def _is_left_over(tree: Tree, m: Mention) -> bool:
    """Whether a mention is told as one of two: "the other", "a smaller boy"."""
    if m.form != "nominal":
        return False
    words = [tree.tokens[child].text.lower() for child in tree.of(m.head, "amod", "det")]
    words.append(tree.tokens[m.head].text.lower())
    return any(word in LEFT_OVER or word in COMPARATIVES for word in words)
