"""Who belongs to a group, where the account says so.

1. A row of people beside a plural noun: "the sisters, Ada and Jo", "Ada and Jo, the sisters", "Ada
   and Jo are the sisters", "the crew, including Ada".
2. One out of many: "Ada is one of the pilots", "Ada, one of the pilots".
3. A plural pronoun that nothing but a row of people can stand for: "Ada and Jo left. They ran." The
   row must be the last people named before it, in its sentence or the one before (a "split
   antecedent": Vala et al., COLING 2016, https://aclanthology.org/C16-1219).

A row with one who is not a person, or a plural noun in between, gives nothing: a wrong member costs
more than a missing one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.syntax import SUBJECTS, Tree, feature
from tellings.people.words import word_set
from tellings.records.people import EntityKind

MEMBER_OF = "member of"
INCLUDING = "including"
ONE = frozenset({"one", "another"})
BOTH = word_set("they them their theirs themselves both")
PEOPLE = frozenset({"person", "group"})
DENIED = frozenset({"not", "n't", "never", "no", "nor", "neither", "or", "if"})

Member = tuple[int, int]
"""(head of the member's mention, head of the group's mention)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The mentions of one account by head: their entity and its kind.

    ``opening`` are the heads with which a group comes up in the account first.
    """

    entity: Mapping[int, str]
    kind: Mapping[int, EntityKind]
    opening: frozenset[int]

    def person(self, head: int) -> bool:
        """Whether a head names one person."""
        return self.kind.get(head) == "person"


def stated_members(tree: Tree, named: Named) -> Iterator[Member]:
    """Yield the members of groups in text order of the group's mention, each pair once."""
    seen: set[Member] = set()
    for head in sorted(named.entity):
        for member in sorted({*_beside(tree, named, head), *_before(tree, named, head)}):
            pair = (member, head)
            if pair not in seen and named.entity[member] != named.entity[head]:
                seen.add(pair)
                yield pair
        for member, group in _one_of(tree, named, head):
            if (member, group) not in seen:
                seen.add((member, group))
                yield member, group


def row(tree: Tree, head: int) -> tuple[int, ...]:
    """Return a noun with all that is joined to it by "and", in text order."""
    joined = tuple(at for at in tree.of(head, "conj") if not _denied(tree, at))
    return (head, *joined) if len(joined) == len(tree.of(head, "conj")) else (head,)


def _denied(tree: Tree, at: int) -> bool:
    return any(tree.tokens[child].text.lower() in DENIED for child in tree.children[at])


def _people(tree: Tree, named: Named, head: int, *, least: int = 2) -> tuple[int, ...]:
    """Return the row that begins with a head when all in it are different persons."""
    found = row(tree, head)
    if len(found) < least or not all(named.person(at) for at in found):
        return ()
    return found if len({named.entity[at] for at in found}) == len(found) else ()


def _plural(tree: Tree, named: Named, head: int) -> bool:
    return named.kind.get(head) == "group" and feature(tree.tokens[head], "Number") == "Plur"


def _beside(tree: Tree, named: Named, head: int) -> Iterator[int]:
    """Yield those in a row beside a plural noun: apposition, "are", "including"."""
    if tree.tokens[head].upos not in {"NOUN", "PROPN"} or not _plural(tree, named, head):
        return
    for at in tree.of(head, "appos"):
        yield from _people(tree, named, at)
    token = tree.tokens[head]
    if token.deprel == "appos" and token.head != head:
        yield from _people(tree, named, _first(tree, token.head))
    if tree.of(head, "cop") and not _denied(tree, head):
        for subject in tree.of(head, "nsubj"):
            yield from _people(tree, named, subject)
    for at in tree.of(head, "nmod"):
        marks = {tree.tokens[mark].text.lower() for mark in tree.of(at, "case")}
        if INCLUDING in marks or "such" in marks:
            yield from _people(tree, named, at, least=1)


def _first(tree: Tree, head: int) -> int:
    """Return the first noun of the row that a noun stands in."""
    token = tree.tokens[head]
    return token.head if token.deprel == "conj" else head


def _one_of(tree: Tree, named: Named, head: int) -> Iterator[Member]:
    """Yield ("one", group) for "one of the pilots", once "one" is somebody."""
    if not named.person(head) or tree.tokens[head].lemma.lower() not in ONE:
        return
    if _denied(tree, head):
        return
    for at in tree.of(head, "nmod"):
        if tree.marker(at) == "of" and _plural(tree, named, at):
            yield head, at


def _before(tree: Tree, named: Named, head: int) -> Iterator[int]:
    """Yield the row of people that a plural pronoun, new in the account, stands for."""
    if head not in named.opening or not _may_stand_for_row(tree, head):
        return
    sentence = tree.analysis.sentences[max(0, tree.sentence[head] - 1)]
    earlier = [at for at in range(sentence.first, head) if named.kind.get(at) in PEOPLE]
    if not earlier:
        return
    last = earlier[-1]
    people = _people(tree, named, _first(tree, last))
    if last in people and all(named.kind[at] == "person" for at in earlier[-len(people) :]):
        yield from _meant(tree, people, head)


def _may_stand_for_row(tree: Tree, head: int) -> bool:
    token = tree.tokens[head]
    if token.upos == "PRON":
        return token.text.lower() in BOTH
    numbers = {tree.tokens[at].lemma.lower() for at in tree.of(head, "nummod")}
    return bool(numbers & {"two", "2"}) and bool(tree.of(head, "det"))


def _meant(tree: Tree, people: Sequence[int], head: int) -> Iterator[int]:
    """Yield the row when it can be meant: subject or object of another verb, all of it if "two"."""
    two = tree.tokens[head].text.lower() == "both" or tree.of(head, "nummod")
    role = tree.tokens[people[0]].deprel
    fits = role in SUBJECTS or role in {"obj", "iobj", "obl", "obl:agent", "root"}
    if fits and (not two or len(people) == 2):
        yield from people
