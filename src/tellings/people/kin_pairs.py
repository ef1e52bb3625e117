"""Kin and pairs as evidence: what two accounts say of two people each, one of whom may be known.

* Kin of one degree, once in each account: "my uncle" there, "his nephew" here.
* Who is left over: one of two is known, so the other is the other.
"""

from tellings.people.context import Context
from tellings.people.correspond import is_short, kin_of_two
from tellings.people.facing import AND, COMPANIONS, COUPLE, FAMILY, OTHER
from tellings.people.groups import Group
from tellings.people.in_laws import INVERSE
from tellings.people.kin_evidence import ANSWERS
from tellings.people.trades import is_station, other_trades
from tellings.text.written_names import parse_name

COMMON_KIN = frozenset({"parent", "child", "husband", "wife", "spouse", "sibling"})
SPOUSES = frozenset({"husband", "wife", "spouse"})
HALF = 0.9


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
                if degree in COMMON_KIN and not is_short(left, right, context):
                    continue
                score = 0.75 if degree in COMMON_KIN else 1.0
                return score, f"one is somebody's {word}, the other has a {back}"
    return None


def alike(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Kin of one word: "my brother" and "his brother", where each account has one brother."""
    if left.accounts & right.accounts or not is_short(left, right, context):
        return None
    for word, whose in sorted(context.kin.get(left.number, ())):
        for back, other in sorted(context.kin.get(right.number, ())):
            if word != back or whose == other:
                continue
            ends = context.partition.groups[whose], context.partition.groups[other]
            if _may_be_one(*ends) and _only_edge(word, back, left, right, context):
                return 1.0, f"each account has one {word}, of somebody who may be the same"
    return None


def _may_be_one(one: Group, two: Group) -> bool:
    genders = {group.gender for group in (one, two) if group.gender}
    named = one.names and two.names
    trades = ({r.head for r in g.roles if is_station(r.head)} for g in (one, two))
    return (
        len(genders) < 2
        and one.kind == two.kind
        and not one.accounts & two.accounts
        and not named
        and not other_trades(*trades)
    )


def _only_edge(word: str, back: str, one: Group, two: Group, context: Context) -> bool:
    """Whether each account calls just one person so."""
    return not any(
        any(w == noun for w, _ in context.kin.get(other.number, ()))
        for group, noun, own in ((one, word, one.number), (two, back, two.number))
        for other in context.beside(group)
        if other.number != own and not _answers_to(other, group, noun, context)
    )


def _answers_to(other: Group, group: Group, noun: str, context: Context) -> bool:
    """Whether ``other`` is the very one whom the group calls so: the nephew of the uncle."""
    return any(w == noun and of == group.number for w, of in context.kin.get(other.number, ()))


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


def couples(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Couples: each account has one husband and wife, and these are of one gender."""
    if left.accounts & right.accounts or not is_short(left, right, context):
        return None
    if left.gender is None or left.gender != right.gender:
        return None
    if kin_of_two(left, right, context):
        return None
    if not all(_only_couple(group, context) for group in (left, right)):
        return None
    ends = [_spouse(group, context) for group in (left, right)]
    groups = [context.partition.groups[n] for n in ends if n is not None]
    if len(groups) == len(ends) and (ends[0] == ends[1] or _may_be_one(*groups)):
        return 1.0, "each is of the one couple of an account"
    return None


def _only_couple(group: Group, context: Context) -> bool:
    """Whether somebody is husband or wife, and nobody else of the account is of another couple."""
    mine = _spouse(group, context)
    owner = context.partition.owner
    return mine is not None and not any(
        other.number != mine and _spouse(other, context) is not None
        for other in context.beside(group)
        if owner[other.number] != mine
    )


def _spouse(group: Group, context: Context) -> int | None:
    owner = context.partition.owner
    for profile in group.profiles:
        for other, how in profile.facing.items():
            if how == COUPLE or how in SPOUSES:
                return owner[other]
    return None


def _worth(how: str, also: str, left: Group, right: Group) -> float:
    """Return what it says that two pairs are told in these ways."""
    kinds = {how, also}
    if kinds <= {OTHER} | COMPANIONS or (how == also and how != AND):
        return 1.0
    if COUPLE in kinds:
        return 1.0 if kinds & SPOUSES else 0.0
    kin = kinds - {AND, OTHER, FAMILY}
    named = left.gender or right.gender or _families(left, right)
    if FAMILY in kinds:
        return 1.0 if kin and kin.isdisjoint(COMPANIONS) else 0.0
    return HALF if not kin or (named and kinds & {AND, OTHER}) else 0.0


def _families(left: Group, right: Group) -> bool:
    return any(len(parse_name(name).parts) > 1 for g in (left, right) for name in g.top_names)
