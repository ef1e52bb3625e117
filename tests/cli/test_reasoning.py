"""Conflicts, versions and explain on the second example: golden listings, what-if, ids."""

import json
from pathlib import Path
from typing import Any

import pytest

from example import GOLDEN
from tellings.cli.main import run

LISTINGS = (("conflicts",), ("versions",), ("findings",))


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command that succeeds writes to standard output."""
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def conflicts(capsys: pytest.CaptureFixture[str], case: Path, *options: str) -> list[Any]:
    """Return the conflict sets that a listing shows."""
    listed: list[Any] = json.loads(out(capsys, "conflicts", str(case), "--json", *options))
    return listed


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS, ids="-".join)
def test_listing_of_the_inquiry_is_golden(
    listing: tuple[str, ...],
    inquiry_case: Path,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    """A listing of the inquiry is what it was, and fits 80 columns."""
    command, *rest = listing
    text = out(capsys, command, str(inquiry_case), *rest)
    assert max(len(line) for line in text.splitlines()) <= 80
    path = GOLDEN / f"inquiry-{'-'.join(listing)}.txt"
    if update_golden:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_inquiry_holds_what_was_planted(
    inquiry_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A set of three by way of a road, three orders that go round, one trap a tier."""
    found = conflicts(capsys, inquiry_case)
    shapes = {(conflict["rule"], conflict["size"]) for conflict in found}
    assert {("order", 3), ("travel", 3), ("presence", 2)} <= shapes
    findings = json.loads(out(capsys, "findings", str(inquiry_case), "--json"))
    assert {"conflict", "tension", "difference"} <= {finding["kind"] for finding in findings}
    # What is told out of order, and times that are about right, clash with nothing.
    quotes = {
        said["excerpt"]["text"]
        for conflict in found
        for side in conflict["sides"]
        for said in side["quotes"]
    }
    assert not any("February" in quote or "about" in quote for quote in quotes)


@pytest.mark.slow
def test_withdrawing_any_assumption_resolves_the_conflict(
    inquiry_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each id that a conflict rests on, left aside, takes just that ground away."""
    for conflict in conflicts(capsys, inquiry_case):
        for assumption in conflict["assumes"]:
            left = conflicts(capsys, inquiry_case, "--without", assumption["id"])
            for other in left:
                assert assumption["id"] not in {one["id"] for one in other["assumes"]}
            assert conflict["id"] not in {other["id"] for other in left}


@pytest.mark.slow
def test_assuming_and_doubting_change_what_is_given_up(
    inquiry_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is assumed or set aside is given up by no version; nothing is written."""
    before = out(capsys, "versions", str(inquiry_case), "--json")
    pivot = json.loads(before)[0]["pivots"][0]["quotes"][0]["claims"][0]
    for option in ("--assume", "--doubt"):
        after = json.loads(out(capsys, "versions", str(inquiry_case), "--json", option, pivot))
        given_up = {
            claim
            for component in after
            for version in component["versions"]
            for side in version["gives_up"]
            for said in side["quotes"]
            for claim in said["claims"]
        }
        assert pivot not in given_up
    assert out(capsys, "versions", str(inquiry_case), "--json") == before


@pytest.mark.slow
def test_every_id_can_be_explained(inquiry_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims, events, persons, accounts, findings, conflicts and versions: text and JSON."""
    record = json.loads(out(capsys, "export", str(inquiry_case)))
    for kind in ("claims", "events", "entities", "accounts", "findings", "conflicts", "versions"):
        identity = record[kind][0]["id"]
        text = out(capsys, "explain", str(inquiry_case), identity)
        assert text.strip()
        assert max(len(line) for line in text.splitlines()) <= 80
        json.loads(out(capsys, "explain", str(inquiry_case), identity, "--json"))


@pytest.mark.slow
@pytest.mark.parametrize("named", ["zzzz", "0000000000000000", "a"])
def test_an_id_that_nothing_has_is_wrong_usage(
    named: str, inquiry_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names what was typed; exit code 2."""
    assert run(["explain", str(inquiry_case), named]) == 2
    assert named in capsys.readouterr().err
