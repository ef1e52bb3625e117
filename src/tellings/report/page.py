"""What the report shows: the views of a record, put together for the templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tellings.records.claims import is_sure
from tellings.records.record import Record
from tellings.views.accounts import DocumentView, documents
from tellings.views.conflicts import (
    ComponentView,
    ConflictView,
    components,
    conflicts,
    search_cut_short,
)
from tellings.views.coverage import CopyView, CoverageView, copies, coverage
from tellings.views.events import EventView, check_labels, shared_events
from tellings.views.findings import FindingView, findings
from tellings.views.grid import Column, Grid, Row, grid
from tellings.views.index import Index, index
from tellings.views.judgements import JudgementView, judgements
from tellings.views.overview import Overview, overview
from tellings.views.people import PersonView, UndecidedView, people, undecided
from tellings.views.questions import QuestionView, questions
from tellings.views.quotes import Excerpt
from tellings.views.texts import TextView, texts

MOST_BARS = 5
MOST_ALONE = 600
"""Events told by one account alone that the page shows, the first of each account; a book of five
megabytes has 60,000 of them and made a page of 76 MB. Those left out are counted and stand in the
case file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the first screen: ``label`` ("3 accounts"), ``events``, ``width`` 0 to 100.

    ``several`` tells whether more than one account tells these events.
    """

    label: str
    several: bool
    events: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Events that one column alone tells: the ``column`` and their ``rows``, in story order.

    ``more`` counts those that the page leaves out.
    """

    column: Column
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page.

    ``overview`` is the first screen with its ``bars``; ``documents`` what was read; ``grid`` the
    events by accounts and ``events`` those told by several in detail; ``worst`` the conflicts and
    tensions, ``differences`` and ``agreements`` the milder findings; ``alone`` the events that one
    account alone tells, ``lone`` how many these are in all; ``cast`` people of the story,
    ``things`` its places and objects, ``outside`` who tells or is only talked about; ``undecided``
    pairs; ``questions``;
    ``conflicts`` and ``components`` (versions), ``cut_short`` why there may be others; ``coverage``
    what was left out, with ``aside`` and ``missed`` its numbers and ``unsure`` that of the claims
    read unsurely; ``copies``; ``judgements`` of
    people; ``texts`` the documents; ``generator`` what made the page; ``policy``, ``style`` and
    ``script`` its security policy and inline resources.
    """

    overview: Overview
    bars: tuple[Bar, ...]
    documents: tuple[DocumentView, ...]
    grid: Grid
    events: tuple[EventView, ...]
    worst: tuple[FindingView, ...]
    differences: tuple[FindingView, ...]
    agreements: tuple[FindingView, ...]
    alone: tuple[Alone, ...]
    lone: int
    cast: tuple[PersonView, ...]
    things: tuple[PersonView, ...]
    outside: tuple[PersonView, ...]
    undecided: tuple[UndecidedView, ...]
    questions: tuple[QuestionView, ...]
    conflicts: tuple[ConflictView, ...]
    components: tuple[ComponentView, ...]
    cut_short: str | None
    coverage: tuple[CoverageView, ...]
    aside: int
    missed: int
    unsure: int
    copies: tuple[CopyView, ...]
    judgements: tuple[JudgementView, ...]
    texts: tuple[TextView, ...]
    generator: str
    policy: str
    style: str
    script: str


def page(record: Record, *, policy: str, style: str, script: str) -> Page:
    """Return the page of ``record``; RecordError when a quote is not what its document says."""
    found = index(record)
    check_labels(found)
    first = overview(found)
    everyone = people(found)
    story = [entity for entity in everyone if entity.sphere == "events"]
    left_out = coverage(found)
    whole = grid(found)
    told_alone = alone(whole)
    side_by_side = replace(whole, single=tuple(row for one in told_alone for row in one.rows))
    views: dict[str, object] = {
        "overview": first,
        "grid": side_by_side,
        "events": shared_events(found),
        "worst": findings(found, kinds=("conflict", "tension")),
        "differences": findings(found, kinds=("difference",)),
        "agreements": findings(found, kinds=("agreement",)),
        "cast": tuple(entity for entity in story if entity.kind in ("person", "group")),
        "things": tuple(entity for entity in story if entity.kind not in ("person", "group")),
        "outside": tuple(entity for entity in everyone if entity.sphere == "telling"),
        "questions": questions(found),
        "conflicts": conflicts(found),
        "components": components(found),
        "cut_short": search_cut_short(record),
        "coverage": left_out,
        "copies": copies(found),
        "judgements": judgements(found),
    }
    return Page(
        **views,  # type: ignore[arg-type]  # the dictionary holds each view under its own name
        bars=bars(first.told_by),
        documents=documents(found),
        alone=told_alone,
        lone=len(whole.single),
        undecided=undecided(found),
        aside=sum(len(document.set_aside) for document in left_out),
        missed=sum(len(document.not_understood) for document in left_out),
        unsure=sum(not is_sure(claim) for claim in record.claims),
        texts=_texts(found, views),
        generator=record.generator,
        policy=policy,
        style=style,
        script=script,
    )


def bars(told_by: tuple[tuple[int, int], ...]) -> tuple[Bar, ...]:
    """Return at most ``MOST_BARS`` bars, most accounts first; the rest share the first bar."""
    if not told_by:
        return ()
    most = max(number for number, _ in told_by)
    together = most if len(told_by) <= MOST_BARS else sorted(n for n, _ in told_by)[MOST_BARS - 1]
    shown: dict[int, int] = {}
    for number, events in told_by:
        key = min(number, together)
        shown[key] = shown.get(key, 0) + events
    longest = max(shown.values())
    return tuple(
        Bar(
            label=_bar_label(number, more=number == together and most > together),
            several=number > 1,
            events=events,
            width=max(1, round(100 * events / longest)),
        )
        for number, events in sorted(shown.items(), reverse=True)
    )


def alone(side_by_side: Grid, *, most: int = MOST_ALONE) -> tuple[Alone, ...]:
    """Return the rows that one column alone tells, by column: ``most`` of them in all.

    Every column has the same share; what one leaves over goes to the others.
    """
    rows: dict[str, list[Row]] = {}
    for row in side_by_side.single:
        column = next(cell.column for cell in row.cells if cell.quotes)
        rows.setdefault(column, []).append(row)
    shares = _shares({column: len(told) for column, told in rows.items()}, most)
    return tuple(
        Alone(
            column=column,
            rows=tuple(rows[column.id][: shares[column.id]]),
            more=len(rows[column.id]) - shares[column.id],
        )
        for column in side_by_side.columns
        if column.id in rows
    )


def _shares(wanted: Mapping[str, int], most: int) -> dict[str, int]:
    """Return how many each gets of ``most``: the small ones all they want, the others alike."""
    left, shares = most, {}
    for place, name in enumerate(sorted(wanted, key=lambda name: (wanted[name], name))):
        shares[name] = min(wanted[name], left // (len(wanted) - place))
        left -= shares[name]
    return shares


def _bar_label(number: int, *, more: bool) -> str:
    if number == 1 and not more:
        return "one account only"
    return f"{number} or more accounts" if more else f"{number} accounts"


def _texts(found: Index, views: dict[str, object]) -> tuple[TextView, ...]:
    shown = {(e.document, e.start, e.end, e.anchor) for e in _excerpts(tuple(views.values()))}
    return texts(found, shown)


def _excerpts(views: tuple[object, ...]) -> Iterator[Excerpt]:
    left: list[object] = [views]
    while left:
        value = left.pop()
        if isinstance(value, Excerpt):
            yield value
        elif isinstance(value, tuple):
            left.extend(value)
        elif not isinstance(value, str | int):
            names = getattr(type(value), "__dataclass_fields__", ())
            left.extend([getattr(value, name) for name in names])
