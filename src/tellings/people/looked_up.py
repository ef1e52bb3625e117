"""What looking people up has shown: which chains of two accounts are one, which chain is two.

``scores`` are the network's log-odds for pairs of mentions (``records.lookups``); a pair that was
looked up from both sides has the mean of both, two chains the mean of their mentions' pairs.

A chain is cut where the network is sure that its names and nouns are two people: "Jo Lind, 71, sat
by. Jo Lind, 34, drove." Mentions are put together step by step, those that are likest first, as
long as the mean of their pairs is above ``APART`` (average link). A pronoun goes with the noun or
name before it. Of 421 pairs of one chain in unseen cases, 106 of them wrongly so, 93 of the wrong
and 78 of the right ones score below -2 by themselves; most of the latter hang together by others.

Example: of three mentions with scores 4 (1, 2), -6 (1, 3) and -8 (2, 3), the third is cut off.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from statistics import fmean

from tellings.people.read import AccountPeople
from tellings.records.lookups import Likeness
from tellings.records.people import Chain, Mention

APART = -2.0

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class LookedUp:
    """The scores of pairs of mentions; the ids of each pair in order."""

    scores: Mapping[Key, float] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Likeness]) -> "LookedUp":
        """Return the mean score of each pair."""
        kept: dict[Key, list[float]] = defaultdict(list)
        for one in found:
            kept[_key(one.asked, one.found)].append(one.score)
        return cls(scores={key: fmean(kept[key]) for key in sorted(kept)})

    @cached_property
    def _likely(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for (one, two), score in self.scores.items():
            if score > 0:
                found[one].append(two)
                found[two].append(one)
        return {key: tuple(found[key]) for key in sorted(found)}

    def likely(self, mention: str) -> tuple[str, ...]:
        """Return the mentions for which there is more than against them."""
        return self._likely.get(mention, ())

    def between(self, left: Iterable[Mention], right: Iterable[Mention]) -> float | None:
        """Return the mean over all pairs that were looked up; None where none was."""
        there = tuple(right)
        pairs = (self.scores.get(_key(one.id, two.id)) for one in left for two in there)
        known = [score for score in pairs if score is not None]
        return fmean(known) if known else None


def cut_unlike(
    people: Mapping[str, AccountPeople], looked_up: LookedUp
) -> Mapping[str, AccountPeople]:
    """Return the accounts' people with every chain cut whose members are surely two people."""
    if not looked_up.scores:
        return people
    return {account: _cut_account(one, looked_up) for account, one in people.items()}


def _cut_account(people: AccountPeople, looked_up: LookedUp) -> AccountPeople:
    mention = {m.id: m for m in people.mentions}
    chains: list[Chain] = []
    for chain in people.chains:
        parts = _parts([mention[key] for key in chain.mentions], looked_up)
        chains += (replace(chain, mentions=tuple(m.id for m in part)) for part in parts)
    if len(chains) == len(people.chains):
        return people
    rank = {m.id: place for place, m in enumerate(people.mentions)}
    chains.sort(key=lambda chain: rank[chain.mentions[0]])
    return replace(people, chains=tuple(chains))


def _parts(members: Sequence[Mention], looked_up: LookedUp) -> list[list[Mention]]:
    """Return a chain's members as one part, or as several that are surely not one."""
    nouns = [m for m in members if m.form != "pronoun"]
    groups = _joined([[m] for m in nouns], looked_up)
    if len(groups) <= 1:
        return [list(members)]
    side = {m.id: number for number, group in enumerate(groups) for m in group}
    parts: list[list[Mention]] = [[] for _ in groups]
    current = side[nouns[0].id]
    for m in members:
        current = side.get(m.id, current)
        parts[current].append(m)
    return parts


def _joined(groups: list[list[Mention]], looked_up: LookedUp) -> list[list[Mention]]:
    """Return the groups after joining the likest two while they are not surely apart."""
    while len(groups) > 1:
        score, one, two = max(
            (_score(groups[one], groups[two], looked_up), -one, -two)
            for one, two in combinations(range(len(groups)), 2)
        )
        if score < APART:
            break
        groups[-one] += groups.pop(-two)
    return groups


def _score(one: Sequence[Mention], two: Sequence[Mention], looked_up: LookedUp) -> float:
    """Return the mean score of two groups; what was not looked up speaks for what was read."""
    found = looked_up.between(one, two)
    return 0.0 if found is None else found


def _key(one: str, two: str) -> Key:
    return (one, two) if one < two else (two, one)
