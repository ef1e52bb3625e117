"""The grid: events down, accounts across, a verbatim quote in each cell.

Silence is not denial: a cell is "said", "denied", "unsure" or "not said". Comments are many and
short, so the comments of a document share one column, as do the answers of one speaker and the
entries of one log; each quote there names its account. With more than ``MATRIX_COLUMNS`` columns
nobody reads a matrix: the form is then "list", whose rows hold only the cells in which something is
said. Columns of comments stand behind all others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.events import Event
from tellings.records.findings import Finding
from tellings.views.event_label import shown_label
from tellings.views.findings import DISAGREEMENTS, QUOTED, WORST_FIRST, rank
from tellings.views.index import Index
from tellings.views.labels import file_name, numbered
from tellings.views.order import grid_order
from tellings.views.quotes import Said, said_together
from tellings.views.slots import slot_words
from tellings.views.story import Placing, placings, told_places

MATRIX_COLUMNS = 14
GROUPED = {"comment": "comments", "turn": "answers", "record": "entries", "note": "notes"}
COLUMN_ORDER = ("body", "statement", "turn", "record", "note", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: one account, or several of one document that share it.

    ``id`` is unique in the grid; ``number`` and ``name`` its heading ("1" "harbour.txt", "1·c"
    "12 comments"); ``document`` the document's number and ``path`` its path; ``kind`` the
    accounts' kind; ``accounts`` their ids.
    """

    id: str
    number: str
    name: str
    document: int
    path: str
    kind: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a column says about an event: ``state`` is "said", "denied", "unsure" or "not said".

    ``column`` is the column's id; ``quotes`` are the account's words, none when not said. A cell
    is "denied" when all its surely read quotes deny; where only some do, each says so itself. It is
    "unsure" when none was read surely. ``told`` is the event's place in the column's telling, from
    1; 0 when not said.
    """

    column: str
    state: str
    quotes: tuple[Said, ...]
    told: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A disagreement in a row: ``kind``, ``slot``, its plain words ``about``, ``finding`` id."""

    kind: str
    slot: str
    about: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event.

    ``event`` is its id and ``number`` its place in the grid, from 1; ``label`` words of its fullest
    quote; ``order`` its place in the story, from 0; ``cells`` one for each column (in the form
    "list" only those that say something); ``silent`` how many columns say nothing; ``tellers`` how
    many accounts tell it, from ``origins`` independent sources; ``marks`` its disagreements, worst
    first; ``worst`` the worst kind of finding or ""; ``people`` ids of the people in it;
    ``follows`` the reasons for its place in the story.
    """

    event: str
    number: int
    label: str
    order: int
    cells: tuple[Cell, ...]
    silent: int
    tellers: int
    origins: int
    marks: tuple[Mark, ...]
    worst: str
    people: tuple[str, ...]
    follows: tuple[Placing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The grid: ``form`` is "matrix" or "list".

    ``columns`` in the documents' order; ``shared`` rows of events told by several accounts,
    ``single`` the others, both in story order; ``people`` (id, name) pairs to filter by, those in
    most events first.
    """

    form: str
    columns: tuple[Column, ...]
    shared: tuple[Row, ...]
    single: tuple[Row, ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """``column_of`` an account; in ``told``, by column, each event's place in the telling."""

    column_of: Mapping[str, str]
    told: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridHead:
    """What all rows share: ``form``, ``columns``, ``people`` as in ``Grid``.

    ``events`` are (event id, ids of the people in it, its worst kind of finding or ""), in the
    order of the grid; ``places`` is for making the rows.
    """

    form: str
    columns: tuple[Column, ...]
    people: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, tuple[str, ...], str], ...]
    places: _Places


def grid_head(index: Index) -> GridHead:
    """Return what all rows of the grid share; ``grid_rows`` makes the rows."""
    used = _columns(index)
    events = tuple(
        (event.id, _row_people(index, event), _worst(index, event))
        for event in grid_order(index.record)
    )
    return GridHead(
        form="matrix" if len(used) <= MATRIX_COLUMNS else "list",
        columns=used,
        people=_people(index, [people for _, people, _ in events]),
        events=events,
        places=_Places(
            column_of={account: column.id for column in used for account in column.accounts},
            told=told_places(index, {column.id: column.accounts for column in used}),
        ),
    )


