"""A person at a place, as a claim puts it, and the verbs that do."""

from dataclasses import dataclass

from tellings.versions.clock import Range
from tellings.versions.lengths import Length

PRESENT = frozenset(["be", "stay", "remain", "wait", "stand", "sit", "sleep"])
ARRIVING = frozenset(["arrive", "come", "enter", "reach", "return"])
LEAVING = frozenset(["leave", "exit", "depart"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A claim puts a person at a place."""

    claim: str
    person: str
    place: str
    lasting: Range | None = None
    until: str | None = None
    """A claim of the same log, or told soon after, by which the person leaves again."""
    logged: bool = False
    """Whether coming and going stand in a log."""
    length: Length | None = None
    """How long it lasts, where the claim says so."""
    begins: str | None = None
    """The claim of the arrival that it begins with."""
    at_start: bool = False
    """Whether the claim's own time is that of the beginning."""
