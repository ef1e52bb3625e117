"""Versions: the largest sets of claims that can all be true, ranked by stated criteria.

Conflicts that share no claim are independent, so each connected component has its own versions.
A version gives up as little as it can: put any claim back and a conflict is complete again. The
criteria, in this order: how many independent origins it contradicts, then how many statements it
gives up (claims of one origin that clash with exactly the same others count once, so that ten
copies of one report change no rank), then what somebody trusts or doubts.
Versions equal in all are tied and have the same rank.

Example: A says five, B (copied by C) says six. Two versions: one gives up A's claim, the other
gives up B's and C's; both contradict one origin and give up one statement: a tie.

Components are solved exactly up to EXACT_MOST statements (sparse ones up to EXACT_SPARSE). Beyond
that one version is found by the greedy rule and shown with its gap: how many statements a better
one might save at most.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tellings.errors import UsageError
from tellings.logic import hitting
from tellings.logic.clauses import ConflictSet, components, forbids, minimal, twins
from tellings.logic.solve import Answer, Group, largest
from tellings.records.claims import Claim
from tellings.records.documents import Account, Origin
from tellings.records.findings import Conflict, Criterion, Judgement, Version
from tellings.records.ids import content_id
from tellings.records.judgements import account_meant, standing
from tellings.versions.greedy import give_up, lower_bound

MOST_VERSIONS = 8
"""Versions shown per component; ties with the last one are shown too, up to MOST_TIES more."""
MOST_TIES = 24
EFFORT = 20_000
"""Conflicts of the SAT solver spent on one part of a component too large to solve exactly."""
EXACT_MOST = 60
"""Statements in a component up to which the search is exact, however dense: at most a second for
random conflicts among 60 statements of 4 or of 40 origins (bench/versions.py)."""
EXACT_SPARSE = 200
"""The same for sparse components, of at most one conflict and a half a statement."""
ORIGINS = "independent origins contradicted"
STATEMENTS = "statements given up"
AGAINST = "trusted statements given up and doubted ones kept"
GAP = "statements a better version might save"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What somebody holds of statements beforehand: claims trusted, and claims doubted."""

    trusted: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.trusted or self.doubted)


