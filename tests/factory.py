"""Builders of invented records for tests: offsets are found by searching the words.

``tests/parade.py`` builds a whole record with something of everything.
"""

import hashlib
from collections.abc import Sequence

from tellings.records.claims import (
    Amount,
    Claim,
    Role,
    When,
    Where,
    claim_id,
)
from tellings.records.documents import (
    Account,
    Document,
    account_id,
    document_id,
)
from tellings.records.events import Basis, Event
from tellings.records.findings import Finding
from tellings.records.ids import content_id
from tellings.records.people import Entity, Mention, Name, mention_id
from tellings.records.spans import Quote


def document(path: str, text: str, media_type: str = "text/plain") -> Document:
    """Return a document with this text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=document_id(digest),
        path=path,
        media_type=media_type,
        sha256=digest,
        text_sha256=digest,
        text=text,
    )


def find(text: str, words: str, *, after: int = 0) -> tuple[int, int]:
    """Return where ``words`` stand in ``text``; fails loudly when they do not."""
    start = text.index(words, after)
    return start, start + len(words)


def account(source: Document, first: str, last: str, **more: object) -> Account:
    """Return the account that reaches from the words ``first`` to the words ``last``."""
    start, _ = find(source.text, first)
    _, end = find(source.text, last, after=start)
    spans = ((start, end),)
    values = {"kind": "body", **more}
    return Account(id=account_id(source.id, spans), document=source.id, spans=spans, **values)  # type: ignore[arg-type]


def claim(
    source: Document,
    teller: Account,
    words: str,
    predicate: str,
    *,
    word: str | None = None,
    roles: Sequence[tuple[str, str, str | None]] = (),
    when: tuple[str, str | None, str | None] | None = None,
    where: str | None = None,
    amount: tuple[str, float, float, str] | None = None,
    **more: object,
) -> Claim:
    """Return a claim whose clause, roles, time, place and amount are found by their words."""
    start, end = find(source.text, words, after=teller.spans[0][0])

    def inside(part: str) -> tuple[int, int]:
        found = find(source.text, part, after=start)
        assert found[1] <= end, (words, part)
        return found

    head = inside(word or predicate)
    filled = []
    for name, part, entity in roles:
        a, b = inside(part)
        filled.append(Role(role=name, text=part, start=a, end=b, head=0, entity=entity))  # type: ignore[arg-type]
    values: dict[str, object] = {"polarity": "affirmed", "stance": "asserted", "about": "events"}
    if when is not None:
        a, b = inside(when[0])
        values["when"] = When(stated=when[0], start=a, end=b, earliest=when[1], latest=when[2])
    if where is not None:
        a, b = inside(where)
        values["where"] = Where(stated=where, start=a, end=b)
    if amount is not None:
        a, b = inside(amount[0])
        values["amounts"] = (
            Amount(stated=amount[0], start=a, end=b, low=amount[1], high=amount[2], unit=amount[3]),
        )
    return Claim(
        id=claim_id(source.id, start, end, head[0], predicate),
        account=teller.id,
        document=source.id,
        start=start,
        end=end,
        quote=words,
        predicate=predicate,
        predicate_head=0,
        predicate_start=head[0],
        predicate_end=head[1],
        sentence=0,
        roles=tuple(filled),
        **{**values, **more},  # type: ignore[arg-type]
    )


def event(claims: Sequence[Claim], label: str, order: int, origins: int) -> Event:
    """Return an event of these claims, told by their accounts in that order."""
    return Event(
        id=content_id("event", claims[0].id),
        label=label,
        order=order,
        claims=tuple(claim.id for claim in claims),
        accounts=tuple(dict.fromkeys(claim.account for claim in claims)),
        origins=origins,
        basis=(
            Basis(name="people", score=0.8, detail="the same people in the same roles"),
            Basis(name="words", score=0.6, detail="shares the words of the predicate"),
        ),
    )


def finding(
    kind: str, happening: Event, slot: str, claims: Sequence[Claim], why: str, *, weight: float
) -> Finding:
    """Return a finding about ``slot`` of the event."""
    ids = tuple(claim.id for claim in claims)
    return Finding(
        id=content_id("finding", kind, slot, *ids),
        kind=kind,  # type: ignore[arg-type]
        event=happening.id,
        slot=slot,
        claims=ids,
        explanation=why,
        weight=weight,
    )


def person(
    name: str, mentions: Sequence[tuple[Account, Document, str, str]], **more: object
) -> Entity:
    """Return an entity with a mention (account, document, words, form) for each given."""
    found = []
    for teller, source, words, form in mentions:
        start, end = find(source.text, words, after=teller.spans[0][0])
        found.append(
            Mention(
                id=mention_id(source.id, start, end, form),  # type: ignore[arg-type]
                document=source.id,
                account=teller.id,
                start=start,
                end=end,
                text=words,
                form=form,  # type: ignore[arg-type]
                head=0,
                kind="person",
            )
        )
    forms: dict[str, dict[str, None]] = {}
    for mention in (mention for mention in found if mention.form != "pronoun"):
        forms.setdefault(mention.text, {})[mention.account] = None
    names = tuple(
        Name(text=text, accounts=tuple(accounts), count=sum(m.text == text for m in found))
        for text, accounts in forms.items()
    )
    values: dict[str, object] = {"kind": "person", "sphere": "events", **more}
    return Entity(
        id=content_id("entity", name),
        name=name,
        names=names,
        mentions=tuple(found),
        **values,  # type: ignore[arg-type]
    )


def entity_key(name: str) -> str:
    """Return the id that :func:`person` gives to ``name``."""
    return content_id("entity", name)


def quote(source: Document, words: str, *, after: int = 0) -> Quote:
    """Return the stretch of ``source`` with these words."""
    start, end = find(source.text, words, after=after)
    return Quote(document=source.id, start=start, end=end, text=words)
