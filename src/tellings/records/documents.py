"""Documents as received, and the accounts that they hold.

A document is a file; its bytes never change. An account is one telling by one teller inside it:
an article's body, one comment, one statement, one answer of an interview.
"""

from dataclasses import dataclass
from typing import Literal

from tellings.records.ids import content_id
from tellings.records.spans import Quote

AccountKind = Literal["body", "comment", "statement", "turn", "record", "note"]
AsideReason = Literal["boilerplate", "caption", "navigation", "duplicate", "unreadable"]
BlockKind = Literal["paragraph", "heading", "item", "quotation", "cell", "line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a format's markup says about a stretch ``[start, end)`` of the extracted text.

    ``name`` is one of: ``comment`` (a whole comment or post), ``comment-body``, ``author``,
    ``date``, ``parent`` (``value`` is the start of the parent comment), ``title``, ``navigation``,
    ``boilerplate``, ``caption``, ``heading``, ``page`` (``value`` is the page number), ``quoted``
    (someone else's words repeated in a post). ``value`` is the normalised form where there is one.
    """

    name: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as received and the text read from it.

    ``path`` is relative to the case's ``accounts`` folder, with forward slashes. ``text`` is the
    decoded file unchanged for plain text, the extracted text for other formats.
    """

    id: str
    path: str
    media_type: str
    sha256: str
    text_sha256: str
    text: str
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One telling by one teller: stretches of one document.

    ``teller`` is the teller's name as written (None when the document does not say),
    ``teller_span`` where it is written, ``dated`` an ISO 8601 date or date-time, ``parent`` the
    account that this one answers, ``locator`` a pinpoint for people ("p. 3", "¶ 4", "12:5-13:2"),
    ``automatic`` marks a poster that is a program.
    """

    id: str
    document: str
    kind: AccountKind
    spans: tuple[tuple[int, int], ...]
    teller: str | None = None
    teller_span: tuple[int, int] | None = None
    title: str | None = None
    dated: str | None = None
    parent: str | None = None
    locator: str | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A stretch that is no account of the events, kept with the reason."""

    document: str
    start: int
    end: int
    reason: AsideReason


SEARCH_CUT_SHORT = "search-cut-short"
"""The code of the notice that the search for conflict sets ran out of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that a reader should know about a document: what could not be read or understood.

    Codes in use: ``encoding-guessed``, ``long-line``, ``bidi-controls``, ``invalid-unicode``,
    ``not-understood``, ``no-account`` and the like; the reference page lists them.
    """

    document: str
    start: int | None
    end: int | None
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The same wording in two accounts. ``words`` counts the shared words."""

    id: str
    source: Quote
    target: Quote
    source_account: str
    target_account: str
    words: int
    direction: Literal["from-to", "unknown"]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent source: accounts copied from each other share one. Id of its first member."""

    id: str
    accounts: tuple[str, ...]


def document_id(sha256: str) -> str:
    """Return the id of a document with these bytes."""
    return content_id("document", sha256)


def account_id(document: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return the id of the account that consists of ``spans`` of ``document``."""
    return content_id("account", document, *(edge for span in spans for edge in span))
