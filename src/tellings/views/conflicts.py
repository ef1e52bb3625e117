"""Conflict sets and versions: what cannot all be true, what it rests on, what remains."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.records.documents import SEARCH_CUT_SHORT
from tellings.records.findings import Conflict, Version
from tellings.records.record import Record
from tellings.views.drawing import Drawing, drawing
from tellings.views.findings import Side, sides
from tellings.views.index import Index

if TYPE_CHECKING:
    from tellings.versions.shares import Shares

RULE_SLOTS = {"value": (), "number": ("number",), "negation": ("polarity",), "order": ("when",)}
PLACE_RULES = {"presence": ("where", "when"), "travel": ("where", "when"), "role": ("agent",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionView:
    """What a conflict rests on: ``kind`` ("same_entity", "same_event", "rule") and ``detail``.

    ``id`` names it for ``--without``: an entity, an event, the name of a rule.
    """

    kind: str
    detail: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """Claims that cannot all be true if what is assumed holds.

    ``id``; ``rule`` that they break; ``size`` the number of claims; ``sides`` their quotes by
    account; ``assumes`` what it rests on; ``steps`` the reasoning; ``settled_by`` a question whose
    answer would settle it, or None; ``event`` the id of the event when all claims are of one;
    ``drawing`` its time line where it is about times.
    """

    id: str
    rule: str
    size: int
    sides: tuple[Side, ...]
    assumes: tuple[AssumptionView, ...]
    steps: tuple[str, ...]
    settled_by: str | None
    event: str | None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A version that remains possible.

    ``id`` and ``rank`` (1 is first; versions of equal rank are a tie); ``holds`` the quotes that
    are kept, ``gives_up`` those that cannot hold with them; ``criteria`` (name, value) pairs.
    """

    id: str
    rank: int
    holds: tuple[Side, ...]
    gives_up: tuple[Side, ...]
    criteria: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """Conflicts that hang together: ``number`` from 1 and the ``versions``, first rank first.

    ``holds`` are the statements of all best versions, ``open`` those of some, ``given_up`` those of
    none; ``pivots`` those that, left aside, change that for others.
    """

    number: int
    versions: tuple[VersionView, ...]
    holds: tuple[Side, ...] = ()
    open: tuple[Side, ...] = ()
    given_up: tuple[Side, ...] = ()
    pivots: tuple[Side, ...] = ()


def conflicts(index: Index) -> tuple[ConflictView, ...]:
    """Return the conflict sets in the record's order, those of one event's findings included."""
    return tuple(conflict_view(index, conflict) for conflict in index.record.conflicts)


def conflict_view(index: Index, conflict: Conflict) -> ConflictView:
    """Return one conflict set with its quotes."""
    slots = RULE_SLOTS.get(conflict.rule) or PLACE_RULES.get(conflict.rule, ())
    events = {index.event_of.get(claim) for claim in conflict.claims}
    return ConflictView(
        id=conflict.id,
        rule=conflict.rule,
        size=len(conflict.claims),
        sides=sides(index, conflict.claims, slots=slots),
        assumes=tuple(
            AssumptionView(kind=a.kind, detail=a.detail, id=a.id) for a in conflict.assumes
        ),
        steps=conflict.explanation,
        settled_by=conflict.settled_by,
        event=events.pop() if len(events) == 1 else None,
        drawing=drawing(index, conflict),
    )


def search_cut_short(record: Record) -> str | None:
    """Return that the search for conflict sets ran out of steps; None when it did not."""
    found = (notice.message for notice in record.notices if notice.code == SEARCH_CUT_SHORT)
    return next(found, None)


def beyond_findings(record: Record) -> tuple[Conflict, ...]:
    """Return the conflict sets that no finding shows: of three and more claims, across events."""
    finding_of: dict[str, list[frozenset[str]]] = {}
    for finding in record.findings:
        for claim in finding.claims if finding.kind == "conflict" else ():
            finding_of.setdefault(claim, []).append(frozenset(finding.claims))
    return tuple(
        conflict
        for conflict in record.conflicts
        if not any(
            shown.issuperset(conflict.claims) for shown in finding_of.get(conflict.claims[0], ())
        )
    )


def components(index: Index) -> tuple[ComponentView, ...]:
    """Return the versions by component, first rank first, with what the best have in common."""
    from tellings.versions.shares import shares  # noqa: PLC0415  (the SAT library, when asked)

    record = index.record
    groups: dict[str, list[Version]] = {}
    for version in record.versions:
        groups.setdefault(version.component, []).append(version)
    common = shares(
        record.versions,
        record.conflicts,
        record.claims,
        record.accounts,
        record.origins,
        judgements=record.judgements,
    )
    return tuple(
        _component(index, number, members, found)
        for number, (members, found) in enumerate(zip(groups.values(), common, strict=True), 1)
    )


def _component(index: Index, number: int, members: list[Version], found: "Shares") -> ComponentView:
    by_share = {
        share: tuple(claim for claim, mine in found.shares if mine == share)
        for share in ("all", "some", "none")
    }
    return ComponentView(
        number=number,
        versions=tuple(
            _version(index, version)
            for version in sorted(members, key=lambda version: (version.rank, version.id))
        ),
        holds=sides(index, by_share["all"]),
        open=sides(index, by_share["some"]),
        given_up=sides(index, by_share["none"]),
        pivots=sides(index, found.pivots),
    )


def _version(index: Index, version: Version) -> VersionView:
    return VersionView(
        id=version.id,
        rank=version.rank,
        holds=sides(index, version.holds),
        gives_up=sides(index, version.gives_up),
        criteria=tuple((criterion.name, criterion.value) for criterion in version.criteria),
    )