def grid_rows(index: Index, head: GridHead, events: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of these events, by id."""
    full = head.form == "matrix"
    return tuple(
        _row(index, index.event(event), head.columns, head.places, full=full) for event in events
    )


def grid(index: Index) -> Grid:
    """Return the grid of the whole record."""
    head = grid_head(index)
    rows = grid_rows(index, head, (event for event, _, _ in head.events))
    return Grid(
        form=head.form,
        columns=head.columns,
        shared=tuple(row for row in rows if row.tellers > 1),
        single=tuple(row for row in rows if row.tellers <= 1),
        people=head.people,
    )


def _worst(index: Index, event: Event) -> str:
    kinds = {finding.kind for finding in index.findings_of.get(event.id, ())}
    return next((kind for kind in WORST_FIRST if kind in kinds), "")


def _columns(index: Index) -> tuple[Column, ...]:
    telling = {account for event in index.record.events for account in event.accounts}
    columns: list[Column] = []
    for document in numbered(index.record):
        groups: dict[tuple[int, str], list[Account]] = {}
        accounts = [a for a in index.record.accounts if a.document == document.id]
        for account in sorted(accounts, key=lambda account: (account.spans, account.id)):
            groups.setdefault(_group(index, account), []).append(account)
        for _, members in sorted(groups.items(), key=lambda item: item[0][0]):
            if members[0].kind in ("body", "statement") or telling.intersection(
                account.id for account in members
            ):
                columns.append(_column(index, members, len(columns) + 1))
    columns.sort(key=lambda column: column.kind == "comment")
    return tuple(columns)


def _group(index: Index, account: Account) -> tuple[int, str]:
    place = COLUMN_ORDER.index(account.kind)
    if account.kind in ("comment", "record", "note"):
        return place, account.kind
    if account.kind == "turn":
        return place, index.tellers.get(account.id, account.teller or "")
    return place, account.id


def _column(index: Index, members: Sequence[Account], place: int) -> Column:
    first = index.label(members[0].id)
    path = index.documents[members[0].document].path
    number, name = first.number, first.name
    if len(members) > 1:
        number = first.number.rstrip("0123456789")
        name = f"{len(members)} {GROUPED.get(members[0].kind, 'accounts')}"
        if members[0].kind == "turn" and members[0].teller:
            name = f"{members[0].teller}, {name}"
    return Column(
        id=f"c{place}",
        number=number,
        name=name,
        document=first.document,
        path=file_name(path),
        kind=members[0].kind,
        accounts=tuple(account.id for account in members),
    )


def _row(
    index: Index,
    event: Event,
    columns: tuple[Column, ...],
    places: _Places,
    *,
    full: bool,
) -> Row:
    found = sorted(index.findings_of.get(event.id, ()), key=rank)
    disagreements = [finding for finding in found if finding.kind in DISAGREEMENTS]
    claims = _row_claims(index, event, disagreements, places)
    cells = [
        replace(
            _cell(index, column.id, claims.get(column.id, []), disagreements),
            told=places.told[column.id].get(event.id, 0),
        )
        for column in columns
        if full or column.id in claims
    ]
    return Row(
        event=event.id,
        number=index.places[event.id],
        label=shown_label(index, event),
        order=event.order,
        cells=tuple(cells),
        silent=len(columns) - len(claims),
        tellers=len(event.accounts),
        origins=event.origins,
        marks=tuple(_mark(finding) for finding in disagreements),
        worst=_worst(index, event),
        people=_row_people(index, event),
        follows=placings(index, event),
    )


def _row_claims(
    index: Index, event: Event, found: Iterable[Finding], places: _Places
) -> dict[str, list[Claim]]:
    """Return by column what is told of the event, and what its disagreements quote beside that.

    A brick that struck the forehead and a fall on the back of the head may each be an event of
    their own, found to clash where both accounts tell that she slipped: the row shows the clash.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in map(index.claim, event.claims):
        claims.setdefault(places.column_of[claim.account], []).append(claim)
    quoted = dict.fromkeys(claim for finding in found for claim in finding.claims)
    for claim in map(index.claim, (one for one in quoted if one not in event.claims)):
        column = places.column_of[claim.account]
        if column in claims:
            claims[column].append(claim)
    return claims


def _cell(index: Index, column: str, claims: list[Claim], found: list[Finding]) -> Cell:
    if not claims:
        return Cell(column=column, state="not said", quotes=())
    ids = {claim.id for claim in claims}
    about = [finding for finding in found if ids.intersection(finding.claims)]
    slots = tuple(dict.fromkeys(finding.slot for finding in about))
    words = tuple(word for finding in about for word in QUOTED.findall(finding.explanation))
    quotes = said_together(index, claims, slots=slots, words=words)
    return Cell(column=column, state=_state(quotes), quotes=quotes)


def _state(quotes: Sequence[Said]) -> str:
    sure = [quote for quote in quotes if not quote.unsure]
    if not sure:
        return "unsure"
    return "denied" if all(quote.denied for quote in sure) else "said"


def _mark(finding: Finding) -> Mark:
    return Mark(
        kind=finding.kind, slot=finding.slot, about=slot_words(finding.slot), finding=finding.id
    )


def _row_people(index: Index, event: Event) -> tuple[str, ...]:
    people: dict[str, None] = {}
    for claim in map(index.claim, event.claims):
        for role in claim.roles:
            if role.entity is not None and index.entity(role.entity).kind in ("person", "group"):
                people[role.entity] = None
    return tuple(people)


def _people(index: Index, rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the people in the rows, those in most rows first."""
    events: dict[str, int] = {}
    for people in rows:
        for person in people:
            events[person] = events.get(person, 0) + 1
    known = [(person, index.entity(person).name) for person in events]
    return tuple(sorted(known, key=lambda pair: (-events[pair[0]], pair[1], pair[0])))
