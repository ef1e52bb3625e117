"""Which groups are worth weighing against a group: alike names, one role, kin of the same.

A name leads to the groups with an alike name (``name_index``), a role that only one has in its
account to the groups with that role, kinship to those who are called the same kin of the same
person, or whose parent or child the other is. Whatever shares none of these has no evidence that
could reach UNDECIDED, so nothing is lost by not weighing it.

A noun that more than MANY accounts use of somebody ("the man" of 200 statements) says nothing about
who it is, and leads nowhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.people.bland import BLAND
from tellings.people.context import Context
from tellings.people.correspond import LEAST_TRUNK, aged, bodily
from tellings.people.described import mark, verbs_of
from tellings.people.generations import aged_names
from tellings.people.groups import Group, Partition
from tellings.people.in_laws import INVERSE
from tellings.people.kin_evidence import ANSWERS
from tellings.people.looked_up import LookedUp
from tellings.people.name_index import NameIndex
from tellings.people.roles import Role
from tellings.people.trades import is_trade, may_be_trade
from tellings.text.written_names import parse_name

MANY = 40
FEW = 6
"""So many people at most are told with a word that leads from one to another."""
LEAST_NAMESAKES = 2


class Search:
    """Looks up candidates by name, role and kin; follows the partition as it changes."""

    def __init__(self, partition: Partition) -> None:
        """Index the names and roles of all profiles."""
        self._partition = partition
        profiles = [p for group in partition.in_order() for p in group.profiles]
        self._named: dict[str, list[int]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for profile in profiles:
            for name in (*profile.names, *profile.aliases):
                self._named[name].append(profile.number)
            for head in sorted({h for r in profile.roles if _leads(r) for h in _called(r)}):
                kind = "person" if profile.kind_open else profile.kind
                self._holders[kind, head].append(profile.number)
        self._aged: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for profile in profiles:
            for family in sorted({family for family, age in aged_names(profile) if age}):
                self._aged[family].append(profile.number)
        self._families: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for profile in profiles:
            for family in sorted({parse_name(name).parts[-1:] for name in profile.names}):
                self._families[family].append(profile.number)
        self._index = NameIndex(self._named)
        self._near: dict[str, list[int]] = defaultdict(list)
        self._trunks: dict[str, set[int]] = defaultdict(set)
        self._alike: dict[tuple[bool, bool], list[int]] = defaultdict(list)
        self._profile = {m.id: p.number for p in profiles for m in p.mentions}
        self._kin: dict[str, list[int]] = defaultdict(list)
        for profile in profiles:
            for key in sorted({*profile.near.marks, *profile.near.acts}):
                self._near[key].append(profile.number)
                if not key.startswith("#"):
                    self._trunks[key[:LEAST_TRUNK]].add(profile.number)
            if aged(profile) or bodily(profile):
                self._alike[aged(profile), bodily(profile)].append(profile.number)
            for degree in sorted({INVERSE[kin.word] for kin in profile.kin}):
                self._kin[degree].append(profile.number)

    def bearers(self, name: str) -> Iterator[int]:
        """Yield the groups that bear a name alike to this one, some more than once."""
        owner = self._partition.owner
        for other in sorted(self._index.alike(name)):
            for number in self._named[other]:
                yield owner[number]

    def namesakes(self) -> Iterator[Sequence[Group]]:
        """Yield the groups that share all letters of their most used name, two or more of them."""
        found: dict[tuple[object, ...], list[Group]] = defaultdict(list)
        for group in self._partition.in_order():
            if group.names:
                name = parse_name(group.top_names[0])
                found[name.parts, name.titles, name.generation].append(group)
        for key in sorted(found, key=repr):
            if len(found[key]) >= LEAST_NAMESAKES:
                yield found[key]

    def candidates(self, group: Group, context: Context) -> set[int]:
        """Return the numbers of the groups worth weighing against this one."""
        found = {number for name in (*group.names, *group.aliases) for number in self.bearers(name)}
        owner = self._partition.owner
        for role in group.roles:
            for verb in verbs_of(role.head) if role.unique and role.definite else ():
                doers = context.doers.get(("agent", verb), ())
                found |= {owner[number] for number in doers} if len(doers) <= MANY else set()
            if _leads(role):
                for head in _called(role):
                    holders = self._holders.get((group.kind, head), [])
                    if len(holders) <= MANY:
                        found |= {owner[number] for number in holders}
        for word, whose in context.kin.get(group.number, ()):
            for name in self._partition.groups[whose].top_names:
                if word == "husband":
                    found |= set(self._beside(parse_name(name).parts[-1:], whose))
                aged = self._aged.get(parse_name(name).parts[-1:], ())
                found |= {owner[n] for n in aged}  # "his father" of "Lind Jr" is "Lind Sr"
        found |= set(_kin(group.number, context.kin, context.called))
        found |= (
            set(self._told_alike(group)) | set(self._of_trade(group)) | set(self._across(group))
        )
        found |= set(self._likely(group, context.looked_up))
        found.discard(group.number)
        return {number for number in found if number in self._partition.groups}

    def _told_alike(self, group: Group) -> Iterator[int]:
        """Yield the groups told with a word that few are told with, where one has no name."""
        for profile in group.profiles:
            for key in (*profile.near.marks, *profile.near.acts):
                users = self._near[key]
                for number in users if len(users) <= FEW else ():
                    other = self._partition.groups[self._partition.owner[number]]
                    if not (group.names and other.names):
                        yield other.number

    def _likely(self, group: Group, looked_up: LookedUp) -> Iterator[int]:
        """Yield the groups that speak of this one for who reads the accounts side by side."""
        for profile in group.profiles:
            for m in profile.mentions:
                found = (self._profile.get(key) for key in looked_up.likely(m.id))
                yield from (self._partition.owner[n] for n in found if n is not None)

    def _of_trade(self, group: Group) -> Iterator[int]:
        """Yield the groups told with what belongs to a group's trade: "the conductor", to conduct.

        Only one of a trade looks for those, and only among few.
        """
        owner = self._partition.owner
        for role in group.roles:
            noun = role.head.rpartition(" ")[2]
            if role.unique and role.definite and may_be_trade(noun):
                for trunk in sorted({word[:LEAST_TRUNK] for word in (noun, *verbs_of(noun))}):
                    users = self._trunks.get(trunk, set())
                    yield from (owner[n] for n in sorted(users) if len(users) <= FEW)

    def _across(self, group: Group) -> Iterator[int]:
        """Yield those whose kin answer a group's, and those left over where it is left over."""
        owner, groups = self._partition.owner, self._partition.groups
        for kin in group.kin:
            alike = self._kin.get(INVERSE[kin.word], ())
            yield from (owner[number] for number in alike if len(alike) <= MANY)
            for degree in ANSWERS.get(INVERSE[kin.word], ()):
                holders = self._kin.get(degree, ())
                if len(holders) <= MANY:
                    yield from (
                        owner[k.of] for n in holders for k in groups[owner[n]].kin if k.of in owner
                    )
        for profile in group.profiles:
            alike = self._alike.get((aged(profile), bodily(profile)), ())
            yield from (owner[number] for number in alike if len(alike) <= MANY)
            for number in profile.facing:
                for known in groups[owner[number]].profiles:
                    yield from (owner[other] for other in known.facing)

    def _beside(self, family: tuple[str, ...], whose: int) -> Iterator[int]:
        """Yield the groups with a family name that an account has beside another group."""
        for number in self._families.get(family, ()):
            group = self._partition.groups[self._partition.owner[number]]
            if group.accounts & self._partition.groups[whose].accounts:
                yield group.number


def _called(role: Role) -> tuple[str, ...]:
    """Return a role, its bare noun, and by what it may be told where the noun is left out.

    "The small boy with the dog" may be "the boy", "the small one" and "the one with the dog".
    """
    noun = role.head.rpartition(" ")[2]
    found = [role.head]
    if mark(role.head):
        found += [f"{mark(role.head)} one"] + ([noun] if is_trade(noun) else [])
    told = role.words - BLAND - {noun, role.head}
    return (*found, *(f"one with {word}" for word in sorted(told)))


def _leads(role: Role) -> bool:
    """Whether a role may tell who it is: one has it, or its words describe one."""
    return role.unique or len(role.words) > 1


def _kin(
    number: int,
    kin: Mapping[int, frozenset[tuple[str, int]]],
    called: Mapping[int, frozenset[tuple[str, int]]],
) -> Iterator[int]:
    """Yield who is called the same kin of the same person, or is parent where this is child."""
    for word, whose in kin.get(number, frozenset()):
        yield from (other for same, other in called.get(whose, frozenset()) if same == word)
        yield from (of for _, of in kin.get(whose, frozenset()))
    for _, other in called.get(number, frozenset()):
        yield from (near for _, near in called.get(other, frozenset()))
