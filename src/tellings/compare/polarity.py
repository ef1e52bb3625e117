"""Yes against no: when a denial contradicts what another account tells.

"He did not hit her with the bag" is contradicted by "he hit her with his bag", not by "he hit her":
the denial may be of the bag alone. So a denied claim clashes with an affirmed one only when the
affirmed one *entails* what is denied: the same predicate or a more exact one, and in every slot of
the denied claim the same filler or a more exact one.
"""

from tellings.compare.frames import Frame
from tellings.compare.levels import Level, Outcome, clash, differs, silent
from tellings.compare.slots import CIRCUMSTANCES, CORE, Compared

ENTAILING = ("equal", "narrower")


def compare_polarity(comparison: Compared) -> Outcome:
    """Compare two claims of one happening of which one is denied."""
    left, right = comparison.left, comparison.right
    if left.claim.polarity == right.claim.polarity:
        return silent()
    denied_left = left.claim.polarity == "denied"
    denied = left if denied_left else right
    open_core = not_entailed(comparison, denied, CORE, denied_left=denied_left)
    open_rest = not_entailed(comparison, denied, CIRCUMSTANCES, denied_left=denied_left)
    exact = ("same", "broader") if denied_left else ("same", "narrower")
    words = "one account says it, the other denies it"
    if not comparison.alike or comparison.predicate not in exact:
        return silent()
    if {left.claim.tense, right.claim.tense} >= {
        "future"
    } and left.claim.tense != right.claim.tense:
        return differs(f"{words}, at another time")
    if not open_core and not open_rest and times_agree(comparison, denied):
        return clash(words, "negation")
    if all(slot in comparison.alike for slot in open_core):
        return differs(f"{words}, but what is denied says more: it may be only that")
    return silent()


def not_entailed(
    comparison: Compared, denied: Frame, slots: tuple[str, ...], *, denied_left: bool
) -> tuple[str, ...]:
    """Return the slots of the denied frame that the affirmed one does not fill as exactly."""
    found = []
    for slot in slots:
        if not denied.get(slot):
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


def times_agree(comparison: Compared, denied: Frame) -> bool:
    """Whether the denial is of no time, or of a time that the other does not place elsewhere."""
    if denied.when is None and not denied.get("time"):
        return True
    result = comparison.results.get("when")
    return result is not None and result.outcome.level in (Level.SAME, Level.COMPATIBLE)
