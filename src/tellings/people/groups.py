"""Groups of profiles while people are resolved across accounts, and what a group knows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tellings.people.profiles import SURE_GENDER, Kin, Profile
from tellings.people.roles import Role
from tellings.text.written_names import parse_name

MAX_NAMES = 12


@dataclass(frozen=True, kw_only=True)
class Group:
    """Profiles held to be the same. ``number`` is that of its first profile."""

    number: int
    profiles: tuple[Profile, ...]

    @cached_property
    def names(self) -> Counter[str]:
        """How often each form is used."""
        total: Counter[str] = Counter()
        for profile in self.profiles:
            total.update(profile.names)
        return total

    @cached_property
    def top_names(self) -> tuple[str, ...]:
        """The most used names, at most MAX_NAMES."""
        ranked = sorted(self.names.items(), key=lambda item: (-item[1], item[0]))
        return tuple(name for name, _ in ranked[:MAX_NAMES])

    @cached_property
    def telling_names(self) -> tuple[str, ...]:
        """The names that can speak against another: full ones, and those used in a tenth or more.

        A rare short form is as often a slip or a piece of a name, and a part of a fuller name of
        the group tells nothing that this does not.
        """
        least = self.names.total() / 10
        full = [name for name in self.top_names if len(parse_name(name).parts) > 1]
        held = {
            piece for name in full for part in parse_name(name).parts for piece in _pieces(part)
        }
        short = [
            name
            for name in self.top_names
            if name not in full
            and self.names[name] >= least
            and not held.issuperset(parse_name(name).parts)
        ]
        return (*full, *short)

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """Names that it may bear by what accounts say of marriage and birth."""
        return tuple(dict.fromkeys(name for p in self.profiles for name in p.aliases))

    @cached_property
    def accounts(self) -> frozenset[str]:
        """The accounts in which it is mentioned."""
        return frozenset(profile.account for profile in self.profiles)

    @cached_property
    def genders(self) -> Counter[str]:
        """How many mentions show which gender."""
        return Counter(
            mention.gender
            for profile in self.profiles
            for mention in profile.mentions
            if mention.gender in {"masc", "fem"}
        )

    @cached_property
    def gender(self) -> str | None:
        """The gender that three quarters of the evidence show."""
        if not self.genders:
            return None
        gender, top = min(self.genders.items(), key=lambda item: (-item[1], item[0]))
        return gender if top >= SURE_GENDER * self.genders.total() else None

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The nouns said of it."""
        return tuple(dict.fromkeys(role for profile in self.profiles for role in profile.roles))

    @cached_property
    def told(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The nouns said of it, each with all words that describe it by that noun, in order."""
        found: dict[str, frozenset[str]] = {}
        for role in self.roles:
            if not role.plural:
                noun = role.head.rpartition(" ")[2]
                found[noun] = found.get(noun, frozenset()) | role.words
        return tuple(found.items())

    @cached_property
    def kin(self) -> tuple[Kin, ...]:
        """Whose kin it is, by profile number."""
        return tuple(dict.fromkeys(kin for profile in self.profiles for kin in profile.kin))

    @cached_property
    def size(self) -> int:
        """Number of mentions."""
        return sum(len(profile.mentions) for profile in self.profiles)

    @property
    def kind(self) -> str:
        """Kind of the profile with most mentions."""
        told = [p for p in self.profiles if not p.kind_open] or self.profiles
        return max(told, key=lambda p: (bool(p.names), len(p.mentions), -p.number)).kind

    @property
    def kind_open(self) -> bool:
        """Whether no noun says what it is: "the second one"."""
        return all(profile.kind_open for profile in self.profiles)

    @property
    def sphere(self) -> str:
        """Outside the story as soon as one account says so, but for the "I" of a witness."""
        outside = any(p.sphere == "telling" and not p.witness for p in self.profiles)
        return "telling" if outside else "events"


def _pieces(part: str) -> tuple[str, ...]:
    """Return a part of a name, and what its hyphens join."""
    return (part, *part.split("-"))


@dataclass(slots=True)
class Partition:
    """The groups of a case: which group each profile is in."""

    groups: dict[int, Group] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Partition":
        """Return the partition into single profiles."""
        return cls(
            groups={p.number: Group(number=p.number, profiles=(p,)) for p in profiles},
            owner={p.number: p.number for p in profiles},
        )

    def join(self, left: int, right: int) -> int:
        """Join two groups and return the number of the joined one."""
        first, second = sorted((left, right))
        merged = sorted(
            self.groups[first].profiles + self.groups[second].profiles, key=lambda p: p.number
        )
        self.groups[first] = Group(number=first, profiles=tuple(merged))
        del self.groups[second]
        for profile in merged:
            self.owner[profile.number] = first
        return first

    def kin_of(self, group: Group) -> frozenset[tuple[str, int]]:
        """Return (kin word, group of whom)."""
        return frozenset(
            (kin.word, self.owner[kin.of]) for kin in group.kin if kin.of in self.owner
        )

    def in_order(self) -> Iterator[Group]:
        """Yield the groups by number."""
        for number in sorted(self.groups):
            yield self.groups[number]


def shared_accounts(left: Group, right: Group) -> frozenset[str]:
    """Return the accounts in which both are mentioned."""
    return left.accounts & right.accounts


def children(
    partition: Partition, kin: Mapping[int, frozenset[tuple[str, int]]]
) -> dict[int, frozenset[tuple[str, int]]]:
    """Return for each group (kin word, group) of those who are called its kin."""
    found: dict[int, set[tuple[str, int]]] = {}
    for number, pairs in kin.items():
        for word, whose in pairs:
            if whose in partition.groups:
                found.setdefault(whose, set()).add((word, number))
    return {number: frozenset(pairs) for number, pairs in found.items()}
