"""Why something is in the record: its quotes, the reasons noted with it, what it takes part in."""

from dataclasses import dataclass

from tellings.errors import UsageError
from tellings.records.claims import is_sure
from tellings.views.event_label import shown_label
from tellings.views.findings import FindingView, Side, finding_view, sides
from tellings.views.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What the ``id`` stands for.

    ``kind`` and ``title`` say what it is; ``reasons`` why it is so; ``sides`` the quotes behind it;
    ``within`` (kind, id, words) of what it takes part in; ``finding`` the finding, when it is one.
    """

    id: str
    kind: str
    title: str
    reasons: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    within: tuple[tuple[str, str, str], ...] = ()
    finding: FindingView | None = None


def explained(index: Index, identity: str) -> Explained:
    """Return what ``identity``, an id of the record, stands for; UsageError when it has none."""
    for finding in index.record.findings:
        if finding.id == identity:
            view = finding_view(index, finding)
            return Explained(id=identity, kind="finding", title=view.about, finding=view)
    if identity in index.claims:
        return _claim(index, identity)
    if identity in index.events:
        return _event(index, identity)
    if identity in index.entities:
        return _entity(index, identity)
    if identity in index.accounts:
        label = index.label(identity)
        account = index.accounts[identity]
        dated = (f"dated {account.dated}",) if account.dated else ()
        where = (account.locator,) if account.locator else ()
        return Explained(
            id=identity, kind="account", title=label.text, reasons=(account.kind, *dated, *where)
        )
    if identity in index.documents:
        return Explained(id=identity, kind="document", title=index.documents[identity].path)
    raise UsageError(f"{identity}: stands for nothing that can be explained")


def _claim(index: Index, identity: str) -> Explained:
    claim = index.claim(identity)
    reasons = [f"{claim.predicate}: {claim.polarity}, {claim.stance}, about the {claim.about}"]
    for role in claim.roles:
        known = index.entities.get(role.entity or "")
        who = f" = {known.name}" if known is not None else ""
        reasons.append(f"{role.role}: “{role.text}”{who}")
    if claim.when is not None:
        edges = [edge for edge in (claim.when.earliest, claim.when.latest) if edge]
        span = f" ({' to '.join(dict.fromkeys(edges))})" if edges else ""
        reasons.append(f"when: “{claim.when.stated}”{span}")
    reasons += [f"amount: “{a.stated}” ({_bounds(a.low, a.high)})" for a in claim.amounts]
    voice = [index.entity(one).name for one in claim.voice if one in index.entities]
    reasons.append(f"said by: {', '.join(voice) or 'nobody named'}")
    if claim.certainty is not None:
        reasons.append(f"certainty of the reading: {claim.certainty:.2f} (of 1; not of its truth)")
    if not is_sure(claim):
        reasons.append("reading unsure: no conflict and no version rests on it")
    within = []
    if identity in index.event_of:
        event = index.event(index.event_of[identity])
        within.append(("event", event.id, shown_label(index, event)))
    within += [
        ("conflict", conflict.id, f"{len(conflict.claims)} statements, {conflict.rule}")
        for conflict in index.conflicts_of.get(identity, ())
    ]
    return Explained(
        id=identity,
        kind="claim",
        title=claim.quote,
        reasons=tuple(reasons),
        sides=sides(index, (identity,)),
        within=tuple(within),
    )


def _bounds(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}"


def _event(index: Index, identity: str) -> Explained:
    event = index.event(identity)
    return Explained(
        id=identity,
        kind="event",
        title=shown_label(index, event),
        reasons=tuple(f"{basis.name} {basis.score:+.2f}: {basis.detail}" for basis in event.basis),
        sides=sides(index, event.claims),
        within=tuple(
            ("finding", finding.id, f"{finding.kind}: {finding.explanation}")
            for finding in index.findings_of.get(identity, ())
        ),
    )


def _entity(index: Index, identity: str) -> Explained:
    entity = index.entity(identity)
    reasons = [f"{entity.kind} of the {entity.sphere}"]
    reasons += [
        f"“{name.text}” in {', '.join(index.label(a).number for a in name.accounts)}"
        f" ({name.count} times)"
        for name in entity.names
    ]
    reasons += [
        f"{relation.kind} {index.entity(relation.to).name}"
        for relation in entity.relations
        if relation.to in index.entities
    ]
    claims = tuple(
        claim.id
        for claim in index.record.claims
        if any(role.entity == identity for role in claim.roles)
    )
    return Explained(
        id=identity,
        kind="person or thing",
        title=entity.name,
        reasons=tuple(reasons),
        sides=sides(index, claims),
    )
