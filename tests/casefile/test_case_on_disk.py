"""A case on disk: made whole or not at all, one writer, any number of readers, clear errors."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tellings import casefile
from tellings.casefile.received import NewFile, list_files, receive
from tellings.errors import (
    CaseDamaged,
    CaseLocked,
    CaseUnwritable,
    SettingsError,
    UsageError,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a case with one file, closed."""
    with casefile.create(tmp_path / "case", title="A case") as case:
        receive(case, [NewFile(name="a.txt", data=b"Ann ran.")])
    return tmp_path / "case"


def test_case_is_its_files_and_nothing_else(folder: Path) -> None:
    """A closed case holds the accounts, the case file and the lock file."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert names == [".tellings.lock", "accounts", "accounts/a.txt", "tellings.db"]


def test_title_is_kept_and_case_toml_overrides_it(folder: Path) -> None:
    """The title is the one given at the start, unless case.toml gives one."""
    with casefile.open_case(folder) as case:
        assert case.title == "A case"
    (folder / "case.toml").write_text('title = "The fire"\n[settings]\nmax_file_megabytes = 3\n')
    with casefile.open_case(folder) as case:
        assert case.title == "The fire"
        assert case.settings.max_file_megabytes == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "x"\ntitle = ', "line 2"),
        ('title = "x"\n\n[setings]\n', "line 3"),
        ("[settings]\nsame_event = 0.1\nmax_file_megabyte = 3\n", "line 3"),
        ("[settings]\nmax_file_megabytes = true\n", "line 2"),
        ("settings = 3\n", "line 1"),
        ("title = 3\n", "line 1"),
    ],
)
def test_bad_case_toml_names_the_line(folder: Path, text: str, line: str) -> None:
    """Whatever case.toml cannot mean is named with its line; a misspelt name is not skipped."""
    (folder / "case.toml").write_text(text)
    with pytest.raises(SettingsError, match=line):
        casefile.open_case(folder)


def test_no_case_is_a_usage_error(tmp_path: Path) -> None:
    """Opening a folder without a case says so."""
    with pytest.raises(UsageError, match="no case here"):
        casefile.open_case(tmp_path)


def test_case_is_not_made_over_other_files(tmp_path: Path) -> None:
    """A folder that holds other things is refused and left as it is."""
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="other files"):
        casefile.create(tmp_path, title="x")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_case_is_made_beside_its_options(tmp_path: Path) -> None:
    """A folder with case.toml in it may become a case."""
    (tmp_path / "case.toml").write_text('title = "Mine"')
    with casefile.create(tmp_path, title="x") as case:
        assert case.title == "Mine"


def test_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the case file cannot be made, no folder is left, or the folder as it was."""

    def fail(*_: object) -> None:
        raise CaseUnwritable("full")

    monkeypatch.setattr("tellings.casefile.migrations.apply", fail)
    with pytest.raises(CaseUnwritable):
        casefile.create(tmp_path / "new" / "case", title="x")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "case.toml").write_text("")
    with pytest.raises(CaseUnwritable):
        casefile.create(tmp_path, title="x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml"]


def test_bad_options_make_no_case(tmp_path: Path) -> None:
    """With a case.toml that cannot be used no case is begun."""
    (tmp_path / "case.toml").write_text("[")
    with pytest.raises(SettingsError):
        casefile.create(tmp_path, title="x")
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]


def test_second_writer_is_refused_and_readers_are_not(folder: Path) -> None:
    """One process writes, others read what was last complete."""
    with casefile.open_case(folder, write=True) as writer:
        with pytest.raises(CaseLocked, match="another process"):
            casefile.open_case(folder, write=True)
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("DELETE FROM files")
        with casefile.open_case(folder) as reader:
            assert len(list_files(reader)) == 1
        writer.connection.execute("ROLLBACK")
    with casefile.open_case(folder, write=True):
        pass


def test_readers_cannot_write(folder: Path) -> None:
    """A case opened for reading refuses every change."""
    with casefile.open_case(folder) as case, pytest.raises(sqlite3.OperationalError):
        case.connection.execute("DELETE FROM files")


def test_lock_goes_with_its_process(folder: Path) -> None:
    """A killed writer leaves no lock behind."""
    code = (
        "import sys, time, pathlib; from tellings import casefile;"
        "case = casefile.open_case(pathlib.Path(sys.argv[1]), write=True);"
        "print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(CaseLocked):
            casefile.open_case(folder, write=True)
        process.kill()
        process.wait()
    casefile.open_case(folder, write=True).close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"not a database, but longer than a header is " * 9,
        lambda data: data[:50],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
    ],
    ids=["empty", "text", "header", "half", "one-byte"],
)
@pytest.mark.parametrize("write", [False, True])
def test_damaged_case_file_is_refused(folder: Path, damage, write: bool) -> None:
    """A case file that is none, or cut short, is refused, and is not changed."""
    path = folder / "tellings.db"
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    with pytest.raises(CaseDamaged):
        casefile.open_case(folder, write=write)
    assert path.read_bytes() == before


