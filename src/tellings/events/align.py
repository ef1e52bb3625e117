"""Same event: the claims of several accounts joined into events.

Candidates are the pairs that are among each other's best; each is decided on similarity, learnt
score and clash; the decisions become clusters by average link, surest first. A claim that joins
nothing is an event of its own, told by one account only. Claims of one account may share an event
(told in brief and in full): next to each other they hardly speak against it, far apart they do
unless they are alike by themselves.

What people decided comes first: "same event" joins before anything else, "different event" is
never joined.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from tellings.events.blocks import LARGE, NO_ROWS, blocks
from tellings.events.cluster import agglomerate
from tellings.events.comparer import NONE, Comparer
from tellings.events.decision import Decider
from tellings.events.field import Field, Pair
from tellings.events.frames import Frame, frames_of
from tellings.events.judged import Constraints, constraints, judged_apart
from tellings.events.model import EventModel
from tellings.events.order import Reason, story_order
from tellings.events.present import event_of
from tellings.events.ties import NONE as APART
from tellings.events.ties import Tie
from tellings.records.claims import Claim
from tellings.records.documents import Account, Origin
from tellings.records.events import Event, Link, Precedence
from tellings.records.findings import Judgement
from tellings.records.language import Analysis, Vectors
from tellings.records.people import Entity
from tellings.records.spans import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When claims are joined.

    ``edge`` is what a pair needs to ask for a join, ``floor`` what the mean of the cluster needs to
    grant it, ``beside`` and ``apart`` what two claims of one account add to that mean when their
    sentences are neighbours and when they are not.
    """

    edge: float
    floor: float
    beside: float
    apart: float


SIMILAR = Limits(edge=0.18, floor=0.03, beside=0.1, apart=-0.5)
"""For similarity alone; chosen on the development rows of the gospels."""

DECIDED = Limits(edge=-0.15, floor=-0.15, beside=-1.0, apart=-1.0)
"""For the whole decision, in log-odds. Chosen on 48 invented stories and kept on 66, a sixth at
a time joined by a decision learnt on the others: .49 of what several accounts tell is found and .80
of the joined pairs are right by the marks on short stories, .41 and .73 on twelve longer ones of
four accounts, .40 and .65 on eighteen retold as web pages retell films. Marks give a lower bound:
of 105 joined pairs that they call wrong 49 tell one happening to a reader, which makes .65 some
.81. The mean of a cluster must reach what a pair must: at a floor of .4 or .7 less
than the edge fewer happenings are found at the same precision (.37 and .35 in place of .39).
"""

NO_CONSTRAINTS = Constraints()


def align(  # noqa: PLR0917  # one positional argument a record family, in the order they arise
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    analyses: Mapping[str, Analysis],
    texts: Texts,
    vectors: Vectors,
    *,
    model: EventModel | None,
    offset: float = 0.0,
    judgements: Sequence[Judgement] = (),
    people: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Return the events in story order. ``offset`` raises what a join needs: fewer, surer joins.

    ``judgements`` are what people decided about events, ``people`` what they decided about people.

    ``vectors`` must hold every passage of ``candidates.describe``. Without a ``model`` similarity
    alone decides.
    """
    frames = frames_of(claims, entities, analyses)
    forced = constraints(frames, claims, judgements)
    clusters, links = cluster(
        frames,
        vectors,
        model=model,
        offset=offset,
        forced=forced,
        analyses=analyses,
        rows=frozenset(a.id for a in accounts if a.kind == "record"),
        parted=judged_apart(entities, accounts, people),
    )
    by_id = {claim.id: claim for claim in claims}
    groups = [tuple(by_id[frames[n].claim] for n in members) for members in clusters]
    origin_of = {account: origin.id for origin in origins for account in origin.accounts}
    known = {account.id for account in accounts}
    assert all(claim.account in known for group in groups for claim in group)
    order = story_order(groups, analyses)
    events = [
        event_of(group, order=rank, origin_of=origin_of, texts=texts, links=joined)
        for group, rank, joined in zip(groups, order.ranks, links, strict=True)
    ]
    placed = [
        replace(event, follows=_follows(reasons, events))
        for event, reasons in zip(events, order.reasons, strict=True)
    ]
    return tuple(sorted(placed, key=lambda event: event.order))


def _follows(reasons: Sequence[Reason], events: Sequence[Event]) -> tuple[Precedence, ...]:
    return tuple(
        Precedence(earlier=events[reason.earlier].id, name=reason.name, detail=reason.detail)
        for reason in sorted(reasons, key=lambda r: (events[r.earlier].order, r.name))
    )


def cluster(
    frames: Sequence[Frame],
    vectors: Vectors,
    *,
    model: EventModel | None,
    offset: float = 0.0,
    forced: Constraints = NO_CONSTRAINTS,
    large: int = LARGE,
    analyses: Mapping[str, Analysis] = NONE,
    rows: AbstractSet[str] = NO_ROWS,
    parted: AbstractSet[Tie] = APART,
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[Link, ...], ...]]:
    """Return clusters of frame numbers, and the links inside each.

    ``large`` and ``rows``: see ``blocks``; ``parted``: see ``ties``.
    """
    if not frames:
        return (), ()
    limits = SIMILAR if model is None else DECIDED
    decider = Decider(Comparer(frames, vectors, analyses), model)
    field = Field(
        frames,
        decider,
        beside=limits.beside,
        apart=limits.apart,
        wide=model is not None,
        rows=rows,
        parted=parted,
    )
    pairs = [
        pair
        for block in blocks(frames, vectors, large=large, rows=rows)
        for pair in field.candidates(block)
    ]
    edges = [(score, *pair) for score, pair in zip(field.scores(pairs), pairs, strict=True)]
    groups = agglomerate(
        count=len(frames),
        edges=[edge for edge in edges if edge[0] >= limits.edge + offset],
        affinity=field.affinity,
        floor=limits.floor + offset,
        must=forced.must,
        cannot=forced.cannot,
    )
    return groups, _links(groups, pairs, field, frames)


def _links(
    groups: Sequence[Sequence[int]], pairs: Sequence[Pair], field: Field, frames: Sequence[Frame]
) -> tuple[tuple[Link, ...], ...]:
    """Return for each cluster the candidate pairs inside it with their reasons."""
    of = {number: place for place, members in enumerate(groups) for number in members}
    inside = [pair for pair in pairs if of[pair[0]] == of[pair[1]]]
    found: list[list[Link]] = [[] for _ in groups]
    for pair, decision in zip(inside, field.decisions(inside), strict=True):
        left, right = sorted(frames[number].claim for number in pair)
        found[of[pair[0]]].append(
            Link(left=left, right=right, score=decision.score, basis=decision.basis)
        )
    return tuple(tuple(links) for links in found)
