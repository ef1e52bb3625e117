"""Two bearers of one name of whom one is called the parent and the other the child."""

import pytest
from tests.people.test_accounts_together import one

MOTHER = "The form was signed by Ida Brandt the mother. The office rang her."
FIRM = "A call came from Ida Brandt, the mother, that her daughter was not home."


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        (
            "0 Ida Brandt",
            "1 Ida Brandt",
            (MOTHER, "I first reached Ida Brandt the daughter. She told her mother."),
        ),
        (
            "0 Ida Brandt",
            "1 Ida Brandt",
            (FIRM, "I found the girl, Ida Brandt, at the quay. I rang her mother."),
        ),
    ],
)
def test_apart(left: str, right: str, texts: tuple[str, ...]) -> None:
    """A teller who says which bearer of a name is meant knows of two."""
    assert not one(left, right, *texts)


def test_the_mother_of_the_daughter() -> None:
    """The mother of the one is the other bearer of the name."""
    texts = (MOTHER, "I first reached Ida Brandt the daughter. She told her mother.")
    assert one("0 Ida Brandt", "1 her mother", *texts)


def test_a_bare_name_is_either() -> None:
    """Without a word of which bearer is meant, one name is one person."""
    assert one("0 Ida Brandt", "1 Ida Brandt", MOTHER, "Ida Brandt came to the office at nine.")
