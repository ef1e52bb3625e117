"""Namesakes of one account, told apart by what stands with their name.

"Jo Lind at number 4" and "Jo Lind at number 40", "Jo from Hull" and "Jo with the dog", "Jo Lind the
tailor" and "Jo Lind the baker": a teller who says which one knows two. "The other Jo Lind" is none
of those told of before. And "Lind lost its licence" tells of a firm, not of Jo Lind.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.ages import age_after
from tellings.people.distinct import NEW, OTHERS, mark_of
from tellings.people.syntax import Tree
from tellings.people.trades import may_be_trade
from tellings.people.words import TITLES
from tellings.records.people import Mention
from tellings.text.written_names import parse_name

SAYS_WHICH = frozenset({"at", "with", "from", "of", "in"})
TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
GROWN = 16
PRESENT = frozenset({"present", "current"})
SHARED = re.compile(
    r"(?<!almost )(?<!nearly )\bthe same name\b"
    r"|\bname of (?:his|her) (?:own )?(?:father|mother|grand|uncle|aunt)"
    r"|\bfrom whom (?:he|she) (?:has|had|got|took) (?:his|her) name\b"
    r"|\b(?:named|called|christened) (?:\w+ )?(?:after|for)"
    r" (?:him|his|her) ?(?:father|mother|grand|uncle|aunt|\.|,|;|$)"
    r"|\bso (?:is|was) (?:my|his|her) (?:late )?(?:father|mother|grand|son|daughter)"
    r"|\b(?:bears?|bore) (?:his|her) (?:own )?name\b"
    r"|\b(?:father|mother|son|daughter|grand\w+|uncle|aunt|nephew|niece) (?:is|was) also"
    r" (?:called|named)\b"
    r"|\bother of (?:my|his|her|that|the) name\b|(?<!near )(?<!near-)\bname ?sakes?\b"
)
Pair = tuple[int, int, str]


class Named(Protocol):
    """A mention: its form, head and words as token numbers, "indef" behind "a" or "another"."""

    @property
    def form(self) -> str:
        """Return the form."""

    @property
    def head(self) -> int:
        """Return the token that heads it."""

    @property
    def words(self) -> Sequence[int]:
        """Return its tokens in order."""

    @property
    def determiner(self) -> str:
        """Return what sort of article it has."""


def qualified(
    tree: Tree, candidates: Sequence[Named], *, within: int | None = None
) -> Iterator[Pair]:
    """Yield (earlier, later, rule) of names that are surely of two people.

    ``within``: so many sentences lie between at most, None for any number. In a long account a name
    is told by one thing here and by another there; and only tellers deny for sure ("I am not the
    Lind who was fined"): "he is not a god of the dead" speaks of no second god.
    """
    names = [(index, c) for index, c in enumerate(candidates) if c.form == "name"]
    said = {index: _which(tree, c) for index, c in names}
    selves = {index for index, c in names if _is_self(tree, c) or _too(tree, c)}
    denied = {index for index, c in names if _is_denied(tree, c.head, by_teller=within is not None)}
    firms = {index for index, c in names if _bare(tree, c) and _is_it(tree, c)}
    for position, (index, c) in enumerate(names):
        other = mark_of(tree, c.head) in OTHERS | NEW or _is_a(tree, c) or _is_present(tree, c)
        for earlier, one in names[:position]:
            if within is not None and tree.sentence[c.head] - tree.sentence[one.head] > within:
                continue
            if not _one_name(tree, one, c):
                continue
            longer = not (_bare(tree, one) and _bare(tree, c))
            if (
                denied & {earlier, index}
                or _aged_apart(tree, one, c)
                or (index in selves) != (earlier in selves)
                or (longer and (earlier in firms) != (index in firms))
                or other
                or (said[index] and said[earlier] and said[index].isdisjoint(said[earlier]))
            ):
                yield earlier, index, "distinct"


def _is_self(tree: Tree, c: Named) -> bool:
    """Whether tellers name themselves in full: "I, Ada Lind, have never been there".

    Whoever else bears the name in their account is a namesake.
    """
    before = [token.text for token in tree.tokens[max(0, c.words[0] - 2) : c.words[0]]]
    return before == ["I", ","] and not _bare(tree, c)


def _too(tree: Tree, c: Named) -> bool:
    """Whether a name is said to be another's as well: "my name is Ada, too"."""
    span = tree.analysis.sentences[tree.sentence[c.head]]
    words = [token.text.lower() for token in tree.tokens[span.first : span.last]]
    after = words[c.words[-1] + 1 - span.first :][:2]
    named = "name" in words[: c.words[0] - span.first]
    return named and bool({"too", "also"} & set(after))


def _is_denied(tree: Tree, head: int, *, by_teller: bool) -> bool:
    """Whether somebody is said not to be whom a name names: "I am not the Lind who was fined"."""
    if by_teller and not any(tree.tokens[k].text == "I" for k in tree.of(head, "nsubj")):
        return False
    words = [tree.tokens[k].text.lower() for k in tree.of(head, "advmod")]
    said = bool(tree.of(head, "cop", "det"))
    return said and bool({"not", "n't", "n’t"} & set(words))


def _is_a(tree: Tree, c: Named) -> bool:
    """Whether a full name is somebody new: "a Jo Lind who has nothing to do with it"."""
    return c.determiner == "indef" and not _bare(tree, c)


def _is_present(tree: Tree, c: Named) -> bool:
    """Whether a title stands behind "the present": "the present Dr Lind" had one before."""
    before = tree.tokens[c.words[0] - 1].text.lower() if c.words[0] else ""
    titled = tree.tokens[c.words[0]].text.lower().rstrip(".") in TITLES
    return titled and before in PRESENT


def _aged_apart(tree: Tree, one: Named, two: Named) -> bool:
    """Whether one is a child by the age said of it and the other "the father", or the ages differ.

    "Jo Lind, aged 8, has a cough. Jo Lind, the father, came with him."
    """
    sides = [(frozenset(age_after(tree, c.words[-1] + 1)), _is_parent(tree, c)) for c in (one, two)]
    (mine, father), (theirs, mother) = sides
    if mine and theirs:
        return mine.isdisjoint(theirs)
    return (father and bool(theirs) and max(theirs) < GROWN) or (
        mother and bool(mine) and max(mine) < GROWN
    )


def _is_parent(tree: Tree, c: Named) -> bool:
    """Whether ", the father" or ", the mother" stands after a name."""
    at = c.words[-1] + 1
    words = [token.text.lower() for token in tree.tokens[at : at + 3]]
    return words in ([",", "the", "father"], [",", "the", "mother"])


def _bare(tree: Tree, c: Named) -> bool:
    return len(parse_name(_text(tree, c)).parts) == 1


def _is_it(tree: Tree, c: Named) -> bool:
    """Whether the clause of which a name is the subject says "its" of it: "Lind lost its keys"."""
    verb = tree.tokens[c.head].head
    if not tree.tokens[c.head].deprel.startswith("nsubj"):
        return False
    objects = tree.of(verb, "obj", "obl")
    return any(tree.tokens[k].text.lower() == "its" for at in objects for k in tree.children[at])


def _one_name(tree: Tree, one: Named, two: Named) -> bool:
    """Whether two names are the same, or one a part of the other."""
    mine, theirs = (frozenset(parse_name(_text(tree, c)).parts) for c in (one, two))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _text(tree: Tree, c: Named) -> str:
    return " ".join(tree.tokens[at].text for at in c.words).replace(" - ", "-")


def says_which(tree: Tree, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the words right after the names of a chain that say which bearer is meant."""
    found: set[str] = set()
    for m in mentions:
        if m.form == "name":
            last = m.head
            while last + 1 < len(tree.tokens) and tree.tokens[last + 1].end <= m.end:
                last += 1
            found |= _after(tree, last + 1, range(m.head, last + 1))
            found |= {mark_of(tree, m.head)} & (OTHERS | NEW)
    return frozenset(found)


def shares_name(tree: Tree, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence that names somebody says that another has the name."""
    for number in sorted({tree.sentence[m.head] for m in mentions}):
        span = tree.analysis.sentences[number]
        words = " ".join(token.text.lower() for token in tree.tokens[span.first : span.last])
        if SHARED.search(words):
            return True
    return False


def _which(tree: Tree, c: Named) -> frozenset[str]:
    """Return what stands with a name, inside it ("Ada Lind of Flat 3") or after it."""
    words = [tree.tokens[at].text.lower() for at in c.words]
    if "of" in words[2:]:
        origin = c.words[words.index("of") + 1 :]
        last = origin[-1] + 1 if origin else 0
        number = [last] if 0 < last < len(tree.tokens) and tree.tokens[last].upos == "NUM" else []
        return frozenset(tree.tokens[at].text.lower() for at in number or origin)
    return _after(tree, c.words[-1] + 1, c.words) or _post(tree, c)


def _post(tree: Tree, c: Named) -> frozenset[str]:
    """Return the trade after a full name and a comma: "Ada Lind, the tree surgeon,"."""
    at = c.words[-1] + 1
    words = [token.text.lower() for token in tree.tokens[at : at + 2]]
    if _bare(tree, c) or words != [",", "the"]:
        return frozenset()
    end = at + 2
    while end < len(tree.tokens) and tree.tokens[end].upos in {"NOUN", "ADJ", "PROPN"}:
        end += 1
    told = tree.tokens[at + 2 : end]
    if not told or not may_be_trade(told[-1].lemma.lower()) or tree.tokens[end].text != ",":
        return frozenset()
    return frozenset({" ".join(token.lemma.lower() for token in told)})


def _ends_after(tree: Tree, at: int) -> bool:
    """Whether a bare noun ends a clause."""
    noun = tree.tokens[at]
    stops = at + 1 >= len(tree.tokens) or tree.tokens[at + 1].upos == "PUNCT"
    return noun.upos == "NOUN" and noun.text.islower() and stops


def _after(tree: Tree, at: int, name: Sequence[int]) -> frozenset[str]:
    """Return the words after a name that say which bearer is meant; ``at`` is the first."""
    if at + 1 >= len(tree.tokens) or tree.sentence[at + 1] != tree.sentence[at - 1]:
        return frozenset()
    word = tree.tokens[at].text.lower()
    if word == "the":
        noun = tree.tokens[at + 1]
        trade = noun.upos == "NOUN" and may_be_trade(noun.lemma.lower())
        if at + 2 < len(tree.tokens) and tree.tokens[at + 2].lemma.lower() == "one":
            return frozenset({noun.lemma.lower()})  # "Jo the tall one"
        return frozenset({noun.lemma.lower()}) if trade else frozenset()
    noun_at = tree.tokens[at].head
    above = tree.tokens[noun_at].head
    # Between a subject and its verb the words belong to the subject, whatever the parser says.
    before_verb = above > noun_at and tree.tokens[name[0]].head == above
    hung = tree.tokens[at].deprel == "case" and (above in name or before_verb)
    if word == "of" and _ends_after(tree, at + 1):
        return frozenset({tree.tokens[at + 1].lemma.lower()})  # "a letter from Mr Lind of loading"
    if word not in SAYS_WHICH or not hung:
        return frozenset()
    told = [k for k in (noun_at, *tree.children[noun_at]) if k > at]
    numbers = [k for k in told if tree.tokens[k].upos == "NUM"]
    return frozenset(
        tree.tokens[k].lemma.lower() for k in numbers or told if tree.tokens[k].upos in TELLING
    )
