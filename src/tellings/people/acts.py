"""What somebody is called and does, as evidence: roles, deeds, a trade with what belongs to it.

Features of ``evidence``: each returns a score and the words for it, or None where nothing is said.
"""

from tellings.people.context import Context
from tellings.people.described import shared_role, verbs_of, words_around
from tellings.people.groups import Group


def roles(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Roles that only one person has in each account; two words count more than one."""
    shared = shared_role(left, right)
    return None if shared is None else (shared.score, f"each account has one “{shared.shown}”")


def deeds(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Deeds of the same name in which both have the same part, as claims say."""
    one = {deed for p in left.profiles for deed in context.deeds.get(p.number, frozenset())}
    two = {deed for p in right.profiles for deed in context.deeds.get(p.number, frozenset())}
    both = sorted(one & two)
    if not both:
        return None
    words = ", ".join(f"{predicate} ({role})" for role, predicate in both[:3])
    return min(1.0, len(both) / 3), f"both accounts say: {words}"


def doer(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Trade and deed: the tram driver in one account, who drove the tram in the other."""
    if left.accounts & right.accounts:
        return None
    for one, two in ((left, right), (right, left)):
        done = {d for p in two.profiles for d in context.deeds.get(p.number, frozenset())}
        words = {word for p in two.profiles for word in p.around}
        for role in one.roles:
            verbs = [v for v in verbs_of(role.head) if ("agent", v) in done]
            if not (verbs and role.unique and role.definite):
                continue
            with_what = sorted((role.words - {role.head}) & words)
            if with_what:
                return 1.0, f"one is the {with_what[0]} {role.head}, the other did {verbs[0]} it"
            if len(words_around(one, two)) > 1:
                return 1.0, f"one is the {role.head}, the other did {verbs[0]}, in like words"
    return None


def same_act(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Role and deed together: the only one so called in each account, who did the same."""
    role, done = roles(left, right, context), deeds(left, right, context)
    if role is None or done is None or (left.names and right.names):
        return None
    if _others_did(left, right, context):
        return None
    return 1.0, f"{role[1]}, and {done[1]}"


def _others_did(left: Group, right: Group, context: Context) -> bool:
    """Whether somebody else of these accounts did the same: then the deed tells nobody apart."""
    shared = {d for p in left.profiles for d in context.deeds.get(p.number, frozenset())}
    shared &= {d for p in right.profiles for d in context.deeds.get(p.number, frozenset())}
    own = {p.number for p in (*left.profiles, *right.profiles)}
    accounts = left.accounts | right.accounts
    doers = {number for deed in sorted(shared) for number in context.doers.get(deed, ())}
    return any(
        p.account in accounts
        for number in sorted(doers - own)
        for p in context.partition.groups[context.partition.owner[number]].profiles
        if p.number == number
    )
