"""Two claims held to be of one happening: what they show, and in which tier.

Precision comes first. A slot's outcome says what the *values* exclude; the tier also asks whether
the two claims surely speak of the same thing: the same predicate, another core slot alike, a direct
link between them. Without these a conflict is lowered to a tension and a tension to a difference,
and what is merely another telling is no finding at all.
"""

from dataclasses import dataclass, replace

from tellings.compare.entities import People
from tellings.compare.frames import Frame, clip
from tellings.compare.happening import (
    custom,
    each_of_themself,
    habit,
    loosely_apart,
    named_elsewhere,
    one_happening,
    struck_once,
    sure_who,
)
from tellings.compare.levels import Level, silent
from tellings.compare.opposites import compare_ends, compare_opposites
from tellings.compare.polarity import compare_polarity
from tellings.compare.shown import Shown, shown_as, told_once
from tellings.compare.slots import TIMES, Compared, SlotResult, compare_frames
from tellings.compare.stances import compare_stance, one_passed_on, same_voice
from tellings.compare.tables import Exclusive
from tellings.compare.wordtables import WordTables

TELLING = ("agent", "patient", "recipient", "place", "goal", "source", "instrument", "cause",
           "time")  # fmt: skip
"""Slots in which other words are another side of the matter; other ways to put how or why are
merely style."""
TYPED = ("when", "number", "how often")
VALUE_RULES = ("value", "number", "order")
PLACES = ("place", "goal", "source")
DOERS = ("agent", "patient", "recipient")
SURELY = 2
"""Core slots alike that stand for a direct link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A compared pair of claims: what it shows, and the slots in which both may say the same.

    In the slots ``same`` they surely do; in others of ``alike`` one may be more exact.
    ``counted`` says that one deed has a number of the same thing in both, which was compared.
    """

    left: Frame
    right: Frame
    linked: bool
    near: bool
    shown: tuple[Shown, ...]
    alike: tuple[str, ...]
    counted: bool = False
    same: tuple[str, ...] = ()

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the two claims."""
        return frozenset((self.left.claim.id, self.right.claim.id))

    @property
    def worst(self) -> Level:
        """The worst level shown."""
        return max((one.level for one in self.shown), default=Level.NOT_SAID)


@dataclass(frozen=True, kw_only=True, eq=False)
class Judge:
    """What deciding needs: the people, the words and the table of what excludes what."""

    people: People
    words: WordTables
    table: Exclusive

    def pair(self, left: Frame, right: Frame, *, linked: bool) -> Pair:
        """Compare two claims of one happening; ``linked`` says that they were joined directly."""
        comparison = compare_frames(left, right, self.people, self.words)
        shown: tuple[Shown, ...] = ()
        if same_voice(left.claim, right.claim):
            shown = self.facts(comparison, linked=linked)
        elif comparison.near and comparison.alike:
            shown = (*stance_shown(comparison), *self.passed_on(comparison, linked=linked))
        return Pair(
            left=left,
            right=right,
            linked=linked,
            near=comparison.near,
            shown=shown,
            counted=comparison.near and "number" in comparison.results,
            alike=tuple(
                slot
                for slot, result in comparison.results.items()
                if result.outcome.level in (Level.SAME, Level.COMPATIBLE)
            ),
            same=tuple(
                slot
                for slot, result in comparison.results.items()
                if result.outcome.level == Level.SAME
            ),
        )

    def facts(self, comparison: Compared, *, linked: bool) -> tuple[Shown, ...]:
        """Return what two claims on one level of voice show, worst first."""
        if comparison.left.of_none or comparison.right.of_none:
            return ()
        found = [self.denial(comparison), *self.predicates(comparison)]
        if affirmed(comparison.left, comparison.right):
            results = comparison.results.values()
            found += [self.slot(comparison, result, linked=linked) for result in results]
        kept = [one for one in found if one is not None and one.level > Level.COMPATIBLE]
        kept = told_once(kept)
        if habit(comparison.left) or habit(comparison.right):
            kept = [replace(one, level=min(one.level, Level.DIFFERENCE)) for one in kept]
        if comparison.left.claim.stance != "asserted":
            kept = [replace(one, level=min(one.level, Level.TENSION)) for one in kept]
        if not linked and len(comparison.alike) < SURELY:
            kept = [replace(one, level=min(one.level, Level.TENSION)) for one in kept]
        return tuple(sorted(kept, key=lambda one: (-one.level, one.slot)))

    def passed_on(self, comparison: Compared, *, linked: bool) -> tuple[Shown, ...]:
        """Return what a fact and what an account passes on as somebody's words show.

        Hearsay contradicts nobody, so when, how many and how often are mere differences.
        """
        if not one_passed_on(comparison.left.claim, comparison.right.claim):
            return ()
        return tuple(
            replace(one, level=Level.DIFFERENCE, rule="value",
                    words=f"{one.words}, of which one is passed on as somebody's words")
            for one in (self.facts(comparison, linked=linked) if linked else ())
            if one.slot in TYPED
        )  # fmt: skip

    def denial(self, comparison: Compared) -> Shown | None:
        """Return what a denial against a statement shows."""
        outcome = compare_polarity(comparison)
        if outcome.level == Level.NOT_SAID:
            return None
        sides = comparison.left.claim, comparison.right.claim
        said = ["denied" if claim.polarity == "denied" else "said" for claim in sides]
        return shown_as(
            "polarity", outcome, comparison, level=outcome.level, sides=(said[0], said[1])
        )

    def predicates(self, comparison: Compared) -> tuple[Shown, ...]:
        """Return what opposite predicates show, and the same one told the other way round."""
        left, right = comparison.left, comparison.right
        opposite = compare_opposites(comparison, self.words)
        ends = compare_ends(comparison, self.words) if affirmed(left, right) else silent()
        told = (
            ("predicate", opposite, (left.predicate, right.predicate)),
            ("agent", ends, (left.claim.quote, right.claim.quote)),
        )
        return tuple(
            shown_as(slot, outcome, comparison, level=outcome.level,
                     sides=(clip(sides[0]), clip(sides[1])))
            for slot, outcome, sides in told
            if outcome.level > Level.NOT_SAID
        )  # fmt: skip

    def slot(self, comparison: Compared, result: SlotResult, *, linked: bool) -> Shown | None:
        """Return what one slot shows, None when it shows no disagreement."""
        outcome = result.outcome
        if outcome.level <= Level.COMPATIBLE:
            return None
        level, reason = self.tier(comparison, result, linked=linked)
        if level <= Level.COMPATIBLE:
            return None
        return shown_as(
            result.slot,
            outcome,
            comparison,
            level=level,
            sides=(result.left, result.right),
            reason=reason,
        )

    def tier(
        self, comparison: Compared, result: SlotResult, *, linked: bool
    ) -> tuple[Level, str | None]:
        """Return the final level of a slot's disagreement, and the table's reason.

        Silence stands for "no finding": the claims do not surely speak of the same thing.
        """
        outcome, slot = result.outcome, result.slot
        if slot == "body part":
            return body_tier(comparison, result, self.people, linked=linked)
        misread = slot in DOERS and named_elsewhere(comparison, slot)
        misread = misread or (slot == "agent" and each_of_themself(comparison))
        if misread or not one_happening(comparison, result, linked=linked):
            return Level.NOT_SAID, None
        usual = slot in TIMES and custom(comparison.left, comparison.right)
        unsure = slot in TYPED and not sure_who(comparison, result)
        if usual or unsure or comparison.others_apart(slot):
            return Level.DIFFERENCE, None
        if slot in TYPED:
            return outcome.level, None
        if outcome.rule in VALUE_RULES:
            return self.value_tier(comparison, result), None
        return self.role_tier(comparison, result)

    def role_tier(self, comparison: Compared, result: SlotResult) -> tuple[Level, str | None]:
        """Return the level of two fillers of a role by the table of roles, with its reason."""
        outcome, slot = result.outcome, result.slot
        level, reason = self.row(comparison, slot)
        two = outcome.rule == "role" and bool(comparison.said_alike - {slot})
        level = min(level, outcome.level) if two else Level.DIFFERENCE
        if not comparison.one_matter(slot):
            level = min(level, Level.DIFFERENCE)
        if level == Level.DIFFERENCE and (slot not in TELLING or loosely_apart(comparison, slot)):
            return Level.NOT_SAID, None
        return level, reason if level > Level.DIFFERENCE else None

    def once(self, left: Frame, right: Frame, *, being: str, reason: str) -> tuple[Shown, ...]:
        """Return what two claims show of something that befalls one being once in all.

        ``being`` is its entity; only when, where and why are compared, since the two may be told
        with different verbs.
        """
        comparison = compare_frames(left, right, self.people, self.words)
        if not same_voice(left.claim, right.claim) or not affirmed(left, right):
            return ()
        found = []
        for slot in ("when", "place", "cause"):
            result = comparison.results.get(slot)
            if result is None or result.outcome.level <= Level.COMPATIBLE:
                continue
            level = result.outcome.level
            if slot != "when":
                level = min(level, self.row(comparison, slot)[0])
            sides = (result.left, result.right)
            found.append(
                shown_as(slot, result.outcome, comparison, level=level, sides=sides, reason=reason)
            )
        return tuple(replace(one, entities=tuple(sorted({*one.entities, being}))) for one in found)

    def lasting(self, left: Frame, right: Frame, *, being: str) -> tuple[Shown, ...]:
        """Return what two claims of one being show of what it is, told of different happenings.

        Things change, so nothing here is worse than a tension.
        """
        comparison = compare_frames(left, right, self.people, self.words)
        if not same_voice(left.claim, right.claim) or not affirmed(left, right):
            return ()
        result = comparison.results.get("attribute")
        if result is None or result.outcome.rule != "value" or not self.holds_always(left, right):
            return ()
        level = min(result.outcome.level, Level.TENSION)
        sides = (result.left, result.right)
        shown = shown_as("attribute", result.outcome, comparison, level=level, sides=sides)
        return (replace(shown, entities=tuple(sorted({*shown.entities, being}))),)

    def holds_always(self, left: Frame, right: Frame) -> bool:
        """Whether some attributes of the two are of one kind that does not change daily."""
        kinds = [
            self.words.kind_of(self.words.head(one), self.words.head(other), "attribute")
            for one in left.get("attribute")
            for other in right.get("attribute")
        ]
        return any(kind is not None and kind.lasting for kind in kinds)

    def value_tier(self, comparison: Compared, result: SlotResult) -> Level:
        """Return the level of two values that exclude each other.

        Full only for one predicate. Where one may do it in many places, two places are a
        difference unless both say the same time, and a tension when one thing is brought to both
        or both tell it as going on now.
        """
        level = result.outcome.level
        many = comparison.left.predicate in self.table.anywhere and not result.outcome.inner
        if result.slot in PLACES and many and not comparison.same_time:
            moved = "patient" in comparison.alike and comparison.one_matter("agent")
            tenses = {one.claim.tense for one in (comparison.left, comparison.right)}
            now = "past" not in tenses
            return min(level, Level.TENSION if moved or now else Level.DIFFERENCE)
        others = comparison.said_alike - {result.slot}
        exact = comparison.predicate == "same" and others
        return level if exact else min(level, Level.TENSION)

    def row(self, comparison: Compared, slot: str) -> tuple[Level, str]:
        """Return the tier and the reason of the first row that fits."""
        predicates = (comparison.left.predicate, comparison.right.predicate)
        for row in self.table.roles:
            if row.fits(slot, predicates) and all(g in comparison.alike for g in row.given):
                return row.tier, row.reason
        return Level.DIFFERENCE, "both can hold"


def body_tier(
    comparison: Compared, result: SlotResult, people: People, *, linked: bool
) -> tuple[Level, str | None]:
    """Return the level of two places on a body: two on one part, or two that one thing struck."""
    level = result.outcome.level
    if level == Level.TENSION:
        return level if comparison.alike or linked else Level.NOT_SAID, None
    if not one_happening(comparison, result, linked=linked):
        return Level.NOT_SAID, None
    if struck_once(comparison, people):
        return Level.TENSION, "one thing strikes one place"
    return level, None


def affirmed(left: Frame, right: Frame) -> bool:
    """Whether neither claim is denied."""
    return left.claim.polarity == right.claim.polarity == "affirmed"


def stance_shown(comparison: Compared) -> tuple[Shown, ...]:
    """Return the difference between doing and trying, or between fact and accusation."""
    left, right = comparison.left.claim, comparison.right.claim
    outcome = compare_stance(left, right)
    if outcome.level != Level.DIFFERENCE or left.polarity != right.polarity:
        return ()
    if not sure_who(comparison):
        return ()
    return (
        shown_as(
            "stance", outcome, comparison, level=outcome.level, sides=(left.stance, right.stance)
        ),
    )
