"""Facts about times and places that claims state, as a theory of ``logic``.

Each claim about the events has a point in time. A stated clock time bounds it; a stated order ties
two points; where it puts a person at a place of ``case.toml`` the person is there at that point, or
from its beginning to its end where both are stated. Only what an account asserts in its own voice
enters, and a denial puts nobody anywhere.

Example: "I was on the pier from nine until ten", "I met Bea at the kiosk at half past nine".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.logic.theory import Edge, Stay, Theory, before, within
from tellings.records.claims import Claim, Role
from tellings.records.documents import Account, Document
from tellings.records.events import Event
from tellings.records.givens import Columns, Givens
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.versions import grounds
from tellings.versions.clock import Interval, Reader
from tellings.versions.lengths import Length
from tellings.versions.places import Map, map_of
from tellings.versions.presence import ARRIVING, LEAVING, PRESENT, Presence
from tellings.versions.spans import Span, happenings
from tellings.versions.stays import starts, with_lengths
from tellings.versions.ties import Stated, Tie, settled_once, stated_orders, ties

SEEING = frozenset(["see", "meet", "find", "notice", "spot"])
PEOPLE = frozenset(["person", "group"])
SECOND = 1
LONGEST_LABEL = 80
BEGIN, END = "begin", "end"


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
    readers = {
        exact: Reader(day=givens.day, hours=givens.hours, exact=exact) for exact in (False, True)
    }
    times = {
        claim.id: interval
        for claim in entering
        if (interval := time_of(claim, readers[kinds[claim.account] == "record"])) is not None
    }
    orders = [
        one
        for account, mine in by_account(entering).items()
        if kinds[account] != "record" and account in analyses
        for one in stated_orders(mine, analyses[account])
    ]
    people = {e.id: e.name for e in entities if e.kind in PEOPLE}
    where = Whereabouts(
        map=map_of(givens),
        people=people,
        fixed=fixed_places(accounts, documents, givens.columns),
        reader=readers[False],
    )
    named = frozenset(o.first if o.by == o.then else o.then for o in orders)
    spans = {name: (time.first, time.last) for name, time in times.items()}
    return Facts(
        times=times,
        presences=tuple(logged(present(entering, where, kinds), entering, kinds, times)),
        orders=tuple(orders),
        ties=tuple(settled_once(spans, list(ties(entering, events, named, people)))),
        names=people,
        labels={
            **{event.id: event.label for event in events},
            **{claim.id: claim.quote for claim in entering},
        },
        map=where.map,
        spans=happenings([c for c in entering if kinds[c.account] != "record"], times),
    )


def present(
    entering: Sequence[Claim], where: "Whereabouts", kinds: Mapping[str, str]
) -> list[Presence]:
    """Return who is put where, and for how long, account by account."""
    found: list[Presence] = []
    for account, mine in by_account(entering).items():
        told = [presence for claim in mine for presence in where.of(claim)]
        found += told if kinds[account] == "record" else with_lengths(told, mine, where.people)
    at_start = starts(found, entering)
    return [replace(one, at_start=at_start.get(one.claim, False)) for one in found]


def enters(claim: Claim) -> bool:
    """Whether a claim can be about a fact at all: asserted, of the events, in the own voice."""
    own = len(claim.voice) <= 1 and not claim.speakers
    return (
        claim.stance == "asserted" and claim.about == "events" and own and claim.tense != "future"
    )


def by_account(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return the claims of each account, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.account, []).append(claim)
    return found


def time_of(claim: Claim, reader: Reader) -> Interval | None:
    """Return when a claim puts what it says; nothing for what it denies."""
    if claim.when is None or claim.polarity == "denied" or reader.lasting(claim.quote):
        return None
    when = claim.when
    return reader.interval(when.earliest, when.latest, when.stated, when.relation)


def fixed_places(
    accounts: Sequence[Account], documents: Sequence[Document], columns: Sequence[Columns]
) -> dict[str, str]:
    """Return the place of each entry of a log that is about one place alone, by account."""
    by_file = {one.file: one.place for one in columns if one.place is not None}
    paths = {document.id: document.path for document in documents}
    found = {}
    for account in accounts:
        path = paths.get(account.document, "")
        place = by_file.get(path) or by_file.get(path.rsplit("/", 1)[-1])
        if account.kind == "record" and place is not None:
            found[account.id] = place
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Reads who is put where."""

    map: Map
    people: Mapping[str, str]
    fixed: Mapping[str, str]
    reader: Reader

    def of(self, claim: Claim) -> Iterator[Presence]:
        """Yield whom a claim puts at a place of the map."""
        if claim.polarity == "denied":
            return
        predicate = claim.predicate.lower()
        place = self._place(claim, predicate)
        if place is None:
            return
        lasting = self.reader.lasting(claim.quote) if predicate in PRESENT else None
        for role in self._there(claim, predicate):
            if role.entity in self.people and role.entity is not None:
                yield Presence(claim=claim.id, person=role.entity, place=place, lasting=lasting)

    def _there(self, claim: Claim, predicate: str) -> list[Role]:
        """Return who is at the place: of what is seen there, who is seen."""
        if predicate in SEEING:
            wanted = ("patient", "agent") if predicate == "meet" else ("patient",)
        elif predicate in PRESENT | ARRIVING | LEAVING:
            wanted = ("agent", "theme") if predicate in PRESENT else ("agent",)
        else:
            return []
        return [role for role in claim.roles if role.role in wanted]

    def _place(self, claim: Claim, predicate: str) -> str | None:
        wanted = ("place", "source", "patient") if predicate in LEAVING else ("place", "goal")
        if predicate in ("enter", "reach"):
            wanted = ("place", "goal", "patient")
        found = {
            name
            for role in claim.roles
            if role.role in wanted and (name := self.map.find(role.text, role.marker))
        }
        if not found and claim.account in self.fixed:
            return self.map.find(self.fixed[claim.account], None)
        return found.pop() if len(found) == 1 else None


