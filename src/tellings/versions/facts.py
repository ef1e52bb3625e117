"""Facts about times, places and states that claims state; ``network`` makes a theory of them.

Each claim about the events has a point in time. A stated clock time bounds it; a stated order ties
two points; where it puts a person at a place of ``case.toml`` the person is there at that point, or
from its beginning to its end where both are stated. Only what an account asserts in its own voice
enters; a denial puts nobody anywhere, but may put somebody not there (``states``).

Example: "I was on the pier from nine until ten", "I met Bea at the kiosk at half past nine".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.records.claims import Claim, is_sure
from tellings.records.documents import Account, Document
from tellings.records.events import Event
from tellings.records.givens import Givens
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.versions.clock import Interval, Reader
from tellings.versions.places import Map, map_of
from tellings.versions.presence import Presence
from tellings.versions.spans import Span, happenings
from tellings.versions.states import PEOPLE, Absence, State, StateReader
from tellings.versions.statetable import table
from tellings.versions.ties import Stated, Tie, settled_once, stated_orders, ties
from tellings.versions.whereabouts import Whereabouts, by_account, fixed_places, logged, present


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What claims state: times by claim, presences, orders, ties; and who the persons are."""

    times: Mapping[str, Interval]
    presences: tuple[Presence, ...]
    orders: tuple[Stated, ...]
    ties: tuple[Tie, ...]
    names: Mapping[str, str]
    labels: Mapping[str, str]
    map: Map
    spans: tuple[Span, ...] = ()
    states: tuple[State, ...] = ()
    absences: tuple[Absence, ...] = ()


def read_facts(
    *,
    claims: Sequence[Claim],
    events: Sequence[Event],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    documents: Sequence[Document],
    analyses: Mapping[str, Analysis],
    givens: Givens,
) -> Facts:
    """Return the facts that claims state."""
    entering = [claim for claim in claims if enters(claim)]
    kinds = {account.id: account.kind for account in accounts}
    told = [claim for claim in entering if kinds[claim.account] != "record"]
    readers = {
        exact: Reader(day=givens.day, hours=givens.hours, exact=exact) for exact in (False, True)
    }
    where = Whereabouts(
        map=map_of(givens),
        people={e.id: e.name for e in entities if e.kind in PEOPLE},
        fixed=fixed_places(accounts, documents, givens.columns),
        reader=readers[False],
    )
    how = StateReader(
        table=table(givens.exclusive),
        map=where.map,
        entities={entity.id: entity for entity in entities},
        reader=readers[False],
    )
    states, absences = how.states(told), how.absences(told)
    at_its_time = {one.claim for one in states} | {one.claim for one in absences}
    timed = [c for c in entering if c.polarity == "affirmed" or c.id in at_its_time]
    times = {
        claim.id: interval
        for claim in timed
        if (interval := time_of(claim, readers[kinds[claim.account] == "record"])) is not None
    }
    read = [(mine, analyses[a]) for a, mine in by_account(told).items() if a in analyses]
    orders = [one for mine, analysis in read for one in stated_orders(mine, analysis)]
    named = frozenset(o.first if o.by == o.then else o.then for o in orders)
    edges = {name: (time.first, time.last) for name, time in times.items()}
    pairs = list(ties(entering, events, named, where.people))
    return Facts(
        times=times,
        presences=tuple(logged(present(entering, where, kinds), entering, kinds, times)),
        orders=tuple(orders),
        ties=tuple(settled_once(edges, pairs)),
        names=where.people,
        labels={
            **{event.id: event.label for event in events},
            **{claim.id: claim.quote for claim in entering},
        },
        map=where.map,
        spans=happenings(told, times),
        states=states,
        absences=absences,
    )


def enters(claim: Claim) -> bool:
    """Whether a claim can be about a fact at all: asserted, of the events, in the own voice.

    What was read unsurely states none.
    """
    own = len(claim.voice) <= 1 and not claim.speakers
    told = claim.stance == "asserted" and claim.about == "events" and claim.tense != "future"
    return told and own and is_sure(claim)


def time_of(claim: Claim, reader: Reader) -> Interval | None:
    """Return when a claim puts what it says; nothing for what lasted, or was on another day."""
    if claim.when is None or reader.lasting(claim.quote) or reader.elsewhen(claim.quote):
        return None
    when = claim.when
    return reader.interval(when.earliest, when.latest, when.stated, when.relation)
