"""“The boy” is the son just told of, where no other boy was."""

import pytest
from evals.names import rooms


def one(text: str, left: str, right: str) -> bool:
    """Return whether two mentions of an account are in one chain."""
    (people,) = rooms([text]).people.values()
    chain = {key: at for at, chain in enumerate(people.chains) for key in chain.mentions}
    found = [next(chain[m.id] for m in people.mentions if m.text == w) for w in (left, right)]
    return found[0] == found[1]


def test_the_boy_is_the_son() -> None:
    """Of one child told of, "the boy" is that child."""
    assert one(
        "Olav Rust and his son were mending nets. The boy ran for help.", "his son", "The boy"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Olav Rust and his daughter were mending nets. The boy ran for help.",
        "A boy had a drum. Olav Rust and his son were mending nets. The boy ran for help.",
    ],
)
def test_somebody_else(text: str) -> None:
    """A daughter, or another boy before: nobody is joined by this rule."""
    kin = "his daughter" if "daughter" in text else "his son"
    assert not one(text, kin, "The boy")
