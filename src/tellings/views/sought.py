"""Search results as they are shown, kept to a person, an account or a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.casefile import Hit
from tellings.views.index import Index
from tellings.views.labels import AccountLabel
from tellings.views.quotes import Excerpt, excerpt

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage: the account ``who`` says it, its ``words``, the id of its ``event`` or ""."""

    who: AccountLabel
    words: Excerpt
    event: str


def sought(
    index: Index,
    hits: Sequence[Hit],
    *,
    person: str = "",
    account: str = "",
    earliest: str = "",
    latest: str = "",
) -> tuple[Found, ...]:
    """Return the hits that fit, best first.

    ``person`` is an entity with a mention in the passage, ``account`` an account; ``earliest`` and
    ``latest`` (ISO 8601, either may be empty) keep passages with a claim whose stated time may
    fall between them.
    """
    mentions = {
        (m.document, m.start, m.end)
        for entity in index.record.entities
        if entity.id == person
        for m in entity.mentions
    }
    claims: dict[str, list[tuple[int, int, str]]] = {}
    for claim in index.record.claims:
        row = (claim.start, claim.end, claim.id)
        claims.setdefault(claim.document, []).append(row)
    found = []
    for hit in hits:
        here = [
            name for a, b, name in claims.get(hit.document, ()) if a < hit.end and hit.start < b
        ]
        if account and hit.account != account:
            continue
        if person and not any(
            d == hit.document and hit.start <= a and b <= hit.end for d, a, b in mentions
        ):
            continue
        if (earliest or latest) and not any(_within(index, c, earliest, latest) for c in here):
            continue
        events = [index.event_of[name] for name in here if name in index.event_of]
        found.append(
            Found(
                who=index.label(hit.account),
                words=excerpt(
                    index, document=hit.document, start=hit.start, end=hit.end, expected=hit.text
                ),
                event=events[0] if events else "",
            )
        )
    return tuple(found)


def _within(index: Index, claim: str, earliest: str, latest: str) -> bool:
    """Whether a claim's stated time may fall between the bounds; one without a year may not."""
    when = index.claim(claim).when
    if when is None:
        return False
    stated = [bound for bound in (when.earliest, when.latest) if bound and YEAR.match(bound)]
    if not stated:
        return False
    return (not latest or stated[0][: len(latest)] <= latest) and (
        not earliest or stated[-1][: len(earliest)] >= earliest
    )
