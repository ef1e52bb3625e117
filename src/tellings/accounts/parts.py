"""Splitting a document into accounts: the body, each comment, each statement or turn.

Markup hints come first where the format has them; the words alone decide where it has none. What
is no telling is set aside with a reason. Nothing is lost: every stretch of the text that is not
blank is in an account or set aside, and an automatic comment is both.
"""

from bisect import bisect_left
from dataclasses import dataclass

from tellings.accounts import bylines, furniture, hinted, pinpoints, textthread
from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.heads import Head, read_head
from tellings.accounts.lines import Line, read_lines
from tellings.accounts.regions import Region, bridge, near, subtract, trimmed, union
from tellings.accounts.turns import split_turns
from tellings.records.documents import (
    Account,
    AsideReason,
    Document,
    Notice,
    SetAside,
    account_id,
)

REASONS: tuple[AsideReason, ...] = (
    "caption",
    "navigation",
    "boilerplate",
    "duplicate",
    "unreadable",
)
"""Where two reasons claim a stretch, the earlier one has it."""


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
    head = Head()
    if all(account.kind == "note" for account in found.accounts):
        head = _textual(document, rest, found)
        rest = subtract(whole, _taken(found))
    body = _body(document, rest, found, head)
    return _records(document, found, body)


def _taken(split: Split) -> list[Region]:
    regions = [region for account in split.accounts for region in account.regions]
    return union([*regions, *(aside.region for aside in split.asides)])


def _textual(document: Document, rest: list[Region], split: Split) -> Head:
    """Find the accounts that the words alone show: turns, a statement's head, comments."""
    lines = _lines(document.text, rest)
    margin = pinpoints.read_margin(document, lines)
    if margin:
        lines = margin.lines
        split.asides.extend(Aside(region=r, reason="boilerplate") for r in margin.numbers)
    head = read_head(lines)
    found = split_turns(lines, head) or textthread.split_thread(lines[head.count :])
    split.asides.extend(
        Aside(region=(line.start, line.end), reason="boilerplate") for line in head.lines
    )
    for account in found.accounts:
        account.parent = None if account.parent is None else account.parent + len(split.accounts)
    split.accounts.extend(found.accounts)
    split.asides.extend(found.asides)
    split.remarks.extend(found.remarks)
    for account in found.accounts:
        start, end = account.regions[0][0], account.regions[-1][1]
        account.locator = margin.locator(start, end) if margin else None
    return head


def _lines(text: str, regions: list[Region]) -> tuple[Line, ...]:
    return tuple(line for start, end in regions for line in read_lines(text, start, end))


def _body(document: Document, rest: list[Region], split: Split, head: Head) -> FoundAccount | None:
    """Return the body: what is left, without the furniture between its lines."""
    kept: list[Line] = []
    for line in _lines(document.text, rest):
        reason = furniture.aside_reason(line.text)
        if reason:
            split.asides.append(Aside(region=(line.start, line.end), reason=reason))
        else:
            kept.append(line)
    regions = bridge(document.text, [(line.start, line.end) for line in kept])
    if not regions:
        return None
    body = FoundAccount(kind="body", regions=regions)
    if head.is_statement:
        body.kind = "statement"
        body.teller, body.teller_span = head.teller, head.teller_span
        body.title, body.dated = head.title, head.dated
        body.locator = pinpoints.paragraphs(kept)
    return bylines.describe(document, body, split)


def _records(document: Document, split: Split, body: FoundAccount | None) -> Parts:
    found = [*split.accounts, *([body] if body else [])]
    _exclude(document.text, found, split.asides)
    asides = list(split.asides)
    for account in found:
        text = " ".join(document.text[start:end] for start, end in account.regions)
        if account.kind == "comment" and furniture.is_automatic(text):
            account.automatic = True
            asides += [Aside(region=r, reason="boilerplate", alone=True) for r in account.regions]
    ids = [
        account_id(document.id, tuple(account.regions)) if account.regions else None
        for account in found
    ]
    pages = pinpoints.read_pages(document)
    for account in found:
        if account.regions and account.locator is None:
            span = account.regions[0][0], account.regions[-1][1]
            account.locator = pinpoints.locate(pages, *span)
    accounts = [_account(document, account, ids) for account in found if account.regions]
    accounts.sort(key=lambda account: (account.spans, account.id))
    return Parts(
        accounts=tuple(accounts),
        set_aside=_set_aside(document, asides),
        notices=_notices(document, split, accounts),
    )


def _exclude(text: str, found: list[FoundAccount], asides: list[Aside]) -> None:
    """Cut furniture out of the accounts, and trim what is left."""
    holes = union(aside.region for aside in asides)
    for account in found:
        here = near(holes, account.regions[0][0], account.regions[-1][1])
        account.regions = list(trimmed(text, subtract(account.regions, here)))


def _account(document: Document, account: FoundAccount, ids: list[str | None]) -> Account:
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
    taken: list[Region] = []
    result: list[SetAside] = []
    for reason in REASONS:
        alone = [aside.region for aside in asides if aside.reason == reason and aside.alone]
        other = [aside.region for aside in asides if aside.reason == reason and not aside.alone]
        own = subtract(alone, taken)
        fresh = subtract(other, [*taken, *own])
        taken = union([*taken, *own, *fresh])
        joined = _bridged(document.text, fresh, own)
        for start, end in trimmed(document.text, [*own, *joined]):
            result.append(SetAside(document=document.id, start=start, end=end, reason=reason))
    return tuple(sorted(result, key=lambda aside: (aside.start, aside.end)))


def _bridged(text: str, regions: list[Region], between: list[Region]) -> list[Region]:
    """Join neighbours across white space, but not across a region of ``between``."""
    starts = sorted(start for start, _ in between)
    groups: dict[int, list[Region]] = {}
    for region in regions:
        groups.setdefault(bisect_left(starts, region[0]), []).append(region)
    return [joined for group in groups.values() for joined in bridge(text, group)]


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
