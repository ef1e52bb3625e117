"""Tellers: who gives each account.

Every account has a teller. Accounts of one document with the same teller's name have one teller (a
commenter who posts twice). Across documents the same name is the same teller only when it is
distinctive: a full name, or a handle with digits or of ten letters and more; "Anna" or "guest" on
two pages are two people. An unnamed teller is called after the document.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.people.profiles import Profile, ordered
from tellings.people.words import word_set
from tellings.records.documents import Account, Document
from tellings.text.written_names import fold_name

NOBODY = word_set("admin anonymous anon guest user reader unknown moderator editor staff")
LONG_HANDLE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One teller: the accounts told, the name as written (None when none is), own "I" profiles."""

    accounts: tuple[Account, ...]
    name: str | None
    shown: str
    profiles: tuple[Profile, ...]


def find_tellers(
    documents: Sequence[Document], accounts: Sequence[Account], profiles: Iterable[Profile]
) -> tuple[Teller, ...]:
    """Return the tellers in record order of their first account."""
    own: dict[str, list[Profile]] = defaultdict(list)
    span = {account.id: account.teller_span for account in accounts}
    for profile in profiles:
        if profile.teller or any((m.start, m.end) == span[m.account] for m in profile.mentions):
            own[profile.account].append(profile)
    paths = {document.id: document.path for document in documents}
    told: dict[str, list[Account]] = defaultdict(list)
    for account in ordered(documents, accounts):
        told[_key(account)].append(account)
    place = _comment_numbers(ordered(documents, accounts))
    return tuple(
        Teller(
            accounts=tuple(group),
            name=group[0].teller,
            shown=group[0].teller or _unnamed(group[0], paths, place),
            profiles=tuple(p for account in group for p in own.get(account.id, ())),
        )
        for group in told.values()
    )


def united(tellers: Sequence[Teller], owner: Mapping[int, int]) -> tuple[tuple[int, Teller], ...]:
    """Return the tellers with their places, those as one whose "I" came to be one person.

    ``owner`` gives the group of each profile. The first of them gives the place and the name.
    """
    by_group: dict[int, list[int]] = defaultdict(list)
    for rank, teller in enumerate(tellers):
        for group in sorted({owner[p.number] for p in teller.profiles}):
            by_group[group].append(rank)
    first = {rank: rank for rank in range(len(tellers))}
    for ranks in by_group.values():
        low = min(first[rank] for rank in ranks)
        for rank in ranks:
            first[rank] = low
    return tuple(
        (rank, _one([tellers[n] for n in first if first[n] == rank]))
        for rank in first
        if first[rank] == rank
    )


def _one(tellers: Sequence[Teller]) -> Teller:
    """Return several tellers as one."""
    named = next((teller for teller in tellers if teller.name is not None), tellers[0])
    return replace(
        named,
        accounts=tuple(account for teller in tellers for account in teller.accounts),
        profiles=tuple(p for teller in tellers for p in teller.profiles),
    )


def distinctive(name: str) -> bool:
    """Whether two documents that name a teller so surely mean the same person."""
    words = fold_name(name).split()
    if not words or any(word in NOBODY for word in words):
        return False
    if len(words) > 1:
        return all(len(word.strip(".")) > 1 for word in words)
    return any(char.isdigit() for char in name) or len(words[0]) >= LONG_HANDLE


def _key(account: Account) -> str:
    if account.teller is None:
        # The body of a document and its untold parts share a teller; a comment has its own.
        own = account.kind in {"comment", "statement", "turn"}
        return f"unnamed {account.document} {account.id if own else ''}"
    name = fold_name(account.teller)
    return f"named {name}" if distinctive(account.teller) else f"named {account.document} {name}"


def _comment_numbers(accounts: Sequence[Account]) -> dict[str, int]:
    count: dict[str, int] = defaultdict(int)
    numbers = {}
    for account in accounts:
        if account.kind != "body":
            count[account.document] += 1
            numbers[account.id] = count[account.document]
    return numbers


def _unnamed(account: Account, paths: Mapping[str, str], place: Mapping[str, int]) -> str:
    where = paths[account.document]
    if account.kind == "body":
        return f"unnamed teller ({where})"
    return f"unnamed teller ({where}), {account.kind} {place[account.id]}"
