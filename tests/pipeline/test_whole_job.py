"""The whole job with the real rooms and the packaged models."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tellings import api, casefile
from tellings.records.serialise import record_json

ROOT = Path(__file__).resolve().parents[2]

ACCOUNTS = {
    "baker.txt": (
        "I was opening the shop at six when the van hit the lamp post. Mara Quist got out and ran "
        "to the bridge. She was not hurt. Two boys stood at the kiosk and laughed.\n"
    ),
    "kiosk.md": (
        "# What I saw\n\nThe van hit the lamp post at about half past six. The driver, Mara "
        "Quist, was bleeding. She walked to the bridge. How could nobody have called the "
        "police?\n\nThree boys stood at my kiosk.\n"
    ),
    "report.html": (
        "<html><body><article><h1>Van hits lamp post</h1><p>A van hit a lamp post on Ferry "
        "Road on Tuesday. Ms Quist, who drove it, told the police that the brakes had failed. "
        "The owner of the garage said that he had checked the brakes in May.</p></article>"
        "</body></html>\n"
    ),
}
JOB = """
import sys
from tellings import api
from tellings.records.serialise import record_json
if __name__ == "__main__":
    import tellings.pipeline.running as running
    running.ENOUGH_FOR_PROCESSES = 0
    case, processes, *paths = sys.argv[1:]
    report = api.read_accounts(paths, case=case, title="Van", processes=int(processes))
    sys.stdout.write(record_json(report.record, with_text=True))
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of three accounts of one accident."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text)
    return sorted(folder.iterdir())


def in_another_process(tmp_path: Path, paths: list[Path], *, seed: int, processes: int) -> str:
    """Return the export of a case read by a process of its own."""
    script = tmp_path / "job.py"
    script.write_text(JOB)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "case"), str(processes), *map(str, paths)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": "1"},
    )
    return done.stdout.decode()


@pytest.mark.slow
def test_same_bytes_in_every_way(pages: list[Path], tmp_path: Path) -> None:
    """Order of files, hash seed, number of processes, all at once or one by one: one export."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = in_another_process(tmp_path / "a", pages, seed=1, processes=1)
    two = in_another_process(tmp_path / "b", pages[::-1], seed=12345, processes=2)
    assert one == two
    for path in (pages[1], pages[2], pages[0]):
        report = api.read_accounts(path, case=tmp_path / "c", title="Van")
    assert record_json(report.record, with_text=True) == one
    report = api.read_accounts(pages, case=tmp_path / "c")
    assert report.added == ()
    assert all(change.new == change.gone == () for change in report.changes)
    with casefile.open_case(tmp_path / "c") as case:
        assert casefile.problems(case) == ()
        assert casefile.search_sentences(case, "lamp posts")


@pytest.mark.slow
def test_real_pages_hold_together(shared: Path, tmp_path: Path) -> None:
    """On real pages every quote is exact, in its account, and outside what was set aside."""
    record = api.read_accounts(shared / "accounts" / "cell-no-7", case=tmp_path / "case").record
    record_json(record)
    spans = {account.id: account.spans for account in record.accounts}
    aside = {(one.document, one.start, one.end) for one in record.set_aside}
    assert record.claims
    for claim in record.claims:
        own = spans[claim.account]
        assert any(first <= claim.start and claim.end <= last for first, last in own)
        for document, start, end in aside:
            assert document != claim.document or claim.end <= start or end <= claim.start
    told = [account for entity in record.entities for account in entity.tells]
    assert sorted(told) == sorted(spans)
    held = [account for origin in record.origins for account in origin.accounts]
    assert sorted(held) == sorted(spans)
    joined = [claim for event in record.events for claim in event.claims]
    assert len(joined) == len(set(joined))
