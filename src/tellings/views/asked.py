"""What bears on a question, with all sides: for each passage, who else tells its events and how.

Nothing is answered and nothing summed up. A passage brings the other accounts' words on the same
events with it, and the disagreements found there, so that no side is left out because its words
are further from the question's.
"""

from dataclasses import dataclass

from tellings.pipeline.asking import Bearing
from tellings.records.claims import Claim
from tellings.views.event_label import shown_label
from tellings.views.findings import DISAGREEMENTS, Side, rank, sides
from tellings.views.index import Index
from tellings.views.labels import AccountLabel
from tellings.views.quotes import Excerpt, excerpt
from tellings.views.slots import slot_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch that bears on a question, as found: where it is, and why it was found.

    ``document`` and ``account`` are ids, ``start`` and ``end`` code points. ``near`` is the cosine
    with the question, ``shared`` the question's words in it, ``claims`` the ids of the claims in
    it.
    """

    document: str
    account: str
    start: int
    end: int
    claims: tuple[str, ...]
    near: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSides:
    """An event that a passage tells: ``event`` its id, ``number`` and ``label`` in the grid.

    ``sides`` the other accounts' quotes; ``marks`` (finding id, kind, side in plain words) of the
    disagreements found in it, worst first.
    """

    event: str
    number: int
    label: str
    sides: tuple[Side, ...]
    marks: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """One passage: ``who`` says it, its ``words``, ``why`` it was found.

    ``events`` are the events told in it with their other sides, each with its first passage.
    """

    who: AccountLabel
    words: Excerpt
    why: str
    events: tuple[OtherSides, ...]


def passage(found: Bearing) -> Passage:
    """Return a sentence that was found as a passage to show."""
    return Passage(
        document=found.document,
        account=found.account,
        start=found.start,
        end=found.end,
        claims=found.claims,
        near=found.near,
        shared=found.shared,
    )


def asked(index: Index, passages: tuple[Passage, ...]) -> tuple[AskedView, ...]:
    """Return the passages in the order given; each event's sides stand with its first passage."""
    shown: set[str] = set()
    listed = {claim for one in passages for claim in one.claims}
    views = []
    for one in passages:
        claims = [index.claim(claim) for claim in one.claims]
        events = [e for e in dict.fromkeys(_events(index, claims)) if e not in shown]
        shown.update(events)
        views.append(
            AskedView(
                who=index.label(one.account),
                words=excerpt(
                    index,
                    document=one.document,
                    start=one.start,
                    end=one.end,
                    expected=None,
                    marks=[(claim.predicate_start, claim.predicate_end) for claim in claims],
                ),
                why=why(one),
                events=tuple(
                    sides_of
                    for event in events
                    if (sides_of := _other_sides(index, event, one.account, listed)) is not None
                ),
            )
        )
    return tuple(views)


def why(found: Passage) -> str:
    """Return in plain words why a passage was found."""
    nearness = f"near in meaning ({found.near:.2f})"
    if not found.shared:
        return nearness
    words = ", ".join(f"“{word}”" for word in found.shared)
    return f"holds {words}; {nearness}"


def _events(index: Index, claims: list[Claim]) -> list[str]:
    return [index.event_of[claim.id] for claim in claims if claim.id in index.event_of]


def _other_sides(index: Index, event: str, account: str, listed: set[str]) -> OtherSides | None:
    happening = index.event(event)
    others = tuple(
        claim
        for claim in happening.claims
        if index.claim(claim).account != account and claim not in listed
    )
    marks = tuple(
        (finding.id, finding.kind, slot_words(finding.slot))
        for finding in sorted(index.findings_of.get(event, ()), key=rank)
        if finding.kind in DISAGREEMENTS
    )
    if not others and not marks:
        return None
    return OtherSides(
        event=event,
        number=index.places[event],
        label=shown_label(index, happening),
        sides=sides(index, others),
        marks=marks,
    )
