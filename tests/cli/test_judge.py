"""`judge` and `changes` on the packaged example: what is decided takes effect and is listed."""

import json
import re
from pathlib import Path

import pytest

from example import fresh_copy
from tellings import casefile
from tellings.cli.main import run
from tellings.pipeline import open_record, stale
from tellings.pipeline.table import STAGES
from tellings.records.record import Record


@pytest.fixture
def case(example_case: Path, tmp_path: Path) -> Path:
    """Return a copy of the example's case."""
    return fresh_copy(example_case, tmp_path)


def record(case: Path) -> Record:
    """Return the record as it is now."""
    with casefile.open_case(case) as handle:
        assert stale(handle) == ()
        return open_record(handle)


def judged(case: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """Judge, and return what the command writes."""
    kind, *rest = arguments
    capsys.readouterr()
    assert run(["judge", kind, str(case), *rest, "--by", "Ann", "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.slow
def test_every_kind_takes_effect_and_is_undone(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each kind is applied, runs only the stages it touches, and undoing restores the record."""
    before = record(case)
    story = [e for e in before.entities if e.sphere == "events" and e.kind == "person"]
    named = [e for e in story if any(m.form == "name" for m in e.mentions)]
    person, other = sorted(named, key=lambda e: (-len(e.mentions), e.id))[:2]
    event = next(e for e in before.events if len(e.accounts) > 1)
    alone = [e for e in before.events if len(e.claims) == 1][:2]
    claim = next(c for c in before.claims if c.when is not None)
    finding = next(f for f in before.findings if f.kind in ("tension", "difference"))
    names = [stage.name for stage in STAGES]
    people, claims, events, weighed, ranked = (
        names.index(name) for name in ("resolve", "link", "align", "compare", "rank-versions")
    )
    cases: list[tuple[int, list[str]]] = [
        (weighed, ["rename", person.id, "--to", "A given name"]),
        (weighed, ["group", other.id, person.id]),
        (people, ["same", person.id, other.id]),
        (claims, ["edit", claim.id, "--set", "stance=reported", "--set", "when="]),
        (claims, ["reject", claim.id]),
        (claims, ["accept", claim.id]),
        (events, ["same-event", alone[0].id, alone[1].id]),
        (events, ["different-event", event.claims[0], event.claims[-1]]),
        (events, ["move", event.claims[0], alone[0].claims[0], *event.claims[1:]]),
        (weighed, ["raise", finding.id, "--to", "conflict"]),
        (ranked - 1, ["doubt", "1"]),
        (ranked - 1, ["trust", "2"]),
    ]
    for first, arguments in cases:
        done = judged(case, capsys, *arguments)
        judgement = done["judgement"]
        assert isinstance(judgement, dict)
        assert judgement["applied"], (arguments, judgement["obstacle"])
        ran = done["ran"]
        assert isinstance(ran, list)
        assert all(names.index(name) >= first for name in ran), (arguments, ran)
        judged(case, capsys, "undo", str(judgement["id"]))
    after = record(case)
    assert (after.entities, after.claims, after.events) == (
        before.entities,
        before.claims,
        before.events,
    )
    assert (after.findings, after.conflicts, after.versions) == (
        before.findings,
        before.conflicts,
        before.versions,
    )
    assert len(after.judgements) == 2 * len(cases)
    assert sum(one.applied for one in after.judgements) == len(cases)  # the undoings


@pytest.mark.slow
def test_judgements_survive_reading_again_and_lost_words(
    case: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A new document changes no judgement; one whose document is taken out is listed, and why."""
    before = record(case)
    account = next(a for a in before.accounts if a.document == before.documents[0].id)
    person = next(
        e for e in before.entities if any(m.account == account.id for m in e.mentions[:1])
    )
    m = person.mentions[0]
    place = f"{m.document}:{m.start}-{m.end}"
    judged(case, capsys, "rename", place, "--to", "Given", "--reason", "so I say")
    (tmp_path / "new.txt").write_text("Nobody at the harbour saw the boat leave.\n")
    assert run(["read", str(tmp_path / "new.txt"), "--case", str(case), "--quiet"]) == 0
    assert record(case).judgements[0].applied
    path = next(d.path for d in before.documents if d.id == m.document)
    assert run(["remove", str(case), path, "--quiet"]) == 0
    (judgement,) = record(case).judgements
    assert not judgement.applied
    assert judgement.obstacle == "its words are no longer in the case"
    capsys.readouterr()
    assert run(["judge", "list", str(case)]) == 0
    shown = capsys.readouterr().out
    assert "NOT APPLIED: its words are no longer in the case" in shown
    assert "because so I say" in shown
    assert run(["changes", str(case), "--since", "1", "--json"]) == 0
    view = json.loads(capsys.readouterr().out)
    assert [item["words"] for item in view["new"] if item["kind"] == "document"] == ["new.txt"]
    assert next(one["number"] for one in view["later"]) == 2
    assert run(["changes", str(case), "--since", "1"]) == 0
    shown = capsys.readouterr().out
    assert len(re.findall(r"\(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)", " ".join(shown.split()))) == 3
    assert "+00:00" not in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense", "CASE"], "not a kind of judgement"),
        (["rename", "CASE", "nobody at all", "--to", "x"], "nobody and nothing"),
        (["rename", "CASE"], "rename needs"),
        (["same", "CASE", "1:0-3"], "nobody and nothing"),
        (["same", "CASE", "1:5-999999"], "characters 0 to"),
        (["edit", "CASE", "0123456789abcdef", "--set", "stance=loud"], "stand in no document"),
        (["trust", "CASE", "nobody"], "no account is called so"),
        (["undo", "CASE", "0123456789abcdef"], "name one judgement"),
        (["withdraw", "CASE", "0123456789abcdef", "--assumption", "1"], "no conflict set"),
        (["add", "CASE", "the"], "may mean"),
    ],
)
def test_what_cannot_be_meant_is_said(
    example_case: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """A target that means nothing or several things is wrong usage, named in words, kept not."""
    named = [str(example_case) if one == "CASE" else one for one in arguments]
    assert run(["judge", *named, "--by", "Ann"]) == 2
    assert message in " ".join(capsys.readouterr().err.split())
    with casefile.open_case(example_case) as handle:
        assert open_record(handle).judgements == ()


def test_changes_need_a_reading(example_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A time before the first reading, or none, is wrong usage that lists the readings."""
    for since in ("1999-01-01", "7", "soon"):
        assert run(["changes", str(example_case), "--since", since]) == 2
    assert "1 (" in capsys.readouterr().err
