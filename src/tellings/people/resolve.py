"""People across accounts: one entity out of many names, and nobody joined by mistake.

1. Every chain of every account becomes a profile (``profiles``).
2. Profiles that share a blocking key are compared (``blocking``); the evidence table gives a total
   (``evidence``), constraints veto.
3. The best pair at or above SAME is joined, if neither side has a rival nearly as good that must
   stay apart from the other; then the evidence is weighed again, since kinship follows from who is
   who. Constraints hold group against group, so two people never meet through a third.
4. Pairs between UNDECIDED and SAME, and those with a rival, are listed and not guessed.

Example: one account has "Ada Okafor" and "her son", another "Mrs Okafor" and "Ada's boy Tobi".
"Okafor" alone is weak, but no other Okafor is in sight, and the pronouns agree.

The order of files changes nothing: profiles are numbered in record order, ties go by number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.blocking import candidate_pairs
from tellings.people.entities import make_entity, teller_entity
from tellings.people.evidence import (
    SAME,
    UNDECIDED,
    Context,
    Evidence,
    best_likeness,
    must_not,
    other_names,
    total,
    weigh,
)
from tellings.people.groups import Group, Partition, children
from tellings.people.judged import (
    Bonds,
    bonds,
    cut_chains,
    group_of,
    join_bound,
    judged_tellers,
    verdicts,
)
from tellings.people.profiles import Profile, build_profiles, ordered
from tellings.people.read import AccountPeople
from tellings.people.tellers import Teller, distinctive, find_tellers
from tellings.records.claims import Claim
from tellings.records.documents import Account, Document
from tellings.records.findings import Judgement
from tellings.records.language import Analysis
from tellings.records.people import Entity, Undecided
from tellings.text.names import name_likeness

RIVAL_MARGIN = 0.6
MAX_ROUNDS = 50
COMMON_DEED = 3

Apart = tuple[int, int, int, int]
"""Two groups with different names: number and number of profiles of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The entities in record order, and the pairs that a person should settle, strongest first."""

    entities: tuple[Entity, ...]
    undecided: tuple[Undecided, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two groups weighed against each other."""

    left: int
    right: int
    score: float
    evidence: tuple[Evidence, ...]


def resolve(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    account_people: Mapping[str, AccountPeople],
    claims: Sequence[Claim],
    *,
    judgements: Sequence[Judgement] = (),
) -> People:
    """Return who is who over all accounts."""
    judged = verdicts(judgements)
    cut = cut_chains(account_people, judged)
    profiles = build_profiles(documents, accounts, analyses, cut)
    tellers = judged_tellers(find_tellers(documents, accounts, profiles), profiles, judged)
    partition = Partition.of(profiles)
    bound = bonds(profiles, tellers, judged)
    join_bound(partition, bound)
    deeds = deeds_of(profiles, claims)
    told = {p.number for teller in tellers for p in teller.profiles}
    rivals = agglomerate(partition, deeds=deeds, aside=told, different=bound.different)
    return _people(documents, accounts, partition, tellers, rivals, bound=bound)


def agglomerate(
    partition: Partition,
    *,
    deeds: Mapping[int, frozenset[tuple[str, str]]],
    aside: Iterable[int] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[Pair, ...]:
    """Join groups until no pair is sure; return the pairs left undecided."""
    held = frozenset(aside)
    forbidden = frozenset(different)
    open_pairs: list[Pair] = []
    unlike: set[Apart] = set()
    for _ in range(MAX_ROUNDS):
        pairs = _weighed(partition, deeds, held, forbidden, unlike)
        sure = [pair for pair in pairs if pair.score >= SAME]
        contested = _contested(sure, partition, deeds)
        joined = _join_best(partition, [p for p in sure if (p.left, p.right) not in contested])
        if not joined:
            open_pairs = [p for p in pairs if p.score >= UNDECIDED]
            break
    return tuple(open_pairs)


def _context(partition: Partition, deeds: Mapping[int, frozenset[tuple[str, str]]]) -> Context:
    kin = {group.number: partition.kin_of(group) for group in partition.in_order()}
    return Context(partition=partition, kin=kin, called=children(partition, kin), deeds=deeds)


def _weighed(
    partition: Partition,
    deeds: Mapping[int, frozenset[tuple[str, str]]],
    held: frozenset[int],
    forbidden: frozenset[tuple[int, int]],
    unlike: set[Apart],
) -> list[Pair]:
    """Return the pairs that may be joined, best first; ties by number.

    Pairs with names of different people, nearly all pairs of a block, are added to ``unlike``.
    """
    context = _context(partition, deeds)
    found = []
    for left, right in candidate_pairs(context):
        one, two = partition.groups[left], partition.groups[right]
        # A group's number and size say which group it is: it changes only by growing.
        pair = left, len(one.profiles), right, len(two.profiles)
        if pair in unlike:
            continue
        if other_names(one, two):
            unlike.add(pair)
            continue
        if _held(one, held) or _held(two, held) or _forbidden(one, two, forbidden):
            continue
        evidence = weigh(one, two, context)
        score = total(evidence)
        if score >= UNDECIDED and not must_not(one, two, context):
            found.append(Pair(left=left, right=right, score=score, evidence=evidence))
    return sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right))


def _held(group: Group, held: frozenset[int]) -> bool:
    return any(profile.number in held for profile in group.profiles)


def _forbidden(one: Group, two: Group, forbidden: frozenset[tuple[int, int]]) -> bool:
    return bool(forbidden) and any(
        (min(a.number, b.number), max(a.number, b.number)) in forbidden
        for a in one.profiles
        for b in two.profiles
    )


