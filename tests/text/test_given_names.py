"""Given names that are mostly men's or women's."""

import pytest

from tellings.text.given_names import usual_gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("roland", "masc"), ("rosalind", "fem"), ("leslie", None), ("xqzt", None), ("", None)],
)
def test_names_listed_for_one_gender_alone(name: str, gender: str | None) -> None:
    """A name of both lists, or of none, says nothing."""
    assert usual_gender(name) == gender
