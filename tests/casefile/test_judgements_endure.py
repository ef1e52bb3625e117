"""A judgement that was acknowledged is kept, whoever is killed and whoever else is judging."""

import subprocess
import sys
from pathlib import Path

import pytest

from tellings import casefile
from tellings.errors import RecordError, UsageError
from tellings.pipeline import keep_judgement
from tellings.records.judgements import KINDS, in_time, made
from tellings.records.spans import Quote

ROOT = Path(__file__).resolve().parents[2]
# Each line that it writes acknowledges one judgement; it goes on until it is killed or done.
JUDGE = """
import sys
from pathlib import Path
from tests.casefile.test_judgements_endure import decide
for number in range(int(sys.argv[3])):
    print(decide(Path(sys.argv[1]), sys.argv[2], number), flush=True)
"""


def decide(folder: Path, by: str, number: int) -> str:
    """Keep a judgement and return its id."""
    target = Quote(document="d", start=number, end=number + 1, text="x")
    judgement = made("rename", [target], value="Ada", by=by, at="2024-01-01T00:00:00.000000+00:00")
    return keep_judgement(folder, judgement).id


def judging(folder: Path, by: str, count: int) -> "subprocess.Popen[str]":
    """Start a process that judges."""
    return subprocess.Popen(
        [sys.executable, "-c", JUDGE, str(folder), by, str(count)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an empty case."""
    casefile.create(tmp_path / "case", title="A case").close()
    return tmp_path / "case"


def kept(folder: Path) -> list[str]:
    """Return the ids of the judgements in the case file, which must be whole."""
    with casefile.open_case(folder) as case:
        assert casefile.problems(case) == ()
        return [one.id for one in casefile.read_judgements(case, {})]


@pytest.mark.slow
def test_what_was_acknowledged_survives_a_kill(folder: Path) -> None:
    """Whatever a judging process said it kept before it was killed (SIGKILL) is there."""
    acknowledged: list[str] = []
    for most in (1, 4, 9):
        process = judging(folder, f"by{most}", 10_000)
        assert process.stdout is not None
        acknowledged.extend(process.stdout.readline().strip() for _ in range(most))
        process.kill()
        # Lines that were on their way when it was killed were acknowledged too.
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.wait()
        process.stdout.close()
    found = kept(folder)
    assert set(acknowledged) <= set(found)
    assert len(found) <= len(acknowledged) + 3  # one a process may have been kept and not said


@pytest.mark.slow
def test_two_processes_lose_nothing(folder: Path) -> None:
    """Two processes that judge at once keep all they judged, each in its own order, none twice."""
    processes = [judging(folder, by, 40) for by in ("Ann", "Bob")]
    said = [process.communicate()[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    found = kept(folder)
    assert sorted(found) == sorted(said[0] + said[1])
    assert len(set(found)) == 80
    with casefile.open_case(folder) as case:
        ordered = in_time(casefile.read_judgements(case, {}))
    for by, mine in zip(("Ann", "Bob"), said, strict=True):
        assert [one.id for one in ordered if one.by == by] == mine
    assert len({one.at for one in ordered}) == 80


def test_one_judges_while_the_case_is_being_read(folder: Path) -> None:
    """The case's lock, which a reading holds, keeps nobody from judging."""
    with casefile.open_case(folder, write=True):
        assert kept(folder) == []
        identity = decide(folder, "Ann", 1)
    assert kept(folder) == [identity]


def test_what_is_taken_back_must_be_there(folder: Path) -> None:
    """An undo of nothing is refused and nothing is kept."""
    undo = made("undo", (), value=None, by="Ann", at="2024-01-01T00:00:00+00:00", replaces="0" * 16)
    with pytest.raises(RecordError):
        keep_judgement(folder, undo)
    assert kept(folder) == []


@pytest.mark.parametrize("kind", KINDS)
def test_parts_that_do_not_fit_are_refused(kind: str) -> None:
    """Too few targets, a value where none belongs or none where one does: refused in words."""
    at = "2024-01-01T00:00:00+00:00"
    form = KINDS[kind]
    if form.least:
        with pytest.raises(UsageError):
            made(kind, (), value="x", by="Ann", at=at)
    wrong = {"none": "something", "text": " ", "json": "[1]", "assumption": "everything"}
    targets = [Quote(document="d", start=n * 9, end=n * 9 + 5, text="words") for n in range(3)]
    if kind not in ("accept", "add", "undo"):
        with pytest.raises(UsageError):
            made(kind, targets, value=wrong[form.value], by="Ann", at=at)
    with pytest.raises(UsageError):
        made(kind, targets, value=None, by=" ", at=at)
