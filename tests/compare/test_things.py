"""One thing has one colour and is made of one stuff, wherever it is told."""

import pytest
from tests.compare.compare_factory import Told, account, analyses_of, entity, tell

from tellings.compare.findings import compare


def tensions(*told: Told) -> set[str]:
    """Return the explanations of the tensions between claims that no event joins."""
    analyses, claims = analyses_of(told)
    names = list(dict.fromkeys(claim.account for claim in claims))
    found = compare(
        (), claims, (entity("Ada Moss"),), [account(name) for name in names], (), {},
        analyses=analyses,
    )  # fmt: skip
    return {one.explanation for one in found.findings if one.kind == "tension"}


def box(name: str, colour: str, noun: str = "the/det box", number: int = 0) -> Told:
    """Return the claim that a thing has a colour."""
    return tell(
        name, "be", theme=noun, attribute=f"{colour}/ADJ", name=f"{name}-{noun}-{colour}{number}"
    )


CARRIED = tell("B", "carry", agent="Ada/PROPN", patient="the/det red/amod box",
               entities={"agent": "ada moss"})  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [((box("A", "green"),), (box("B", "red"),)),
     ((box("A", "green"),), (CARRIED,)),
     ((box("A", "green", "the/det cash/compound box"),), (box("B", "red"),)),
     ((box("A", "green", "her/nmod:poss bag"),), (box("B", "red", "the/det bag"),))],
)  # fmt: skip
def test_two_colours_of_one_thing(left: tuple[Told, ...], right: tuple[Told, ...]) -> None:
    """Said in full or in passing, two colours of the one box are hard to hold together."""
    (words,) = tensions(*left, *right)
    assert "each account speaks of one such thing only" in words


@pytest.mark.parametrize(
    ("left", "right"),
    [((box("A", "green"),), (box("B", "green"),)),
     ((box("A", "green"),), (box("B", "heavy"),)),
     ((box("A", "green", "the/det bag"), tell("A", "see", patient="two/nummod bags")),
      (box("B", "red", "the/det bag"),)),
     ((box("A", "green"), box("A", "red")), (box("B", "red"),)),
     ((box("A", "green", "the/det cash/compound box"),),
      (box("B", "red", "the/det letter/compound box"),)),
     ((box("A", "green", "her/nmod:poss bag"),), (box("B", "red", "his/nmod:poss bag"),)),
     ((box("A", "green", "a/det box"),), (box("B", "red"),)),
     ((box("A", "green", "the/det hand"),), (box("B", "red", "the/det hand"),))],
)  # fmt: skip
def test_room_for_two_things(left: tuple[Told, ...], right: tuple[Told, ...]) -> None:
    """Several boxes, two owners, two kinds of box, a box of two colours, hands: nothing is said."""
    assert not tensions(*left, *right)
