"""Receiving and removing files: names that do not clash, one file for the same bytes, no loss."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import casefile
from tellings.casefile import files
from tellings.casefile.received import NewFile, list_files, other_names, receive, remove
from tellings.errors import CaseUnwritable, UsageError


@pytest.fixture
def case(tmp_path: Path):
    """Return an open, empty case."""
    with casefile.create(tmp_path / "case", title="A case") as case:
        yield case


def on_disk(case: casefile.Case) -> dict[str, bytes]:
    """Return what the accounts folder holds."""
    root = case.folder / "accounts"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_names_do_not_depend_on_order(tmp_path: Path) -> None:
    """Files of one name are told apart by content, the same way in every order."""
    new = [
        NewFile(name=name, data=data)
        for name, data in [
            ("a.txt", b"1"),
            ("a.txt", b"2"),
            ("A.TXT", b"3"),
            ("b.txt", b"1"),
            ("c/a.txt", b"2"),
        ]
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations(new)):
        if number % 9:
            continue
        with casefile.create(tmp_path / f"{number}", title="") as case:
            receive(case, order)
            seen.add((list_files(case), other_names(case), tuple(sorted(on_disk(case).items()))))
    assert len(seen) == 1
    listed, others, held = seen.pop()
    assert sorted(data for _, data in held) == [b"1", b"2", b"3"]
    assert {file.path for file in listed} == {path for path, _ in held}
    assert len(others) == 2


def test_same_bytes_are_received_once(case) -> None:
    """Bytes that the case has already are not received again, and the other name is kept."""
    receive(case, [NewFile(name="a.txt", data=b"1")])
    again = receive(case, [NewFile(name="b.txt", data=b"1"), NewFile(name="a.txt", data=b"1")])
    assert again.new == ()
    assert [file.path for file in again.known] == ["a.txt"]
    assert [name for _, name in other_names(case)] == ["b.txt"]
    assert on_disk(case) == {"a.txt": b"1"}


def test_reading_again_is_no_duplicate(case) -> None:
    """A file that had to be renamed is known again under the name it came with."""
    new = [NewFile(name="a.txt", data=b"1"), NewFile(name="a.txt", data=b"2")]
    receive(case, new)
    receive(case, new)
    assert other_names(case) == ()
    assert len(on_disk(case)) == 2


def test_a_file_and_a_folder_of_one_name(case) -> None:
    """A name that is a folder in another source does not stop either."""
    receive(case, [NewFile(name="a", data=b"1"), NewFile(name="a/b", data=b"2")])
    receive(case, [NewFile(name="c/d", data=b"3")])
    receive(case, [NewFile(name="c", data=b"4")])
    assert sorted(on_disk(case).values()) == [b"1", b"2", b"3", b"4"]


def test_longest_names_fit(case) -> None:
    """A name as long as a file system allows still has room for the hash that tells it apart."""
    name = "é" * 120 + ".txt"
    receive(case, [NewFile(name=name, data=b"1"), NewFile(name=name, data=b"2")])
    assert len(on_disk(case)) == 2


@given(st.lists(st.sampled_from(["a", "A", "a/b", "é", "e\u0301", "a/b/c"]), max_size=6))
def test_free_names_never_clash(names: list[str]) -> None:
    """No two names given out are the same file, or file and folder, on any file system."""
    taken: list[str] = []
    for number, name in enumerate(names):
        taken.append(files.free_name(name, f"{number:064x}", taken))
    folded = [files._folded(name) for name in taken]
    assert len(set(folded)) == len(folded)
    assert not any(one != two and two.startswith(f"{one}/") for one in folded for two in folded)


def test_removing_takes_file_and_empty_folders(case) -> None:
    """A removed file is gone with the folders only it was in; others stay."""
    receive(case, [NewFile(name="x/y/a.txt", data=b"1"), NewFile(name="x/b.txt", data=b"2")])
    first = next(file for file in list_files(case) if file.path == "x/y/a.txt")
    remove(case, first, clears=(), tables={})
    assert on_disk(case) == {"x/b.txt": b"2"}
    assert not (case.folder / "accounts" / "x" / "y").exists()
    with pytest.raises(UsageError):
        remove(case, first, clears=(), tables={})


class Stop(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("step", ["place", "_record", "settle"])
def test_receiving_can_stop_anywhere(case, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A process that dies while receiving leaves all files or none, and no stray ones."""
    module = "tellings.casefile.received" if step == "_record" else "tellings.casefile.files"

    def die(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(f"{module}.{step}", die)
        # What recovers in the same process would not run in one that was killed.
        patch.setattr("tellings.casefile.files.recover", lambda *_: None)
        with pytest.raises(Stop):
            receive(case, [NewFile(name="x/a.txt", data=b"1"), NewFile(name="b.txt", data=b"2")])
    case.close()
    with casefile.open_case(case.folder, write=True) as again:
        assert casefile.problems(again) == ()
        assert len(on_disk(again)) == len(list_files(again)) == (2 if step == "settle" else 0)


@pytest.mark.parametrize("step", ["withdraw", "_strike", "dispose"])
def test_removing_can_stop_anywhere(case, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A process that dies while removing leaves the file or not, never half."""
    receive(case, [NewFile(name="x/a.txt", data=b"1")])
    module = "tellings.casefile.received" if step == "_strike" else "tellings.casefile.files"

    def die(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(f"{module}.{step}", die)
        patch.setattr("tellings.casefile.files.recover", lambda *_: None)
        with pytest.raises(Stop):
            remove(case, list_files(case)[0], clears=(), tables={})
    case.close()
    with casefile.open_case(case.folder, write=True) as again:
        assert casefile.problems(again) == ()
        assert len(on_disk(again)) == len(list_files(again)) == (0 if step == "dispose" else 1)


def test_a_name_the_system_refuses_loses_nothing(case, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file cannot get its name the case is as before, and says so."""
    receive(case, [NewFile(name="a.txt", data=b"1")])
    real = files.settle

    def refuse(folder: Path, file: files.ReceivedFile) -> None:
        if file.path == "bad.txt":
            raise CaseUnwritable("bad.txt: no such name here")
        real(folder, file)

    with monkeypatch.context() as patch:
        patch.setattr("tellings.casefile.files.settle", refuse)
        with pytest.raises(CaseUnwritable):
            receive(case, [NewFile(name="bad.txt", data=b"2"), NewFile(name="c.txt", data=b"3")])
    assert on_disk(case) == {"a.txt": b"1"}
    assert [file.path for file in list_files(case)] == ["a.txt"]
    assert casefile.problems(case) == ()
