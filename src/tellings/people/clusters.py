"""Clusters of mentions inside an account, with what must never be joined.

Mentions join clusters, never mentions: what a cluster has learnt from any of its members (a gender
from a pronoun, a number, names, whose daughter it is) holds for all of them, and is checked against
all that the newcomer brings. The constraints are hard; the score decides only among what they
leave. ("Entity-centric" clustering: Clark and Manning, "Entity-centric coreference resolution with
model stacking", ACL 2015.)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tellings.people.features import Mention, Scene
from tellings.people.voices import said_by
from tellings.people.words import kin_word
from tellings.text.names import name_likeness

OTHER = frozenset({"other", "another", "different", "second", "new", "else", "own"})
ANY = frozenset({"any", "every", "each", "no"})


@dataclass(slots=True)
class Cluster:
    """The mentions joined so far; changed only while an account is being read."""

    number: int
    members: list[int] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    kin: set[tuple[str, int]] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    groups: set[tuple[str, str]] = field(default_factory=set)
    generic: bool = False


@dataclass(slots=True)
class State:
    """All clusters of an account while it is read.

    ``unsure`` holds pronouns joined on a weak score: whose kin is meant by them stays open.
    """

    scene: Scene
    owner: dict[int, int] = field(default_factory=dict)
    clusters: dict[int, Cluster] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)
    learnt: dict[str, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)

    def cluster_of(self, mention: int) -> Cluster | None:
        """Return the cluster a mention is in, None before it is placed."""
        number = self.owner.get(mention)
        return None if number is None else self.clusters[number]

    def place(self, unit: Cluster, cluster: Cluster | None) -> Cluster:
        """Put the mentions of ``unit`` into ``cluster``, or make a cluster of them."""
        if cluster is None:
            cluster = self.clusters[unit.number] = unit
        else:
            absorb(cluster, unit)
        for mention in unit.members:
            self.owner[mention] = cluster.number
        return cluster

    def merge(self, left: Cluster, right: Cluster) -> Cluster:
        """Join two clusters; the one with the earlier number stays."""
        if right.number < left.number:
            left, right = right, left
        for mention in right.members:
            self.owner[mention] = left.number
        absorb(left, right)
        del self.clusters[right.number]
        return left


def absorb(into: Cluster, other: Cluster) -> None:
    """Add what another cluster holds and knows."""
    into.members.extend(other.members)
    into.genders |= other.genders
    into.numbers |= other.numbers
    into.names += [name for name in other.names if name not in into.names]
    into.kin |= other.kin
    into.voices |= other.voices
    into.groups |= other.groups
    into.generic |= other.generic


def describe(state: State, mention: int) -> Cluster:
    """Return a mention as a cluster of its own, not yet placed."""
    m = state.scene.mentions[mention]
    candidate = m.candidate
    single = Cluster(number=mention, members=[mention])
    gender = candidate.gender or (state.learnt.get(m.text) if m.names else None)
    if gender:
        single.genders.add(gender)
    if candidate.number and m.group not in {"they", "you"}:
        single.numbers.add(candidate.number)
    if candidate.form == "name":
        single.names.append(name_text(state.scene, m))
    single.kin.update(_kin(state, m))
    if m.group in {"i", "you", "we"}:
        single.groups.add((m.group, m.voice))
    elif m.group in {"he", "she", "it"}:
        single.voices.add(m.voice)
    single.generic = m.form == 1.0 and _any_of_kind(state.scene, m)
    return single


def _any_of_kind(scene: Scene, m: Mention) -> bool:
    """Whether a noun names anybody of its kind: "any father", "no child"."""
    tree = scene.tree
    return any(tree.tokens[at].lemma.lower() in ANY for at in tree.of(m.candidate.head, "det"))


def name_text(scene: Scene, m: Mention) -> str:
    """Return the words of a name without articles."""
    return " ".join(scene.tree.tokens[at].text for at in m.candidate.words)


def _kin(state: State, m: Mention) -> Iterator[tuple[str, int]]:
    """Yield (kin word, mention of whose kin it is) as the mention's possessor shows."""
    word = kin_word(m.lemma)
    if word is None or m.candidate.number == "plur" or m.modifiers & OTHER - {"own"}:
        return
    for anchor in anchors(state.scene, m):
        yield word, anchor


def anchors(scene: Scene, m: Mention) -> Iterator[int]:
    """Yield the mentions that possess ``m``: "her" of "her son", "Ada" of "the son of Ada"."""
    tree = scene.tree
    head = m.candidate.head
    possessors = [*tree.of(head, "nmod:poss")]
    possessors += [at for at in tree.of(head, "nmod") if tree.marker(at) == "of"]
    numbers = {
        other.candidate.head: number
        for number, other in enumerate(
            scene.mentions[max(0, m.number_in_account - 12) : m.number_in_account + 12],
            max(0, m.number_in_account - 12),
        )
    }
    for at in possessors:
        if at in numbers:
            yield numbers[at]


def clash(state: State, left: Cluster, right: Cluster) -> str:
    """Return the rule other than kinship that keeps two clusters apart, or an empty string."""
    reasons = {
        "gender": _opposed(left.genders, right.genders),
        "number": _opposed(left.numbers, right.numbers),
        "speaker": _persons_clash(left, right),
        "any": (left.generic and not _only_pronouns(state, right))
        or (right.generic and not _only_pronouns(state, left)),
        "names": bool(left.names and right.names) and not _names_meet(left, right),
        "grammar": _grammar(state, left, right),
    }
    return next((rule for rule, holds in reasons.items() if holds), "")


def _grammar(state: State, left: Cluster, right: Cluster) -> bool:
    return any(not state.apart.get(m, set()).isdisjoint(right.members) for m in left.members)


def _only_pronouns(state: State, cluster: Cluster) -> bool:
    return all(state.scene.mentions[number].form == 2.0 for number in cluster.members)


def _opposed(left: set[str], right: set[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)


def _persons_clash(left: Cluster, right: Cluster) -> bool:
    """“I” of two voices differ; in one voice “I”, “you” and “he” are three."""
    both = left.groups | right.groups
    # Who speaks in a quotation with a known speaker follows from who the speaker is.
    speakers = {voice for group, voice in both if group == "i" and said_by(voice) is None}
    if len(speakers) > 1:
        return True
    for one, two in ((left, right), (right, left)):
        for group, voice in one.groups:
            if any(other != group and voice == there for other, there in two.groups):
                return True
            if group in {"i", "we"} and voice in two.voices:
                return True
    return False


def _names_meet(left: Cluster, right: Cluster) -> bool:
    return any(likeness(one, two) > 0.0 for one in left.names[:6] for two in right.names[:6])


def likeness(left: str, right: str) -> float:
    """Return how alike two names are; an acronym of the other counts as alike."""
    if left.lower() == right.lower():
        return 1.0
    initials = {
        "".join(word[0] for word in name.split() if word[:1].isupper()): name
        for name in (left, right)
        if len(name.split()) > 1
    }
    if left.upper() in initials or right.upper() in initials:
        return 0.9
    return name_likeness(left, right).score
