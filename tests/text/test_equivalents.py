"""Forms of one given name in two languages."""

from tellings.text.equivalents import equivalents
from tellings.text.names import name_likeness


def test_forms_are_mutual_and_no_name_is_its_own_form() -> None:
    """Whatever is listed as a form of a name lists that name, too."""
    for name, forms in equivalents().items():
        assert name not in forms
        assert name.isalpha()
        assert name.islower()
        for form in forms:
            assert name in equivalents()[form]


def test_a_name_in_two_languages_is_one_name_and_a_shared_origin_is_not() -> None:
    """“Volodymyr” and “Vladimir” are written for one person, “Hans” and “Jean” are two names."""
    assert name_likeness("Volodymyr Bondar", "Vladimir Bondar").score > 0.9
    assert name_likeness("Hans Reed", "Jean Reed").score <= 0
