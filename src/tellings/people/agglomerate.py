"""Joining groups step by step: the surest pairs first, and what has changed is weighed again.

1. Groups of one whole name in different accounts, with nothing against any of them, are joined.
2. Every other pair that shares something worth a look (``search``) is weighed.
3. The best pairs at or above SAME are joined, if neither side has a rival nearly as good that must
   stay apart from the other. Then the pairs whose evidence that changes are weighed again, since
   kinship follows from who is who. Constraints hold group against group, so that two people never
   meet through a third.

Only the pairs of groups that grew, and of their kin, are weighed again: the cost grows with the
number of pairs that have something in common, and not with the square of the number of people.
(Average-link clustering with cannot-link constraints; Wagstaff and others, ICML 2001.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tellings.people.casts import Deeds, cast_of, doers_of, heads_of, near_of, told_of
from tellings.people.constraints import must_not
from tellings.people.context import Context
from tellings.people.described import shared_role
from tellings.people.evidence import SAME, UNDECIDED, other_names, total, weigh
from tellings.people.groups import Group, Partition, children
from tellings.people.likeness import best_likeness
from tellings.people.looked_up import LookedUp
from tellings.people.search import Search
from tellings.records.people import Evidence
from tellings.text.written_names import parse_name

RIVAL_MARGIN = 0.6
LITTLE = 0.15
Numbers = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two groups weighed against each other; ``left`` is the smaller number."""

    left: int
    right: int
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What was joined, in that order, and the pairs left for a person to settle, best first."""

    joined: tuple[Pair, ...]
    undecided: tuple[Pair, ...]


def agglomerate(
    partition: Partition,
    *,
    deeds: Deeds,
    aside: Iterable[int] = (),
    different: Iterable[Numbers] = (),
    lengths: Mapping[str, int] = MappingProxyType({}),
    looked_up: LookedUp | None = None,
) -> Joining:
    """Join groups until no pair is sure.

    ``deeds`` are the (role, predicate) pairs of each profile, ``aside`` the profiles that take no
    part, ``different`` the pairs of profiles that must stay apart, ``lengths`` the number of
    sentences of each account, ``looked_up`` what reading the accounts side by side has shown.
    """
    read = looked_up or LookedUp()
    work = _Work(
        partition, deeds, frozenset(aside), tuple(different), lengths=lengths, looked_up=read
    )
    joined = [*work.join_whole_names()]
    work.weigh_all()
    while True:
        sure = work.sure()
        contested = _contested(sure, work.context)
        best = _disjoint([pair for pair in sure if (pair.left, pair.right) not in contested])
        if not best and work.look_again():
            continue
        if not best:
            return Joining(joined=tuple(joined), undecided=work.open())
        joined += best
        work.join(best)


def _disjoint(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the best pairs, each group at most once, so that evidence is always fresh."""
    touched: set[int] = set()
    found = []
    for pair in pairs:
        if pair.left not in touched and pair.right not in touched:
            touched |= {pair.left, pair.right}
            found.append(pair)
    return found


