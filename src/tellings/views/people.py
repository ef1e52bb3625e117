"""People under all their names, who uses which, and pairs that may be one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.errors import RecordError
from tellings.records.people import Entity, Evidence, Link, Mention, Name, Undecided
from tellings.records.spans import cut
from tellings.views.findings import Side, sides
from tellings.views.index import Index
from tellings.views.labels import shorten

KIND_ORDER = ("person", "group", "organisation", "place", "object")
LONGEST_LIST = 8
LONGEST_NOUN = 60
OPENING = re.compile(
    r"(?:The|An?|His|Her|Their|Its|My|Our|Your|This|That|These|Those|One|Two|Three|Some) (?=[a-z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A name: its ``text`` and how often it stands (``count``).

    ``accounts`` are the numbers of the accounts that use it; ``more`` counts those not listed.
    """

    text: str
    count: int
    accounts: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """A relation: ``kind`` ("daughter of"), ``name`` of the other, ``to`` its id, ``quotes``."""

    kind: str
    name: str
    to: str
    quotes: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Someone or something in the accounts.

    ``id``, ``name``, ``kind`` ("person", "group", ...), ``sphere`` ("events" or "telling");
    ``names`` most frequent first; ``mentions`` their number, pronouns included; ``events`` the
    number of events with a part in them; ``relations``; ``tells`` the numbers of the accounts
    told; ``accounts`` the number of accounts that mention them; ``described`` whether a name or a
    noun stands for them, not pronouns alone; ``described_as`` the commonest nouns, of the accounts
    that use them, and ``more_described`` how many others there are.
    """

    id: str
    name: str
    kind: str
    sphere: str
    names: tuple[NameView, ...]
    mentions: int
    events: int
    relations: tuple[RelationView, ...]
    tells: tuple[str, ...]
    accounts: int
    described: bool = True
    described_as: tuple[NameView, ...] = ()
    more_described: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndecidedView:
    """Two that may be the same, not joined: names ``left`` and ``right``, the ``evidence``.

    ``left_id`` and ``right_id`` are the entities; ``mentions``, ``claims`` and ``findings`` count
    what would go from the smaller of the two to the other. ``left_told`` and ``right_told`` are the
    numbers of the accounts that mention them.
    """

    left: str
    right: str
    evidence: tuple[str, ...]
    left_id: str = ""
    right_id: str = ""
    mentions: int = 0
    claims: int = 0
    findings: int = 0
    left_told: tuple[str, ...] = ()
    right_told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """What was weighed: two sides that were ``joined`` in an entity, or are left open.

    ``left`` and ``right`` are the first words of the sides, with the numbers of their accounts in
    ``left_account`` and ``right_account``; ``rows`` sum up to ``score``, the strongest first, those
    about which nothing is said last.
    """

    left: str
    right: str
    left_account: str
    right_account: str
    joined: bool
    score: float
    rows: tuple[Evidence, ...]


def people(index: Index) -> tuple[PersonView, ...]:
    """Return the entities: persons before groups before things, those in most events first.

    Whoever is only ever called "he" or "she" comes last: who it is, no account says.
    """
    events = _events(index)
    views = [_person(index, entity, events.get(entity.id, 0)) for entity in index.record.entities]
    return tuple(sorted(views, key=_place))


def _place(view: PersonView) -> tuple[int, bool, int, int, str, str]:
    rank = KIND_ORDER.index(view.kind)
    return rank, not view.described, -view.events, -view.mentions, view.name, view.id


def undecided(index: Index) -> tuple[UndecidedView, ...]:
    """Return the pairs that may be the same, the most consequential first."""
    claims = _claims(index)
    views = [_undecided(index, pair, claims) for pair in index.record.undecided]
    scores = [pair.score for pair in index.record.undecided]
    ranked = sorted(
        zip(views, scores, strict=True),
        key=lambda one: (
            -one[0].findings,
            -(one[0].claims + one[0].mentions),
            -one[1],
            one[0].left_id,
            one[0].right_id,
        ),
    )
    return tuple(view for view, _ in ranked)


def links(index: Index, entity: str) -> tuple[LinkView, ...]:
    """Return how an entity was joined, in that order, then what it might be joined with."""
    mine = {mention.id for mention in index.entity(entity).mentions}
    mentions = {m.id: m for one in index.record.entities for m in one.mentions}
    return tuple(
        _link(index, link, mentions)
        for link in index.record.links
        if link.left in mentions and link.right in mentions and {link.left, link.right} & mine
    )


def _link(index: Index, link: Link, mentions: Mapping[str, Mention]) -> LinkView:
    left, right = mentions[link.left], mentions[link.right]
    rows = sorted(link.evidence, key=lambda row: (row.level == "not said", -abs(row.score)))
    return LinkView(
        left=left.text,
        right=right.text,
        left_account=index.label(left.account).number,
        right_account=index.label(right.account).number,
        joined=link.joined,
        score=link.score,
        rows=tuple(rows),
    )


def _claims(index: Index) -> dict[str, set[str]]:
    """Return the claims in which each entity has a part."""
    found: dict[str, set[str]] = {}
    for claim in index.record.claims:
        for role in claim.roles:
            if role.entity is not None:
                found.setdefault(role.entity, set()).add(claim.id)
    return found


def _events(index: Index) -> dict[str, int]:
    events: dict[str, int] = {}
    for event in index.record.events:
        present = {
            role.entity
            for claim in map(index.claim, event.claims)
            for role in claim.roles
            if role.entity is not None
        }
        for entity in present:
            events[entity] = events.get(entity, 0) + 1
    return events


def _person(index: Index, entity: Entity, events: int) -> PersonView:
    for mention in entity.mentions:
        found = cut(index.texts, mention.document, mention.start, mention.end)
        if found != mention.text:
            raise RecordError(
                f"a mention of {entity.name!r} at {mention.start}-{mention.end} is recorded as "
                f"{mention.text!r}, but the document says {found!r}"
            )
    names = sorted(entity.names, key=lambda name: (-name.count, name.text))
    nouns = _described_as(index, entity)
    return PersonView(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        sphere=entity.sphere,
        names=tuple(_name(index, name) for name in names),
        mentions=len(entity.mentions),
        events=events,
        relations=tuple(
            RelationView(
                kind=relation.kind,
                name=inside(index.entity(relation.to)),
                to=relation.to,
                quotes=sides(index, relation.claims),
            )
            for relation in entity.relations
        ),
        tells=_numbers(index, entity.tells),
        accounts=len({mention.account for mention in entity.mentions}),
        described=bool(entity.tells) or any(m.form != "pronoun" for m in entity.mentions),
        described_as=nouns[:LONGEST_LIST],
        more_described=max(0, len(nouns) - LONGEST_LIST),
    )


def inside(entity: Entity) -> str:
    """Return how somebody is called inside a sentence: "the warden", where one began with "The".

    A name keeps its capitals, also that of its article ("The Anchor"), and so does what a person
    gave as a name.
    """
    began = entity.named_by is None and OPENING.match(entity.name)
    return entity.name[0].lower() + entity.name[1:] if began else entity.name


def _described_as(index: Index, entity: Entity) -> tuple[NameView, ...]:
    """Return the nouns that stand for somebody, the commonest first, whatever their capitals.

    Long ones lose their middle: "the man who ... the parade".
    """
    found: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        if mention.form == "nominal":
            found.setdefault(" ".join(mention.text.casefold().split()), []).append(mention)
    groups = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        _name(
            index,
            Name(
                text=shorten(max(mention.text for mention in group), LONGEST_NOUN),
                accounts=tuple(dict.fromkeys(mention.account for mention in group)),
                count=len(group),
            ),
        )
        for _, group in groups
    )


def _name(index: Index, name: Name) -> NameView:
    numbers = _numbers(index, name.accounts)
    return NameView(
        text=name.text,
        count=name.count,
        accounts=numbers[:LONGEST_LIST],
        more=max(0, len(numbers) - LONGEST_LIST),
    )


def _numbers(index: Index, accounts: tuple[str, ...]) -> tuple[str, ...]:
    wanted = set(accounts)
    for account in accounts:
        index.label(account)
    return tuple(label.number for account, label in index.labels.items() if account in wanted)


def _undecided(index: Index, pair: Undecided, claims: Mapping[str, set[str]]) -> UndecidedView:
    sides = [index.entity(pair.left), index.entity(pair.right)]
    small = min(sides, key=lambda entity: (len(entity.mentions), entity.id))
    moved = claims.get(small.id, set())
    touched = sum(not moved.isdisjoint(finding.claims) for finding in index.record.findings)
    return UndecidedView(
        left=sides[0].name,
        right=sides[1].name,
        evidence=pair.evidence,
        left_id=pair.left,
        right_id=pair.right,
        mentions=len(small.mentions),
        claims=len(moved),
        findings=touched,
        left_told=_told(index, sides[0]),
        right_told=_told(index, sides[1]),
    )


def _told(index: Index, entity: Entity) -> tuple[str, ...]:
    """Return the numbers of the accounts that mention somebody, each once, a long list cut."""
    accounts = tuple(dict.fromkeys(mention.account for mention in entity.mentions))
    return _numbers(index, accounts)[:LONGEST_LIST]
