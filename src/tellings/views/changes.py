"""What has changed since an earlier reading: new, gone, and newly in conflict.

Told are documents, accounts, people, disagreements and conflict sets; of claims, events, agreements
and versions, which come and go by the hundred, only the number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.casefile.history import Run, Since
from tellings.views.findings import DISAGREEMENTS
from tellings.views.index import Index
from tellings.views.labels import shorten
from tellings.views.quotes import said

LONGEST = 200
COUNTED = ("claims", "events", "versions")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedItem:
    """One thing that is new or gone: ``kind``, ``id``, ``words``, and ``quotes`` by account."""

    kind: str
    id: str
    words: str
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What has changed since reading ``since`` (``at``, ``what``): ``later`` are those after it.

    ``new`` and ``gone`` are told one by one; ``in_conflict`` are the new conflict sets, each with
    what its claims say; ``uncounted`` the numbers of things that are not told one by one.
    """

    since: int
    at: str | None
    what: str
    later: tuple[Run, ...]
    new: tuple[ChangedItem, ...]
    gone: tuple[ChangedItem, ...]
    in_conflict: tuple[ChangedItem, ...]
    uncounted: tuple[tuple[str, int], ...]


def changes_view(index: Index, since: Since, runs: tuple[Run, ...]) -> ChangesView:
    """Return what changed since a reading; ``runs`` is the case's whole history."""
    told = tuple(_gone(since))
    quiet = [(f"new {kind}", len(since.new[kind])) for kind in COUNTED]
    quiet += [(f"gone {kind}", len(since.gone[kind])) for kind in COUNTED]
    agreed = sum(
        f.kind not in DISAGREEMENTS
        for f in index.record.findings
        if f.id in set(since.new["findings"])
    )
    quiet.append(("new agreements and things told once", agreed))
    return ChangesView(
        since=since.run.number,
        at=since.run.at,
        what=since.run.what,
        later=tuple(run for run in runs if run.number > since.run.number),
        new=tuple(_new(index, since)),
        gone=told,
        in_conflict=tuple(_in_conflict(index, since)),
        uncounted=tuple((kind, number) for kind, number in quiet if number),
    )


def _new(index: Index, since: Since) -> Iterator[ChangedItem]:
    new = {kind: frozenset(ids) for kind, ids in since.new.items()}
    for document in index.record.documents:
        if document.id in new["documents"]:
            yield ChangedItem(kind="document", id=document.id, words=document.path)
    for account, label in index.labels.items():
        if account in new["accounts"]:
            yield ChangedItem(kind="account", id=account, words=label.text)
    for entity in index.record.entities:
        if entity.id in new["people"] and entity.sphere == "events" and entity.kind == "person":
            yield ChangedItem(kind="person", id=entity.id, words=shorten(entity.name, LONGEST))
    for finding in index.record.findings:
        if finding.id in new["findings"] and finding.kind in DISAGREEMENTS:
            yield ChangedItem(
                kind=finding.kind,
                id=finding.id,
                words=finding.explanation,
                quotes=_quotes(index, finding.claims),
            )


def _gone(since: Since) -> Iterator[ChangedItem]:
    names = {
        "documents": "document",
        "accounts": "account",
        "people": "person",
        "findings": "finding",
        "conflicts": "conflict set",
    }
    for kind, name in names.items():
        for item, words in since.gone[kind]:
            if words is not None and not words.startswith(("only: ", "agreement: ")):
                yield ChangedItem(kind=name, id=item, words=shorten(words, LONGEST))


def _in_conflict(index: Index, since: Since) -> Iterator[ChangedItem]:
    new, claims = frozenset(since.new["conflicts"]), frozenset(since.new["claims"])
    for conflict in index.record.conflicts:
        if conflict.id in new:
            fresh = sum(claim in claims for claim in conflict.claims)
            known = len(conflict.claims) - fresh
            words = f"{fresh} new and {known} known claims cannot all be true"
            yield ChangedItem(
                kind=conflict.rule,
                id=conflict.id,
                words=words,
                quotes=_quotes(index, conflict.claims),
            )


def _quotes(index: Index, claims: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found = (said(index, index.claim(claim)) for claim in claims)
    return tuple((one.who.number, one.excerpt.text) for one in found)
