"""Credits as they are written: "music by Jo Lind", "starring A and B", cast lists.

Parsers cut lists of names into pieces, so these are found on the words. A name in brackets after a
name is the actor's ("Captain Nils (Ola Berg)"), but in a list that says it is the cast the actor
comes first ("Cast: Ola Berg (Captain Nils), Mette Friis (Sofie)").
"""

from collections.abc import Iterator
from itertools import pairwise

from tellings.people.syntax import Tree
from tellings.people.words import word_set

MADE = word_set(
    """music score soundtrack song songs lyrics story screenplay script direction directing
    cinematography photography film movie novel book play adaptation written directed produced
    composed filmed edited performed played portrayed voiced adapted novel drama series opera
    musical"""
)
STARRING = word_set("starring stars featuring")
CAST = word_set("cast starring")
LIST = frozenset({",", "and", "&", ";"})
SEVERAL = 2

Run = tuple[int, int]


def credited(tree: Tree) -> Iterator[int]:
    """Yield the tokens of names that stand in credits, all words of each name."""
    for span in tree.analysis.sentences:
        runs = list(_names(tree, span.first, span.last))
        texts = [tree.tokens[at].text.lower() for at in range(span.first, span.last)]
        found = [*_after_by(tree, runs, span.first), *_in_brackets(tree, runs, texts)]
        found += _as_somebody(tree, runs)
        for first, last in found:
            yield from range(first, last)


def _names(tree: Tree, first: int, last: int) -> Iterator[Run]:
    """Yield the runs of capitalised name words."""
    at = first
    while at < last:
        end = at
        while (
            end < last and tree.tokens[end].upos == "PROPN" and tree.tokens[end].text[:1].isupper()
        ):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _after_by(tree: Tree, runs: list[Run], begin: int) -> Iterator[Run]:
    """Yield the names after "music by" and "starring", and those that a list joins to them."""
    listed = False
    last = -1
    for run in runs:
        words = [tree.tokens[at].text.lower() for at in range(max(begin, run[0] - 2), run[0])]
        by = len(words) == 2 and words[1] == "by" and (words[0] in MADE or _is_work(tree, run[0]))
        star = bool(words) and words[-1] in STARRING
        between = (
            {tree.tokens[at].text.lower() for at in range(last, run[0])} if last >= 0 else set()
        )
        listed = by or star or (listed and bool(between) and between <= LIST)
        last = run[1]
        if listed:
            yield run


def _is_work(tree: Tree, at: int) -> bool:
    """Whether a name is what a work is said to be by: "the book is by Jo Lind"."""
    top = next((k for k in (at, tree.tokens[at].head) if tree.of(k, "cop")), None)
    subjects = () if top is None else tree.of(top, "nsubj")
    return any(tree.tokens[k].lemma.lower() in MADE for k in subjects)


def _in_brackets(tree: Tree, runs: list[Run], texts: list[str]) -> Iterator[Run]:
    """Yield the actor of each "Name (Name)"."""
    cast = any(word in CAST for word in texts)
    for outer, inner in pairwise(runs):
        opened = inner[0] == outer[1] + 1 and tree.tokens[outer[1]].text == "("
        if not opened or inner[1] >= len(tree.tokens) or tree.tokens[inner[1]].text != ")":
            continue
        mine, theirs = _words(tree, outer), _words(tree, inner)
        if cast:
            yield outer
        elif len(theirs) > 1 and mine.isdisjoint(theirs):
            yield inner


def _words(tree: Tree, run: Run) -> frozenset[str]:
    return frozenset(tree.tokens[at].text.lower() for at in range(*run))


def _as_somebody(tree: Tree, runs: list[Run]) -> Iterator[Run]:
    """Yield the actors of a list of "Name as Name", two of them at least."""
    found = [
        one
        for one, two in pairwise(runs)
        if two[0] == one[1] + 1 and tree.tokens[one[1]].text.lower() == "as"
    ]
    if len(found) >= SEVERAL:
        yield from found
