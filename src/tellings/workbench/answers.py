"""What a request asks for, checked: parts of its address, its query, its form."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from tellings.errors import UsageError
from tellings.records.spans import Quote, quote
from tellings.views.index import Index
from tellings.workbench.desk import Desk
from tellings.workbench.guard import Session

LARGEST_PAGE = 10_000


class NotFound(UsageError):
    """There is no such thing in this case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: the desk it is put to, whose it is, and what it says."""

    desk: Desk
    session: Session
    path: Mapping[str, str]
    query: tuple[tuple[str, str], ...]
    body: bytes
    kind: str

    def get(self, name: str, default: str = "") -> str:
        """Return a value of the query, the last one given."""
        return dict(self.query).get(name, default)

    def number(self, name: str, default: int = 1, *, least: int = 1) -> int:
        """Return a whole number of the query; UsageError when it is none."""
        text = self.get(name) or str(default)
        if not (text.isascii() and text.isdigit() and len(text) < 12) or int(text) < least:
            raise UsageError(f"{name} must be a whole number of at least {least}")
        return int(text)

    def form(self) -> tuple[tuple[str, str], ...]:
        """Return the fields of a form that was sent."""
        text = self.body.decode("utf-8", "replace")
        return tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=5_000))

    def json(self) -> Mapping[str, Any]:
        """Return the JSON object that was sent; UsageError when it is none."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"the body is no JSON: {error}") from error
        if not isinstance(found, dict):
            raise UsageError("the body must be a JSON object")
        return found

    @property
    def index(self) -> Index:
        """The record with its look-ups."""
        return self.desk.shown().index


def known(items: Mapping[str, Any], key: str, what: str) -> Any:
    """Return the item with this id; NotFound names what is missing."""
    if key not in items:
        raise NotFound(f"no {what} {key[:40]!r} in this case")
    return items[key]


def quote_at(index: Index, place: str) -> Quote:
    """Return the quote at ``DOCUMENT:START-END`` (the document's id); UsageError when none."""
    document, _, span = place.rpartition(":")
    start, _, end = span.partition("-")
    if not (start.isdigit() and end.isdigit() and start.isascii() and end.isascii()):
        raise UsageError(f"{place[:60]!r} is no place: DOCUMENT:START-END")
    if len(start) > 12 or len(end) > 12:
        raise UsageError("there are no such characters")
    length = len(known(index.texts, document, "document"))
    if not int(start) < int(end) <= length:
        raise UsageError(f"the document has characters 0 to {length}")
    return quote(index.texts, document, int(start), int(end))


def place(at: Quote) -> str:
    """Return how a form names a quote."""
    return f"{at.document}:{at.start}-{at.end}"
