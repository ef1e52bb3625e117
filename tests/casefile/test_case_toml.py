"""What ``case.toml`` says about the matter, and that every slip is named with its line."""

from pathlib import Path

import pytest

from tellings.casefile.options import parse_options, read_options
from tellings.casefile.toml_lines import line_of
from tellings.errors import SettingsError
from tellings.records.givens import Columns, Givens, Journey, Place

WHOLE = """title = "The mill"
day = 2024-11-03
hours = ["12:00", "24:00"]

[places]
"Mill" = ["the mill"]
"Yard" = { aliases = ["the yard"], inside = "Mill" }
"Chapel" = []

[travel]
kilometres_per_hour = 5
minutes = [["Mill", "Chapel", 12]]
kilometres = [["Yard", "Chapel", 0.76]]

[columns."gate.csv"]
who = "name"
when = "time"
arriving = ["Enters"]

[[exclusive.once]]
predicates = ["christen"]
role = "patient"
reason = "one is christened once"
"""


def test_everything_is_read() -> None:
    """Each table becomes its records; a way in kilometres takes the whole minutes it lasts."""
    givens = parse_options(WHOLE, shown="case.toml").givens
    assert givens.day == "2024-11-03"
    assert givens.hours == ("12:00", "24:00")
    assert givens.places == (
        Place(name="Mill", aliases=("the mill",)),
        Place(name="Yard", aliases=("the yard",), inside="Mill"),
        Place(name="Chapel"),
    )
    assert givens.travel == (
        Journey(source="Mill", target="Chapel", minutes=12),
        Journey(source="Yard", target="Chapel", minutes=9),
    )
    assert givens.columns == (
        Columns(file="gate.csv", who="name", when="time", arriving=("enters",)),
    )
    assert list(givens.exclusive) == ["once"]


def test_a_case_without_the_file_has_no_givens(tmp_path: Path) -> None:
    """Nothing is given, nothing is wrong."""
    assert read_options(tmp_path).givens == Givens()


@pytest.mark.parametrize(
    ("wrong", "line", "words"),
    [
        ("day = 2024-11-03", 2, "day must be a date"),
        ('hours = ["12:00", "24:00"]', 3, "hours must be"),
        ('"Mill" = ["the mill"]', 6, "must be a list"),
        ('inside = "Mill"', 7, "no name in \\[places\\]"),
        ("kilometres_per_hour = 5", 11, "above 0"),
        ('["Mill", "Chapel", 12]', 12, "a row of minutes"),
        ('["Yard", "Chapel", 0.76]', 13, "no name in \\[places\\]"),
        ('who = "name"', 16, "name of a column"),
        ('predicates = ["christen"]', 20, "missing or wrong"),
    ],
)
def test_a_slip_is_named_with_its_line(wrong: str, line: int, words: str) -> None:
    """The message says where in the file and what is expected."""
    slips = {
        "day = 2024-11-03": 'day = "soon"',
        'hours = ["12:00", "24:00"]': 'hours = ["noon", "24:00"]',
        '"Mill" = ["the mill"]': '"Mill" = [7]',
        'inside = "Mill"': 'inside = "Mall"',
        "kilometres_per_hour = 5": "kilometres_per_hour = 0",
        '["Mill", "Chapel", 12]': '["Mill", 12]',
        '["Yard", "Chapel", 0.76]': '["Yard", "Church", 0.76]',
        'who = "name"': "who = 7",
        'predicates = ["christen"]': "verbs = 7",
    }
    with pytest.raises(SettingsError, match=rf"case\.toml, line {line}: .*{words}"):
        parse_options(WHOLE.replace(wrong, slips[wrong]), shown="case.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plcaes = 1", "unknown name 'plcaes'"),
        ("[places]\nA = ['x']\nB = ['x']", "stands for 'A' and for 'B'"),
        ("[places]\nA = {inside = 'B'}\nB = {inside = 'A'}", "inside itself"),
        ("[places]\nA = []\n[travel]\nminutes = [['A', 'A', 3]]", "to itself"),
        ("[places]\nA = []\nB = []\n[travel]\nkilometres = [['A', 'B', 3]]", "kilometres_per_hour"),
        (
            "[places]\nA = []\nB = []\n[travel]\nminutes = [['A', 'B', 3], ['B', 'A', 4]]",
            "two travel times",
        ),
        ("[columns.'a.csv']\nwho = 'n'", "lack 'when'"),
        ("[columns.'a.csv']\nwho = 'n'\nwhen = 't'\nwhy = 'x'", "unknown name 'why'"),
        ("[exclusive]\nonce = 3", "\\[\\[exclusive.once\\]\\]"),
    ],
)
def test_what_it_cannot_mean_is_an_error(text: str, words: str) -> None:
    """Misspelt names, contradictions and missing parts are never skipped."""
    with pytest.raises(SettingsError, match=words):
        parse_options(text, shown="case.toml")


def test_a_line_is_found_in_the_right_table() -> None:
    """The same key in two tables: the one that is meant."""
    text = "[columns.'a.csv']\nwho = 1\n[columns.'b.csv']\nwho = 2\n"
    assert line_of(text, ("columns", "b.csv", "who")) == 4
    assert line_of(text, ("columns", "c.csv")) is None or line_of(text, ("columns", "c.csv")) == 1
