"""Values at a time in conflict sets: states, posts and absences, from texts."""

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.logic import network_oracle as oracle

from tellings.cli.main import run
from tellings.errors import SettingsError
from tellings.logic import sets, theory
from tellings.logic.cycles import Budget
from tellings.logic.theory import Spell, number
from tellings.records.givens import Givens, Journey, Place
from tellings.versions.clock import Interval, Range, Reader
from tellings.versions.facts import Facts
from tellings.versions.network import theory_of, words_of
from tellings.versions.places import map_of
from tellings.versions.presence import Presence
from tellings.versions.states import Absence, State
from tellings.versions.statetable import parse, table
from tellings.versions.ties import Stated

GIVEN = """day = 2024-05-02
hours = ["12:00", "24:00"]
[places]
"Office" = ["the office"]
"Back room" = { aliases = ["the back room"], inside = "Office" }
"Mill" = ["the mill"]
[travel]
minutes = [["Office", "Mill", 5]]
"""
TELLERS = ("Ann Petrov", "Bea Lund", "Cid Moran")
BELL = "The church bell rang at 21:32."


def conflicts(
    capsys: pytest.CaptureFixture[str], case: Path, *options: str
) -> list[dict[str, Any]]:
    """Return the conflict sets that are listed."""
    capsys.readouterr()
    assert run(["conflicts", str(case), "--json", *options]) == 0
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return listed


def read(folder: Path, *texts: str, more: str = "") -> Path:
    """Read texts, one a teller, into a case with places."""
    case = folder / "case.tellings"
    case.mkdir()
    (case / "case.toml").write_text(GIVEN + more, encoding="utf-8")
    paths = []
    for teller, text in zip(TELLERS, texts, strict=False):
        path = folder / f"{teller}.txt"
        path.write_text(f"Statement of {teller}\n\nIt rained. {text}\n", encoding="utf-8")
        paths.append(str(path))
    assert run(["read", *paths, "--case", str(case), "--quiet"]) == 0
    return case


FOUND = [
    ("value", "The gate was open when the church bell rang.",
     "The gate was locked from nine until ten."),
    ("value", "Karl Moss was asleep when the church bell rang.",
     "Karl Moss was awake between nine and ten."),
    ("role", "Bo Lind was the gatekeeper when the church bell rang.",
     "Kari Holm was the gatekeeper from nine until ten."),
    ("negation", "Karl Moss was in the office when the church bell rang.",
     "Nobody was in the office between nine and ten."),
    ("negation", "Karl Moss was in the back room when the church bell rang.",
     "I was alone in the office from nine until ten."),
    ("negation", "Karl Moss was in the office when the church bell rang.",
     "The office was empty between nine and ten."),
    ("negation", "Karl Moss was at the mill when the church bell rang.",
     "The mill was deserted from nine until ten."),
    ("role", "The duty officer was Bo Lind when the church bell rang.",
     "From nine until ten the duty officer was Kari Holm."),
    ("negation", "Ann Petrov was at the mill when the church bell rang.",
     "Ann Petrov was not at the mill between nine and ten."),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "one", "other"), FOUND)
