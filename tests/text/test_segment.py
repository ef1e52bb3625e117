"""Blocks: what no sentence may cross."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.segment import LONGEST_BLOCK, LONGEST_WORD, blocks

STORY = (
    "The keeper heard a noise in the east wing and went to look, but the door was locked. "
    "He called Mrs. Alder, who had the only other key. Nobody answered for a long time, and "
    "when the lamp went out at last he broke the pane with his boot and climbed inside."
)


def cuts(text: str) -> list[str]:
    """Return the blocks as strings."""
    return [text[start:end] for start, end in blocks(text)]


@given(st.text(alphabet=st.sampled_from("ab A.1-*\n\r\t \u2029\f\u00e9\U0001f600"), max_size=300))
def test_blocks_cover_every_visible_character_once(text: str) -> None:
    """Blocks are in order, do not overlap, are trimmed, and leave out white space alone."""
    covered: set[int] = set()
    last = 0
    for start, end in blocks(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
def test_wrapping_ends_no_block(width: int) -> None:
    """However wide a paragraph is wrapped, it is one block."""
    assert len(cuts(textwrap.fill(STORY, width))) == 1


@pytest.mark.parametrize("width", [60, 72])
def test_heading_above_a_wrapped_paragraph_is_its_own_block(width: int) -> None:
    """A heading ends though no blank line follows: the next word would have fitted beside it."""
    found = cuts("The night of the fire\n" + textwrap.fill(STORY, width))
    assert found[0] == "The night of the fire"
    assert len(found) == 2


def test_blank_lines_part_paragraphs_whatever_the_line_ends() -> None:
    """Windows, old Macintosh and Unix line ends part alike; so do page ends."""
    for gap in ("\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\f", "\u2029"):
        assert cuts(f"One thing.{gap}Another thing.") == ["One thing.", "Another thing."]


def test_list_items_are_blocks() -> None:
    """Bullets and numbers open blocks; an item's wrapped second line stays with it."""
    text = "- a rope\n- a lamp that nobody had lit\n  since the autumn\n2) a key\n(c) a coat"
    assert [cut.split()[1] for cut in cuts(text)] == ["a"] * 4


def test_speakers_open_blocks() -> None:
    """Question and answer on lines of their own are two blocks."""
    assert cuts("Q: Where were you?\nA: At home.") == ["Q: Where were you?", "A: At home."]


def test_number_after_no_is_no_list_item() -> None:
    """A wrapped "No." followed by a line that begins with a number goes on."""
    text = "The men of the watch had by then all gone to the old house at No.\n14. They sat down."
    assert len(cuts(text)) == 1


def test_lines_of_an_unwrapped_text_are_blocks() -> None:
    """Where paragraphs are single long lines, every line break is meant."""
    text = f"{STORY}\nShort one\nAnother short one\n{STORY}"
    assert cuts(text) == [STORY, "Short one", "Another short one", STORY]


def test_span_limits_are_kept() -> None:
    """Blocks lie inside the stretch asked for."""
    text = "Left out. Kept here. Left out."
    assert [text[a:b] for a, b in blocks(text, start=10, end=21)] == ["Kept here."]
    assert not list(blocks(text, start=5, end=5))


@pytest.mark.parametrize("unit", ["x", "ab ", "Yes. ", "(", "\n", " "])
def test_endless_lines_are_cut(unit: str) -> None:
    """A line of a megabyte comes in pieces of bounded length, with nothing visible lost."""
    text = unit * (1_000_000 // len(unit))
    found = list(blocks(text))
    assert all(end - start <= LONGEST_BLOCK for start, end in found)
    assert sum(len(text[a:b].replace(" ", "")) for a, b in found) == len(text) - sum(
        text.count(mark) for mark in " \n"
    )
    assert all(len(w) <= LONGEST_WORD for a, b in found for w in text[a:b].split())


def test_long_paragraph_is_cut_between_sentences() -> None:
    """An over-long paragraph of ordinary sentences is never cut inside one."""
    found = cuts(" ".join([STORY] * 40))
    assert len(found) > 1
    assert all(cut.endswith(".") and cut[0].isupper() for cut in found)
