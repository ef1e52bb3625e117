"""Facts as a theory of ``logic``: points in time are named after their claims.

A claim's own point has its name; "begin" and "end" after it are those of what lasted.
"""

from collections.abc import Sequence

from tellings.logic.theory import Edge, Spell, Stay, Theory, before, within
from tellings.versions import grounds
from tellings.versions.clock import Range
from tellings.versions.facts import Facts
from tellings.versions.lengths import Length
from tellings.versions.places import Map
from tellings.versions.presence import Presence
from tellings.versions.spans import Span
from tellings.versions.states import ABSENCE, Absence, State
from tellings.versions.ties import Stated

SECOND = 1
LONGEST_LABEL = 80
BEGIN, END = "begin", "end"


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
    spells, more = spells_of(facts, stays)
    edges += more
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
    return Theory(edges=edges, stays=stays, spells=spells, travel=facts.map.ways)


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
        end, between = one.until, grounds.rule("log" if one.logged else "leaving")
        edges.append(before(start, end, label=None, rests=() if one.logged else (between,)))
        rests.append(between)
    elif one.lasting is not None:
        edges, start, end = _lasting(one.claim, one.lasting)
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


def _lasting(claim: str, lasting: Range) -> tuple[list[Edge], str, str]:
    """Return the edges of what lasted from one time to another, and its first and last point."""
    start, end = f"{claim} {BEGIN}", f"{claim} {END}"
    edges: list[Edge] = []
    for point, time in ((start, lasting.begin), (end, lasting.end)):
        if time is not None:
            read = tuple(grounds.rule(name) for name in time.rules)
            edges += within(point, time.first, time.last, label=claim, rests=read)
    edges += [before(start, claim, label=None), before(claim, end, label=None)]
    return edges, start if lasting.begin is not None else claim, end


def spells_of(facts: Facts, stays: Sequence[Stay]) -> tuple[list[Spell], list[Edge]]:
    """Return what is so at a time and cannot be otherwise then, and the edges that bound it."""
    points: dict[str, tuple[str, str]] = {}
    edges: list[Edge] = []
    lasting: list[State | Absence] = [*facts.states, *facts.absences]
    for one in lasting:
        if one.claim not in points and one.lasting is not None:
            more, start, end = _lasting(one.claim, one.lasting)
            edges += more
            points[one.claim] = start, end
    spells = [
        Spell(
            key=one.key,
            value=one.value,
            start=points.get(one.claim, (one.claim,))[0],
            end=points.get(one.claim, (one.claim,))[-1],
            label=one.claim,
            rests=one.rests,
        )
        for one in facts.states
    ]
    for absence in facts.absences:
        start, end = points.get(absence.claim, (absence.claim, absence.claim))
        for stay in stays:
            if denies(absence, stay, facts.map):
                spells += _absent(absence, stay, facts, start, end)
    return spells, edges


def denies(absence: Absence, stay: Stay, map_: Map) -> bool:
    """Whether an absence is of the person and place of a stay; a place holds those inside it."""
    of_them = absence.person in (None, stay.person) and stay.person not in absence.but
    inside = stay.place == absence.place or map_.inside(stay.place, absence.place)
    return of_them and inside and stay.label != absence.claim


def _absent(absence: Absence, stay: Stay, facts: Facts, start: str, end: str) -> list[Spell]:
    """Return being there and not being there, of one person at one place."""
    key = f"{ABSENCE} {absence.claim} {stay.label} {stay.person}"
    same = grounds.entity(stay.person, facts.names[stay.person])
    presence = grounds.rule("presence")
    whom = grounds.rule("nobody") if absence.person is None else same
    rests = (grounds.rule("absence"), whom)
    there = tuple(name for name in stay.rests if name not in (same, presence))
    return [
        Spell(key=key, value="here", start=stay.start, end=stay.end, label=stay.label, rests=there),
        Spell(key=key, value="away", start=start, end=end, label=absence.claim, rests=rests),
    ]


def words_of(facts: Facts) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each claim and key of a spell who or what, and how it is."""
    words = {(one.claim, one.key): (one.who, one.how) for one in facts.states}
    stays = [_stay(one, facts)[1] for one in facts.presences]
    for absence in facts.absences:
        for stay in stays:
            if denies(absence, stay, facts.map):
                here, away = _absent(absence, stay, facts, "", "")
                name = facts.names[stay.person]
                words[stay.label, here.key] = name, f"at {stay.place}"
                words[absence.claim, away.key] = (
                    ("nobody else", f"at {absence.place}")
                    if absence.person is None
                    else (name, f"not at {absence.place}")
                )
    return words


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
