"""A reading that goes on is seen in the page; the page goes on showing what there was."""

from pathlib import Path

import pytest
from tests.workbench.stand_in import Bench, bench_of

from example import fresh_copy
from tellings import casefile
from tellings.casefile.progress import NAME, noting, running
from tellings.workbench.desk import Desk


@pytest.fixture
def bench(example_case: Path, tmp_path: Path) -> Bench:
    """Return a workbench on a copy of the example."""
    return bench_of(Desk(fresh_copy(example_case, tmp_path)))


def progress(bench: Bench) -> dict[str, object]:
    """Return what the interface says of a reading."""
    found: dict[str, object] = bench.client.get("/api/progress").json()
    return found


def test_a_reading_is_seen_while_it_goes_on(bench: Bench) -> None:
    """While another writer has the case its progress is shown, on pages and by the interface."""
    folder = bench.desk.folder
    before = bench.client.get("/people").text
    told: list[tuple[str, int, int]] = []
    with (
        casefile.open_case(folder, write=True),
        noting(folder, lambda *one: told.append(one)) as step,
    ):
        step("compare", 3, 10)
        assert progress(bench) == {
            "busy": True, "stage": "compare", "done": 3, "total": 10, "problem": "",
        }  # fmt: skip
        page = bench.client.get("/people").text
        assert 'data-busy="yes"' in page
        assert page.count('class="name"') == before.count('class="name"')
    assert told == [("compare", 3, 10)]
    assert progress(bench)["busy"] is False
    assert 'data-busy="no"' in bench.client.get("/people").text


def test_a_killed_reading_leaves_no_progress(bench: Bench) -> None:
    """Progress that a killed process left behind means nothing: nobody holds the case."""
    folder = bench.desk.folder
    (folder / NAME).write_text('["compare", 3, 10]', encoding="utf-8")
    assert running(folder) is None
    assert progress(bench)["busy"] is False
    for rubbish in ("", "[", "[1]", "{}", '["a", "b", "c"]'):
        (folder / NAME).write_text(rubbish, encoding="utf-8")
        assert running(folder) is None


def test_what_another_process_read_is_shown(bench: Bench) -> None:
    """When the case file has changed, the next page shows what it holds now."""
    assert bench.desk.shown().index.record.judgements == ()
    other = bench_of(Desk(bench.desk.folder), by="Bob")
    entity = other.desk.shown().index.record.entities[0]
    m = entity.mentions[0]
    place = f"{m.document}:{m.start}-{m.end}"
    other.judge("rename", target=place, value="Seen by both")
    assert other.desk.settle("test", wait=300)
    assert "Seen by both" in bench.client.get("/history").text
