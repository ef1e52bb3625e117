"""People without a common name whom two accounts tell of alike: features of ``evidence``.

None of these says much in a long account, where many come and go; the search for rivals
(``agglomerate``) and the words of everybody else in the account are what makes them tell.

* The only one of a trade in two short accounts: "the vet", "Ada Lind, vet in this valley".
* A trade and what belongs to it: "the conductor", "Jo Lind was conducting".
* Words that only this one of each account is told with: "the man in the lorry", "a lorry driver".
* Kin of one degree, once in each account: "my uncle" there, "his nephew" here.
* Who is left over: one of two is known, so the other is the other.
"""

from collections.abc import Iterator

from tellings.people.context import Context
from tellings.people.described import is_somebody, shared_role, words_around
from tellings.people.facing import AND, COMPANIONS, OTHER
from tellings.people.groups import Group
from tellings.people.in_laws import INVERSE
from tellings.people.kin_evidence import ANSWERS
from tellings.people.profiles import Profile
from tellings.people.trades import may_be_trade
from tellings.text.lexicon import load
from tellings.text.written_names import parse_name

BRIEF = 12
"""Sentences of an account in which one of a trade is mostly the one."""
NAMED_MARK, PLAIN_MARK, ACT = 1.0, 0.9, 0.4
MOST = 1.2
LEAST_TRUNK = 4
COMMON_KIN = frozenset({"parent", "child", "husband", "wife", "spouse", "sibling"})


def brief(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Short accounts: each has just one of a trade, one by name or both in like words."""
    shared = shared_role(left, right)
    if shared is None or not is_somebody(shared.head) or not _short(left, right, context):
        return None
    if not (left.names or right.names or words_around(left, right)):
        return None
    definite = [
        any(role.head.endswith(shared.head) and role.definite and role.unique for role in g.roles)
        for g in (left, right)
    ]
    return (1.0, f"short accounts, and each has one {shared.head}") if all(definite) else None


def _short(left: Group, right: Group, context: Context) -> bool:
    lengths = [min(context.lengths.get(a, 0) for a in g.accounts) for g in (left, right)]
    return min(lengths) <= BRIEF


def trade(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Trade: one is the conductor, and of all in the other account this one conducted."""
    if left.accounts & right.accounts:
        return None
    for one, two in ((left, right), (right, left)):
        if _trades(two):
            continue
        for role in one.roles:
            noun = role.head.rpartition(" ")[2]
            if not (role.unique and role.definite and may_be_trade(noun)):
                continue
            for word in _own_words(two, context):
                if _of_trade(word, noun):
                    return 1.0, f"one is the {noun}, the other is told of with “{word}”"
    return None


def _trades(group: Group) -> bool:
    return any(is_somebody(role.head) for role in group.roles)


def _of_trade(word: str, noun: str) -> bool:
    """Whether a word belongs to a trade: what it does, or a word of the same trunk."""
    if word == noun or len(word) < LEAST_TRUNK:
        return False
    trunk = max(LEAST_TRUNK, len(noun) - 3)
    return word in load().verbs_of_nouns.get(noun, ()) or (
        word[:trunk] == noun[:trunk] and len(noun) > LEAST_TRUNK
    )


def _own_words(group: Group, context: Context) -> Iterator[str]:
    """Yield the words that a group is told with and nobody else of its account is, in order."""
    for profile in group.profiles:
        for key, word in sorted({**profile.near.acts, **profile.near.marks}.items()):
            if not key.startswith("#") and _alone(key, profile, context):
                yield word


def _alone(key: str, profile: Profile, context: Context) -> bool:
    owner = context.partition.owner
    users = context.near.get((profile.account, key), ())
    return {owner[number] for number in users} <= {owner[profile.number]}


def words(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Words: of all people of two accounts, only these two are told with them."""
    if left.accounts & right.accounts or (left.names and right.names):
        return None
    found: dict[str, float] = {}
    for one in left.profiles:
        for two in right.profiles:
            for word, worth in _common(one, two, context):
                found[word] = max(worth, found.get(word, 0.0))
    if not found:
        return None
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(word for word, _ in ranked[:3])
    return min(MOST, sum(found.values())), f"only these are told of with “{shown}”"


def _common(one: Profile, two: Profile, context: Context) -> Iterator[tuple[str, float]]:
    mine, theirs = {**one.near.acts, **one.near.marks}, {**two.near.acts, **two.near.marks}
    nouns = {role.head.rpartition(" ")[2] for p in (one, two) for role in p.roles}
    for key in sorted(mine.keys() & theirs.keys()):
        if mine[key] in nouns or theirs[key] in nouns:
            continue
        if not (_alone(key, one, context) and _alone(key, two, context)):
            continue
        if key in one.near.marks and key in two.near.marks:
            yield mine[key], NAMED_MARK if _is_name(mine[key]) else PLAIN_MARK
        else:
            yield mine[key], ACT


def _is_name(word: str) -> bool:
    return word.isdigit() or not load().knows(word, "n")


def edges(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Kin: one is somebody's uncle, the other has a nephew, and no account has another such."""
    if left.accounts & right.accounts:
        return None
    for one, two in ((left, right), (right, left)):
        for word, whose in sorted(context.kin.get(one.number, ())):
            for back, other in sorted(context.called.get(two.number, ())):
                degree = INVERSE[word]
                if INVERSE[back] not in ANSWERS.get(degree, ()) or whose == other:
                    continue
                ends = context.partition.groups[whose], context.partition.groups[other]
                if not _may_be_one(*ends) or not _only_edge(word, back, one, two, context):
                    continue
                if degree in COMMON_KIN and not _short(left, right, context):
                    continue
                score = 0.75 if degree in COMMON_KIN else 1.0
                return score, f"one is somebody's {word}, the other has a {back}"
    return None


def _may_be_one(one: Group, two: Group) -> bool:
    genders = {group.gender for group in (one, two) if group.gender}
    named = one.names and two.names
    return (
        len(genders) < 2 and one.kind == two.kind and not one.accounts & two.accounts and not named
    )


def _only_edge(word: str, back: str, one: Group, two: Group, context: Context) -> bool:
    """Whether each account calls just one person so."""
    for group, noun in ((one, word), (two, back)):
        degree = INVERSE[noun]
        same = {
            number
            for number, kin in context.kin.items()
            if number in context.partition.groups
            and context.partition.groups[number].accounts & group.accounts
            and any(INVERSE[w] == degree for w, _ in kin)
        }
        if len(same) > 1:
            return False
    return True


def left_over(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Who is left over: each is set against one other, and those two are known to be one."""
    owner = context.partition.owner
    for one in left.profiles:
        for two in right.profiles:
            for mine, how in one.facing.items():
                for theirs, also in two.facing.items():
                    if owner[mine] != owner[theirs] or min(len(one.facing), len(two.facing)) > 1:
                        continue
                    worth = _worth(how, also, left, right)
                    if worth:
                        return worth, "each is the one left of two, of whom one is known"
    return None


def _worth(how: str, also: str, left: Group, right: Group) -> float:
    """Return what it says that two pairs are told in these ways."""
    kinds = {how, also}
    if kinds <= {OTHER} | COMPANIONS:
        return 1.0
    if how == also and how != AND:
        return 1.0
    kin = kinds - {AND, OTHER}
    if not kin or (
        kinds & {AND, OTHER} and (left.gender or right.gender or _families(left, right))
    ):
        return 0.9
    return 0.0


def _families(left: Group, right: Group) -> bool:
    return any(len(parse_name(name).parts) > 1 for g in (left, right) for name in g.top_names)
