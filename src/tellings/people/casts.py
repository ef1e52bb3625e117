"""What each account tells of its people, looked up by account, word and deed.

Made once from the profiles before anybody is joined; the groups of the numbers change later.
"""

from collections import defaultdict
from collections.abc import Mapping

from tellings.people.bland import COMMON
from tellings.people.described import is_somebody, mark
from tellings.people.groups import Partition

Deeds = Mapping[int, frozenset[tuple[str, str]]]


def doers_of(deeds: Deeds) -> dict[tuple[str, str], list[int]]:
    """Return by deed the profiles that did it, in order."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in sorted(deeds):
        for deed in sorted(deeds[number]):
            found[deed].append(number)
    return dict(found)


def heads_of(partition: Partition) -> dict[str, frozenset[str]]:
    """Return by account what one person in it, or one group of a trade, is called."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in partition.in_order():
        for profile in group.profiles:
            for role in profile.roles:
                person = profile.kind == "person" or profile.kind_open
                person = person and role.head not in COMMON
                if role.unique and role.definite and (person or is_somebody(role.head)):
                    found[profile.account].add(mark(role.head) or role.head)
    return {account: frozenset(heads) for account, heads in found.items()}


def told_of(partition: Partition) -> dict[str, frozenset[str]]:
    """Return by account the telling words of the sentences that speak of anybody."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in partition.in_order():
        for profile in group.profiles:
            found[profile.account] |= profile.around
    return {account: frozenset(words - COMMON) for account, words in found.items()}


def near_of(partition: Partition) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return by account and word the profiles of people that it is said close by."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for group in partition.in_order():
        for profile in group.profiles:
            for key in (*profile.near.marks, *profile.near.acts):
                found[profile.account, key].add(profile.number)
    return {place: tuple(sorted(numbers)) for place, numbers in found.items()}


def cast_of(partition: Partition) -> dict[str, tuple[int, ...]]:
    """Return by account its profiles, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for group in partition.in_order():
        for profile in group.profiles:
            found[profile.account].append(profile.number)
    return {account: tuple(sorted(numbers)) for account, numbers in found.items()}
