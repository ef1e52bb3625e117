"""Hard constraints inside an account, against a model that would join everything."""

import itertools
from collections.abc import Sequence

import numpy as np
from tests.people.sentences import analysis_of

from tellings.people.candidates import find_candidates
from tellings.people.clusters import State
from tellings.people.coreference import make_scene
from tellings.people.decoding import cluster_mentions
from tellings.people.features import Mention, Scene
from tellings.people.joining import Decide, Option
from tellings.people.kinds import KINDS, KindModel
from tellings.people.syntax import tree_of
from tellings.people.voices import find_voices

PERSONS = KindModel(bias=np.eye(len(KINDS))[0] * 9, weights={}, senses={})


def scene_of_rows(rows: str) -> Scene:
    """Return the scene of hand-made rows in which every noun may be a person."""
    tree = tree_of(analysis_of(rows))
    words = frozenset(token.text for token in tree.tokens if token.text.islower())
    candidates = find_candidates(tree, kinds=PERSONS, words=words)
    return make_scene(tree, candidates, find_voices(tree))


def greedy(_: State, __: Mention, ___: Sequence[Option]) -> int | None:
    """Join whatever may be joined."""
    return 0


def never(_: State, __: Mention, ___: Sequence[Option]) -> int | None:
    """Join nothing: what is joined then, a rule has joined."""
    return None


def chains(
    rows: str, decide: Decide = greedy, *, alike: frozenset[tuple[int, int]] | None = None
) -> set[frozenset[str]]:
    """Return the chains as sets of "word@position".

    Every pair gets the same high score, or only those whose head positions are in ``alike``.
    """
    scene = scene_of_rows(rows)
    heads = [m.candidate.head for m in scene.mentions]
    pairs = itertools.combinations(range(len(heads)), 2)
    scores = {(a, b): 0.9 for a, b in pairs if alike is None or (heads[a], heads[b]) in alike}
    clusters = cluster_mentions(scene, scores, decide)
    tokens = scene.tree.tokens
    return {
        frozenset(
            f"{tokens[scene.mentions[n].candidate.head].text}@{scene.mentions[n].candidate.head}"
            for n in members
        )
        for members in clusters
    }


def together(found: set[frozenset[str]], *words: str) -> bool:
    """Whether these are all in one chain."""
    return any(set(words) <= chain for chain in found)


def test_people_joined_by_and_differ() -> None:
    """“The pilot and the man” are two, whatever the model says."""
    found = chains(
        """
        the DET 2 det
        pilot NOUN 6 nsubj
        and CCONJ 5 cc
        the DET 5 det
        man NOUN 2 conj
        left VERB 0 root leave
        """
    )
    assert not together(found, "pilot@1", "man@4")


def test_possessor_and_possessed_differ() -> None:
    """“His father” is not he."""
    found = chains(
        """
        Tobi PROPN 2 nsubj
        saw VERB 0 root see
        his PRON 4 nmod:poss
        father NOUN 2 obj
        """
    )
    assert not together(found, "his@2", "father@3")
    assert together(found, "Tobi@0", "his@2")
    assert not together(found, "Tobi@0", "father@3")


def test_subject_and_object_of_a_verb_differ_but_for_a_reflexive() -> None:
    """“The man saw him” are two; “the man saw himself” is one."""
    rows = "the DET 2 det\nman NOUN 3 nsubj\nsaw VERB 0 root see\n{} PRON 3 obj"
    assert not together(chains(rows.format("him")), "man@1", "him@3")
    assert together(chains(rows.format("himself"), never), "man@1", "himself@3")


def test_apposition_and_predicate_join_by_rule() -> None:
    """“Ada, the pilot” and “Ada is a pilot” name one person without a score."""
    found = chains(
        """
        Ada PROPN 5 nsubj
        , PUNCT 4 punct
        the DET 4 det
        pilot NOUN 1 appos
        left VERB 0 root leave
        """,
        never,
    )
    assert together(found, "Ada@0", "pilot@3")
    rows = """
        Ada PROPN {} nsubj
        is AUX {} cop be
        {}a DET {} det
        pilot NOUN 0 root
        """
    assert together(chains(rows.format(4, 4, "", 4), never), "Ada@0", "pilot@3")
    denied = rows.format(5, 5, "not PART 5 advmod\n", 5)
    assert not together(chains(denied, never), "Ada@0", "pilot@4")


