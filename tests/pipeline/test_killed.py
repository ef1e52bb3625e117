"""A process killed at any moment leaves a valid case, which the next run completes."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.pipeline.fake_stages import FAKES

from tellings import casefile, pipeline
from tellings.pipeline.adding import Source
from tellings.records.serialise import record_json
from tellings.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    f"{number}.txt": "\n\n".join(
        f"Ann saw {what} {number}.\nBob did not run {what}.\nWho saw {what}?" for what in "abcd"
    ).encode()
    for number in range(12)
}
JOB = """
import sys, pathlib
from tests.pipeline.test_killed import read_all
print("ready", flush=True)
sys.stdin.readline()
read_all(pathlib.Path(sys.argv[1]))
"""


def read_all(folder: Path) -> None:
    """Do the whole job: make the case or open it, add the files, run the stages."""
    if casefile.is_case(folder):
        case = casefile.open_case(folder, write=True)
    else:
        case = casefile.create(folder, title="A case")
    with case:
        sources = [Source(name=name, shown=name, data=data) for name, data in TEXTS.items()]
        opened = pipeline.open_sources(sources, settings=Settings(), stages=FAKES)
        pipeline.add(case, opened, stages=FAKES)
        pipeline.run(case, stages=FAKES)


def exported(folder: Path) -> str:
    """Return the record of a case as JSON."""
    with casefile.open_case(folder) as case:
        assert casefile.problems(case) == ()
        return record_json(pipeline.open_record(case))


def kill_after(folder: Path, seconds: float) -> bool:
    """Do the job in another process, kill it after a time, and say whether it was still at it."""
    with subprocess.Popen(
        [sys.executable, "-c", JOB, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("go\n")
        process.stdin.flush()
        time.sleep(seconds)
        process.kill()
        process.stdin.close()
        return process.wait() == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_anywhere_completed_by_the_next_run(tmp_path: Path) -> None:
    """Killed at random moments, again and again, the case ends as one that was never killed."""
    started = time.perf_counter()
    read_all(tmp_path / "whole")
    whole = time.perf_counter() - started
    expected = exported(tmp_path / "whole")
    seed = random.randrange(1 << 30)
    moments = random.Random(seed)
    folder = tmp_path / "case"
    killed = 0
    for _ in range(7):
        killed += kill_after(folder, moments.uniform(0.02, 0.5 * whole))
        if casefile.is_case(folder):
            exported(folder)
    assert killed
    read_all(folder)
    assert exported(folder) == expected
    held = {path.name for path in (folder / "accounts").iterdir()}
    assert held == set(TEXTS)
