"""Appositions: which say what somebody is, and which only stand beside a noun."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

SAID = [
    ("Marta Kolb, the owner of the mill, left.", "Marta Kolb", "the owner of the mill"),
    ("His wife Jana came.", "His wife", "Jana"),
    ("Ana Reis and Tom Oduya, a cook, left.", "Tom Oduya", "a cook"),
]
BESIDE = [
    "Email: jana@example.org",
    "We met in Lyon, France.",
    "It closed on Tuesday, the ninth of May.",
    "The league (LFM) met.",
]


@pytest.mark.parametrize(("text", "theme", "attribute"), SAID)
def test_who_somebody_is(read: Reader, text: str, theme: str, attribute: str) -> None:
    """The description is of the noun right before it."""
    _, claims = read(text)
    found = [{r.role: r.text for r in c.roles} for c in claims if c.nominal]
    assert {"theme": theme, "attribute": attribute} in found


@pytest.mark.parametrize("text", BESIDE)
def test_glosses_and_addresses_say_nothing(read: Reader, text: str) -> None:
    """Fields, addresses, dates and abbreviations are no claims."""
    _, claims = read(text)
    assert not [c for c in claims if c.nominal and c.predicate == "be"]
