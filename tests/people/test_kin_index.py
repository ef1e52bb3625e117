"""Kinship that is kept up to date says what asking every cluster again would say."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.people.clusters import Cluster, State
from tellings.people.features import Scene
from tellings.people.kin_index import unplaced
from tellings.people.kinship import kin_of, same_kin, same_kin_clusters
from tellings.people.links import GrammarLinks
from tellings.people.syntax import Tree
from tellings.people.voices import Voices
from tellings.records.language import Analysis

MENTIONS = 12
WORDS = ("son", "daughter", "father", "mother", "brother", "wife", "child")

kin_sets = st.lists(
    st.sets(st.tuples(st.sampled_from(WORDS), st.integers(0, MENTIONS - 1)), max_size=2),
    min_size=MENTIONS,
    max_size=MENTIONS,
)


def empty_state(unsure: set[int]) -> State:
    """Return a state without mentions."""
    analysis = Analysis(document="d", account="a", tokens=(), sentences=())
    voices = Voices(voice=(), speakers=())
    scene = Scene(
        tree=Tree(analysis=analysis, children=(), sentence=()),
        mentions=(),
        links=GrammarLinks(same={}, apart={}),
        heads={},  # type: ignore[arg-type]  # no mention asks for it
        voices=voices,
    )
    return State(scene=scene, unsure=unsure)


def brute_kin(state: State, cluster: Cluster) -> set[tuple[str, int]]:
    """Return the kin of a cluster from its possessors alone."""
    return {
        (word, state.owner.get(anchor, unplaced(anchor)))
        for word, anchor in cluster.kin
        if anchor not in state.unsure
    }


@given(kin_sets, st.permutations(range(MENTIONS)), st.sets(st.integers(0, MENTIONS - 1)), st.data())
def test_kin_follows_every_placing_and_merging(
    kin: list[set[tuple[str, int]]], order: list[int], unsure: set[int], data: st.DataObject
) -> None:
    """In whatever order mentions are placed, joined and merged."""
    state = empty_state(unsure)
    for number in order:
        unit = Cluster(number=number, members=[number], kin=set(kin[number]))
        target = data.draw(st.sampled_from([None, *sorted(state.clusters)]))
        state.place(unit, None if target is None else state.clusters[target])
        if len(state.clusters) > 2 and data.draw(st.booleans()):
            pair = data.draw(st.permutations(sorted(state.clusters)))[:2]
            state.merge(state.clusters[pair[0]], state.clusters[pair[1]])
        for cluster in state.clusters.values():
            assert kin_of(state, cluster) == brute_kin(state, cluster)
            assert same_kin_clusters(state, cluster) == [
                other
                for other in sorted(state.clusters)
                if other != cluster.number and same_kin(state, cluster, state.clusters[other])
            ]
