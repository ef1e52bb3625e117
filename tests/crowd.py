"""A crowd of accounts of the same invented events, of any size: the same for the same seed."""

import random
from collections.abc import Sequence

from factory import document, entity_key, event, finding, person
from tellings.records.claims import Claim, Role, claim_id
from tellings.records.documents import Account, Document, account_id
from tellings.records.events import Event
from tellings.records.findings import Finding
from tellings.records.record import Record

NAMES = ("Anna", "Bert", "Cara", "Dov", "Edda", "Finn", "Gus", "Hal")
VERBS = ("opened", "closed", "carried", "dropped", "found", "lost", "painted", "sold")
THINGS = ("door", "gate", "lamp", "box", "letter", "boat", "cart", "key")


def crowd(*, documents: int, comments: int, events: int, told: int, seed: int = 1) -> Record:
    """Return a record of ``documents`` that each tell ``told`` of ``events``, with ``comments``."""
    dice = random.Random(seed)
    happenings = [
        (dice.choice(NAMES), dice.choice(VERBS), dice.choice(THINGS), number)
        for number in range(events)
    ]
    claims: dict[int, list[Claim]] = {}
    sources, tellers = [], []
    for place in range(documents):
        sizes = [told, *(dice.randint(0, 3) for _ in range(comments))]
        chosen = [sorted(dice.sample(range(events), min(events, size))) for size in sizes]
        source, accounts = _document(
            place, [[happenings[n] for n in some] for some in chosen], dice
        )
        sources.append(source)
        tellers.extend(accounts)
        for teller, some in zip(accounts, chosen, strict=True):
            for number, one in zip(some, _claims(source, teller), strict=True):
                claims.setdefault(number, []).append(one)
    ordered = sorted(claims.items())
    joined = [event(some, some[0].quote, n, len(some)) for n, some in ordered]
    return Record(
        title="A crowd",
        generator="tellings 0.1.0",
        documents=tuple(sources),
        accounts=tuple(tellers),
        entities=tuple(person(name, []) for name in NAMES),
        claims=tuple(one for told_by in claims.values() for one in told_by),
        events=tuple(joined),
        findings=tuple(
            _finding(happening, told_by)
            for happening, (_, told_by) in zip(joined, ordered, strict=True)
        ),
    )


def _document(
    place: int, accounts: Sequence[Sequence[tuple[str, str, str, int]]], dice: random.Random
) -> tuple[Document, list[Account]]:
    text, spans = f"Page {place}\n\n", []
    for some in accounts:
        sentences = [
            f"{name} never {verb} the {thing} number {number}."
            if dice.random() < 0.05
            else f"{name} {verb} the {thing} number {number} at the harbour before the rain came."
            for name, verb, thing, number in some
        ]
        body = " ".join(sentences) or "Nothing to add."
        spans.append((len(text), len(text) + len(body)))
        text += body + "\n\n"
    source = document(f"page-{place}.txt", text)
    return source, [
        Account(
            id=account_id(source.id, (span,)),
            document=source.id,
            kind="comment" if number else "body",
            spans=(span,),
            teller=f"reader {dice.randint(1, 99)}" if number else None,
        )
        for number, span in enumerate(spans)
    ]


def _claims(source: Document, teller: Account) -> list[Claim]:
    ((start, end),) = teller.spans
    found = []
    for sentence in source.text[start:end].split(". "):
        quote = sentence.rstrip(".")
        name, *rest = quote.split()
        verb = rest[1] if rest[0] == "never" else rest[0]
        at = start + quote.find(verb)
        if name in NAMES:
            found.append(
                Claim(
                    id=claim_id(source.id, start, start + len(quote), at, verb),
                    account=teller.id,
                    document=source.id,
                    start=start,
                    end=start + len(quote),
                    quote=quote,
                    predicate=verb,
                    predicate_head=0,
                    predicate_start=at,
                    predicate_end=at + len(verb),
                    sentence=0,
                    roles=(
                        Role(
                            role="agent",
                            text=name,
                            start=start,
                            end=start + len(name),
                            head=0,
                            entity=entity_key(name),
                        ),
                    ),
                    polarity="denied" if rest[0] == "never" else "affirmed",
                    stance="asserted",
                    about="events",
                )
            )
        start += len(sentence) + 2
    return found


def _finding(happening: Event, told_by: list[Claim]) -> Finding:
    kinds = {one.polarity for one in told_by}
    if len(told_by) == 1:
        return finding("only", happening, "event", told_by, "One tells it.", weight=0.0)
    if len(kinds) == 2:
        pair = [next(one for one in told_by if one.polarity == kind) for kind in sorted(kinds)]
        return finding("conflict", happening, "polarity", pair, "One denies it.", weight=1.0)
    return finding("agreement", happening, "agent", told_by, "All say so.", weight=0.5)
