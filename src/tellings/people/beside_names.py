"""What goes with a name, as evidence: the title before it, a given name's gender, the age.

Features of the table in ``evidence``.
"""

from tellings.people.bland import COMMON
from tellings.people.context import Context
from tellings.people.distinct import NEW, OTHERS
from tellings.people.generations import ages_of, kin_of_its_name
from tellings.people.groups import Group
from tellings.people.kin_evidence import generation
from tellings.people.likeness import best_likeness, shown
from tellings.text.given_names import usual_gender
from tellings.text.name_words import FEMININE_TITLES, MASCULINE_TITLES, RANKS
from tellings.text.syllables import systems_of
from tellings.text.written_names import parse_name

GREY = 45
"""Nobody younger is called old beside a son, and nobody older young."""


def titles(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Titles before names: "Captain" on both sides, or another rank."""
    one = {title for name in left.names for title in parse_name(name).titles}
    two = {title for name in right.names for title in parse_name(name).titles}
    if not one or not two:
        return None
    both = sorted(one & two)
    if both:
        return 1.0, f"both are called {both[0]}"
    mine, theirs = sorted(one & RANKS), sorted(two & RANKS)
    if not mine or not theirs:
        return None
    return -2.0, f"one is called {mine[0]}, the other {theirs[0]}"


def which(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Which of two: "Jo with the dog" is the Jo of whom another account tells with a dog."""
    if not (left.names and right.names) or best_likeness(left, right) is None:
        return None
    for one, two in ((left, right), (right, left)):
        words = {word for p in one.profiles for word in p.which} - COMMON - OTHERS - NEW
        told = {word for p in two.profiles for word in (*p.around, *(r.head for r in p.roles))}
        both = sorted(words & told)
        if both:
            return 1.0, f"one is told from others by “{both[0]}”, of which the other account tells"
    return None


def namesake(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Namesakes: an account tells of kin who bear the very name; nothing says who is meant."""
    like = best_likeness(left, right)
    if like is None or like.score <= 0 or generation(left, right, context) is not None:
        return None
    for group in (left, right):
        if kin_of_its_name(group, context.kin, context.called, context.partition):
            return -1.0, f"another of the family is called {shown(group)} as well"
    return None


def years(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Years: the age that each account gives; a birthday lies between two that differ by one."""
    born = [{year for p in group.profiles for year in p.born} for group in (left, right)]
    if born[0] and born[1] and born[0].isdisjoint(born[1]):
        return -3.0, f"one was born in {min(born[0])}, the other in {min(born[1])}"
    one = {age for p in left.profiles for age in p.years}
    two = {age for p in right.profiles for age in p.years}
    if not one or not two:
        return _called_by_age(left, two) or _called_by_age(right, one)
    both = sorted(one & two)
    if both:
        return 1.0, f"both are {both[0]} years old"
    if min(abs(mine - theirs) for mine in one for theirs in two) == 1:
        return 0.0, "their ages differ by a year"
    return -3.0, f"one is {min(one)} years old, the other {min(two)}"


def _called_by_age(group: Group, ages: set[int]) -> tuple[float, str] | None:
    """Return evidence against "old Lind" being a man of 29, or "young Lind" one of 70."""
    called = ages_of(group) - {""}
    if not ages or len(called) != 1:
        return None
    if (called == {"elder"} and max(ages) < GREY) or (called == {"younger"} and min(ages) > GREY):
        return -3.0, f"one is called the {min(called)}, the other is {min(ages)} years old"
    return None


def given(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Given names: what "Mr", "Mrs" or the pronouns of one side say of the other's given name."""
    for one, two in ((left, right), (right, left)):
        shown, told = _titled_gender(one) or one.gender, _given_gender(two)
        if shown is None or told is None or _given_gender(one) is not None:
            continue
        word = "man" if told[1] == "masc" else "woman"
        words = f"“{told[0].title()}” is mostly a {word}'s name"
        return (0.4, words) if shown == told[1] else (-1.0, words)
    return None


def _titled_gender(group: Group) -> str | None:
    """Return the gender of the titles before a group's names, None without any or with both."""
    titles = {title for name in group.top_names for title in parse_name(name).titles}
    men, women = titles & MASCULINE_TITLES, titles & FEMININE_TITLES
    if bool(men) == bool(women):
        return None
    return "masc" if men else "fem"


def _given_gender(group: Group) -> tuple[str, str] | None:
    """Return a given name before a family name, and whether it is mostly a man's or a woman's."""
    found = set()
    for name in group.top_names:
        parts = parse_name(name).parts
        eastern = bool(systems_of(parts))  # the family name stands first
        if len(parts) > 1 and not eastern and (gender := usual_gender(parts[0].partition("-")[0])):
            found.add((parts[0], gender))
    return min(found) if len({gender for _, gender in found}) == 1 else None
