"""What a time line shows: own times, ranges, and the time of what something happened at."""

from dataclasses import replace

from tellings.records.findings import Moment
from tellings.records.givens import Givens
from tellings.versions.clock import Interval, Range, Reader
from tellings.versions.facts import Facts
from tellings.versions.moments import moments_of
from tellings.versions.places import map_of
from tellings.versions.presence import Presence
from tellings.versions.states import Absence, State
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


def test_what_is_so_at_a_time_has_a_line_of_its_own() -> None:
    """A state shows what is how; who is said not to be at a place stands there as not being."""
    lasted = Range(begin=at("2024-03-14T21:00"), end=at("2024-03-14T22:00"))
    facts = replace(
        FACTS,
        states=(
            State(
                claim="gate", key="state 0 the gate", value="left", who="The gate", how="locked",
                rests=(), lasting=lasted,
            ),
        ),
        absences=(
            Absence(claim="alone", person=None, place="Office", lasting=lasted),
            Absence(claim="horn", person="e", place="Office"),
        ),
    )  # fmt: skip
    shown = moments_of(("gate", "alone", "horn"), facts)
    assert {(m.claim, m.who, m.place, m.earliest[-5:], m.latest[-5:]) for m in shown} == {
        ("gate", "The gate", "locked", "21:00", "22:00"),
        ("alone", "nobody else", "at Office", "21:00", "22:00"),
        ("horn", "Karl", "not at Office", "21:30", "21:30"),
    }
