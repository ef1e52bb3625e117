"""What the best versions have in common, and which single claim decides between them.

A claim holds in all best versions, in some, or in none. A claim is *pivotal* when leaving it aside
changes that for another claim: finding out about it is worth most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.records.claims import Claim
from tellings.records.documents import Account, Origin
from tellings.records.findings import Conflict, Judgement, Version
from tellings.versions.rank import rank_versions

Share = Literal["all", "some", "none"]
MOST_TRIED = 40
"""Claims of a component up to which each is left aside in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """For one component: the share of each claim (in order), and the pivotal claims."""

    component: str
    shares: tuple[tuple[str, Share], ...]
    pivots: tuple[str, ...]


def shares_of(versions: Sequence[Version]) -> dict[str, Share]:
    """Return for each claim of one component whether the best versions hold it."""
    best = [version for version in versions if version.rank == 1]
    found: dict[str, Share] = {}
    for claim in sorted({*best[0].holds, *best[0].gives_up}):
        held = sum(claim in version.holds for version in best)
        found[claim] = "all" if held == len(best) else "some" if held else "none"
    return found


def shares(
    versions: Sequence[Version],
    conflicts: Sequence[Conflict],
    claims: Sequence[Claim],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    *,
    judgements: Sequence[Judgement] = (),
) -> tuple[Shares, ...]:
    """Return what the best versions of each component share, in the order of the versions."""
    groups: dict[str, list[Version]] = {}
    for version in versions:
        groups.setdefault(version.component, []).append(version)
    found = []
    for component, members in groups.items():
        mine = shares_of(members)
        inside = [c for c in conflicts if not mine.keys().isdisjoint(c.claims)]
        pivots = [
            claim
            for claim in mine
            if len(mine) <= MOST_TRIED
            and _changes(
                mine,
                claim,
                rank_versions(
                    inside, claims, accounts, origins, judgements=judgements, doubt=(claim,)
                ),
            )
        ]
        found.append(Shares(component=component, shares=tuple(mine.items()), pivots=tuple(pivots)))
    return tuple(found)


def _changes(before: dict[str, Share], aside: str, versions: Sequence[Version]) -> bool:
    """Whether leaving a claim aside changes what holds of the others."""
    after: dict[str, Share] = {}
    groups: dict[str, list[Version]] = {}
    for version in versions:
        groups.setdefault(version.component, []).append(version)
    for members in groups.values():
        after |= shares_of(members)
    return any(
        after.get(claim, "all") != share for claim, share in before.items() if claim != aside
    )
