"""Finding what to read in what a person names."""

import os
from pathlib import Path

import pytest

from tellings import casefile
from tellings.errors import UsageError
from tellings.pipeline.sources import Found, clean_name, find_sources


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with files, a folder inside it, hidden files and a case."""
    folder = tmp_path / "pages"
    (folder / "more").mkdir(parents=True)
    (folder / "b.txt").write_text("two")
    (folder / "a.txt").write_text("one")
    (folder / "more" / "a.txt").write_text("three")
    (folder / ".DS_Store").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    casefile.create(folder / "old.tellings", title="").close()
    return folder


def find(*paths: Path, case: Path | None = None, limit: int = 1) -> Found:
    """Look for sources for a case that is not there yet."""
    return find_sources(paths, case=case or Path("nowhere.tellings"), max_megabytes=limit)


def names(found: Found) -> list[tuple[str, bytes]]:
    """Return the names and bytes of what was found."""
    return [(source.name, source.data) for source in found.sources]


def test_folder_is_read_with_all_its_files(pages: Path) -> None:
    """A folder's files keep their place in it; what is passed over is listed with the reason."""
    found = find(pages)
    assert names(found) == [("a.txt", b"one"), ("b.txt", b"two"), ("more/a.txt", b"three")]
    passed = {Path(one.path).name: one.reason for one in found.skipped}
    assert passed == {
        ".DS_Store": "hidden",
        ".git": "hidden",
        "old.tellings": "a case, not accounts",
    }


def test_order_and_repetition_change_nothing(pages: Path) -> None:
    """The same files named in any order, or twice, are the same sources."""
    one = find(pages, pages / "a.txt", pages / "more")
    two = find(pages / "more", pages / "a.txt", pages / "b.txt", pages)
    assert names(one) == names(two)
    assert len(one.sources) == 3


def test_hidden_file_is_read_when_it_is_named(pages: Path) -> None:
    """What a person names is read, under a name that is not hidden in the case."""
    assert names(find(pages / ".DS_Store")) == [("_.DS_Store", b"x")]


def test_wrong_paths_are_usage_errors(pages: Path) -> None:
    """A missing path, a case and an empty folder are refused before anything is done."""
    with pytest.raises(UsageError, match="no such file"):
        find(pages / "a.txt", pages / "missing.txt")
    with pytest.raises(UsageError, match="is a case"):
        find(pages / "old.tellings")
    with pytest.raises(UsageError, match="belongs to the case"):
        find(pages / "old.tellings" / "accounts", case=pages / "old.tellings")
    (pages / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no file"):
        find(pages / "empty")


def test_files_that_cannot_be_opened_are_failures(pages: Path) -> None:
    """A file over the limit is not loaded, a pipe is not waited on; the others are read."""
    with (pages / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    os.mkfifo(pages / "pipe")
    found = find(pages)
    assert len(found.sources) == 3
    assert {(Path(one.path).name, one.code) for one in found.failures} == {
        ("big.txt", "too-large"),
        ("pipe", "unopened"),
    }


def test_links_are_not_followed_in_circles(pages: Path) -> None:
    """A link to a folder is passed over, a link to a file is read once."""
    (pages / "more" / "round").symlink_to(pages)
    (pages / "c.txt").symlink_to(pages / "b.txt")
    found = find(pages)
    assert len(found.sources) == 3
    assert any(one.reason == "a link to a folder" for one in found.skipped)


def test_names_become_valid_text() -> None:
    """A name that is not valid Unicode can still be stored and shown."""
    clean = clean_name(os.fsdecode(b"caf\xe9.txt"))
    assert clean.encode("utf-8").decode() == clean
    assert clean.endswith(".txt")
