"""The commands on the packaged example: golden listings, JSON, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from example import EXAMPLE, GOLDEN, ROOT, fresh_copy
from tellings.cli.main import run
from tellings.exports.json_export import schema

LISTINGS = (
    ("people",),
    ("people", "--all"),
    ("timeline",),
    ("timeline", "--all"),
    ("findings",),
    ("findings", "--kind", "agreement"),
    ("search", "orphanage"),
)


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command that succeeds writes to standard output."""
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def held(name: str, text: str, *, update: bool) -> None:
    """Hold ``text`` to the golden file ``name``, or write that file anew."""
    path = GOLDEN / name
    if update:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS, ids="-".join)
def test_listing_is_golden(
    listing: tuple[str, ...],
    example_case: Path,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    """A listing of the example is what it was, and fits 80 columns."""
    command, *rest = listing
    text = out(capsys, command, str(example_case), *rest)
    assert max(len(line) for line in text.splitlines()) <= 80
    held(f"{'-'.join(listing)}.txt", text, update=update_golden)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["people", "timeline", "findings"])
def test_listing_has_json(
    command: str, example_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every listing gives JSON with something in it."""
    assert json.loads(out(capsys, command, str(example_case), "--json"))


@pytest.mark.slow
def test_export_equals_the_record_in_a_valid_form(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exported file fits the schema, and equals what standard output gets."""
    target = tmp_path / "record.json"
    out(capsys, "export", str(example_case), "--format", "json", "-o", str(target))
    data = json.loads(target.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema())
    assert out(capsys, "export", str(example_case)) == target.read_text(encoding="utf-8")


@pytest.mark.slow
def test_export_csv(example_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The chronology goes to standard output as CSV."""
    assert out(capsys, "export", str(example_case), "--format", "csv").startswith("order,event,")


@pytest.mark.slow
def test_verify_finds_a_changed_file(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``verify`` passes on an untouched case and fails, naming the file, on a changed one."""
    case = fresh_copy(example_case, tmp_path)
    assert "All is well" in out(capsys, "verify", str(case))
    victim = sorted((case / "accounts").iterdir())[0]
    victim.write_bytes(victim.read_bytes() + b"!")
    assert run(["verify", str(case)]) == 1
    assert victim.name in capsys.readouterr().out


@pytest.mark.slow
def test_remove_and_read_again_gives_the_same_bytes(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taking a document out says what is gone; putting it back restores the record."""
    case = fresh_copy(example_case, tmp_path)
    before = out(capsys, "export", str(case))
    name = "04-recap-for-my-sister.txt"
    assert "gone" in out(capsys, "remove", str(case), name)
    assert name not in out(capsys, "export", str(case))
    assert "new" in out(capsys, "read", str(EXAMPLE / name), "--case", str(case))
    assert out(capsys, "export", str(case)) == before


@pytest.mark.slow
def test_report_is_written_again(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``report`` gives the bytes that reading wrote."""
    target = tmp_path / "again.html"
    out(capsys, "report", str(example_case), "-o", str(target))
    assert target.read_bytes() == (example_case / "report.html").read_bytes()


def test_wrong_usage_is_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Unknown commands, missing paths, folders without a case and odd kinds exit with 2."""
    assert run(["frobnicate"]) == 2
    assert run(["read", str(tmp_path / "missing.txt")]) == 2
    assert run(["people", str(tmp_path)]) == 2
    assert run(["findings", str(tmp_path), "--kind", "lie"]) == 2
    assert "missing.txt" in capsys.readouterr().err


def test_case_inside_its_input_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --case nothing is written into the folder that is read."""
    (tmp_path / "one.txt").write_text("Something happened.")
    monkeypatch.chdir(tmp_path)
    assert run(["read", "."]) == 2
    assert "--case" in capsys.readouterr().err
    assert [item.name for item in tmp_path.iterdir()] == ["one.txt"]


def test_nothing_readable_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with nothing readable is exit 3, names the file, and makes no case."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "empty.txt").write_bytes(b"")
    case = tmp_path / "case"
    assert run(["read", str(source), "--case", str(case)]) == 3
    assert "empty.txt" in capsys.readouterr().err
    assert not case.exists()


@pytest.mark.slow
def test_unreadable_file_is_named_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad file among good ones: it is named, the case is made, exit 3."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    (source / "good.txt").write_text("Anna Brandt left the house at nine. She took the red car.")
    case = tmp_path / "case"
    assert run(["read", str(source), "--case", str(case)]) == 3
    assert "bad.pdf" in capsys.readouterr().err
    assert (case / "report.html").exists()


@pytest.mark.parametrize("command", ["stages", "--version", "--help"])
def test_light_commands_load_no_model(command: str) -> None:
    """Commands that need no model import neither spaCy nor the model runtime."""
    code = (
        "import sys\n"
        "from tellings.cli.main import run\n"
        f"assert run([{command!r}]) == 0\n"
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'torch'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


def test_every_command_is_in_the_reference() -> None:
    """The reference pages are what the code says."""
    subprocess.run([sys.executable, "docs/generate.py", "--check"], check=True, cwd=ROOT)
