"""Whether two claims surely speak of one happening, and of one time of it.

The values in a slot may exclude each other and yet both be right, when the claims tell two things:
another person was there, or one tells what is done every day.
"""

import re
from collections.abc import Sequence

from tellings.compare.entities import BEINGS, FIRST_PERSON, People
from tellings.compare.frames import Filler, Frame
from tellings.compare.levels import Level
from tellings.compare.slots import CORE, TIMES, Compared, SlotResult

BEINGS_DO = ("agent", "patient", "recipient")
HABIT = re.compile(
    r"\b(usually|normally|generally|often|sometimes|mostly|always|regularly|occasionally|rarely|"
    r"seldom|every (day|night|morning|evening|week|month|year|time)|used to|each (day|time|year)|"
    r"(up)?on (mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.IGNORECASE,
)


def one_happening(comparison: Compared, result: SlotResult, *, linked: bool) -> bool:
    """Whether two claims that differ in one slot otherwise speak of one thing.

    They use the same predicate or a more exact one, something else is alike, and no participant
    but this one is surely another; nor is another participant at another time ("rang Ann at nine",
    "rang Ben at ten"). Of two things that are merely said to be something ("the lamp in
    the hall was lit", "the lamp in the attic was broken") the words about the noun tell which.
    """
    outcome, slot = result.outcome, result.slot
    others = comparison.said_alike - {slot}
    surely_two = outcome.level >= Level.TENSION and outcome.rule == "role"
    if comparison.left.copular and outcome.inner and slot == "theme" and not others:
        return False
    enough = bool(others) or slot == "number" or (linked and (surely_two or outcome.thing))
    apart = comparison.others_apart(slot)
    return (
        comparison.near and enough and not apart & {*CORE} and not (slot in CORE and apart & TIMES)
    )


def named_elsewhere(comparison: Compared, slot: str) -> bool:
    """Whether one claim has the other's participant too, in another part of the clause.

    "Seeing Tom warming himself, she looked at him" and "Tom warmed himself" tell of one who warmed
    himself: which part of the happening is whose may have been misread.
    """
    return any(
        one.entity is not None and one.entity in participants(other, slot)
        for mine, other in (
            (comparison.left, comparison.right),
            (comparison.right, comparison.left),
        )
        for one in mine.get(slot)
    )


def each_of_themself(comparison: Compared) -> bool:
    """Whether two tellers each tell what they did themselves, and nothing says that it is one deed.

    "I cried for an hour" in two letters are two who cried; "I called the police" in both is one
    call, or two.
    """
    agents = comparison.left.get("agent"), comparison.right.get("agent")
    own = all(one.text.lower() in FIRST_PERSON for side in agents for one in side)
    return own and all(agents) and "patient" not in comparison.alike


def loosely_apart(comparison: Compared, slot: str) -> bool:
    """Whether a mere difference rests on too little: on pronouns, or on reasons of two matters.

    Whom a pronoun means was found out, not said; two reasons are of one matter only when all that
    both say takes part is surely the same.
    """
    if slot == "cause":
        known = [one for name, one in comparison.results.items() if name in CORE]
        return not known or any(one.outcome.level != Level.SAME for one in known)
    both = (*comparison.left.get(slot), *comparison.right.get(slot))
    return slot in BEINGS_DO and any(one.pronoun for one in both) and not told_by_i(both)


def sure_who(comparison: Compared, result: SlotResult | None = None) -> bool:
    """Whether nobody who takes part is merely taken for one, unless somebody surely is the same.

    "They stayed three days" and "Mary stayed three months" may tell of others. The participant that
    ``result`` itself is about (the counted one) is left out.
    """
    own = (result.left, result.right) if result is not None else None
    others = [
        one
        for name, one in comparison.results.items()
        if name in CORE and (one.left, one.right) != own
    ]
    return not others or any(one.outcome.level == Level.SAME or same_words(one) for one in others)


def same_words(result: SlotResult) -> bool:
    """Whether both name somebody by one description: "the old judge"."""
    words = result.left.lower()
    known = words.startswith(("the ", "my ", "his ", "her ", "our ", "their "))
    return result.outcome.unsure and known and words == result.right.lower()


def told_by_i(fillers: Sequence[Filler]) -> bool:
    """Whether all pronouns among ``fillers`` are a teller's own, which says who it is."""
    return all(one.text.lower() in FIRST_PERSON for one in fillers if one.pronoun)


def participants(frame: Frame, slot: str) -> frozenset[str]:
    """Return the entities of the roles of ``frame`` other than ``slot``."""
    return frozenset(
        one.entity
        for name, fillers in frame.slots.items()
        if name != slot
        for one in fillers
        if one.entity is not None
    )


def struck_once(comparison: Compared, people: People) -> bool:
    """Whether one definite thing, no being, does it: a bullet hits one place."""
    result = comparison.results.get("agent")
    if result is None or result.outcome.level != Level.SAME:
        return False
    if any(people.kind(entity) in BEINGS for entity in result.outcome.entities):
        return False
    return not any(
        one.indefinite or one.plural or one.pronoun
        for side in (comparison.left, comparison.right)
        for one in side.get("agent")
    )


def habit(frame: Frame) -> bool:
    """Whether the claim tells what happens again and again: one time of it may be otherwise."""
    return HABIT.search(frame.claim.quote) is not None


def custom(left: Frame, right: Frame) -> bool:
    """Whether one tells in the present what is so at a time of day, the other one time of it.

    "The gate opens at six" is not contradicted by "the gate opened at seven". A date in either
    shows that one time is meant.
    """
    times = (*left.when, *right.when)
    dated = any(edge and "-" in edge for one in times for edge in (one.earliest, one.latest))
    return {left.claim.tense, right.claim.tense} == {"present", "past"} and not dated
