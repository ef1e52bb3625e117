"""What every reader gives: text, markup hints and remarks, before they become records."""

from dataclasses import dataclass

from tellings.records.documents import Hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A notice about a stretch of the text, or about the whole of it (no offsets)."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of a file, what its markup says about stretches of it, and remarks."""

    text: str
    hints: tuple[Hint, ...] = ()
    remarks: tuple[Remark, ...] = ()
