"""On what occasion, why and to whose home: circumstances told with other words.

"While they sang" and "during the sermon", "because she was ill" and "because the roof leaked" put
one happening in two settings; both can hold, and a reader wants to see both. Only what names an
occasion or a reason counts: "when he heard it" and "finally" merely carry a story on. Two that
share a word of weight, or where one word is a more or less exact one for the other, are one.
"""

import re

from tellings.compare.frames import Filler, Word
from tellings.compare.levels import Outcome, differs, silent
from tellings.compare.wordtables import WordTables

ACTS, EVENTS = 4, 11
"""Subject fields of nouns for deeds and happenings in the lexicon (lexnames(5WN))."""
DURING = re.compile(r"(?:while|during|amid)\b", re.IGNORECASE)
BECAUSE = re.compile(
    r"(?:because|due to|owing to|on account of|out of|for fear of)\b", re.IGNORECASE
)
ON = frozenset(["at", "during", "on", "in", "after", "before", "for"])
WORDS = re.compile(r"[^\W\d_]+")
LIGHT = 4
"""Letters from which on a word counts as one of weight."""
ENDING = 4
"""Letters by which two words of weight are compared: "prayed" and "prayers"."""
EMPTY = frozenset(
    [
        *("while", "during", "because", "after", "before", "there", "their", "they", "them"),
        *("with", "that", "this", "were", "been", "have", "from", "into", "when", "where"),
        *("some", "very"),
    ]
)


def compare_occasions(left: Filler, right: Filler, tables: WordTables) -> Outcome:
    """Compare the words of two times that have no bounds: two occasions differ."""
    both = is_occasion(left, tables) and is_occasion(right, tables)
    return told_apart(left, right, "occasions", tables) if both else silent()


def compare_reasons(left: Filler, right: Filler, tables: WordTables) -> Outcome:
    """Compare two causes: two clauses or nouns that are said to be reasons differ."""
    both = is_reason(left) and is_reason(right)
    return told_apart(left, right, "reasons", tables) if both else silent()


def is_occasion(filler: Filler, tables: WordTables) -> bool:
    """Whether the words of a time name what else went on."""
    if DURING.match(put(filler)):
        return True
    happening = tables.field(filler.head.lemma, "n") in (ACTS, EVENTS)
    return filler.head.part == "n" and happening and filler.marker in ON


def is_reason(filler: Filler) -> bool:
    """Whether the words say themselves that they give a reason."""
    return BECAUSE.match(put(filler)) is not None


def put(filler: Filler) -> str:
    """Return the words with their preposition, which the words of a clause begin with already."""
    marker = filler.marker or ""
    return filler.text if filler.text.lower().startswith(marker) else f"{marker} {filler.text}"


def told_apart(left: Filler, right: Filler, kind: str, tables: WordTables) -> Outcome:
    """Return the difference of two circumstances, silence where they may be one."""
    if weights(left.text) & weights(right.text):
        return silent()
    if any(near(one, other, tables) for one in nouns(left) for other in nouns(right)):
        return silent()
    return differs(f"“{left.text}” and “{right.text}” are told as {kind} of it")


def weights(text: str) -> frozenset[str]:
    """Return the beginnings of the words of weight."""
    words = (word.lower() for word in WORDS.findall(text))
    return frozenset(word[:ENDING] for word in words if len(word) >= LIGHT and word not in EMPTY)


def nouns(filler: Filler) -> tuple[Word, ...]:
    """Return the nouns of a circumstance: its head, what narrows it and what hangs below it."""
    below = tuple(one.head for one in filler.attached)
    return tuple(word for word in (filler.head, *filler.narrowing, *below) if word.part == "n")


def near(left: Word, right: Word, tables: WordTables) -> bool:
    """Whether two words name the same, more or less exactly, or a part of it."""
    return tables.relation(left, right) not in ("apart", "opposite")
