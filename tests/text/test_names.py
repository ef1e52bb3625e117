"""Names: parts, and likeness of spellings that are not among those the code was written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.names import name_likeness, surely_unlike
from tellings.text.sounds import capped_unlikeness, unlikeness
from tellings.text.written_names import parse_name, strip_possessive

SAME = (
    # Korean
    ("Min-jae", "Minjae"),
    ("Min-jae", "Min jae"),
    ("Park Ji-hoon", "Pak Ji-hun"),
    ("Hyun-woo", "Hyeon-u"),
    ("Soo-jin", "Su-jin"),
    ("Jung-eun", "Jeong-eun"),
    ("Tae-gu", "Tae Goo"),  # as two words neither is read as Korean
    # Chinese
    ("Zhou Enlai", "Chou En-lai"),
    ("Wang Xiaoming", "Wang Xiao-ming"),
    ("Li Qiang", "Lee Qiang"),
    # Arabic
    ("Mohammed", "Muhammad"),
    ("Hussein", "Husayn"),
    ("Khalid", "Khaled"),
    # Russian, Greek
    ("Sergei", "Sergey"),
    ("Dmitri", "Dmitry"),
    ("Ekaterina", "Yekaterina"),
    ("Nikolaos", "Nicolaos"),
    # other ways to write a name
    ("Okafor, Ada", "Ada Okafor"),
    ("Katherine", "Catherine"),
    ("Stephen", "Steven"),
    ("Okoronkwo", "Okornkwo"),
    ("José", "Jose"),
    ("Captain Lind", "Capt. Lind"),
    # two systems of one language
    ("Sung Meiling", "Sung Mei-ling"),
    ("Hsiao Chien-kuo", "Xiao Jianguo"),
    ("Pak Yong-ho", "Bak Yeong-ho"),
    ("Noh Tae-sik", "Roh Taesik"),
    ("Abdul Aziz Karam", "Abd al-Aziz Karam"),
    ("Omar al-Sabah", "Omar Al Sabah"),
    # habits of transcription
    ("Semyon Orlov", "Semen Orlov"),
    ("Valery Joukovsky", "Valerij Zhukovskiy"),
    ("Kirill Shcherbakov", "Kirill Chtcherbakov"),
    ("Hrisoula Vlahou", "Chrysoula Vlachou"),
    ("Nabil Shahin", "Nabil Chahine"),
    ("Hany el-Naggar", "Hany al-Najjar"),
    ("Mona Elsayed", "Mona el-Sayed"),
    ("Zvi Katz", "Tzvi Katz"),
    ("Heo Mi-ra", "Hur Mi-ra"),
    ("Han Kyung-hee", "Han Gyeong-hui"),
    # familiar forms
    ("Bob Lind", "Robert Lind"),
    ("Liz Okafor", "Elizabeth Okafor"),
)
DIFFERENT = (
    ("Min-su", "Min-ho"),
    ("Park Ji-hoon", "Park Ji-won"),
    ("Ada Okafor", "Ida Lind"),
    ("Ada Okafor", "Tobi Okafor"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("Martha", "Mary"),
    ("James", "John"),
    ("Wang Wei", "Wang Lin"),
    ("Ali Hassan", "Ali Karim"),
    ("Ivan Petrov", "Oleg Petrov"),
    ("Mr Lind", "Mrs Lind"),
    ("Paul Lind Sr.", "Paul Lind Jr."),
    ("Henry Lind II", "Henry Lind III"),
    ("Hyun-woo", "Hyun-soo"),
)
SIMILAR = (
    ("Carl Lind", "Carla Lind"),
    ("Petrov", "Petrova"),
    ("Jung Su-mi", "Jeong Sumin"),
    ("Hassan", "Husain"),
    ("Captain Lind", "Sergeant Lind"),
    ("Captain Lind", "Mrs Lind"),
    ("Deakin Lind", "Leakin Lind"),
    ("Khalid Lind", "Khalil Lind"),
    ("Hassan Omar", "Ghassan Omar"),
    ("Han Min-seo", "Han Min-soo"),
    ("Pak Mi-ra", "Paek Mi-ra"),
    ("Guo Wei", "Gao Wei"),
)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_are_alike(left: str, right: str) -> None:
    """Two spellings of one name reach the score from which names alone join people."""
    likeness = name_likeness(left, right)
    assert likeness.score >= 0.8
    assert likeness.kind in {"same", "variant"}


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_names_are_not_alike(left: str, right: str) -> None:
    """Names of different people score below zero, also when a part is shared."""
    assert name_likeness(left, right).score < 0
    assert name_likeness(left, right).kind == "different"


@pytest.mark.parametrize(("left", "right"), SIMILAR)
def test_what_is_only_similar_never_joins_by_itself(left: str, right: str) -> None:
    """A name that differs where languages mark gender, or by a syllable's end, proves nothing."""
    assert 0 < name_likeness(left, right).score < 0.8


def test_a_first_letter_lost_with_its_capital_is_a_slip() -> None:
    """“kafor” is Okafor when it stands small; “Kafor” is another name."""
    assert name_likeness("kafor", "Okafor").kind == "variant"
    assert name_likeness("kafor", "Okafor").score > name_likeness("Kafor", "Okafor").score


def test_a_generation_that_one_name_leaves_out_is_a_part() -> None:
    """“Paul Lind” may be the elder or the younger: it says less than either."""
    assert name_likeness("Paul Lind", "Paul Lind Jr.").kind == "part"
    assert name_likeness("Lind, Paul, Jr.", "Paul Lind Jr.").score == 1.0


