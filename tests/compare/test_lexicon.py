"""Word knowledge: the packaged lexicon and its relations."""

import gzip
from pathlib import Path

import pytest

from tellings.compare.levels import Level
from tellings.compare.tables import extended, packaged, parse, roots
from tellings.compare.words import ordinal
from tellings.compare.wordtables import WordTables
from tellings.errors import SettingsError
from tellings.text.lexicon import load, ordered

TURNED = {"narrower": "broader", "broader": "narrower", "part": "whole", "whole": "part"}
WORDS = [
    ("policeman", "officer", "n", "same"),
    ("forehead", "head", "n", "part"),
    ("hospital", "building", "n", "narrower"),
    ("inmate", "prisoner", "n", "narrower"),
    ("murder", "kill", "v", "narrower"),
    ("dead", "alive", "a", "opposite"),
    ("guilty", "innocent", "a", "opposite"),
    ("jail", "prison", "n", "apart"),
    ("prosecutor", "student", "n", "apart"),
    ("go", "walk", "v", "apart"),
]


@pytest.mark.parametrize(("left", "right", "part", "expected"), WORDS)
def test_relations_of_words(left: str, right: str, part: str, expected: str) -> None:
    """A relation is found, and seen from the other side it is turned."""
    words = load()
    assert words.relation(left, right, part) == expected
    assert words.relation(right, left, part) == TURNED.get(expected, expected)


def test_a_word_is_the_same_as_itself() -> None:
    """Also when the lexicon does not have it."""
    assert load().relation("qwortz", "qwortz", "n") == "same"
    assert load().relation("qwortz", "house", "n") == "apart"


def test_rows_are_sorted_so_that_they_can_be_found() -> None:
    """Every word can be looked up: its rows are in order and its senses exist."""
    words = load()
    assert list(words.senses) == sorted(words.senses)
    for number in (0, 1000, len(words.senses) - 1):
        _, part, word, senses = words.senses[number].split("\t")
        assert words.usual(word, part, 99) == tuple(int(sense) for sense in senses.split(","))


def test_the_file_is_packed_without_a_time() -> None:
    """The lexicon is the same bytes whenever it is built: gzip's time is zero."""
    import tellings.text.lexicon as module

    path = Path(module.__file__).parents[1] / "models" / "wordnet" / "lexicon.tsv.gz"
    data = path.read_bytes()
    assert data[4:8] == bytes(4)
    assert gzip.decompress(data).startswith(b"tellings-lexicon/1\n")


def test_every_kind_of_the_table_is_found_in_the_lexicon() -> None:
    """No row of the table names a word or a sense that the lexicon does not have."""
    words = load()
    for kind in packaged().kinds:
        assert len(roots(kind.under, words)) == len(set(kind.under)), kind.name
    for rule in packaged().persons:
        assert len(roots(rule.left + rule.right, words)) == len({*rule.left, *rule.right})


@pytest.mark.parametrize(
    "row",
    [
        {"kind": [{"name": "x", "under": ["colour"], "slots": [], "tier": "conflict"}]},
        {"kind": [{"name": "x", "under": [], "slots": [], "tier": "terrible"}]},
        {"role": [{"role": "agent"}]},
        {"once": [{"predicates": ["die"]}]},
    ],
)
def test_a_bad_row_is_named(row: dict[str, object]) -> None:
    """A table that cannot be used says which row."""
    with pytest.raises(SettingsError, match=r"\[\[(kind|role|once)\]\]"):
        parse(row)


def test_prepositions_that_exclude_each_other() -> None:
    """Inside is not outside, whichever side says it; silence opposes nothing."""
    table = packaged()
    assert table.markers_opposed("inside", "outside")
    assert table.markers_opposed("outside", "inside")
    assert not table.markers_opposed("in", "at")
    assert not table.markers_opposed(None, "outside")


def test_ordinals_in_digits_and_words() -> None:
    """Each ordinal has its number."""
    assert [ordinal(word) for word in ("first", "twelfth", "sixteenth", "twentieth", "22nd")] == [
        1, 12, 16, 20, 22,
    ]  # fmt: skip
    assert ordinal("red") is None


def test_pairs_are_put_in_order() -> None:
    """Unordered pairs have one form."""
    assert ordered(2, 1) == ordered(1, 2) == (1, 2)


def test_tables_look_up_kinds_once() -> None:
    """A kind of the table knows its members by their usual sense."""
    tables = WordTables(words=load(), table=packaged())
    assert {kind.tier for kind, _ in tables.kinds} <= {Level.TENSION, Level.CONFLICT}


def test_rows_of_a_case_come_first() -> None:
    """A case may say that singing together is told of one singer."""
    row = {"role": "agent", "predicates": ["sing"], "tier": "conflict", "reason": "solo"}
    table = extended(packaged(), {"role": [row]})
    fitting = next(rule for rule in table.roles if rule.fits("agent", ("sing", "sing")))
    assert (fitting.tier, fitting.reason) == (Level.CONFLICT, "solo")
    assert table.kinds == packaged().kinds
