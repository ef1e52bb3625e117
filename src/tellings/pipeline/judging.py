"""Whether each judgement holds in the case as it stands, and in plain words why not.

Asked of what the stages gave, not of what they were told: "same" holds when its mentions are in one
entity now. So a judgement that one cannot see the effect of is never called applied.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tellings.pipeline.workspace import Workspace
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.findings import Finding, Judgement
from tellings.records.judgements import (
    CLAIMS,
    EVENTS,
    FINDINGS,
    KINDS,
    NAMES,
    PEOPLE,
    VERSIONS,
    ClaimFinder,
    Decided,
    claim_anchors,
    decided,
    standing,
    still_there,
    undone,
)
from tellings.records.opinions import (
    Place,
    on_accounts,
    on_assumptions,
    on_claims,
    on_events,
    on_findings,
    on_names,
    on_people,
    owners,
    places_of,
)

GONE = "its words are no longer in the case"
NO_MENTION = "nobody and nothing is read at these words"
NO_CLAIM = "no claim is read at these words"
NO_FINDING = "these claims have no such finding"
NO_ACCOUNT = "no account begins with these words"
UNREAD = "the case has not been read again since"

Opinions = Callable[[Judgement], Iterable[tuple[Any, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """What the case holds now, as judgements look for it."""

    owner: Mapping[Place, str]
    claims: Mapping[str, Claim]
    finder: ClaimFinder
    event_of: Mapping[str, str]
    accounts: tuple[Account, ...]
    tiers: Mapping[tuple[tuple[str, ...], str], str]


def outcomes(workspace: Workspace) -> tuple[Judgement, ...]:
    """Return all judgements in the record's order, each with whether it holds, or why not."""
    judgements: tuple[Judgement, ...] = workspace.get("judgements")
    if not judgements:
        return ()
    gone = undone(judgements)
    made = {one.id: one for one in judgements}
    now = _now(workspace)
    texts = workspace.get("texts")
    there = {one.id: found for one in judgements if (found := still_there(one, texts))}
    disputes = _disputes([there[one.id] for one in judgements if one.id in there], now)

    def obstacle(one: Judgement) -> str | None:
        if one.id in gone:
            taker = made[gone[one.id]]
            return f"taken back by {taker.by}"
        if one.id not in there:
            return GONE
        return disputes.get(one.id) or _unmet(there[one.id], now)

    reasons = {one.id: obstacle(one) for one in judgements}
    return tuple(
        replace(one, applied=reasons[one.id] is None, obstacle=reasons[one.id])
        for one in judgements
    )


def _now(workspace: Workspace) -> _Now:
    get = workspace.get
    claims: tuple[Claim, ...] = get("claims")
    findings: tuple[Finding, ...] = get("findings")
    return _Now(
        owner=owners(get("people"), get("accounts")),
        claims={claim.id: claim for claim in claims},
        finder=ClaimFinder(claims),
        event_of={claim: event.id for event in get("events") for claim in event.claims},
        accounts=get("accounts"),
        tiers={(tuple(sorted(f.claims)), f.slot): f.kind for f in findings},
    )


def _disputes(judgements: Sequence[Judgement], now: _Now) -> Mapping[str, str]:
    """Return for each judgement that does not stand alone why: another says otherwise."""
    families: tuple[tuple[frozenset[str], Opinions], ...] = (
        (PEOPLE, on_people),
        (NAMES, on_names(now.owner)),
        (CLAIMS, on_claims(now.finder)),
        (EVENTS, on_events(now.finder)),
        (FINDINGS, on_findings(now.finder)),
        (VERSIONS, on_accounts(now.accounts)),
        (VERSIONS, on_assumptions(now.finder, now.owner)),
    )
    found: dict[str, str] = {}
    for kinds, opinions in families:
        made = standing(judgements, kinds)
        settled, disputed = decided(made, opinions)
        for one in made:
            reason = _beaten(one, opinions, settled, disputed)
            if reason is not None:
                found[one.id] = reason
    return found


def _beaten(
    one: Judgement,
    opinions: Opinions,
    settled: Mapping[Hashable, Decided],
    disputed: Mapping[Hashable, tuple[Judgement, ...]],
) -> str | None:
    for subject, value in opinions(one):
        if subject in disputed:
            others = sorted({other.by for other in disputed[subject]} - {one.by})
            return f"disputed: {' and '.join(others)} judged otherwise; a third person settles it"
        if settled[subject].value != value:
            last = settled[subject].judgement
            return f"judged otherwise by {last.by} on {last.at[:10]}"
    return None


def _unmet(one: Judgement, now: _Now) -> str | None:  # noqa: PLR0911  (one return a kind)
    """Return why a judgement that nobody gainsays has no effect, None when it has."""
    form = KINDS[one.kind].targets
    if one.kind in PEOPLE:
        return _people_unmet(one, now)
    if one.kind in NAMES or one.value == "same_entity":
        missing = not all(place in now.owner for place in places_of(one))
        return NO_MENTION if missing else None
    if form == "account":
        return None if list(on_accounts(now.accounts)(one)) else NO_ACCOUNT
    if one.kind == "reject":
        return None if not any(now.finder.all_meant(one.targets)) else UNREAD
    if one.kind == "add":
        here = {(c.document, c.start, c.end) for c in now.claims.values()}
        clause = claim_anchors(one.targets)[0].clause
        there = (clause.document, clause.start, clause.end) in here
        return None if there else "no words of an account that a claim can be made of"
    if form in ("claim", "any") and not all(now.finder.all_meant(one.targets)):
        return NO_CLAIM
    if one.kind in EVENTS:
        return _events_unmet(one, now)
    if one.kind in FINDINGS:
        wanted = dict(on_findings(now.finder)(one))
        met = all(now.tiers.get(subject) == tier for subject, tier in wanted.items())
        return None if wanted and met else NO_FINDING
    return None


def _people_unmet(one: Judgement, now: _Now) -> str | None:
    for (left, right), value in on_people(one):
        if left not in now.owner or right not in now.owner:
            return NO_MENTION
        if (now.owner[left] == now.owner[right]) != (value == "same"):
            return "another judgement keeps them apart" if value == "same" else UNREAD
    return None


def _events_unmet(one: Judgement, now: _Now) -> str | None:
    for (left, right), value in on_events(now.finder)(one):
        events = now.event_of.get(left), now.event_of.get(right)
        if None in events:
            return "not told as an event"
        if (events[0] == events[1]) != (value == "same-event"):
            return "another judgement keeps them apart" if value == "same-event" else UNREAD
    return None