class _Work:
    """The groups, what is known of their kin, and the pairs at or above UNDECIDED."""

    def __init__(
        self,
        partition: Partition,
        deeds: Deeds,
        aside: frozenset[int],
        different: Sequence[Numbers],
        *,
        lengths: Mapping[str, int],
        looked_up: LookedUp,
    ) -> None:
        """Begin with the partition as it is."""
        self.partition = partition
        self.deeds = deeds
        self.doers = doers_of(deeds)
        self.aside = aside
        self.foes: dict[int, set[int]] = defaultdict(set)
        for one, two in different:
            self.foes[one].add(two)
            self.foes[two].add(one)
        self.search = Search(partition)
        self.heads = heads_of(partition)
        self.told = told_of(partition)
        self.near = near_of(partition)
        self.lengths = dict(lengths)
        self.looked_up = looked_up
        self.cast = cast_of(partition)
        self.pairs: dict[Numbers, Pair] = {}
        self.of: dict[int, set[Numbers]] = defaultdict(set)
        self.waiting: set[Numbers] = set()
        self.context = self._context()

    def _context(self) -> Context:
        kin = {group.number: self.partition.kin_of(group) for group in self.partition.in_order()}
        return Context(
            partition=self.partition,
            kin=kin,
            called=children(self.partition, kin),
            deeds=self.deeds,
            doers=self.doers,
            bearers=self.search.bearers,
            present=self._present(),
            heads=self.heads,
            told=self.told,
            near=self.near,
            lengths=self.lengths,
            cast=self.cast,
            looked_up=self.looked_up,
            tellers=frozenset(
                group.number
                for group in self.partition.in_order()
                if any(profile.teller for profile in group.profiles)
            ),
        )

    def _present(self) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for group in self.partition.in_order():
            if group.names and group.kind == "person":
                for account in group.accounts:
                    found[account].add(group.number)
        return {account: frozenset(numbers) for account, numbers in found.items()}

    def join_whole_names(self) -> list[Pair]:
        """Join the groups that share a whole name, where nothing speaks against any of them."""
        # All are weighed before any is joined: kin are looked up by groups as they were.
        joined = [pair for members in self.search.namesakes() for pair in self._clean(members)]
        for pair in joined:
            self.partition.join(pair.left, pair.right)
        self.context = self._context()
        return joined

    def _clean(self, members: Sequence[Group]) -> list[Pair]:
        """Return the pairs that join the members to the first; none if anything is in the way."""
        first, *others = members
        if any(self._is_aside(group) for group in members):
            return []
        accounts = [account for group in members for account in group.accounts]
        genders = {group.gender for group in members if group.gender}
        numbers = {group.number for group in members}
        kin = {of for group in members for _, of in self.context.kin[group.number]}
        alike = len({(group.kind, group.sphere) for group in members}) == 1
        if len(set(accounts)) < len(accounts) or len(genders) > 1 or kin & numbers or not alike:
            return []
        if any(self._are_foes(one, two) for one in members for two in others if self.foes):
            return []
        pairs = [self._pair(first, other) for other in others]
        sure = [pair for pair in pairs if pair is not None and pair.score >= SAME]
        return sure if len(sure) == len(others) else []

    def weigh_all(self) -> None:
        """Weigh every pair that shares something worth a look."""
        self._weigh(list(self.partition.in_order()))

    def _weigh(self, groups: Sequence[Group]) -> None:
        seen: set[Numbers] = set()
        for group in groups:
            if self._is_aside(group):
                continue
            for number in sorted(self.search.candidates(group, self.context)):
                low, high = sorted((group.number, number))
                # Either side may be the one that leads to the other: "the tram driver" to drivers.
                if low == high or (low, high) in self.pairs or (low, high) in seen:
                    continue
                seen.add((low, high))
                pair = self._pair(self.partition.groups[low], self.partition.groups[high])
                if pair is not None:
                    self.pairs[low, high] = pair
                    self.of[low].add((low, high))
                    self.of[high].add((low, high))
                elif self._may_grow(low, high):
                    self.waiting.add((low, high))

    def _may_grow(self, low: int, high: int) -> bool:
        """Whether a pair too weak by now shares a role, so that company may yet speak for it."""
        return shared_role(self.partition.groups[low], self.partition.groups[high]) is not None

    def _pair(self, one: Group, two: Group) -> Pair | None:
        """Weigh two groups; None when they are surely two, or nothing speaks for one."""
        if other_names(one, two) or self._is_aside(two) or self._are_foes(one, two):
            return None
        evidence = weigh(one, two, self.context)
        score = total(evidence)
        if score < UNDECIDED or must_not(one, two, self.context):
            return None
        return Pair(left=one.number, right=two.number, score=score, evidence=evidence)

    def _is_aside(self, group: Group) -> bool:
        return any(profile.number in self.aside for profile in group.profiles)

    def _are_foes(self, one: Group, two: Group) -> bool:
        if not self.foes:
            return False
        others = {profile.number for profile in two.profiles}
        return any(
            not others.isdisjoint(self.foes.get(profile.number, ())) for profile in one.profiles
        )

    def sure(self) -> list[Pair]:
        """Return the pairs at or above SAME, best first; ties by number."""
        return _ranked(pair for pair in self.pairs.values() if pair.score >= SAME)

    def look_again(self) -> bool:
        """Weigh the open pairs anew; return whether one of them has become sure.

        Who is who among the others is company for a pair of which neither side has grown.
        """
        sure = {key for key, pair in self.pairs.items() if pair.score >= SAME}
        groups = self.partition.groups
        self.waiting = {key for key in self.waiting if key[0] in groups and key[1] in groups}
        for low, high in sorted((self.pairs.keys() | self.waiting) - sure):
            pair = self._pair(groups[low], groups[high])
            if pair is not None:
                self.pairs[low, high] = pair
                self.of[low].add((low, high))
                self.of[high].add((low, high))
        return any(pair.score >= SAME and key not in sure for key, pair in self.pairs.items())

    def open(self) -> tuple[Pair, ...]:
        """Return all pairs, best first."""
        return tuple(_ranked(self.pairs.values()))

    def join(self, pairs: Sequence[Pair]) -> None:
        """Join the pairs, and weigh anew what that may change."""
        before = self.context
        grown: set[int] = set()
        for pair in pairs:
            grown.add(self.partition.join(pair.left, pair.right))
            self._forget(pair.left)
            self._forget(pair.right)
        self.context = self._context()
        stale = self._changed(before, grown)
        for number in stale:
            self._forget(number)
        self._weigh([self.partition.groups[number] for number in sorted(stale)])

    def _forget(self, number: int) -> None:
        for key in self.of.pop(number, set()):
            self.pairs.pop(key, None)
            other = key[0] if key[1] == number else key[1]
            if other in self.of:
                self.of[other].discard(key)

    def _changed(self, before: Context, grown: set[int]) -> set[int]:
        """Return the groups that grew or whose kin did, and the kin of those."""
        changed = grown | {
            number
            for number in self.partition.groups
            if before.kin.get(number) != self.context.kin.get(number)
            or before.called.get(number) != self.context.called.get(number)
        }
        owner, groups = self.partition.owner, self.partition.groups
        for number in sorted(grown):
            left = {owner[n] for p in groups[number].profiles for n in p.facing}
            changed |= left  # of two, one is known now
        for _ in range(2):
            changed |= {
                of
                for number in changed
                for relation in (self.context.kin, self.context.called)
                for _, of in relation.get(number, ())
                if of in self.partition.groups
            }
        return changed


