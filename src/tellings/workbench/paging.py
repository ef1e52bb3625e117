"""A part of a long list, and where the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tellings.workbench.answers import NotFound

Item = TypeVar("Item")
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """Items ``first`` to ``last`` (from 1) of ``total``; ``number`` of ``pages``, from 1."""

    items: tuple[Item, ...]
    number: int
    pages: int
    first: int
    last: int
    total: int


def paged(items: Sequence[Item], number: int, *, size: int = PAGE) -> Page[Item]:
    """Return page ``number``; NotFound when there is none. An empty list has one empty page."""
    pages = max(1, -(-len(items) // size))
    if number > pages:
        raise NotFound(f"there are {pages} pages")
    first = (number - 1) * size
    chosen = tuple(items[first : first + size])
    return Page(
        items=chosen,
        number=number,
        pages=pages,
        first=first + 1 if chosen else 0,
        last=first + len(chosen),
        total=len(items),
    )