DAUGHTERS = """
Tobi PROPN 2 nsubj
loved VERB 0 root love
his PRON 4 nmod:poss
daughter NOUN 2 obj
. PUNCT 2 punct

Sam PROPN 2 nsubj
hit VERB 0 root hit
the DET 4 det
daughter NOUN 2 obj
of ADP 6 case
Okafor PROPN 4 nmod
. PUNCT 2 punct

Tobi PROPN 2 nsubj
missed VERB 0 root miss
his PRON 4 nmod:poss
daughter NOUN 2 obj
"""


def test_a_daughter_of_one_is_no_daughter_of_another() -> None:
    """“Tobi's daughter” and “the daughter of Okafor” stay two; both of Tobi's are one."""
    likely = {(0, 2), (0, 12), (12, 14), (3, 8), (8, 15), (3, 15)}
    found = chains(DAUGHTERS, alike=frozenset(likely))
    assert not together(found, "daughter@3", "daughter@8")
    assert together(found, "daughter@3", "daughter@15")


def test_kin_of_the_same_person_join_without_a_score() -> None:
    """“His daughter” and “his daughter” are one when he is one."""
    assert together(
        chains(
            """
            he PRON 2 nsubj
            loved VERB 0 root love
            his PRON 4 nmod:poss
            daughter NOUN 2 obj
            and CCONJ 6 cc
            missed VERB 2 conj miss
            his PRON 8 nmod:poss
            daughter NOUN 6 obj
            """
        ),
        "daughter@3",
        "daughter@7",
    )


def test_gender_learnt_from_a_pronoun_holds_for_the_person() -> None:
    """Once Ada is "she", no "he" is Ada; the name alone said nothing."""
    found = chains(
        """
        Ada PROPN 2 nsubj
        left VERB 0 root leave

        she PRON 2 nsubj
        slept VERB 0 root sleep

        he PRON 2 nsubj
        woke VERB 0 root wake
        """
    )
    assert together(found, "Ada@0", "she@2")
    assert not together(found, "Ada@0", "he@4")


def test_one_person_is_not_a_group() -> None:
    """“The men” is not “the man”."""
    found = chains(
        """
        the DET 2 det
        man NOUN 3 nsubj
        left VERB 0 root leave

        the DET 2 det
        men NOUNS 3 nsubj man
        slept VERB 0 root sleep
        """
    )
    assert not together(found, "man@1", "men@4")


def test_other_names_are_other_people() -> None:
    """Ada and Ida, Okafor and Lind: names that are not alike never meet in a chain."""
    found = chains(
        """
        Ada PROPN 3 nsubj
        Okafor PROPN 1 flat
        left VERB 0 root leave

        Jo PROPN 3 nsubj
        Lind PROPN 1 flat
        slept VERB 0 root sleep
        """
    )
    assert not together(found, "Ada@0", "Jo@3")


def test_i_is_the_teller_and_quoted_i_the_speaker() -> None:
    """The teller's "I" is one person throughout; "I" inside a quotation is the speaker."""
    found = chains(
        """
        I PRON 2 nsubj
        left VERB 0 root leave

        “ PUNCT 3 punct
        I PRON 3 nsubj
        slept VERB 6 ccomp sleep
        ” PUNCT 3 punct
        Ada PROPN 6 nsubj
        said VERB 0 root say

        I PRON 2 nsubj
        woke VERB 0 root wake
        """
    )
    assert together(found, "I@0", "I@8")
    assert not together(found, "I@0", "I@3")
    assert together(found, "I@3", "Ada@6")


def test_any_and_a_new_one_do_not_refer_back() -> None:
    """“Any daughter” and “a man” begin somebody new."""
    found = chains(
        """
        the DET 2 det
        man NOUN 3 nsubj
        left VERB 0 root leave

        a DET 2 det
        man NOUN 3 nsubj
        slept VERB 0 root sleep
        """
    )
    assert not together(found, "man@1", "man@4")


