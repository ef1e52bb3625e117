"""Lemma rules: made from a form and its lemma, they give the lemma back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.language.lemma_rules import apply_rule, rule_of

LETTERS = st.text(alphabet="abeinrstyABSTÉé'-7", min_size=1, max_size=10)


@given(LETTERS, LETTERS)
def test_a_rule_makes_its_lemma(form: str, lemma: str) -> None:
    """Whatever the two are, but for an ending that begins with a digit."""
    rule = rule_of(form, lemma)
    added = rule[1:].lstrip("0123456789")
    if lemma.lower().endswith(added.lower()) and not any(char.isdigit() for char in form + lemma):
        assert apply_rule(rule, form) == lemma


@given(st.from_regex(r"[lk][0-9]{1,2}[a-z]{0,4}", fullmatch=True), st.text(max_size=12))
def test_any_rule_can_be_applied(rule: str, form: str) -> None:
    """A rule that does not fit leaves something to show; nothing breaks."""
    lemma = apply_rule(rule, form)
    assert lemma or not form


@pytest.mark.parametrize(
    ("form", "lemma", "other", "result"),
    [
        ("tries", "try", "cries", "cry"),
        ("Dogs", "dog", "LAMPS", "lamp"),
        ("Paris", "Paris", "Oslo", "Oslo"),
        ("went", "go", "went", "go"),
    ],
)
def test_rules_carry_over(form: str, lemma: str, other: str, result: str) -> None:
    """A rule learned from one word holds for another of its kind."""
    assert apply_rule(rule_of(form, lemma), other) == result
