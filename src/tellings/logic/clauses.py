"""Clauses over selectors: what cannot all be accepted together.

A *selector* is the name of something that may be accepted or not: a claim id, the id of a link or
a rule. A *conflict set* is a set of selectors that cannot all be accepted; it is *minimal* when
any one of them left out makes the rest acceptable. General knowledge is a list of *clauses*:
tuples of literals (name, wanted), of which at least one must hold (conjunctive normal form).

>>> minimal([frozenset("ab"), frozenset("abc")])
(frozenset({'a', 'b'}),)
"""

from collections.abc import Collection, Iterable, Mapping

Literal = tuple[str, bool]
Clause = tuple[Literal, ...]
ConflictSet = frozenset[str]


def forbids(members: Collection[str]) -> Clause:
    """Return the clause that not all of ``members`` are accepted."""
    return tuple((name, False) for name in sorted(members))


def in_order(sets: Iterable[ConflictSet]) -> tuple[ConflictSet, ...]:
    """Return the distinct ``sets``, smallest first, then by their members."""
    return tuple(sorted(set(sets), key=lambda members: (len(members), sorted(members))))


def minimal(sets: Iterable[ConflictSet]) -> tuple[ConflictSet, ...]:
    """Return the sets that contain no other of ``sets``, smallest first."""
    kept: list[ConflictSet] = []
    holders: dict[str, list[ConflictSet]] = {}
    for members in in_order(sets):
        known = (found for name in sorted(members) for found in holders.get(name, ()))
        if not any(found <= members for found in known):
            kept.append(members)
            for name in sorted(members):
                holders.setdefault(name, []).append(members)
    return tuple(kept)


def components(sets: Collection[ConflictSet]) -> tuple[tuple[ConflictSet, ...], ...]:
    """Return ``sets`` split into groups that share no selector (union-find with path halving)."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for members in sets:
        first, *others = sorted(members)
        for other in others:
            parent[root(other)] = root(first)
    groups: dict[str, list[ConflictSet]] = {}
    for members in in_order(sets):
        groups.setdefault(root(min(members)), []).append(members)
    return tuple(tuple(group) for group in groups.values())


def twins(sets: Collection[ConflictSet], kind: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the selectors of ``sets`` grouped into twins, each group and all groups sorted.

    Twins are of one ``kind`` and clash with exactly the same others, so that every largest
    acceptable set holds all of them or none; ten copies of one statement are ten twins.
    """
    faced: dict[str, list[tuple[str, ...]]] = {}
    for members in in_order(sets):
        for name in sorted(members):
            faced.setdefault(name, []).append(tuple(sorted(members - {name})))
    groups: dict[tuple[str, tuple[tuple[str, ...], ...]], list[str]] = {}
    for name in sorted(faced):
        key = kind.get(name, name), tuple(sorted(faced[name]))
        groups.setdefault(key, []).append(name)
    return tuple(tuple(group) for group in groups.values())
