"""Findings, worst first: the quotes that agree or disagree, side by side, and why."""

import re
from dataclasses import dataclass

from tellings.records.findings import Finding
from tellings.records.record import Record
from tellings.views.event_label import shown_label
from tellings.views.index import Index
from tellings.views.labels import AccountLabel
from tellings.views.quotes import Said, said
from tellings.views.slots import slot_words

WORST_FIRST = ("conflict", "tension", "difference", "agreement", "only")
DISAGREEMENTS = ("conflict", "tension", "difference")
QUOTED = re.compile("“([^“”]+)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one account says in a finding: the account ``who`` and its ``quotes``."""

    who: AccountLabel
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding.

    ``id`` and ``kind`` ("conflict", "tension", "difference", "agreement", "only"); ``slot`` the
    side of the event compared and ``about`` its plain words; ``event`` the event's id, ``label``
    its words and ``number`` its place in the grid (None where it is of no single event);
    ``sides`` the accounts with their quotes; ``explanation`` why; ``conflict`` the id of the
    first conflict set among its claims, or None.
    """

    id: str
    kind: str
    slot: str
    about: str
    event: str | None
    label: str
    number: int | None
    sides: tuple[Side, ...]
    explanation: str
    conflict: str | None


def rank(finding: Finding) -> tuple[int, float, str]:
    """Return the key that sorts findings worst first, the same in every view."""
    return (WORST_FIRST.index(finding.kind), -finding.weight, finding.id)


def findings(index: Index, *, kinds: tuple[str, ...] = WORST_FIRST) -> tuple[FindingView, ...]:
    """Return the findings of ``kinds``, worst first."""
    chosen = [finding for finding in index.record.findings if finding.kind in kinds]
    return tuple(finding_view(index, finding) for finding in sorted(chosen, key=rank))


def finding_view(index: Index, finding: Finding) -> FindingView:
    """Return one finding with its quotes, the words compared marked."""
    event = index.event(finding.event) if finding.event is not None else None
    marked = finding.kind in DISAGREEMENTS
    return FindingView(
        id=finding.id,
        kind=finding.kind,
        slot=finding.slot,
        about=slot_words(finding.slot),
        event=finding.event,
        label=shown_label(index, event) if event else "",
        number=index.places[event.id] if event else None,
        sides=sides(
            index,
            finding.claims,
            slots=(finding.slot,) if marked else (),
            words=tuple(QUOTED.findall(finding.explanation)) if marked else (),
        ),
        explanation=finding.explanation,
        conflict=_conflict(index, finding),
    )


def _conflict(index: Index, finding: Finding) -> str | None:
    if finding.kind != "conflict":
        return None
    claims = set(finding.claims)
    sets = (conflict for claim in finding.claims for conflict in index.conflicts_of.get(claim, ()))
    return next((conflict.id for conflict in sets if claims.issuperset(conflict.claims)), None)


def sides(
    index: Index,
    claims: tuple[str, ...],
    *,
    slots: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
) -> tuple[Side, ...]:
    """Return the quotes of ``claims`` by account, in the order of the accounts' numbers."""
    quotes: dict[str, list[Said]] = {}
    shown: set[tuple[str, str]] = set()
    for claim in sorted((index.claim(c) for c in claims), key=lambda c: (c.start, c.end, c.id)):
        view = said(index, claim, slots=slots, words=words)
        if (claim.account, view.excerpt.anchor) not in shown:
            shown.add((claim.account, view.excerpt.anchor))
            quotes.setdefault(claim.account, []).append(view)
    return tuple(
        Side(who=index.label(account), quotes=tuple(quotes[account]))
        for account in sorted(quotes, key=index.ranks.__getitem__)
    )


def counts(record: Record) -> dict[str, int]:
    """Return the number of findings of each kind, worst first, zeros included."""
    return {kind: sum(f.kind == kind for f in record.findings) for kind in WORST_FIRST}
