"""Control: who does what an infinitive, a gerund or a left-open preposition says."""

from collections.abc import Callable

import pytest

from tellings.claims.spans import make
from tellings.claims.subjects import subject_of
from tellings.claims.tree import plant
from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

DOERS = [
    ("The fence was moved to make room.", "make", []),
    ("The lamp is used by the clerks to read labels.", "read", ["the clerks"]),
    ("The editor gave the drawing to a clerk to finish.", "finish", ["a clerk"]),
    ("His sister pleaded with him to sell the mare.", "sell", ["him"]),
    ("The dentist recommended not using the brush.", "use", []),
    ("He regretted the failure of the council to act.", "act", ["the council"]),
    ("He asked for money in order to help the widow.", "help", ["He"]),
]


@pytest.mark.parametrize(("text", "predicate", "agents"), DOERS)
def test_who_does_it(read: Reader, text: str, predicate: str, agents: list[str]) -> None:
    """The doer is who the construction names, and nobody where it names nobody."""
    analysis, _ = read(text)
    tree = plant(analysis, text)
    (verb,) = [i for i in range(len(analysis.tokens)) if tree.lemma(i) == predicate]
    heads = subject_of(tree, verb)[0]
    assert [make(tree, "agent", head).text for head in heads] == agents


GAPS = [
    ("The bench that we slept on was wet.", "sleep", "The bench"),
    ("They keep the letters that the widow presented.", "present", "the letters"),
]


@pytest.mark.parametrize(("text", "predicate", "noun"), GAPS)
def test_a_gap_is_filled_by_its_noun(read: Reader, text: str, predicate: str, noun: str) -> None:
    """What a relative clause or an infinitive leaves open is the noun that it hangs on."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert noun in [r.text for r in claim.roles]
