"""The first screen: who tells, how much of it several tell, the sharpest disagreements."""

from collections import Counter
from dataclasses import dataclass

from tellings.records.documents import Account
from tellings.records.findings import Conflict, Finding
from tellings.views.conflicts import beyond_findings, conflict_view
from tellings.views.findings import DISAGREEMENTS, Side, counts, finding_view, rank
from tellings.views.index import Index
from tellings.views.labels import file_name, heading, numbered, shorten
from tellings.views.order import several

SHARPEST = 3
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerView:
    """Who tells in one document.

    ``number`` and ``path`` of the document; ``names`` of those who tell in it, comments apart, or
    its title or file name when it names nobody; ``main`` the number of its accounts that are no
    comments;
    ``comments`` their number and ``commenters`` the number of different names among them;
    ``dated`` the date of the first account that has one, or None; ``words`` of all its accounts;
    ``events`` told in it.
    """

    number: int
    path: str
    names: tuple[str, ...]
    main: int
    comments: int
    commenters: int
    dated: str | None
    words: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One of the sharpest disagreements.

    ``kind`` "conflict", "tension" or "difference"; ``about`` the side of the event in plain words;
    ``label`` words of the event or ""; ``sides`` the quotes; ``explanation``; ``finding`` the id of
    the finding or conflict set shown.
    """

    kind: str
    about: str
    label: str
    sides: tuple[Side, ...]
    explanation: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first screen.

    ``title`` of the case; ``tellers`` by document; ``accounts`` and ``documents`` their numbers;
    ``people`` in the story (persons and groups); ``events`` and how many of them ``several``
    accounts tell, ``independent`` of these by two or more independent sources; ``told_by``
    (number of accounts, number of events) pairs, most accounts first; ``findings`` (kind, number)
    pairs, worst first; ``conflicts`` the number of conflict sets; ``sharpest`` disagreements.
    """

    title: str
    tellers: tuple[TellerView, ...]
    accounts: int
    documents: int
    people: int
    events: int
    several: int
    independent: int
    told_by: tuple[tuple[int, int], ...]
    findings: tuple[tuple[str, int], ...]
    conflicts: int
    sharpest: tuple[Disagreement, ...]


def overview(index: Index) -> Overview:
    """Return the first screen of the record."""
    record = index.record
    told_by = Counter(len(event.accounts) for event in record.events)
    return Overview(
        title=heading(record.title, LONGEST_TITLE),
        tellers=_tellers(index),
        accounts=len(record.accounts),
        documents=len(record.documents),
        people=sum(e.sphere == "events" and e.kind in ("person", "group") for e in record.entities),
        events=len(record.events),
        several=sum(several(event) for event in record.events),
        independent=sum(several(event) and event.origins > 1 for event in record.events),
        told_by=tuple(sorted(told_by.items(), reverse=True)),
        findings=tuple(counts(record).items()),
        conflicts=len(record.conflicts),
        sharpest=sharpest(index),
    )


def sharpest(index: Index, *, most: int = SHARPEST) -> tuple[Disagreement, ...]:
    """Return the ``most`` sharpest disagreements, worst first, of different events if possible."""
    found = sorted((f for f in index.record.findings if f.kind in DISAGREEMENTS), key=rank)
    clashes = [finding for finding in found if finding.kind == "conflict"]
    milder = [finding for finding in found if finding.kind != "conflict"]
    ordered: list[Finding | Conflict] = [*clashes, *beyond_findings(index.record), *milder]
    first: list[Finding | Conflict] = []
    again: list[Finding | Conflict] = []
    events: set[str] = set()
    for item in ordered:
        event = item.event if isinstance(item, Finding) else None
        (again if event in events else first).append(item)
        if event is not None:
            events.add(event)
    chosen = sorted([*first, *again][:most], key=ordered.index)
    return tuple(_disagreement(index, item) for item in chosen)


def _disagreement(index: Index, item: Finding | Conflict) -> Disagreement:
    if isinstance(item, Finding):
        finding = finding_view(index, item)
        return Disagreement(
            kind=finding.kind,
            about=finding.about,
            label=finding.label,
            sides=finding.sides,
            explanation=finding.explanation,
            finding=finding.id,
        )
    conflict = conflict_view(index, item)
    return Disagreement(
        kind="conflict",
        about=f"{conflict.size} statements together",
        label="",
        sides=conflict.sides,
        explanation=conflict.steps[-1] if conflict.steps else "",
        finding=conflict.id,
    )


def _tellers(index: Index) -> tuple[TellerView, ...]:
    events: dict[str, set[str]] = {}
    for event in index.record.events:
        for account in event.accounts:
            events.setdefault(index.accounts[account].document, set()).add(event.id)
    accounts: dict[str, list[Account]] = {}
    for label in index.labels:
        accounts.setdefault(index.accounts[label].document, []).append(index.accounts[label])
    return tuple(
        _teller(index, document.id, document.path, accounts.get(document.id, []), events)
        for document in numbered(index.record)
    )


def _names(accounts: list[Account]) -> tuple[str, ...]:
    named = (shorten(account.teller) for account in accounts if account.teller)
    return tuple(dict.fromkeys(named))


def _titles(accounts: list[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(heading(account.title) for account in accounts[:1] if account.title))


def _teller(
    index: Index, document: str, path: str, accounts: list[Account], events: dict[str, set[str]]
) -> TellerView:
    text = index.texts[document]
    comments = [account for account in accounts if account.kind == "comment"]
    main = [account for account in accounts if account.kind != "comment"]
    dates = [account.dated for account in [*main, *comments] if account.dated]
    return TellerView(
        number=index.numbers[document],
        path=path,
        names=_names(main) or _titles(main) or (file_name(path),),
        main=len(main),
        comments=len(comments),
        commenters=len({account.teller for account in comments if account.teller}),
        dated=dates[0] if dates else None,
        words=sum(len(text[a:b].split()) for account in accounts for a, b in account.spans),
        events=len(events.get(document, ())),
    )