def test_an_actor_is_not_the_character() -> None:
    """“Ada, played by Jo” are two people."""
    found = chains(
        """
        Ada PROPN 5 nsubj
        played VERB 1 acl play
        by ADP 4 case
        Jo PROPN 2 obl
        left VERB 0 root leave
        """
    )
    assert not together(found, "Ada@0", "Jo@3")


def test_one_name_is_one_person_before_any_pronoun_is_read() -> None:
    """A name and its fuller form are one without a score; two fuller forms leave it open."""
    one = "Omar PROPN 3 nsubj\nHaddad PROPN 1 flat\nslept VERB 0 root sleep\n\n"
    short = "Omar PROPN 2 nsubj\nleft VERB 0 root leave\n\n"
    other = "Omar PROPN 3 nsubj\nSaid PROPN 1 flat\nran VERB 0 root run"
    assert together(chains(one + short + short, never), "Omar@0", "Omar@3", "Omar@5")
    assert not together(chains(one + short + other, never), "Omar@0", "Omar@3")


def test_a_name_that_comes_again_as_kin_may_be_anothers() -> None:
    """Tom left; his son Tom ran: father and son may bear one name."""
    rows = (
        "Tom PROPN 2 nsubj\nleft VERB 0 root leave\n\n"
        "His PRON 2 nmod:poss\nson NOUN 4 nsubj\nTom PROPN 2 appos\nran VERB 0 root run"
    )
    assert not together(chains(rows, never), "Tom@0", "Tom@4")


def test_a_speaker_is_known_by_what_went_before() -> None:
    """“Ada left. ‘I am late,’ she said.” “I” is she, and so Ada, although “I” stands first."""
    found = chains(
        """
        Ada PROPN 2 nsubj
        left VERB 0 root leave

        “ PUNCT 3 punct
        I PRON 3 nsubj
        slept VERB 6 ccomp sleep
        ” PUNCT 3 punct
        she PRON 6 nsubj
        said VERB 0 root say
        """,
        alike=frozenset({(0, 6)}),
    )
    assert together(found, "Ada@0", "she@6", "I@3")


def test_who_speaks_in_a_telling_is_not_its_teller() -> None:
    """“I came. Ada said: ...”: whom the teller quotes by name is somebody else than "I"."""
    found = chains(
        """
        I PRON 2 nsubj
        came VERB 0 root come

        Ada PROPN 2 nsubj
        said VERB 0 root say
        “ PUNCT 6 punct
        I PRON 6 nsubj
        slept VERB 2 ccomp sleep
        ” PUNCT 6 punct
        """
    )
    assert together(found, "Ada@2", "I@5")
    assert not together(found, "I@0", "Ada@2")


def test_a_title_alone_is_no_other_name() -> None:
    """“Warden” with a capital may be Ada, while “Ida” may not."""
    found = chains(
        """
        Ada PROPN 2 nsubj
        left VERB 0 root leave

        Warden PROPN 2 nsubj
        slept VERB 0 root sleep

        Ida PROPN 2 nsubj
        woke VERB 0 root wake
        """
    )
    assert together(found, "Ada@0", "Warden@2")
    assert not together(found, "Ada@0", "Ida@4")


PARENT = """
she PRON 2 nsubj
left VERB 0 root leave

her PRON 2 nmod:poss
father NOUN 3 nsubj
slept VERB 0 root sleep

his PRON 2 nmod:poss
{} NOUN 3 nsubj
woke VERB 0 root wake
"""


def test_his_daughter_is_she_whose_father_he_is() -> None:
    """“Her father ... his daughter” is she; “his son” is not, nor is anybody by that alone."""
    alike = frozenset({(0, 2), (3, 5)})
    assert together(chains(PARENT.format("daughter"), alike=alike), "she@0", "daughter@6")
    assert not together(chains(PARENT.format("son"), alike=alike), "she@0", "son@6")
