"""What grammar alone says about two mentions of a sentence: the same, or surely not the same.

Same: an apposition ("Ada, the pilot"), a noun said of a subject ("Ada is the pilot"), a relative
pronoun and its noun, a reflexive and its subject. Apart: what is joined by "and", a possessor and
what is possessed, the subject and an object of one verb, a noun and a noun inside it.
(Government and binding in its simplest form; Lappin and Leass, "An algorithm for pronominal
anaphora resolution", Computational Linguistics 20, 1994.)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tellings.people.appositions import appositions
from tellings.people.bynames import namings
from tellings.people.called_back import called_back
from tellings.people.candidates import RELATIVES, Candidate
from tellings.people.contrasts import told_apart
from tellings.people.distinct import NEW, ORDINALS, OTHERS, are_distinct, mark_of
from tellings.people.forward import named_later
from tellings.people.full_names import firm_end, is_turned
from tellings.people.makers import maker_heads
from tellings.people.namesakes import WIVES
from tellings.people.qualified import qualified
from tellings.people.restricted import restricted
from tellings.people.surface import after_noun
from tellings.people.syntax import SUBJECTS, Tree, feature
from tellings.people.things import is_firm, is_house, thing_of, with_article
from tellings.people.trades import is_trade
from tellings.people.words import REFLEXIVES, kin_word
from tellings.people.works import speaks_of_work
from tellings.text.written_names import parse_name

OPENING = frozenset("\"“‘'«(")
CLOSING = frozenset("\"”’'»)")
QUOTES = frozenset("\"“”‘’'«»")
WORK = frozenset({"work", "serve", "act"})
SEEMING = frozenset({"seem", "look", "appear", "sound"})
HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "can", "must"})
OBJECTS = frozenset({"obj", "iobj", "obl", "obl:agent"})
SIDE_BY_SIDE = frozenset({"obj", "iobj", "obl", "flat", "appos", "nmod", "dep", "obl:agent"})
GENITIVE = frozenset({"'s", "’s", "'", "’"})
POSTS = frozenset({"expert", "owner", "chief", "head", "leader", "boss", "holder"})
Complement = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarLinks:
    """Pairs of candidate numbers, the smaller first, with the rule's name."""

    same: Mapping[tuple[int, int], str]
    apart: Mapping[tuple[int, int], str]


def grammar_links(tree: Tree, candidates: list[Candidate]) -> GrammarLinks:
    """Return what grammar says about the candidates of one account."""
    number = {candidate.head: index for index, candidate in enumerate(candidates)}
    same: dict[tuple[int, int], str] = {}
    apart: dict[tuple[int, int], str] = {}
    for left, right, rule in (*_same(tree, candidates, number), *_named(tree, candidates)):
        same.setdefault((min(left, right), max(left, right)), rule)
    for left, right, rule in (*_apart(tree, candidates, number), *_others(tree, candidates)):
        pair = (min(left, right), max(left, right))
        if left != right and pair not in same:
            apart.setdefault(pair, rule)
    return GrammarLinks(same=same, apart=apart)


