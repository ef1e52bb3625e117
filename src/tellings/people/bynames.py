"""Naming: "a miner called Glyn Pugh", "Henry Lind, known as Pug", "they called Ada Lind “Bee”".

What follows such a word names whoever stands before it. After a noun it is that person's name;
after a name it is a byname, that shares nothing with the name and still is the same person's.
Parsers hang such clauses in many ways, so they are found on the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.people.syntax import Tree
from tellings.people.words import word_set
from tellings.people.works import speaks_of_work

NAMING = word_set("called named nicknamed dubbed known alias aka a.k.a")
KNOW = frozenset({"knew", "know", "knows"})
ACTIVE = word_set("called nicknamed dubbed")
AFTER = word_set("as by the name of simply just to everyone everybody all his her their friends")
BEFORE = word_set(
    """who whom which that was is were are had been also often always usually everybody everyone
    all friends people we they he she , ( better sometimes once"""
)
PRESENT = word_set("call calls called nickname nicknames nicknamed dub dubbed")
OBJECTS = frozenset({"him", "her", "me", "himself", "herself"})
TELLERS = frozenset({"my", "i", "our", "we"})
FRIENDS = word_set("friends friend family mates colleagues everyone everybody all relatives")
AMONG = word_set("in on at to among around throughout")
QUOTES = frozenset("\"“”‘’«»'")
NOUNS = frozenset({"NOUN", "ADJ", "X"})
NEAR = 6
KEEPING = word_set(
    "leave join arrive sign register enrol enroll return retire start begin know live travel enter"
)
"""Verbs of which whoever does them under a name has that name: nobody's part, nor a disguise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name given to somebody: tokens of both; ``byname`` when both are names."""

    owner: int
    name: int
    byname: bool


def namings(tree: Tree) -> Iterator[Naming]:
    """Yield who is called what, in text order."""
    speaking_of_work = speaks_of_work(tree)  # "as Hamlet he was superb" is an actor's part
    for span in tree.analysis.sentences:
        for at in range(span.first, span.last):
            word = tree.tokens[at].text.lower().rstrip(".")
            if word in NAMING:
                yield from _at(tree, at, span.first, span.last)
            if word in KNOW:
                yield from _known_as(tree, at, span.last)
            if word == "name":
                yield from _name_is(tree, at, span.last)
            if word == "to":
                yield from _to_friends(tree, at, span.first, span.last)
            if word in PRESENT:
                yield from _call_somebody(tree, at, span.last)
            if word == "(":
                yield from _in_brackets(tree, at, span.first, span.last)
            if word == "as" and not speaking_of_work:
                yield from _as_name(tree, at, span.first, span.last)
                yield from _did_as(tree, at, span.last)


def _at(tree: Tree, at: int, first: int, last: int) -> Iterator[Naming]:
    run = _name_after(tree, _past_place(tree, at + 1, last), last)
    if run is None:
        return
    second = _name_after(tree, run[1], last, quoted=True)
    if second is not None and tree.tokens[at].text.lower() in ACTIVE:
        yield Naming(owner=run[1] - 1, name=second[1] - 1, byname=True)
        return
    owner = at - 1
    while owner >= first and tree.tokens[owner].text.lower() in BEFORE:
        owner -= 1
    if owner < first or tree.tokens[at].upos not in {"VERB", "ADJ", "PROPN", "NOUN", "ADV", "X"}:
        return
    token = tree.tokens[owner]
    if _calls(tree, at, owner):
        return
    if token.upos == "PROPN":
        yield Naming(owner=owner, name=run[1] - 1, byname=True)
    elif token.upos == "NOUN" and (_right_before(tree, owner, at) or _relative(tree, owner, at)):
        yield Naming(owner=owner, name=run[1] - 1, byname=False)


def _in_brackets(tree: Tree, at: int, first: int, last: int) -> Iterator[Naming]:
    """Yield the byname of “Ada Lind ("Bee")”."""
    run = _name_after(tree, at + 1, last, quoted=True)
    if run is None or at == first or run[1] + 1 >= last:
        return
    closed = tree.tokens[run[1]].text in QUOTES and tree.tokens[run[1] + 1].text == ")"
    if closed and tree.tokens[at - 1].upos == "PROPN":
        yield Naming(owner=at - 1, name=run[1] - 1, byname=True)


def _past_place(tree: Tree, at: int, last: int) -> int:
    """Return where "as" stands behind a place or company: "known on the docks as “Red”"."""
    if at >= last or tree.tokens[at].text.lower() not in AMONG:
        return at
    for end in range(at + 2, min(last, at + NEAR)):
        if tree.tokens[end].text.lower() in {"as", "by"}:
            return end
        if tree.tokens[end].upos not in {"DET", "ADJ", "NOUN", "PROPN", "PRON"}:
            break
    return at


def _calls(tree: Tree, at: int, owner: int) -> bool:
    """Whether the one before calls somebody, and is not so called: "Ada called (to) Ben"."""
    if tree.tokens[at].text.lower() not in ACTIVE:
        return False
    to = at + 1 < len(tree.tokens) and tree.tokens[at + 1].text.lower() == "to"
    subjects = [child for child in tree.children[at] if tree.tokens[child].deprel == "nsubj"]
    active = any(owner in tree.subtree(subject) for subject in subjects)
    return to or (active and not tree.of(at, "aux"))


def _known_as(tree: Tree, at: int, last: int) -> Iterator[Naming]:
    """Yield the byname of "we all knew Ada Lind as “Bee”"."""
    run = _name_after(tree, at + 1, last, direct=True)
    if run is None or run[1] >= last or tree.tokens[run[1]].text.lower() != "as":
        return
    second = _name_after(tree, run[1] + 1, last)
    if second is not None and second[0] <= run[1] + 2:
        yield Naming(owner=run[1] - 1, name=second[1] - 1, byname=True)


def _name_is(tree: Tree, at: int, last: int) -> Iterator[Naming]:
    """Yield the name of "her name is Ada Lind", "his real name was Jo"."""
    whose = [k for k in tree.of(at, "nmod:poss") if tree.tokens[k].lemma.lower() not in TELLERS]
    if not whose or at + 1 >= last or tree.tokens[at + 1].lemma.lower() != "be":
        return
    run = _name_after(tree, at + 2, last, direct=True)
    if run is not None:
        yield Naming(owner=whose[0], name=run[1] - 1, byname=True)


def _to_friends(tree: Tree, at: int, first: int, last: int) -> Iterator[Naming]:
    """Yield the byname of "Ada Lind, Bee to her friends"."""
    near = {tree.tokens[k].text.lower() for k in range(at + 1, min(last, at + 4))}
    begin = at
    while begin > first and tree.tokens[begin - 1].upos == "PROPN":
        begin -= 1
    marks = begin
    while marks > first and tree.tokens[marks - 1].upos == "PUNCT":
        marks -= 1
    owner = marks - 1
    known = near & FRIENDS and begin < at and marks < begin
    if known and owner >= first and tree.tokens[owner].upos == "PROPN":
        yield Naming(owner=owner, name=at - 1, byname=True)


def _call_somebody(tree: Tree, at: int, last: int) -> Iterator[Naming]:
    """Yield the byname of "they all call her Bee"."""
    whom = at + 1
    if whom >= last or tree.tokens[whom].text.lower() not in OBJECTS:
        return
    run = _name_after(tree, whom + 1, last, direct=True)
    if run is not None and tree.tokens[run[1] - 1].deprel != "nsubj":
        yield Naming(owner=whom, name=run[1] - 1, byname=True)


def _as_name(tree: Tree, at: int, first: int, last: int) -> Iterator[Naming]:
    """Yield the name of "as Ada Okafor she came back", said of "she"."""
    run = _name_after(tree, at + 1, last, direct=True)
    if at != first or run is None or run[1] - run[0] < 2 or run[1] >= last:
        return
    subject = run[1] + (tree.tokens[run[1]].text == ",")
    if subject < last and tree.tokens[subject].text.lower() in {"he", "she"}:
        yield Naming(owner=subject, name=run[1] - 1, byname=True)


def _did_as(tree: Tree, at: int, last: int) -> Iterator[Naming]:
    """Yield the name of "Mrs Hunt, who left us as Miss Lind", "she signed as Ada Lind"."""
    run = _name_after(tree, at + 1, last, direct=True)
    if run is None or run[1] - run[0] < 2:
        return
    verb = tree.tokens[at].head
    verb = tree.tokens[verb].head if run[0] <= verb < run[1] else verb
    if tree.tokens[verb].lemma.lower() not in KEEPING:
        return
    relative = tree.tokens[verb].deprel == "acl:relcl"
    subjects = (tree.tokens[verb].head,) if relative else tree.of(verb, "nsubj", "nsubj:pass")
    for subject in subjects:
        yield Naming(owner=subject, name=run[1] - 1, byname=True)


def _right_before(tree: Tree, owner: int, at: int) -> bool:
    """Whether nothing but a comma and "also" stands between: "his son, also called Tobi"."""
    return all(tree.tokens[k].text.lower() in {",", "also"} for k in range(owner + 1, at))


def _relative(tree: Tree, owner: int, at: int) -> bool:
    """Whether a relative pronoun stands between: "her son, who is called Tobi"."""
    return any(tree.tokens[k].text.lower() in {"who", "whom"} for k in range(owner + 1, at))


def _name_after(
    tree: Tree, at: int, last: int, *, quoted: bool = False, direct: bool = False
) -> tuple[int, int] | None:
    """Return the run of name words that follows.

    Only quotation marks may come before it if ``quoted``, nothing else if ``direct``.
    """
    end = min(last, at + NEAR)
    begin = at
    while begin < end and (
        tree.tokens[begin].text in QUOTES
        or (not quoted and not direct and tree.tokens[begin].text.lower() in AFTER)
    ):
        begin += 1
    if quoted and begin == at:
        return None
    stop = begin
    inside = begin > at and tree.tokens[begin - 1].text in QUOTES  # a byname may be any noun
    while stop < last and tree.tokens[stop].text[0].isupper():
        if tree.tokens[stop].upos != "PROPN" and not (inside and tree.tokens[stop].upos in NOUNS):
            break
        stop += 1
    return (begin, stop) if stop > begin else None


def byname_heads(tree: Tree) -> frozenset[int]:
    """Return the last tokens of the bynames."""
    return frozenset(naming.name for naming in namings(tree) if naming.byname)
