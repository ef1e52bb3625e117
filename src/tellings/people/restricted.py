"""People of one account and one trade who are told apart by what stands with the noun.

* Places: "the clerk at Vale" and "the clerk at Moor Street" are two.
* Which one: "the tall nurse" and "the nurse who pushed the chair": a teller who has described one
  does not describe the same one over again, but says which of several is meant.
* Scales: "the morning cook" and "the cook on the evening shift", "a waiter" and "the head waiter".
* "The father" and "the son", with nobody's name before them: of one story, they are two.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.people.candidates import Candidate
from tellings.people.distinct import OTHERS, mark_of
from tellings.people.scales import SECOND, STANDING, opposed, placed, same_end, told
from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.trades import is_trade
from tellings.people.words import KIN_INVERSE, kin_word

PLACING = frozenset({"at", "in", "from", "on", "of"})
KNOWN = frozenset({"def", "poss"})
GENERATIONS = frozenset({"child", "parent"})
Pair = tuple[int, int, str]


def restricted(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Yield (earlier, later, rule) of candidates that are surely two."""
    by_noun: dict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        lemma = tree.tokens[c.head].lemma.lower()
        if c.form == "nominal" and c.number != "plur" and is_trade(lemma):
            by_noun[lemma].append((index, c))
    for same in by_noun.values():
        for position, (index, c) in enumerate(same):
            for earlier, other in same[:position]:
                if _placed_apart(tree, other, c) or _which(tree, other, c):
                    yield earlier, index, "distinct"
    yield from _on_scales(tree, candidates)
    yield from _generations(tree, candidates)


def _on_scales(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Pairs of one noun told by two ends of a scale, or by rank, shift or newness on one side."""
    by_noun: dict[str, list[tuple[int, Candidate, frozenset[str]]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        lemma = tree.tokens[c.head].lemma.lower()
        if c.form == "nominal" and c.number != "plur":
            words = told(tree, c.head)
            for earlier, other, theirs in by_noun[lemma]:
                stands = is_trade(lemma) and (
                    _stands(other, theirs, c, words) or _elsewhere(tree, other, c)
                )
                if opposed(theirs, words) or stands:
                    yield earlier, index, "distinct"
            by_noun[lemma].append((index, c, words))


def _elsewhere(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether both are told by where they stand: "the guard on the roof", "the gate guard"."""
    mine, theirs = (placed(tree, c.head) for c in (one, two))
    before = [
        {tree.tokens[at].lemma.lower() for at in tree.of(c.head, "compound")} for c in (one, two)
    ]
    known = {one.determiner, two.determiner} <= KNOWN and bool(mine or theirs)
    told_by = mine | before[0], theirs | before[1]
    return known and all(told_by) and told_by[0].isdisjoint(told_by[1])


def _stands(one: Candidate, said: frozenset[str], two: Candidate, later: frozenset[str]) -> bool:
    """Whether rank, shift or newness tell two people of one trade apart.

    "A waiter" is not "the head waiter" after him, "the new waiter" not "our head waiter", and
    "the deputy warden" not "the warden".
    """
    before, after = said & STANDING, later & STANDING
    if one.determiner == "indef" and not before:
        return bool(after) and two.determiner in KNOWN
    if before and after:
        return before.isdisjoint(after) and not same_end(before, after)
    return bool((before | after) & SECOND) and {one.determiner, two.determiner} <= KNOWN


def _placed_apart(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether both stand with places, and no name or number of these is the same."""
    mine, theirs = _places(tree, one), _places(tree, two)
    if _fronted(tree, one) and _fronted(tree, two):
        return _fronted(tree, one) != _fronted(tree, two)
    return bool(mine) and bool(theirs) and not (mine <= theirs or theirs <= mine)


def _fronted(tree: Tree, c: Candidate) -> str:
    """Return the place before a subject, "At the lake the guard slept", or an empty string."""
    token = tree.tokens[c.head]
    if token.deprel not in SUBJECTS:
        return ""
    found = (
        tree.tokens[at].lemma.lower()
        for at in tree.of(token.head, "obl")
        if at < c.head
        and tree.marker(at) in {"at", "in", "on"}
        and tree.tokens[at].entity == "place"
    )
    return next(found, "")


def _places(tree: Tree, c: Candidate) -> frozenset[str]:
    return frozenset(
        tree.tokens[at].lemma.lower()
        for place in tree.of(c.head, "nmod")
        if tree.marker(place) in PLACING and tree.tokens[place].deprel != "nmod:poss"
        for at in tree.subtree(place)
        if tree.tokens[at].upos in {"PROPN", "NUM"} or tree.tokens[at].text.istitle()
    )


def _which(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether one is described and the other told by a clause that says which is meant."""
    definite = one.determiner == two.determiner == "def"
    sides = [
        (_clause(tree, one), _described(tree, one)),
        (_clause(tree, two), _described(tree, two)),
    ]
    return definite and sorted(sides) == [(False, True), (True, False)]


def _clause(tree: Tree, c: Candidate) -> bool:
    """Whether a relative clause follows without a comma."""
    return any(
        tree.tokens[at].deprel == "acl:relcl" and tree.tokens[c.head + 1].text != ","
        for at in tree.of(c.head, "acl")
    )


def _described(tree: Tree, c: Candidate) -> bool:
    told = tree.of(c.head, "amod", "nmod", "compound", "nummod")
    return bool(told) and mark_of(tree, c.head) not in OTHERS


def _generations(tree: Tree, candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Pairs of "the father" and "the son", whose kin is not said."""
    bare: dict[str, list[int]] = defaultdict(list)
    for index, c in enumerate(candidates):
        word = kin_word(tree.tokens[c.head].lemma.lower()) if c.form == "nominal" else None
        degree = KIN_INVERSE.get(word or "", "")
        whose = tree.of(c.head, "nmod", "nmod:poss")
        if degree in GENERATIONS and c.determiner == "def" and c.number != "plur" and not whose:
            for other in GENERATIONS - {degree}:
                yield from ((earlier, index, "distinct") for earlier in bare[other])
            bare[degree].append(index)