def _contested(
    sure: Sequence[Pair], partition: Partition, deeds: Mapping[int, frozenset[tuple[str, str]]]
) -> frozenset[tuple[int, int]]:
    """Return the pairs with a rival as good that must stay apart from the other side.

    A rival counts when its evidence is of the same strength: kinship does not contest a name, nor
    a part of a name the whole.
    """
    context = _context(partition, deeds)
    partners: dict[int, list[Pair]] = defaultdict(list)
    for pair in sure:
        partners[pair.left].append(pair)
        partners[pair.right].append(pair)
    contested = set()
    for number, pairs in partners.items():
        for position, one in enumerate(pairs):
            for two in pairs[position + 1 :]:
                beaten = _beaten(one, two, partition)
                if beaten and must_not(
                    _other(one, number, partition), _other(two, number, partition), context
                ):
                    contested |= beaten
    return frozenset(contested)


def _other(pair: Pair, number: int, partition: Partition) -> Group:
    return partition.groups[pair.left if pair.right == number else pair.right]


def _beaten(one: Pair, two: Pair, partition: Partition) -> set[tuple[int, int]]:
    """Return which of two rival pairs may not be joined while both are open."""
    first, second = _strength(one, partition), _strength(two, partition)
    if first != second:
        weaker = one if first < second else two
        return {(weaker.left, weaker.right)}
    if abs(one.score - two.score) > RIVAL_MARGIN:
        return set()
    return {(one.left, one.right), (two.left, two.right)}


def _strength(pair: Pair, partition: Partition) -> int:
    """Return how much names say for a pair: the whole name 2, a part of it 1, nothing 0."""
    like = best_likeness(partition.groups[pair.left], partition.groups[pair.right])
    if like is None or like.score <= 0:
        return 0
    return 2 if like.kind in {"same", "variant"} else 1


def _join_best(partition: Partition, pairs: Sequence[Pair]) -> bool:
    """Join the best pairs, each group at most once a round, so that evidence is always fresh."""
    touched: set[int] = set()
    for pair in pairs:
        if pair.left in touched or pair.right in touched:
            continue
        partition.join(pair.left, pair.right)
        touched |= {pair.left, pair.right}
    return bool(touched)


def deeds_of(
    profiles: Sequence[Profile], claims: Sequence[Claim]
) -> dict[int, frozenset[tuple[str, str]]]:
    """Return the (role, predicate) pairs of each profile, without predicates said of many."""
    owner = {(p.account, m.head): p.number for p in profiles for m in p.mentions}
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        for role in claim.roles:
            number = owner.get((claim.account, role.head))
            if number is not None and role.role in {"agent", "patient", "theme", "recipient"}:
                found[number].add((role.role, claim.predicate))
    users: dict[tuple[str, str], int] = defaultdict(int)
    for deeds in found.values():
        for deed in deeds:
            users[deed] += 1
    return {
        number: frozenset(deed for deed in deeds if users[deed] <= COMMON_DEED)
        for number, deeds in found.items()
    }


def _people(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    partition: Partition,
    tellers: Sequence[Teller],
    rivals: Sequence[Pair],
    *,
    bound: Bonds,
) -> People:
    documents_in_order = sorted(documents, key=lambda d: (d.sha256, d.path))
    document_rank = {document.id: rank for rank, document in enumerate(documents_in_order)}
    account_rank = {account.id: rank for rank, account in enumerate(ordered(documents, accounts))}
    ranks = {"account_rank": account_rank, "document_rank": document_rank}
    made: dict[int, Entity] = {}
    entities: list[Entity] = []
    used: set[int] = set()
    for rank, teller in enumerate(tellers):
        group = group_of(teller, rank, partition, bound, used=used)
        if group is None:
            foes = bound.foes([-1 - rank, *(p.number for p in teller.profiles)])
            group = _as_person(teller, partition, used | foes)
        entities.append(teller_entity(teller, group, **ranks))
        used |= {p.number for p in teller.profiles}
        if group is not None:
            used |= {p.number for p in group.profiles}
            made[group.number] = entities[-1]
    for group in partition.in_order():
        if not any(p.number in used for p in group.profiles):
            made[group.number] = make_entity(group, **ranks)
            entities.append(made[group.number])
    undecided = [
        Undecided(
            left=made[pair.left].id,
            right=made[pair.right].id,
            score=pair.score,
            evidence=tuple(f"{item.score:+.1f} {item.detail}" for item in pair.evidence),
        )
        for pair in rivals
        if pair.left in made and pair.right in made
    ]
    return People(
        entities=_record_order(entities, document_rank, account_rank), undecided=tuple(undecided)
    )


def _as_person(teller: Teller, partition: Partition, used: set[int]) -> Group | None:
    """Return the group of mentions that name this teller in full, if there is just one."""
    if teller.name is None or not distinctive(teller.name):
        return None
    found = [
        group
        for group in partition.in_order()
        if group.kind == "person"
        and not any(p.number in used for p in group.profiles)
        and any(name_likeness(name, teller.name).score >= 1.0 for name in group.names)
    ]
    return found[0] if len(found) == 1 else None


def _record_order(
    entities: Sequence[Entity],
    document_rank: Mapping[str, int],
    account_rank: Mapping[str, int],
) -> tuple[Entity, ...]:
    """Entities by their first mention; a teller without mentions by its first account."""

    def place(entity: Entity) -> tuple[int, int, int, str]:
        if entity.mentions:
            first = entity.mentions[0]
            return document_rank[first.document], first.start, first.end, entity.id
        return len(document_rank), account_rank[entity.tells[0]], 0, entity.id

    return tuple(sorted(entities, key=place))
