"""What keeps two groups apart whatever speaks for one: kinds, gender, kinship, two in one account.

``must_not`` gives the reason in words. A pair that it forbids is never joined, not even through a
third group, since groups are asked as they have grown.
"""

from functools import lru_cache

from tellings.people.context import Context
from tellings.people.described import told_otherwise
from tellings.people.evidence import FULL_NAME, SAME_NAME, renamed
from tellings.people.firms import is_firm_name
from tellings.people.generations import kin_of_its_name, of_two_ages
from tellings.people.groups import Group, shared_accounts
from tellings.people.kin_evidence import generation, kinship
from tellings.people.likeness import best_likeness
from tellings.people.namesakes import is_wife, titled_otherwise, two_people
from tellings.people.profiles import Profile
from tellings.text.names import Likeness, name_likeness
from tellings.text.nicknames import is_listed
from tellings.text.written_names import parse_name

BARE = 3
SHORT = 3
ONE_NAME = 0.75
ONE_SPELLING = 0.86
SLIPS = frozenset({"same", "variant", "part"})


def must_not(left: Group, right: Group, context: Context) -> str:
    """Return why two groups can never be joined, or an empty string."""
    if _other_kinds(left, right):
        return "they are of different kinds"
    if left.sphere != right.sphere and not _one_full_name(left, right):
        return "one belongs to the story, the other to its telling"
    if left.gender and right.gender and left.gender != right.gender and not _one_full(left, right):
        return "their pronouns differ in gender"
    if told_otherwise(left, right):
        return "they are told apart by what stands with the noun"
    apart = _namesakes(left, right, context) or _kin_apart(left, right, context)
    return apart or _named_apart(left, right, context)


def _namesakes(left: Group, right: Group, context: Context) -> str:
    """Return why two groups of one name are two for all that, or an empty string."""
    if _firm_and_person(left, right) or _firm_and_person(right, left):
        return "one is a firm called after people"
    if _other_generation(left, right, context):
        return "two of a family have this name, and one is the other's child"
    return "both tell an account" if _two_tellers(left, right) else ""


def _firm_and_person(firm: Group, person: Group) -> bool:
    """Whether all names of one are a firm's, and the other has a person's: "Lind Joinery"."""
    if not firm.top_names or not all(map(is_firm_name, firm.top_names)):
        return False
    whole = (name for name in person.top_names if _is_full(name) or parse_name(name).titles)
    return any(not is_firm_name(name) for name in whole)


def _other_generation(left: Group, right: Group, context: Context) -> bool:
    """Whether a name is said to be borne by two of a family, and the two are of two generations."""
    if left.names and right.names and of_two_ages(left, right):
        return True
    judged = generation(left, right, context)
    if judged is None or judged[0] >= 0:
        return False
    return any(
        kin_of_its_name(group, context.kin, context.called, context.partition)
        for group in (left, right)
    )


def _two_tellers(left: Group, right: Group) -> bool:
    """Whether each says "I" in an account, and they are not signed with one full name."""
    telling = all(any(p.teller for p in group.profiles) for group in (left, right))
    return telling and not _one_full_name(left, right)


def _kin_apart(left: Group, right: Group, context: Context) -> str:
    """Return what kinship says against joining two groups, or an empty string."""
    if _wife_and_husband(left, right, context) or _wife_and_husband(right, left, context):
        return "one is called Mrs, the other has a wife"
    one = context.kin.get(left.number, frozenset())
    two = context.kin.get(right.number, frozenset())
    if any(of == right.number for _, of in one) or any(of == left.number for _, of in two):
        return "one is called kin of the other"
    return ""


def _named_apart(left: Group, right: Group, context: Context) -> str:
    """Return what an account that has both, or their names, say against joining them."""
    related = kinship(left, right, context)
    known = related is not None and related[0] > 0
    married = renamed(left, right) is not None
    for account in sorted(shared_accounts(left, right)):
        reason = _kept_apart(left, right, account, known=known, married=married)
        if reason:
            return reason
    return _other_names(left, right)