def _same(
    tree: Tree, candidates: list[Candidate], number: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    for index, candidate in enumerate(candidates):
        head = candidate.head
        token = tree.tokens[head]
        named = after_noun(tree, head) or _kin_before(tree, candidates, index, number)
        listed = candidate.form == "name" and _numbered(tree, token.head)
        if (token.deprel == "appos" or named) and token.head in number and not listed:
            yield number[token.head], index, "apposition"
        if tree.of(head, "cop") and not tree.of(head, "case") and _asserted(tree, head):
            for subject in tree.of(head, "nsubj"):
                if subject in number and candidate.determiner != "quant":
                    yield number[subject], index, "copula"
        if candidate.relative:
            for ancestor in tree.ancestors(head):
                if tree.tokens[ancestor].deprel == "acl:relcl":
                    noun = tree.tokens[ancestor].head
                    if noun in number:
                        yield number[noun], index, "relative"
                    break
        if token.text.lower() in REFLEXIVES:
            for subject in tree.of(tree.clause(head), "nsubj"):
                if subject in number and subject != head:
                    yield number[subject], index, "reflexive"


def _numbered(tree: Tree, head: int) -> bool:
    """Whether a noun is a place in a list: "In lane 5, Ada Lind" says who stands there."""
    numbers = [k for k in tree.of(head, "nummod", "flat") if tree.tokens[k].upos == "NUM"]
    return tree.tokens[head].upos in {"NOUN", "PROPN"} and any(k > head for k in numbers)


def _employed(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of a subject and the trade of "works as a baker", "served as the judge"."""
    number = {c.head: index for index, c in enumerate(candidates)}
    for index, c in enumerate(candidates):
        token = tree.tokens[c.head]
        verb = tree.tokens[token.head]
        if c.form != "nominal" or tree.marker(c.head) != "as" or not _asserted(tree, token.head):
            continue
        # "As the only midwife I was fetched": before its subject it says what that is.
        for at in tree.of(token.head, "nsubj"):
            held = verb.lemma.lower() in WORK or (c.head < at and is_trade(token.lemma.lower()))
            if held and at in number:
                yield number[at], index, "copula"


def _one_name(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether two neighbours are pieces of one name: “Jo "Red" Lind”, "Jo (Red) Lind", "Lind & Co".

    The name by which somebody is known stands in quotation marks or brackets inside the name.
    """
    if one.form != "name" or two.form != "name":
        return False
    between = [tree.tokens[at].text for at in range(one.last, two.first)]
    if firm_end(tree, one.last, two.last) == two.last and len(between) == 1:
        return True
    end = tree.analysis.sentences[tree.sentence[one.first]].last
    if between == [","] and is_turned(tree, one.first, one.last, end):
        return True
    capital = tree.tokens[two.first].text[:1].isupper()
    if len(between) != 1 or not capital or tree.sentence[one.first] != tree.sentence[two.last - 1]:
        return False
    inside = one.first > 0 and tree.tokens[one.first - 1].text in OPENING and between[0] in CLOSING
    return between[0] in QUOTES or inside


def _named(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of somebody and the name that is given to them: "a miner called Glyn Pugh"."""
    for index, (left, right) in enumerate(pairwise(candidates)):
        if _one_name(tree, left, right):
            yield index, index + 1, "apposition"
    yield from _employed(tree, candidates)
    yield from _kin_and_name(tree, candidates)
    yield from named_later(tree, candidates)
    yield from called_back(tree, candidates)
    yield from appositions(tree, candidates)
    holder = {at: index for index, c in enumerate(candidates) for at in c.words}
    for naming in namings(tree):
        one, two = holder.get(naming.owner), holder.get(naming.name)
        if one is not None and two is not None and one != two:
            yield one, two, "apposition"


def _kin_and_name(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of "his cousin" and the name right after it: "shot his cousin Jo", however parsed."""
    for index, (left, right) in enumerate(pairwise(candidates)):
        kin = left.form == "nominal" and kin_word(tree.tokens[left.head].lemma.lower())
        beside = left.last == right.first and left.head + 1 == right.first
        name = tree.tokens[right.head]
        if not (kin and beside and right.form == "name" and left.determiner == "poss"):
            continue
        ends = right.last >= len(tree.tokens) or tree.tokens[right.last].text not in GENITIVE
        if ends and name.deprel in SIDE_BY_SIDE and left.number != "plur":
            yield index, index + 1, "apposition"


def _kin_before(
    tree: Tree, candidates: list[Candidate], index: int, number: Mapping[int, int]
) -> bool:
    """Whether a common noun for a person is hung on the name after it: "pilot Jo", "son Tobi"."""
    head = candidates[index].head
    token = tree.tokens[head]
    after = tree.tokens[token.head]
    return (
        token.deprel == "compound"
        and token.text.islower()
        and token.head == head + 1
        and token.head in number
        and after.upos == "PROPN"
        and (kin_word(token.lemma.lower()) is not None or is_trade(token.lemma.lower()))
    )


def _asserted(tree: Tree, head: int) -> bool:
    """Whether "X is (the) N" is said plainly: not denied, not supposed, not asked."""
    for child in tree.children[head]:
        token = tree.tokens[child]
        if token.lemma.lower() in HYPOTHETICAL or feature(token, "Polarity") == "Neg":
            return False
        if token.lemma.lower() in {"not", "n't", "never", "if", "no", "like"}:
            return False
    return True


def _apart(
    tree: Tree, candidates: list[Candidate], number: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    for verb, token in enumerate(tree.tokens):
        if token.deprel.startswith("acl"):
            yield from _clause_of_noun(tree, verb, number)
    for index, candidate in enumerate(candidates):
        head = candidate.head
        token = tree.tokens[head]
        if token.deprel.startswith("conj"):
            for other in (token.head, *tree.of(token.head, "conj")):
                if other in number and other != head:
                    yield number[other], index, "and"
        yield from _inside(tree, candidate, index, number)
        if token.deprel in SUBJECTS and token.head != head:
            for other in tree.of(token.head, "obj", "iobj", "obl"):
                itself = tree.tokens[other].text.lower() in REFLEXIVES or (
                    tree.marker(other) == "as" and candidate.form != "nominal"
                )
                if other in number and not itself:
                    yield number[other], index, "subject and object"
                    for joined in tree.of(other, "conj"):
                        if joined in number:
                            yield number[joined], index, "subject and object"


def _others(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs kept apart by the words before them: "the first" and "the second witness"; a ship."""
    marked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    things: dict[str, list[int]] = defaultdict(list)
    yield from _other_titles(tree, candidates)
    for index, candidate in enumerate(candidates):
        lemma = tree.tokens[candidate.head].lemma.lower()
        if candidate.form == "nominal":
            mark = mark_of(tree, candidate.head)
            if mark in OTHERS and marked[lemma]:
                yield marked[lemma][-1][0], index, "distinct"
            for other, theirs in marked[lemma]:
                if are_distinct(theirs, mark):
                    yield other, index, "distinct"
            marked[lemma].append((index, mark))
        elif candidate.form == "name" and _names_thing(tree, candidate):
            for at in candidate.words:
                things[tree.tokens[at].text.lower()].append(index)
    for index, candidate in enumerate(candidates):
        if candidate.form == "name" and not _names_thing(tree, candidate):
            # A name of one word may be the firm's for short, unless it reads as a person's.
            person = len(candidate.words) > 1 or tree.tokens[candidate.head].entity == "person"
            for at in candidate.words if person else ():
                for other in things.get(tree.tokens[at].text.lower(), ()):
                    yield other, index, "distinct"
    yield from told_apart(tree, candidates)
    yield from _makers_and_made(tree, candidates)
    yield from _described_otherwise(tree, candidates)
    yield from _complemented(tree, candidates)
    yield from restricted(tree, candidates)
    yield from qualified(tree, candidates)
    yield from _wives(tree, candidates)


def _described_otherwise(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one noun told by other things: "the man in the hat", "with a newspaper", "tall"."""
    found: dict[str, list[tuple[int, frozenset[str], bool]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        if c.form != "nominal":
            continue
        marks = frozenset(
            tree.tokens[at].lemma.lower()
            for at in tree.of(c.head, "nmod")
            if tree.marker(at) in {"with", "in"}
        )
        mark = mark_of(tree, c.head)
        # "The young woman" may be "the little woman"; what two such words say is in ``distinct``.
        only_mark = not marks and mark not in ORDINALS | NEW | OTHERS | {""}
        marks = frozenset({mark}) if only_mark else marks
        lemma = tree.tokens[c.head].lemma.lower()
        if marks:
            for other, theirs, marked in found[lemma]:
                if theirs.isdisjoint(marks) and not (marked and only_mark):
                    yield other, index, "distinct"
            found[lemma].append((index, marks, only_mark))


def _complemented(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one trade for two things: "the van driver" and "the driver of the bus"."""
    found: dict[str, list[tuple[int, list[Complement]]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        lemma = tree.tokens[c.head].lemma.lower()
        if c.form != "nominal" or c.number == "plur" or not (is_trade(lemma) or lemma in POSTS):
            continue
        things = [
            _complement(tree, at)
            for at in (*tree.of(c.head, "compound"), *tree.of(c.head, "nmod"))
            if tree.tokens[at].upos in {"NOUN", "PROPN"}
            and tree.marker(at) in {"", "of", "for"}
            and not (tree.tokens[at].upos == "PROPN" and tree.tokens[at].deprel == "nmod:poss")
        ]
        if things:
            for other, theirs in found[lemma]:
                if all(_other_thing(one, two) for one in things for two in theirs):
                    yield other, index, "distinct"
            found[lemma].append((index, things))


def _complement(tree: Tree, at: int) -> Complement:
    """Return the noun of a complement and the adjectives before it: ("plane", {"red"})."""
    described = (tree.tokens[child].lemma.lower() for child in tree.of(at, "amod"))
    return tree.tokens[at].lemma.lower(), frozenset(described)


def _other_thing(one: Complement, two: Complement) -> bool:
    if one[0] != two[0] and "one" not in {one[0], two[0]}:
        return True
    return bool(one[1]) and bool(two[1]) and one[1].isdisjoint(two[1])


def _wives(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of "Mrs Lind" and a bare "Lind": who calls a woman Mrs calls a man by the bare name."""
    families: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        words = [tree.tokens[at].text.lower().rstrip(".") for at in c.words]
        if c.form != "name" or len(words) > 2 or (len(words) == 2 and words[0] not in WIVES):
            continue
        wife = len(words) == 2
        for other, theirs in families[words[-1]]:
            if theirs != wife:
                yield other, index, "distinct"
        families[words[-1]].append((index, wife))


def _other_titles(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one sentence with one family name of which one has a title: "Lady Lind and Lind".

    Whoever has just been named is "she" or "he" there, and is not given another title.
    """
    names: dict[tuple[int, str], list[tuple[int, tuple[str, ...], int]]] = defaultdict(list)
    for index, c in enumerate(candidates):
        if c.form != "name":
            continue
        name = parse_name(" ".join(tree.tokens[at].text for at in c.words))
        if name.parts:
            key = tree.sentence[c.head], name.parts[-1]
            for other, titles, parts in names[key]:
                bare = len(name.parts) == 1 or parts == 1
                if bare and set(titles).isdisjoint(name.titles) and (titles or name.titles):
                    yield other, index, "distinct"
            names[key].append((index, name.titles, len(name.parts)))


def _makers_and_made(tree: Tree, candidates: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Pairs of a work's maker named in full and a name that is the maker's given name alone.

    Makers are called by their family names: in "a novel by Ada Lind; Ada runs away" Ada is the
    heroine.
    """
    if not speaks_of_work(tree):
        return
    names = [(index, c) for index, c in enumerate(candidates) if c.form == "name"]
    makers = maker_heads(tree, persons=frozenset(c.head for _, c in names))
    full = {
        (tree.tokens[c.words[0]].text.lower(), index)
        for index, c in names
        if len(c.words) > 1 and c.head in makers
    }
    for index, c in names:
        if len(c.words) == 1 and c.head not in makers:
            word = tree.tokens[c.head].text.lower()
            yield from (
                (other, index, "distinct") for given, other in sorted(full) if given == word
            )


def _names_thing(tree: Tree, candidate: Candidate) -> bool:
    if thing_of(tree, candidate.head, candidate.first):
        return True
    if is_firm(tree, candidate.first, candidate.last):
        return True
    if is_house(tree, candidate.head, candidate.words[0]):
        return True
    if len(candidate.words) == 1 and tree.tokens[candidate.head].entity == "place":
        return True
    return with_article(tree, candidate.head, candidate.first)


def _clause_of_noun(
    tree: Tree, verb: int, number: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of a noun with what its clause names: "Ada, played by Jo" are two people."""
    noun = tree.tokens[verb].head
    for other in tree.of(verb, "nsubj", "obj", "iobj", "obl"):
        relative = tree.tokens[other].lemma.lower() in RELATIVES
        if noun in number and other in number and not relative:
            yield number[noun], number[other], "inside"


def _inside(
    tree: Tree, candidate: Candidate, index: int, number: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of a noun with every mention that stands inside it."""
    for at in range(candidate.first, candidate.last):
        if at != candidate.head and at in number:
            deprel = tree.tokens[at].deprel
            yield number[at], index, "possessor" if deprel == "nmod:poss" else "inside"
