"""Clusters of mentions inside an account, with what must never be joined.

Mentions join clusters, never mentions: what a cluster has learnt from any of its members (a gender
from a pronoun, a number, names, whose daughter it is) holds for all of them, and is checked against
all that the newcomer brings. The constraints are hard; the score decides only among what they
leave. ("Entity-centric" clustering: Clark and Manning, "Entity-centric coreference resolution with
model stacking", ACL 2015.)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from tellings.people.features import Mention, Scene
from tellings.people.full_names import written
from tellings.people.kin_index import KinIndex
from tellings.people.namesakes import is_full, is_wife, two_people
from tellings.people.summaries import Summary
from tellings.people.trades import is_station
from tellings.people.voices import said_by
from tellings.people.words import TITLES, kin_word
from tellings.text.given_names import usual_gender
from tellings.text.name_words import RANKS
from tellings.text.names import OTHER_RANK, name_likeness
from tellings.text.written_names import parse_name

OTHER = frozenset({"other", "another", "different", "second", "new", "else", "own"})
ANY = frozenset({"any", "every", "each", "no"})
CERTAIN = frozenset({"def", "dem", "poss", "bare"})
KNOWN = 4
ONE_SPELLING = 0.75
SPEAKING = ("i", "you", "we")


@dataclass(slots=True)
class Cluster:
    """The mentions joined so far; changed only while an account is being read.

    ``voices`` are those in which it is "he", "she", "it" or said to speak, ``groups`` those in
    which it is "I", "you" or "we", ``speakers`` those of "I" whose speaker no verb of speech names.
    """

    number: int
    members: list[int] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    kin: set[tuple[str, int]] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    groups: set[tuple[str, str]] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    generic: bool = False
    summary: Summary = field(default_factory=Summary)


@dataclass(slots=True)
class State:
    """All clusters of an account while it is read.

    ``bynames`` are the last tokens of names that are called another name of somebody; ``bylines``
    those of names that sign what stands before them, so they are its "I" and no "he"; ``saying``
    the tokens that name a quotation's speaker, who is not the "I" of whoever tells of it.
    ``unsure`` holds pronouns joined on a weak score: whose kin is meant by them stays open.
    ``kin`` and ``speaking`` (voice to the clusters with its "I") follow from the clusters placed.
    """

    scene: Scene
    owner: dict[int, int] = field(default_factory=dict)
    clusters: dict[int, Cluster] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)
    learnt: dict[str, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    bynames: frozenset[int] = frozenset()
    bylines: frozenset[int] = frozenset()
    saying: frozenset[int] = frozenset()
    kin: KinIndex = field(default_factory=KinIndex)
    speaking: dict[str, set[int]] = field(default_factory=dict)

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
        self.kin.place(
            cluster.number,
            unit.kin,
            unit.members,
            unit=unit.number,
            owner=self.owner,
            unsure=self.unsure,
        )
        for voice in _own_voices(unit):
            self.speaking.setdefault(voice, set()).add(cluster.number)
        return cluster

    def holds(self, cluster: Cluster, mention: int) -> bool:
        """Return whether a mention is in a cluster, placed or not."""
        if self.clusters.get(cluster.number) is cluster:
            return self.owner.get(mention) == cluster.number
        return mention in cluster.members

    def merge(self, left: Cluster, right: Cluster) -> Cluster:
        """Join two clusters; the one with the earlier number stays."""
        if right.number < left.number:
            left, right = right, left
        for mention in right.members:
            self.owner[mention] = left.number
        absorb(left, right)
        del self.clusters[right.number]
        self.kin.merge(left.number, right.number)
        for voice in _own_voices(right):
            self.speaking[voice].discard(right.number)
            self.speaking[voice].add(left.number)
        return left


def _own_voices(cluster: Cluster) -> Iterator[str]:
    """Yield the voices whose "I" is in a cluster."""
    return (voice for group, voice in cluster.groups if group == "i")


def absorb(into: Cluster, other: Cluster) -> None:
    """Add what another cluster holds and knows."""
    into.members.extend(other.members)
    into.genders |= other.genders
    into.numbers |= other.numbers
    into.names += [name for name in other.names if name not in into.names]
    into.kin |= other.kin
    into.voices |= other.voices
    into.groups |= other.groups
    into.speakers |= other.speakers
    into.trades |= other.trades
    into.generic |= other.generic
    into.summary.absorb(other.summary)


def describe(state: State, mention: int) -> Cluster:
    """Return a mention as a cluster of its own, not yet placed."""
    m = state.scene.mentions[mention]
    candidate = m.candidate
    single = Cluster(number=mention, members=[mention])
    single.summary.add(m)
    gender = candidate.gender or (state.learnt.get(m.text) if m.names else None)
    if gender:
        single.genders.add(gender)
    if candidate.number and m.group not in {"they", "you"}:
        single.numbers.add(candidate.number)
    if candidate.form == "name" and candidate.words[-1] not in state.bynames:
        name = name_text(state.scene, m)
        if not TITLES.issuperset(word.rstrip(".") for word in m.names):
            single.names.append(name)  # "the President" is called so, not named so
        titles = parse_name(name).titles
        single.trades.update(title for title in titles if title in RANKS or title == "nurse")
        single.trades.update({"doctor"} if "dr" in titles else ())
    single.kin.update(_kin(state, m))
    if m.group in {"i", "you", "we"}:
        single.groups.add((m.group, m.voice))
        if m.group == "i" and said_by(m.voice) is None:
            single.speakers.add(m.voice)
    elif candidate.head in state.bylines:
        single.groups.add(("i", m.voice))
    elif m.group in {"he", "she", "it"} or candidate.head in state.saying:
        single.voices.add(m.voice)
    if m.form == 1.0 and candidate.determiner in CERTAIN:
        single.trades.update(word for word in {m.lemma, m.lower} if is_station(word))
    single.generic = m.form == 1.0 and _any_of_kind(state.scene, m)
    return single


def _any_of_kind(scene: Scene, m: Mention) -> bool:
    """Whether a noun names anybody of its kind: "any father", "no child"."""
    tree = scene.tree
    return any(tree.tokens[at].lemma.lower() in ANY for at in tree.of(m.candidate.head, "det"))


def name_text(scene: Scene, m: Mention) -> str:
    """Return the words of a name as ``full_names`` has it, apart where the text has them apart."""
    first, last = written(scene.tree, m.candidate.words[0], m.candidate.words[-1] + 1)
    inside = (*range(first, m.candidate.words[0]), *m.candidate.words)
    tokens = [scene.tree.tokens[at] for at in (*inside, *range(m.candidate.words[-1] + 1, last))]
    gaps = [" " if two.start > one.end else "" for one, two in pairwise(tokens)]
    return "".join(token.text + gap for token, gap in zip(tokens, [*gaps, ""], strict=True))


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
    if _opposed(left.genders, right.genders):
        return "gender"
    if _opposed(left.numbers, right.numbers):
        return "number"
    if _persons_clash(left, right):
        return "speaker"
    if (left.generic and right.summary.nouns) or (right.generic and left.summary.nouns):
        return "any"
    if left.names and right.names and (_names_clash(left, right) or _wife(left, right)):
        return "names"
    return "grammar" if _grammar(state, left, right) else ""


def new_trade(known: Cluster, unit: Cluster) -> bool:
    """Whether kin of somebody are called by a trade of which nothing was said of a known cluster.

    "The commissioner, who was the father of the girl" need not be the father spoken of before:
    which girl is meant may have been misread.
    """
    fresh = bool(unit.kin) and bool(unit.trades) and known.trades.isdisjoint(unit.trades)
    return fresh and known.summary.nouns >= KNOWN


def _grammar(state: State, left: Cluster, right: Cluster) -> bool:
    small, large = sorted((left, right), key=lambda cluster: len(cluster.members))
    return any(
        state.holds(large, other)
        for member in small.members
        for other in state.apart.get(member, ())
    )


def _opposed(left: set[str], right: set[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)


def _persons_clash(left: Cluster, right: Cluster) -> bool:
    """“I” of two voices differ; in one voice “I”, “you” and “he” are three."""
    if not left.groups and not right.groups:
        return False
    small, large = sorted((left, right), key=lambda cluster: len(cluster.groups))
    # Who speaks in a quotation with a known speaker follows from who the speaker is.
    if len(small.speakers | large.speakers) > 1:
        return True
    if any(
        other != group and (other, voice) in large.groups
        for group, voice in small.groups
        for other in SPEAKING
    ):
        return True
    return _spoken_of(small, large) or _spoken_of(large, small)


def _spoken_of(one: Cluster, two: Cluster) -> bool:
    """Whether "he" of ``two`` is said in a voice whose "I" or "we" is ``one``."""
    if len(one.groups) < len(two.voices):
        return any(group in {"i", "we"} and voice in two.voices for group, voice in one.groups)
    return any((group, voice) in one.groups for voice in two.voices for group in ("i", "we"))


def _names_clash(left: Cluster, right: Cluster) -> bool:
    """Whether no two names may be of one person, or some two are surely of two."""
    if not _names_meet(left, right):
        return True
    return any(two_people(one, two) for one in left.names for two in right.names)


def _wife(left: Cluster, right: Cluster) -> bool:
    """Whether "Mrs Lind" meets "Jo Lind", whom nothing shows to be a woman: likely her husband."""
    for one, two in ((left, right), (right, left)):
        titled = any(is_wife(name) for name in one.names)
        if titled and "fem" not in two.genders and all(is_full(name) for name in two.names):
            return not all(_womans(name) for name in two.names)
    return False


def _womans(name: str) -> bool:
    """Whether a full name begins with a given name that is mostly a woman's."""
    return usual_gender(parse_name(name).parts[0]) == "fem"


def _names_meet(left: Cluster, right: Cluster) -> bool:
    """Whether some two names may be of one person: an account spells a name in one way."""
    return any(likeness(one, two) > 0.0 for one in left.names[:6] for two in right.names[:6])


@lru_cache(maxsize=2**16)
def likeness(left: str, right: str) -> float:
    """Return how alike two names are; an acronym counts as alike, a similar spelling does not."""
    if left.lower() == right.lower():
        return 1.0
    initials = {
        "".join(word[0] for word in name.split() if word[:1].isupper()): name
        for name in (left, right)
        if len(name.split()) > 1
    }
    if left.upper() in initials or right.upper() in initials:
        return 0.9
    like = name_likeness(left, right)
    weak = (like.kind == "variant" and like.score < ONE_SPELLING) or like.score <= OTHER_RANK
    return 0.0 if weak and like.score > 0 else like.score
