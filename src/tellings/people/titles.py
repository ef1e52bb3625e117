"""Titles of works inside an account: "Letters from Lagos" is a book and nobody called Letters.

A title is a run of capitalised words with a preposition among them that the account repeats word
for word, in an account that speaks of a work. Parsers cut such runs into pieces, so they are found
on the surface.
"""

from collections import Counter
from collections.abc import Iterator

from tellings.people.syntax import Tree
from tellings.people.words import word_set

INNER = word_set("in on at for with to from under over after before of the a an")
PREPOSITIONS = word_set("in on at for with to from under over after before")
NUMBERING = frozenset({"no.", "no", "nos.", "#"})
MIN_REPEATS = 2


def title_runs(tree: Tree) -> tuple[tuple[int, int], ...]:
    """Return the runs ``[first, last)`` of tokens that repeat a title, in text order."""
    runs = [
        run
        for sentence in tree.analysis.sentences
        for run in _capital_runs(tree, sentence.first, sentence.last)
    ]
    texts = Counter(_text(tree, run) for run in runs)
    return tuple(run for run in runs if texts[_text(tree, run)] >= MIN_REPEATS)


def _text(tree: Tree, run: tuple[int, int]) -> str:
    """Return the words alone: "No. 7", "No.7" and "No 7" are one."""
    words = "".join(tree.tokens[at].text.lower() for at in range(*run))
    return words.replace(".", "")


def _capital_runs(tree: Tree, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the longest runs that begin and end with a capital or number, with a preposition."""
    at = first
    while at < last:
        end = at
        following = at
        while following < last and (
            _capital(tree, following) or (end > at and _inner(tree, following))
        ):
            if _capital(tree, following):
                end = following + 1
            following += 1
        words = {tree.tokens[k].text.lower() for k in range(at, end)}
        if end - at > 2 and words & PREPOSITIONS and _starts(tree, at):
            yield at, end
        at = max(end, at + 1)


def _starts(tree: Tree, at: int) -> bool:
    """Whether a title can begin here: not with a pronoun or preposition."""
    return tree.tokens[at].upos in {"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"}


def _capital(tree: Tree, at: int) -> bool:
    text = tree.tokens[at].text
    return text[:1].isupper() or text[:1].isdigit() or text.lower() in NUMBERING


def _inner(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in INNER or tree.tokens[at].text == "."