def logged(
    presences: Sequence[Presence],
    claims: Sequence[Claim],
    kinds: Mapping[str, str],
    times: Mapping[str, Interval],
) -> Iterator[Presence]:
    """Yield presences, those of a log from coming in to going out where the log has both."""
    by_id = {claim.id: claim for claim in claims}
    open_: dict[tuple[str, str, str], Presence] = {}
    in_order = sorted(
        presences,
        key=lambda p: (times[p.claim].first or 0 if p.claim in times else 0, p.claim),
    )
    until: dict[Presence, str] = {}
    for one in in_order:
        claim = by_id[one.claim]
        if kinds[claim.account] != "record" or one.claim not in times:
            continue
        key = (claim.document, one.person, one.place)
        if claim.predicate == "enter":
            open_[key] = one
        elif claim.predicate == "leave" and key in open_:
            until[open_.pop(key)] = one.claim
    for one in presences:
        yield replace(one, until=until.get(one))


def theory_of(facts: Facts) -> Theory:
    """Return the facts as a theory; points in time are named after their claims."""
    edges: list[Edge] = []
    for claim, time in sorted(facts.times.items()):
        rests = tuple(grounds.rule(name) for name in time.rules)
        edges += within(claim, time.first, time.last, label=claim, rests=rests)
    stays: list[Stay] = []
    for one in facts.presences:
        more, stay = _stay(one, facts)
        edges += more
        stays.append(stay)
    for span in facts.spans:
        edges += _span(span)
    for order in facts.orders:
        edges += _order(order)
    for tie in facts.ties:
        name = tie.event or tie.left
        rests = (grounds.event(name, " ".join(facts.labels[name].split())[:LONGEST_LABEL]),)
        edges += [
            Edge(source=one, target=other, weight=0, rests=rests)
            for one, other in ((tie.left, tie.right), (tie.right, tie.left))
        ]
    return Theory(edges=edges, stays=stays, travel=facts.map.ways)


def _order(order: Stated) -> list[Edge]:
    rests = (grounds.rule("order"),)
    if order.together:
        return [
            Edge(source=one, target=other, weight=0, label=order.by)
            for one, other in ((order.first, order.then), (order.then, order.first))
        ]
    return [before(order.first, order.then, gap=SECOND, label=order.by, rests=rests)]


def _stay(one: Presence, facts: Facts) -> tuple[list[Edge], Stay]:
    """Return the stay of a presence, and the edges that bound it where it lasted."""
    rests = [grounds.rule("presence"), grounds.entity(one.person, facts.names[one.person])]
    start = end = one.claim
    edges: list[Edge] = []
    if one.until is not None:
        end = one.until
        edges.append(before(start, end, label=None))
        rests.append(grounds.rule("log"))
    elif one.lasting is not None:
        start, end = f"{one.claim} {BEGIN}", f"{one.claim} {END}"
        for point, time in ((start, one.lasting.begin), (end, one.lasting.end)):
            if time is not None:
                read = tuple(grounds.rule(name) for name in time.rules)
                edges += within(point, time.first, time.last, label=one.claim, rests=read)
        edges.append(before(start, one.claim, label=None))
        edges.append(before(one.claim, end, label=None))
        if one.lasting.begin is None:
            start = one.claim
    if one.length is not None and one.until is None:
        more, start, end = _length(one)
        edges += more
    return edges, Stay(
        person=one.person,
        place=one.place,
        start=start,
        end=end,
        label=one.claim,
        rests=tuple(rests),
    )


def _length(one: Presence) -> tuple[list[Edge], str, str]:
    """Return the edges of how long a presence lasts, and the points of its beginning and end."""
    start, end = f"{one.claim} {BEGIN}", f"{one.claim} {END}"
    edges = _lasts(one.claim, one.length) if one.length else []
    if one.at_start:
        edges += _same(start, one.claim, None, ())
    else:
        edges += [before(start, one.claim, label=None), before(one.claim, end, label=None)]
    if one.begins is not None:
        edges += _same(start, one.begins, one.claim, (grounds.rule("arrival"),))
    return edges, start, end


def _lasts(claim: str, length: Length) -> list[Edge]:
    """Return the edges that bound the time from a claim's beginning to its end."""
    start, end, rests = f"{claim} {BEGIN}", f"{claim} {END}", (grounds.rule("length"),)
    edges = [before(start, end, label=None)]
    if length.low:
        edges.append(before(start, end, gap=length.low, label=claim, rests=rests))
    if length.high is not None:
        edges.append(Edge(source=start, target=end, weight=length.high, label=claim, rests=rests))
    return edges


def _span(span: Span) -> list[Edge]:
    """Return the edges of a happening that lasted."""
    edges = _lasts(span.claim, span.length)
    rests = (grounds.event(span.claim, span.words),)
    for point, told in ((BEGIN, span.begins), (END, span.ends)):
        for other in told:
            edges += _same(f"{span.claim} {point}", other, None, rests)
    return edges


def _same(one: str, other: str, label: str | None, rests: tuple[str, ...]) -> list[Edge]:
    return [
        Edge(source=first, target=second, weight=0, label=label, rests=rests)
        for first, second in ((one, other), (other, one))
    ]
