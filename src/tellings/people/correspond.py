"""People without a common name whom two accounts tell of alike: features of ``evidence``.

None of these says much in a long account, where many come and go: there they count for less
(``Feature.long``) or not at all. The search for rivals (``agglomerate``) and the words of everybody
else in the account are what makes them tell.

* The only one of a trade in two short accounts: "the vet", "Ada Lind, vet in this valley".
* A trade and what belongs to it: "the conductor", "Jo Lind was conducting".
* Words that only this one of each account is told with: "the man in the lorry", "a lorry driver".
* How old they are: "the little boy", "Ada Lind, 6"; the older and the younger of two.
* The last two of a cast: everybody else of both accounts is known in both.
* The one body of both: "Lind & Sons", "the firm".
"""

from collections.abc import Iterator

from tellings.people.context import Context
from tellings.people.described import (
    have_company,
    is_somebody,
    shared_role,
    which_of_several,
    words_around,
)
from tellings.people.groups import Group
from tellings.people.profiles import Profile
from tellings.people.roles import CLERGY
from tellings.people.trades import may_be_trade
from tellings.people.words import kin_word, word_set
from tellings.text.lexicon import load

BRIEF = 12
"""Sentences of an account in which one of a trade is mostly the one."""
MARK, DEED, ACT, ONE_NOUN = 1.0, 0.6, 0.4, 0.2
MOST = 1.2
LEAST_TRUNK = 4
YOUNG = word_set(
    """boy girl lad lass child kid baby infant toddler youngster schoolboy schoolgirl teenager
    youth"""
)
OLD = word_set("pensioner")
ADULT, AGED = 18, 60
COMPARED = (
    (frozenset({"older", "elder", "eldest", "oldest"}), 1),
    (frozenset({"younger", "youngest"}), -1),
)
GROUPED = frozenset({"group", "organisation"})
BODY = 14
"""Number of WordNet's file of nouns for groups."""


