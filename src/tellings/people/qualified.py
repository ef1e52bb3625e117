"""Namesakes of one account, told apart by what stands with their name.

"Jo Lind at number 4" and "Jo Lind at number 40", "Jo from Hull" and "Jo with the dog", "Jo Lind the
tailor" and "Jo Lind the baker": a teller who says which one knows two. "The other Jo Lind" is none
of those told of before. And "Lind lost its licence" tells of a firm, not of Jo Lind.
"""

from collections.abc import Iterator, Sequence

from tellings.people.candidates import Candidate
from tellings.people.distinct import NEW, OTHERS, mark_of
from tellings.people.syntax import Tree
from tellings.people.trades import may_be_trade
from tellings.records.people import Mention
from tellings.text.written_names import parse_name

SAYS_WHICH = frozenset({"at", "with", "from", "of", "in"})
TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
Pair = tuple[int, int, str]


def qualified(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Yield (earlier, later, rule) of names that are surely of two people."""
    names = [(index, c) for index, c in enumerate(candidates) if c.form == "name"]
    said = {index: _which(tree, c) for index, c in names}
    firms = {index for index, c in names if len(c.words) == 1 and _is_it(tree, c.head)}
    for position, (index, c) in enumerate(names):
        for earlier, one in names[:position]:
            longer = max(len(one.words), len(c.words)) > 1
            if longer and (earlier in firms) != (index in firms) and _one_name(tree, one, c):
                yield earlier, index, "distinct"
        other = mark_of(tree, c.head) in OTHERS | NEW
        for earlier, one in names[:position]:
            if not (other or (said[index] and said[earlier])) or not _one_name(tree, one, c):
                continue
            if other or said[index].isdisjoint(said[earlier]):
                yield earlier, index, "distinct"


def _is_it(tree: Tree, head: int) -> bool:
    """Whether the clause of which a name is the subject says "its" of it: "Lind lost its keys"."""
    verb = tree.tokens[head].head
    if not tree.tokens[head].deprel.startswith("nsubj"):
        return False
    objects = tree.of(verb, "obj", "obl")
    return any(tree.tokens[k].text.lower() == "its" for at in objects for k in tree.children[at])


def _one_name(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether two names are the same, or one a part of the other."""
    mine, theirs = (frozenset(parse_name(_text(tree, c)).parts) for c in (one, two))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _text(tree: Tree, c: Candidate) -> str:
    return " ".join(tree.tokens[at].text for at in c.words)


def says_which(tree: Tree, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the words right after the names of a chain that say which bearer is meant."""
    found: set[str] = set()
    for m in mentions:
        if m.form == "name":
            last = m.head
            while last + 1 < len(tree.tokens) and tree.tokens[last + 1].end <= m.end:
                last += 1
            found |= _after(tree, last + 1, range(m.head, last + 1))
    return frozenset(found)


def _which(tree: Tree, c: Candidate) -> frozenset[str]:
    return _after(tree, c.words[-1] + 1, c.words)


def _after(tree: Tree, at: int, name: Sequence[int]) -> frozenset[str]:
    """Return the words after a name that say which bearer is meant; ``at`` is the first."""
    if at + 1 >= len(tree.tokens) or tree.sentence[at + 1] != tree.sentence[at - 1]:
        return frozenset()
    word = tree.tokens[at].text.lower()
    if word == "the":
        noun = tree.tokens[at + 1]
        trade = noun.upos == "NOUN" and may_be_trade(noun.lemma.lower())
        return frozenset({noun.lemma.lower()}) if trade else frozenset()
    noun_at = tree.tokens[at].head
    above = tree.tokens[noun_at].head
    # Between a subject and its verb the words belong to the subject, whatever the parser says.
    before_verb = above > noun_at and tree.tokens[name[0]].head == above
    hung = tree.tokens[at].deprel == "case" and (above in name or before_verb)
    if word not in SAYS_WHICH or not hung:
        return frozenset()
    told = [k for k in (noun_at, *tree.children[noun_at]) if k > at]
    numbers = [k for k in told if tree.tokens[k].upos == "NUM"]
    return frozenset(
        tree.tokens[k].lemma.lower() for k in numbers or told if tree.tokens[k].upos in TELLING
    )
