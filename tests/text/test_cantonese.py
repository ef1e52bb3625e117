"""Cantonese names beside their Mandarin readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.cantonese import mandarin_readings
from tellings.text.names import name_likeness
from tellings.text.syllables import readings

# Names of public life, each as Hong Kong writes it and in Pinyin; none was used to make the table.
PAIRS = (
    ("Lau Tak-wah", "Liu Dehua"),
    ("Leung Chun-ying", "Liang Zhenying"),
    ("Leung Chiu-wai", "Liang Chaowei"),
    ("Cheung Man-yuk", "Zhang Manyu"),
    ("Cheung Kwok-wing", "Zhang Guorong"),
    ("Kwok Fu-shing", "Guo Fucheng"),
    ("Chow Yun-fat", "Zhou Runfa"),
    ("Wong Ka-wai", "Wang Jiawei"),
    ("Lee Ka-shing", "Li Jiacheng"),
    ("Lam Cheng Yuet-ngor", "Lin Zheng Yuee"),
    ("Chan Fong On-sang", "Chen Fang Ansheng"),
    ("Mui Yim-fong", "Mei Yanfang"),
    ("Yeung Tsz-king", "Yang Ziqiong"),
    ("Chan Yik-shun", "Chen Yixun"),
    ("Wong Chi-fung", "Huang Zhifeng"),
    ("Ko Kam-wing", "Gao Jinrong"),
    ("Tsang Yam-kuen", "Zeng Yinquan"),
)


def test_names_of_public_life_are_read_in_mandarin() -> None:
    """Nearly all names known in both languages are found to be one."""
    found = [name_likeness(one, two).score >= 0.9 for one, two in PAIRS]
    assert sum(found) >= 0.9 * len(PAIRS)


def test_names_of_two_people_are_not_joined() -> None:
    """Whoever stands in another row is somebody else."""
    for at, (one, _) in enumerate(PAIRS):
        for other, (_, two) in enumerate(PAIRS):
            if at != other:
                assert name_likeness(one, two).score < 0.9, (one, two)


def test_a_name_of_mandarin_syllables_alone_may_be_cantonese() -> None:
    """“Chan Ka-wai” has syllables of Mandarin and no family name of it."""
    assert name_likeness("Chan Ka-wai", "Chen Jiawei").score >= 0.9


@pytest.mark.parametrize("word", ["thomas", "prudence", "gwok1", "", "x"])
def test_other_words_have_no_reading(word: str) -> None:
    """What is no row of Cantonese syllables has no Mandarin reading."""
    assert not mandarin_readings(word) - {()}


@given(st.text(alphabet="abceghiklmnostuwy-", max_size=9))
def test_every_reading_is_mandarin(word: str) -> None:
    """Each reading is one that Pinyin can write, of two syllables a piece at most."""
    for reading in mandarin_readings(word):
        assert all(readings(syllable, "Chinese") for syllable in reading)
        assert len(reading) <= 2 * (word.count("-") + 1)