def brief(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Short accounts: each has just one of a trade, one by name or both in like words."""
    shared = shared_role(left, right)
    told = shared is not None and (
        is_somebody(shared.head) or _is_body(shared.head) or shared.head in CLERGY
    )
    if shared is None or not told or not are_short(left, right, context):
        return None
    company = have_company(left, right, context.present, context.heads)
    if not (left.names or right.names or company or words_around(left, right)):
        return None
    definite = [
        any(role.head.endswith(shared.head) and role.definite and role.unique for role in g.roles)
        for g in (left, right)
    ]
    return (1.0, f"short accounts, and each has one {shared.head}") if all(definite) else None


def several(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Which of several: both are told by one end of a scale, and another by the other end."""
    if left.accounts & right.accounts:
        return None
    word = which_of_several(left, right)
    return (1.0, f"of those called so both are the one told by “{word}”") if word else None


def is_short(left: Group, right: Group, context: Context) -> bool:
    """Whether an account of one of the two is short."""
    return min(_shortest(left, context), _shortest(right, context)) <= BRIEF


def are_short(left: Group, right: Group, context: Context) -> bool:
    """Whether both are told of in short accounts."""
    return max(_shortest(left, context), _shortest(right, context)) <= BRIEF


def _shortest(group: Group, context: Context) -> int:
    return min(context.lengths.get(account, 0) for account in group.accounts)


def trade(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Trade: one is the conductor, and of all in the other account this one conducted."""
    if left.accounts & right.accounts or fits_better(left, right, context):
        return None
    for one, two in ((left, right), (right, left)):
        if _trades(two):
            continue
        for role in one.roles:
            noun = role.head.rpartition(" ")[2]
            if not (role.unique and role.definite and may_be_trade(noun)):
                continue
            for key, word in _own_words(two, context):
                if key == f"to {noun}" or _of_trade(word, noun):
                    return 1.0, f"one is the {noun}, the other is told of with “{word}”"
    return None


def _trades(group: Group) -> bool:
    return any(is_somebody(role.head) for role in group.roles)


def _of_trade(word: str, noun: str) -> bool:
    """Whether a word belongs to a trade: what it does, or a word of the same trunk."""
    if word == noun or len(word) < LEAST_TRUNK:
        return False
    if word in load().verbs_of_nouns.get(noun, ()):
        return True
    trunk = max(LEAST_TRUNK, len(noun) - 3)
    alike = word[:trunk] == noun[:trunk] and len(noun) > LEAST_TRUNK
    return alike or noun.startswith(word) or noun.endswith((f"{word}er", f"{word}r"))


def _own_words(group: Group, context: Context) -> Iterator[tuple[str, str]]:
    """Yield (key, word) that a group is told with and nobody else of its account is, in order."""
    for profile in group.profiles:
        for key, word in sorted({**profile.near.acts, **profile.near.marks}.items()):
            if not key.startswith("#") and _alone(key, profile, context):
                yield key, word


def _alone(key: str, profile: Profile, context: Context) -> bool:
    owner = context.partition.owner
    users = context.near.get((profile.account, key), ())
    return {owner[number] for number in users} <= {owner[profile.number], *context.tellers}


def words(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Words: of all people of two accounts, only these two are told with them."""
    if left.accounts & right.accounts or (left.names and right.names):
        return None
    if kin_of_two(left, right, context) or fits_better(left, right, context):
        return None
    found: dict[str, float] = {}
    short = is_short(left, right, context)
    for one in left.profiles:
        for two in right.profiles:
            for word, worth in _common(one, two, context):
                # In long accounts what somebody does is told in words that anybody may share.
                if short or worth == MARK:
                    found[word] = max(worth, found.get(word, 0.0))
    if not found:
        return None
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(word for word, _ in ranked[:3])
    known = any(group.names or group.kin or _nouns(group) for group in (left, right))
    if not known and MARK not in found.values():
        return None  # "a constable" and "a constable", about some shed
    score = sum(found.values()) + ONE_NOUN * bool(_nouns(left) & _nouns(right))
    return min(MOST, score), f"only these are told of with “{shown}”"


def fits_better(left: Group, right: Group, context: Context) -> bool:
    """Whether an account of one has somebody else with a name like the other's."""
    groups = context.partition.groups
    return any(
        number in groups
        and number not in {one.number, two.number}
        and groups[number].kind == one.kind
        and groups[number].accounts.isdisjoint(one.accounts)  # else it is known who that is
        and not groups[number].accounts.isdisjoint(two.accounts)
        for one, two in ((left, right), (right, left))
        if not two.names
        for name in one.top_names
        for number in context.bearers(name)
    )


def kin_of_two(left: Group, right: Group, context: Context) -> bool:
    """Whether one is somebody's wife, and the other that of somebody with another name."""
    groups = context.partition.groups
    return any(
        word == other and mine != theirs and groups[mine].names and groups[theirs].names
        for word, mine in context.kin.get(left.number, ())
        for other, theirs in context.kin.get(right.number, ())
    )


def _nouns(group: Group) -> frozenset[str]:
    """Return what somebody is called with "the", kin left out."""
    return frozenset(
        role.head.rpartition(" ")[2]
        for role in group.roles
        if role.definite and not kin_word(role.head)
    )


def _common(one: Profile, two: Profile, context: Context) -> Iterator[tuple[str, float]]:
    mine, theirs = {**one.near.acts, **one.near.marks}, {**two.near.acts, **two.near.marks}
    nouns = {role.head.rpartition(" ")[2] for p in (one, two) for role in p.roles}
    for key in sorted(mine.keys() & theirs.keys()):
        if mine[key] in nouns or theirs[key] in nouns:
            continue
        if not (_alone(key, one, context) and _alone(key, two, context)):
            continue
        if key in one.near.marks and key in two.near.marks:
            yield mine[key], MARK
        else:
            done = f"to {mine[key]}" in mine and f"to {mine[key]}" in theirs
            yield mine[key], DEED if done else ACT


def last(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Rest: of all people of two short accounts only these two are not yet found in both."""
    if left.accounts & right.accounts or not are_short(left, right, context):
        return None
    if context.kin.get(left.number) and context.kin.get(right.number):
        return None  # whose kin they are says more
    if fits_better(left, right, context):
        return None
    named = bool(left.names and right.names)
    shared = int(not named and len(words_around(left, right)) > 1)
    for one, two in ((left, right), (right, left)):
        for other in context.beside(one):
            if other.kind == "person" and other.number not in context.tellers:
                if other.accounts.isdisjoint(two.accounts):
                    return None
                shared += 1
    return (1.0, "everybody else of both accounts is known in both") if shared else None


def young(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Age: one is the only child of an account, the other the only one whose age is a child's."""
    if left.accounts & right.accounts or not is_short(left, right, context):
        return None
    for one, two in ((left, right), (right, left)):
        years = sorted({age for p in two.profiles for age in p.years})
        for nouns, fits in (
            (YOUNG, years and years[0] < ADULT),
            (OLD, years and years[-1] >= AGED),
        ):
            noun = _called(one, nouns)
            if noun and fits and not _others_called(one, nouns, context):
                return 1.0, f"one is the {noun}, the other is {years[0]} years old"
    return None


def aged(profile: Profile) -> bool:
    """Whether an account says how old somebody is, by number or by a noun."""
    told = (role.head.rpartition(" ")[2] in YOUNG | OLD and role.definite for role in profile.roles)
    return bool(profile.years) or any(told)


def bodily(profile: Profile) -> bool:
    """Whether a profile is of a body, by name or by a noun: "the firm"."""
    return profile.kind in GROUPED and (
        bool(profile.names) or any(_is_body(role.head) for role in profile.roles)
    )


def _called(group: Group, nouns: frozenset[str]) -> str:
    found = (role.head.rpartition(" ")[2] for role in group.roles if not role.plural)
    return next((noun for noun in found if noun in nouns), "")


def older(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Elder: of two in each account one is called the older, and the other has more years."""
    for one, two in ((left, right), (right, left)):
        words = {w for p in one.profiles for m in p.mentions for w in m.text.lower().split()}
        signs = [sign for marks, sign in COMPARED if words & marks]
        gaps = _gaps(two, context)
        if signs and gaps and not left.accounts & right.accounts:
            agree = signs[0] * gaps[0] > 0
            return (1.0 if agree else -1.0), "who is older, by a word and by years"
    return None


def _gaps(group: Group, context: Context) -> list[int]:
    """Return how many years somebody is older than the one set against him."""
    owner, groups = context.partition.owner, context.partition.groups
    return [
        min(profile.years) - min(other.years)
        for profile in group.profiles
        for number in sorted(profile.facing)
        for other in groups[owner[number]].profiles
        if profile.years and other.years and other.account == profile.account
    ]


def _others_called(group: Group, nouns: frozenset[str], context: Context) -> bool:
    """Whether an account has somebody else who may be called so."""
    return any(_called(other, nouns) for other in context.beside(group))


def body(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Bodies: one account has one firm by name, the other has one firm and gives it no name."""
    if left.accounts & right.accounts or not is_short(left, right, context):
        return None
    for one, two in ((left, right), (right, left)):
        noun = next((role.head for role in two.roles if _is_body(role.head) and role.definite), "")
        if not (one.names and noun and not two.names):
            continue
        if all(group.kind in GROUPED and _only_body(group, context) for group in (one, two)):
            return 1.0, f"one is the only body that its account names, the other “the {noun}”"
    return None


def _is_body(head: str) -> bool:
    return load().field_of(head.rpartition(" ")[2], "n") == BODY


def _only_body(group: Group, context: Context) -> bool:
    return not any(
        other.kind in GROUPED and (other.names or any(_is_body(role.head) for role in other.roles))
        for other in context.beside(group)
    )
