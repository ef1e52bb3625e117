"""Two frames compared slot by slot.

Slots that only one of them fills are silent: not said is never a difference. Besides the roles
there are: ``predicate`` (what happened), ``when``, ``number`` (a count or measure of the same
thing), ``body part`` (wherever in the clause it stands) and ``polarity``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tellings.compare.amounts import compare_amounts
from tellings.compare.body import compare_body
from tellings.compare.entities import People, compare_fillers
from tellings.compare.frames import Filler, Frame, Word
from tellings.compare.frequency import SLOT as HOW_OFTEN
from tellings.compare.frequency import compare_frequency
from tellings.compare.levels import Level, Outcome, compatible, differs, mildest, worst
from tellings.compare.moments import compare_moments, compare_order, next_day
from tellings.compare.occasion import compare_occasions, compare_reasons
from tellings.compare.verbs import alternated, as_state, predicate_relation
from tellings.compare.words import compare_words
from tellings.compare.wordtables import WordTables
from tellings.records.claims import Amount
from tellings.text.lexicon import WordRelation
from tellings.text.quantities import CURRENCIES
from tellings.text.quantities import MEASURES as MEASURE_WORDS

CORE = ("agent", "patient", "theme", "recipient", "attribute")
CIRCUMSTANCES = ("companion", "instrument", "place", "source", "goal", "cause", "purpose", "manner",
                 "topic", "possessor", "other")  # fmt: skip
ROLES = CORE + CIRCUMSTANCES
SAID_ALIKE = (Level.SAME, Level.COMPATIBLE)
COUNTED_TOGETHER = (
    *(("agent",), ("patient",), ("theme",), ("recipient",), ("attribute",), ("time",)),
    *(("place", "goal", "source"), ("companion", "instrument"), ("other", "manner")),
)
"""Slots whose counts are compared with each other."""
TIMES = frozenset(["when", "time"])
NIGHT = re.compile(r"\b(?:night|midnight|overnight)\b", re.IGNORECASE)
STRETCHES = frozenset(
    ["from", "since", "until", "till", "to", "through", "by", "before", "after", "between"]
)
MEASURES = frozenset(MEASURE_WORDS) | frozenset(CURRENCIES.values())
PERSON = Word(lemma="person", part="n")
NEAR: tuple[WordRelation, ...] = ("same", "narrower", "broader")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotResult:
    """What one slot showed, with the words of both sides."""

    slot: str
    outcome: Outcome
    left: str
    right: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two frames, how their predicates stand to each other, and every slot that both fill."""

    left: Frame
    right: Frame
    predicate: WordRelation
    results: Mapping[str, SlotResult]

    @cached_property
    def alike(self) -> frozenset[str]:
        """The core slots that both fill with the same, or with more and less exact words."""
        return frozenset(
            slot
            for slot in CORE
            if slot in self.results and self.results[slot].outcome.level in SAID_ALIKE
        )

    @cached_property
    def said_alike(self) -> frozenset[str]:
        """All slots that both fill with the same: what shows that they speak of one thing."""
        same = {slot for slot, one in self.results.items() if one.outcome.level == Level.SAME}
        return self.alike | same

    def others_apart(self, slot: str) -> frozenset[str]:
        """Return the other slots in which the two surely differ: then they may tell two things.

        The same words under two slots (a day as "when" and "time", a wound as place and part of a
        body) are one thing.
        """
        here = self.results[slot]
        return frozenset(
            name
            for name, one in self.results.items()
            if (one.outcome.level >= Level.TENSION or one.outcome.apart)
            and name != slot
            and not {name, slot} <= TIMES
            and (one.left, one.right) != (here.left, here.right)
        )

    def one_matter(self, slot: str) -> bool:
        """Whether some other core slot shows one known thing and not merely one of its kind."""
        fillers = [
            (self.left.get(name), self.right.get(name)) for name in self.alike if name != slot
        ]
        return any(not all(one.indefinite for one in (*ours, *theirs)) for ours, theirs in fillers)

    @property
    def same_time(self) -> bool:
        """Whether both state one time."""
        stated = (self.results.get(slot) for slot in ("when", "time"))
        return any(one is not None and one.outcome.level == Level.SAME for one in stated)

    @property
    def near(self) -> bool:
        """Whether the two tell it with the same predicate or a more or less exact one."""
        return self.predicate in NEAR


