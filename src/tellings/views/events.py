"""One event in detail: its slots compared account by account, and why its claims were joined."""

from dataclasses import dataclass

from tellings.errors import RecordError
from tellings.records.claims import Claim, is_compared
from tellings.records.events import Event
from tellings.records.spans import cut
from tellings.views.event_label import shown_label
from tellings.views.findings import FindingView, Side, finding_view, rank, sides
from tellings.views.index import Index
from tellings.views.labels import AccountLabel, shorten
from tellings.views.order import grid_order, several
from tellings.views.slots import filled_slots, slot_spans, slot_words
from tellings.views.story import Placing, placings

LONGEST_WORDS = 200
"""Characters shown of the words in a slot; the middle of longer ones is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotValue:
    """What one account puts in a slot: ``who`` and the ``words``; none means "not said".

    ``unsure`` where all that the account tells of the event was read too unsurely to be compared:
    what stands in which slot is then not known.
    """

    who: AccountLabel
    words: tuple[str, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A slot compared: its name ``slot``, plain words ``about``, ``values`` one for each account.

    ``kind`` is that of the worst finding in this slot, "" when there is none.
    """

    slot: str
    about: str
    values: tuple[SlotValue, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisView:
    """A reason for or against joining an event's claims.

    ``name`` and ``detail`` say it in words; ``score`` is what it adds, below 0 when it speaks
    against. It is no measure of truth.
    """

    name: str
    detail: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event in detail.

    ``id``, ``number`` (place in the grid), ``label``; ``sides`` the accounts that tell it with
    their quotes; ``slots`` compared; ``basis`` why they are one event, weightiest first;
    ``findings`` worst first;
    ``origins`` independent sources among the accounts that tell it; ``follows`` the reasons for its
    place in the story.
    """

    id: str
    number: int
    label: str
    sides: tuple[Side, ...]
    slots: tuple[SlotView, ...]
    basis: tuple[BasisView, ...]
    findings: tuple[FindingView, ...]
    origins: int
    follows: tuple[Placing, ...]


def shared_events(index: Index) -> tuple[EventView, ...]:
    """Return the events told by several accounts in the order of the grid."""
    return tuple(event_view(index, event) for event in grid_order(index.record) if several(event))


def event_view(index: Index, event: Event) -> EventView:
    """Return one event; RecordError when its label is not among its quotes' words."""
    claims = [index.claim(claim) for claim in event.claims]
    found = sorted(index.findings_of.get(event.id, ()), key=rank)
    worst: dict[str, str] = {finding.slot: finding.kind for finding in reversed(found)}
    return EventView(
        id=event.id,
        number=index.places[event.id],
        label=shown_label(index, event),
        sides=sides(index, event.claims),
        slots=_slots(index, claims, worst),
        basis=tuple(
            BasisView(name=basis.name, detail=basis.detail, score=basis.score)
            for basis in sorted(event.basis, key=lambda basis: -abs(basis.score))
        ),
        findings=tuple(finding_view(index, finding) for finding in found),
        origins=event.origins,
        follows=placings(index, event),
    )


def check_labels(index: Index) -> None:
    """Raise RecordError unless every event's label is cut from one of its quotes.

    White space and a trailing or leading "…" do not count.
    """
    for event in index.record.events:
        label = " ".join(event.label.strip("…").split())
        quotes = (" ".join(index.claim(claim).quote.split()) for claim in event.claims)
        if not any(label in quote for quote in quotes):
            raise RecordError(
                f"the label of event {event.id} is not cut from its quotes: {label!r}"
            )


def _slots(index: Index, claims: list[Claim], worst: dict[str, str]) -> tuple[SlotView, ...]:
    read = [claim for claim in claims if is_compared(claim)]
    names = list(dict.fromkeys(slot for claim in read for slot in filled_slots(claim)))
    known = {claim.account for claim in read}
    accounts = sorted({claim.account for claim in claims}, key=index.ranks.__getitem__)
    views = []
    for slot in names:
        values = tuple(
            SlotValue(
                who=index.labels[account],
                words=_words(index, [c for c in read if c.account == account], slot),
                unsure=account not in known,
            )
            for account in accounts
        )
        if not any(value.words for value in values):
            continue
        views.append(
            SlotView(slot=slot, about=slot_words(slot), values=values, kind=worst.get(slot, ""))
        )
    return tuple(views)


def _words(index: Index, claims: list[Claim], slot: str) -> tuple[str, ...]:
    spans = {(c.document, start, end) for c in claims for start, end in slot_spans(c, slot)}
    found = (shorten(cut(index.texts, *span), LONGEST_WORDS) for span in sorted(spans))
    return tuple(dict.fromkeys(found))
