"""What each judgement says of which subject, so that rooms and listings settle disputes alike.

A function here gives the (subject, value) pairs of one judgement for ``judgements.decided``.
Judgements of other kinds say nothing of its subjects.

- people: two places of mentions, the lower first -> "same" or "different"
- names: ("name", entity) -> the name; ("member", entity, group) -> "yes"
- claims: (claim, "kept") -> "accept" or "reject"; (claim, field) -> the field's value as JSON
- events: two claims, the lower id first -> "same-event" or "different-event"
- findings: (claims as a sorted tuple, slot) -> the tier
- accounts: account -> "trust" or "doubt"
- assumptions: (what, the claims or places meant, sorted) -> "withdraw"
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import (
    ACCOUNT_WORDS,
    CLAIM_FIELDS,
    ClaimFinder,
    account_meant,
    claim_anchors,
    fields_of,
)
from tellings.records.people import Entity

Place = tuple[str, int, int]
"""Where a mention stands: document, start, end."""
KEPT = "kept"
SAME, DIFFERENT = "same", "different"
SAME_EVENT, DIFFERENT_EVENT, MOVE = "same-event", "different-event", "move"


def places_of(judgement: Judgement) -> tuple[Place, ...]:
    """Return the places that a judgement points at, each once, in its own order."""
    return tuple(dict.fromkeys((q.document, q.start, q.end) for q in judgement.targets))


def on_people(judgement: Judgement) -> Iterator[tuple[tuple[Place, Place], str]]:
    """Yield each pair of places with "same" or "different"."""
    if judgement.kind in (SAME, DIFFERENT):
        for pair in combinations(sorted(places_of(judgement)), 2):
            yield pair, judgement.kind


def teller_place(account: Account) -> Place:
    """Return where judgements point for an account's teller: its name, else its first words."""
    if account.teller_span is not None:
        return (account.document, *account.teller_span)
    start, end = account.spans[0]
    return (account.document, start, min(end, start + ACCOUNT_WORDS))


def owners(entities: Iterable[Entity], accounts: Iterable[Account]) -> Mapping[Place, str]:
    """Return the entity at each place that a judgement can point at."""
    found: dict[Place, str] = {}
    tellers: dict[str, str] = {}
    for entity in entities:
        for m in entity.mentions:
            found[m.document, m.start, m.end] = entity.id
        tellers.update(dict.fromkeys(entity.tells, entity.id))
    for account in accounts:
        if account.id in tellers:
            found.setdefault(teller_place(account), tellers[account.id])
    return found


def on_names(
    owner: Mapping[Place, str],
) -> Callable[[Judgement], Iterator[tuple[tuple[str, ...], str]]]:
    """Return what gives the names and members that a judgement says; ``owner`` as ``owners``."""

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[str, ...], str]]:
        meant = [owner[place] for place in places_of(judgement) if place in owner]
        if judgement.kind == "rename" and meant and judgement.value:
            yield ("name", meant[0]), judgement.value
        if judgement.kind == "group" and places_of(judgement)[0] in owner:
            yield from ((("member", one, meant[0]), "yes") for one in meant[1:] if one != meant[0])

    return opinions


def on_claims(finder: ClaimFinder) -> Callable[[Judgement], Iterator[tuple[tuple[str, str], str]]]:
    """Return what gives the claims' fields that a judgement settles."""

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[str, str], str]]:
        fields = fields_of(judgement) if judgement.kind in ("edit", "add") else {}
        claims = (c for a in claim_anchors(judgement.targets) for c in finder.meant(a))
        for claim in claims:
            if judgement.kind in ("reject", "accept", "add"):
                yield (claim.id, KEPT), "reject" if judgement.kind == "reject" else "accept"
            for field in CLAIM_FIELDS:
                if field in fields:
                    yield (claim.id, field), json.dumps(fields[field], sort_keys=True)

    return opinions


def on_events(finder: ClaimFinder) -> Callable[[Judgement], Iterator[tuple[tuple[str, str], str]]]:
    """Return what gives the pairs of claims that a judgement joins or parts."""

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[str, str], str]]:
        if judgement.kind not in (SAME_EVENT, DIFFERENT_EVENT, MOVE):
            return
        meant = [[claim.id for claim in found] for found in finder.all_meant(judgement.targets)]
        for one, other, kind in _bound(judgement.kind, meant):
            for left, right in product(one, other):
                if left != right:
                    yield (min(left, right), max(left, right)), kind

    return opinions


def _bound(kind: str, meant: list[list[str]]) -> Iterator[tuple[list[str], list[str], str]]:
    """Yield each two targets that a judgement binds, and how."""
    if kind != MOVE:
        yield from ((one, other, kind) for one, other in combinations(meant, 2))
    elif len(meant) > 1:
        yield meant[0], meant[1], SAME_EVENT
        yield from ((meant[0], other, DIFFERENT_EVENT) for other in meant[2:])


def on_findings(
    finder: ClaimFinder,
) -> Callable[[Judgement], Iterator[tuple[tuple[tuple[str, ...], str], str]]]:
    """Return what gives the finding, by its claims and slot, whose tier a judgement sets."""

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[tuple[str, ...], str], str]]:
        tier, slot = (fields_of(judgement).get(name) for name in ("kind", "slot"))
        meant = finder.all_meant(judgement.targets)
        if judgement.kind not in ("raise", "lower") or not all(meant):
            return
        if isinstance(tier, str) and isinstance(slot, str):
            yield (_ids(meant), slot), tier

    return opinions


def _ids(meant: Iterable[tuple[Claim, ...]]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claims in meant for claim in claims}))


def on_accounts(
    accounts: tuple[Account, ...],
) -> Callable[[Judgement], Iterator[tuple[str, str]]]:
    """Return what gives the account that a judgement trusts or doubts."""

    def opinions(judgement: Judgement) -> Iterator[tuple[str, str]]:
        if judgement.kind in ("trust", "doubt"):
            for target in judgement.targets:
                account = account_meant(target, accounts)
                if account is not None:
                    yield account.id, judgement.kind

    return opinions


def on_assumptions(
    finder: ClaimFinder, owner: Mapping[Place, str]
) -> Callable[[Judgement], Iterator[tuple[tuple[str, tuple[str, ...]], str]]]:
    """Return what gives the assumption that a judgement withdraws.

    The subject is the judgement's value with the ids it is about: of entities for "same_entity",
    else of claims; a rule without claims is withdrawn everywhere.
    """

    def opinions(judgement: Judgement) -> Iterator[tuple[tuple[str, tuple[str, ...]], str]]:
        if judgement.kind != "withdraw" or judgement.value is None:
            return
        if judgement.value == "same_entity":
            found = tuple(sorted({owner[p] for p in places_of(judgement) if p in owner}))
        else:
            found = _ids(finder.all_meant(judgement.targets))
        if found or (judgement.value.startswith("rule:") and not judgement.targets):
            yield (judgement.value, found), "withdraw"

    return opinions
