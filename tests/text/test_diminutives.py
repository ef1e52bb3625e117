"""Familiar endings behind the stem of a name."""

import pytest

from tellings.text.diminutives import is_derived


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Stavrakos", "Stavros"),
        ("Manolakis", "Manolis"),
        ("juanito", "juan"),
        ("nikkolakis", "nikol"),
    ],
)
def test_an_ending_makes_a_form_of_a_name(form: str, name: str) -> None:
    """A known ending behind the stem, doubled letters apart, makes a familiar form."""
    stem = name.casefold().removesuffix("os").removesuffix("is")
    assert is_derived(form.casefold(), stem)


def test_other_endings_make_names_of_their_own() -> None:
    """“Carla” is no form of “Carl”, nor is “Martin” one of “Mart”."""
    assert not is_derived("carla", "carl")
    assert not is_derived("martin", "mart")