def test_overwritten_pages_are_found(folder: Path) -> None:
    """A case file with pages of noise is refused when they are met, in words, not by a crash."""
    path = folder / "tellings.db"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    try:
        with casefile.open_case(folder) as case:
            found = casefile.problems(case)
    except CaseDamaged as error:
        found = (str(error),)
    assert found


def test_check_names_changed_and_missing_files(folder: Path) -> None:
    """A received file that was changed or taken away is named."""
    with casefile.open_case(folder) as case:
        assert casefile.problems(case) == ()
        (folder / "accounts" / "a.txt").write_text("Ann walked.")
        assert "not the bytes" in casefile.problems(case)[0]
        (folder / "accounts" / "a.txt").unlink()
        assert "cannot be read" in casefile.problems(case)[0]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_read_only_folder_can_be_read(folder: Path) -> None:
    """A case on a medium that cannot be written (a disc, a share) opens for reading."""
    code = (
        "import sys, os, pathlib, sqlite3;"
        "from tellings import casefile; from tellings.errors import CaseError;"
        "os.getuid() == 0 and os.setuid(65534);"
        "folder = pathlib.Path(sys.argv[1]);"
        "case = casefile.open_case(folder);"
        "print(case.title); case.close()\n"
        "try: casefile.open_case(folder, write=True)\n"
        "except CaseError as error: print(type(error).__name__)"
    )
    for path in (*folder.parents[:3], folder, folder / "accounts"):
        path.chmod(
            stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH
        )
    for path in folder.glob("*.*"):
        path.chmod(0o444)
    (folder / ".tellings.lock").chmod(0o444)
    try:
        result = subprocess.run(
            [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
        )
    finally:
        for path in (*folder.parents[:3], folder, folder / "accounts"):
            path.chmod(0o755)
    assert result.stdout.split("\n")[:2] == ["A case", "CaseUnwritable"], result.stderr


def _mounted(where: Path, size: str) -> bool:
    if os.name == "nt" or os.getuid() != 0 or shutil.which("mount") is None:
        return False
    where.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(where)],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path):
    """Return a folder on a file system of 2 MB; skip where none can be made."""
    where = tmp_path / "small"
    if not _mounted(where, "2m"):
        pytest.skip("no small file system can be mounted here")
    yield where
    subprocess.run(["umount", str(where)], check=False)


def test_full_disk_loses_nothing(small_disk: Path) -> None:
    """When files do not fit the case is as it was, and works on when there is room again."""
    with casefile.create(small_disk / "case", title="x") as case:
        receive(case, [NewFile(name="a.txt", data=b"Ann ran.")])
        with pytest.raises(CaseUnwritable):
            receive(case, [NewFile(name="big.txt", data=os.urandom(3_000_000))])
        assert [file.path for file in list_files(case)] == ["a.txt"]
        assert casefile.problems(case) == ()
        filler = small_disk / "filler"
        _fill(filler)
        with pytest.raises(CaseUnwritable):
            receive(case, [NewFile(name="b.txt", data=b"Bob ran." * 1000)])
        with pytest.raises(CaseUnwritable):
            casefile.write_atomically(case.folder / "accounts" / "a.txt", b"x" * 10_000)
        assert (case.folder / "accounts" / "a.txt").read_bytes() == b"Ann ran."
        assert casefile.problems(case) == ()
    with casefile.open_case(small_disk / "case") as case:
        assert [file.path for file in list_files(case)] == ["a.txt"]
    with pytest.raises(CaseUnwritable):
        casefile.create(small_disk / "other", title="x")
    assert not (small_disk / "other").exists()
    filler.unlink()
    with casefile.open_case(small_disk / "case", write=True) as case:
        receive(case, [NewFile(name="b.txt", data=b"Bob ran." * 1000)])
        assert len(list_files(case)) == 2
        assert sorted(path.name for path in (case.folder / "accounts").iterdir()) == [
            "a.txt",
            "b.txt",
        ]


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return


def test_limited_file_size_loses_nothing(folder: Path) -> None:
    """A case file that may not grow (a quota) refuses what does not fit and keeps the rest."""
    with casefile.open_case(folder, write=True) as case:
        pages = case.connection.execute("PRAGMA page_count").fetchone()[0]
        case.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseUnwritable):
            receive(case, [NewFile(name=f"{n:0200}.txt", data=b"%d" % n) for n in range(200)])
        assert [file.path for file in list_files(case)] == ["a.txt"]
        assert [path.name for path in (folder / "accounts").iterdir()] == ["a.txt"]


def test_atomic_write_replaces_or_keeps(tmp_path: Path) -> None:
    """A file holds its old content or all of the new; readable as other files are."""
    path = tmp_path / "report.html"
    casefile.write_atomically(path, "öne")
    casefile.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]
    with pytest.raises(CaseUnwritable):
        casefile.write_atomically(tmp_path / "missing" / "x", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CaseUnwritable):
        casefile.write_atomically(tmp_path / "folder", b"x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["folder", "report.html"]
