"""How old somebody is said to be: "Ada Lind, 34,", "a boy of eleven", "who is fifteen", "I'm 63".

Two people of one name are told apart by it, and somebody without a name is known by it again.
"""

import re
from collections.abc import Iterator, Sequence

from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.words import word_set
from tellings.records.people import Mention
from tellings.text.numerals import value_of

OLDEST = 115
REACH = 9
BORN = re.compile(
    r"^[^.;]*?\bborn (?:on |in |\d+ |[A-Z][a-z]+ )*(1[5-9]\d\d|20\d\d)\b"
    r"|^[^.;]*?\( ?(1[5-9]\d\d) ?[-–] ?\d+"
)
AFTER_AGE = frozenset({",", ".", ")", ";", ":", "and", "years", "yrs", "year", "-"})
AGED = frozenset({"aged", "age"})
OF_AGE = word_set("boy girl man woman child lad lass kid youth pensioner widow widower person")


def ages_said(tree: Tree, chain: Sequence[Mention]) -> frozenset[int]:
    """Return the ages in years that an account gives to a chain."""
    return frozenset(age for m in chain for age in _of_mention(tree, m))


def _of_mention(tree: Tree, m: Mention) -> Iterator[int]:
    last = m.head
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].end <= m.end:
        last += 1
    yield from age_after(tree, last + 1)
    yield from _inside(tree, m)
    if tree.tokens[m.head].deprel in SUBJECTS:
        yield from _said(tree, tree.tokens[m.head].head)
    for at in tree.of(m.head, "appos", "acl:relcl", "acl"):
        yield from _said(tree, at)


def age_after(tree: Tree, at: int) -> Iterator[int]:
    """Yield the age of "Ada Lind, 34," and "Ada Lind (34)" and "Ada Lind, aged 34"."""
    if at + 1 >= len(tree.tokens) or tree.tokens[at].text not in {",", "("}:
        return
    number = at + 1 + (tree.tokens[at + 1].text.lower() in AGED)
    if number >= len(tree.tokens):
        return
    end = number + 1
    closed = end >= len(tree.tokens) or tree.tokens[end].text.lower() in AFTER_AGE
    if number > at + 1 or closed or tree.sentence[end] != tree.sentence[number]:
        yield from _age(tree, number)


def _inside(tree: Tree, m: Mention) -> Iterator[int]:
    """Yield the age of "a boy of eleven", "a 34-year-old baker", "a woman aged 40"."""
    tokens = tree.tokens
    for at in range(max(0, m.head - 8), min(len(tokens) - 1, m.head + 4)):
        if not m.start <= tokens[at].start < m.end and at != m.head + 1:
            continue
        word = tokens[at].text.lower()
        if word in AGED or (word == "of" and tokens[m.head].lemma.lower() in OF_AGE):
            yield from _age(tree, at + 1)
        if word.endswith("year-old") or (word == "-" and tokens[at + 1].text.lower() == "year"):
            number = word.partition("-")[0]
            yield from _value(number or tokens[at - 1].text)


def _said(tree: Tree, at: int) -> Iterator[int]:
    """Yield the age of "is 63" and "is eleven years old"."""
    token = tree.tokens[at]
    if token.lemma.lower() in {"old", "year"}:
        for child in (*tree.of(at, "obl", "nummod", "nmod", "obl:npmod", "obl:unmarked"),):
            yield from _age(tree, child)
            for inner in tree.of(child, "nummod"):
                yield from _age(tree, inner)
    elif token.upos == "NUM" and tree.of(at, "cop") and not tree.of(at, "case"):
        yield from _age(tree, at)


def _age(tree: Tree, at: int) -> Iterator[int]:
    if at < len(tree.tokens):
        yield from _value(tree.tokens[at].text)


def _value(text: str) -> Iterator[int]:
    value = int(text) if text.isdecimal() and text.isascii() else value_of(text)
    if value is not None and 0 < value <= OLDEST:
        yield value


def births_said(tree: Tree, chain: Sequence[Mention]) -> frozenset[int]:
    """Return the years of birth that stand with the names of a chain: "born 1951", "(1921-99)"."""
    found: set[int] = set()
    for m in chain:
        if m.form == "pronoun":
            continue
        words = [token.text for token in tree.tokens[m.head : m.head + REACH]]
        match = BORN.search(" ".join(words))
        if match:
            found.add(int(match[1] or match[2]))
    return frozenset(found)
