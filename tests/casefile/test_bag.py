"""Bags: the bagit library and our own check accept them, and both see every change."""

from pathlib import Path

import pytest

from tellings.casefile import (
    bag_problems,
    copy_case_file,
    create,
    is_bag,
    open_case,
    problems,
    write_bag,
)
from tellings.casefile.received import NewFile, receive
from tellings.errors import UsageError

FILES = {"ferry.txt": b"The ferry left at six.\n", "sub/100% sure.txt": b"It left at seven.\n"}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Return a bag of a case with two files and one output."""
    with create(tmp_path / "case", title="The ferry") as case:
        receive(case, [NewFile(name=name, data=data) for name, data in FILES.items()])
    (tmp_path / "case" / "case.toml").write_text('title = "The last ferry"\n', "utf-8")
    with open_case(tmp_path / "case") as case:
        outputs = {"exports/note.csv": b"a,b\r\n"}
        write_bag(case, tmp_path / "bag", outputs=outputs, info="tellings test")
    return tmp_path / "bag"


def valid(bag: Path) -> bool:
    """Return what the bagit library says."""
    bagit = pytest.importorskip("bagit", reason="bagit comes with the validators")
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except bagit.BagError:
        return False


def test_both_checks_accept_a_bag_and_its_case_opens(bag: Path) -> None:
    """The bag is valid, and stays so after the case in it was opened and checked."""
    for _ in range(2):
        assert is_bag(bag)
        assert valid(bag)
        assert bag_problems(bag) == ()
        with open_case(bag / "data") as case:
            assert case.title == "The last ferry"
            assert problems(case) == ()


def test_payload_is_what_was_received(bag: Path) -> None:
    """Every received file is in the bag, byte for byte, under its path."""
    for name, data in FILES.items():
        assert (bag / "data" / "accounts" / name).read_bytes() == data


@pytest.mark.parametrize(
    "path", ["data/accounts/ferry.txt", "data/tellings.db", "bag-info.txt", "manifest-sha256.txt"]
)
def test_a_changed_byte_is_seen(bag: Path, path: str) -> None:
    """One byte more in any file is found, by both."""
    with (bag / path).open("ab") as file:
        file.write(b"x")
    assert any(path in problem or "manifest" in problem for problem in bag_problems(bag))
    assert not valid(bag)


def test_missing_and_added_files_are_seen(bag: Path) -> None:
    """A payload file that is gone, or that nobody packed, is found."""
    (bag / "data" / "accounts" / "ferry.txt").unlink()
    (bag / "data" / "accounts" / "other.txt").write_bytes(b"")
    assert len(bag_problems(bag)) == 2
    assert not valid(bag)


def test_nothing_is_overwritten(bag: Path) -> None:
    """A bag or a copy of the case file never replaces what is there."""
    with open_case(bag.parent / "case") as case:
        with pytest.raises(UsageError):
            write_bag(case, bag, outputs={}, info="tellings test")
        with pytest.raises(UsageError):
            copy_case_file(case, bag / "data" / "tellings.db")
    assert bag_problems(bag) == ()


def test_half_a_bag_is_none(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing stops half-way nothing of it stays behind."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tellings.casefile.bag._write_tags", stop)
    before = sorted(bag.parent.iterdir())
    with open_case(bag.parent / "case") as case, pytest.raises(KeyboardInterrupt):
        write_bag(case, bag.parent / "second", outputs={}, info="tellings test")
    assert sorted(bag.parent.iterdir()) == before
