"""Lengths in conflict sets: from facts against trying every set, and from texts."""

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.logic import network_oracle as oracle

from tellings.cli.main import run
from tellings.logic import sets as sets_module
from tellings.logic import theory
from tellings.logic.cycles import Budget
from tellings.logic.theory import Stay, before, within
from tellings.records.claims import Claim
from tellings.records.givens import Givens, Journey, Place
from tellings.versions.clock import Interval
from tellings.versions.contradict import shown_by
from tellings.versions.facts import Facts
from tellings.versions.lengths import Length
from tellings.versions.network import theory_of
from tellings.versions.places import map_of
from tellings.versions.presence import Presence
from tellings.versions.spans import Span
from tellings.versions.steps import CUT_SHORT, Wording, explanation

MAP = map_of(
    Givens(
        places=tuple(Place(name=name, aliases=(), inside=None) for name in ("Kiosk", "Pier")),
        travel=(Journey(source="Kiosk", target="Pier", minutes=5),),
    )
)


def random_facts(seed: int) -> Facts:
    """Return a few times, stays with and without lengths, arrivals, and a meeting that lasted."""
    draw = random.Random(seed)
    names = [f"c{n}" for n in range(draw.randint(4, 6))]
    times, presences = {}, []
    for number, name in enumerate(names):
        if draw.random() < 0.7:
            first = draw.randint(0, 12) * 300
            times[name] = Interval(first=first, last=first + draw.choice((60, 600)), rules=())
        if draw.random() < 0.8:
            low = draw.choice((None, 900, 1800))
            length = Length(low=low, high=draw.choice((None, 2400)) if low else 1200)
            lasting = draw.random() < 0.6
            presences.append(
                Presence(
                    claim=name,
                    person="p",
                    place=draw.choice(("Kiosk", "Pier")),
                    length=length if lasting else None,
                    begins=names[number - 1]
                    if lasting and number and draw.random() < 0.6
                    else None,
                    at_start=draw.random() < 0.3,
                )
            )
    told = draw.sample(names, 3)
    span = Span(
        claim=told[0],
        words="the meeting",
        length=Length(low=600, high=1200),
        begins=(told[1],),
        ends=(told[2],),
    )
    return Facts(
        times=times,
        presences=tuple(presences),
        orders=(),
        ties=(),
        names={"p": "Ann"},
        labels={},
        map=MAP,
        spans=() if any(p.claim == told[0] for p in presences) else (span,),
    )


@pytest.mark.parametrize("seed", range(220))
def test_sets_with_lengths_are_exactly_the_minimal_ones(seed: int) -> None:
    """All minimal sets of claims and grounds are found, and nothing else."""
    numbered = theory.number(theory_of(random_facts(seed)))
    found = theory.conflicts(numbered.theory, max_size=3)
    assert all(one.complete for one in found)
    expected = {
        (frozenset(numbered.claims[c] for c in claims), rests)
        for claims, rests in oracle.minimal_sets(numbered.problem, max_size=3)
    }
    assert {(frozenset(one.claims), frozenset(one.rests)) for one in found} == expected


def test_random_facts_bring_lengths_into_sets() -> None:
    """The sets of the random facts do rest on lengths and on arrivals."""
    rests = {
        rest
        for seed in range(60)
        for one in theory.conflicts(theory_of(random_facts(seed)), max_size=3)
        for rest in one.rests
    }
    assert {"rule|length|", "rule|arrival|"} <= rests


