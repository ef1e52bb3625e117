"""Who is who over two short accounts, from raw text: what joins, and what keeps apart."""

from functools import cache

import pytest
from evals.names import rooms


@cache
def entities(*texts: str) -> tuple[frozenset[str], ...]:
    """Return the mentions of each entity of the accounts, each with the number of its account."""
    read = rooms(texts)
    number = {document.id: at for at, document in enumerate(read.documents)}
    return tuple(
        frozenset(f"{number[m.document]} {m.text}" for m in entity.mentions)
        for entity in read.by_rules().entities
    )


def one(left: str, right: str, *texts: str) -> bool:
    """Whether two mentions ("0 Ada", the account's number first) are in one entity."""
    sides = [
        [at for at, words in enumerate(entities(*texts)) if side in words] for side in (left, right)
    ]
    assert all(sides), entities(*texts)
    return bool(set(sides[0]) & set(sides[1]))


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        (
            "0 Another porter",
            "1 The second porter",
            (
                "A porter took the trunk. Another porter took the hatbox.",
                "The second porter dropped a hatbox. The first one had walked ahead.",
            ),
        ),
        (
            "0 His lawyer",
            "1 Otto Varga's lawyer",
            (
                "Otto Varga kept silent. His lawyer asked for a day.",
                "Otto Varga's lawyer wanted a day more.",
            ),
        ),
        (
            "0 her nephew",
            "1 Piet Lorne",
            ("Greta Holm lent her nephew the car.", "Piet Lorne drove his aunt Greta Holm home."),
        ),
        (
            "0 His boy",
            "1 Varga",
            ("Mr Varga rowed. His boy held the lamp.", "Young Varga held the lamp for his father."),
        ),
        (
            "0 Her husband",
            "1 Otto Varga",
            (
                "Hulda Varga rang. Her husband was in the boat.",
                "Otto Varga was in the boat. Mrs Varga had rung at noon.",
            ),
        ),
        (
            "0 Otto Varga",
            "1 Varga",
            ("Otto Varga, the elder brother, rowed. Emil Varga slept.", "The elder Varga rowed."),
        ),
        (
            "0 The ticket inspector",
            "1 Emil Holm",
            (
                "The ticket inspector put a boy off the train.",
                "Ticket inspector Emil Holm says that he put no boy off a train.",
            ),
        ),
        (
            "0 Otto Varga",
            "1 Tommo",
            ("Otto Varga rowed. We all call him Tommo.", "Tommo rowed all night."),
        ),
        (
            "0 his cousin",
            "1 Emil Varga",
            ("Otto Varga hit his cousin Emil.", "Emil Varga was hit in the face."),
        ),
        (
            "0 The cook",
            "1 Hulda Lorne",
            (
                "The cook dropped the kettle and screamed.",
                "Hulda Lorne, who cooked for us, dropped a kettle and screamed.",
            ),
        ),
        (
            "0 The landlord",
            "1 Emil Holm",
            (
                "The barn burned. The landlord carried water in a bucket.",
                "The landlord, Emil Holm, had only a bucket. The barn burned down.",
            ),
        ),
        (
            "0 Rosalind Varga",
            "1 Mrs Varga",
            ("Roland Varga dug. Rosalind Varga planted.", "Mrs Varga planted beans."),
        ),
    ],
)
def test_one_person(left: str, right: str, texts: tuple[str, ...]) -> None:
    """Ordinals, whose lawyer, kin that answer, ages, spouses, what a trade does, one matter."""
    assert one(left, right, *texts)


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        (
            "0 the coroner",
            "1 the coroner",
            ("In Basel the coroner named no cause.", "In Bern the coroner named a cause."),
        ),
        (
            "0 My lawyer",
            "1 My lawyer",
            ("My lawyer is never late. I pay her well.", "My lawyer is never in. I am tired."),
        ),
        (
            "0 The van driver",
            "1 The bus driver",
            ("The van driver swore.", "The bus driver swore. The van driver was hurt."),
        ),
        (
            "0 Roland Varga",
            "1 Mrs Varga",
            ("Roland Varga dug the beds.", "Mrs Varga dug the beds."),
        ),
        (
            "0 Umm Karim",
            "1 Karim",
            ("Umm Karim baked the bread. She sold it.", "Karim carried the bread. He sold it."),
        ),
        (
            "0 Mr Varga",
            "1 Varga",
            ("Mr Varga rowed. His boy held the lamp.", "Young Varga held the lamp for his father."),
        ),
    ],
)
def test_two_people(left: str, right: str, texts: tuple[str, ...]) -> None:
    """Two towns, two tellers' lawyers, drivers of two things, a title's gender, two ages."""
    assert not one(left, right, *texts)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("His aunt had left before Otto Varga came.", "0 His", "0 Otto Varga"),
        ("She had slept well, Mrs Lorne said.", "0 She", "0 Mrs Lorne"),
    ],
)
def test_a_pronoun_at_the_beginning_is_who_is_named_next(
    text: str, pronoun: str, name: str
) -> None:
    """Nobody else is there to be meant."""
    assert one(pronoun, name, text)


@pytest.mark.parametrize("text", ["He left when Otto Varga came.", "He met Otto Varga."])
def test_a_subject_is_nobody_named_below_it(text: str) -> None:
    """Grammar forbids it."""
    assert not any("0 He" in words and "0 Otto Varga" in words for words in entities(text))


@pytest.mark.parametrize("text", ["Greta Holm called Otto Varga.", "Greta Holm called to Otto."])
def test_who_calls_somebody_is_not_called_so(text: str) -> None:
    """To call somebody is no naming."""
    named = [words for words in entities(text) if "0 Greta Holm" in words]
    assert named == [frozenset({"0 Greta Holm"})]
