"""Names as lists, letters and registers write them, and which people of a case they are."""

import pytest
from evals import names

from tellings.text.names import name_likeness


def _one(*accounts: str, name: str) -> bool:
    """Whether all people whose names hold ``name`` are one."""
    people = names.rooms(accounts).by_rules()
    found = [e for e in people.entities if any(name in n.text for n in e.names)]
    return len(found) == 1


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("CZAPEK, Jaroslav, 67 yrs. Left wrist broken.", "Jaroslav Czapek fell.", "Jaroslav"),
        ("Made by E.W. in 1902.", "Enoch Wadlow made that bench in 1902.", "E"),
        ("Lashed by W.T.S. in the night.", "Wystan Tregear Skewes lashed it.", "W"),
        ("Han Pei-ling won.", "The prize went to Han Peiling of Tainan.", "Han"),
        ("Mrs Hunt, who left us in July as Miss Bedd, came.", "Miss Bedd sang.", "Bedd"),
        ("Cecy Eddo became Cecy Parge when she married.", "Mrs Parge cleared it.", "Parge"),
        ("Dora Wilga, now Mrs Szafra, has twins.", "Dora Szafra pulled the pram.", "Szafra"),
        ("Silkman Ltd closed its mill in June.", "Silkman closed its mill.", "Silkman"),
    ],
)
def test_one_name_in_another_form(first: str, second: str, name: str) -> None:
    """Family name first, initials alone, an origin or a legal form: still the one name."""
    assert _one(first, second, name=name)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Made by W.E. in 1902.", "Enoch Wadlow made that bench in 1902.", "W"),
        ("Matron Lind came down. Sister Lind had the charts ready.", "Rain fell.", "Lind"),
        ("Lind Joinery owes me a staircase.", "Mr Lind grows roses now.", "Lind"),
        ("Lindberg lost its licence. Nora Lindberg was abroad.", "Rain fell.", "Lindberg"),
    ],
)
def test_two_who_share_a_name(first: str, second: str, name: str) -> None:
    """Letters in another order, two posts in one account, a firm and whom it is called after."""
    assert not _one(first, second, name=name)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Dr Royd saw the child. Mr Royd, her husband, drove the car.", "Rain fell.", "Royd"),
        (
            "The Edgar Thwing at number 4 is a tailor. The Edgar Thwing at number 40 is a cook.",
            "Rain fell.",
            "Thwing",
        ),
        ("Verona was hot. Verona Blake stayed at home.", "Rain fell.", "Verona"),
    ],
)
def test_two_of_one_account(first: str, second: str, name: str) -> None:
    """A doctor and her husband, two by their numbers, a town and a woman called after it."""
    assert not _one(first, second, name=name)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Toufa Daher owns the place. Toufa was on the pumps.", "Rain fell.", "Toufa"),
        ("In lane 5, Tsai Pei-hsu. In lane 6, Ho Li-an.", "Cai Peixu touched first.", "Pei"),
        ("Ida Fenn, who plays him, lost a tooth.", "Fenn is thin as a rake.", "Fenn"),
    ],
)
def test_what_looks_like_a_place_may_be_somebody(first: str, second: str, name: str) -> None:
    """Bare names of people of the case, and names in a list of places, are people's."""
    assert _one(first, second, name=name)


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Ms Akua Ntim of Flat 3 rang. Ms Akua Ntim of Flat 9 did not.", "Ntim"),
        ("Li Drago, the tree surgeon, came. Li Drago, the heart surgeon, did not.", "Drago"),
        ("It says that Ed Plume was caught. I, Ed Plume, have never seen a swan.", "Plume"),
        ("Tran Quoc Bao mended it, and Tran Bao Quoc rode it.", "Tran"),
        ("We saw Professor Adom first. Dr Adom-Reid stayed for an hour.", "Adom"),
    ],
)
def test_one_account_names_two(first: str, name: str) -> None:
    """Addresses, trades, who says "I", another order and double names tell namesakes apart."""
    people = names.rooms([first]).by_rules()
    found = [e for e in people.entities if any(name.lower() in n.text.lower() for n in e.names)]
    assert len(found) == 2


def test_a_name_in_a_list_is_somebody() -> None:
    """Names that a parser hangs on a list are people's for all that."""
    people = names.rooms(["Class list, ceramics: Nkechi Amaech, Nneka Amadike, ten others."])
    found = {m.text for p in people.people.values() for m in p.mentions if m.kind == "person"}
    assert {"Nkechi Amaech", "Nneka Amadike"} <= found


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Sister Gudula had the keys.", "Gudula is to weed the orchard.", "Gudula"),
        ("Dame Araminta Wragge bid against him.", "It went to Dame Araminta.", "Araminta"),
    ],
)
def test_titled_people_under_their_given_names(first: str, second: str, name: str) -> None:
    """A title says that a name is somebody's, and of which gender, wherever it stands."""
    assert _one(first, second, name=name)


def test_initials_without_stops() -> None:
    """“HJK” in a log is Henk-Jan Kuiper, where nobody else has these initials."""
    assert name_likeness("HJK", "Henk-Jan Kuiper").kind == "initials"
    assert name_likeness("HJK", "Henk-Jan Rozema").score < 0
    assert name_likeness("HK", "Henk Kuiper").score < 0
