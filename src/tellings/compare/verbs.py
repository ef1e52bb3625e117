"""How two claims tell their verb: the same, more or less exact, or the same from another side.

"The wheel broke" and "he broke the wheel" speak of one wheel; "the door was shut" says what the
door was, as "the door was open" does; "sneak in" is "sneak" with its direction.
"""

from dataclasses import replace

from tellings.compare.frames import Filler, Frame, Word
from tellings.compare.wordtables import WordTables
from tellings.text.lexicon import WordRelation

DIRECTIONS = frozenset(["in", "out", "away", "back", "down", "off", "over", "in to", "out of"])
"""Particles that only say where to."""
MOTION = 38
"""Subject field of verbs of motion in the lexicon (lexnames(5WN))."""


def alternated(frame: Frame, other: Frame) -> Frame:
    """Return ``frame`` with its agent as patient when ``other`` tells the same of its patient.

    "The wheel broke" and "he broke the wheel" speak of one wheel.
    """
    agents, patients = frame.get("agent"), other.get("patient")
    if frame.get("patient") or not agents or not patients or frame.predicate != other.predicate:
        return frame
    moved = any(
        one.head == two.head or (one.entity is not None and one.entity == two.entity)
        for one in agents
        for two in patients
    )
    if not moved:
        return frame
    slots = {slot: fillers for slot, fillers in frame.slots.items() if slot != "agent"}
    return replace(frame, slots=slots | {"patient": agents})


def as_state(frame: Frame, other: Frame, tables: WordTables) -> Frame:
    """Return ``frame`` as what something is when the other tells that: "was shut" as "be", "shut".

    Only a passive that names no doer, whose participle is an adjective too.
    """
    if not other.copular or frame.copular or not frame.get("patient") or frame.get("agent"):
        return frame
    first = frame.claim.predicate_start - frame.claim.start
    last = frame.claim.predicate_end - frame.claim.start
    word = frame.claim.quote[first:last].lower()
    if not tables.words.knows(word, "a"):
        return frame
    state = Filler(slot="attribute", text=word, head=Word(lemma=word, part="a"))
    slots = {slot: fillers for slot, fillers in frame.slots.items() if slot != "patient"}
    slots |= {"theme": frame.get("patient"), "attribute": (state,)}
    return replace(frame, predicate="be", slots=slots)


def predicate_relation(left: Frame, right: Frame, tables: WordTables) -> WordRelation:
    """Return how two predicates stand to each other; a noun stands for its verb."""
    if left.predicate == right.predicate or (left.copular and right.copular):
        return "same"
    ours, theirs = verbs(left, tables), verbs(right, tables)
    if set(ours) & set(theirs):
        return "same"
    for one, other in ((ours, theirs), (theirs, ours)):
        if any(directed(exact, plain, tables) for exact in one for plain in other):
            return "narrower" if one is ours else "broader"
    found = [
        tables.relation(Word(lemma=one, part="v"), Word(lemma=other, part="v"))
        for one in ours
        for other in theirs
    ]
    order: tuple[WordRelation, ...] = ("same", "opposite", "narrower", "broader", "apart")
    return min(found, key=lambda one: order.index(one) if one in order else 4, default="apart")


def directed(exact: str, plain: str, tables: WordTables) -> bool:
    """Whether a verb of motion is the other one with its direction: "sneak in" and "sneak"."""
    verb, _, particle = exact.partition(" ")
    return verb == plain and particle in DIRECTIONS and tables.field(plain, "v") == MOTION


def verbs(frame: Frame, tables: WordTables) -> tuple[str, ...]:
    """Return the verbs that a predicate stands for."""
    if frame.claim.nominal:
        return tables.words.verbs_of_nouns.get(frame.predicate, ())
    return (frame.predicate,)