def test_values_clash_where_a_third_statement_makes_their_times_overlap(
    rule: str, one: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three statements of which any two can hold; withdrawing a claim or rule resolves it.

    That the bells are one may follow twice, from what was joined and from the words.
    """
    case = read(tmp_path, one, other, BELL)
    (found,) = conflicts(capsys, case)
    assert (found["rule"], found["size"]) == (rule, 3)
    assert any("both would have been so at once" in step for step in found["steps"])
    claims = [c for side in found["sides"] for said in side["quotes"] for c in said["claims"]]
    rules = [one["id"] for one in found["assumes"] if one["kind"] != "same_event"]
    for name in itertools.chain(claims, rules):
        assert not conflicts(capsys, case, "--without", name)


@pytest.mark.slow
def test_five_statements_mix_a_value_with_orders_and_times(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The overlap follows from the bell's place between two other things."""
    case = read(
        tmp_path,
        "The church bell rang before 21:40. The lights went out at 21:12.",
        "The gate was open when the church bell rang.",
        "The gate was locked from eight until ten. The church bell rang after the lights went out.",
    )
    (found,) = conflicts(capsys, case)
    assert (found["rule"], found["size"]) == ("value", 5)
    assert {"order", "state", "thing", "day"} <= {one["id"] for one in found["assumes"]}


NOT_FOUND = [
    ("The door was open when the church bell rang.", "The door was locked from nine until ten."),
    ("The north gate was open when the church bell rang.",
     "The south gate was locked from nine until ten."),
    ("The gate was open at nine.", "The gate was locked at nine."),
    ("Karl Moss was in the office when the church bell rang.",
     "Karl Moss was not in the office from nine until ten."),
    ("Ann Petrov was in the office when the church bell rang.",
     "Nobody was in the office between nine and ten."),
    ("Karl Moss was in the office when the church bell rang.",
     "Nobody we knew was in the office between nine and ten."),
    ("The gate was open when the church bell rang.",
     "Yesterday the gate was locked from nine until ten."),
    ("The gate was open when the church bell rang.",
     "Bo said that the gate was locked from nine until ten."),
    ("The gate was half open when the church bell rang.",
     "The gate was locked from nine until ten."),
    ("Bo Lind was the skipper of the tug when the church bell rang.",
     "Kari Holm was the skipper of the ferry from nine until ten."),
    ("Karl Moss was in the office when the church bell rang.",
     "Karl Moss was not always in the office between nine and ten."),
    ("The gate was open when the church bell rang.",
     "On Thursdays the gate is locked from nine until ten."),
    ("Holm was the skipper when the church bell rang.",
     "Kari Holm was the skipper from nine until ten."),
]  # fmt: skip


@pytest.mark.slow
def test_what_leaves_room_is_no_conflict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other things, posts, days and tellers; in part; reported; the deed, not the state."""
    for place, (one, other) in enumerate(NOT_FOUND):
        folder = tmp_path / str(place)
        folder.mkdir()
        teller_alone = "Ann Petrov was in" in one
        texts = (other, one, BELL) if teller_alone else (one, other, BELL)
        assert not conflicts(capsys, read(folder, *texts)), (one, other)


@pytest.mark.slow
def test_a_case_adds_its_own_states(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of case.toml count beside those of the packaged table."""
    one = "The drawbridge was raised when the church bell rang."
    other = "The drawbridge was down from nine until ten."
    more = '[[exclusive.state]]\nleft = ["raised"]\nright = ["down"]\n'
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    assert not conflicts(capsys, read(tmp_path / "without", one, other, BELL))
    assert len(conflicts(capsys, read(tmp_path / "with", one, other, BELL, more=more))) == 1


@pytest.mark.slow
def test_a_search_that_ran_out_of_steps_and_found_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The listings, the report and the record say that there may be sets."""
    monkeypatch.setattr(sets, "Budget", lambda: Budget(spent=True))
    case = read(tmp_path, "The gate was open at 21:10.", "It was cold.")
    for listing in ("conflicts", "versions"):
        capsys.readouterr()
        assert run([listing, str(case)]) == 0
        assert "ran out of steps" in " ".join(capsys.readouterr().out.split())
    assert "ran out of steps" in (case / "report.html").read_text(encoding="utf-8")
    assert run(["export", str(case), "--format", "json", "-o", str(tmp_path / "out.json")]) == 0
    notices = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["notices"]
    assert [one["code"] for one in notices].count("search-cut-short") == 1


MAP = map_of(
    Givens(
        places=tuple(Place(name=name) for name in ("Kiosk", "Pier")),
        travel=(Journey(source="Kiosk", target="Pier", minutes=5),),
    )
)


def span(draw: random.Random) -> Range | None:
    """Return nothing, or some minutes of an evening."""
    first = draw.randint(0, 3) * 300
    begin = Interval(first=first, last=first + 60, rules=("round",))
    last = first + draw.choice((900, 1200, 1500))
    end = Interval(first=last, last=last + 60, rules=())
    lasted = Range(begin=begin, end=end)
    return draw.choice((None, None, lasted, lasted, Range(begin=None, end=end)))


def random_facts(seed: int) -> Facts:
    """Return a few times and orders, presences, absences and states about the same hour."""
    draw = random.Random(seed)
    names = [f"c{n}" for n in range(6)]
    times, presences, absences, states, orders = {}, [], [], [], []
    for name in names:
        kind = draw.choice(("presence", "absence", "state", "state", "time", "order", "order"))
        if kind == "time" or draw.random() < 0.2:
            first = draw.randint(2, 5) * 300
            times[name] = Interval(first=first, last=first + draw.choice((60, 300)), rules=("day",))
        place = draw.choice(("Kiosk", "Pier"))
        if kind == "presence":
            presences.append(
                Presence(claim=name, person=draw.choice("pq"), place=place, lasting=span(draw))
            )
        elif kind == "absence":
            person = draw.choice(("p", "q", None))
            absences.append(Absence(claim=name, person=person, place=place, lasting=span(draw)))
        elif kind == "state":
            states.append(
                State(
                    claim=name, key="state 0 gate", value=draw.choice(("left", "right")),
                    who="the gate", how="so", rests=("rule|state|",), lasting=span(draw),
                )
            )  # fmt: skip
        elif kind == "order":
            one, other = draw.sample(names, 2)
            orders.append(Stated(first=one, then=other, by=name, together=draw.random() < 0.8))
    return Facts(
        times=times,
        presences=tuple(presences),
        orders=tuple(orders),
        ties=(),
        names={"p": "Ann", "q": "Bo"},
        labels={},
        map=MAP,
        states=tuple(states),
        absences=tuple(absences),
    )


@pytest.mark.parametrize("seed", range(120))
def test_sets_with_states_and_absences_are_exactly_the_minimal_ones(seed: int) -> None:
    """All minimal sets of claims and grounds are found, and nothing else; each has its words."""
    facts = random_facts(seed)
    numbered = number(theory_of(facts))
    found = theory.conflicts(numbered.theory, max_size=4)
    expected = {
        (frozenset(numbered.claims[c] for c in claims), rests)
        for claims, rests in oracle.minimal_sets(numbered.problem, max_size=4)
    }
    assert {(frozenset(one.claims), frozenset(one.rests)) for one in found} == expected
    words = words_of(facts)
    for one in found:
        assert all((s.label, s.key) in words for s in one.stays if isinstance(s, Spell))


def test_the_random_facts_hold_what_mixes() -> None:
    """States, absences of one and of all, three and more claims are among the sets."""
    found = [
        one
        for seed in range(500)
        for one in theory.conflicts(theory_of(random_facts(seed)), max_size=4)
    ]
    rests = {rest for one in found for rest in one.rests}
    assert {"rule|state|", "rule|absence|", "rule|nobody|", "same_entity|p|Ann"} <= rests
    assert sum(len(one.claims) > 2 and bool(one.stays) for one in found) > 10


def test_the_packaged_table_parses_and_no_word_is_on_both_sides() -> None:
    """Every row has two sides that share no word."""
    assert table().states
    for left, right in table().states:
        assert left
        assert right
        assert not left & right


@pytest.mark.parametrize(
    "data",
    [
        {"state": [{"left": ["up"]}]},
        {"state": [{"left": "up", "right": ["down"]}]},
        {"post": [{"words": []}]},
        {"several": [{"words": [3]}]},
    ],
)
def test_a_row_that_cannot_be_used_is_named(data: dict[str, Any]) -> None:
    """The error shows the row."""
    with pytest.raises(SettingsError, match="must be a list of words"):
        parse(data)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Yesterday he was here from nine until ten", True),
        ("on the previous evening", True),
        ("on Friday from nine until ten", True),
        ("on Thursday from nine until ten", False),
        ("on Thursdays from nine until ten", True),
        ("from nine until ten", False),
    ],
)
def test_another_day_than_the_case_s_is_known_by_its_words(words: str, other: bool) -> None:
    """2 May 2024 was a Thursday; times of other days are of no use to the case's own."""
    assert Reader(day="2024-05-02").elsewhen(words) == other
