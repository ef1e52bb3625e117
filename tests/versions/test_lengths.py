"""How long something lasted: figures, margins, what is left alone."""

import pytest

from tellings.records.claims import Claim, Role
from tellings.versions.lengths import length_in, length_of


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("twenty minutes", 15, 25),
        ("about twenty minutes", 10, 30),
        ("an hour", 45, 75),
        ("an hour or so", 30, 90),
        ("a quarter of an hour", 10, 20),
        ("23 minutes", 22, 24),
        ("exactly forty minutes", 39, 41),
        ("10 to 20 minutes", 5, 25),
        ("one hour and ten minutes", 52.5, 87.5),
        ("at least forty minutes", 30, None),
        ("nearly forty minutes", 20, 50),
        ("less than forty minutes", None, 50),
    ],
)
def test_a_length_has_its_margin(words: str, low: float | None, high: float | None) -> None:
    """A quarter or five minutes either way, twice that with "about"; hedges open a side."""
    found = length_in(words)
    assert found is not None
    assert (found.low, found.high) == tuple(None if m is None else m * 60 for m in (low, high))


@pytest.mark.parametrize(
    "words",
    ["a moment", "a minute", "a few minutes", "some minutes", "ages", "the evening",
     "twenty", "twenty miles", "twenty minutes late", "ten seconds", "hours"],
)  # fmt: skip
def test_what_is_vague_is_no_length(words: str) -> None:
    """Only a figure with minutes or hours is one, and nothing may be added."""
    assert length_in(words) is None


def claim(quote: str, verb: str, time: str, role: str = "time", **more: str) -> Claim:
    """Return a claim with these words and one role."""
    at = quote.index(time)
    return Claim(
        id="c", account="a", document="d", start=7, end=7 + len(quote), quote=quote,
        predicate=verb, predicate_head=0, predicate_start=7, predicate_end=8, sentence=0,
        roles=(
            Role(role=role, text=time, start=7 + at, end=7 + at + len(time), head=0),  # type: ignore[arg-type]  # names of roles
        ),
        polarity=more.get("polarity", "affirmed"),  # type: ignore[arg-type]  # names of polarities
        stance="asserted", about="events",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "verb", "time"),
    [
        ("I was at the kiosk for twenty minutes", "be", "twenty minutes"),
        ("I stayed half an hour at the kiosk", "stay", "half an hour"),
        ("I sat there at 21:10, for twenty minutes", "sit", "21:10, for twenty minutes"),
    ],
)
def test_a_length_of_the_claim_itself_counts(quote: str, verb: str, time: str) -> None:
    """After "for", or right with a verb of staying."""
    assert length_of(claim(quote, verb, time)) is not None


@pytest.mark.parametrize(
    ("quote", "verb", "time"),
    [
        ("I was twenty minutes late at the kiosk", "be", "twenty minutes"),
        ("I was at the kiosk after twenty minutes", "be", "twenty minutes"),
        ("I waited twenty minutes longer", "wait", "twenty minutes"),
        ("I had been at the kiosk for twenty minutes", "be", "twenty minutes"),
        ("I was at the kiosk for twenty minutes every day", "be", "twenty minutes"),
        ("She may have stayed for an hour", "stay", "an hour"),
    ],
)
def test_other_lengths_do_not(quote: str, verb: str, time: str) -> None:
    """How late, when, how much more; what went on, was habit or is only possible."""
    assert length_of(claim(quote, verb, time)) is None


def test_what_is_denied_or_another_role_has_no_length() -> None:
    """Nobody stayed; a walk of twenty minutes is no stay."""
    words = "I was not there for twenty minutes"
    assert length_of(claim(words, "be", "twenty minutes", polarity="denied")) is None
    walk = "I was there for a twenty-minute walk"
    assert length_of(claim(walk, "be", "a twenty-minute walk", role="purpose")) is None
