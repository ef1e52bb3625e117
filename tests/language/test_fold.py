"""Folding keeps the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.language.fold import READ_AS, fold


@given(st.text(max_size=200), st.integers(min_value=0, max_value=10_000))
def test_every_offset_points_at_the_character_it_came_from(text: str, start: int) -> None:
    """Offsets never fall, lie inside the text, and name characters of the same kind."""
    folded = fold(text, start=start)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for char, offset in zip(folded.text, folded.offsets, strict=True):
        before = text[offset - start]
        assert char.isspace() == before.isspace()
        assert char == before or char in READ_AS.get(before, char)
        assert not before.isalnum() or char == before or before in READ_AS


@given(st.text(max_size=200))
def test_folded_text_has_single_spaces_inside(text: str) -> None:
    """No white space but single spaces, none at either end; folding again changes nothing."""
    folded = fold(text).text
    assert folded == " ".join(folded.split())
    assert fold(folded).text == folded


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("can’t", "can't"),
        ("“Stop!” he said", '"Stop!" he said'),
        ("Soo‑bin", "Soo-bin"),
        ("Soo–bin", "Soo-bin"),
        ("can\x1b´t", "can't"),
        ("Soo\u200b–\u00adbin", "Soo-bin"),
        ("1914–1918", "1914–1918"),
        ("he ran – slowly", "he ran – slowly"),
        ("ware\u00adhouse", "warehouse"),
        ("\ufeffa\u200bb\u00a0 c\r\nd", "ab c d"),
        ("the o\ufb03ce was on \ufb01re…", "the office was on fire..."),
        ("\ud800", "\ufffd"),
    ],
)
def test_typography_is_read_as_typed(written: str, read: str) -> None:
    """Curly quotes, typographic hyphens, invisible characters and odd spaces."""
    assert fold(written).text == read


def test_an_accent_inside_a_word_is_an_apostrophe() -> None:
    """An accent between letters is read as an apostrophe; elsewhere it stays, offsets too."""
    assert fold("can´t, don`t").text == "can't, don't"
    assert fold("`quoted` ´").text == "`quoted` ´"
    assert fold("can´t").offsets == (0, 1, 2, 3, 4)
