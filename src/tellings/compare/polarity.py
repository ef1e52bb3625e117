"""Yes against no: when a denial contradicts what another account tells.

"He did not hit her with the bag" is contradicted by "he hit her with his bag", not by "he hit her":
the denial may be of the bag alone. So a denied claim clashes with an affirmed one only when the
affirmed one *entails* what is denied: the same predicate or a more exact one, and in every slot of
the denied claim the same filler or a more exact one.
"""

import re
from collections.abc import Sequence

from tellings.compare.frames import Filler, Frame
from tellings.compare.levels import Level, Outcome, clash, differs, silent, strained
from tellings.compare.slots import CIRCUMSTANCES, CORE, Compared

PLACES = ("place", "goal", "source")
ANY = frozenset(["anybody", "anyone", "anything"])
ENTAILING = ("equal", "narrower")
NEGATOR = re.compile(
    r"\b(no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.I
)
"""A clause that is read as affirmed and yet has one of these is no sure ground for a clash: how far
its negation reaches was a guess."""
EXCEPTED = re.compile(
    r"\b(else|but|except|save|besides|apart from|other than|only|merely|just|first|yet|still|"
    r"always|alone|every|all|both|again|longer|anymore|any more|even|at first|enough|fully)\b",
    re.I,
)
"""A denial with one of these leaves room for the statement: "nobody else", "not only", "not yet",
"not all", "no longer"."""


def compare_polarity(comparison: Compared) -> Outcome:
    """Compare two claims of one happening of which one is denied."""
    left, right = comparison.left.claim, comparison.right.claim
    denied_left = left.polarity == "denied"
    denied = comparison.left if denied_left else comparison.right
    shared = comparison.alike or (of_nobody(denied) and comparison.said_alike)
    if left.polarity == right.polarity or not shared or lacks_kind(comparison, denied):
        return silent()
    if NEGATOR.search(right.quote if denied_left else left.quote):
        return silent()
    if EXCEPTED.search(left.quote if denied_left else right.quote):
        return silent()
    if comparison.predicate not in ("same", "broader" if denied_left else "narrower"):
        return silent()
    words = "one account says it, the other denies it"
    if left.tense != right.tense and "future" in (left.tense, right.tense):
        return differs(f"{words}, at another time")
    return entailment(comparison, words, denied_left=denied_left)


def of_nobody(denied: Frame) -> bool:
    """Whether the denial is of anybody or anything: "nobody came", "he found nothing"."""
    return any(one.none for slot in CORE for one in denied.get(slot))


def lacks_kind(comparison: Compared, denied: Frame) -> bool:
    """Whether nothing is denied that the other tells nothing of: "answered nothing", "answered"."""
    other = comparison.right if denied is comparison.left else comparison.left
    return any(not other.get(slot) for slot in CORE for one in denied.get(slot) if one.none)


def entailment(comparison: Compared, words: str, *, denied_left: bool) -> Outcome:
    """Return the outcome by which slots of the denied claim the affirmed one leaves open."""
    denied = comparison.left if denied_left else comparison.right
    core = not_entailed(comparison, denied, CORE, denied_left=denied_left)
    rest = not_entailed(comparison, denied, CIRCUMSTANCES, denied_left=denied_left)
    if not times_agree(comparison, denied):
        return other_time(comparison.right if denied_left else comparison.left, words)
    if denied.unread:
        return silent()
    if not core and not rest:
        return clash(words, "negation")
    known = any(surely_known(comparison, slot) for slot in CORE if denied.get(slot))
    if not rest and known and all(unsure(comparison, slot) for slot in core):
        return strained(f"{words}, if they speak of the same people and time", "negation")
    if all(slot in comparison.alike for slot in core):
        return differs(f"{words}, but what is denied says more: it may be only that")
    return silent()


def other_time(affirmed: Frame, words: str) -> Outcome:
    """Return what a denial of one time shows: nothing where the other claim names no time.

    What something is ("the brake was on") is told of the time of the account, so it shows that the
    two differ.
    """
    if not affirmed.when and not affirmed.get("time") and not affirmed.copular:
        return silent()
    return differs(f"{words}, but what is denied names a time: it may be only then")


def not_entailed(
    comparison: Compared, denied: Frame, slots: tuple[str, ...], *, denied_left: bool
) -> tuple[str, ...]:
    """Return the slots of the denied frame that the affirmed one does not fill as exactly."""
    found = []
    for slot in slots:
        if not denied.get(slot):
            continue
        if all(one.none or of_any(one) for one in denied.get(slot)):
            continue
        if slot in PLACES and inside(comparison, denied.get(slot), denied_left=denied_left):
            continue
        result = comparison.results.get(slot)
        outcome = result.outcome if result else silent()
        seen = outcome.turned() if denied_left else outcome
        if outcome.level == Level.SAME or (
            outcome.level == Level.COMPATIBLE and seen.direction in ENTAILING
        ):
            continue
        found.append(slot)
    return tuple(found)


def of_any(filler: Filler) -> bool:
    """Whether a denial is of any at all: "apologised to anybody"."""
    return filler.head.lemma in ANY or any(word.lemma == "any" for word in filler.narrowing)


def inside(comparison: Compared, places: Sequence[Filler], *, denied_left: bool) -> bool:
    """Whether the affirmed claim has the place below one of its nouns: "found a knife in it"."""
    other = comparison.right if denied_left else comparison.left
    attached = {
        (below.marker, below.head)
        for slot in CORE
        for one in other.get(slot)
        for below in one.attached
    }
    return all((one.marker, one.head) in attached for one in places)


def unsure(comparison: Compared, slot: str) -> bool:
    """Whether the slot is open only because two may be one, or because nobody is said to do it."""
    result = comparison.results.get(slot)
    if result is None:
        return slot == "agent" and not (comparison.left.get(slot) and comparison.right.get(slot))
    return result.outcome.unsure


def surely_known(comparison: Compared, slot: str) -> bool:
    """Whether a slot names the same, or two who may be one in words that are no pronouns."""
    result = comparison.results.get(slot)
    both = (*comparison.left.get(slot), *comparison.right.get(slot))
    alike = result is not None and result.outcome.level in (Level.SAME, Level.COMPATIBLE)
    same = result is not None and result.outcome.level == Level.SAME
    return same or (alike and not any(one.pronoun for one in both))


def times_agree(comparison: Compared, denied: Frame) -> bool:
    """Whether the denial is of no time, or of a time that the other does not place elsewhere."""
    if not denied.when and not denied.get("time"):
        return True
    when, words = (comparison.results.get(slot) for slot in ("when", "time"))
    if when is not None:
        return when.outcome.level in (Level.SAME, Level.COMPATIBLE)
    return words is not None and words.outcome.level == Level.SAME
