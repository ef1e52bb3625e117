"""Whom an account sets against whom: "one ... the other", "Ada and her colleague", "the first".

Where two accounts each set one person against one other, and one of the two is known to be the
same, so is the other: of two porters, when one is known, the second is the one who is left.

A pair is kept with how it is told: "other" for words that leave one of two over, a noun ("brother",
"colleague") for what one is of the other, "and" for two in a row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.people.distinct import ORDINAL_PAIR
from tellings.people.in_laws import INVERSE, kin_of_noun
from tellings.people.renamed import married
from tellings.people.roles import noun_of
from tellings.people.scales import COMPARATIVES
from tellings.people.syntax import Tree
from tellings.people.trades import is_trade
from tellings.people.words import kin_word, word_set
from tellings.records.people import Mention
from tellings.text.written_names import parse_name

AND, OTHER, FAMILY, COUPLE = "and", "other", "family", "couple"
COUPLES = (
    ("uncle", "aunt"),
    ("father", "mother"),
    ("grandfather", "grandmother"),
    ("sister", "brother-in-law"),
    ("brother", "sister-in-law"),
    ("daughter", "son-in-law"),
    ("son", "daughter-in-law"),
)
"""Kin of one person who are each other's husband and wife."""
COMPANIONS = word_set(
    """colleague companion mate partner friend neighbour neighbor crewmate flatmate roommate
    workmate teammate classmate schoolmate assistant apprentice helper deputy accomplice opponent
    rival twin double comrade fellow passenger"""
)
TELLER = word_set("i me my mine myself")
TITLES = word_set("constable sergeant officer inspector nurse dr doctor sister mayor judge captain")
LEFT_OVER = word_set("other another second elder older younger smaller taller bigger shorter")
Pairs = dict[int, dict[int, str]]
"""By chain, whom it is set against and how."""


def facing(
    tree: Tree, chains: Sequence[Sequence[Mention]], people: Sequence[bool], first: int
) -> Mapping[int, Mapping[int, str]]:
    """Return the pairs by profile; ``people`` says which chains are one person each."""
    owner = {m.head: at for at, chain in enumerate(chains) for m in chain}
    found: Pairs = defaultdict(dict)
    for at, chain in enumerate(chains):
        for m in chain if people[at] else ():
            before = {
                other
                for other, earlier in enumerate(chains)
                if other != at
                and people[other]
                and earlier[0].head < m.head
                and not _is_teller(earlier)
            }
            for other, how in _set_against(tree, m, before, owner):
                if other != at and people[other]:
                    _set(found, first + at, first + other, how)
    pairs = [(OTHER, pair) for pair in _of_one_noun(tree, chains, people)]
    pairs += [(FAMILY, pair) for pair in _of_one_family(chains, people)]
    pairs += [(COUPLE, pair) for pair in _couples(tree, chains, people, owner)]
    wed = (pair for pair in married(tree, owner) if people[pair[0]] and people[pair[1]])
    pairs += [(COUPLE, pair) for pair in wed if pair[0] != pair[1]]
    for how, (one, two) in pairs:
        _set(found, first + one, first + two, how)
    return {number: dict(others) for number, others in found.items()}


def _set(found: Pairs, one: int, two: int, how: str) -> None:
    """Keep how two are set against each other; two in a row says least, and gives way."""
    if found[one].get(two, AND) == AND:
        found[one][two] = found[two][one] = how


def _set_against(
    tree: Tree, m: Mention, before: set[int], owner: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """Yield whom a mention is set against; ``before`` are the people told of before it."""
    noun = tree.tokens[m.head].lemma.lower()
    for holder in tree.of(m.head, "nmod:poss"):
        related = kin_word(noun) is not None or noun in INVERSE or noun in COMPANIONS
        if holder in owner and related:
            yield owner[holder], kin_word(noun) or noun
    row = [head for head in tree.of(m.head, "conj") if head in owner]
    if len(row) == 1 and tree.tokens[m.head].deprel != "conj":
        yield owner[row[0]], AND
    if len(before) == 1 and _is_left_over(tree, m):
        yield min(before), OTHER


def _is_teller(chain: Sequence[Mention]) -> bool:
    return any(m.form == "pronoun" and m.text.lower() in TELLER for m in chain)


def _of_one_noun(
    tree: Tree, chains: Sequence[Sequence[Mention]], people: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Yield the two people of an account called by one noun or title, where just two are."""
    called: dict[str, set[int]] = defaultdict(set)
    for at, chain in enumerate(chains):
        for m in chain if people[at] else ():
            if m.form == "nominal" and m.number != "plur":
                called[noun_of(tree, m)].add(at)
            elif m.form == "name":
                for title in parse_name(m.text).titles:
                    called[title].add(at)
    for noun in sorted(called):
        if len(called[noun]) == len(ORDINAL_PAIR) and (is_trade(noun) or noun in TITLES):
            one, two = sorted(called[noun])
            yield one, two


def _of_one_family(
    chains: Sequence[Sequence[Mention]], people: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Yield the two people of an account who bear one family name, where just two do."""
    families: dict[str, set[int]] = defaultdict(set)
    for at, chain in enumerate(chains):
        for m in chain if people[at] else ():
            parts = parse_name(m.text).parts if m.form == "name" else ()
            if len(parts) > 1:
                families[parts[-1]].add(at)
    for family in sorted(families):
        if len(families[family]) == len(ORDINAL_PAIR):
            one, two = sorted(families[family])
            yield one, two


def _couples(
    tree: Tree,
    chains: Sequence[Sequence[Mention]],
    people: Sequence[bool],
    owner: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Yield those who are husband and wife by what they are to a third: "my uncle", "my aunt"."""
    kin: dict[tuple[int, str], set[int]] = defaultdict(set)
    for at, chain in enumerate(chains):
        for m in chain if people[at] and chain else ():
            word = kin_of_noun(tree, m.head, noun_of(tree, m)) if m.form == "nominal" else None
            for holder in tree.of(m.head, "nmod:poss") if word else ():
                if holder in owner:
                    kin[owner[holder], word or ""].add(at)
    for whose, word in sorted(kin):
        for one, two in COUPLES:
            if word == one and len(kin[whose, one]) == len(kin.get((whose, two), ())) == 1:
                yield min(kin[whose, one]), min(kin[whose, two])


def _is_left_over(tree: Tree, m: Mention) -> bool:
    """Whether a mention is told as one of two: "the other", "a smaller boy"."""
    if m.form != "nominal":
        return False
    words = [tree.tokens[child].text.lower() for child in tree.of(m.head, "amod", "det")]
    words.append(tree.tokens[m.head].text.lower())
    return any(word in LEFT_OVER or word in COMPARATIVES for word in words)
