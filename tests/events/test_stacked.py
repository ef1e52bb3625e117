"""The second look: its numbers against their definitions, one pair at a time."""

from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.events.stacked import STACKED, stacked

Place = tuple[str, int]


def frames(places: list[Place]) -> Any:
    """Return what is looked at of frames: account and sentence."""
    return [SimpleNamespace(account=account, sentence=sentence) for account, sentence in places]


def slow(places: list[Place], p: list[list[float]], a: int, b: int) -> dict[str, float]:
    """Return the numbers of one pair as they are defined."""
    others = [k for k in range(len(places)) if k not in (a, b)]
    rivals = [max((p[x][k] for k in others), default=0.0) for x in (a, b)]
    alike = [sum(p[x][k] for k in range(len(places)) if k != x) for x in (a, b)]
    through = sum(p[a][k] * p[k][b] for k in others)
    return {
        "through": through,
        "chain": max((min(p[a][k], p[k][b]) for k in others), default=0.0),
        "overlap": through / (alike[0] + alike[1] - through + 1),
        "rival_more": max(rivals),
        "rival_less": min(rivals),
        "alike_more": max(alike),
        "alike_less": min(alike),
    }


cases = st.integers(2, 6).flatmap(
    lambda n: st.tuples(
        st.lists(
            st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 1)), min_size=n, max_size=n
        ),
        st.lists(st.floats(-5, 5), min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2),
    )
)


@given(cases)
def test_numbers_are_as_defined(case: tuple[list[Place], list[float]]) -> None:
    """Every number of every pair equals its definition, worked out by hand for that pair."""
    places, values = case
    count = len(places)
    scores = np.zeros((count, count))
    p = [[0.0] * count for _ in places]
    for (i, j), value in zip(combinations(range(count), 2), values, strict=True):
        scores[i, j] = scores[j, i] = value
        p[i][j] = p[j][i] = float(1 / (1 + np.exp(-value)))
    table = stacked(frames(places), scores)
    for row, (i, j) in zip(table, combinations(range(count), 2), strict=True):
        found = dict(zip(STACKED, row.tolist(), strict=True))
        assert found["first"] == scores[i, j]
        for name, value in slow(places, p, i, j).items():
            assert found[name] == pytest.approx(value, abs=1e-9), name


def test_accounts_that_share_their_other_claims_tell_one_story() -> None:
    """What the other claims of two accounts find in each other counts, the pair's own does not."""
    places = [("a", 0), ("a", 1), ("b", 0), ("b", 1)]
    scores = np.full((4, 4), -9.0)
    before = stacked(frames(places), scores)
    scores[1, 3] = scores[3, 1] = 9.0
    after = stacked(frames(places), scores)
    stories = STACKED.index("stories")
    pair, own = 1, 4
    assert after[pair, stories] > before[pair, stories] + 0.4
    assert after[own, stories] == pytest.approx(before[own, stories])


def test_nothing_to_look_at() -> None:
    """No frames and one frame have no pairs."""
    for places in ([], [("a", 0)]):
        table = stacked(frames(places), np.zeros((len(places), len(places))))
        assert table.shape == (0, len(STACKED))
