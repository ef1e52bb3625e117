"""What an account says close by each of its people: words that tell them from the others there.

"The doctor in Vale" and "Dr Okafor, in Vale," are told by one place; "the clerk who dropped the
tray" and "a lad dropped his tray" do one thing. ``Near`` keeps two sets of words apart:

* ``marks``: what stands with the noun or name itself ("in Vale", "with the donkey", ", flat 5"),
* ``acts``: what the person's own clauses say (verb, objects, places), relative clauses among them.

What other people of the same clause do, or are, is left out: of "he pushed me and ran" only the
push is told of me, and as what befell me (its key ends with ``BEFELL``), so that who pushes and
who is pushed share no word. A word stands for itself, for the verb that its noun is made from and
for its commonest meaning, so that "the sleeping one" meets "asleep".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.people.bland import BLAND, COMMON
from tellings.people.syntax import SUBJECTS, Tree
from tellings.records.language import Token
from tellings.records.people import Mention
from tellings.text.lexicon import load

TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
PARTS = {"NOUN": "n", "VERB": "v", "ADJ": "a"}
CLAUSES = frozenset({"conj", "parataxis", "advcl", "ccomp", "acl", "csubj"})
PLACED = frozenset({"in", "at", "from", "of", "on"})
INSIDE = frozenset({"nmod", "flat", "compound"})
"""What stands so in another noun does not do what that noun does: "the mayor of Vale"."""
NAMED = frozenset({"flat", "compound", "goeswith"})
DESCRIBED = "nmod:desc"
UNDERGOERS = frozenset({"obj", "iobj", "nsubj:pass"})
OBJECTS = frozenset({"obj", "iobj", "obl"})
BEFELL = "<"
"""Ends the keys of what befalls somebody, to tell it from what somebody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Words close by a person, each under its keys: the lemma, a verb behind it, its meaning."""

    marks: Mapping[str, str]
    acts: Mapping[str, str]


NOTHING = Near(marks={}, acts={})


def near(tree: Tree, chain: Sequence[Mention], others: frozenset[int]) -> Near:
    """Return the telling words by a chain's mentions; ``others`` are the heads of other people."""
    marks: dict[str, str] = {}
    acts: dict[str, str] = {}
    own = {m.head for m in chain}
    for m in chain:
        for at in (*_under(tree, m.head, own, others), *_placed(tree, m.head)):
            _note(tree.tokens[at], marks)
        told = _relative(tree, m.head, own, others)
        for at in told:
            _note(tree.tokens[at], acts)
        if tree.tokens[m.head].deprel.partition(":")[0] not in INSIDE:
            _note_clause(tree, m, own, others, acts)
    return Near(marks=marks, acts=acts)


def _note_clause(
    tree: Tree, m: Mention, own: set[int], others: frozenset[int], acts: dict[str, str]
) -> None:
    clause = tree.clause(m.head)
    relation = tree.tokens[m.head].deprel
    befell = relation in UNDERGOERS and tree.tokens[m.head].head == clause
    further = relation.partition(":")[0] not in OBJECTS
    for at in _said(tree, clause, own, others, further=further):
        _note(tree.tokens[at], acts, ending=BEFELL if befell and at == clause else "")


def _note(token: Token, words: dict[str, str], *, ending: str = "") -> None:
    lemma = token.lemma.lower()
    common = lemma in COMMON or lemma in BLAND or len(lemma) == 1
    if token.upos == "NUM" or (token.upos in TELLING and not common):
        for key in keys(lemma, token.upos):
            words.setdefault(key + ending, lemma)


@lru_cache(maxsize=2**14)
def keys(lemma: str, upos: str) -> tuple[str, ...]:
    """Return under what a word is found: itself, the verb or noun behind it, its first sense."""
    if upos not in PARTS:
        return (lemma,)
    lexicon = load()
    behind = (*lexicon.verbs_of_nouns.get(lemma, ()), *lexicon.nouns_of_adjectives.get(lemma, ()))
    senses = (f"#{sense}" for sense in lexicon.usual(lemma, PARTS[upos], 1))
    done = (f"to {lemma}",) if upos == "VERB" else ()
    return tuple(dict.fromkeys((lemma, *done, *behind, *senses)))


def _under(tree: Tree, head: int, own: set[int], others: frozenset[int]) -> Iterator[int]:
    """Yield what stands with a noun; the name itself, clauses and other people are left out."""
    for child in tree.children[head]:
        token = tree.tokens[child]
        relation = token.deprel.partition(":")[0]
        part = relation in NAMED or token.deprel == DESCRIBED
        named = part and head in own and token.upos == "PROPN"
        placed = token.upos == "PROPN" and tree.marker(child) in PLACED
        in_law = tree.tokens[child - 1].text == "-"
        if relation in CLAUSES or named or in_law or (child in others and not placed):
            continue
        if child not in own:
            yield child
        yield from _under(tree, child, own, others)


def _placed(tree: Tree, head: int) -> Iterator[int]:
    """Yield the place or number that a parser hangs on the verb: "Dr Okafor, in Vale, believes"."""
    token = tree.tokens[head]
    if token.deprel not in SUBJECTS:
        return
    for at in tree.of(token.head, "obl"):
        if head < at < token.head and tree.marker(at) in PLACED:
            yield from tree.subtree(at)


def _said(
    tree: Tree, clause: int, own: set[int], others: frozenset[int], *, further: bool = True
) -> Iterator[int]:
    """Yield a clause's head and what stands in it, other people and further clauses left out.

    ``further``: clauses without a subject are the mention's own; else they are another's.
    """
    yield clause
    for child in tree.children[clause]:
        token = tree.tokens[child]
        relation = token.deprel.partition(":")[0]
        if child in own or (relation in CLAUSES and (not further or tree.of(child, "nsubj"))):
            continue
        if child in others or relation == "nsubj":
            continue
        yield from _said(tree, child, own, others, further=further)


def _relative(tree: Tree, head: int, own: set[int], others: frozenset[int]) -> tuple[int, ...]:
    """Return what the relative clauses of a noun say."""
    return tuple(at for child in tree.of(head, "acl") for at in _said(tree, child, own, others))