def compare_frames(left: Frame, right: Frame, people: People, tables: WordTables) -> Compared:
    """Compare two frames on every slot that both fill."""
    left, right = alternated(left, right), alternated(right, left)
    left, right = as_state(left, right, tables), as_state(right, left, tables)
    found: dict[str, SlotResult] = {}
    for slot in ROLES:
        ours, theirs = left.get(slot), right.get(slot)
        if ours and theirs:
            outcome = compare_sets(ours, theirs, slot, people, tables)
            found[slot] = SlotResult(
                slot=slot, outcome=outcome, left=texts(ours), right=texts(theirs)
            )
    extra = (
        time_result(left, right, tables),
        when_result(left, right),
        number_result(left, right, tables),
        body_result(left, right, tables),
        frequency_result(left, right),
    )
    found |= {one.slot: one for one in extra if one is not None}
    relation = predicate_relation(left, right, tables)
    spoken = {slot: one for slot, one in found.items() if one.outcome.level != Level.NOT_SAID}
    return Compared(left=left, right=right, predicate=relation, results=spoken)


def texts(fillers: Sequence[Filler]) -> str:
    """Return the words of ``fillers`` in a row."""
    return ", ".join(filler.text for filler in fillers)


def compare_sets(
    left: Sequence[Filler], right: Sequence[Filler], slot: str, people: People, tables: WordTables
) -> Outcome:
    """Compare what fills one slot: one common filler is enough to be compatible.

    What someone is said to be is compared by its words, since all of it means the same person.
    """
    compared = {"attribute": compare_words, "cause": compare_causes}
    outcome = mildest(
        compared[slot](one, other, slot, tables)
        if slot in compared
        else compare_fillers(one, other, slot, people, tables)
        for one in left
        for other in right
    )
    if outcome.level == Level.SAME and len(left) != len(right):
        return compatible(outcome.words, "narrower" if len(left) > len(right) else "broader")
    return outcome


def compare_causes(left: Filler, right: Filler, slot: str, tables: WordTables) -> Outcome:
    """Compare two causes by their words, and two that are put as reasons by what they tell.

    How the verbs of two clauses stand to each other says nothing of what the clauses tell.
    """
    if left.head.part == right.head.part == "v" and left.head != right.head:
        return compare_reasons(left, right, tables)
    outcome = compare_words(left, right, slot, tables)
    return outcome if outcome.level else compare_reasons(left, right, tables)


def when_result(left: Frame, right: Frame) -> SlotResult | None:
    """Compare the times of two frames."""
    if not left.when or not right.when:
        return None
    outcome = compare_moments(left.when, right.when)
    if outcome.level > Level.COMPATIBLE and one_night(left, right):
        outcome = compatible("the night of one day goes on into the next")
    ours, theirs = (", ".join(one.stated for one in side.when) for side in (left, right))
    return SlotResult(slot="when", outcome=outcome, left=ours, right=theirs)


def frequency_result(left: Frame, right: Frame) -> SlotResult:
    """Compare how often two frames tell it."""
    outcome, ours, theirs = compare_frequency(left, right)
    return SlotResult(slot=HOW_OFTEN, outcome=outcome, left=ours, right=theirs)


def one_night(left: Frame, right: Frame) -> bool:
    """Whether one names the night of a day and the other the day after it."""
    return any(
        any(NIGHT.search(role.text) for role in first.claim.roles if role.role == "time")
        and any(next_day(one, other) for one in first.when for other in second.when)
        for first, second in ((left, right), (right, left))
    )


def time_result(left: Frame, right: Frame, tables: WordTables) -> SlotResult | None:
    """Compare the words of times that have no bounds: weekdays, "the second time", "after mass"."""
    ours, theirs = left.get("time"), right.get("time")
    outcome = mildest(time_words(one, other, tables) for one in ours for other in theirs)
    if outcome.level in (Level.NOT_SAID, Level.DIFFERENCE):
        outcome = mildest(compare_occasions(one, two, tables) for one in ours for two in theirs)
    return SlotResult(slot="time", outcome=outcome, left=texts(ours), right=texts(theirs))


def time_words(left: Filler, right: Filler, tables: WordTables) -> Outcome:
    """Compare the words of two times; of one thing, on which side of it they lie."""
    outcome = compare_words(left, right, "time", tables)
    if outcome.level in SAID_ALIKE and tables.relation(left.head, right.head) == "same":
        order = compare_order(left.marker, right.marker, f"“{left.text}” and “{right.text}”")
        return order if order.level == Level.TENSION else outcome
    if outcome.level > Level.COMPATIBLE and reaches(left, right):
        return compatible(f"“{left.text}” and “{right.text}” go together")
    return outcome


def reaches(left: Filler, right: Filler) -> bool:
    """Whether one of two times is an end of a stretch ("until Friday") that may hold the other."""
    return left.marker != right.marker and bool({left.marker, right.marker} & STRETCHES)


def number_result(left: Frame, right: Frame, tables: WordTables) -> SlotResult | None:
    """Compare counts and measures of the same thing; the worst one of aligned slots counts."""
    found = [
        result
        for slots in COUNTED_TOGETHER
        for one in fillers(left, slots)
        for other in fillers(right, slots)
        if (result := counted(one, other, tables)) is not None
    ]
    decided = worst(result.outcome for result in found)
    return next((result for result in found if result.outcome is decided), None)


