"""People told by what they are called: one role in two accounts, and what else the accounts share.

"The navigator" of two accounts of one event is likely one person; "the man" says less; "a man"
nearly nothing. What tells is (1) that each account has but one who is called so, (2) the words that
describe ("the man in the anorak"), (3) other people that both accounts tell of, (4) the words of
the sentences around.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from tellings.people.bland import BLAND, COMMON
from tellings.people.groups import Group
from tellings.people.roles import Role
from tellings.people.scales import SECOND, WORDS, opposed
from tellings.people.trades import is_trade, may_be_trade
from tellings.people.words import OFFICES, kin_word, word_set
from tellings.text.lexicon import LIGHT_VERBS, load

OFFICE = 1.4
TELLING = 1.4
TWO_WORDS = 1.0
ONE_WORD = 0.7
FIRST_SEEN = 0.55
FIRST_DESCRIBED = 0.7
PARTS = word_set(
    """victim accused defendant suspect plaintiff bride bridegroom groom widow widower neighbor
    neighbour landlord landlady lodger guest owner caller narrator hostage passenger prisoner
    ladyship lordship godfather godmother bridesmaid"""
)
"""Parts in what happened that one person has in most cases."""
ONE = "one"
STEM = 3
LEAST_SHARE = 0.3
LEAST_WORDS = 2
MOST_ACCOUNTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A role that two groups share: its noun, all shared words, and how much that says."""

    head: str
    words: frozenset[str]
    score: float

    @property
    def shown(self) -> str:
        """The words as a reader would put them, the noun last."""
        return " ".join(sorted(self.words, key=lambda word: (word == self.head, word)))


def mark(head: str) -> str:
    """Return the word that tells somebody from others in a role: "small" of "small boy"."""
    return head.partition(" ")[0] if " " in head else ""


def _one_called(one: Role, two: Role) -> bool:
    """Whether two roles may be one: the same noun, or "one", told by the same.

    "The young clerk" may be "the clerk" where neither account has another clerk.
    """
    if one.head == two.head:
        return kin_word(one.head) is None or one.of is None or two.of is None
    nouns = {one.head.rpartition(" ")[2], two.head.rpartition(" ")[2]}
    ellipsis = ONE in nouns
    if ellipsis and mark(one.head) and mark(one.head) == mark(two.head):
        return True
    if len(nouns - {ONE}) > 1:
        trades = is_trade(one.head.rpartition(" ")[2]) and is_trade(two.head.rpartition(" ")[2])
        more = (one.words & two.words) - BLAND - {mark(one.head)}
        known = mark(one.head) and mark(one.head) == mark(two.head) and (trades or more)
        return bool(known) and akin(*sorted(nouns))
    if (one.words & two.words) - BLAND - nouns:
        return True
    alone = not one.others and not two.others and not (mark(one.head) and mark(two.head))
    return not ellipsis and alone and is_somebody(one.head)


def told_otherwise(left: Group, right: Group) -> bool:
    """Whether one noun is said of both with two ends of a scale: "the elder", "the younger".

    Not so of offices, which one holds at a time, nor where both bear names: these say more.
    """
    if left.names and right.names:
        return False
    return any(
        (opposed(mine, theirs) and (noun == other or ONE in {noun, other} or akin(noun, other)))
        or (noun == other and is_trade(noun) and bool(mine & SECOND) != bool(theirs & SECOND))
        for noun, mine in left.told
        for other, theirs in right.told
    ) or any(
        _fits_another(one, two) or _fits_another(two, one)
        for one in left.roles
        for two in right.roles
    )


def _fits_another(one: Role, two: Role) -> bool:
    """Whether what tells one is said of another of that noun in the account of the second.

    "The gate guard" is not "the guard on the roof" of a teller who has a guard at the gate as well.
    """
    noun = one.head.rpartition(" ")[2]
    if noun != two.head.rpartition(" ")[2] or one.plural or two.plural or not two.others:
        return False
    mine, theirs = (role.words - BLAND - {noun, ONE} for role in (one, two))
    fits = any(mine & said for said in two.others)
    return bool(mine) and bool(theirs) and fits and mine.isdisjoint(theirs)


def which_of_several(left: Group, right: Group) -> str:
    """Return the word of a scale by which both tell the one of several: "old", "night".

    Another of the account must be at the other end, or the words say so: "the elder of the two".
    """
    for one in left.roles:
        for two in right.roles:
            alike = mark(one.head) == mark(two.head) in WORDS and one.unique and two.unique
            if alike and _one_called(one, two) and (_one_of(one) or _one_of(two)):
                return mark(one.head)
    return ""


def _one_of(role: Role) -> bool:
    """Whether an account has another so called, at the other end of the scale."""
    return any(opposed(role.words, others) for others in role.others)


@lru_cache(maxsize=2**14)
def akin(one: str, two: str) -> bool:
    """Return whether two nouns for people mean one thing, or one is the more exact word."""
    plain = [f"{n.removesuffix('woman')}man" if n.endswith("woman") else n for n in (one, two)]
    return load().relation(plain[0], plain[1], "n") in {"same", "narrower", "broader"}