def _ranked(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))


def _contested(sure: Sequence[Pair], context: Context) -> frozenset[Numbers]:
    """Return the pairs with a rival as good that must stay apart from the other side.

    A rival counts when its evidence is of the same strength: kinship does not contest a name, nor
    a part of a name the whole, nor a spelling the very name.
    """
    partners: dict[int, list[Pair]] = defaultdict(list)
    for pair in sure:
        partners[pair.left].append(pair)
        partners[pair.right].append(pair)
    contested: set[Numbers] = set()
    best = {number: max(pair.score for pair in pairs) for number, pairs in partners.items()}
    for number, pairs in partners.items():
        for position, one in enumerate(pairs):
            for two in pairs[position + 1 :]:
                beaten = _beaten(one, two, context.partition)
                if beaten <= contested:
                    continue
                left, right = _other(one, number, context), _other(two, number, context)
                weaker = _provided_for(one, two, number, best)
                if weaker is not None:
                    beaten = {weaker}
                if _two_parts(left, right, context.partition.groups[number]):
                    continue
                if must_not(left, right, context):
                    contested |= beaten
    return frozenset(contested)


def _provided_for(one: Pair, two: Pair, number: int, best: Mapping[int, float]) -> Numbers | None:
    """Return the weaker of two rival pairs whose other side fits somebody else better, if any.

    Of two brothers here and two there, each goes to the one whose name is nearer.
    """
    weak, strong = sorted((one, two), key=lambda pair: pair.score)
    other = weak.left if weak.right == number else weak.right
    fits = best[other] - weak.score >= LITTLE and strong.score - weak.score >= LITTLE
    return (weak.left, weak.right) if fits else None


def _two_parts(left: Group, right: Group, middle: Group) -> bool:
    """Whether two groups bear different parts of the name between them: "Ada" and "Okafor"."""
    whole = {part for name in middle.top_names for part in parse_name(name).parts}
    one = {part for name in left.top_names for part in parse_name(name).parts}
    two = {part for name in right.top_names for part in parse_name(name).parts}
    return bool(one and two) and one | two <= whole and one.isdisjoint(two)


def _other(pair: Pair, number: int, context: Context) -> Group:
    return context.partition.groups[pair.left if pair.right == number else pair.right]


def _beaten(one: Pair, two: Pair, partition: Partition) -> set[Numbers]:
    """Return which of two rival pairs may not be joined while both are open."""
    first, second = _strength(one, partition), _strength(two, partition)
    if first != second:
        weaker = one if first < second else two
        return {(weaker.left, weaker.right)}
    if abs(one.score - two.score) > RIVAL_MARGIN:
        return set()
    return {(one.left, one.right), (two.left, two.right)}


def _strength(pair: Pair, partition: Partition) -> int:
    """Return how much names say for a pair: the very name 4, a spelling 2, a part 1, kinship 0.

    Another romanisation of the name (3) says more than a name that sounds alike (2).

    What somebody is called says least (-1): it contests nothing else.

    A name of one part says less than one of two: it is as strong as a part.
    """
    like = best_likeness(partition.groups[pair.left], partition.groups[pair.right])
    if like is None or like.score <= 0:
        said = {row.feature for row in pair.evidence if row.score > 0}
        if "marriage" in said:
            return 2  # an account says that one came to bear the other's name
        return 0 if "kinship" in said else -1
    if like.kind not in {"same", "variant"}:
        return 1
    return 4 if like.kind == "same" else 3 if like.sure else 2
