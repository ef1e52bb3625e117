"""What tells two people of one name apart in the way that a teller speaks of them.

* A contrast: in "Maria saw it. Maria Lind did not." the second subject is somebody else, or the
  teller would contradict the sentence before.
* An origin: "Maria from the bakery" is called so because "Maria Lind" is another one.
* Age: "old Lind" and "young Lind", which count with small letters before a family name alone or
  with a title ("young Ada" is Ada when she was young); "Ada Lind, 68," and "Ada Lind, 32,".
* A spelling: full names close to each other that differ in a few letters (``respelled``).
* A place: where an account says "in Lind", a bare "Lind" need not be Mrs Lind.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.respelled import spelled_apart
from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.words import TITLES, word_set
from tellings.text.nicknames import is_listed

AUXILIARIES = word_set("do be have will would can could must")
DENIED = frozenset({"not", "n't", "n’t", "neither"})
SHORT = 2
"""So many words, "did not", has the rest of a sentence that only denies the one before."""
FROM = frozenset({"from", "of"})
AGES = word_set("old young")
COMPARED = word_set("elder older younger")
ELDER = word_set("old elder older")
AFTER = word_set("senior junior sr jr elder younger ii iii iv father son")
ELDERS = word_set("old elder older senior sr")
YOUNGERS = word_set("young younger junior jr")
KIN_AGE = {
    **dict.fromkeys(("son", "daughter", "grandson", "granddaughter"), "younger"),
    **dict.fromkeys(("father", "mother", "grandfather", "grandmother"), "elder"),
}
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
    yield from _numbered(tree, names)
    yield from _towns(tree, names)
    yield from spelled_apart(tree, names)
    yield from _generations(tree, candidates)


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
    """Pairs of a bare name that an origin tells from a longer one, and of a name with two."""
    bare: dict[str, list[int]] = defaultdict(list)
    told: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for index, c in names:
        if not _from(tree, c.words[-1] + 1):
            continue
        if len(c.words) == 1:
            bare[tree.tokens[c.head].text.lower()].append(index)
        name = tuple(tree.tokens[at].text.lower() for at in c.words)
        place = tree.tokens[c.words[-1] + 3].lemma.lower()
        yield from ((other, index, "distinct") for other, at in told[name] if at != place)
        told[name].append((index, place))
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
    """Pairs of one family name of which one is called old, elder or older, the other young."""
    marked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, c in names:
        age = _age(tree, c)
        if age:
            family = tree.tokens[c.words[-1]].text.lower()
            for other, theirs in marked[family]:
                if theirs != age:
                    yield other, index, "distinct"
            marked[family].append((index, age))
    yield from _compared(tree, names)
    yield from _old_beside(tree, names)


def _compared(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of "the older Dr Lind" and a full name, which may be the younger one's."""
    full: dict[str, list[int]] = defaultdict(list)
    for index, c in names:
        after = {token.text.lower() for token in tree.tokens[c.words[-1] + 1 : c.words[-1] + 4]}
        if len(c.words) > 1 and not _age(tree, c) and after.isdisjoint(AFTER):
            full[tree.tokens[c.words[-1]].text.lower()].append(index)
    for index, c in names:
        if tree.tokens[c.words[0] - 1].text.lower() in COMPARED and c.words[0]:
            for other in full.get(tree.tokens[c.words[-1]].text.lower(), ()):
                yield min(other, index), max(other, index), "distinct"


def _old_beside(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of "Mrs Lind" and, later on, "the old Mrs Lind"."""
    plain: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, c in names:
        words = tuple(tree.tokens[at].text.lower() for at in c.words)
        before = [token.text.lower() for token in tree.tokens[max(0, c.words[0] - 2) : c.words[0]]]
        if words[0].rstrip(".") in TITLES and before[:1] == ["the"] and before[-1] in AGES:
            yield from ((other, index, "distinct") for other in plain[words])
        elif not AGES & set(before):
            plain[words].append(index)


def _generations(tree: Tree, candidates: Sequence[Spoken]) -> Iterator[tuple[int, int, str]]:
    """Pairs of "Jo Lind senior" and "the son", "Lind junior" and "the father": of two, the other.

    Whose son is not said: that of the one just named, who is told from his son by the mark.
    """
    told: list[tuple[int, str]] = []
    for index, c in enumerate(candidates):
        if c.form == "name":
            age = _marked(tree, c)
            told += [(index, age)] if age else []
        elif c.form == "nominal" and [
            tree.tokens[k].text.lower() for k in tree.children[c.head]
        ] == ["the"]:
            kin = KIN_AGE.get(tree.tokens[c.head].lemma.lower(), "")
            yield from ((other, index, "distinct") for other, age in told if kin and kin != age)


def _marked(tree: Tree, c: Spoken) -> str:
    """Return the age that stands before or in a name or right after it."""
    first, last = c.words[0], c.words[-1]
    around = {tree.tokens[at].text.lower().rstrip(".") for at in range(max(0, first - 1), last + 1)}
    around |= {token.text.lower().rstrip(".") for token in tree.tokens[last + 1 : last + 2]}
    elder, younger = bool(around & ELDERS), bool(around & YOUNGERS)
    return "" if elder == younger else "elder" if elder else "younger"


def _age(tree: Tree, c: Spoken) -> str:
    """Return "elder" or "younger" as the word before a name says, an empty string without one.

    "Old" and "young" may describe somebody known by a given name: those count before a family name
    alone or with a title.
    """
    first = c.words[0]
    word = tree.tokens[first - 1].text.lower() if first else ""
    titled = len(c.words) > 1 and tree.tokens[first].text.lower().rstrip(".") in TITLES
    bare = len(c.words) == 1 and not is_listed(tree.tokens[first].text.lower())
    if word in COMPARED or (word in AGES and (titled or bare)):
        return "elder" if word in ELDER else "younger"
    return ""


def _numbered(tree: Tree, names: Sequence[tuple[int, Spoken]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one full name with two ages: "Ada Lind, 68, and Ada Lind, 32"."""
    ages: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for index, c in names:
        last = c.words[-1] + 1
        after = tree.tokens[last : last + 2]
        if len(c.words) > 1 and len(after) > 1 and after[0].text == "," and after[1].text.isdigit():
            name = tuple(tree.tokens[at].text for at in c.words)
            for other, age in ages[name]:
                if age != after[1].text:
                    yield other, index, "distinct"
            ages[name].append((index, after[1].text))


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
