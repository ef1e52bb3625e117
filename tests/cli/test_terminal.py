"""What the terminal shows is inert, whatever an account says."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tellings.cli.terminal import BIDI_CONTROLS, inert, paragraph, shortened


@given(st.text())
def test_inert_text_holds_no_control_character(text: str) -> None:
    """No escape sequence, line break, direction mark or lone surrogate reaches the terminal."""
    shown = inert(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert not BIDI_CONTROLS & set(shown)


def test_escape_sequence_is_shown_as_a_mark() -> None:
    """A sequence that would clear the screen loses its escape character."""
    assert inert("before\x1b[2Jafter") == "before\ufffd[2Jafter"


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_shortened_fits(text: str, width: int) -> None:
    """Shortened text is never wider than asked."""
    assert len(shortened(text, width)) <= width


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=400))
def test_paragraph_fits_the_terminal(text: str) -> None:
    """A paragraph's lines fit 80 columns."""
    assert all(len(line) <= 80 for line in paragraph(text, indent="  ").split("\n"))
