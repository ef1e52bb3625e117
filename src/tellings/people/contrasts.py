"""What tells two people of one name apart in the way that a teller speaks of them.

* A contrast: in "Maria saw it. Maria Lind did not." the second subject is somebody else, or the
  teller would contradict the sentence before.
* An origin: "Maria from the bakery" is called so because "Maria Lind" is another one.
* Age: "old Lind" and "young Lind", which count with small letters before a family name alone
  ("young Ada" is Ada when she was young).
* A place: where an account says "in Lind", a bare "Lind" need not be Mrs Lind.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.distinct import are_distinct
from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.words import word_set
from tellings.text.nicknames import is_listed

AUXILIARIES = word_set("do be have will would can could must")
DENIED = frozenset({"not", "n't", "n’t", "neither"})
SHORT = 2
"""So many words, "did not", has the rest of a sentence that only denies the one before."""
FROM = frozenset({"from", "of"})
AGES = word_set("old young")
INSIDE = frozenset({"in", "near"})
MINDS = word_set("believe trust confide delight interested faith interest")
REACH = frozenset({"reach"})


class Spoken(Protocol):
    """A mention: its form ("name", "nominal", "pronoun"), head and words as token numbers."""

    @property
    def form(self) -> str:
        """Return the form."""

    @property
    def head(self) -> int:
        """Return the token that heads it."""

    @property
    def words(self) -> Sequence[int]:
        """Return its tokens in order; only those of names are looked at."""


def told_apart(tree: Tree, candidates: Sequence[Spoken]) -> Iterator[tuple[int, int, str]]:
    """Yield (earlier, later, rule): places in ``candidates`` of mentions that are surely two."""
    names = [(index, c) for index, c in enumerate(candidates) if c.form == "name"]
    yield from _contrasts(tree, candidates)
    yield from _origins(tree, names)
    yield from _ages(tree, names)
    yield from _towns(tree, names)


def _contrasts(tree: Tree, candidates: Sequence[Spoken]) -> Iterator[tuple[int, int, str]]:
    number = {c.head: index for index, c in enumerate(candidates)}
    before: int | None = None
    for span in tree.analysis.sentences:
        subjects = [
            at
            for at in range(span.first, span.last)
            if at in number and tree.tokens[at].deprel in SUBJECTS
        ]
        if before is not None and subjects and _only_denies(tree, subjects[0], span.last):
            yield number[before], number[subjects[0]], "distinct"
        before = subjects[0] if len(subjects) == 1 else None


def _only_denies(tree: Tree, subject: int, last: int) -> bool:
    """Whether nothing but "did not" or the like follows a subject that is named."""
    first = subject + 1
    while first < last and tree.tokens[first].deprel.partition(":")[0] == "flat":
        first += 1
    rest = [tree.tokens[at] for at in range(first, last) if tree.tokens[at].upos != "PUNCT"]
    named = tree.tokens[subject].upos == "PROPN"
    return (
        named
        and len(rest) == SHORT
        and rest[0].lemma.lower() in AUXILIARIES
        and rest[1].text.lower() in DENIED
        and all(token.upos in {"AUX", "PART", "VERB"} for token in rest[:2])
    )


def _origins(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    bare: dict[str, list[int]] = defaultdict(list)
    for index, c in names:
        if len(c.words) == 1 and _from(tree, c.head + 1):
            bare[tree.tokens[c.head].text.lower()].append(index)
    for index, c in names:
        if len(c.words) > 1:
            for other in bare.get(tree.tokens[c.words[0]].text.lower(), ()):
                yield min(other, index), max(other, index), "distinct"


def _from(tree: Tree, at: int) -> bool:
    """Whether the words from ``at`` say where or whose somebody is: "from the bakery"."""
    end = tree.analysis.sentences[tree.sentence[at - 1]].last
    words = tree.tokens[at : min(end, at + 3)]
    return (
        len(words) > 2
        and words[0].text.lower() in FROM
        and words[1].text.lower() == "the"
        and words[2].upos == "NOUN"
    )


def _ages(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    marked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, c in names:
        first = c.words[0]
        word = tree.tokens[first - 1].text.lower() if first else ""
        name = tree.tokens[first].text.lower()
        if len(c.words) == 1 and word in AGES and not is_listed(name):
            for other, theirs in marked[name]:
                if are_distinct(theirs, word):
                    yield other, index, "distinct"
            marked[name].append((index, word))


def _towns(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of a bare name that also names a place in the account, and a longer one with it."""
    bare = {index: c for index, c in names if len(c.words) == 1}
    towns = {tree.tokens[c.head].text for c in bare.values() if _is_town(tree, c.head)}
    for index, c in names:
        if len(c.words) > 1 and tree.tokens[c.words[-1]].text in towns:
            family = tree.tokens[c.words[-1]].text
            for other, short in bare.items():
                if tree.tokens[short.head].text == family:
                    yield min(other, index), max(other, index), "distinct"


def _is_town(tree: Tree, head: int) -> bool:
    """Whether a bare name stands where only a place can: "in Lind", "we reached Lind"."""
    token = tree.tokens[head]
    governor = tree.tokens[token.head].lemma.lower()
    if token.deprel == "obj":
        return governor in REACH
    return tree.marker(head) in INSIDE and governor not in MINDS
