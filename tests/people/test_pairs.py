"""Which antecedents are looked at: the index finds what looking at every mention would."""

from hypothesis import given
from hypothesis import strategies as st
from tests.people.test_constraints import scene_of_rows

from tellings.people.features import Mention
from tellings.people.pairs import (
    ALIKE,
    MAX_SAME_HEAD,
    NEAR_MENTIONS,
    NEAR_SENTENCES,
    antecedents,
    noun_index,
)
from tellings.text.name_parts import part_likeness

NOUNS = ("pilot", "driver", "boat", "storm")
NAMES = ("Okafor", "Okafour", "Lind", "Linde", "Moss")

sentences = st.lists(
    st.one_of(
        st.sampled_from(NOUNS).map(lambda word: f"the DET 2 det\n{word} NOUN 3 nsubj"),
        st.sampled_from(NAMES).map(lambda name: f"{name} PROPN 2 nsubj"),
        st.just("she PRON 2 nsubj"),
    ),
    min_size=2,
    max_size=90,
)


def related(a: Mention, m: Mention) -> bool:
    """Whether two nouns share a word or are names that sound alike."""
    if a.lemma == m.lemma or a.words & m.words:
        return True
    named = bool(a.names) and bool(m.names) and a.lemma[0] == m.lemma[0]
    return named and part_likeness(a.lemma, m.lemma)[0] > ALIKE


@given(sentences)
def test_a_noun_looks_at_its_neighbours_and_at_all_its_like(subjects: list[str]) -> None:
    """Nearest first: the near ones, then up to MAX_SAME_HEAD that share a word or sound alike."""
    rows = [f"{subject}\nleft VERB 0 root leave" for subject in subjects]
    scene = scene_of_rows("\n\n".join(rows))
    index = noun_index(scene)
    for m in scene.mentions:
        if m.form == 2.0:
            continue
        near, far = [], []
        for a in reversed(scene.mentions[: m.number_in_account]):
            steps = m.number_in_account - a.number_in_account
            if steps <= NEAR_MENTIONS and m.sentence - a.sentence <= NEAR_SENTENCES:
                near.append(a.number_in_account)
            elif a.form != 2.0 and related(a, m):
                far.append(a.number_in_account)
        assert antecedents(scene, m, index) == near + far[:MAX_SAME_HEAD]
