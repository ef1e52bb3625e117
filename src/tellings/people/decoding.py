"""From scores to chains: units that grammar makes join clusters one after the other.

1. Mentions that grammar joins (apposition, "is", "who", "herself") form a unit and stay together.
2. Units are placed in text order, the possessor before what it possesses. Each joins the cluster
   that the decision picks among those which no constraint forbids, or begins one.
3. "I" of one voice, a quotation's speaker and kin of the same person join without a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.people.bynames import byname_heads
from tellings.people.candidates import Candidate
from tellings.people.clusters import Cluster, State, absorb, anchors, clash, describe, new_trade
from tellings.people.features import Mention, Scene
from tellings.people.genders import learnt_genders
from tellings.people.joining import Decide, Option
from tellings.people.kinship import kin_clash, same_kin_clusters
from tellings.people.signed import bylines
from tellings.people.trades import other_trades
from tellings.people.voices import SAID_BY, said_by
from tellings.people.works import WORKS

WORTH_A_LOOK = 0.03
MIN_KIND_AGREEMENT = 0.25

Scores = Mapping[tuple[int, int], float]


@dataclass(slots=True)
class Reading:
    """The work in progress: the state, the unit of each mention, the scores of earlier mentions.

    ``at_head`` gives the mention with a head token.
    """

    state: State
    unit: dict[int, Cluster]
    partners: Mapping[int, Mapping[int, float]]
    decide: Decide
    at_head: Mapping[int | None, int]
    placed: set[int] = field(default_factory=set)


def cluster_mentions(scene: Scene, scores: Scores, decide: Decide) -> list[list[int]]:
    """Return the clusters as lists of mention numbers, each sorted, in order of their first."""
    state = State(
        scene=scene,
        learnt=learnt_genders(scene, scores),
        bynames=byname_heads(scene.tree),
        bylines=bylines(scene.tree),
        saying=frozenset(token for _, token in scene.voices.speakers),
    )
    for left, right in scene.links.apart:
        state.apart.setdefault(left, set()).add(right)
        state.apart.setdefault(right, set()).add(left)
    partners: dict[int, dict[int, float]] = {}
    for (left, right), score in scores.items():
        partners.setdefault(right, {})[left] = score
    reading = Reading(
        state=state,
        unit=units(state),
        partners=partners,
        decide=decide,
        at_head={m.candidate.head: m.number_in_account for m in scene.mentions},
    )
    for m in scene.mentions:
        _place(reading, m.number_in_account)
    _join_late(state)
    return sorted(sorted(cluster.members) for cluster in state.clusters.values())


def units(state: State) -> dict[int, Cluster]:
    """Return the unit of each mention: what grammar says is the same, unless something forbids."""
    mentions = state.scene.mentions
    unit = {m.number_in_account: describe(state, m.number_in_account) for m in mentions}
    for (left, right), rule in state.scene.links.same.items():
        one, two = unit[left], unit[right]
        if one is two or clash(state, one, two):
            continue
        sure = rule in {"relative", "reflexive", "forward"}
        if (
            sure
            or _is_a_work(mentions[left], mentions[right])
            or _one_kind(mentions[left].candidate, mentions[right].candidate)
        ):
            _unite(unit, one, two)
    _unite_names(state, unit)
    return unit


def _unite(unit: dict[int, Cluster], one: Cluster, two: Cluster) -> None:
    first, second = (one, two) if one.number < two.number else (two, one)
    absorb(first, second)
    for number in second.members:
        unit[number] = first


def _unite_names(state: State, unit: dict[int, Cluster]) -> None:
    """Unite what one account calls by exactly one name, before any pronoun is read.

    Otherwise one pronoun read wrongly ("his father, Omar Haddad" with "his" taken for Omar) parts
    the name from itself for good.
    """
    first: dict[tuple[str, ...], int] = {}
    for m in state.scene.mentions:
        if m.candidate.form == "name" and m.names:
            _unite_named(state, unit, first.setdefault(m.names, m.number_in_account), m)
    for name in first:
        longer = [other for other in first if name in (other[-len(name) :], other[: len(name)])]
        if len(longer) == 2:  # itself and one fuller name: "Omar" and "Omar Haddad"
            fuller = max(longer, key=len)
            _unite_named(state, unit, first[fuller], state.scene.mentions[first[name]])


def _unite_named(state: State, unit: dict[int, Cluster], number: int, m: Mention) -> None:
    one, two = unit[number], unit[m.number_in_account]
    # "Tom Reed ... his son, Tom": a name that comes again as somebody's kin may be another's.
    again = max(one, two, key=lambda cluster: min(cluster.members))
    if one is two or again.kin or clash(state, one, two):
        return
    if other_trades(one.trades, two.trades):
        return
    if _one_kind(state.scene.mentions[number].candidate, m.candidate):
        _unite(unit, one, two)


def _is_a_work(one: Mention, two: Mention) -> bool:
    """Whether a name is said to be a film or a book, whatever its words seem to be."""
    return any(a.names and b.form == 1.0 and b.lemma in WORKS for a, b in ((one, two), (two, one)))


def _one_kind(one: Candidate, two: Candidate) -> bool:
    """Whether both can name the same kind of thing; "the law is a father" joins nobody."""
    if not one.kind or not two.kind:
        return True
    dot = sum(p * q for p, q in zip(one.probabilities, two.probabilities, strict=True))
    return dot >= MIN_KIND_AGREEMENT


def _place(reading: Reading, number: int) -> None:
    """Place the unit of a mention, after the units of those who possess it or say "I" in it.

    Of “I am late,” said Ada. "Ada" comes first: who she is, her name and what went before tell.
    """
    state, unit = reading.state, reading.unit[number]
    if unit.number in reading.placed:
        return
    reading.placed.add(unit.number)
    for member in tuple(unit.members):
        m = state.scene.mentions[member]
        for anchor in anchors(state.scene, m):
            _place(reading, anchor)
        speaker = reading.at_head.get(said_by(m.voice)) if m.group == "i" else None
        if speaker is not None:
            _place(reading, speaker)
    state.place(unit, _best(reading, unit))


def _best(reading: Reading, unit: Cluster) -> Cluster | None:
    """Return the cluster that a unit joins, None when it begins one."""
    state = reading.state
    m = representative(state, unit)
    found = _scores_by_cluster(reading, unit)
    known = _known(reading, unit)
    options = []
    for number in sorted({*found, *known}):
        cluster = state.clusters[number]
        if new_trade(cluster, unit):
            continue
        sure = number in known
        scores = found.get(number, {})
        best = max(scores.values(), default=0.0)
        if not sure and best < WORTH_A_LOOK:
            continue
        if clash(state, cluster, unit) or kin_clash(state, cluster, unit, known=sure):
            continue
        if not sure and other_trades(cluster.trades, unit.trades):
            continue
        options.append(Option(cluster=cluster, scores=scores, best=best, forced=sure))
    sure_options = [option for option in options if option.forced]
    if sure_options:
        return max(sure_options, key=lambda option: (option.best, option.cluster.number)).cluster
    if not options or not _may_refer_back(m):
        return None
    options.sort(key=lambda option: (-option.best, -option.cluster.number))
    chosen = reading.decide(state, m, options)
    return None if chosen is None else options[chosen].cluster


def _scores_by_cluster(reading: Reading, unit: Cluster) -> dict[int, dict[int, float]]:
    """Return by cluster the best score of each of its mentions with a mention of the unit.

    What is only said of somebody ("the captain, who is the father of Tobi") is no way to find out
    who is meant: it likens the captain to every father. So predicates are left out.
    """
    found: dict[int, dict[int, float]] = {}
    tree = reading.state.scene.tree
    for member in unit.members:
        if tree.of(reading.state.scene.mentions[member].candidate.head, "cop"):
            continue
        for earlier, score in reading.partners.get(member, {}).items():
            cluster = reading.state.cluster_of(earlier)
            if cluster is not None:
                scores = found.setdefault(cluster.number, {})
                scores[earlier] = max(score, scores.get(earlier, 0.0))
    return found


def representative(state: State, unit: Cluster) -> Mention:
    """Return the mention that stands for a unit: its first name, else its first mention."""
    members = [state.scene.mentions[number] for number in sorted(unit.members)]
    return next((m for m in members if m.names), members[0])


def _known(reading: Reading, unit: Cluster) -> set[int]:
    """Return the clusters that a unit belongs to by kinship or by the voices."""
    found = set(same_kin_clusters(reading.state, unit)) if unit.kin else set()
    for number in unit.members:
        found |= _same_voice(reading, reading.state.scene.mentions[number])
    return found


def _same_voice(reading: Reading, m: Mention) -> set[int]:
    """Return the clusters of the same voice's "I" and its speaker, for its "I" or its speaker."""
    state = reading.state
    if m.group != "i":
        return state.speaking.get(f"{SAID_BY}{m.candidate.head}", set())
    found = set(state.speaking.get(m.voice, ()))
    speaker = reading.at_head.get(said_by(m.voice))
    if speaker is not None and speaker in state.owner:
        found.add(state.owner[speaker])
    return found


