"""One measured figure: the row type that every evaluation gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure on a split of gold data. ``floor`` is None for information that gates nothing.

    ``at_most`` turns the floor into a ceiling (for rates of false alarms).
    """

    measure: str
    data: str
    split: str
    n: int
    value: float
    floor: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Whether the value keeps its floor."""
        if self.floor is None:
            return True
        return self.value <= self.floor if self.at_most else self.value >= self.floor
