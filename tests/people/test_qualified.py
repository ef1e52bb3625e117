"""Namesakes of one account, told apart by what stands with their names; which one is meant."""

import pytest
from evals import names


def _named(*accounts: str, name: str) -> list[list[str]]:
    """Return the mention words of each person whose name holds ``name``."""
    people = names.rooms(accounts).by_rules()
    return [
        [m.text for m in entity.mentions]
        for entity in people.entities
        if name in entity.name and entity.kind == "person"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lind with the goats got a letter. Mr Lind the tailor got none.",
        "Jo from Hull made the soup, and Jo from Leeds made the cake.",
        "Soraya with the spade did the digging. The other Soraya just smiled.",
    ],
)
def test_what_stands_with_a_name_tells_two_apart(text: str) -> None:
    """Two bearers are meant where each is told by other words, or one is "the other"."""
    name = next(word for word in ("Lind", "Jo", "Soraya") if word in text)
    assert len(_named(text, name=name)) == 2


def test_one_person_may_be_told_twice_by_one_word() -> None:
    """The same words, or none beside them, make nobody two."""
    text = "Jo from Hull made the soup. Later Jo sang, and we all clapped for Jo from Hull."
    assert len(_named(text, name="Jo")) == 1


def test_the_words_say_which_one_another_account_means() -> None:
    """Of two namesakes the one is meant of whom the other account tells the same."""
    first = "Mala from Goa did the fish, and Mala from Leeds did the puddings."
    second = "The fish was salty. It was done by Mala Fonse, who comes from Goa."
    found = _named(first, second, name="Mala")
    assert len(found) == 2
    assert any("Mala Fonse" in mentions and "Mala" in mentions for mentions in found)


def test_a_new_wife_is_not_the_one_before() -> None:
    """“The new Mrs Lind” has the name of another: which of two is not guessed."""
    found = _named(
        "Mrs Imma Lind was granted her divorce.",
        "The new Mrs Lind lives over the shop.",
        name="Lind",
    )
    assert len(found) == 2


def test_a_child_and_the_father_of_its_name_are_two() -> None:
    """Who is eight and who is "the father" are two, whatever they are called."""
    text = "The bed is for Aurel Bassa, aged 8, who coughs. Aurel Bassa, the father, came too."
    assert len(_named(text, name="Bassa")) == 2


def test_kin_who_bear_the_name_leave_it_open() -> None:
    """Where a grandson has the founder's name, the bare name of another account is nobody's yet."""
    founder = "Ettore Mora founded the shop in 1922, and his grandson Ettore runs it today."
    assert len(_named(founder, "Ettore Mora showed us round.", name="Ettore")) == 3
    alone = "Ettore Mora founded the shop in 1922, and his grandson Piero runs it today."
    assert len(_named(alone, "Ettore Mora showed us round.", name="Ettore")) == 1


def test_a_near_namesake_has_another_name() -> None:
    """“Almost the same name” is not the same: the name still tells who is meant."""
    first = "A soprano fainted and was held by an alto of almost the same name, Irma Feldinger."
    assert len(_named(first, "Irma Feldinger sang on.", name="Feldinger")) == 1


def test_a_name_said_to_be_shared_leaves_it_open() -> None:
    """An account that says so knows two of one name."""
    told = "Ruben Busto won, and his father, from whom he has his name, wept."
    assert len(_named(told, "Ruben Busto was asked how he felt.", name="Busto")) == 2


def test_a_name_in_a_bodys_is_nobody() -> None:
    """“The Hadley Trust” is one body; nobody called Hadley is spoken of by it."""
    found = _named("The Hadley Trust owns it. Cynthia Hadley keeps goats.", name="Hadley")
    assert found == [["Cynthia Hadley"]]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Tomas Brix (1921-1999) built it.", "Tomas Brix, born in 1980, has sold it.", "Brix"),
        ("Ali Hassan rang.", "Hassan Ali came to the door.", "Ali"),
        ("A cat sat there.", "Tomas Brix fell. A Tomas Brix from Hull was rung by them.", "Brix"),
        ("Elena Petrova sang. Elena Petrovna, her teacher, wept.", "It rained.", "Elena"),
    ],
)
def test_two_bearers_of_a_name(first: str, second: str, name: str) -> None:
    """Years of birth, the order of names, "a" before one, a patronymic."""
    assert len(_named(first, second, name=name)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Constable Varga shook hands. The other Varga scored twice.",
        "Otto Varga missed the boat. Another Varga was stopped for it.",
        "It was Dr Varga who delivered me. Last week the present Dr Varga rang.",
        "We have a letter from Mr Varga of safety. We have one from Mr Varga of loading, too.",
    ],
)
def test_the_other_bearer_stays_another(text: str) -> None:
    """Whom a teller calls the other or another is nobody told of before, however alike named."""
    assert len(_named(text, name="Varga")) == 2