def test_a_part_is_less_than_the_whole() -> None:
    """A given name fits the full name but says less; a family name after a title least."""
    given_name = name_likeness("Ada", "Ada Okafor")
    family = name_likeness("Mrs Okafor", "Ada Okafor")
    assert given_name.kind == "part"
    assert family.kind == "family"
    assert 0 < family.score < given_name.score < 1


def test_an_initial_fits_but_does_not_prove() -> None:
    """“A. Okafor” may be Ada; “T. Okafor” cannot."""
    assert name_likeness("A. Okafor", "Ada Okafor").kind == "initials"
    assert name_likeness("T. Okafor", "Ada Okafor").score < 0


def test_parts_titles_and_family_position() -> None:
    """A title is taken off and shows that a single part is the family name."""
    name = parse_name("Mrs. Ada-May Okafor")
    assert name.titles == ("mrs",)
    assert name.parts == ("ada-may", "okafor")
    assert parse_name("Dr. Okafor").family == 0
    assert parse_name("Okafor, Ada").parts == ("ada", "okafor")


@pytest.mark.parametrize(
    ("written", "name"),
    [("Ada's", "Ada"), ("Ada’s", "Ada"), ("James'", "James"), ("Ada", "Ada"), ("ADA'S", "ADA")],
)
def test_possessive_endings_go(written: str, name: str) -> None:
    """What is shown as a name has no possessive ending."""
    assert strip_possessive(written) == name


WORDS = st.text(alphabet="abcdeghijklmnorstuwyz", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_unlikeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    """The order of two words changes nothing; equal words differ by nothing."""
    cost = unlikeness(left, right)
    assert cost == pytest.approx(unlikeness(right, left))
    assert 0 <= cost <= 1
    assert unlikeness(left, left) == 0


@given(
    st.lists(WORDS.map(str.title), min_size=1, max_size=3),
    st.lists(WORDS.map(str.title), min_size=1, max_size=3),
)
def test_likeness_does_not_depend_on_the_side(left: list[str], right: list[str]) -> None:
    """Comparing A with B and B with A gives one score."""
    one, two = " ".join(left), " ".join(right)
    assert name_likeness(one, two).score == pytest.approx(name_likeness(two, one).score)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(left: str, right: str) -> None:
    """Names come from untrusted text: nothing raises, and the score keeps its range."""
    assert -1 <= name_likeness(left, right).score <= 1


WORDS = st.text("abcdehijkmnoprstuwz-", min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3))
def test_surely_unlike_is_a_likeness_below_0(left: list[str], right: list[str]) -> None:
    """The short way to find that two names are of two people agrees with the long one."""
    one, two = " ".join(left), " ".join(right)
    assert surely_unlike(one, two) == (name_likeness(one, two).score < 0)


@given(WORDS, WORDS, st.floats(0, 1))
def test_a_cap_changes_only_what_is_above_it(left: str, right: str, cap: float) -> None:
    """Up to the cap the cost is exact; above it, it is above."""
    exact, capped = unlikeness(left, right), capped_unlikeness(left, right, cap=cap)
    assert capped == exact or (exact > cap and capped == 1.0)


def test_the_usual_reading_is_nearer_than_a_rare_one() -> None:
    """“Yong” may be 영, but beside “Young” each goes to its own spelling."""
    near = name_likeness("Choe Yeongmi", "Choi Young-mi").score
    far = name_likeness("Choe Yeongmi", "Choi Yong-mi").score
    assert 0.9 <= far < near


def test_another_romanisation_is_sure_and_a_like_sound_is_not() -> None:
    """Every part in another system is one name; a part that sounds alike may be another's."""
    assert name_likeness("Pyotr Shestov", "Petr Chestoff").sure
    assert not name_likeness("Pyotr Shustov", "Petr Chestoff").sure


def test_two_slips_in_eastern_syllables_make_another_name() -> None:
    """What can be read as two names is one misspelled name only by a single slip."""
    assert name_likeness("Zhao Tesheng", "Zhao Dezhong").score < 0
    assert name_likeness("Wang Guomin", "Wang Guoming").score > 0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Henri Roux père", "Henri Roux fils"),
        ("Mrs Tobias Lind", "Tobias Lind"),
        ("Mrs Tobias Lind", "Mrs Edward Lind"),
    ],
)
def test_generations_and_wives_by_the_husbands_name_are_two(one: str, two: str) -> None:
    """“Mrs Tobias Lind” is the wife of Tobias, and no wife of Edward; “père” is not “fils”."""
    assert name_likeness(one, two).score < 0


@pytest.mark.parametrize("other", ["Mrs Lind", "Ada Lind", "Mrs Ada Lind"])
def test_a_wife_by_the_husbands_name_may_have_any_of_her_own(other: str) -> None:
    """Her own given name is not said by "Mrs Tobias Lind"."""
    assert name_likeness("Mrs Tobias Lind", other).score > 0


def test_careless_spellings_of_a_bare_given_name_contradict_nothing() -> None:
    """Without a family name beside it a romanised name is spelled in many ways by one person."""
    for one, two in (("ong-su", "Yong Soo"), ("ong-su", "Yeong-su"), ("Yo sou", "Yong-su")):
        assert name_likeness(one, two).score > 0, (one, two)
