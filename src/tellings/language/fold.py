r"""Folding: one way to write what typesetters write in many, with the way back kept.

The model was trained on straight quotes and plain hyphens and single spaces. A page has curly
quotes, non-breaking hyphens, soft hyphens, line breaks inside a sentence. ``fold`` turns the second
into the first and says, for every character it kept, where it stood:

>>> folded = fold("Ji\u2011hoon\n  can\u2019t")
>>> folded.text
"Ji-hoon can't"
>>> folded.offsets[8]  # the "c" of "can't"
10
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

SINGLE_QUOTES = "‘’‚‛ʼ′＇"
DOUBLE_QUOTES = "“”„‟″«»＂"
HYPHENS = "‐‑−﹣－"
ACCENTS = "`´ˋˊ"
"""Accents without a letter: apostrophes where they stand inside a word ("can´t")."""
EN_DASH = "–"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
READ_AS = {
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(HYPHENS, "-"),
    **LIGATURES,
    "…": "...",
}
"""One character read as another or as several; PDF files keep ligatures as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """``text`` as the model reads it; ``offsets[i]`` is where ``text[i]`` stood before.

    Offsets never fall; the letters of a ligature share one.
    """

    text: str
    offsets: tuple[int, ...]


@cache
def _replacement(char: str) -> str:
    """Return what is read for ``char``: a space for white space, nothing for the invisible."""
    if char in READ_AS:
        return READ_AS[char]
    if char.isspace():
        return " "
    # Cf: soft hyphens, zero-width spaces, direction marks; Cc: control characters; Cs: lone
    # surrogates, which the tokeniser cannot encode.
    category = unicodedata.category(char)
    if category in {"Cf", "Cc"}:
        return ""
    return "\ufffd" if category == "Cs" else char


def _inside(text: str, position: int) -> bool:
    """Return whether letters stand on both sides, invisible characters between them apart."""
    return _beside(text, position, -1).isalpha() and _beside(text, position, 1).isalpha()


def _beside(text: str, position: int, step: int) -> str:
    """Return the nearest character on one side that is kept, a space where there is none."""
    at = position + step
    while 0 <= at < len(text) and not _replacement(text[at]):
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _dash(text: str, position: int) -> str:
    """Return a hyphen for an en dash that stands inside a word, the dash itself elsewhere."""
    return "-" if _inside(text, position) else EN_DASH


def _accent(text: str, position: int) -> str:
    """Return an apostrophe for an accent that stands inside a word, the accent itself elsewhere."""
    return "'" if _inside(text, position) else text[position]


def _read_as(text: str, position: int) -> str:
    """Return what is read for the character at ``position``."""
    char = text[position]
    if char == EN_DASH:
        return _dash(text, position)
    return _accent(text, position) if char in ACCENTS else _replacement(char)


def fold(text: str, *, start: int = 0) -> Folded:
    """Fold ``text``; offsets count from ``start``. Runs of white space become one space.

    Leading and trailing white space goes, so the first and last character are visible ones.
    """
    kept: list[str] = []
    offsets: list[int] = []
    for position in range(len(text)):
        new = _read_as(text, position)
        if not new or (new == " " and (not kept or kept[-1] == " ")):
            continue
        kept.extend(new)
        offsets.extend([start + position] * len(new))
    if kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    return Folded(text="".join(kept), offsets=tuple(offsets))
