"""Two names of one account that are two people's, names of firms, trades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.people.firms import is_firm_name
from tellings.people.namesakes import two_people
from tellings.people.trades import is_trade, other_trades

NAMES = st.sampled_from(
    [
        *("Ada Lind", "Ida Lind", "Mrs Lind", "Captain Lind", "Lind", "Old Tom Lind", "Tom Lind"),
        *("Tom Lind, Jr.", "Lind & Sons", "Mary-Ann Lind", "Ann Lind", "Dr Lind", "Nurse Lind"),
    ]
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Marion Lind", "Marian Lind"),
        ("Jamal Reed", "Kamal Reed"),
        ("Wang Min", "Wang Ming"),
        ("Ann Lind", "Mary-Ann Lind"),
        ("Old Tom Lind", "Young Tom Lind"),
        ("Jo Lind, Sr.", "Jo Lind, Jr."),
        ("Jo Lind", "Jo Lind the younger"),
        ("Mrs Lind", "Colonel Lind"),
        ("Dr Lind", "Nurse Lind"),
        ("Officer Lind", "Nurse Lind"),
        ("Brigadier Lind", "Captain Lind"),
        ("Dr Lind", "Mrs Lind"),
        ("Lind Shipping", "Ms Lind"),
        ("Clement Reed", "Clementine Reed"),
    ],
)
def test_namesakes_of_one_account_are_two(one: str, two: str) -> None:
    """A teller who writes both names means two people."""
    assert two_people(one, two)
    assert two_people(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Micheala Reed", "Michaela Reed"),
        ("Bob Lind", "Robert Lind"),
        ("J. Lind", "Jo Lind"),
        ("Kim Yong-su", "Kim Young-su"),
        ("Lind", "Lind Shipping"),
        ("Dr Lind", "Professor Lind"),
        ("Jo Lind", "Jo Lind, Jr."),
        ("Jo Lind", "Lind"),
    ],
)
def test_slips_and_short_forms_may_be_one(one: str, two: str) -> None:
    """Slips of the pen, familiar forms, initials, romanisations and parts are no second person."""
    assert not two_people(one, two)


@given(one=NAMES, two=NAMES)
def test_order_changes_nothing(one: str, two: str) -> None:
    """Two names are two people's whichever comes first, and a name is one with itself."""
    assert two_people(one, two) == two_people(two, one)
    assert not two_people(one, one)


def test_firms_are_told_from_people() -> None:
    """Endings of firms and wares behind a family name make a firm; a given name makes a person."""
    for firm in ("Lind Brothers", "Lind & Co", "Lind and Sons", "Okafor Steel", "Lind Foundation"):
        assert is_firm_name(firm)
    for person in ("Jane Church", "Ada Lind", "Mr Mills", "Daniel Steel", "Lind"):
        assert not is_firm_name(person)


def test_two_trades_are_two_people_and_general_nouns_are_not() -> None:
    """“The pilot” is not “the cook”; a captain may be the officer, and anybody the man."""
    assert other_trades(["pilot"], ["cook"])
    assert not other_trades(["officer"], ["captain"])
    assert not other_trades(["pilot"], [])
    assert not is_trade("man")
    assert not is_trade("victim")
    assert other_trades(["accused"], ["prosecutor"])
    assert not other_trades(["accused"], ["baker"])


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        ("Lena", "Anna Lena Lind", True),
        ("Claire", "Marie-Claire Lind", True),
        ("Anna", "Anna Lena Lind", False),
        ("Lind", "Anna Lena Lind", False),
        ("Captain Lind", "First Officer Lind", True),
        ("Captain Lind", "Captain Lind", False),
    ],
)
def test_second_given_names_and_ranks(left: str, right: str, two: bool) -> None:
    """One teller calls nobody by a second given name alone, nor by two ranks."""
    assert two_people(left, right) is two
