"""Verbs without tense: claims where who does it and that it is done are told, else roles."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CERTAIN = [
    ("The sergeant forced the boy to sign the paper.", "sign", "the boy", "asserted"),
    ("The porter watched the stranger climb the wall.", "climb", "the stranger", "asserted"),
    ("The judge ordered the clerk to read the letter.", "read", "the clerk", "commanded"),
    ("After locking the shop, the baker went home.", "lock", "the baker", "asserted"),
    ("The thief escaped by climbing the wall.", "climb", "The thief", "asserted"),
    ("His attempt to cross the river failed.", "cross", "His", "attempted"),
    ("She took the tram to visit her aunt.", "visit", "She", "intended"),
    ("The clerk was surprised to find the door open.", "find", "The clerk", "asserted"),
    ("The gardener was accused of stealing the spoons.", "steal", "The gardener", "accused"),
]


@pytest.mark.parametrize(("text", "predicate", "agent", "stance"), CERTAIN)
def test_told_by_its_governor(
    read: Reader, text: str, predicate: str, agent: str, stance: str
) -> None:
    """A governor that tells who does it, and how far it is done, makes it a claim."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert [r.text for r in claim.roles if r.role == "agent"] == [agent]
    assert claim.stance == stance


OPEN = [
    ("She was not fit to stand trial.", "stand"),
    ("The old man was too weak to walk.", "walk"),
    ("The chance to see his daughter never came.", "see"),
    ("Seeing her was hard.", "see"),
    ("It was hard to see the road.", "see"),
    ("They found a way of crossing the river.", "cross"),
    ("The captain is responsible for guarding the prisoners.", "guard"),
    ("The warden allowed the visitors to stay.", "stay"),
    ("The village elected a miller to speak for it.", "speak"),
    ("The fence was moved to make room.", "make"),
    ("They had one quarrel to deal with.", "deal"),
    ("The vet knows how to shoe a foal.", "shoe"),
    ("They argued about selling the foal.", "sell"),
    ("No letters signed by the clerk were found.", "sign"),
]


@pytest.mark.parametrize(("text", "predicate"), OPEN)
def test_left_open(read: Reader, text: str, predicate: str) -> None:
    """Purposes of things, measures, chances, permissions and doings of nobody are no claims."""
    _, claims = read(text)
    assert predicate not in [c.predicate for c in claims]
    assert claims


def test_refused_permission(read: Reader) -> None:
    """What somebody was not allowed to do was not done."""
    _, claims = read("The children were not allowed to leave the house.")
    (claim,) = [c for c in claims if c.predicate == "leave"]
    assert (claim.polarity, claim.stance) == ("denied", "asserted")


def test_purpose_is_kept_as_a_role(read: Reader) -> None:
    """What something was done for stays with the claim of what was done."""
    _, claims = read("The fence was moved to make room.")
    (claim,) = [c for c in claims if c.predicate == "move"]
    assert [r.text for r in claim.roles if r.role == "purpose"] == ["to make room"]
