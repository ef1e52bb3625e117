"""An account as a splitter finds it, before it becomes a record with its id."""

from dataclasses import dataclass, field

from tellings.accounts.regions import Region
from tellings.records.documents import AccountKind, AsideReason


@dataclass(slots=True, kw_only=True)
class FoundAccount:
    """An account to be: its regions of the text and what is known about its teller.

    ``parent`` is the index of the account it answers in the same list of found accounts.
    """

    kind: AccountKind
    regions: list[Region]
    teller: str | None = None
    teller_span: Region | None = None
    title: str | None = None
    dated: str | None = None
    parent: int | None = None
    locator: str | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A region that is no telling, with the reason."""

    region: Region
    reason: AsideReason
    alone: bool = False
    """Not to be joined with its neighbours: the words of an account that is also set aside."""


@dataclass(slots=True, kw_only=True)
class Split:
    """What one splitter found in a part of the text; what neither list names is body."""

    accounts: list[FoundAccount] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    remarks: list[tuple[str, str, Region]] = field(default_factory=list)
    """Code, message and place of a notice."""
