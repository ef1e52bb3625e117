"""Times that stand before their happening, read from raw sentences."""

import pytest
from evals.two import read

from tellings.compare.clefts import cleft_times


@pytest.mark.parametrize(
    ("text", "earliest"),
    [("It was ten to eight when the alarm went off.", "T07:50"),
     ("It was about half past twelve when they lifted the boy out.", "T12:00")],
)  # fmt: skip
def test_the_time_is_the_happenings(text: str, earliest: str) -> None:
    """What "it" is said to be is when the clause below it happened."""
    claims = {claim.id: claim for claim in read(text, "Nobody came.").claims}
    found = cleft_times(tuple(claims.values()))
    assert [time.earliest for times in found.values() for time in times] == [earliest]
    assert all(claims[name].predicate != "be" for name in found)


@pytest.mark.parametrize("text", ["It was dark when the alarm went off.", "It was ten metres."])
def test_what_is_no_time(text: str) -> None:
    """Weather and lengths put nothing in time."""
    assert not cleft_times(read(text, "Nobody came.").claims)
