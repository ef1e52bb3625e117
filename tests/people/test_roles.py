"""What a chain is called beside names."""

from collections import Counter

import pytest
from tests.people.sentences import analysis_of

from tellings.people.roles import roles_of
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
