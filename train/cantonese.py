"""Writes ``models/names/cantonese.txt``: ``python -m train.cantonese``.

Each line is a syllable of Cantonese in Jyutping, without its tone, and the Pinyin syllables of the
characters that are read so: "wing rong yong". Looked at are the 3,755 most frequent characters (the
first level of GB 2312, turned into their traditional forms). Cantonese readings are those of
rime-cantonese (CC BY 4.0) as the library PyCantonese has them, Mandarin ones those of pypinyin
(MIT); of each the commonest is taken.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src/tellings/models/names/cantonese.txt"
FIRST, LAST = 0xB0, 0xD7
"""The lead bytes of the characters of the first level in EUC-CN."""


def frequent() -> Iterator[str]:
    """Yield the characters of the first level of GB 2312, as in the standard."""
    for lead in range(FIRST, LAST + 1):
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def table() -> dict[str, frozenset[str]]:
    """Return the Pinyin syllables of each Jyutping syllable, without tones."""
    cantonese = import_module("pycantonese")
    mandarin = import_module("pypinyin")

    traditional = import_module("opencc").OpenCC("s2t")
    found: dict[str, set[str]] = defaultdict(set)
    for char in frequent():
        ((_, jyutping),) = cantonese.characters_to_jyutping(traditional.convert(char))
        syllable = re.sub(r"\d.*", "", jyutping or "")
        pinyin = mandarin.lazy_pinyin(char, style=mandarin.Style.NORMAL, v_to_u=True)[0]
        plain = "".join(c for c in unicodedata.normalize("NFKD", pinyin) if c.isascii())
        if syllable and plain.isalpha():
            found[syllable].add(plain)
    return {syllable: frozenset(pinyin) for syllable, pinyin in found.items()}


def main() -> None:
    """Write the file."""
    rows = (
        f"{syllable} {' '.join(sorted(pinyin))}" for syllable, pinyin in sorted(table().items())
    )
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
