"""What a chain is called beside names."""

from collections import Counter
from dataclasses import replace

import pytest
from evals.names import rooms
from tests.people.sentences import analysis_of

from tellings.people.roles import roles_of, shared_nouns
from tellings.people.syntax import tree_of
from tellings.records.people import Mention

ROWS = """
The DET 2 det
father NOUN 3 nsubj
shouted VERB 0 root
at ADP 6 case
his PRON 6 nmod:poss
son NOUN 3 obl
"""


def mention(text: str, head: int) -> Mention:
    """Return a mention that ends with its head."""
    token = analysis_of(ROWS).tokens[head]
    return Mention(
        id=text,
        document="doc",
        account="acc",
        start=token.end - len(text),
        end=token.end,
        text=text,
        form="nominal",
        head=head,
        kind="person",
        number="sing",
    )


@pytest.mark.parametrize(("mixed", "expected"), [(False, ["father"]), (True, [])])
def test_the_father_says_nothing_beside_his_son(*, mixed: bool, expected: list[str]) -> None:
    """A chain called a father is one in another account, too; not where it is called a son."""
    chain = [mention("The father", 1), *([mention("his son", 5)] if mixed else [])]
    found = roles_of(tree_of(analysis_of(ROWS)), chain, Counter(), {}, 0, whose={})
    assert [role.head for role in found if role.head == "father"] == expected


@pytest.mark.parametrize(("word", "guards"), [("unconscious", 1), ("cheerful", 2)])
def test_a_passing_state_makes_no_second_one(word: str, guards: int) -> None:
    """An unconscious guard is no other guard than "the guard"; a cheerful one may be."""
    rows = f"""
The DET 2 det
guard NOUN 3 nsubj
shouted VERB 0 root

She PRON 2 nsubj
carried VERB 0 root
the DET 5 det
{word} ADJ 5 amod
guard NOUN 2 obj
"""
    tree = tree_of(analysis_of(rows))
    nouns = [replace(mention("guard", 1), head=head) for head in (1, 7)]
    heads = shared_nouns(tree, [[one] for one in nouns])
    assert heads["guard", False] == guards
    unique = [
        roles_of(tree, [one], heads, {}, at, whose={})[0].unique for at, one in enumerate(nouns)
    ]
    assert unique == [guards == 1, False]


def test_who_is_carried_out_is_who_was_told_of() -> None:
    """The guard of an account is the guard of another, though the smoke left him unconscious."""
    one = (
        "The guard locked the gate. Ida Holm rang the bell. Then smoke filled the yard. Ida Holm "
        "carried the unconscious guard to the road. The guard thanked her."
    )
    two = "Chief Ada Moss, the guard, locked the gate. Ida Holm rang the bell."
    entities = rooms([one, two]).by_rules().entities
    sought = {"The guard", "Chief Ada Moss"}
    assert any(sought <= {m.text for m in entity.mentions} for entity in entities)
