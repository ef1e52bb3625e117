"""What was read: the documents and the accounts in them."""

from collections import Counter
from dataclasses import dataclass

from tellings.records.claims import is_sure
from tellings.records.documents import Account, Document
from tellings.records.record import Record
from tellings.views.index import Index, pinpoint
from tellings.views.labels import AccountLabel, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account.

    ``label`` is its short name; ``kind`` "body", "comment" and so on; ``teller`` the name as
    written or None; ``title`` and ``dated`` (ISO 8601) or None; ``locator`` its pinpoint or None;
    ``answers`` the number of the account it answers or None; ``automatic`` a poster that is a
    program; ``words`` its length; ``events`` how many events it tells, ``shared`` how many of them
    another account tells too; ``same_origin`` the numbers of the accounts with which it shares
    wording, so that together they count as one source.
    """

    label: AccountLabel
    kind: str
    teller: str | None
    title: str | None
    dated: str | None
    locator: str | None
    answers: str | None
    automatic: bool
    words: int
    events: int
    shared: int
    same_origin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document and its accounts.

    ``number`` counts from 1; ``path`` as received; ``media_type``; ``sha256`` of its bytes and
    ``text_sha256`` of the text read from it; ``words`` and ``characters`` of that text;
    ``main`` its accounts that are no comments, ``comments`` the others; ``aside`` the share (0 to
    1) of characters set aside, ``missed`` the share of its sentences' characters that gave no
    claim, ``unsure`` the share that only unsure readings tell of; ``notices`` what a reader should
    know about it.
    """

    number: int
    path: str
    media_type: str
    sha256: str
    text_sha256: str
    words: int
    characters: int
    main: tuple[AccountView, ...]
    comments: tuple[AccountView, ...]
    aside: float
    missed: float
    unsure: float
    notices: tuple[str, ...]


def documents(index: Index) -> tuple[DocumentView, ...]:
    """Return the documents in the order of their numbers, with their accounts."""
    told, shared = _told(index.record)
    origins = _origins(index)
    views: dict[str, list[AccountView]] = {}
    for account in sorted(index.record.accounts, key=lambda account: (account.spans, account.id)):
        view = _account(index, account, told[account.id], shared[account.id], origins)
        views.setdefault(account.document, []).append(view)
    return tuple(
        _document(index, document, tuple(views.get(document.id, ())))
        for document in numbered(index.record)
    )


def covered(spans: list[tuple[int, int]]) -> int:
    """Return how many characters the spans cover together.

    >>> covered([(0, 4), (2, 6), (8, 9)])
    7
    """
    total = reach = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _told(record: Record) -> tuple[Counter[str], Counter[str]]:
    told: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for event in record.events:
        told.update(event.accounts)
        if len(event.accounts) > 1:
            shared.update(event.accounts)
    return told, shared


def _origins(index: Index) -> dict[str, tuple[str, ...]]:
    others = {}
    for origin in index.record.origins:
        for account in origin.accounts:
            rest = [other for other in origin.accounts if other != account]
            others[account] = tuple(index.label(other).number for other in rest)
    return others


def _account(
    index: Index, account: Account, told: int, shared: int, origins: dict[str, tuple[str, ...]]
) -> AccountView:
    text = index.texts[account.document]
    return AccountView(
        label=index.label(account.id),
        kind=account.kind,
        teller=account.teller,
        title=account.title,
        dated=account.dated,
        locator=account.locator,
        answers=index.label(account.parent).number if account.parent else None,
        automatic=account.automatic,
        words=sum(len(text[start:end].split()) for start, end in account.spans),
        events=told,
        shared=shared,
        same_origin=origins.get(account.id, ()),
    )


def _notices(index: Index, document: Document) -> tuple[str, ...]:
    places: dict[str, list[str]] = {}
    for notice in index.record.notices:
        if notice.document == document.id:
            where = [] if notice.start is None else [pinpoint(index, document.id, notice.start)]
            places.setdefault(notice.message, []).extend(where)
    return tuple(
        f"{message} ({', '.join(dict.fromkeys(where))})" if where else message
        for message, where in places.items()
    )


def _document(index: Index, document: Document, accounts: tuple[AccountView, ...]) -> DocumentView:
    record = index.record
    length = len(document.text)
    aside = [(i.start, i.end) for i in record.set_aside if i.document == document.id]
    missed = [(i.start, i.end) for i in record.not_understood if i.document == document.id]
    claims = [claim for claim in record.claims if claim.document == document.id]
    sure = [(c.start, c.end) for c in claims if is_sure(c)] + missed
    every = [(c.start, c.end) for c in claims] + missed
    return DocumentView(
        number=index.numbers[document.id],
        path=document.path,
        media_type=document.media_type,
        sha256=document.sha256,
        text_sha256=document.text_sha256,
        words=len(document.text.split()),
        characters=length,
        main=tuple(account for account in accounts if account.kind != "comment"),
        comments=tuple(account for account in accounts if account.kind == "comment"),
        aside=covered(aside) / length if length else 0.0,
        missed=covered(missed) / length if length else 0.0,
        unsure=(covered(every) - covered(sure)) / length if length else 0.0,
        notices=_notices(index, document),
    )
