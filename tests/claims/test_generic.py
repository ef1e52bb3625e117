"""Generic statements: of kinds, not of particular people and things."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

KINDS = ["Dogs bark at strangers.", "A goat eats anything.", "Cheese is a cheap food."]
PARTICULAR = [
    "Everyone on the crew is tired.",
    "There are two beaches on the island.",
    "Doctors say that the child sleeps.",
    "Guests are now in the hall.",
    "You are right about the boat.",
    "The kitchen was closed. Staff is tired.",
]


@pytest.mark.parametrize("text", KINDS)
def test_kinds_are_generic(read: Reader, text: str) -> None:
    """A bare plural, an indefinite or a stuff in the simple present."""
    _, claims = read(text)
    assert {c.stance for c in claims} == {"generic"}


@pytest.mark.parametrize("text", PARTICULAR)
def test_what_is_particular_is_not(read: Reader, text: str) -> None:
    """What exists, is reported, holds just now or is said to somebody is no such statement."""
    _, claims = read(text)
    assert claims
    assert "generic" not in {c.stance for c in claims if c.predicate != "sleep"}
