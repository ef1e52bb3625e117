"""Which of two people of one name is meant: "Old Lind", "Lind junior", "Jo Lind, the father".

An account may mark the name, or say which of the two somebody is; and whoever is called the child
of a Lind and bears that name is the younger one.
"""

from collections.abc import Mapping

from tellings.people.groups import Group, Partition
from tellings.people.in_laws import INVERSE
from tellings.people.profiles import Profile
from tellings.text.syllables import systems_of
from tellings.text.written_names import parse_name

SAID = {
    "the father": "elder",
    "the mother": "elder",
    "the son": "younger",
    "the daughter": "younger",
    **dict.fromkeys(("the elder brother", "the elder sister", "the elder"), "elder"),
    **dict.fromkeys(("the older brother", "the older sister", "the older"), "elder"),
    **dict.fromkeys(("the younger brother", "the younger sister", "the younger"), "younger"),
}
"""Beside a name these say which bearer of it is meant: "Jo Lind, the father"."""
YOUNG = frozenset({"the boy", "the girl"})
BESIDE = 2
"""So many characters, a comma and a blank, lie between a name and what says which bearer it is."""
Kin = Mapping[int, frozenset[tuple[str, int]]]
Family = tuple[str, ...]


def aged_names(profile: Profile) -> frozenset[tuple[Family, str]]:
    """Return (family name, "elder" or "younger" or "") of each name of a profile."""
    said = {SAID.get(m.text.lower(), "") for m in profile.mentions if m.form == "nominal"} - {""}
    implied = profile.age or (said.pop() if len(said) == 1 else "")
    parsed = (parse_name(name) for name in profile.names)
    return frozenset((p.parts[-1:], p.generation or implied) for p in parsed)


def ages_of(group: Group) -> frozenset[str]:
    """Return what is said of which bearer of its names a group is, empty where one is bare."""
    return frozenset(age for _, age in _aged(group))


def of_two_ages(left: Group, right: Group) -> bool:
    """Return whether one is marked the parent of a name and the other the child.

    By "Jo Lind, the mother" and "the girl, Jo Lind": right beside the name, or it says little.
    """
    one, two = (_marked(group) for group in (left, right))
    return len(one) == len(two) == 1 and one != two


def _marked(group: Group) -> frozenset[str]:
    """Return what stands right beside the names of a group or inside them: "elder", "younger"."""
    said = {parse_name(name).generation for name in group.top_names}
    for profile in group.profiles:
        names = [m for m in profile.mentions if m.form == "name"]
        for m in profile.mentions:
            word = SAID.get(m.text.lower(), "younger" if m.text.lower() in YOUNG else "")
            gaps = (gap for n in names for gap in (m.start - n.end, n.start - m.end))
            if word and any(0 <= gap <= BESIDE for gap in gaps):
                said.add(word)
    return frozenset(said & {"elder", "younger"})


def two_generations(word: str, group: Group, kin: Group) -> bool:
    """Whether a group bears the name that ``word`` of ``kin`` would.

    "The father of Lind junior" is "Lind senior", "the son of Lind" is "Lind junior".
    """
    ages = {"child": ("elder", "younger"), "parent": ("younger", "elder")}.get(INVERSE[word])
    if ages is None:
        return False
    mine = _aged(group)
    theirs = _aged(kin)
    family = {part for part, _ in mine} & {part for part, _ in theirs}
    open_parent = ages[1] == "elder"
    return any(
        (part, ages[0]) in mine
        and ((part, ages[1]) in theirs or (open_parent and (part, "younger") not in theirs))
        for part in sorted(family)
    )


def _aged(group: Group) -> frozenset[tuple[Family, str]]:
    return frozenset(aged for profile in group.profiles for aged in aged_names(profile))


def implied_age(group: Group, kin: Kin, called: Kin, partition: Partition) -> str:
    """Return "elder" for whoever has a child, "younger" for a child with the parent's name."""
    families = {parse_name(name).parts[-1:] for name in group.top_names}
    for word, whose in sorted(kin.get(group.number, ())):
        parent = partition.groups.get(whose)
        if INVERSE[word] == "parent" and parent is not None:
            theirs = {parse_name(name).parts[-1:] for name in parent.top_names}
            if families & theirs:
                return "younger"
    children = {w for w, _ in called.get(group.number, ()) if INVERSE[w] == "parent"}
    return "elder" if children else ""


def kin_of_its_name(group: Group, kin: Kin, called: Kin, partition: Partition) -> bool:
    """Return whether an account names kin of somebody who bear the same given name, or says so.

    "Jo Lind founded it, and his grandson Jo runs it today": which Jo Lind another account means is
    open.
    """
    if any(profile.shares_name for profile in group.profiles):
        return True
    mine = [parse_name(name).parts for name in group.top_names]
    relations = (*kin.get(group.number, ()), *called.get(group.number, ()))
    others = [partition.groups[whose] for _, whose in relations if whose in partition.groups]
    return any(
        _one_name(parts, parse_name(name).parts)
        for other in others
        if other is not group
        for name in other.top_names
        for parts in mine
    )


def _one_name(one: Family, two: Family) -> bool:
    """Whether two names are the same, or one is the given name that the other begins with."""
    short, long = sorted((one, two), key=len)
    if short == long:
        return True
    return len(short) == 1 and short == long[:1] and not systems_of(long)
