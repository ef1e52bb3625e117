"""Events: claims of one or more accounts about the same happening, and why they were joined."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One reason for an event's joining: the score and its words come from one call."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims held to be about the same event, with the reasons. ``left`` < ``right``."""

    left: str
    right: str
    score: float
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedence:
    """Why an event follows another (the id ``earlier``): ``name`` of the reason, its ``detail``.

    Names: "connective", "tense", "time" and "date" are what an account's words say; "told" is the
    order in which accounts tell the two.
    """

    earlier: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about the same happening. Its id is that of its first member.

    ``label`` is cut from its fullest quote; ``order`` is its place in story order, from 0;
    ``follows`` gives the reasons for that place: events that go before it. Story order is a partial
    order: where nothing is given, ``order`` only keeps the telling's.
    """

    id: str
    label: str
    order: int
    claims: tuple[str, ...]
    accounts: tuple[str, ...]
    origins: int
    basis: tuple[Basis, ...]
    links: tuple[Link, ...] = ()
    follows: tuple[Precedence, ...] = ()
