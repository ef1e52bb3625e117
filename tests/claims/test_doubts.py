"""Doubts: constructions that parsers read wrong more often than right are given up."""

import pytest
from tests.claims.claim_trees import tree_of

from tellings.claims.clauses import clause
from tellings.claims.doubts import is_doubtful
from tellings.claims.roles import of_clause

COPULA = """
it it PRON 2 nsubj
moves move VERB 0 root
from from ADP 5 mark
being be AUX 5 cop
sea sea NOUN 2 obl
"""
PARTICIPLE = """
it it PRON 2 nsubj
failed fail VERB 0 root
based base VERB 2 advcl Tense=Past|VerbForm=Part
on on ADP 5 case
tests test NOUN 3 obl
"""
NO_WORD = """
reasons reason NOUN 2 nsubj
plzz plzz VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
"""
SOUND = """
Ana Ana PROPN 2 nsubj
sold sell VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
it it PRON 2 obj
"""


@pytest.mark.parametrize(
    ("table", "head", "doubtful"),
    [(COPULA, 4, True), (PARTICIPLE, 2, True), (NO_WORD, 1, True), (SOUND, 1, False)],
)
def test_doubtful_constructions(table: str, head: int, *, doubtful: bool) -> None:
    """A copula of nothing, a participle as a preposition and no word are not trusted."""
    tree = tree_of(table)
    found = clause(tree, head)
    assert is_doubtful(tree, found, of_clause(tree, found)) is doubtful