def _may_refer_back(m: Mention) -> bool:
    """Whether a score may join ``m`` to something earlier.

    Someone new comes with "a", "any" or "every", which only grammar joins; the teller's "I" is the
    teller alone and a known speaker's the speaker, while that of a quotation for which nobody is
    named may be whoever was spoken of.
    """
    if m.group == "i":
        return bool(m.voice) and said_by(m.voice) is None
    return not (m.form == 1.0 and m.candidate.determiner in {"indef", "quant"})


def _join_late(state: State) -> None:
    """Join clusters that turned out to be the same kin of the same person."""
    changed = True
    while changed:
        changed = False
        for one in sorted(state.clusters):
            if one in state.clusters and state.clusters[one].kin:
                changed |= _join_kin(state, one)


def _join_kin(state: State, one: int) -> bool:
    """Join to a cluster all that are the same kin, by number; return whether any was."""
    joined = False
    done = -1
    while one in state.clusters:
        left = state.clusters[one]
        two = next(
            (
                number
                for number in same_kin_clusters(state, left)
                if number > done and _may_join(state, left, state.clusters[number])
            ),
            None,
        )
        if two is None:
            break
        state.merge(left, state.clusters[two])
        joined, done = True, two
    return joined


def _may_join(state: State, left: Cluster, right: Cluster) -> bool:
    if new_trade(left, right) or new_trade(right, left):
        return False
    return not clash(state, left, right) and not kin_clash(state, left, right, known=True)
