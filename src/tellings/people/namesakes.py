"""Two names that one teller uses and that are two people's, however alike they look.

Across accounts "Marion Lind" and "Marian Lind" may be one woman spelled in two ways. A teller who
writes both means two: names of one family differ in little, and a writer keeps to a spelling. So in
one account two full names with one family name are apart, unless their given names are two forms
of one (a nickname, an initial, a romanisation) or differ as slips of the pen do (a letter swapped,
doubled or lost in a long name).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tellings.people.firms import is_firm_name
from tellings.text.name_parts import ALIKE, INITIAL, part_likeness
from tellings.text.name_words import RANKS, SERVING
from tellings.text.names import name_likeness
from tellings.text.nicknames import is_listed
from tellings.text.slips import crossed
from tellings.text.syllables import SYSTEMS, readings, systems_of
from tellings.text.written_names import PersonName, parse_name

WIVES = frozenset({"mrs", "lady", "frau", "madame", "mme", "senora", "signora"})
CALLINGS = (
    frozenset({"dr", "prof"}),
    frozenset({"nurse"}),
    frozenset({"sister"}),
    frozenset({"matron"}),
    RANKS | {"officer", "detective", "guard", "agent"},
    frozenset({"judge", "justice"}),
    frozenset({"canon", "vicar", "curate", "chaplain", "monsignor", "rabbi", "imam", "bishop"}),
)
COMPARED = frozenset({"elder", "younger"})
OTHER_AGE = {"elder": "younger", "younger": "elder"}
FEMININE_ENDINGS = ("ine", "ina", "ette", "elle", "a", "ia")
LONG = 5


@lru_cache(maxsize=2**16)
def two_people(left: str, right: str) -> bool:
    """Return whether two names, both used in one account, surely name two people."""
    if left == right:
        return False
    like = name_likeness(left, right)
    one, two = parse_name(left), parse_name(right)
    if like.kind == "different" and (one.generation != two.generation or _gendered(like.detail)):
        return True
    if one.generation and two.generation and one.generation != two.generation:
        return True
    if (
        _wife_and_rank(one, two)
        or _wife_and_rank(two, one)
        or _callings(one, two)
        or _doctor_and_mister(one, two)
        or _other_order(one, two)
        or _double(one, two)
        or _double(two, one)
        or _ranks(one, two)
    ):
        return True
    if is_firm_name(left) != is_firm_name(right) and (_whole(one) and _whole(two)):
        return True
    given = _second_given(one, two) or _second_given(two, one)
    given = given or _given_more(one, two) or _given_more(two, one)
    return given or _siblings(one, two) or _told_as_two(left, right)


def _told_as_two(left: str, right: str) -> bool:
    """Whether one full name stands bare, and with "the elder" or "the younger" ("Jr." is lost)."""
    one, two = parse_name(left), parse_name(right)
    marked = [not COMPARED.isdisjoint(name.casefold().split()) for name in (left, right)]
    return one.parts == two.parts and len(one.parts) > 1 and marked[0] != marked[1]


def _callings(one: PersonName, two: PersonName) -> bool:
    """Whether one family name stands behind titles of two callings: "Dr Lind" and "Nurse Lind"."""
    bare = len(one.parts) == 1 and one.parts == two.parts
    if not bare and (one.family is None or two.family is None):
        return False
    mine = {at for at, titles in enumerate(CALLINGS) if not titles.isdisjoint(one.titles)}
    theirs = {at for at, titles in enumerate(CALLINGS) if not titles.isdisjoint(two.titles)}
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _other_order(one: PersonName, two: PersonName) -> bool:
    """Whether the words of one name stand in an order that no way of writing it gives.

    A family name goes first or last, "Tran Quoc Bao" or "Quoc Bao Tran"; "Tran Bao Quoc" is
    somebody else.
    """
    if len(one.parts) < 3 or sorted(one.parts) != sorted(two.parts):
        return False
    turns = [one.parts[at:] + one.parts[:at] for at in range(len(one.parts))]
    return two.parts not in turns


def _double(one: PersonName, two: PersonName) -> bool:
    """Whether one has a family name of two that are all the other is called: "Lind-Reid", "Lind".

    "Dr Lind-Reid" and "Professor Lind", "Nagy-Illes Botond" and "Nagy Illes".
    """
    double = [part.split("-") for part in one.parts if "-" in part]
    if len(double) != 1 or systems_of(one.parts):
        return False
    if one.titles and two.titles and set(one.titles).isdisjoint(two.titles):
        return len(two.parts) == 1 and two.parts[0] in double[0]
    return len(one.parts) > 1 and list(two.parts) == double[0] and not is_listed(double[0][0])


def _doctor_and_mister(one: PersonName, two: PersonName) -> bool:
    """Whether one family name stands behind "Dr" and behind "Mr" or "Mrs": nobody is both."""
    titles = {one.titles[-1:], two.titles[-1:]}
    plain = bool(titles & {("mr",), ("mrs",)}) and bool(titles & {("dr",), ("prof",)})
    return len(one.parts) == 1 and one.parts == two.parts and plain


def _ranks(one: PersonName, two: PersonName) -> bool:
    """Whether one family name stands behind two ranks: "Captain Lind" and "First Officer Lind"."""
    if len(one.parts) != 1 or one.parts != two.parts:
        return False
    mine, theirs = (frozenset(name.titles) & (RANKS | SERVING) for name in (one, two))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def is_wife(name: str) -> bool:
    """Whether a name is a family name behind "Mrs" or its like."""
    parsed = parse_name(name)
    return parsed.family is not None and not WIVES.isdisjoint(parsed.titles)


def titled_otherwise(left: str, right: str) -> bool:
    """Whether two names are one family name, once behind "Mrs" and once bare."""
    one, two = parse_name(left), parse_name(right)
    wives = [not WIVES.isdisjoint(name.titles) for name in (one, two)]
    return one.parts == two.parts and wives[0] != wives[1]


def is_full(name: str) -> bool:
    """Whether a name has a given and a family name and no title before them."""
    parsed = parse_name(name)
    return len(parsed.parts) > 1 and not parsed.titles


def _whole(name: PersonName) -> bool:
    return len(name.parts) > 1 or bool(name.titles)


def _gendered(detail: str) -> bool:
    return detail.endswith("the other a woman's")


def _wife_and_rank(one: PersonName, two: PersonName) -> bool:
    """Whether one is "Mrs Lind" and the other "Captain Lind"."""
    family = one.family is not None and two.family is not None
    return family and not WIVES.isdisjoint(one.titles) and not RANKS.isdisjoint(two.titles)


def _siblings(one: PersonName, two: PersonName) -> bool:
    """Whether two full names share the family name, and their given names are two."""
    if len(one.parts) < 2 or len(two.parts) < 2:
        return False
    asian = bool(systems_of(one.parts) and systems_of(two.parts))
    if one.parts[-1] == two.parts[-1]:
        mine, theirs = one.parts[0], two.parts[0]
        apart = mine not in two.parts and theirs not in one.parts
        return apart and _two_given(mine, theirs, asian=asian)
    if len(one.parts) == len(two.parts) == 2 and one.parts[0] == two.parts[0]:
        return asian and _two_given(one.parts[-1], two.parts[-1], asian=True)
    return False


def _two_given(mine: str, theirs: str, *, asian: bool) -> bool:
    """Whether two given names are neither forms of one nor one with a slip."""
    for system in SYSTEMS if asian else ():
        if not readings(mine, system).isdisjoint(readings(theirs, system)):
            return False
    score, how = part_likeness(mine, theirs)
    one, two = mine.replace("-", ""), theirs.replace("-", "")
    if how == INITIAL or score >= ALIKE or _slip(one, two):
        return False
    # A familiar form is shorter or longer. "Marion" and "Marian" are listed as forms of one name,
    # and borne by two women.
    short, long = sorted((one, two), key=len)
    if len(short) >= LONG and long.startswith(short) and long.endswith(FEMININE_ENDINGS):
        return True  # "Clement" and "Clementine"
    if "one name" in how:
        return False
    return "familiar form" not in how or len(one) == len(two)


def _slip(left: str, right: str) -> bool:
    """Whether two words differ as by a slip: letters swapped, or one lost within a long word."""
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return crossed(left, right)
    lost = any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))
    return len(short) >= LONG and lost and short[-1] == long[-1]


def _second_given(less: PersonName, more: PersonName) -> bool:
    """Whether one is but the second given name of the other: "Lena" and "Anna Lena Lind"."""
    if len(less.parts) != 1 or less.titles or len(more.parts) < 2 or systems_of(more.parts):
        return False
    given = [piece for part in more.parts[:-1] for piece in part.split("-")]
    own = less.parts[0]
    return own in given[1:] and own != more.parts[-1] and all(map(is_listed, (own, given[0])))


def _given_more(less: PersonName, more: PersonName) -> bool:
    """Whether one has a given name more before a full name: "Ann Lind" and "Mary-Ann Lind"."""
    if len(less.parts) < 2 or not is_listed(less.parts[0]):
        return False
    whole = [piece for part in more.parts for piece in part.split("-")]
    return len(whole) == len(less.parts) + 1 and tuple(whole[1:]) == less.parts


def ages_beside(names: Sequence[Iterable[str]]) -> dict[int, str]:
    """Return by chain of an account the age that a namesake implies.

    "Jo Lind" beside "Jo Lind Jr" is the elder. ``names`` are the names of each chain; only whole
    names count, with one bearer of either sort.
    """
    bearers: dict[tuple[str, ...], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, some in enumerate(names):
        for name in map(parse_name, some):
            if len(name.parts) > 1:
                bearers[name.parts][name.generation].add(number)
    found: dict[int, str] = {}
    for marked in bearers.values():
        ages = [age for age in OTHER_AGE if marked.get(age)]
        plain = marked.get("", set()) - marked.get("elder", set()) - marked.get("younger", set())
        if len(ages) == 1 and len(plain) == 1:
            found[min(plain)] = OTHER_AGE[ages[0]]
    return found
