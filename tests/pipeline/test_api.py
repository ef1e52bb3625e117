"""The Python interface, with cheap stand-ins for the rooms after the reading of files."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.pipeline.fake_stages import FAKES

import tellings
from tellings import api, casefile, pipeline
from tellings.errors import CaseUnwritable, InputError, UsageError


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the interface use the stand-ins."""
    for name in ("open_sources", "add", "run", "remove"):
        monkeypatch.setattr(pipeline, name, partial(getattr(pipeline, name), stages=FAKES))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with two accounts and a file that cannot be read."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("Ann ran.\nBob saw it.")
    (folder / "b.txt").write_text("Ann ran.")
    (folder / "empty.txt").write_text("")
    return folder


def test_read_returns_the_record_and_leaves_nothing(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a case the record comes from a temporary one; what could not be read is a warning."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.warns(tellings.UnreadWarning, match="empty"):
        record = tellings.read(pages)
    assert {document.path for document in record.documents} == {"a.txt", "b.txt"}
    assert list((tmp_path / "tmp").iterdir()) == []


def test_report_says_what_happened(pages: Path, tmp_path: Path) -> None:
    """Added, unchanged, failed and changed are told apart."""
    case = tmp_path / "case"
    first = api.read_accounts([pages / "a.txt", pages / "empty.txt"], case=case)
    assert first.added == ("a.txt",)
    assert [failure.code for failure in first.failures] == ["empty"]
    second = api.read_accounts(pages, case=str(case), pasted="Cid ran.")
    assert second.added == ("b.txt", "pasted.txt")
    assert second.unchanged == ("a.txt",)
    assert {c.kind: len(c.new) for c in second.changes}["documents"] == 2
    assert second.record.title == first.record.title == "a.txt"
    third = api.remove_document("b.txt", case=case)
    assert third.unchanged == ("a.txt", "pasted.txt")
    assert {c.kind: len(c.gone) for c in third.changes}["documents"] == 1


def test_nothing_readable_makes_no_case(pages: Path, tmp_path: Path) -> None:
    """When nothing can be read the error names the file, and there is no case folder."""
    case = tmp_path / "deep" / "case"
    with pytest.raises(InputError, match=r"empty\.txt: is empty"):
        api.read_accounts(pages / "empty.txt", case=case)
    (pages / "other.txt").write_text("")
    with pytest.raises(InputError, match=r"(?s)all 2 failed.*empty\.txt.*other\.txt"):
        api.read_accounts([pages / "empty.txt", pages / "other.txt"], case=case)
    with pytest.raises(UsageError):
        api.read_accounts([], case=case)
    with pytest.raises(UsageError):
        api.read_accounts(pages / "missing", case=case)
    assert not case.parent.exists()


def test_case_that_cannot_take_the_files_is_taken_away(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk while the first files are copied leaves no half case behind."""

    def full(*_: object) -> None:
        raise CaseUnwritable("the disk is full")

    monkeypatch.setattr("tellings.casefile.files.place", full)
    with pytest.raises(CaseUnwritable):
        api.read_accounts(pages, case=tmp_path / "deep" / "case")
    assert not (tmp_path / "deep").exists()


def test_interrupted_reading_keeps_the_case(pages: Path, tmp_path: Path) -> None:
    """An interruption after the files are in leaves the case, and the next reading completes it."""

    def stop(stage: str, _done: int, _total: int) -> None:
        if stage == "align":
            raise KeyboardInterrupt

    case = tmp_path / "case"
    with pytest.raises(KeyboardInterrupt):
        api.read_accounts(pages, case=case, progress=stop)
    whole = api.read_accounts(pages, case=tmp_path / "whole", title="t").record
    resumed = api.read_accounts(pages, case=case).record
    assert resumed.events == whole.events


def test_titles_do_not_depend_on_order(tmp_path: Path) -> None:
    """A case is named after its folder or its sources, in whatever order they come."""
    paths = [Path("b"), Path("a")]
    assert api.default_title(paths, ["b", "a", "c"]) == "a and 2 more"
    assert api.default_title(paths[::-1], ["c", "a", "b"]) == "a and 2 more"
    assert api.default_title(paths[:1], ["b"]) == "b"
    (tmp_path / "statements").mkdir()
    assert api.default_title([tmp_path / "statements"], ["b", "a"]) == "statements"


def test_same_bytes_twice_are_one_document_and_a_notice(pages: Path, tmp_path: Path) -> None:
    """A copy of a file is read once, and the record says under which other name it came."""
    (pages / "copy.txt").write_bytes((pages / "b.txt").read_bytes())
    report = api.read_accounts([pages / "copy.txt", pages / "b.txt"], case=tmp_path / "case")
    assert [document.path for document in report.record.documents] == ["b.txt"]
    notices = [notice for notice in report.record.notices if notice.code == "duplicate"]
    assert [notice.message for notice in notices] == [
        "also received as copy.txt: the same bytes, read once"
    ]


def test_importing_loads_nothing_heavy() -> None:
    """``import tellings`` and opening a case load no language library and no model."""
    code = (
        "import sys, tellings, tellings.api; "
        "heavy = {'spacy', 'onnxruntime', 'lxml', 'trafilatura', 'docx', 'pysat', 'typer'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    light = "import sys, tellings; print('sqlite3' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_case_is_closed_after_errors(pages: Path, tmp_path: Path) -> None:
    """After an error the case can be opened for writing at once."""
    case = tmp_path / "case"
    api.read_accounts(pages, case=case)
    with pytest.raises(UsageError):
        api.remove_document("missing.txt", case=case)
    with casefile.open_case(case, write=True) as handle:
        assert handle.writable
