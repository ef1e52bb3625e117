"""How long presences last, which begin with an arrival told just before, which end with a leaving.

"I came to the pier at nine and stayed there for half an hour": the stay is at the pier and begins
with the coming. "I came to the pier at nine and left at ten": one is there between. Precision
first: it must be the same account, the same person and place, at most NEAR sentences on, and
nothing told between may have moved that person.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.records.claims import Claim
from tellings.versions.lengths import Length, length_of
from tellings.versions.presence import ARRIVING, LEAVING, PRESENT, Presence

NEAR = 2
THERE = frozenset(["there", "here"])
STAYING = frozenset(["stay", "remain", "wait"])
"""Verbs that are of the place one is at when none is named."""


@dataclass(slots=True, kw_only=True)
class Going:
    """Where an account has put each person last: the presence and its claim."""

    last: dict[str, tuple[Presence, Claim]] = field(default_factory=dict)

    def arrival(self, claim: Claim, person: str, place: str | None) -> Presence | None:
        """Return the arrival that a stay of ``person`` told by ``claim`` begins with."""
        presence, told = self.last.get(person, (None, claim))
        if presence is None or told.predicate.lower() not in ARRIVING:
            return None
        near = 0 <= claim.sentence - told.sentence <= NEAR
        same = place is None or place == presence.place
        return presence if near and same else None

    def move(self, claim: Claim, told: Sequence[Presence]) -> None:
        """Take in where a claim puts persons, and who is no longer where they were."""
        goes = any(role.role in ("goal", "source") for role in claim.roles)
        if claim.predicate.lower() in LEAVING | ARRIVING or goes:
            for role in claim.roles:
                if role.role in ("agent", "patient", "theme") and role.entity is not None:
                    self.last.pop(role.entity, None)
        for presence in told:
            self.last[presence.person] = presence, claim

    def left(self, claim: Claim, told: Sequence[Presence]) -> Iterator[tuple[Presence, str]]:
        """Yield the arrivals that end with a leaving, and its claim; before ``move`` takes it in.

        Of a place that is not named, or the same one.
        """
        if claim.predicate.lower() not in LEAVING or claim.polarity == "denied":
            return
        placed = any(role.role in ("goal", "source", "place", "patient") for role in claim.roles)
        for role in claim.roles:
            if role.role != "agent" or role.entity is None:
                continue
            named = next((one.place for one in told if one.person == role.entity), None)
            arrival = self.arrival(claim, role.entity, named)
            if arrival is not None and (named is not None or not placed):
                yield arrival, claim.id


def with_lengths(
    presences: Sequence[Presence], claims: Sequence[Claim], people: Collection[str]
) -> Iterator[Presence]:
    """Yield the presences of one account's ``claims``, in text order, with how long they last."""
    of_claim: dict[str, list[Presence]] = {}
    for one in presences:
        of_claim.setdefault(one.claim, []).append(one)
    going = Going()
    until: dict[Presence, str] = {}
    found: list[Presence] = []
    for claim in claims:
        told = of_claim.get(claim.id, [])
        length = length_of(claim) if claim.predicate.lower() in PRESENT else None
        if length is not None:
            told = [_lasting(one, claim, length, going) for one in told] or list(
                _there(claim, length, going, people)
            )
        until |= going.left(claim, told)
        found += told
        going.move(claim, told)
    begun = {one.begins for one in found}
    for one in found:
        # What begins with an arrival and has a length of its own says how long it lasted.
        yield one
        if one in until and one.claim not in begun and one.lasting is None:
            yield replace(one, until=until[one])


def _lasting(one: Presence, claim: Claim, length: Length, going: Going) -> Presence:
    arrival = (
        None if claim.when and claim.when.earliest else going.arrival(claim, one.person, one.place)
    )
    return replace(one, length=length, begins=arrival.claim if arrival else None)


def _there(
    claim: Claim, length: Length, going: Going, people: Collection[str]
) -> Iterator[Presence]:
    """Yield the stays "there", or at no named place, of who has just arrived."""
    places = [r.text.lower().split(" ")[0] for r in claim.roles if r.role in ("place", "goal")]
    bare = not places and claim.predicate.lower() in STAYING
    if not bare and not (len(places) == 1 and places[0] in THERE):
        return
    for role in claim.roles:
        if role.role in ("agent", "theme") and role.entity in people and role.entity is not None:
            arrival = going.arrival(claim, role.entity, None)
            if arrival is not None:
                yield Presence(
                    claim=claim.id,
                    person=role.entity,
                    place=arrival.place,
                    length=length,
                    begins=arrival.claim,
                )


def begins_at_its_time(claim: Claim) -> bool:
    """Whether the time of a claim with a length is its beginning: "from nine", "at nine, for"."""
    if claim.when is None:
        return False
    start, end = claim.when.start - claim.start, claim.when.end - claim.start
    led = claim.quote[:start].rstrip().lower().endswith("from")
    stated, after = claim.quote[start:end].lower(), claim.quote[end:].lower()
    return led or ", for " in stated or " for " in stated or after.lstrip(" ,").startswith("for ")


def starts(presences: Sequence[Presence], claims: Sequence[Claim]) -> Mapping[str, bool]:
    """Return, for claims of stays with a length, whether their own time is the beginning."""
    by_id = {claim.id: claim for claim in claims}
    return {p.claim: begins_at_its_time(by_id[p.claim]) for p in presences if p.length}