def _wife_and_husband(one: Group, two: Group, context: Context) -> bool:
    """Whether one is "Mrs Lind" and the other Jo Lind, whose wife an account names.

    Where no pronoun shows that Jo is a woman, Mrs Lind is sooner Jo's wife.
    """
    if two.gender is not None or not any(is_wife(name) for name in one.top_names):
        return False
    return any(word == "wife" for word, _ in context.called.get(two.number, ()))


def _one_full_name(left: Group, right: Group) -> bool:
    """Whether both have the same full name, or one the family name: an actor named again."""
    return any(
        _actor_named_again(one, two) or _actor_named_again(two, one)
        for one in left.top_names
        for two in right.top_names
    )


def _actor_named_again(less: str, more: str) -> bool:
    one, two = parse_name(less), parse_name(more)
    if len(two.parts) > 1 and one.parts == two.parts[-1:] and len(one.parts[0]) > SHORT:
        return True
    return (
        len(one.parts) > 1 and len(two.parts) > 1 and name_likeness(less, more).score >= FULL_NAME
    )


def _one_full(left: Group, right: Group) -> bool:
    """Whether both have the same name; then a gender read wrongly only lowers the score."""
    like = best_likeness(left, right)
    titled = any(parse_name(name).titles for name in (*left.top_names, *right.top_names))
    return (
        like is not None
        and like.kind in {"same", "variant"}
        and like.score >= SAME_NAME
        and not titled
    )


def _other_kinds(left: Group, right: Group) -> bool:
    """Kinds differ, unless the smaller side is a bare name, whose kind is but a guess."""
    kinds = {left.kind, right.kind}
    if len(kinds) == 1 or kinds == {"organisation", "place"}:
        return False
    if kinds == {"organisation", "person"} and any(map(_misjudged, (left, right))):
        return False
    if any(group.kind_open for group in (left, right)):
        return "person" not in kinds
    small = min(left, right, key=lambda group: (group.size, group.number))
    mentions = [m for profile in small.profiles for m in profile.mentions]
    bare = len(mentions) <= BARE and all(m.form == "name" for m in mentions)
    several = any(m.text.lower().startswith("the ") for m in mentions)
    like = best_likeness(left, right)
    if kinds == {"place", "person"} and like is not None and like.kind == "part":
        return not (bare and _acts(small) and _is_family_name(small, left, right))
    alike = like is not None and like.score >= ONE_SPELLING and _whole_name(small)
    if kinds == {"place", "person"} and like is not None and like.kind == "same":
        alike = alike or (_acts(small) and _titled(left, right))
    return not (bare and alike and not ("group" in kinds and several))


def _acts(group: Group) -> bool:
    """Whether a bare name is the doer of something wherever it stands: no place says or pays."""
    return all(profile.doing for profile in group.profiles)


def _titled(left: Group, right: Group) -> bool:
    """Whether a title stands before a name of one side: places have none."""
    return any(parse_name(name).titles for name in (*left.top_names, *right.top_names))


def _is_family_name(small: Group, left: Group, right: Group) -> bool:
    """Whether a bare name is the last word of the other's: given names are places as often."""
    other = right if small is left else left
    last = {parse_name(name).parts[-1:] for name in other.top_names}
    return all(parse_name(name).parts in last for name in small.top_names)


def _misjudged(group: Group) -> bool:
    """Whether what was taken for a firm is named as a person is: a given name before another."""
    names = group.top_names
    if group.kind != "organisation" or not names or group.size > BARE:
        return False
    given = all(
        len(parse_name(name).parts) > 1
        and (is_listed(parse_name(name).parts[0]) or max(map(len, parse_name(name).parts)) == 1)
        for name in names
    )
    return given and not any(is_firm_name(name) for name in names)


