"""Ages that accounts state, and namesakes whom they tell apart."""

import pytest
from evals import names

from tellings.people.profiles import build_profiles


def _ages(text: str) -> dict[str, list[int]]:
    read = names.rooms([text])
    profiles = build_profiles(read.documents, read.accounts, read.analyses, read.people)
    return {p.mentions[0].text: sorted(p.years) for p in profiles if p.years}


@pytest.mark.parametrize(
    ("text", "whose", "age"),
    [
        ("Fabia Cruz, 34, a pilot, landed in the field.", "Fabia Cruz", 34),
        ("Emil Rask (71) came too late.", "Emil Rask", 71),
        ("Kay Otto, aged eleven, ran a mile.", "Kay Otto", 11),
        ("A girl of eleven saw it all.", "A girl of eleven", 11),
        ("Ines Roba, who is fifteen, opened the door.", "Ines Roba", 15),
        ("Her brother is nine years old.", "Her brother", 9),
        ("In came a 34-year-old baker.", "a 34-year-old baker", 34),
    ],
)
def test_ages_are_read(text: str, whose: str, age: int) -> None:
    """However an account puts it, the age is known, and whose it is."""
    assert _ages(text).get(whose) == [age]


def test_other_numbers_are_no_ages() -> None:
    """Neither an address nor a count of people makes anybody old."""
    assert _ages("Ruth Otto, 34 High Street, saw bus 12 with 14 people.") == {}


def _together(*accounts: str) -> bool:
    people = names.rooms(accounts).by_rules()
    named = [entity for entity in people.entities if "Cruz" in entity.name]
    return len(named) == 1


def test_namesakes_of_other_ages_are_two() -> None:
    """One full name and two ages: two people; an age that fits changes nothing."""
    first = "Fabia Cruz, 34, landed the glider in a field."
    assert not _together(first, "Fabia Cruz, 9, stood in the field with her kite.")
    assert _together(first, "Fabia Cruz, 34, was fined for it.")


def test_a_mark_of_age_on_one_side_leaves_it_open() -> None:
    """Somebody else bears the name of a "senior", so the bare name may be the other's."""
    people = names.rooms(
        ["Fabio Cruz won on points.", "Fabio Cruz senior was asked how he felt."]
    ).by_rules()
    named = {entity.id for entity in people.entities if "Cruz" in entity.name}
    assert len(named) == 2
    assert any({pair.left, pair.right} == named for pair in people.undecided)


def test_two_of_one_full_name_in_an_account_stay_two() -> None:
    """Who tells of two bearers of one name has two in mind; a third account cannot join them."""
    people = names.rooms(
        [
            "Joy Amadi the midwife is in room 2. Joy Amadi the cook is in room 12.",
            "They sent me to Joy Amadi, and she was kind.",
        ]
    ).by_rules()
    assert sum("Amadi" in entity.name for entity in people.entities) >= 2


def test_old_is_nobody_of_twenty_nine() -> None:
    """“Old Mr Cruz” is not the Cruz of 29, and may be the one of 71."""
    old = "The lock was changed by old Mr Cruz himself."
    assert not _together(old, "Fabio Cruz, 29, was fined for the lock.")
    assert _together(old, "Fabio Cruz, 71, was fined for the lock.")


def test_a_child_christened_after_somebody_leaves_the_name_open() -> None:
    """Where an account says that a child got the name, a bare full name may be the child's."""
    first = "Fabio Cruz fell in the war and never saw the son who was christened Fabio after him."
    assert not _together(first, "Fabio Cruz taught at the school in the square.")


def test_mother_and_daughter_of_one_name_are_two() -> None:
    """“Ada Cruz the mother” is not “Ada Cruz the daughter”; nothing else tells them apart."""
    first = "The cheque was signed by Fabia Cruz the mother. The bank rang her."
    assert not _together(
        first, "The clerk reached Fabia Cruz the daughter, who has an account too."
    )
