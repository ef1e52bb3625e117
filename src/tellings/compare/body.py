"""Places on a body: equal, one inside the other, or two places on one part.

"Head" and "forehead" are compatible, and so are "head" and "the back of the head"; "forehead" and
"the back of the head" are two places on one head.
"""

from tellings.compare.frames import Filler, Word
from tellings.compare.levels import Direction, Outcome, compatible, differs, same, strained
from tellings.compare.wordtables import REGIONS, WordTables
from tellings.text.lexicon import WordRelation

DIRECTIONS: dict[WordRelation, Direction] = {"narrower": "narrower", "broader": "broader",
                                             "part": "narrower", "whole": "broader"}  # fmt: skip


def compare_body(left: Filler, right: Filler, tables: WordTables, told: str) -> Outcome:
    """Compare two places on a body.

    "Head" and "forehead" are compatible, and so are "head" and "the back of the head"; "forehead"
    and "the back of the head" are two places on one head, which one blow does not strike both.
    """
    one, other = region(left), region(right)
    if one and other:
        return compare_regions(left, right, tables, told)
    if one:
        return compare_region(one, right.head, tables, told)
    if other:
        return compare_region(other, left.head, tables, told).turned()
    relation = tables.relation(left.head, right.head)
    if relation == "same":
        return same(f"{told} are the same part of the body")
    if relation in DIRECTIONS:
        return compatible(f"{told}: one is more exact", DIRECTIONS[relation])
    return differs(f"{told} are different parts of the body")


def region(filler: Filler) -> Word | None:
    """Return the whole of a region ("the back of the head" is one of the head)."""
    return filler.of if filler.head.lemma in REGIONS else None


def compare_region(whole: Word, other: Word, tables: WordTables, told: str) -> Outcome:
    """Compare a region of ``whole`` ("the back of the head") with a plain part of a body."""
    relation = tables.relation(whole, other)
    if relation in ("same", "part", "narrower"):
        return compatible(f"{told}: one is more exact", "narrower")
    if relation in ("whole", "broader"):
        return strained(f"{told} are two places on the same part of the body")
    return differs(f"{told} are different parts of the body")


def compare_regions(left: Filler, right: Filler, tables: WordTables, told: str) -> Outcome:
    """Compare two regions, such as "the back of the head" and "the side of the head"."""
    if left.of is None or right.of is None or tables.relation(left.of, right.of) == "apart":
        return differs(f"{told} are different parts of the body")
    if left.head.lemma == right.head.lemma:
        return same(f"{told} are the same part of the body")
    return strained(f"{told} are two places on the same part of the body")
