"""People tied to those of another account by what they are told to do."""

from dataclasses import replace

import pytest
from tests.events.build import case, told

from tellings.events.frames import Frame, frames_of
from tellings.events.ties import LEAST, Ties, ties_of, told_of

DEEDS = ("rang", "locked", "swept")


def frames(*, named: bool = False) -> list[Frame]:
    """Return the deeds of a teller, then those of the watchman and of the baker elsewhere.

    With ``named`` the teller's own account tells of the watchman, too.
    """
    own = [told(f"I {deed} it.", deed, deed, ("agent", "I", "teller")) for deed in DEEDS]
    if named:
        own.append(told("Watchman slept.", "slept", "sleep", ("agent", "Watchman", "watchman")))
    watchman = [
        told(f"Watchman {deed} it.", deed, deed, ("agent", "Watchman", "watchman"))
        for deed in DEEDS
    ]
    baker = [told("Baker rang it.", "rang", "ring", ("agent", "Baker", "baker"))]
    made = case({"a": own, "b": [*watchman, *baker]})
    teller = next(entity.id for entity in made.entities if entity.name == "teller")
    found = frames_of(made.claims, made.entities, made.analyses)
    first = next(f.account for f in found if any(a.entity == teller for a in f.agents))
    marked = [
        replace(
            frame,
            agents=tuple(
                replace(a, teller=a.entity == teller, kind="person") for a in frame.agents
            ),
        )
        for frame in found
    ]
    return sorted(marked, key=lambda frame: (frame.account != first, frame.start))


def likely(found: list[Frame], share: float) -> dict[tuple[int, int], float]:
    """Return the pairs of equal deeds of the teller and the watchman, each so likely."""
    size = len(DEEDS)
    return {(n, len(found) - size - 1 + n): share for n in range(size)}


def tied(
    found: list[Frame],
    pairs: dict[tuple[int, int], float],
    parted: frozenset[tuple[str, str]] = frozenset(),
) -> Ties:
    """Return the ties of the two accounts."""
    first = found[0].account
    ours = {key for frame in found if frame.account == first for key in told_of(frame)}
    theirs = {key for frame in found if frame.account != first for key in told_of(frame)}
    return ties_of(found, pairs, (ours, theirs), parted=parted)


def test_deeds_tie_the_teller_to_a_person() -> None:
    """Three likely pairs make a tie; it speaks for a pair of the two, against one with another."""
    found = frames()
    ties = tied(found, likely(found, 0.9))
    assert list(ties.ties.values()) == [pytest.approx(2.7)]
    pair = 0, 3
    for_it, against = ties.of(pair, found[0], found[3])
    assert for_it == pytest.approx((2.7 - 0.9) / 3)
    assert against == 0.0
    for_it, against = ties.of((0, 6), found[0], found[6])
    assert for_it == 0.0
    assert against == pytest.approx(2.7 / 3)


def test_little_evidence_makes_no_tie() -> None:
    """Below the least evidence nothing is said."""
    found = frames()
    ties = tied(found, likely(found, LEAST / len(DEEDS) - 0.01))
    assert ties.of((0, 3), found[0], found[3]) == (0.0, 0.0)


def test_a_person_beside_the_teller_is_not_the_teller() -> None:
    """Whoever the teller's own account tells of is somebody else."""
    found = frames(named=True)
    assert not tied(found, likely(found, 0.9)).ties


def test_two_tellers_are_two() -> None:
    """No tie between tellers, whatever they are told to do."""
    found = [
        replace(frame, agents=tuple(replace(a, teller=True) for a in frame.agents))
        for frame in frames()
    ]
    assert not tied(found, likely(found, 1.0)).ties


def people(found: list[Frame], **values: str) -> list[Frame]:
    """Return the frames without tellers; the first account's people have these values."""
    first = found[0].account
    return [
        replace(
            frame,
            agents=tuple(
                replace(a, teller=False, **(values if frame.account == first else {}))
                for a in frame.agents
            ),
        )
        for frame in found
    ]


def test_people_whom_nobody_names_alike_are_tied_too() -> None:
    """Without a name here, with one there: a tie as a teller has; its words count pairs."""
    found = people(frames(), name="the woman")
    ties = tied(found, likely(found, 0.9))
    assert list(ties.ties.values()) == [pytest.approx(2.7)]
    said = ties.words((0, 3), found[0], found[3])
    assert said == "“the woman” and “watchman” take the same part in 2 other likely pairs"
    assert "not together" in ties.words((0, 6), found[0], found[6])


@pytest.mark.parametrize("values", [{"kind": "object"}, {"number": "plur"}, {"gender": "masc"}])
def test_what_cannot_be_one_is_not_tied(values: dict[str, str]) -> None:
    """Kind, number and gender part two that do the same."""
    found = people(frames(), **values)
    others = [
        replace(
            frame,
            agents=tuple(
                replace(a, number="sing", gender="fem") if a.entity else a for a in frame.agents
            ),
        )
        if frame.account != found[0].account
        else frame
        for frame in found
    ]
    assert not tied(others, likely(others, 0.9)).ties


def test_nothing_tied_says_nothing() -> None:
    """Without ties every pair has none."""
    found = frames()
    assert Ties().of((0, 3), found[0], found[3]) == (0.0, 0.0)


def test_people_judged_different_are_not_tied() -> None:
    """What deeds tie is not tied once somebody judged the two to be two; others still may be."""
    found = frames()
    (pair,) = tied(found, likely(found, 0.9)).ties
    apart = (min(pair), max(pair))
    assert pair not in tied(found, likely(found, 0.9), frozenset({apart})).ties
    assert pair in tied(found, likely(found, 0.9), frozenset({("0", "1")})).ties
