"""Several processes give what one gives, and end with the one that started them."""

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.pipeline.fake_stages import FAKES
from tests.pipeline.test_run_stages import ONE, TWO, add

from tellings import casefile, pipeline
from tellings.pipeline.running import run
from tellings.records.serialise import record_json

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use processes for any amount of work."""
    monkeypatch.setattr("tellings.pipeline.running.ENOUGH_FOR_PROCESSES", 0)


def exported(folder: Path, processes: int) -> str:
    """Return the record of a new case, read with so many processes, as JSON."""
    with casefile.create(folder, title="A case") as case:
        add(case, one=ONE, two=TWO, three=ONE.replace("Ann", "Eve"))
        run(case, stages=FAKES, processes=processes)
        return record_json(pipeline.open_record(case))


def test_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    """One process or three: the same bytes."""
    assert exported(tmp_path / "3", 3) == exported(tmp_path / "1", 1)
    assert not multiprocessing.active_children()


def test_interruption_ends_the_workers_and_keeps_what_is_done(tmp_path: Path) -> None:
    """An interrupted run leaves no process behind, and the next run goes on after what is done."""

    def stop(stage: str, done: int, _total: int) -> None:
        if stage == "extract" and done == 2:
            raise KeyboardInterrupt

    with casefile.create(tmp_path / "case", title="A case") as case:
        add(case, one=ONE, two=TWO)
        with pytest.raises(KeyboardInterrupt):
            run(case, stages=FAKES, processes=2, progress=stop)
        assert not multiprocessing.active_children()
        assert "analyse" not in run(case, stages=FAKES).ran


JOB = """
import sys, pathlib, time
import tellings.pipeline.running as job
from tellings import casefile
from tests.pipeline.fake_stages import FAKES
from tests.pipeline.test_run_stages import ONE, TWO, add

def wait(stage, done, total):
    if stage == "extract":
        print("busy", flush=True)
        time.sleep(60)

if __name__ == "__main__":
    job.ENOUGH_FOR_PROCESSES = 0
    with casefile.create(pathlib.Path(sys.argv[1]), title="x") as case:
        add(case, one=ONE, two=TWO)
        job.run(case, stages=FAKES, processes=2, progress=wait)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_workers_end_when_the_main_process_is_killed(tmp_path: Path) -> None:
    """A killed main process leaves no worker behind, and no lock."""
    script = tmp_path / "job.py"
    script.write_text(JOB)
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "case")],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "busy\n"
        children = _children(process.pid)
        assert len(children) >= 2
        process.kill()
        process.wait()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < deadline, "workers outlived their main process"
        time.sleep(0.05)
    casefile.open_case(tmp_path / "case", write=True).close()


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found
