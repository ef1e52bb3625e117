"""How far a quote reaches."""

import pytest
from tests.claims.conftest import Reader


@pytest.mark.parametrize("number", ["6. ", "12) ", "(3) ", "b) ", "- ", "• "])
def test_an_items_number_is_no_part_of_the_quote(number: str, read: Reader) -> None:
    """A numbered statement is quoted without its number; a number that says something stays."""
    _, claims = read(f"{number}The lights went out in the hall.\n")
    assert "The lights went out in the hall" in [claim.quote for claim in claims]
    _, kept = read("12 men came down the stairs.\n")
    assert any(claim.quote.startswith("12 men") for claim in kept)
