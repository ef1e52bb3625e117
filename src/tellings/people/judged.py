"""What people decided about who is who: pairs of mentions that are the same, or are not.

A decision is about mentions, so it can part what one account's coreference joined: a chain with
mentions of two people is cut before anything else looks at it. Each judged mention keeps its side;
another goes with the judged one that has its very words, else with the nearest judged one before
it (the first, when none is before it).

    chain: Ann, she, her sister, she     judged: different(Ann, her sister)
    gives: Ann, she | her sister, she

"Different" is kept whatever else is decided: a "same" that would join two such mentions through a
third joins nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from tellings.people.groups import Group, Partition
from tellings.people.profiles import Profile
from tellings.people.read import AccountPeople
from tellings.people.tellers import Teller
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import PEOPLE, decided, standing
from tellings.records.opinions import Place, on_people, teller_place
from tellings.records.people import Chain, Mention

SAME, DIFFERENT = "same", "different"
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Pairs of places that mean the same and that do not, in the order they were decided."""

    same: tuple[tuple[Place, Place], ...] = ()
    different: tuple[tuple[Place, Place], ...] = ()


def verdicts(judgements: Sequence[Judgement]) -> Verdicts:
    """Return the pairs that stand; what people disagree on is in neither list."""
    found, _ = decided(standing(judgements, PEOPLE), on_people)
    ordered = sorted(found.items(), key=lambda item: (item[1].judgement.at, item[0]))
    same = tuple(pair for pair, one in ordered if one.value == SAME)
    different = tuple(pair for pair, one in ordered if one.value == DIFFERENT)
    return Verdicts(same=same, different=_closed(same, different))


def _closed(
    same: Sequence[tuple[Place, Place]], different: Sequence[tuple[Place, Place]]
) -> tuple[tuple[Place, Place], ...]:
    """Return what is different through what is the same: if p is q and q is not r, p is not r."""
    places = sorted({place for pair in (*same, *different) for place in pair})
    number = {place: at for at, place in enumerate(places)}
    bound, apart = (
        [(number[a], number[b]) for a, b in pairs] for pairs in (same, different)
    )  # fmt: skip
    sides = _sides(range(len(places)), bound, apart)
    members: dict[int, list[Place]] = {}
    for place in places:
        members.setdefault(sides[number[place]], []).append(place)
    found = {
        (min(left, right), max(left, right)): None
        for a, b in apart
        for left in members[sides[a]]
        for right in members[sides[b]]
    }
    return tuple(found)


def cut_chains(
    people: Mapping[str, AccountPeople], judged: Verdicts
) -> Mapping[str, AccountPeople]:
    """Return the accounts' people with every chain cut that holds mentions judged different."""
    if not judged.different:
        return people
    return {account: _cut_account(one, judged) for account, one in people.items()}


def _cut_account(people: AccountPeople, judged: Verdicts) -> AccountPeople:
    mention = {m.id: m for m in people.mentions}
    chains: list[Chain] = []
    for chain in people.chains:
        members = [mention[key] for key in chain.mentions]
        chains.extend(
            replace(chain, mentions=tuple(m.id for m in part)) for part in _cut(members, judged)
        )
    if len(chains) == len(people.chains):
        return people
    rank = {m.id: place for place, m in enumerate(people.mentions)}
    chains.sort(key=lambda chain: rank[chain.mentions[0]])
    return replace(people, chains=tuple(chains))


def _cut(members: Sequence[Mention], judged: Verdicts) -> list[list[Mention]]:
    places = [_place(m) for m in members]
    at = {place: number for number, place in enumerate(places)}
    apart = [(at[a], at[b]) for a, b in judged.different if a in at and b in at]
    if not apart:
        return [list(members)]
    bound = [(at[a], at[b]) for a, b in judged.same if a in at and b in at]
    seeds = sorted({number for pair in (*apart, *bound) for number in pair})
    sides = _sides(seeds, bound, apart)
    words = {members[seed].text.casefold(): sides[seed] for seed in reversed(seeds)}
    shared = _shared_words(members, seeds, sides)
    parts: dict[int, list[Mention]] = {}
    current = sides[seeds[0]]
    for number, m in enumerate(members):
        current = sides.get(number, current)
        own = m.text.casefold()
        named = m.form != "pronoun" and own in words and own not in shared
        side = sides.get(number, words[own] if named else current)
        parts.setdefault(side, []).append(m)
    return list(parts.values())


