"""Splitting a document into accounts: the body, each comment, each statement or turn.

Markup hints come first where the format has them; the words alone decide where it has none. What
is no telling is set aside with a reason. Nothing is lost: every stretch of the text that is not
blank is in an account or set aside, and an automatic comment is both.
"""

from dataclasses import dataclass

from tellings.accounts import bylines, furniture, hinted, textthread
from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.lines import read_lines
from tellings.accounts.regions import Region, bridge, subtract, trimmed, union
from tellings.records.documents import (
    Account,
    AsideReason,
    Document,
    Notice,
    SetAside,
    account_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The accounts of a document in text order, what was set aside, and notices."""

    accounts: tuple[Account, ...]
    set_aside: tuple[SetAside, ...]
    notices: tuple[Notice, ...]


def split(document: Document) -> Parts:
    """Return the accounts of a document.

    Spans are trimmed, disjoint and in text order; only an automatic comment's are also set aside.
    """
    found = hinted.split_hinted(document)
    whole = [(0, len(document.text))]
    rest = subtract(whole, _taken(found))
    if not found.accounts:
        _merge(found, _textual(document.text, rest))
        rest = subtract(whole, _taken(found))
    body = _body(document, rest, found)
    return _records(document, found, body)


def _taken(split: Split) -> list[Region]:
    regions = [region for account in split.accounts for region in account.regions]
    return union([*regions, *(aside.region for aside in split.asides)])


def _textual(text: str, rest: list[Region]) -> Split:
    lines = [line for start, end in rest for line in read_lines(text, start, end)]
    return textthread.split_thread(text, lines)


def _merge(split: Split, more: Split) -> None:
    split.accounts.extend(more.accounts)
    split.asides.extend(more.asides)
    split.remarks.extend(more.remarks)


def _body(document: Document, rest: list[Region], split: Split) -> FoundAccount | None:
    """Return the body: what is left, without the furniture between its lines."""
    kept: list[Region] = []
    for start, end in rest:
        for line in read_lines(document.text, start, end):
            reason = furniture.aside_reason(line.text)
            if reason:
                split.asides.append(Aside(region=(line.start, line.end), reason=reason))
            else:
                kept.append((line.start, line.end))
    regions = bridge(document.text, kept)
    if not regions:
        return None
    body = FoundAccount(kind="body", regions=regions)
    return bylines.describe(document, body, split)


def _records(document: Document, split: Split, body: FoundAccount | None) -> Parts:
    found = [*split.accounts, *([body] if body else [])]
    asides = list(split.asides)
    for account in found:
        text = " ".join(document.text[start:end] for start, end in account.regions)
        if account.kind == "comment" and (account.automatic or furniture.is_automatic(text)):
            account.automatic = True
            asides += [Aside(region=region, reason="boilerplate") for region in account.regions]
    _exclude(document.text, found, split.asides)
    ids = [account_id(document.id, tuple(account.regions)) for account in found]
    accounts = [_account(document, account, ids) for account in found if account.regions]
    accounts.sort(key=lambda account: (account.spans, account.id))
    return Parts(
        accounts=tuple(accounts),
        set_aside=_set_aside(document, asides),
        notices=_notices(document, split, accounts),
    )


def _exclude(text: str, found: list[FoundAccount], asides: list[Aside]) -> None:
    """Cut furniture out of the accounts, and trim what is left."""
    holes = [aside.region for aside in asides]
    for account in found:
        account.regions = list(trimmed(text, subtract(account.regions, holes)))


def _account(document: Document, account: FoundAccount, ids: list[str]) -> Account:
    spans = tuple(account.regions)
    return Account(
        id=account_id(document.id, spans),
        document=document.id,
        kind=account.kind,
        spans=spans,
        teller=account.teller,
        teller_span=account.teller_span,
        title=account.title,
        dated=account.dated,
        parent=None if account.parent is None else ids[account.parent],
        locator=account.locator,
        automatic=account.automatic,
    )


def _set_aside(document: Document, asides: list[Aside]) -> tuple[SetAside, ...]:
    """Return the asides trimmed and disjoint; neighbours with one reason are joined."""
    order = {"caption": 0, "navigation": 1, "boilerplate": 2, "duplicate": 3, "unreadable": 4}
    taken: list[Region] = []
    result: list[SetAside] = []
    for reason in sorted(order, key=lambda name: order[name]):
        regions = [aside.region for aside in asides if aside.reason == reason]
        fresh = subtract(regions, taken)
        taken = union([*taken, *fresh])
        for start, end in trimmed(document.text, bridge(document.text, fresh)):
            kept: AsideReason = reason  # type: ignore[assignment]  # the keys are the reasons
            result.append(SetAside(document=document.id, start=start, end=end, reason=kept))
    return tuple(sorted(result, key=lambda aside: (aside.start, aside.end)))


def _notices(document: Document, split: Split, accounts: list[Account]) -> tuple[Notice, ...]:
    notices = [
        Notice(document=document.id, start=start, end=end, code=code, message=message)
        for code, message, (start, end) in split.remarks
    ]
    if not accounts:
        message = "nothing in this document reads as an account; all of it is set aside"
        notices.append(
            Notice(document=document.id, start=None, end=None, code="no-account", message=message)
        )
    return tuple(sorted(notices, key=lambda n: (n.start or 0, n.end or 0, n.code)))
