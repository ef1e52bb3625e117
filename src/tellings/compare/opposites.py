"""What two predicates exclude: opposite verbs, and who did it to whom.

"The judge accepted the gift" and "refused the gift" are hard to hold together; "he left" and "he
arrived" are not: opposite movements and changes follow each other. So only verbs of thinking,
saying, contest, feeling and being count (subject fields of the lexicon, lexnames(5WN)). "Ann pushed
Ben" and "Ben pushed Ann" tell one push from two sides unless the verb is mutual.
"""

from collections.abc import Sequence

from tellings.compare.frames import Filler
from tellings.compare.levels import Level, Outcome, silent, strained
from tellings.compare.slots import CORE, TIMES, Compared
from tellings.compare.wordtables import WordTables

THINKING, SAYING, CONTEST, FEELING, BEING = 31, 32, 33, 37, 42
LASTING = frozenset([THINKING, SAYING, CONTEST, FEELING, BEING])


def compare_opposites(comparison: Compared, tables: WordTables) -> Outcome:
    """Compare two opposite predicates of the same participants."""
    left, right = comparison.left, comparison.right
    both = [slot for slot in CORE if left.get(slot) and right.get(slot)]
    alike = both and all(says_same(comparison, slot) for slot in both)
    if comparison.predicate != "opposite" or not alike:
        return silent()
    if left.claim.polarity != right.claim.polarity or other_times(comparison):
        return silent()
    if not {tables.field(one.predicate, "v") for one in (left, right)} & LASTING:
        return silent()
    return strained(f"“{left.predicate}” and “{right.predicate}” are opposites")


def other_times(comparison: Compared) -> bool:
    """Whether the two are put at different times: a beginning is followed by an end."""
    stated = (comparison.results.get(slot) for slot in sorted(TIMES))
    return any(one is not None and one.outcome.level > Level.COMPATIBLE for one in stated)


def says_same(comparison: Compared, slot: str) -> bool:
    """Whether a slot names the same, or two that may be one with the same noun ("the judge")."""
    result = comparison.results.get(slot)
    if result is None:
        return False
    ours, theirs = comparison.left.get(slot), comparison.right.get(slot)
    nouns = {one.head for one in (*ours, *theirs)}
    alike = len(nouns) == 1 and not any(one.indefinite for one in (*ours, *theirs))
    return result.outcome.level == Level.SAME or (result.outcome.unsure and alike)


def compare_ends(comparison: Compared, tables: WordTables) -> Outcome:
    """Compare who did it to whom: the same two, the other way round."""
    left, right = comparison.left, comparison.right
    if comparison.predicate != "same" or left.predicate in tables.table.mutual:
        return silent()
    doers = left.get("agent"), right.get("agent")
    done = left.get("patient"), right.get("patient")
    if not (one_being(doers[0], done[1]) and one_being(done[0], doers[1])):
        return silent()
    if one_being(*doers) or one_being(*done):
        return silent()
    words = f"“{doers[0][0].text}” and “{done[0][0].text}” stand the other way round"
    return strained(words, "role")


def one_being(left: Sequence[Filler], right: Sequence[Filler]) -> bool:
    """Whether both are one filler that means the same entity."""
    if len(left) != 1 or len(right) != 1 or left[0].entity is None:
        return False
    return left[0].entity == right[0].entity
