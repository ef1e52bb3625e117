"""Pairs of claims that disagree, gathered: one finding for what is one disagreement.

Of one event all pairs that disagree in one slot and tier are one finding with all their claims,
however many accounts tell it. Pairs of no event (what someone is, what befalls one once) are one
where they share claims. A milder disagreement in the same slot of the same event is left out when
the worse one has all its claims already.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.compare.frames import Frame
from tellings.compare.judged import Subject, Verdict, verdict_on
from tellings.compare.levels import FINDING, Level
from tellings.compare.shown import Shown
from tellings.logic.clauses import components
from tellings.records.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two claims that disagree in one slot."""

    left: Frame
    right: Frame
    shown: Shown
    event: Event | None

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the two claims."""
        return frozenset((self.left.claim.id, self.right.claim.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Disagreements that are one finding, the worst ones first, and what a person decided of it.

    ``level`` is what comparing showed.
    """

    slot: str
    level: Level
    event: Event | None
    members: tuple[Disagreement, ...]
    verdict: Verdict | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims, each once, in the order of the pairs."""
        pairs = ((one.left.claim.id, one.right.claim.id) for one in self.members)
        return tuple(dict.fromkeys(name for pair in pairs for name in pair))

    @property
    def final(self) -> Level:
        """The level that stands: a person's before the machine's."""
        return self.verdict.level if self.verdict is not None else self.level


def gathered(
    found: Sequence[Disagreement], verdicts: Mapping[Subject, Verdict]
) -> tuple[Group, ...]:
    """Return the groups of ``found`` in the order of their first pair."""
    keyed: dict[tuple[str, str, Level], list[Disagreement]] = {}
    for one in found:
        event = one.event.id if one.event is not None else ""
        keyed.setdefault((event, one.shown.slot, one.shown.level), []).append(one)
    groups = [
        Group(slot=slot, level=level, event=members[0].event, members=tuple(part))
        for (_, slot, level), members in keyed.items()
        for part in parts(members)
    ]
    return tuple(
        replace(group, verdict=verdict_on(verdicts, group.claims, group.slot))
        for group in groups
        if not any(covers(worse, group) for worse in groups)
    )


def parts(members: Sequence[Disagreement]) -> Iterable[list[Disagreement]]:
    """Return the disagreements of one event together, others where they share claims."""
    if members[0].event is not None:
        return [list(members)]
    sets = components(tuple(dict.fromkeys(one.claims for one in members)))
    return [[one for one in members if one.claims in part] for part in sets]


def covers(worse: Group, group: Group) -> bool:
    """Whether a worse disagreement in the same slot of the same event has all claims already."""
    alike = worse.slot == group.slot and worse.event is not None and worse.event == group.event
    return alike and worse.level > group.level and set(group.claims) <= set(worse.claims)


def conflicting(groups: Iterable[Group]) -> Iterable[Disagreement]:
    """Yield the disagreements that stand as conflicts, each with that level."""
    for group in groups:
        if group.final == Level.CONFLICT:
            for one in group.members:
                yield replace(one, shown=replace(one.shown, level=Level.CONFLICT))


def kind_words(group: Group) -> str:
    """Return what a person decided of the finding, as a sentence; "" when nobody did."""
    if group.verdict is None:
        return ""
    return " " + group.verdict.words(FINDING[group.level])
