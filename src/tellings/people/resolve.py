"""People across accounts: one entity out of many names, and nobody joined by mistake.

1. Every chain of every account becomes a profile (``profiles``).
2. Profiles with something in common are weighed (``search``): the evidence table gives a total
   (``evidence``), constraints veto.
3. The best pairs at or above SAME are joined step by step (``agglomerate``).
4. Pairs between UNDECIDED and SAME, and those with a rival, are listed and not guessed. What joined
   the others is kept, row by row.

Example: one account has "Ada Okafor" and "her son", another "Mrs Okafor" and "Ada's boy Tobi".
"Okafor" alone is weak, but no other Okafor is in sight, and the pronouns agree.

The order of files changes nothing: profiles are numbered in record order, ties go by number.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.agglomerate import Joining, Pair, agglomerate
from tellings.people.entities import make_entity, teller_entity
from tellings.people.groups import Group, Partition
from tellings.people.judged import (
    Bonds,
    bonds,
    cut_chains,
    group_of,
    join_bound,
    join_named,
    judged_tellers,
    verdicts,
)
from tellings.people.looked_up import LookedUp, cut_unlike
from tellings.people.misread import without_misread
from tellings.people.profiles import Profile, build_profiles, ordered
from tellings.people.read import AccountPeople
from tellings.people.tellers import Teller, distinctive, find_tellers, united
from tellings.records.claims import Claim
from tellings.records.documents import Account, Document
from tellings.records.findings import Judgement
from tellings.records.language import Analysis
from tellings.records.lookups import Likeness
from tellings.records.people import Entity, Link, Undecided
from tellings.text.names import name_likeness

COMMON_DEED = 3
MOST_OPEN = 3
PEOPLE = frozenset({"person", "group", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The entities in record order, the pairs that a person should settle, strongest first.

    ``links`` are the joined pairs in the order of joining, then the open ones, with all evidence.
    """

    entities: tuple[Entity, ...]
    undecided: tuple[Undecided, ...]
    links: tuple[Link, ...] = ()


def resolve(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    account_people: Mapping[str, AccountPeople],
    claims: Sequence[Claim],
    *,
    likenesses: Sequence[Likeness] = (),
    judgements: Sequence[Judgement] = (),
) -> People:
    """Return who is who over all accounts; ``likenesses`` are what looking people up has shown."""
    judged = verdicts(judgements)
    looked_up = LookedUp.of(likenesses)
    cut = cut_chains(cut_unlike(without_misread(account_people), looked_up), judged)
    profiles = build_profiles(documents, accounts, analyses, cut)
    tellers = judged_tellers(find_tellers(documents, accounts, profiles), profiles, judged)
    partition = Partition.of(profiles)
    bound = bonds(profiles, tellers, judged)
    join_bound(partition, bound)
    join_named(partition, profiles, bound)
    deeds = deeds_of(profiles, claims)
    told = {
        p.number
        for teller in tellers
        for p in teller.profiles
        if p.self_named is None and not p.witness
    }
    lengths = {account: len(analysis.sentences) for account, analysis in analyses.items()}
    joining = agglomerate(
        partition,
        deeds=deeds,
        aside=told,
        different=bound.different,
        lengths=lengths,
        looked_up=looked_up,
    )
    return _people(documents, accounts, partition, tellers, joining, bound=bound)


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
    joining: Joining,
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
    for rank, teller in united(tellers, partition.owner):
        group = group_of(teller, rank, partition, bound, used=used)
        if group is None:
            foes = bound.foes([-1 - rank, *(p.number for p in teller.profiles)])
            group = _as_person(teller, partition, used | foes)
            group = group or _self_named(teller, partition, used | foes)
        entities.append(teller_entity(teller, group, **ranks))
        used |= {p.number for p in teller.profiles}
        if group is not None:
            used |= {p.number for p in group.profiles}
            made[group.number] = entities[-1]
    for group in partition.in_order():
        if not any(p.number in used for p in group.profiles):
            made[group.number] = make_entity(group, **ranks)
            entities.append(made[group.number])
    rivals = [
        pair
        for pair in _worth_asking(joining.undecided, partition)
        if pair.left in made and pair.right in made
    ]
    undecided = [
        Undecided(
            left=made[pair.left].id,
            right=made[pair.right].id,
            score=pair.score,
            evidence=tuple(f"{row.score:+.1f} {row.words}" for row in pair.evidence if row.words),
        )
        for pair in rivals
    ]
    first = {p.number: p.mentions[0].id for g in partition.in_order() for p in g.profiles}
    links = [_link(pair, first, joined=True) for pair in joining.joined]
    links += [_link(pair, first, joined=False) for pair in rivals]
    return People(
        entities=_record_order(entities, document_rank, account_rank),
        undecided=tuple(undecided),
        links=tuple(links),
    )


def _link(pair: Pair, first: Mapping[int, str], *, joined: bool) -> Link:
    return Link(
        left=first[pair.left],
        right=first[pair.right],
        joined=joined,
        score=pair.score,
        evidence=pair.evidence,
    )


def _worth_asking(pairs: Sequence[Pair], partition: Partition) -> Iterator[Pair]:
    """Yield the open pairs that a person can and should settle, best first.

    They are about people or about two names; somebody who fits many is shown with the best three.
    """
    asked: dict[int, int] = defaultdict(int)
    for pair in pairs:
        sides = partition.groups[pair.left], partition.groups[pair.right]
        people = all(group.kind in PEOPLE for group in sides)
        if not people and not all(group.names for group in sides):
            continue
        small = min(sides, key=lambda group: (group.size, -group.number)).number
        asked[small] += 1
        if asked[small] <= MOST_OPEN:
            yield pair


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


def _self_named(teller: Teller, partition: Partition, used: set[int]) -> Group | None:
    """Return the person as whom a teller names himself, if other accounts tell of that person."""
    names = {p.self_named for p in teller.profiles if p.self_named is not None}
    found = {partition.owner[number] for number in sorted(names)}
    if len(found) != 1:
        return None
    group = partition.groups[found.pop()]
    own = {account.id for account in teller.accounts}
    told = any(p.account not in own and p.sphere == "events" for p in group.profiles)
    return group if told and not any(p.number in used for p in group.profiles) else None


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
