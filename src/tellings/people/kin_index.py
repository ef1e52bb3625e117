"""Whose kin each cluster is, kept up to date while clusters grow.

A possessor ("her" of "her son") is a mention; whose kin the son is depends on the cluster that
"her" is in by now. Asking every cluster again whenever a mention is placed made reading quadratic;
here placing and merging change only what they touch.

Example: "her son" is placed while "her" is not: the son's cluster is kin of -1-her. When "her"
joins Ada's cluster, that entry becomes ("son", Ada's cluster).
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

Kin = tuple[str, int]


def unplaced(anchor: int) -> int:
    """Return what stands for the cluster of a mention not yet placed: a negative number."""
    return -1 - anchor


@dataclass(slots=True)
class KinIndex:
    """``of`` gives by cluster (kin word, cluster of whom); ``called`` by cluster its kin.

    ``holders`` gives by possessor the units that it possesses: one of their mentions, the word.
    """

    of: dict[int, set[Kin]] = field(default_factory=dict)
    called: dict[int, set[int]] = field(default_factory=dict)
    holders: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def place(
        self,
        cluster: int,
        kin: Iterable[Kin],
        members: Iterable[int],
        *,
        unit: int,
        owner: Mapping[int, int],
        unsure: AbstractSet[int],
    ) -> None:
        """Note that a unit with this kin and these members is now in ``cluster``."""
        for word, anchor in kin:
            self.holders.setdefault(anchor, []).append((unit, word))
            if anchor not in unsure:
                self._add(cluster, word, owner.get(anchor, unplaced(anchor)))
        for member in members:
            waiting = unplaced(member)
            for holder, word in self.holders.get(member, ()):
                self.of.get(owner[holder], set()).discard((word, waiting))
                if member not in unsure:
                    self._add(owner[holder], word, cluster)
            self.called.pop(waiting, None)

    def merge(self, left: int, right: int) -> None:
        """Note that all of cluster ``right`` is now in ``left``."""
        for holder in self.called.pop(right, set()):
            for word in [word for word, whose in self.of[holder] if whose == right]:
                self.of[holder].discard((word, right))
                self._add(holder, word, left)
        for word, whose in self.of.pop(right, set()):
            self.called[whose].discard(right)
            self._add(left, word, whose)

    def _add(self, cluster: int, word: str, whose: int) -> None:
        self.of.setdefault(cluster, set()).add((word, whose))
        self.called.setdefault(whose, set()).add(cluster)