def fillers(frame: Frame, slots: Sequence[str]) -> tuple[Filler, ...]:
    """Return what fills any of ``slots``."""
    return tuple(filler for slot in slots for filler in frame.get(slot))


def counted(left: Filler, right: Filler, tables: WordTables) -> SlotResult | None:
    """Compare the numbers of two fillers when they count or measure the same.

    Of two different words for persons ("men", "prisoners") each may count others: then two numbers
    are only hard to hold together. So it is with a circumstance: who stands near nine men also
    stands near two of them.
    """
    if one_of_kind(left, right) or one_of_kind(right, left):
        told = f"“{left.text}” and “{right.text}”"
        outcome = differs(f"{told}: one speaks of one, the other of more")
        return SlotResult(slot="number", outcome=outcome, left=left.text, right=right.text)
    if left.amount is None or right.amount is None or not same_use(left, right):
        return None
    one_being = left.entity is not None and left.entity == right.entity
    measures = {left.amount.unit, right.amount.unit} <= MEASURES
    heads = counted_noun(left), counted_noun(right)
    relation = "same" if one_being or measures else tables.relation(*heads)
    related = relation in NEAR
    if relation != "same" and related and may_be_among(left, right, relation):
        return None
    if not related and not all(tables.is_person(head) or head == PERSON for head in heads):
        return None
    loose = not related or left.others != right.others or left.partitive != right.partitive
    loose = loose or left.slot in CIRCUMSTANCES
    outcome = compare_amounts(measured(left.amount), measured(right.amount), loose=loose)
    return SlotResult(slot="number", outcome=outcome, left=left.text, right=right.text)


def counted_noun(filler: Filler) -> Word:
    """Return what is counted: the whole of "four of our boys", a person in "three of us"."""
    if not filler.partitive and filler.head.part != "x":
        return filler.head
    if filler.of is not None:
        return filler.of
    return PERSON if filler.amount is not None and filler.amount.unit == "person" else filler.head


def one_of_kind(single: Filler, several: Filler) -> bool:
    """Whether one filler brings in one of its kind ("a chock") and the other exactly some more."""
    amount = several.amount
    counted_more = amount is not None and amount.low == amount.high and (amount.low or 0) > 1
    return (
        counted_more
        and amount is not None
        and amount.unit not in MEASURES
        and single.amount is None
        and not single.plural
        and any(word.lemma in ("a", "an") for word in single.narrowing)
        and single.head == several.head
        and not (single.others or several.others or several.partitive)
        and single.slot == several.slot
    )


def same_use(left: Filler, right: Filler) -> bool:
    """Whether two lengths of time are used alike: "for two days" is not "after a week"."""
    if "time" not in (left.slot, right.slot):
        return True
    lengths = [
        one.amount is not None and (one.amount.unit == one.head.lemma or is_later(one))
        for one in (left, right)
    ]
    return all(lengths) and use_of(left) == use_of(right)


def use_of(filler: Filler) -> str:
    """Return how a length of time is used: "seven minutes later" is after seven minutes."""
    return "after" if is_later(filler) else filler.marker or "for"


def is_later(filler: Filler) -> bool:
    """Whether the words end with "later"."""
    return filler.text.lower().endswith((" later", " afterwards"))


def may_be_among(left: Filler, right: Filler, relation: WordRelation) -> bool:
    """Whether the more exact count can be a part of the other ("one girl" of "three children")."""
    exact, whole = (left, right) if relation == "narrower" else (right, left)
    low = exact.amount.low if exact.amount else None
    high = whole.amount.high if whole.amount else None
    return low is None or high is None or low <= high


def measured(amount: Amount) -> Amount:
    """Return ``amount`` without a unit when that is merely the noun that is counted."""
    return amount if amount.unit in MEASURES else replace(amount, unit=None)


def body_result(left: Frame, right: Frame, tables: WordTables) -> SlotResult | None:
    """Compare the parts of a body named anywhere in two clauses; the mildest pair counts."""
    ours, theirs = body_parts(left, tables), body_parts(right, tables)
    found = [
        SlotResult(
            slot="body part",
            outcome=compare_body(one, other, tables, f"“{one.text}” and “{other.text}”"),
            left=one.text,
            right=other.text,
        )
        for one in ours
        for other in theirs
    ]
    decided = mildest(result.outcome for result in found)
    return next((result for result in found if result.outcome is decided), None)


def body_parts(frame: Frame, tables: WordTables) -> tuple[Filler, ...]:
    """Return the fillers that name parts of a body, save those of who acts."""
    return tuple(
        filler
        for slot in ("patient", "place", "goal", "theme", "attribute")
        for filler in frame.get(slot)
        if not filler.pronoun and filler.head.part == "n" and tables.is_body_part(filler)
    )
