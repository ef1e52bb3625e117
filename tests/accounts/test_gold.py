"""Real pages: posts of forums keep their floors, and four pages are separated as read by eye."""

from pathlib import Path

import pytest
from evals import accounts as evaluation

from tellings.accounts.furniture import FORM_START
from tellings.accounts.parts import split
from tellings.accounts.readers import read_bytes


@pytest.mark.slow
def test_forum_posts_keep_their_floors(shared: Path) -> None:
    """Posts, authors and dates stay above the floors on both halves of the gold pages."""
    rows = evaluation.measures(shared)
    assert rows
    assert [row for row in rows if not row.holds] == []


@pytest.mark.parametrize(
    ("prefix", "comments", "automatic"),
    [("000", 7, 0), ("001", 0, 0), ("002", 3, 0), ("003", 3, 1)],
)
def test_body_and_comments_of_real_pages(
    shared: Path, prefix: str, comments: int, automatic: int
) -> None:
    """One body each, as many comments as one counts by eye, and no form in any account."""
    (path,) = (shared / "accounts" / "cell-no-7").glob(f"{prefix}_*")
    document = read_bytes(path=path.name, data=path.read_bytes(), max_megabytes=5).document
    parts = split(document)
    kinds = [account.kind for account in parts.accounts]
    assert kinds.count("body") == 1
    assert kinds.count("comment") == comments
    assert sum(account.automatic for account in parts.accounts) == automatic
    for account in parts.accounts:
        for start, end in account.spans:
            words = document.text[start:end]
            assert not FORM_START.search(words)
            assert "Akismet" not in words
            assert "log in" not in words.lower()
