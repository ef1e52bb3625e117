"""Transliterations: keys that two spellings share, and names that share none."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.transliterations import keys_of, without_article

ONE_NAME = (
    "zhdanov jdanov",
    "schtscherba shcherba chtcherba",
    "tchaikovsky chaikovsky tschaikowsky",
    "sergej sergei sergey",
    "solovyov soloviev solovev",
    "hatzis chatzis",
    "georgiou yeoryiou georghiou",
    "lambrou lamprou",
    "najjar naggar",
    "shaheen chahine shahin",
    "sfagkos sfangos",
    "mpalis balis",
    "shawqiya shouqieh chaoukia",
    "faycal faisal faysal",
)
TWO_NAMES = (
    ("valery", "valeria"),
    ("petrov", "petrova"),
    ("marion", "maren"),
    ("chart", "hart"),
    ("mario", "marie"),
    ("fadil", "faycal"),
    ("sami", "samia"),
    ("jan", "ian"),
)


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    """However the letters of a script are transcribed, one key is left."""
    for one, two in combinations(spellings.split(), 2):
        assert keys_of(one) & keys_of(two), (one, two)


@pytest.mark.parametrize(("left", "right"), TWO_NAMES)
def test_two_names_share_none(left: str, right: str) -> None:
    """Endings that mark gender, and first letters that no system writes alike, stay."""
    assert not keys_of(left) & keys_of(right)


def test_strict_keys_leave_what_may_be_another_name() -> None:
    """A "j" lost at the head may make another name; a "j" for a "y" makes none."""
    assert not keys_of("jerrod", strict=True) & keys_of("errod", strict=True)
    assert keys_of("tatjana", strict=True) & keys_of("tatyana", strict=True)


@given(st.text("abcdefghijklmnopqrstuvwxyz-", max_size=12))
def test_any_word_has_keys_or_none(word: str) -> None:
    """Whatever the word, its keys are found, and are its own again."""
    assert keys_of(word) == keys_of(word.replace("-", ""))


def test_articles_written_with_the_name() -> None:
    """“el” goes before a consonant, and “a” with the first of a doubled one; else nothing."""
    assert without_article("elsayed") == "sayed"
    assert without_article("annajjar") == "najjar"
    assert without_article("elena") == "elena"
    assert without_article("ada") == "ada"
