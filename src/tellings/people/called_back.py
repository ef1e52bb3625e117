"""A child told of by kin and called back by age: "Ada and her son ... The boy ran for help".

Who has told of just one child of somebody, and of no other boy or girl, means that child by "the
boy". A described one ("the boy at the till") is somebody else as often.
"""

from collections.abc import Iterator, Sequence

from tellings.people.candidates import Candidate
from tellings.people.syntax import Tree
from tellings.people.words import KIN_INVERSE, kin_word, word_gender, word_set

YOUNG = word_set("boy girl lad lass child kid baby")
CHILD = "parent"
"""Whose inverse is a parent is a child: "son"."""
REACH = 3
"""So many sentences back."""


def called_back(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Yield (earlier, later, rule) of a child and the noun that calls it back."""
    for index, c in enumerate(candidates):
        noun = tree.tokens[c.head].lemma.lower()
        bare = len(tree.children[c.head]) == 1 and c.determiner == "def"
        if c.form != "nominal" or noun not in YOUNG or not bare or c.number == "plur":
            continue
        before = [(at, other) for at, other in enumerate(candidates[:index]) if _young(tree, other)]
        heads = [other.head for _, other in before]
        if len(before) == 1 and _is_child(tree, heads[0]) and _near(tree, heads[0], c.head):
            genders = {word_gender(noun), word_gender(tree.tokens[heads[0]].lemma.lower())}
            if len(genders - {None}) < 2:
                yield before[0][0], index, "copula"


def _young(tree: Tree, c: Candidate) -> bool:
    return c.form == "nominal" and (
        tree.tokens[c.head].lemma.lower() in YOUNG or _is_child(tree, c.head)
    )


def _is_child(tree: Tree, head: int) -> bool:
    word = kin_word(tree.tokens[head].lemma.lower())
    return word is not None and KIN_INVERSE[word] == CHILD and bool(tree.of(head, "nmod:poss"))


def _near(tree: Tree, one: int, two: int) -> bool:
    return tree.sentence[two] - tree.sentence[one] <= REACH
