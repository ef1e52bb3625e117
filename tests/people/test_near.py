"""What is told close by a person: what is done and what befalls are two things."""

from evals.names import rooms
from tests.people.sentences import analysis_of

from tellings.people.near import BEFELL, near
from tellings.people.syntax import tree_of
from tellings.records.people import Mention


def mention(head: int, text: str) -> Mention:
    """Return a mention of one word."""
    return Mention(
        id=f"m{head}",
        document="d",
        account="a",
        start=0,
        end=1,
        text=text,
        form="pronoun",
        head=head,
        kind="person",
        number="sing",
    )


PUSH = """He PRON 2 nsubj
pushed VERB 0 root push
me PRON 2 obj
and CCONJ 5 cc
fled VERB 2 conj flee"""


def test_what_befalls_is_not_what_is_done() -> None:
    """Who pushes and who is pushed share no word, and only the first of them fled."""
    tree = tree_of(analysis_of(PUSH))
    does = near(tree, (mention(0, "He"),), frozenset({2}))
    befell = near(tree, (mention(2, "me"),), frozenset({0}))
    assert not does.acts.keys() & befell.acts.keys()
    assert len(does.acts) > len(befell.acts) > 0
    assert all(key.endswith(BEFELL) for key in befell.acts)


def test_who_was_pushed_is_not_who_pushed() -> None:
    """Two accounts of a push keep the one who pushed and the one who was pushed apart."""
    one = (
        "A man was standing at the till. He wore a grey coat. He pushed me against the shelf and "
        "ran out. I heard the bell. I called the guard at once."
    )
    two = "Ida Holm was at the till. A man in a grey coat ran past the shelf to the door."
    words = [{m.text for m in e.mentions} for e in rooms([one, two]).by_rules().entities]
    assert any({"A man", "He"} <= found for found in words)
    assert not any({"me", "A man in a grey coat"} <= found for found in words)