NEUTRAL = Leaning()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One connected component: its twins by their first member, and conflict sets over those."""

    twins: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, str]
    sets: tuple[ConflictSet, ...]
    leaning: Leaning

    @property
    def members(self) -> tuple[str, ...]:
        """All claims of the component, sorted."""
        return tuple(sorted(claim for group in self.twins.values() for claim in group))

    def criteria(self, given_up: Iterable[str]) -> tuple[Criterion, ...]:
        """Return the criteria of the version that gives up these statements (first members)."""
        lost = set(given_up)
        contradicted = len({self.origins[name] for name in lost})
        found = (
            Criterion(name=ORIGINS, value=contradicted),
            Criterion(name=STATEMENTS, value=len(lost)),
        )
        if not self.leaning:
            return found
        against = len(lost & self.leaning.trusted)
        against += len((self.twins.keys() - lost) & self.leaning.doubted)
        return (*found, Criterion(name=AGAINST, value=against))


def rank_versions(
    conflicts: Sequence[Conflict],
    claims: Sequence[Claim],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    *,
    judgements: Sequence[Judgement] = (),
    assume: Collection[str] = (),
    doubt: Collection[str] = (),
) -> tuple[Version, ...]:
    """Return the best versions of each component, by component, then rank, then id.

    ``claims`` that are in no conflict hold in every version and are not listed. To ask what if:
    claims to ``assume`` hold in every version, claims to ``doubt`` in none, whatever they clash
    with; UsageError when what is assumed cannot all be true.
    """
    origin_of = claim_origins(claims, accounts, origins)
    sets = minimal(what_if(conflicts, frozenset(assume), frozenset(doubt)))
    leaning = leanings(judgements, claims, accounts)
    found: list[Version] = []
    for group in components(sets):
        found += versions_of(collapse(group, origin_of, leaning))
    return tuple(sorted(found, key=lambda v: (v.component, v.rank, v.id)))


def what_if(
    conflicts: Sequence[Conflict], assume: frozenset[str], doubt: frozenset[str]
) -> list[ConflictSet]:
    """Return what clashes when some claims are taken as true and others left aside."""
    left: list[ConflictSet] = []
    for conflict in conflicts:
        members = frozenset(conflict.claims)
        if members.isdisjoint(doubt):
            if members <= assume:
                raise UsageError(
                    f"what is assumed cannot all be true: conflict {conflict.id}; "
                    "assume less, or withdraw what it rests on"
                )
            left.append(members - assume)
    return left


def leanings(
    judgements: Sequence[Judgement], claims: Sequence[Claim], accounts: Sequence[Account]
) -> Leaning:
    """Return which claims are told by an account that somebody trusts or doubts."""
    verdicts: dict[str, str] = {}
    for one in standing(judgements, frozenset({"trust", "doubt"})):
        for target in one.targets:
            account = account_meant(target, accounts)
            if account is not None:
                verdicts[account.id] = one.kind
    told = {kind: frozenset(c.id for c in claims if verdicts.get(c.account) == kind)
            for kind in ("trust", "doubt")}  # fmt: skip
    return Leaning(trusted=told["trust"], doubted=told["doubt"])


def claim_origins(
    claims: Sequence[Claim], accounts: Sequence[Account], origins: Sequence[Origin]
) -> dict[str, str]:
    """Return the origin of each claim; an account without an origin is its own."""
    of_account = {account.id: account.id for account in accounts}
    of_account |= {account: origin.id for origin in origins for account in origin.accounts}
    return {claim.id: of_account.get(claim.account, claim.account) for claim in claims}


def collapse(
    sets: Collection[ConflictSet], origin_of: Mapping[str, str], leaning: Leaning = NEUTRAL
) -> Component:
    """Return the component of ``sets`` with its twins counted as one."""
    members = {claim for conflict in sets for claim in conflict}
    kind = {name: _lean(name, leaning) + origin_of.get(name, name) for name in members}
    groups = twins(sets, kind)
    first = {claim: group[0] for group in groups for claim in group}
    return Component(
        twins={group[0]: group for group in groups},
        origins={group[0]: origin_of.get(group[0], group[0]) for group in groups},
        sets=minimal(frozenset(first[claim] for claim in conflict) for conflict in sets),
        leaning=Leaning(
            trusted=leaning.trusted & frozenset(first.values()),
            doubted=leaning.doubted & frozenset(first.values()),
        ),
    )


def _lean(claim: str, leaning: Leaning) -> str:
    if claim in leaning.trusted:
        return "+"
    return "-" if claim in leaning.doubted else ""


def versions_of(component: Component) -> list[Version]:
    """Return the best versions of one component, best first, ties at the same rank."""
    if not small(component):
        return [approximate(component)]
    answers = best(component)
    ranked: list[Version] = []
    for answer in answers:
        rank = 1 + sum(1 for other in answers if other.penalty < answer.penalty)
        ranked.append(version(component, answer.dropped, rank))
    return ranked


def small(component: Component) -> bool:
    """Whether the component is small or sparse enough to be solved exactly in no time."""
    size = len(component.twins)
    return size <= EXACT_MOST or (size <= EXACT_SPARSE and 2 * len(component.sets) <= 3 * size)


def best(component: Component) -> list[Answer]:
    """Return the cheapest answers: MOST_VERSIONS of them, and those tied with the last."""
    size = len(component.twins)
    # One statement weighs more than any leaning, one origin more than all statements.
    each, dear = 2 * size + 2, (size + 1) * (2 * size + 3)
    penalties = {
        name: each + (name in component.leaning.trusted) - (name in component.leaning.doubted)
        for name in sorted(component.twins)
    }
    groups = [
        Group(name=origin, members=members, penalty=dear)
        for origin, members in by_origin(component.origins).items()
    ]
    known = [forbids(members) for members in component.sets]
    stream = largest(penalties, known, groups=groups)
    answers = list(islice(stream, MOST_VERSIONS))
    for answer in islice(stream, MOST_TIES):
        if answer.penalty > answers[-1].penalty:
            break
        answers.append(answer)
    return sorted(answers, key=lambda answer: (answer.penalty, answer.dropped))


def by_origin(origins: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the statements of each origin, both in order."""
    found: dict[str, list[str]] = {}
    for name in sorted(origins, key=lambda name: (origins[name], name)):
        found.setdefault(origins[name], []).append(name)
    return {origin: tuple(names) for origin, names in found.items()}


def approximate(component: Component) -> Version:
    """Return one good version of a component too large to solve exactly, with its gap.

    The cheapest in statements is sought with a bounded effort, the greedy one minds origins; the
    better of the two by the criteria stands.
    """
    names = sorted(component.twins)
    number = {name: place for place, name in enumerate(names)}
    cores = [frozenset(number[name] for name in members) for members in component.sets]
    found = hitting.minimum(cores, [1] * len(names), effort=EFFORT)
    choices = (
        give_up(component.sets, component.origins),
        tuple(names[place] for place in found.chosen),
    )
    dropped = min(choices, key=lambda one: ([c.value for c in component.criteria(one)], one))
    least = max(found.bound, lower_bound(component.sets))
    return version(component, dropped, 1, extra=(Criterion(name=GAP, value=len(dropped) - least),))


def version(
    component: Component, dropped: Sequence[str], rank: int, *, extra: tuple[Criterion, ...] = ()
) -> Version:
    """Return the version that gives up the statements ``dropped`` (first members of twins)."""
    lost = {claim for name in dropped for claim in component.twins[name]}
    holds = tuple(claim for claim in component.members if claim not in lost)
    name = content_id("component", *component.members)
    return Version(
        id=content_id("version", name, *sorted(lost)),
        component=name,
        rank=rank,
        holds=holds,
        gives_up=tuple(sorted(lost)),
        criteria=component.criteria(dropped) + extra,
    )
