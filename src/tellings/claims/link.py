"""Tie claims to entities: who roles and places refer to, whose voice it is, what it is about.

A role refers to the entity that has a mention with the role's head. The voice of a claim is its
quoted speakers, outermost first, or the account's teller alone. ``about`` becomes "telling" where
someone of the sphere of the telling takes part (an actor, a viewer), save the teller in
testimony.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.claims import about, words
from tellings.claims.tree import plant
from tellings.records.claims import About, Claim, Role, Speaker, Where
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Entity, Mention

CORE = frozenset(["agent", "patient", "theme", "recipient"])
WORK_SHARE = 0.34
"""A case is about a work when at least this share of its longer accounts is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Index:
    """Entities by the mention's head token, by its span, by account told; entities by id."""

    by_head: Mapping[tuple[str, int], str]
    by_span: Mapping[tuple[str, int, int], str]
    tellers: Mapping[str, str]
    entities: Mapping[str, Entity]


def link(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
) -> tuple[Claim, ...]:
    """Return the claims with entities in roles and places, voices, and the final ``about``."""
    index = _index(entities)
    by_id = {account.id: account for account in accounts}
    work = is_about_work(accounts, analyses)
    return tuple(
        _linked(claim, by_id[claim.account], index, analyses[claim.account], work=work)
        for claim in claims
    )


def _index(entities: Sequence[Entity]) -> _Index:
    by_head: dict[tuple[str, int], tuple[int, str]] = {}
    by_span: dict[tuple[str, int, int], str] = {}
    for entity in entities:
        for mention in entity.mentions:
            _enter(by_head, mention, entity.id)
            by_span.setdefault((mention.account, mention.start, mention.end), entity.id)
    return _Index(
        by_head={key: found for key, (_, found) in by_head.items()},
        by_span=by_span,
        tellers={account: entity.id for entity in entities for account in entity.tells},
        entities={entity.id: entity for entity in entities},
    )


def _enter(by_head: dict[tuple[str, int], tuple[int, str]], mention: Mention, entity: str) -> None:
    """Keep the longest mention of a head."""
    key, length = (mention.account, mention.head), mention.end - mention.start
    if key not in by_head or length > by_head[key][0]:
        by_head[key] = (length, entity)


def is_about_work(accounts: Sequence[Account], analyses: Mapping[str, Analysis]) -> bool:
    """Return whether the accounts of a case tell of a film, book or other work."""
    judged = [
        about.manner_of(plant(analyses[a.id], ""), a).work
        for a in accounts
        if a.id in analyses and a.kind not in ("comment", "note")
    ]
    return bool(judged) and sum(judged) / len(judged) >= WORK_SHARE


def _linked(
    claim: Claim, account: Account, index: _Index, analysis: Analysis, *, work: bool
) -> Claim:
    roles = tuple(replace(r, entity=_entity_of(claim.account, r, index)) for r in claim.roles)
    return replace(
        claim,
        roles=roles,
        where=_where(claim.where, roles),
        voice=_voice(claim, index, analysis),
        about=_about(replace(claim, roles=roles), account, index, analysis, work=work),
    )


def _entity_of(account: str, role: Role, index: _Index) -> str | None:
    found = index.by_head.get((account, role.head))
    return found or index.by_span.get((account, role.start, role.end))


def _where(where: Where | None, roles: tuple[Role, ...]) -> Where | None:
    if where is None:
        return None
    same = [r.entity for r in roles if (r.start, r.end) == (where.start, where.end)]
    return replace(where, entity=same[0] if same else None)


def _voice(claim: Claim, index: _Index, analysis: Analysis) -> tuple[str, ...]:
    """Return the speakers' entities, the teller alone where none is known."""
    found = [_speaker(claim.account, s, index, analysis) for s in claim.speakers]
    known = [entity for entity in found if entity is not None]
    single = [e for n, e in enumerate(known) if n == 0 or known[n - 1] != e]
    teller = index.tellers.get(claim.account)
    return tuple(single) or ((teller,) if teller is not None else ())


def _speaker(account: str, speaker: Speaker, index: _Index, analysis: Analysis) -> str | None:
    found = index.by_head.get((account, speaker.head))
    if found is None:
        found = index.by_span.get((account, speaker.start, speaker.end))
    first = analysis.tokens[speaker.head].text.lower() in words.FIRST_PERSON
    return index.tellers.get(account) if found is None and first else found


def _about(
    claim: Claim, account: Account, index: _Index, analysis: Analysis, *, work: bool
) -> About:
    if any(_outside(r, account, index) for r in claim.roles if r.role in CORE):
        return "telling"
    if claim.about == "telling" and not work and _is_own_past(claim, analysis):
        return "events"
    return claim.about


def _outside(role: Role, account: Account, index: _Index) -> bool:
    """Return whether a role is filled from the sphere of the telling by another than the teller."""
    entity = index.entities.get(role.entity or "")
    return entity is not None and entity.sphere == "telling" and account.id not in entity.tells


def _is_own_past(claim: Claim, analysis: Analysis) -> bool:
    """Return whether the teller tells a past of their own ("I heard the crash")."""
    tellers = [
        r for r in claim.roles if analysis.tokens[r.head].text.lower() in ("i", "we", "me", "us")
    ]
    others = [r for r in claim.roles if r.role in CORE and r not in tellers]
    works = any(
        analysis.tokens[r.head].lemma.lower() in words.STRONG_WORKS | words.WEAK_WORKS
        for r in others
    )
    return bool(tellers) and claim.tense == "past" and claim.stance != "opinion" and not works