def test_a_search_that_ran_out_of_steps_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each set that such a search did find says that there may be others; else none does."""
    said = theory_of(random_facts(20))
    wording = Wording(
        claims={f"c{n}": claim_named(f"c{n}") for n in range(6)},
        accounts={"a": "Ann"},
        people={"p": "Ann"},
        lengths={f"c{n}": "so long" for n in range(6)},
    )
    searched = shown_by(said, 3)
    assert searched.found
    assert searched.complete
    assert not any(CUT_SHORT in explanation(one, (), wording) for one in searched.found)
    monkeypatch.setattr(sets_module, "Budget", lambda: Budget(spent=True))
    cut = shown_by(said, 3)
    assert cut.found
    assert not cut.complete
    assert all(CUT_SHORT in explanation(one, (), wording) for one in cut.found)


def claim_named(name: str) -> Claim:
    """Return a claim of one word."""
    return Claim(
        id=name, account="a", document="d", start=0, end=2, quote="so", predicate="be",
        predicate_head=0, predicate_start=0, predicate_end=2, sentence=0, roles=(),
        polarity="affirmed", stance="asserted", about="events",
    )  # fmt: skip


GIVEN = """day = 2024-05-02
hours = ["12:00", "24:00"]
[places]
"Bakery" = ["the bakery"]
"Mill" = ["the mill"]
[travel]
minutes = [["Bakery", "Mill", 5]]
"""
LONG_AFTER = """I came to the bakery at 20:10. I bought two loaves. We talked about the weather.
My sister rang me twice. I left at 20:52."""
SEEN = "Statement of Bea Lund\n\nIt rained. I saw Ann Petrov at the mill at {}.\n"


def read(folder: Path, *texts: str) -> Path:
    """Read texts, one an account, into a case with two places."""
    case = folder / "case.tellings"
    case.mkdir()
    (case / "case.toml").write_text(GIVEN, encoding="utf-8")
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    assert run(["read", *map(str, paths), "--case", str(case), "--quiet"]) == 0
    return case


def sets(capsys: pytest.CaptureFixture[str], case: Path, *options: str) -> list[Any]:
    """Return the conflict sets that are listed."""
    capsys.readouterr()
    assert run(["conflicts", str(case), "--json", *options]) == 0
    listed: list[Any] = json.loads(capsys.readouterr().out)
    return listed


@pytest.mark.slow
@pytest.mark.parametrize(
    "stayed",
    ["stayed there for forty minutes", "stayed at the bakery for half an hour",
     "was at the bakery for forty minutes", "waited there for at least an hour"],
)  # fmt: skip
def test_a_start_a_length_and_another_place_too_early_are_found(
    stayed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three statements; any two can be true; withdrawing anything they rest on resolves them."""
    told = f"Statement of Ann Petrov\n\nI arrived at the bakery at 20:10. I {stayed}.\n"
    case = read(tmp_path, told, SEEN.format("20:22"))
    (found,) = sets(capsys, case)
    assert found["size"] == 3
    assert {"length", "arrival", "round"} <= {one["id"] for one in found["assumes"]}
    assert any("it lasted" in step for step in found["steps"])
    claims = [c for side in found["sides"] for said in side["quotes"] for c in said["claims"]]
    for name in itertools.chain(claims, (one["id"] for one in found["assumes"])):
        assert not sets(capsys, case, "--without", name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stayed", "seen"),
    [
        ("stayed there for about forty minutes", "20:30"),
        ("stayed there for a while", "20:22"),
        ("stayed there for less than an hour", "20:22"),
        ("was twenty minutes late at the bakery", "20:22"),
        ("stayed there for forty minutes", "20:55"),
        ("may have stayed there for forty minutes", "20:22"),
    ],
)
def test_what_leaves_room_is_no_conflict(
    stayed: str, seen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Approximate, vague, open below, of something else, long enough ago, only possible."""
    told = f"Statement of Ann Petrov\n\nI arrived at the bakery at 20:10. I {stayed}.\n"
    assert not sets(capsys, read(tmp_path, told, SEEN.format(seen)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("I came to the bakery at 20:10. I left at 20:52.", True),
        ("I came to the bakery at 20:10 and left the bakery at 20:52.", True),
        ("I came to the bakery at 20:10. I went to the station. I left at 20:52.", False),
        (LONG_AFTER, False),
        ("I came to the bakery at 20:10. I did not leave at 20:52.", False),
        ("I came to the bakery at 20:10. I left at 20:23.", False),
    ],
)
def test_between_coming_and_leaving_one_is_there(
    told: str, found: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told one after the other, nothing between; it rests on that rule."""
    case = read(tmp_path, f"Statement of Ann Petrov\n\n{told}\n", SEEN.format("20:33"))
    listed = sets(capsys, case)
    assert len(listed) == found
    if found:
        assert listed[0]["size"] == 3
        assert "leaving" in {one["id"] for one in listed[0]["assumes"]}
        assert not sets(capsys, case, "--without", "leaving")


@pytest.mark.slow
def test_a_happening_that_lasted_ties_its_beginning_to_its_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beginning, length and end of the rehearsal, from three mouths."""
    case = read(
        tmp_path,
        "Statement of Ann Petrov\n\nThe rehearsal began at 20:10.\n",
        "Statement of Bea Lund\n\nThe rehearsal lasted half an hour.\n",
        "Statement of Cid Moran\n\nThe rehearsal ended at 21:15.\n",
    )
    (found,) = sets(capsys, case)
    assert found["size"] == 3
    assert not sets(capsys, case, "--without", "length")


def test_stays_that_fit_two_by_two_and_not_all_together_are_told_with_their_times() -> None:
    """Each step names a time or a length; the last says that no order is left."""
    names = ("c0", "c1", "c2")
    edges = [
        edge
        for name in names
        for edge in (
            *within(f"{name} begin", 72_000, None, label=name),
            *within(f"{name} end", None, 76_000, label=name),
            before(f"{name} begin", f"{name} end", gap=1_800, label=name),
        )
    ]
    stays = [
        Stay(person="p", place=place, start=f"{name} begin", end=f"{name} end", label=name)
        for name, place in zip(names, ("Kiosk", "Pier", "Mill"), strict=True)
    ]
    ways = {("Kiosk", "Pier"): 0, ("Kiosk", "Mill"): 0, ("Pier", "Mill"): 0}
    (found,) = theory.conflicts(theory.Theory(edges=edges, stays=stays, travel=ways), max_size=3)
    wording = Wording(
        claims={name: claim_named(name) for name in names},
        accounts={"a": "Ann"},
        people={"p": "Ann"},
        lengths=dict.fromkeys(names, "at least 30 minutes"),
    )
    *said, last, _ = explanation(found, (), wording)
    for step in said:
        for words in ("Ann is at", "it lasted at least 30 minutes", "from 20:00", "until 21:06"):
            assert words in step
    assert last == "In no order do the stays at Kiosk and Pier and Mill fit in."
