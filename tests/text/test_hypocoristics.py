"""Familiar forms of names in English and the languages beside it."""

import pytest

from tellings.text.hypocoristics import hypocoristics
from tellings.text.nicknames import is_familiar_form


@pytest.mark.parametrize(
    ("name", "form"),
    [("henrietta", "hetty"), ("katherine", "kitty"), ("johannes", "jan"), ("elisabeth", "lisl")],
)
def test_forms_that_the_lists_lack(name: str, form: str) -> None:
    """Common familiar forms are known, whichever of the two comes first."""
    assert is_familiar_form(name, form)
    assert is_familiar_form(form, name)


def test_two_forms_of_one_name_are_two_names() -> None:
    """Hattie and Hetty may both be Henrietta, and still be two sisters' daughters."""
    assert not is_familiar_form("hetty", "hattie")


def test_every_line_is_a_folded_name_with_forms() -> None:
    """No form is listed under itself, and all are letters as names are compared."""
    for name, forms in hypocoristics().items():
        assert name not in forms
        assert all(word.isalpha() and word.islower() for word in (name, *forms))
