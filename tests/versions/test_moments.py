"""What a time line shows: own times, ranges, and the time of what something happened at."""

from tellings.records.findings import Moment
from tellings.records.givens import Givens
from tellings.versions.clock import Interval, Range, Reader
from tellings.versions.facts import Facts
from tellings.versions.moments import moments_of
from tellings.versions.places import map_of
from tellings.versions.presence import Presence
from tellings.versions.ties import Stated, Tie


def at(iso: str) -> Interval:
    """Return the minute of an ISO time."""
    found = Reader(exact=True).interval(iso, iso, iso)
    assert found is not None
    return found


FACTS = Facts(
    times={"sailed": at("2024-03-14T21:30")},
    presences=(
        Presence(
            claim="bar",
            person="e",
            place="Anchor",
            lasting=Range(begin=at("2024-03-14T20:30"), end=at("2024-03-14T22:00")),
        ),
        Presence(claim="seen", person="e", place="Anchor"),
    ),
    orders=(Stated(first="horn", then="seen", by="seen", together=True),),
    ties=(Tie(left="horn", right="sailed", event=""),),
    names={"e": "Karl"},
    labels={},
    map=map_of(Givens()),
)


def test_each_claim_has_the_time_it_can_be_given() -> None:
    """A range reaches over both ends; what happened when the ferry sailed has the ferry's time."""
    assert moments_of(("sailed", "seen", "bar", "unknown"), FACTS) == (
        Moment(
            claim="bar",
            who="Karl",
            place="Anchor",
            earliest="2024-03-14T20:30",
            latest="2024-03-14T22:00",
        ),
        Moment(
            claim="sailed",
            who=None,
            place=None,
            earliest="2024-03-14T21:30",
            latest="2024-03-14T21:30",
        ),
        Moment(
            claim="seen",
            who="Karl",
            place="Anchor",
            earliest="2024-03-14T21:30",
            latest="2024-03-14T21:30",
        ),
    )
