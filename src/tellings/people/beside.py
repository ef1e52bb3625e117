"""Chains of one account that are two people: named side by side, in one clause, or told apart.

"Ada and Jo", "Ada called Jo", "Ada did. Jo did not.": whoever else is the same, these two are not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.people.contrasts import told_apart
from tellings.people.qualified import qualified
from tellings.people.syntax import Tree
from tellings.people.words import REFLEXIVES
from tellings.records.people import Mention

NEAR = 2
"""A name told by other things so many sentences on is surely another's."""
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})


def beside_each_other(
    tree: Tree, chains: Sequence[Sequence[Mention]], first: int
) -> dict[int, frozenset[int]]:
    """Return chains joined by "and", of one clause, or told apart: these are two people."""
    owner = {m.head: first + at for at, chain in enumerate(chains) for m in chain}
    found: dict[int, set[int]] = {}
    pairs = [
        (number, owner[other])
        for head, number in owner.items()
        for other in _partners(tree, head)
        if other in owner
    ]
    spoken = [_spoken(tree, m) for chain in chains for m in chain]
    spoken.sort(key=lambda m: m.head)
    pairs += [
        (owner[spoken[one].head], owner[spoken[two].head])
        for one, two, _ in (*told_apart(tree, spoken), *qualified(tree, spoken, within=NEAR))
    ]
    for one, two in pairs:
        if one != two:
            found.setdefault(one, set()).add(two)
            found.setdefault(two, set()).add(one)
    return {key: frozenset(value) for key, value in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """A mention as ``told_apart`` and ``qualified`` read it."""

    form: str
    head: int
    words: tuple[int, ...]
    determiner: str


def _spoken(tree: Tree, m: Mention) -> _Spoken:
    first = last = m.head
    while first > 0 and tree.tokens[first - 1].start >= m.start:
        first -= 1
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].end <= m.end:
        last += 1
    words = tuple(range(first, last + 1))
    articles = {tree.tokens[at].text.lower() for at in tree.of(m.head, "det")}
    new = not articles.isdisjoint({"a", "an", "another"})
    return _Spoken(form=m.form, head=m.head, words=words, determiner="indef" if new else "")


def _partners(tree: Tree, head: int) -> Iterator[int]:
    """Yield what stands beside a token: its conjuncts, the other arguments of its verb."""
    token = tree.tokens[head]
    yield from tree.of(head, "conj")
    if token.deprel in ARGUMENTS and token.head != head:
        yield from (
            at
            for at in tree.of(token.head, "nsubj", "obj", "iobj", "obl")
            if at != head and tree.tokens[at].text.lower() not in REFLEXIVES
        )
