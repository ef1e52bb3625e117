"""Fragments: gerunds without subject are plans or suppositions, lone participles are no claims."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Our goals: opening a bakery for sailors.", {"open": "intended"}),
        (
            "The council presented its plan:\n- Creating jobs for sailors\n- Building a pier",
            {"present": "asserted", "create": "intended", "build": "intended"},
        ),
        ("Fishing in the lake", {"fish": "supposed"}),
        ("Painting the fence took two days.", {"take": "asserted"}),
    ],
)
def test_a_gerund_of_nobody_is_a_plan(read: Reader, text: str, stances: dict[str, str]) -> None:
    """A gerund that stands for a sentence is intended below a plan, else supposed."""
    _, claims = read(text)
    found = {c.predicate: c.stance for c in claims}
    assert {name: found[name] for name in stances} == stances


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Our goals: building boats for sailors who need them.", "intended"),
        ("Our goals: building boats for sailors who needed them.", "asserted"),
    ],
)
def test_what_a_plan_adds_is_planned_unless_it_is_past(
    read: Reader, text: str, stance: str
) -> None:
    """A relative clause below a plan is part of it; one in the past tells what was."""
    _, claims = read(text)
    assert [c.stance for c in claims if c.predicate == "need"] == [stance]


def test_a_comment_on_the_telling_says_nothing_of_those_told_of(read: Reader) -> None:
    """What "to be" and an adjective open a sentence with is of nobody in it."""
    _, claims = read("To be fair, the food was cold.")
    assert [[r.text for r in c.roles if r.role == "attribute"] for c in claims] == [["cold"]]


@pytest.mark.parametrize("text", ["Updated", "Closed", "Updated 5 June"])
def test_a_participle_alone_on_its_line_is_no_claim(read: Reader, text: str) -> None:
    """A status word is a mark on a page; as a sentence with a subject it is a claim."""
    assert not read(text)[1]
    assert read("The baker closed.")[1]
