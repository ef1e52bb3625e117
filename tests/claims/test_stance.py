"""Stance: what governing words do to a clause, read with the packaged model."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

CASES = [
    ("The vet tried to save the foal.", "save", "affirmed", "attempted"),
    ("The vet managed to save the foal.", "save", "affirmed", "asserted"),
    ("The vet did not manage to save the foal.", "save", "denied", "asserted"),
    ("The vet failed to save the foal.", "save", "denied", "asserted"),
    ("The vet did not fail to save the foal.", "save", "affirmed", "asserted"),
    ("The vet promised to save the foal.", "save", "affirmed", "intended"),
    ("The vet was accused of poisoning the foal.", "poison", "affirmed", "accused"),
    ("The vet allegedly poisoned the foal.", "poison", "affirmed", "accused"),
    ("The vet denied that he had poisoned the foal.", "poison", "denied", "reported"),
    ("The farmer believes that the vet poisoned the foal.", "poison", "affirmed", "believed"),
    ("I do not think the vet poisoned the foal.", "poison", "denied", "believed"),
    ("If the vet had come, the foal would have lived.", "live", "affirmed", "supposed"),
    ("The vet might have poisoned the foal.", "poison", "affirmed", "supposed"),
    ("The farmer told the vet to shoot the foal.", "shoot", "affirmed", "commanded"),
    ("The farmer asked whether the vet had shot the foal.", "shoot", "affirmed", "asked"),
    ("Did the vet shoot the foal?", "shoot", "affirmed", "asked"),
    ("The vet left without treating the foal.", "treat", "denied", "asserted"),
    ("The vet knew that the foal was ill.", "be", "affirmed", "asserted"),
    ("The foal was a wonderful animal.", "be", "affirmed", "opinion"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "stance"), CASES)
def test_stance_of(read: Reader, text: str, predicate: str, polarity: str, stance: str) -> None:
    """A governing word gives the clause below it its stance and may flip its polarity."""
    _, claims = read(text)
    found = {c.predicate: (c.polarity, c.stance) for c in claims}
    assert found[predicate] == (polarity, stance)


def test_a_relative_clause_is_not_part_of_the_attempt(read: Reader) -> None:
    """What a relative clause adds is asserted, whatever the clause around it is."""
    _, claims = read("She tried to find the man who had sold the foal.")
    assert {c.predicate: c.stance for c in claims} == {"find": "attempted", "sell": "asserted"}
