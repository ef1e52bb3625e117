"""Tokens: names, numbers, prefixes, contractions."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings.language.fold import fold
from tellings.language.syntax import SyntaxModel
from tellings.language.tokens import SYLLABLES


def tokens(model: SyntaxModel, text: str) -> list[str]:
    """Return the tokens of ``text`` as strings."""
    return [token.text for token in model.tokenize(fold(text).text)]


@pytest.mark.parametrize(
    "name",
    [
        "Min-jae",
        "Ji-hoon",
        "Soo-bin",
        "Hee-young",
        "Xiao-ming",
        "Min-Jae",
        "Anne-marie",
        "al-Rahman",
    ],
)
@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "–"])
def test_hyphenated_name_is_one_token(syntax: SyntaxModel, name: str, hyphen: str) -> None:
    """With any hyphen, at the start, inside, before a possessive."""
    written = name.replace("-", hyphen)
    assert tokens(syntax, f"{written} left.") == [name, "left", "."]
    assert tokens(syntax, f"We saw {written}’s coat") == ["We", "saw", name, "'s", "coat"]


@example(first="u", second="jin")
@given(first=st.sampled_from(sorted(SYLLABLES)), second=st.sampled_from(sorted(SYLLABLES)))
def test_two_syllables_are_one_name(syntax: SyntaxModel, first: str, second: str) -> None:
    """Any two syllables of given names make one token, but for a few English compounds."""
    name = f"{first.title()}-{second}"
    if name.lower() in {"so-so", "no-go", "man-in", "in-so", "co-op", "tie-in", "ma-am"}:
        return
    assert tokens(syntax, f"Then {name} came") == ["Then", name, "came"]


@pytest.mark.parametrize(
    "compound",
    ["Half-hearted", "Boston-based", "Long-term", "Old-fashioned", "father-son", "Well-known"],
)
def test_compound_is_three_tokens(syntax: SyntaxModel, compound: str) -> None:
    """Ordinary compounds split as in the treebanks, capitalised or not."""
    first, second = compound.split("-")
    assert tokens(syntax, f"{compound} talk") == [first, "-", second, "talk"]


def test_chain_of_hyphens_is_no_name(syntax: SyntaxModel) -> None:
    """A compound of several parts stays split even if two parts look like a name."""
    assert tokens(syntax, "Mother-in-law") == ["Mother", "-", "in", "-", "law"]


@pytest.mark.parametrize("word", ["co-founder", "non-profit", "re-elected", "e-mail", "anti-war"])
def test_prefix_stays_with_its_word(syntax: SyntaxModel, word: str) -> None:
    """A derivational prefix is no word of its own."""
    assert tokens(syntax, f"the {word} was") == ["the", word, "was"]


@pytest.mark.parametrize("text", ["Room No. 7 burnt.", "Room No.7 burnt.", "Room No.\n7 burnt."])
def test_no_before_a_number_is_one_token(syntax: SyntaxModel, text: str) -> None:
    """The point of "No." belongs to it when a number follows, however that is spaced."""
    assert tokens(syntax, text) == ["Room", "No.", "7", "burnt", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Insp. Adair left. Supt. Bell stayed.", ["Insp.", "Adair"]),
        ("Im Dong-u left.", ["Im", "Dong-u"]),
        ("Im Dongu left.", ["Im", "Dongu"]),
        ("Im Sam and I left.", ["I", "m"]),
        ("Im so-so today.", ["I", "m"]),
    ],
)
def test_short_titles_and_short_family_names(
    syntax: SyntaxModel, text: str, expected: list[str]
) -> None:
    """A short title keeps its point, "Im" before a Korean given name is no "I'm"."""
    assert tokens(syntax, text)[:2] == expected


def test_no_as_an_answer_keeps_its_full_stop_apart(syntax: SyntaxModel) -> None:
    """Without a number "No." is a word and a full stop."""
    assert tokens(syntax, "No. He left.") == ["No", ".", "He", "left", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he hasn’t", ["he", "has", "n't"]),
        ("HE HASN'T", ["HE", "HAS", "N'T"]),
        ("I’M SURE WE’LL", ["I", "'M", "SURE", "WE", "'LL"]),
        ("cannot", ["can", "not"]),
        ("What?!! No...", ["What", "?!!", "No", "..."]),
        ("either/or", ["either", "/", "or"]),
    ],
)
def test_other_splits(syntax: SyntaxModel, text: str, expected: list[str]) -> None:
    """Contractions in any case, runs of marks, slashes."""
    assert tokens(syntax, text) == expected


@given(st.text(max_size=120))
def test_tokens_and_spaces_give_the_text_back(syntax: SyntaxModel, text: str) -> None:
    """Nothing is lost or added by tokenisation."""
    folded = fold(text).text
    if folded:
        assert syntax.tokenize(folded).text == folded
