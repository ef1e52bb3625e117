"""Kinship inside an account: whose daughter she is, and what follows for who can be who.

"His daughter" is kin of "his"; once it is known who he is, she is the daughter of that person. What
is said of a parent holds for the child too: after "her father", he has her as a child. Nobody has
two fathers, nobody is kin of oneself, and "the daughter of Ada" is not "his daughter" unless he
and Ada are her parents.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from tellings.people.clusters import Cluster, State
from tellings.people.kin_index import Kin, unplaced
from tellings.people.words import KIN_INVERSE

CHILDREN = frozenset(word for word, back in KIN_INVERSE.items() if back == "parent")
PARENTS = frozenset(word for word, back in KIN_INVERSE.items() if back == "child")
GENERAL = {
    "child": CHILDREN,
    "parent": PARENTS,
    "sibling": frozenset({"brother", "sister", "sibling"}),
    "spouse": frozenset({"husband", "wife", "spouse"}),
}


def kin_of(state: State, cluster: Cluster) -> AbstractSet[Kin]:
    """Return (kin word, cluster number) as possessors show; unplaced possessors are negative."""
    if state.clusters.get(cluster.number) is cluster:
        return state.kin.of.get(cluster.number, frozenset())
    return {
        (word, state.owner.get(anchor, unplaced(anchor)))
        for word, anchor in cluster.kin
        if anchor not in state.unsure
    }


def parents_of(state: State, cluster: Cluster) -> frozenset[int]:
    """Return the clusters whose child this is, as said of the child or of a parent."""
    number = cluster.number
    found = {whose for word, whose in kin_of(state, cluster) if word in CHILDREN}
    found |= {
        other
        for other in state.kin.called.get(number, ())
        if any(whose == number and word in PARENTS for word, whose in state.kin.of[other])
    }
    return frozenset(found)


def kin_clash(state: State, left: Cluster, right: Cluster, *, known: bool) -> bool:
    """Return whether kinship keeps two clusters apart.

    ``known`` when kinship itself says that they are one: then only being one's own kin forbids it.
    """
    one, two = kin_of(state, left), kin_of(state, right)
    if any(whose == right.number for _, whose in one):
        return True
    if any(whose == left.number for _, whose in two):
        return True
    if known:
        return False
    if _other_parents(state, left, right):
        return True
    return any(_contradict(a, b) for a in one for b in two)


def _contradict(one: Kin, two: Kin) -> bool:
    """Whether both are the same kin of two people (no children), or two kinds of kin of one."""
    (word, anchor), (other, whose) = one, two
    if anchor != whose:
        return word == other and word not in CHILDREN
    return not compatible(word, other)


def _other_parents(state: State, left: Cluster, right: Cluster) -> bool:
    """Whether both have known parents, and none of them can be a parent of both."""
    mine, theirs = parents_of(state, left), parents_of(state, right)
    if not mine or not theirs or mine & theirs:
        return False
    return not any(_couple(state, a, b) for a in mine for b in theirs)


def _couple(state: State, one: int, two: int) -> bool:
    """Whether two people are known to be of two genders, so that both can be parents."""
    left, right = state.clusters.get(one), state.clusters.get(two)
    if left is None or right is None:
        return False
    return bool(left.genders) and bool(right.genders) and left.genders.isdisjoint(right.genders)


@lru_cache(maxsize=4096)
def compatible(word: str, other: str) -> bool:
    """Whether one person can be both kinds of kin of another: a son is a child."""
    if word == other:
        return True
    return any(
        {word, other} <= members and {word, other} & {general}
        for general, members in GENERAL.items()
    )


def same_kin(state: State, left: Cluster, right: Cluster) -> bool:
    """Return whether kinship says that two clusters are one.

    Both are called the same kin of the same person; or one is the parent of somebody whom the
    account calls the child of the other. After "her father", "his daughter" is she, if "she" was
    said of both: who has another daughter says so.
    """
    one, two = kin_of(state, left), kin_of(state, right)
    if any(a == b and compatible(word, other) for word, a in one for other, b in two):
        return True
    if parents_of(state, left) & parents_of(state, right):
        called = _called_child(one) + _called_child(two)
        known = bool(left.genders) and left.genders == right.genders
        if called == 2 or (called == 1 and known):
            return True
    return any(_is_child(state, child, right) for child in _children(one)) or any(
        _is_child(state, child, left) for child in _children(two)
    )


def _called_child(kin: AbstractSet[Kin]) -> bool:
    return any(word in CHILDREN for word, _ in kin)


def _children(kin: AbstractSet[Kin]) -> Iterator[int]:
    """Yield those whose parent someone is called."""
    for word, whose in kin:
        if word in PARENTS:
            yield whose


def _is_child(state: State, child: int, parent: Cluster) -> bool:
    cluster = state.clusters.get(child)
    return cluster is not None and any(
        word in CHILDREN and whose == parent.number for word, whose in kin_of(state, cluster)
    )


def same_kin_clusters(state: State, cluster: Cluster) -> list[int]:
    """Return by number the placed clusters for which ``same_kin`` holds."""
    worth = _kin_candidates(state, cluster) - {cluster.number}
    return sorted(
        number
        for number in worth
        if number in state.clusters and same_kin(state, cluster, state.clusters[number])
    )


def _kin_candidates(state: State, cluster: Cluster) -> set[int]:
    """Return all clusters that ``same_kin`` could join, found from the kin of the cluster."""
    called, kin = state.kin.called, state.kin.of
    found: set[int] = set()
    for word, whose in kin_of(state, cluster):
        found |= called.get(whose, set())
        if word in PARENTS:
            found |= {parent for role, parent in kin.get(whose, ()) if role in CHILDREN}
    for parent in parents_of(state, cluster):
        found |= called.get(parent, set())
        found |= {child for role, child in kin.get(parent, ()) if role in PARENTS}
    for child in called.get(cluster.number, set()):
        if any(whose == cluster.number and word in CHILDREN for word, whose in kin[child]):
            found |= called.get(child, set())
    return found