def _whole_name(group: Group) -> bool:
    """Whether a name has two parts: one alone names places as often as people ("Florence")."""
    return any(len(parse_name(name).parts) > 1 for name in group.top_names)


def _kept_apart(left: Group, right: Group, account: str, *, known: bool, married: bool) -> str:
    """One account has both: only one name, or kinship with the same person, can join them."""
    pairs = [(one, two) for one in _in(left, account) for two in _in(right, account)]
    if any(two.number in one.beside for one, two in pairs):
        return "one account names both together"
    if married:
        return ""
    named = [_best_name(one, two) for one, two in pairs if one.names and two.names]
    if any(like.score <= 0 for like in named) or any(
        two_people(a, b) or titled_otherwise(a, b)
        for one, two in pairs
        for a in one.names
        for b in two.names
    ):
        return "one account keeps them apart"
    if any(_same_name(one, two) for one, two in pairs):
        return "one account has two of this name"
    alike = any(like.score >= ONE_NAME and like.kind in SLIPS for like in named)
    # Where both are unnamed the account's own coreference knew as much, and kept them apart.
    one_named = all(bool(one.names) != bool(two.names) for one, two in pairs)
    return "" if alike or (known and one_named) else "one account keeps them apart"


def _same_name(one: Profile, two: Profile) -> bool:
    """Whether both bear one name, letter for letter: then the account tells them apart.

    A bare given name is written of one person in many places that coreference does not join.
    """
    said = bool(one.which and two.which) and one.which.isdisjoint(two.which)
    return any(name in two.names and (said or _is_full(name)) for name in one.names)


def _in(group: Group, account: str) -> list[Profile]:
    return [profile for profile in group.profiles if profile.account == account]


def _best_name(one: Profile, two: Profile) -> Likeness:
    """Return the likeness of the most alike names of two named chains."""
    return max(
        (name_likeness(a, b) for a in one.names for b in two.names), key=lambda like: like.score
    )


def _other_names(left: Group, right: Group) -> str:
    """Full names that cannot be of one person, whatever links the groups otherwise."""
    if renamed(left, right) is not None:
        return ""
    if _bynames_alone(left, right) or _bynames_alone(right, left):
        return ""
    known = _known_together(left, right) | _known_together(right, left)
    one = tuple(name for name in left.telling_names if name not in known)
    two = tuple(name for name in right.telling_names if name not in known)
    if _one_full(left, right) and any(map(_is_full, one)) and any(map(_is_full, two)):
        one, two = tuple(filter(_is_full, one)), tuple(filter(_is_full, two))
    return _contradiction(one, two)


def _known_together(one: Group, two: Group) -> frozenset[str]:
    """Return the other names that an account gives to whoever bears a full name of both.

    Who is Ada Lind and Ada Okafor in one account is so in all.
    """
    shared = {name for name in one.top_names if _is_full(name) and name in two.top_names}
    return frozenset(
        name
        for profile in one.profiles
        if shared & set(profile.names)
        for name in profile.names
        if name not in shared
    )


def _bynames_alone(less: Group, more: Group) -> bool:
    """Whether all that one is called is a byname of the other, beside that one's full name.

    "Jo Lind, called Beetle" and "Beetle": the words are no given name, so who else has them?
    """
    names = set(less.top_names)
    bynames = all(
        len(parse_name(name).parts) == 1 and not is_listed(name.lower()) for name in names
    )
    full = [p for p in more.profiles if names <= set(p.names) and any(map(_is_full, p.names))]
    return bool(names) and bynames and bool(full)


def _is_full(name: str) -> bool:
    return len(parse_name(name).parts) > 1


@lru_cache(maxsize=2**18)
def _contradiction(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    for one in left:
        for two in right:
            like = name_likeness(one, two)
            full = len(parse_name(one).parts) > 1 and len(parse_name(two).parts) > 1
            if like.kind == "different" and (full or like.score <= -1.0):
                return like.detail
    return ""