def _sides(seeds: Sequence[int], bound: Sequence[Pair], apart: Sequence[Pair]) -> dict[int, int]:
    """Return a side for each judged mention: the bound together, the different apart."""
    side = {seed: seed for seed in seeds}
    foes = {frozenset(pair) for pair in apart}
    for one, other in bound:
        left = [s for s in seeds if side[s] == side[one]]
        right = [s for s in seeds if side[s] == side[other]]
        if not any(frozenset((a, b)) in foes for a in left for b in right):
            keep = min(side[one], side[other])
            side.update(dict.fromkeys((*left, *right), keep))
    return side


def _shared_words(
    members: Sequence[Mention], seeds: Sequence[int], sides: Mapping[int, int]
) -> frozenset[str]:
    """Return the words that judged mentions of several sides have: they tell nothing."""
    found: dict[str, set[int]] = {}
    for seed in seeds:
        found.setdefault(members[seed].text.casefold(), set()).add(sides[seed])
    return frozenset(word for word, where in found.items() if len(where) > 1)


def _place(m: Mention) -> Place:
    return (m.document, m.start, m.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """The verdicts as pairs of profile numbers, lower first.

    A teller who never says "I" has no profile and stands as ``-1 - place among the tellers``.
    """

    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()

    def foes(self, numbers: Iterable[int]) -> frozenset[int]:
        """Return what must not be joined with any of these profiles."""
        mine = frozenset(numbers)
        return frozenset(
            (b if a in mine else a) for a, b in self.different if (a in mine) != (b in mine)
        )

    def friends(self, number: int) -> tuple[int, ...]:
        """Return the profiles that were judged the same as this one."""
        both = (b if a == number else a for a, b in self.same if number in (a, b))
        return tuple(other for other in both if other >= 0)


def bonds(profiles: Sequence[Profile], tellers: Sequence[Teller], judged: Verdicts) -> Bonds:
    """Return the verdicts about mentions that are there; the others bind nothing."""
    owner = {_place(m): p.number for p in profiles for m in p.mentions}
    for rank, teller in enumerate(tellers):
        number = teller.profiles[0].number if teller.profiles else -1 - rank
        for account in teller.accounts:
            owner.setdefault(teller_place(account), number)
    same = tuple(dict.fromkeys(_pairs(judged.same, owner)))
    different = set(_pairs(judged.different, owner))
    # Those who are the same as a teller without a profile are the same, and share its foes;
    # those of two tellers never meet, or both would be the entity of one mention.
    found = Bonds(same=same, different=frozenset(different))
    through: list[Pair] = []
    friends = {rank: sorted(found.friends(-1 - rank)) for rank in range(len(tellers))}
    befriended = [rank for rank, mine in friends.items() if mine]
    for rank in befriended:
        through += pairwise(friends[rank])
        others = [n for other in befriended if other != rank for n in friends[other]]
        foes = {*found.foes([-1 - rank]), *others}
        different |= {(min(a, b), max(a, b)) for a in friends[rank] for b in foes if a != b}
    return Bonds(same=(*same, *through), different=frozenset(different))


def _pairs(pairs: Sequence[tuple[Place, Place]], owner: Mapping[Place, int]) -> Iterator[Pair]:
    for left, right in pairs:
        if left in owner and right in owner and owner[left] != owner[right]:
            one, other = owner[left], owner[right]
            yield (min(one, other), max(one, other))


def join_bound(partition: Partition, bound: Bonds) -> None:
    """Join the profiles judged the same, the earliest judgement first."""
    for left, right in bound.same:
        if left < 0:
            continue
        one, two = partition.owner[left], partition.owner[right]
        members = [p.number for p in partition.groups[two].profiles]
        foes = bound.foes(p.number for p in partition.groups[one].profiles)
        if one != two and foes.isdisjoint(members):
            partition.join(one, two)


def join_named(partition: Partition, profiles: Iterable[Profile], bound: Bonds) -> None:
    """Join the "I" of each teller who gives a name with that name, unless people parted them."""
    for profile in profiles:
        if profile.self_named is None:
            continue
        one, two = partition.owner[profile.number], partition.owner[profile.self_named]
        foes = bound.foes(p.number for p in partition.groups[one].profiles)
        if one != two and foes.isdisjoint(p.number for p in partition.groups[two].profiles):
            partition.join(one, two)


def judged_tellers(
    tellers: Sequence[Teller], profiles: Sequence[Profile], judged: Verdicts
) -> tuple[Teller, ...]:
    """Return the tellers with accounts joined and parted as people decided, in their order."""
    if not judged.same and not judged.different:
        return tuple(tellers)
    accounts = [account for teller in tellers for account in teller.accounts]
    number = {account.id: at for at, account in enumerate(accounts)}
    node = _nodes(profiles, tellers, number)
    apart = [(node[a], node[b]) for a, b in judged.different if _both(a, b, node)]
    bound = [(node[a], node[b]) for a, b in judged.same if _both(a, b, node)]
    machine = [
        (number[teller.accounts[0].id], number[account.id])
        for teller in tellers
        for account in teller.accounts[1:]
    ]
    named = {at for pair in (*apart, *bound) for at in pair}
    sides = _sides(sorted(named | set(number.values())), [*bound, *machine], apart)
    groups: dict[int, list[Account]] = {}
    for account in accounts:
        groups.setdefault(sides[number[account.id]], []).append(account)
    of = {account.id: rank for rank, t in enumerate(tellers) for account in t.accounts}
    return tuple(_teller(group, tellers, of) for group in groups.values())


def _nodes(
    profiles: Sequence[Profile], tellers: Sequence[Teller], number: Mapping[str, int]
) -> Mapping[Place, int]:
    """Return what stands at each place: an account's teller, or a profile after all of these."""
    own = {p.number for teller in tellers for p in teller.profiles}
    found: dict[Place, int] = {}
    for p in profiles:
        mine = number[p.account] if p.number in own else len(number) + p.number
        found.update((_place(m), mine) for m in p.mentions)
    for teller in tellers:
        for account in teller.accounts:
            found.setdefault(teller_place(account), number[account.id])
    return found


def _both(one: Place, other: Place, node: Mapping[Place, int]) -> bool:
    return one in node and other in node and node[one] != node[other]


def _teller(group: Sequence[Account], tellers: Sequence[Teller], of: Mapping[str, int]) -> Teller:
    """Return the teller of some accounts: called as the first of them that is named."""
    ranks = list(dict.fromkeys(of[account.id] for account in group))
    named = next((r for r in ranks if tellers[r].name is not None), ranks[0])
    mine = {account.id for account in group}
    return Teller(
        accounts=tuple(group),
        name=tellers[named].name,
        shown=tellers[named].shown,
        profiles=tuple(p for r in ranks for p in tellers[r].profiles if p.account in mine),
    )


def group_of(
    teller: Teller, rank: int, partition: Partition, bound: Bonds, *, used: Set[int] = frozenset()
) -> Group | None:
    """Return the person that people judged a teller to be, None when nobody did.

    ``used`` are profiles of tellers before this one; a mention belongs to one entity alone.
    """
    own = [p.number for p in teller.profiles]
    found: dict[int, Profile] = {}
    for number in (*own, *bound.friends(-1 - rank)):
        group = {p.number: p for p in partition.groups[partition.owner[number]].profiles}
        if used.isdisjoint(group) and bound.foes(found).isdisjoint(group):
            found |= group
    if found.keys() <= set(own):
        return None
    return Group(number=min(found), profiles=tuple(found[at] for at in sorted(found)))
