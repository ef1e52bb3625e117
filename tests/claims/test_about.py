"""About: the events told against the telling."""

from collections.abc import Callable

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

REVIEW = (
    "I watched this movie with my cousins. The film was shot in Malta. "
    "A poor sailor bought a horse. The judge sent the sailor to prison. You will love this film."
)


def _about(claims: tuple[Claim, ...]) -> dict[str, str]:
    return {c.predicate: c.about for c in claims}


def test_a_review_tells_a_story_and_of_itself(read: Reader) -> None:
    """The work, the teller and the reader belong to the telling, the story to the events."""
    _, claims = read(REVIEW)
    found = _about(claims)
    assert [found[p] for p in ("watch", "shoot", "love")] == ["telling"] * 3
    assert [found[p] for p in ("buy", "send")] == ["events"] * 2


def test_a_witness_tells_events(read: Reader) -> None:
    """In a statement "I saw" is of the events."""
    _, claims = read("I saw the sailor at the gate. I called the police.", kind="statement")
    assert set(_about(claims).values()) == {"events"}


def test_first_person_inside_a_quotation_is_of_the_events(read: Reader) -> None:
    """What a quoted person says of themselves belongs to the story."""
    _, claims = read("The sailor steals a horse in this film. “I took it,” the sailor said.")
    assert _about(claims)["take"] == "events"