def shared_role(left: Group, right: Group) -> Shared | None:
    """Return the most telling role of which each account has one, None without any."""
    best: Shared | None = None
    for one in left.roles:
        for two in right.roles:
            found = _role(one, two) if _one_called(one, two) else None
            if found is not None and _told_apart(found.head, left, right):
                continue
            if found is not None and left.kind == right.kind == "group" and is_trade(one.head):
                found = replace(found, score=max(found.score, TELLING))  # "the firemen"
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


def _told_apart(head: str, left: Group, right: Group) -> bool:
    """Whether all that describes one is other than the other: "with a dog", "in a red coat"."""
    noun = head.rpartition(" ")[2]
    if noun in OFFICES:
        return False
    mine, theirs = _describing(noun, left), _describing(noun, right)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _describing(noun: str, group: Group) -> frozenset[str]:
    roles = (role for role in group.roles if role.head.rpartition(" ")[2] in {noun, ONE})
    words = frozenset(word for role in roles for word in role.words)
    return words - BLAND - {noun, ONE}


def _role(one: Role, two: Role) -> Shared | None:
    words = one.words & two.words
    if mark(one.head) and mark(one.head) == mark(two.head) in WORDS:
        words |= {one.head.rpartition(" ")[2]}  # "the older officer", "the elder policeman"
    known = one.definite or two.definite or is_somebody(one.head)
    if one.plural != two.plural or not known:
        return None
    only = one.unique and two.unique
    if not only and (len(words) == 1 or any(words <= said for said in one.others | two.others)):
        return None
    score = _telling(one.head, words)
    for role in (one, two):
        if not role.definite:
            score *= FIRST_SEEN if len(words) == 1 else FIRST_DESCRIBED
    head = two.head if one.head.endswith(ONE) else one.head
    return Shared(head=head, words=words, score=score)


def _telling(head: str, words: frozenset[str]) -> float:
    if head in OFFICES:
        return OFFICE
    if any(word[:1].isupper() for word in words):
        return TELLING  # "the Lind brothers"
    if len(words) > 1:
        described = any(word != head and word not in BLAND for word in words)
        return TELLING if described or " " in head else TWO_WORDS
    return ONE_WORD


def is_somebody(head: str) -> bool:
    """Whether a noun is a trade or a part that few have: "the pilot", "the victim"."""
    noun = head.rpartition(" ")[2]
    return noun in PARTS | OFFICES or may_be_trade(noun)


def verbs_of(head: str) -> tuple[str, ...]:
    """Return what somebody of a trade does: "driver" gives "drive", "cook" "cook"."""
    derived = load().verbs_of_nouns.get(head, ())
    if not head.endswith(("er", "or")):
        return (head,) if head in derived and is_trade(head) else ()
    return tuple(verb for verb in derived if verb[:STEM] == head[:STEM] and verb not in LIGHT_VERBS)


def have_company(
    left: Group,
    right: Group,
    present: Mapping[str, frozenset[int]],
    heads: Mapping[str, frozenset[str]],
) -> bool:
    """Whether an account of each tells of other people that the other's tells of, too.

    ``present`` gives by account the groups with names, ``heads`` the roles that one person has.
    """
    own = {left.number, right.number}
    mine = {role.head for role in (*left.roles, *right.roles)}
    for one, two in account_pairs(left, right):
        people, others = (
            present.get(one, frozenset()) - own,
            present.get(two, frozenset()) - own,
        )
        mine |= {mark(head) for head in mine}
        roles, more = heads.get(one, frozenset()) - mine, heads.get(two, frozenset()) - mine
        both = len(people & others) + len(roles & more)
        if both and both >= LEAST_SHARE * min(len(people) + len(roles), len(others) + len(more)):
            return True
    return False


def account_pairs(left: Group, right: Group) -> Iterator[tuple[str, str]]:
    """Yield the first accounts of one with those of the other, in order."""
    for one in sorted(left.accounts)[:MOST_ACCOUNTS]:
        for two in sorted(right.accounts)[:MOST_ACCOUNTS]:
            if one != two:
                yield one, two


def one_matter(left: Group, right: Group, told: Mapping[str, frozenset[str]]) -> bool:
    """Whether an account of each tells with the same words as the other's: "fire", "pan", "beat".

    What the two are called themselves does not count.
    """
    own = {role.head.rpartition(" ")[2] for role in (*left.roles, *right.roles)}
    for one, two in account_pairs(left, right):
        mine, theirs = told.get(one, frozenset()) - own, told.get(two, frozenset()) - own
        both = len(mine & theirs)
        if both >= LEAST_WORDS and both >= LEAST_SHARE * min(len(mine), len(theirs)):
            return True
    return False


def words_around(left: Group, right: Group) -> list[str]:
    """Return the telling words that stand around both, in order."""
    one = {word for profile in left.profiles for word in profile.around}
    two = {word for profile in right.profiles for word in profile.around}
    return sorted((one & two) - COMMON)
