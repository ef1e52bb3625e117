"""The work, its makers and its public stand outside the story."""

import pytest
from evals.names import rooms
from tests.people.sentences import analysis_of

from tellings.people.credits import credited
from tellings.people.makers import maker_heads
from tellings.people.syntax import tree_of
from tellings.people.titles import title_runs
from tellings.people.works import speaks_of_work


def makers(rows: str) -> set[str]:
    """Return the words that head makers; every name may be a person."""
    tree = tree_of(analysis_of(rows))
    names = frozenset(at for at, token in enumerate(tree.tokens) if token.upos == "PROPN")
    return {tree.tokens[at].text for at in maker_heads(tree, persons=names)}


def test_who_is_named_with_by_plays() -> None:
    """“Ada, played by Jo”: Jo is a maker, Ada is not."""
    rows = """
        Ada PROPN 5 nsubj
        played VERB 1 acl play
        by ADP 4 case
        Jo PROPN 2 obl
        left VERB 0 root leave
        """
    assert makers(rows) == {"Jo"}


def test_who_plays_a_person_acts_and_who_plays_chess_does_not() -> None:
    """“Jo, who plays Ada” is an actor; “Jo plays chess” is not."""
    rows = """
        Jo PROPN 5 nsubj
        who PRON 3 nsubj
        plays VERB 1 acl:relcl play
        Ada PROPN 3 obj
        left VERB 0 root leave
        """
    assert makers(rows) == {"Jo"}
    assert makers("Jo PROPN 2 nsubj\nplays VERB 0 root play\nchess NOUN 2 obj") == set()


def test_directors_and_composers() -> None:
    """“Directed by Jo Lind”, “the music, composed by Ada”."""
    rows = """
        a DET 2 det
        film NOUN 0 root
        directed VERB 2 acl direct
        by ADP 5 case
        Jo PROPN 3 obl
        """
    assert makers(rows) == {"Jo"}
    assert speaks_of_work(tree_of(analysis_of(rows)))
    assert not speaks_of_work(tree_of(analysis_of("Jo PROPN 2 nsubj\nleft VERB 0 root leave")))


TITLE = """
Letters PROPN 5 nsubj
from ADP 3 case
Lagos PROPN 1 nmod
is AUX 5 cop be
good ADJ 0 root

see VERB 0 root
Letters PROPN 1 obj
from ADP 4 case
Lagos PROPN 2 nmod
"""


def test_a_title_that_is_repeated_is_one_name() -> None:
    """“Letters from Lagos”, twice word for word, is a title; said once it is not known to be."""
    assert title_runs(tree_of(analysis_of(TITLE))) == ((0, 3), (6, 9))
    once = TITLE.split("\n\n", maxsplit=1)[0]
    assert title_runs(tree_of(analysis_of(once))) == ()


def credited_words(*words: str) -> set[str]:
    """Return the credited words of a sentence of words, the capitalised ones names."""
    rows = "\n".join(
        f"{word} {'PROPN' if word[0].isupper() else 'X'} {1 if at else 0} {'dep' if at else 'root'}"
        for at, word in enumerate(words)
    )
    tree = tree_of(analysis_of(rows))
    return {tree.tokens[at].text for at in credited(tree)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the music by Jo Lind is loud", {"Jo", "Lind"}),
        ("directed by Jo Lind and Ada Berg", {"Jo", "Lind", "Ada", "Berg"}),
        ("starring Jo , Ada and Kim", {"Jo", "Ada", "Kim"}),
        ("he was beaten by Jo Lind", set()),
        ("cast : Jo Lind ( Nils ) , Ada Berg ( Sofie )", {"Jo", "Lind", "Ada", "Berg"}),
        ("then Nils ( Jo Lind ) left", {"Jo", "Lind"}),
        ("then Nils Berg ( Nils ) left", set()),
        ("with Jo as Nils and Ada as Sofie", {"Jo", "Ada"}),
        ("they hired Jo as Nils wished", set()),
    ],
)
def test_credits_are_read_as_they_are_written(sentence: str, expected: set[str]) -> None:
    """Who is named in credits and cast lists made the work; who is merely done something by not."""
    assert credited_words(*sentence.split()) == expected


def test_kin_of_who_speaks_of_a_work_are_no_people_of_it() -> None:
    """A reviewer's own sister is nobody of the film; a witness's own sister is of the story."""
    review = "This film made me cry. My sister laughed at it. The porter in it loses his job."
    recap = "The film is about a porter. The sister of the porter finds him a job."
    statement = "I saw the porter at the gate. My sister ran after him."
    found = [
        (entity.sphere, {m.text for m in entity.mentions})
        for texts in ((review, recap), (statement,))
        for entity in rooms(texts).by_rules().entities
    ]
    spheres = {sphere for sphere, words in found if "My sister" in words}
    assert spheres == {"telling", "events"}
    assert not any({"My sister", "The sister of the porter"} <= words for _, words in found)
