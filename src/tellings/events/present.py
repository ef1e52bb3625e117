"""Events as records: their id, label, accounts, origins and reasons."""

from collections.abc import Mapping, Sequence

from tellings.records.claims import Claim, is_sure
from tellings.records.events import Basis, Event, Link
from tellings.records.spans import Texts, cut

LABEL = 90
"""Longest label in characters; a longer quote is cut at a word."""

CORE = frozenset({"agent", "patient", "theme", "recipient", "attribute"})


def event_of(
    claims: Sequence[Claim],
    *,
    order: int,
    origin_of: Mapping[str, str],
    texts: Texts,
    links: Sequence[Link],
) -> Event:
    """Return the event of these claims. ``origin_of`` maps an account to its origin's id."""
    members = sorted(claims, key=lambda c: (c.document, c.start, c.end, c.predicate_start, c.id))
    accounts = tuple(dict.fromkeys(claim.account for claim in members))
    return Event(
        id=members[0].id,
        label=label(members, texts),
        order=order,
        claims=tuple(claim.id for claim in members),
        accounts=accounts,
        origins=len({origin_of.get(account, account) for account in accounts}),
        basis=reasons(links),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
    )


def label(claims: Sequence[Claim], texts: Texts) -> str:
    """Return words cut from the fullest quote: most named roles, no denial, short enough.

    What was surely read comes before all that was not, unless it is a bare word ("convicted").
    """
    best = min(claims, key=lambda c: (not _speaks(c), -_fullness(c), c.document, c.start, c.id))
    return shorten(cut(texts, best.document, best.start, best.end))


def _speaks(claim: Claim) -> bool:
    """Return whether a claim was surely read and its quote holds more than its predicate."""
    return is_sure(claim) and claim.end - claim.start > claim.predicate_end - claim.predicate_start


def _fullness(claim: Claim) -> float:
    core = {role.role for role in claim.roles if role.role in CORE}
    named = {role.role for role in claim.roles if role.entity and role.role in CORE}
    told = (claim.where is not None) + (claim.when is not None)
    length = claim.end - claim.start
    plain = claim.polarity == "affirmed" and claim.stance == "asserted" and not claim.speakers
    fits = 1.0 if 20 <= length <= LABEL else 0.0
    return len(core) + len(named) + 0.5 * told + plain + fits


def shorten(text: str) -> str:
    """Return the text up to a word's end within ``LABEL`` characters: an exact beginning of it."""
    if len(text) <= LABEL:
        return text
    start = text[: LABEL + 1]
    at = max((n for n, character in enumerate(start) if character.isspace()), default=LABEL)
    return text[: at or LABEL].rstrip(" ,;:\t\r\n")


def reasons(links: Sequence[Link]) -> tuple[Basis, ...]:
    """Return the mean of each named reason over the links, in the words of its strongest link."""
    if not links:
        return ()
    strongest = sorted(links, key=lambda link: (-link.score, link.left, link.right))
    found: dict[str, list[Basis]] = {}
    for link in strongest:
        for basis in link.basis:
            found.setdefault(basis.name, []).append(basis)
    return tuple(
        Basis(
            name=name,
            score=round(sum(basis.score for basis in each) / len(links), 4),
            detail=each[0].detail,
        )
        for name, each in found.items()
    )
