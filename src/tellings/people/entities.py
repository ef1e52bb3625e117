"""Entities made of joined profiles: ids, names, the name to show, mentions, what they tell."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tellings.people.groups import Group
from tellings.people.tellers import Teller
from tellings.records.documents import Account
from tellings.records.ids import content_id
from tellings.records.people import Entity, EntityKind, Mention, Name, Sphere, mention_id
from tellings.text.names import name_likeness
from tellings.text.written_names import parse_name

SAME_PART = 0.8
TESTIMONY = ("statement", "turn")
"""Kinds of account whose tellers may have been there."""


def make_entity(
    group: Group, *, account_rank: Mapping[str, int], document_rank: Mapping[str, int]
) -> Entity:
    """Return the entity of a group; its id is that of its first mention in record order."""
    mentions = in_order([m for p in group.profiles for m in p.mentions], document_rank)
    kind: EntityKind = group.kind  # type: ignore[assignment]  # a profile's kind is an EntityKind
    sphere: Sphere = "telling" if group.sphere == "telling" else "events"
    return Entity(
        id=content_id("entity", mentions[0].id),
        name=display_name(group),
        kind=kind,
        sphere=sphere,
        names=names_of(group, account_rank),
        mentions=mentions,
    )


def teller_entity(
    teller: Teller,
    group: Group | None,
    *,
    account_rank: Mapping[str, int],
    document_rank: Mapping[str, int],
) -> Entity:
    """Return a teller's entity: bylines and "I", with the group it belongs to, if any."""
    bylines = [_byline(account) for account in teller.accounts if account.teller_span]
    profiles = {p.number: p for p in (*teller.profiles, *(group.profiles if group else ()))}
    spoken = [m for p in profiles.values() for m in p.mentions]
    mentions = in_order([*bylines, *spoken], document_rank)
    first = mentions[0].id if mentions else teller.accounts[0].id
    names = names_of(group, account_rank) if group else ()
    if teller.name is not None and teller.name not in {name.text for name in names}:
        accounts = tuple(account.id for account in teller.accounts)
        names = (*names, Name(text=teller.name, accounts=accounts, count=len(accounts)))
    return Entity(
        id=content_id("entity", first),
        name=display_name(group) if group and group.names and not teller.name else teller.shown,
        kind="person",
        sphere="events" if _is_witness(teller, group) else "telling",
        names=names,
        mentions=mentions,
        tells=tuple(account.id for account in teller.accounts),
    )


def _is_witness(teller: Teller, group: Group | None) -> bool:
    """Whether a teller is somebody of the story: one who testifies and whom others tell of.

    A reviewer whom a comment greets by name is not.
    """
    own = {account.id for account in teller.accounts}
    testifies = any(account.kind in TESTIMONY for account in teller.accounts)
    told = {p.number for p in group.profiles} if group else set()
    testifies = testifies or any(
        p.self_named is not None or (p.witness and p.number in told) for p in teller.profiles
    )
    return testifies and any(
        profile.sphere == "events" and profile.account not in own
        for profile in (group.profiles if group else ())
    )


def _byline(account: Account) -> Mention:
    """Return the teller's name where it is written: outside the account, so no token heads it."""
    assert account.teller_span is not None
    assert account.teller is not None
    start, end = account.teller_span
    return Mention(
        id=mention_id(account.document, start, end, "name"),
        document=account.document,
        account=account.id,
        start=start,
        end=end,
        text=account.teller,
        form="name",
        head=-1,
        kind="person",
        number="sing",
    )


def in_order(mentions: Sequence[Mention], document_rank: Mapping[str, int]) -> tuple[Mention, ...]:
    """Return the mentions by document, place and id, each once."""
    unique = {mention.id: mention for mention in mentions}
    return tuple(
        sorted(unique.values(), key=lambda m: (document_rank[m.document], m.start, m.end, m.id))
    )


def names_of(group: Group, account_rank: Mapping[str, int]) -> tuple[Name, ...]:
    """Return the forms of a group's name, most used first, with the accounts that use each."""
    used: dict[str, set[str]] = defaultdict(set)
    for profile in group.profiles:
        for form in profile.names:
            used[form].add(profile.account)
    forms = sorted(group.names.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Name(
            text=form,
            accounts=tuple(sorted(used[form], key=lambda key: account_rank[key])),
            count=count,
        )
        for form, count in forms
    )


def display_name(group: Group) -> str:
    """Return the most used of the fullest names, else the most telling nominal, as written."""
    if group.names:
        fullest = max(_fullness(name, group) for name in group.names)
        full = [name for name in group.names if _fullness(name, group) == fullest]
        return min(full, key=lambda name: (-group.names[name], name.isupper(), -len(name), name))
    nominal = [m for p in group.profiles for m in p.mentions if m.form == "nominal"]
    if nominal:
        return " ".join(max(nominal, key=lambda m: (_telling(m.text), -m.start)).text.split())
    return group.profiles[0].mentions[0].text


def _telling(text: str) -> tuple[bool, int]:
    """Return how much a nominal tells: the more words the better, up to six."""
    words = text.split()
    return len(words) <= 6, min(len(words), 6)


def _fullness(name: str, group: Group) -> int:
    """How many parts a name has, two words that others write as one being one part."""
    parts = parse_name(name).parts
    count = len(parts)
    others = {part for other in group.names if other != name for part in parse_name(other).parts}
    for left, right in pairwise(parts):
        glued = f"{left}-{right}"
        if (
            any(name_likeness(glued, other).score >= SAME_PART for other in others if "-" in other)
            or (left + right) in others
        ):
            count -= 1
    return min(count, 3)
