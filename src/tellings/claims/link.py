"""Tie claims to entities: who roles and places refer to, whose voice it is, what it is about.

A role refers to the entity that has a mention with the role's head. The voice of a claim is its
quoted speakers, outermost first, or the account's teller alone. ``sphere`` settles what it is
about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.claims import judged, sphere, words
from tellings.records.claims import Claim, Role, Speaker, Where
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.language import Analysis
from tellings.records.people import Entity, Mention
from tellings.records.spans import Texts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Index:
    """Entities by the mention's head token, by its span, by account told; entities by id."""

    by_head: Mapping[tuple[str, int], str]
    by_span: Mapping[tuple[str, int, int], str]
    tellers: Mapping[str, str]


def link(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    *,
    texts: Texts | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Claim, ...]:
    """Return the claims with entities in roles and places, voices, and the final ``about``.

    Where people judged claims these are settled first; ``texts`` are needed for that alone.
    """
    if judgements:
        claims = judged.settle(claims, accounts, analyses, texts or {}, judgements)
    index = _index(entities)
    linked = [_linked(claim, index, analyses[claim.account]) for claim in claims]
    placed = sphere.settle(linked, entities, accounts, analyses)
    return judged.keep_about(placed, judgements) if judgements else placed


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
    )


def _enter(by_head: dict[tuple[str, int], tuple[int, str]], mention: Mention, entity: str) -> None:
    """Keep the longest mention of a head."""
    key, length = (mention.account, mention.head), mention.end - mention.start
    if key not in by_head or length > by_head[key][0]:
        by_head[key] = (length, entity)


def _linked(claim: Claim, index: _Index, analysis: Analysis) -> Claim:
    roles = tuple(replace(r, entity=_entity_of(claim.account, r, index)) for r in claim.roles)
    return replace(
        claim,
        roles=roles,
        where=_where(claim.where, roles),
        voice=_voice(claim, index, analysis),
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
    """Return the speakers' entities, the teller alone where nobody is quoted.

    Nobody where somebody is quoted or reported of whom nothing is known: the words are not the
    teller's own.
    """
    found = [_speaker(claim.account, s, index, analysis) for s in claim.speakers]
    known = [entity for entity in found if entity is not None]
    single = [e for n, e in enumerate(known) if n == 0 or known[n - 1] != e]
    if claim.speakers or claim.stance == "reported":
        return tuple(single)
    teller = index.tellers.get(claim.account)
    return (teller,) if teller is not None else ()


def _speaker(account: str, speaker: Speaker, index: _Index, analysis: Analysis) -> str | None:
    found = index.by_head.get((account, speaker.head))
    if found is None:
        found = index.by_span.get((account, speaker.start, speaker.end))
    first = analysis.tokens[speaker.head].text.lower() in words.FIRST_PERSON
    return index.tellers.get(account) if found is None and first else found
