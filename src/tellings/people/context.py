"""What evidence for and against two groups being one may look at, and the rows of its table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.people.groups import Group, Partition
from tellings.people.looked_up import LookedUp


def _nobody(_: str) -> Iterator[int]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What evidence may look at beside the two groups themselves.

    ``kin`` and ``called`` give, by group, whose kin it is and who is called its kin; ``deeds`` the
    (role, predicate) pairs of each profile in claims, ``doers`` the profiles of each;
    ``bearers`` the groups with an alike name; ``present`` by account the people with names,
    ``heads`` the roles that one person has in it, ``told`` the telling words of its sentences;
    ``near`` gives the profiles by (account, key of a word close by them), ``lengths`` the number of
    an account's sentences, ``tellers`` the groups with somebody's "I",
    ``cast`` the profiles of each account, ``looked_up`` what reading accounts side by side showed.
    """

    partition: Partition
    kin: Mapping[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    called: Mapping[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    deeds: Mapping[int, frozenset[tuple[str, str]]] = field(default_factory=dict)
    doers: Mapping[tuple[str, str], Sequence[int]] = field(default_factory=dict)
    bearers: Callable[[str], Iterator[int]] = _nobody
    present: Mapping[str, frozenset[int]] = field(default_factory=dict)
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near: Mapping[tuple[str, str], Sequence[int]] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    tellers: frozenset[int] = frozenset()
    cast: Mapping[str, Sequence[int]] = field(default_factory=dict)
    looked_up: LookedUp = field(default_factory=LookedUp)

    def beside(self, group: Group) -> Iterator[Group]:
        """Yield the other groups of a group's accounts, each once, by number."""
        found = {self.partition.owner[n] for a in group.accounts for n in self.cast.get(a, ())}
        yield from (self.partition.groups[n] for n in sorted(found - {group.number}))


Judge = Callable[[Group, Group, Context], tuple[float, str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A row of the table.

    ``long`` is the share of the weight that counts where one of the two is told of in no short
    account: among many people "only these two" says less.
    """

    name: str
    weight: float
    judge: Judge
    long: float = 1.0
