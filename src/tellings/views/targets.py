"""What a person means by what they type: an id, a place, a name or words, as quotes to judge.

    3f2a91c07b5e6d48        an id from a listing (six digits and more suffice)
    1:120-164               a place: number, path or id of the document, then characters
    "the younger keeper"    a name or words that stand once, or mean one thing only

What may mean several things is an error that lists them, never a guess.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from tellings.errors import UsageError
from tellings.records.claims import Claim
from tellings.records.judgements import KINDS, account_target, claim_targets
from tellings.records.opinions import teller_place
from tellings.records.people import Entity, Mention
from tellings.records.spans import Quote, quote
from tellings.views.index import Index, pinpoint
from tellings.views.labels import shorten

PLACE = re.compile(r"(?P<document>.+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)
ID = re.compile(r"[0-9a-f]{6,16}")
MOST_CANDIDATES = 12
LONGEST = 70
FORMS = {"name": 0, "nominal": 1, "pronoun": 2}


class AmbiguousTarget(UsageError):
    """What was named may mean several things; ``candidates`` are (how to name it, what it is)."""

    def __init__(self, named: str, candidates: Sequence[tuple[str, str]]) -> None:
        shown = candidates[:MOST_CANDIDATES]
        listed = "; ".join(f"{key} ({what})" for key, what in shown)
        more = len(candidates) - len(shown)
        rest = f"; and {more} more" if more else ""
        super().__init__(f"{named!r} may mean {len(candidates)} things: {listed}{rest}")
        self.candidates = tuple(candidates)


def targets_of(index: Index, kind: str, named: Sequence[str]) -> tuple[Quote, ...]:
    """Return the quotes that a judgement of ``kind`` points at; UsageError when some mean none.

    ``withdraw`` takes claims; its other forms are made from a conflict's assumption.
    """
    find: Callable[[Index, str], tuple[Quote, ...]] = {
        "mention": mention_quotes,
        "claim": claim_quotes,
        "any": claim_quotes,
        "account": account_quotes,
        "words": word_quotes,
        "none": _nothing,
    }[KINDS[kind].targets]
    return tuple(found for name in named for found in find(index, name))


def _nothing(_index: Index, named: str) -> tuple[Quote, ...]:
    raise UsageError(f"nothing to point at is needed: {named!r}")


def by_id(items: Iterable[str], named: str) -> str | None:
    """Return the id that ``named`` is or begins, None when there is none or are several."""
    if not ID.fullmatch(named):
        return None
    found = [item for item in items if item.startswith(named)]
    return found[0] if len(found) == 1 else None


def place_of(index: Index, named: str) -> Quote | None:
    """Return the words at a place like ``1:120-164``, None when ``named`` is no place."""
    match = PLACE.fullmatch(named)
    if match is None:
        return None
    document = _document(index, match["document"])
    if document is None:
        return None
    start, end = int(match["start"]), int(match["end"])
    length = len(index.texts[document])
    if not start < end <= length:
        raise UsageError(f"{named}: the document has characters 0 to {length}")
    return quote(index.texts, document, start, end)


def _document(index: Index, named: str) -> str | None:
    for document in index.record.documents:
        if named in (document.id, document.path, str(index.numbers[document.id])):
            return document.id
    return None


def mention_quotes(index: Index, named: str) -> tuple[Quote, ...]:
    """Return one mention of who or what is meant."""
    found = by_id(index.entities, named)
    if found is not None:
        return (entity_quote(index, index.entities[found]),)
    place = place_of(index, named)
    if place is not None:
        return (_mention_at(index, place),)
    folded = named.strip().casefold()
    hits: dict[str, Quote] = {}
    for entity in index.record.entities:
        names = {entity.name.casefold(), *(name.text.casefold() for name in entity.names)}
        if folded in names:
            hits[entity.id] = entity_quote(index, entity, words=folded)
    if not hits:
        for entity in index.record.entities:
            same = [m for m in entity.mentions if m.text.casefold() == folded]
            if same:
                hits[entity.id] = _of_mention(same[0])
    if len(hits) > 1:
        raise AmbiguousTarget(named, [(e, _entity_words(index, e)) for e in hits])
    if not hits:
        raise UsageError(f"{named!r}: nobody and nothing is read under this name")
    return tuple(hits.values())


def _entity_words(index: Index, entity: str) -> str:
    one = index.entities[entity]
    accounts = len({m.account for m in one.mentions} | set(one.tells))
    counted = f"{accounts} account{'' if accounts == 1 else 's'}"
    return f"{shorten(one.name, 40)}, {one.kind}, {counted}, {len(one.mentions)} mentions"


def entity_quote(index: Index, entity: Entity, *, words: str | None = None) -> Quote:
    """Return the mention that stands for an entity: a name before a noun before a pronoun.

    ``words`` (case folded) prefer a mention with just these words. A teller who is never mentioned
    is pointed at by the first words of its account.
    """
    if not entity.mentions:
        account = index.accounts[entity.tells[0]]
        return quote(index.texts, *teller_place(account))
    best = min(
        enumerate(entity.mentions),
        key=lambda item: (item[1].text.casefold() != words, FORMS[item[1].form], item[0]),
    )
    return _of_mention(best[1])


def _of_mention(m: Mention) -> Quote:
    return Quote(document=m.document, start=m.start, end=m.end, text=m.text)


def _mention_at(index: Index, place: Quote) -> Quote:
    mentions = [
        m
        for entity in index.record.entities
        for m in entity.mentions
        if m.document == place.document and m.start < place.end and place.start < m.end
    ]
    exact = [m for m in mentions if (m.start, m.end) == (place.start, place.end)]
    found = exact or mentions
    if len(found) > 1:
        rows = [(_place_words(index, _of_mention(m)), shorten(m.text, LONGEST)) for m in found]
        raise AmbiguousTarget(place.text, rows)
    if not found:
        raise UsageError(f"{place.text!r}: nobody and nothing is read at these words")
    return _of_mention(found[0])


def _place_words(index: Index, at: Quote) -> str:
    return f"{index.numbers[at.document]}:{at.start}-{at.end}"


def claim_quotes(index: Index, named: str) -> tuple[Quote, ...]:
    """Return the quotes of the claim meant, or of all claims of the event meant."""
    claim = by_id(index.claims, named)
    if claim is not None:
        return claim_targets(index.claims[claim])
    event = by_id(index.events, named)
    if event is not None:
        return tuple(
            q for one in index.events[event].claims for q in claim_targets(index.claims[one])
        )
    finding = by_id((f.id for f in index.record.findings), named)
    for one in index.record.findings:
        if one.id == finding:
            return tuple(q for c in one.claims for q in claim_targets(index.claim(c)))
    place = place_of(index, named) or _once(index, named)
    found = claims_at(index, place)
    if len(found) > 1:
        raise AmbiguousTarget(
            named, [(c.id, f"{c.predicate}: {shorten(c.quote, LONGEST)}") for c in found]
        )
    if not found:
        raise UsageError(f"{named!r}: no claim is read at these words")
    return claim_targets(found[0])


def claims_at(index: Index, place: Quote) -> list[Claim]:
    """Return the claims with this clause, else the shortest clauses around these words."""
    here = [c for c in index.record.claims if c.document == place.document]
    exact = [c for c in here if (c.start, c.end) == (place.start, place.end)]
    if exact:
        return exact
    around = [c for c in here if c.start <= place.start and place.end <= c.end]
    heads = [c for c in around if (c.predicate_start, c.predicate_end) == (place.start, place.end)]
    least = min((c.end - c.start for c in around), default=0)
    return heads or [c for c in around if c.end - c.start == least]


def word_quotes(index: Index, named: str) -> tuple[Quote, ...]:
    """Return the words meant: a place, or words that stand once in the documents."""
    return (place_of(index, named) or _once(index, named),)


def _once(index: Index, words: str) -> Quote:
    found: list[Quote] = []
    for document, text in index.texts.items():
        at = text.find(words) if words else -1
        while at >= 0 and len(found) <= MOST_CANDIDATES:
            found.append(quote(index.texts, document, at, at + len(words)))
            at = text.find(words, at + 1)
    if not found:
        raise UsageError(f"{words!r}: these words stand in no document of this case")
    if len(found) > 1:
        rows = [
            (
                _place_words(index, q),
                f"{index.documents[q.document].path}, {pinpoint(index, q.document, q.start)}",
            )
            for q in found
        ]
        raise AmbiguousTarget(words, rows)
    return found[0]


def account_quotes(index: Index, named: str) -> tuple[Quote, ...]:
    """Return the first words of the account meant: by id, number, teller or file."""
    found = by_id(index.accounts, named)
    wanted = [found] if found is not None else []
    if not wanted:
        wanted = [a for a, label in index.labels.items() if named in (label.number, label.text)]
    if not wanted:
        folded = named.casefold()
        wanted = [
            account.id
            for account in index.record.accounts
            if folded == (account.teller or "").casefold()
            or named == index.documents[account.document].path
        ]
    if len(wanted) > 1:
        raise AmbiguousTarget(named, [(index.label(a).number, index.label(a).name) for a in wanted])
    if not wanted:
        numbers = ", ".join(label.number for label in list(index.labels.values())[:MOST_CANDIDATES])
        raise UsageError(f"{named!r}: no account is called so; accounts are: {numbers}")
    account = index.accounts[wanted[0]]
    return (account_target(account, index.texts[account.document]),)


def assumption_targets(index: Index, conflict: str, number: int) -> tuple[str, tuple[Quote, ...]]:
    """Return value and targets that withdraw assumption ``number`` (from 1) of a conflict."""
    found = by_id((c.id for c in index.record.conflicts), conflict)
    match = [c for c in index.record.conflicts if c.id == found]
    if not match:
        raise UsageError(f"{conflict}: no conflict set has this id")
    assumes = match[0].assumes
    if not 1 <= number <= len(assumes):
        raise UsageError(f"{conflict}: it rests on {len(assumes)} assumptions; name 1 to that")
    assumption = assumes[number - 1]
    claims = [index.claim(claim) for claim in match[0].claims]
    if assumption.kind == "same_entity":
        return "same_entity", _mentions_in(index, assumption.id, claims)
    if assumption.kind == "same_event":
        members = [c for c in claims if index.event_of.get(c.id) == assumption.id] or claims
        return "same_event", tuple(q for c in members for q in claim_targets(c))
    return f"rule:{assumption.id}", tuple(q for c in claims for q in claim_targets(c))


def _mentions_in(index: Index, entity: str, claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """Return the mentions of an entity that stand in these claims' clauses, else any of it."""
    mentions = index.entity(entity).mentions
    inside = [
        m
        for m in mentions
        for c in claims
        if m.document == c.document and c.start <= m.start and m.end <= c.end
    ]
    found = dict.fromkeys(_of_mention(m) for m in inside)
    return tuple(found) or (entity_quote(index, index.entity(entity)),)
