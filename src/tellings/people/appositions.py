"""Appositions that a parser misses: "the woman constable", "Jo Lind the father".

Before a verb "the lady porter took it" may be read as of a lady and a porter. Where a noun for a
sex stands right before a trade, the two are one noun phrase, whatever the tree says. And "the
father" or "the daughter" right behind a name says which bearer of the name is meant.
"""

from collections.abc import Iterator, Sequence

from tellings.people.candidates import Candidate
from tellings.people.scales import SEXES, cut_before
from tellings.people.syntax import Tree
from tellings.people.words import word_set

BEARERS = word_set("father mother son daughter elder younger")
Pair = tuple[int, int, str]


def appositions(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Yield (earlier, later, rule) of candidates that are one: "lady", "porter"."""
    number = {c.head: index for index, c in enumerate(candidates)}
    names = {c.last: index for index, c in enumerate(candidates) if c.form == "name"}
    for index, c in enumerate(candidates):
        half = number.get(c.head - 1)
        if half is not None and cut_before(tree, c.head) in SEXES:
            yield half, index, "apposition"
        named = names.get(c.first)
        if named is not None and named != index and _which_bearer(tree, c):
            yield named, index, "apposition"


def _which_bearer(tree: Tree, c: Candidate) -> bool:
    """Whether a mention is just "the father" or the like, in the sentence of what precedes it."""
    words = [token.text.lower() for token in tree.tokens[c.first : c.last]]
    beside = c.first > 0 and tree.sentence[c.first] == tree.sentence[c.first - 1]
    return beside and len(words) == 2 and words[0] == "the" and words[1] in BEARERS
