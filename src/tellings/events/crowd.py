"""The other partners of a pair's two claims: rivals for it, and accounts that tell both.

An event has mostly one partner in another account, so a pair is judged among the pairs that its
claims could make instead. ``leads`` says by how much its first score beats the best of them,
``shares`` how much of all the odds on each side is its own:

    "the lorry tipped over" with "the truck overturned", odds 3, and with "it came to rest", odds 1:
    a lead of 1.1 and a share of 3 / (3 + 1 + ``SPARE``)

``third`` is what a third account says: where "it went on its side" there is likely one event with
either, the two are sooner one event with each other (Bagga and Baldwin 1999, Cross-document event
coreference, chain such pairs; here it is only evidence, so that no chain forms by itself).
"""

import math
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]

LEAD = 3.0
"""A lead beyond this says nothing more."""

NOBODY = -6.0, -1, -6.0
"""Score and number of a claim's best partner, and the next best score, where there is none: a
rival less likely than this is none."""

LEAST = 0.02
"""A pair less likely than this is no partner."""

SPARE = 0.3
"""The odds that a claim has no partner in the other account, beside which shares are counted."""


class Crowd:
    """The likely partners of claims, by account; ``accounts`` gives each claim's."""

    def __init__(self, accounts: Sequence[str]) -> None:
        self._accounts = accounts
        self._best: dict[tuple[str, int], tuple[float, int, float]] = {}
        self._odds: dict[int, dict[str, dict[int, float]]] = {}

    def take(self, scored: Iterable[tuple[Pair, float]]) -> None:
        """Take in pairs with their first scores, in log-odds."""
        for (left, right), score in scored:
            for claim, partner in ((left, right), (right, left)):
                self._rival(claim, partner, score)
                if likelihood(score) >= LEAST:
                    of_account = self._odds.setdefault(claim, {})
                    of_account.setdefault(self._accounts[partner], {})[partner] = math.exp(score)

    def _rival(self, claim: int, partner: int, score: float) -> None:
        key = self._accounts[partner], claim
        best, who, following = self._best.get(key, NOBODY)
        if score > best:
            self._best[key] = score, partner, best
        elif score > following:
            self._best[key] = best, who, score

    def leads(self, pair: Pair, own: float) -> tuple[float, float]:
        """Return how far the pair leads its rivals on either side, smaller lead first."""
        left, right = pair
        leads = []
        for claim, partner in ((left, right), (right, left)):
            best, who, following = self._best.get((self._accounts[partner], claim), NOBODY)
            rival = following if who == partner else best
            leads.append(max(-LEAD, min(LEAD, own - rival)))
        return min(leads), max(leads)

    def shares(self, pair: Pair, own: float) -> tuple[float, float]:
        """Return the smaller share of the odds on either side, and the product of both."""
        left, right = pair
        odds = math.exp(own)
        ours, theirs = (
            odds / (odds + SPARE + self._others(claim, partner))
            for claim, partner in ((left, right), (right, left))
        )
        return min(ours, theirs), ours * theirs

    def _others(self, claim: int, partner: int) -> float:
        """Return the summed odds of a claim's other partners in the partner's account."""
        found = self._odds.get(claim, {}).get(self._accounts[partner], {})
        return sum(odds for other, odds in found.items() if other != partner)

    def third(self, pair: Pair) -> float:
        """Return the likelihood of the weaker link to the best claim of a third account, 0 to 1."""
        left, right = pair
        theirs = self._odds.get(right, {})
        best = 0.0
        for account, partners in self._odds.get(left, {}).items():
            if account in theirs:
                for partner, odds in partners.items():
                    best = max(best, min(odds, theirs[account].get(partner, 0.0)))
        return best / (1.0 + best)


def likelihood(score: float) -> float:
    """Return the likelihood of a score in log-odds."""
    return 1.0 / (1.0 + math.exp(-score))
