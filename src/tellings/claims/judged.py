"""What people decided about claims: rejected, accepted, said otherwise, added.

``settle`` takes the claims as read and gives them as decided, before they are linked to people.
An edit sets fields and leaves the others as read; an added claim is read at the words that a
person marked as a clause of the account would be, then its fields are set. A claim that somebody
accepted stays when it is no longer read: it is added again with what was accepted. What a person
accepted, edited or added is no longer a matter of how surely it was read: it has no certainty.

    words marked: "kept quiet about the ladder"      -> "keep", topic "the ladder"
    with {"polarity": "denied"}                      -> the same, denied
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from tellings.claims.amounts import where_of
from tellings.claims.extract import claim_at
from tellings.claims.tree import Tree, plant
from tellings.records.claims import About, Claim, Polarity, Role, RoleName, Stance, When, claim_id
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import (
    CLAIMS,
    ClaimAnchor,
    ClaimFinder,
    claim_anchors,
    decided,
    fields_of,
    standing,
)
from tellings.records.language import Analysis
from tellings.records.opinions import KEPT, on_claims
from tellings.records.spans import Texts
from tellings.text.times import find_times

CHOICES: Mapping[str, tuple[str, ...]] = {
    "polarity": get_args(Polarity),
    "stance": get_args(Stance),
    "about": get_args(About),
}


def settle(
    claims: Sequence[Claim],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    texts: Texts,
    judgements: Sequence[Judgement],
) -> tuple[Claim, ...]:
    """Return the claims as decided; what cannot be applied, or is disputed, changes nothing."""
    made = standing(judgements, CLAIMS)
    if not made:
        return tuple(claims)
    trees = _Trees(accounts, analyses, texts)
    known = {claim.id: claim for claim in claims}
    for claim in _added(claims, made, trees):
        known.setdefault(claim.id, claim)
    verdicts, _ = decided(made, on_claims(ClaimFinder(known.values())))
    rejected = {c for (c, what), one in verdicts.items() if what == KEPT and one.value == "reject"}
    edits: dict[str, dict[str, Any]] = {}
    for (name, field), one in verdicts.items():
        if field != KEPT:
            edits.setdefault(name, {})[field] = json.loads(one.value)
    accepted = {c for (c, what), one in verdicts.items() if what == KEPT and one.value == "accept"}
    kept = (
        replace(claim, certainty=None) if claim.id in accepted or claim.id in edits else claim
        for claim in known.values()
        if claim.id not in rejected
    )
    return tuple(
        edited(claim, edits[claim.id], trees.of(claim.account)) if claim.id in edits else claim
        for claim in kept
    )


def keep_about(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> tuple[Claim, ...]:
    """Return the claims with ``about`` as people set it, whatever the linking made of it."""
    found = on_claims(ClaimFinder(claims))
    verdicts, _ = decided(standing(judgements, CLAIMS), found)
    return tuple(
        edited(claim, {"about": json.loads(one.value)}, None)
        if (one := verdicts.get((claim.id, "about"))) is not None
        else claim
        for claim in claims
    )


class _Trees:
    """The trees of accounts, each planted when it is first needed."""

    def __init__(
        self, accounts: Sequence[Account], analyses: Mapping[str, Analysis], texts: Texts
    ) -> None:
        self._accounts = {account.id: account for account in accounts}
        self._analyses = analyses
        self._texts = texts
        self._planted: dict[str, Tree] = {}

    def of(self, account: str) -> Tree:
        """Return the tree of an account."""
        if account not in self._planted:
            text = self._texts[self._accounts[account].document]
            self._planted[account] = plant(self._analyses[account], text)
        return self._planted[account]

    def around(self, document: str, start: int, end: int) -> Account | None:
        """Return the account that these words stand in."""
        for account in self._accounts.values():
            if account.document == document and _within(account, start, end):
                return account
        return None


def _within(account: Account, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in account.spans)


def _added(
    claims: Sequence[Claim], judgements: Iterable[Judgement], trees: _Trees
) -> Iterator[Claim]:
    """Yield the claims that people added, and those they accepted that are no longer read."""
    finder = ClaimFinder(claims)
    for judgement in judgements:
        if judgement.kind not in ("add", "accept"):
            continue
        for anchor in claim_anchors(judgement.targets):
            if judgement.kind == "accept" and (
                finder.meant(anchor) or anchor.predicate is None or not judgement.value
            ):
                continue
            claim = claim_from(anchor, trees)
            if claim is None:
                continue
            fields = fields_of(judgement) if judgement.kind == "accept" else {}
            yield edited(claim, fields, trees.of(claim.account)) if fields else claim


def claim_from(anchor: ClaimAnchor, trees: _Trees) -> Claim | None:
    """Return the claim made of marked words; None when they are no words of an account."""
    clause, marked = anchor.clause, anchor.predicate or anchor.clause
    account = trees.around(clause.document, clause.start, clause.end)
    if account is None:
        return None
    tree = trees.of(account.id)
    head = _head(tree, marked.start, marked.end)
    if head is None:
        return None
    claim = claim_at(tree, account, head)
    return replace(
        claim,
        id=claim_id(
            clause.document, clause.start, clause.end, claim.predicate_start, claim.predicate
        ),
        start=clause.start,
        end=clause.end,
        quote=clause.text,
    )


def _head(tree: Tree, start: int, end: int) -> int | None:
    """Return the word that governs a stretch: a verb before others, the highest, the first."""
    inside = [
        index
        for index, token in enumerate(tree.analysis.tokens)
        if start <= token.start and token.end <= end and token.upos != "PUNCT"
    ]
    within = set(inside)
    tops = [index for index in inside if tree.governors[index] not in within] or inside
    tops += [index for index in inside if tree.governors[index] == index and index not in tops]
    verbs = [index for index in tops if tree.upos(index) == "VERB"]
    return min(verbs or tops, default=None)


def edited(claim: Claim, fields: Mapping[str, Any], tree: Tree | None) -> Claim:
    """Return a claim with fields set as ``CLAIM_FIELDS`` says; a value that is none is left out.

    Roles and time are words of the account and need its ``tree``.
    """
    new: dict[str, Any] = {
        name: fields[name] for name, known in CHOICES.items() if fields.get(name) in known
    }
    predicate = fields.get("predicate")
    if isinstance(predicate, str) and predicate.strip():
        new["predicate"] = " ".join(predicate.split())
    if tree is None:
        return replace(claim, **new)
    if isinstance(fields.get("roles"), list):
        new["roles"] = tuple(_roles(fields["roles"], tree, claim))
        new["where"] = where_of(new["roles"])
    if "when" in fields:
        new["when"] = _when(fields["when"], tree.text)
    return replace(claim, **new)


def _roles(values: Sequence[Any], tree: Tree, claim: Claim) -> Iterator[Role]:
    read = {(role.start, role.end): role for role in claim.roles}
    for value in values:
        span = _span(value, tree.text)
        if span is None or value.get("role") not in get_args(RoleName):
            continue
        start, end = span
        before = read.get(span)
        head = before.head if before else _head(tree, start, end)
        yield Role(
            role=value["role"],
            text=tree.text[start:end],
            start=start,
            end=end,
            head=-1 if head is None else head,
            marker=before.marker if before else None,
        )


def _span(value: object, text: str) -> tuple[int, int] | None:
    if not isinstance(value, dict):
        return None
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return None
    return start, end


def _when(value: object, text: str) -> When | None:
    """Return a time at marked words: read from them where the value does not say it."""
    span = _span(value, text)
    if span is None:
        return None
    assert isinstance(value, dict)
    start, end = span
    found = next(iter(find_times(text[start:end])), None)
    bounds = {
        name: value[name] if isinstance(value.get(name), str) else getattr(found, name, None)
        for name in ("earliest", "latest", "relation")
    }
    return When(stated=text[start:end], start=start, end=end, **bounds)
