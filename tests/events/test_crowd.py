"""Rivals, shares and third accounts, against plain counting over all pairs."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.events.crowd import LEAD, LEAST, NOBODY, SPARE, Crowd, Pair, likelihood

ACCOUNTS = ("a", "a", "a", "b", "b", "b", "c", "c", "c")
PAIRS = [
    (i, j)
    for i in range(len(ACCOUNTS))
    for j in range(i + 1, len(ACCOUNTS))
    if ACCOUNTS[i] != ACCOUNTS[j]
]

Scores = dict[Pair, float]
scores = st.fixed_dictionaries({}, optional={p: st.floats(-7, 5, width=16) for p in PAIRS})


def crowd(given_scores: Scores) -> Crowd:
    """Return a crowd that has taken in the pairs."""
    found = Crowd(ACCOUNTS)
    found.take(sorted(given_scores.items()))
    return found


def rivals(given_scores: Scores, claim: int, partner: int) -> list[float]:
    """Return the scores of the claim's other pairs with the partner's account."""
    return [
        score
        for pair, score in given_scores.items()
        if claim in pair
        and partner not in pair
        and ACCOUNTS[sum(pair) - claim] == ACCOUNTS[partner]
    ]


@given(scores, st.sampled_from(PAIRS), st.floats(-7, 5, width=16))
def test_leads_are_over_the_best_rival(told: Scores, pair: Pair, other: float) -> None:
    """The lead on a side is the score less the best of the claim's other pairs there."""
    own = told.get(pair, other)
    expected = sorted(
        max(-LEAD, min(LEAD, own - max([*rivals(told, *side), NOBODY[0]])))
        for side in (pair, pair[::-1])
    )
    assert crowd(told).leads(pair, own) == pytest.approx(expected)


@given(scores, st.sampled_from(PAIRS), st.floats(-7, 5, width=16))
def test_shares_are_of_all_odds(told: Scores, pair: Pair, other: float) -> None:
    """A share is the pair's odds over those of all likely pairs of the claim and the spare."""
    own = told.get(pair, other)
    shares = [
        math.exp(own)
        / (
            math.exp(own)
            + SPARE
            + sum(math.exp(s) for s in rivals(told, *side) if likelihood(s) >= LEAST)
        )
        for side in (pair, pair[::-1])
    ]
    expected = min(shares), shares[0] * shares[1]
    assert crowd(told).shares(pair, own) == pytest.approx(expected)


@given(scores, st.sampled_from(PAIRS))
def test_a_third_account_counts_by_its_weaker_link(told: Scores, pair: Pair) -> None:
    """The best claim of a third account is the one whose less likely pair is likeliest."""
    links = [0.0]
    for claim, account in enumerate(ACCOUNTS):
        if account not in (ACCOUNTS[pair[0]], ACCOUNTS[pair[1]]):
            both = [
                likelihood(told.get((min(claim, end), max(claim, end)), -math.inf)) for end in pair
            ]
            links.append(min(both) if min(both) >= LEAST else 0.0)
    assert crowd(told).third(pair) == pytest.approx(max(links))
