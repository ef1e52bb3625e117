"""Short names for accounts: ``1``, ``1·c3``, ``2·s1``, with the teller or the file behind them.

Documents are numbered by path. A document's only body or statement carries the document's number
alone, and the name of its teller, else its title, else its file; any other account adds the letter
of its kind and its place among that kind::

    1        harbour.txt                 the article
    1·c3     comment 3 by Nell           a comment below it
    2·t14    answer 14 by Mrs Aske       a turn of an interview
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from tellings.records.documents import Account, Document
from tellings.records.record import Record

LONGEST_NAME = 34
KIND_LETTERS = {
    "body": "b",
    "statement": "s",
    "comment": "c",
    "turn": "t",
    "record": "r",
    "note": "n",
}
KIND_WORDS = {
    "body": "text",
    "statement": "statement",
    "comment": "comment",
    "turn": "answer",
    "record": "entry",
    "note": "note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLabel:
    """How an account is called wherever it is shown.

    ``account`` is its id; ``number`` the shortest unique name ("1·c3"); ``name`` who or what it is,
    shortened ("comment 3 by Nell"); ``by`` the teller alone where there is one ("Nell");
    ``text`` number and name ("1·c3 · comment 3 by Nell");
    ``document`` the number of its document, from 1; ``kind`` the account's kind.
    """

    account: str
    number: str
    name: str
    by: str
    text: str
    document: int
    kind: str


def numbered(record: Record) -> tuple[Document, ...]:
    """Return the documents in the order in which they are numbered: by path, digits as numbers."""
    return tuple(
        sorted(record.documents, key=lambda document: (_natural(document.path), document.id))
    )


def account_labels(record: Record) -> Mapping[str, AccountLabel]:
    """Return a label for each account, by account id."""
    labels: dict[str, AccountLabel] = {}
    by_document: dict[str, list[Account]] = {}
    for account in record.accounts:
        by_document.setdefault(account.document, []).append(account)
    for number, document in enumerate(numbered(record), start=1):
        labels.update(_document_labels(document, number, by_document.get(document.id, [])))
    return labels


def file_name(path: str) -> str:
    """Return the file name of ``path``, shortened in its middle."""
    return shorten(PurePosixPath(path).name or path)


def heading(title: str | None, longest: int = LONGEST_NAME) -> str:
    """Return a title on one line, its end left out when it is long; "" when there is none."""
    line = " ".join((title or "").split())
    if len(line) <= longest:
        return line
    space = line.rfind(" ", longest // 2, longest - 1)
    return line[: space if space > 0 else longest - 1] + "…"


def shorten(text: str, longest: int = LONGEST_NAME) -> str:
    """Return ``text`` on one line with at most ``longest`` characters, its middle left out."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    tail = longest // 3
    return f"{line[: longest - tail - 1]}…{line[-tail:]}"


def _natural(path: str) -> tuple[tuple[int, int, str], ...]:
    pieces = re.split(r"([0-9]+)", path.casefold())
    return tuple((0, int(p), p) if p.isdecimal() and p.isascii() else (1, 0, p) for p in pieces)


def _document_labels(
    document: Document, number: int, accounts: list[Account]
) -> dict[str, AccountLabel]:
    main = [account for account in accounts if account.kind in ("body", "statement")]
    counts: dict[str, int] = {}
    labels = {}
    for account in sorted(accounts, key=lambda account: (account.spans, account.id)):
        place = counts[account.kind] = counts.get(account.kind, 0) + 1
        alone = len(main) == 1 and account is main[0]
        labels[account.id] = _label(document, number, account, place, alone=alone)
    return labels


def _label(
    document: Document, number: int, account: Account, place: int, *, alone: bool
) -> AccountLabel:
    short = str(number) if alone else f"{number}·{KIND_LETTERS[account.kind]}{place}"
    teller = shorten(account.teller) if account.teller else ""
    if alone:
        name = teller or heading(account.title) or file_name(document.path)
    else:
        name = f"{KIND_WORDS[account.kind]} {place}" + (f" by {teller}" if teller else "")
    return AccountLabel(
        account=account.id,
        number=short,
        name=name,
        by=teller or (name if alone else f"{KIND_WORDS[account.kind]} {place}"),
        text=f"{short} · {name}",
        document=number,
        kind=account.kind,
    )
