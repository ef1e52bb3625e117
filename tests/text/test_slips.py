"""Slips that look wrong rather than sound wrong."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.text.names import name_likeness
from tellings.text.slips import crossed, misread

WORDS = st.text(alphabet="abcdefghjkmnopqstuvwxyz", min_size=5, max_size=10)


@given(WORDS, st.data())
def test_swapped_neighbours_are_found(word: str, data: st.DataObject) -> None:
    """Any two unequal neighbours swapped make a slip, both ways round."""
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert crossed(word, swapped) == crossed(swapped, word) == (word != swapped)


def test_what_a_scanner_misreads() -> None:
    """“rn” and “m”, “1” and “l” look alike; a last letter tells "Kari" from "Karl"."""
    assert misread("garner", "gamer")
    assert misread("e1liot", "elliot")
    assert not misread("kari", "karl")


def test_familiar_forms_of_other_languages() -> None:
    """“Misha” is Mikhail, “Juanito” Juan; "Carla" is no form of "Carl"."""
    assert name_likeness("Mikhail Orlov", "Misha Orlov").score > 0.9
    assert name_likeness("Juan Ochoa", "Juanito Ochoa").score > 0.8
    assert name_likeness("Carl Ochoa", "Carla Ochoa").score < 0.8
