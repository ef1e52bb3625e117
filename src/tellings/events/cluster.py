"""Average-link clustering over a list of edges: joins are made from the surest down.

Every edge in falling order asks to join the two clusters at its ends. They are joined when the mean
affinity over *all* pairs across them, not only the linked ones, reaches ``floor``, and no pair is
forbidden. So a chain through one weak link does not form, as it would under single link: with a-b
.9 and b-c .8 but a-c -2, {a, b} and {c} stay apart, since (.8 - 2) / 2 lies below any useful floor.

Pairs that must be joined come first, whatever their affinity. Equal scores are taken in the order
of the items' numbers, so the result does not depend on the order of the edges.

Sokal & Michener (1958), A statistical method for evaluating systematic relationships.
"""

from collections.abc import Callable, Iterable, Sequence

Edge = tuple[float, int, int]
Affinity = Callable[[Sequence[int], Sequence[int]], float]
"""The summed affinity over all pairs of the first and the second list of items."""


def agglomerate(
    *,
    count: int,
    edges: Iterable[Edge],
    affinity: Affinity,
    floor: float,
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters of items 0 .. count-1, each sorted, in the order of their first items."""
    clusters = _Clusters(count, affinity)
    for left, right in cannot:
        clusters.forbid(left, right)
    for left, right in sorted((min(p), max(p)) for p in must):
        if not clusters.forbidden(left, right):
            clusters.join(left, right)
    ordered = sorted((-score, min(i, j), max(i, j)) for score, i, j in edges)
    for _, left, right in ordered:
        if clusters.same(left, right) or clusters.forbidden(left, right):
            continue
        if clusters.mean(left, right) >= floor:
            clusters.join(left, right)
    return clusters.groups()


class _Clusters:
    """Clusters that grow; the cluster of an item is named by its smallest item."""

    def __init__(self, count: int, affinity: Affinity) -> None:
        self._of = list(range(count))
        self._members: dict[int, list[int]] = {item: [item] for item in range(count)}
        self._apart: dict[int, set[int]] = {}
        self._affinity = affinity

    def same(self, left: int, right: int) -> bool:
        return self._of[left] == self._of[right]

    def forbid(self, left: int, right: int) -> None:
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def forbidden(self, left: int, right: int) -> bool:
        others = self._members[self._of[right]]
        return any(
            other in self._apart.get(item, ())
            for item in self._members[self._of[left]]
            for other in others
        )

    def mean(self, left: int, right: int) -> float:
        one, other = self._members[self._of[left]], self._members[self._of[right]]
        return self._affinity(one, other) / (len(one) * len(other))

    def join(self, left: int, right: int) -> None:
        keep, give = sorted((self._of[left], self._of[right]))
        if keep == give:
            return
        moved = self._members.pop(give)
        self._members[keep] = sorted(self._members[keep] + moved)
        for item in moved:
            self._of[item] = keep

    def groups(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(members) for _, members in sorted(self._members.items()))
