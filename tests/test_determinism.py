"""The same input gives the same bytes, whatever the order of files, hash seed or processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from example import EXAMPLE, ROOT


def read_apart(folder: Path, paths: list[Path], *, seed: int) -> tuple[bytes, bytes]:
    """Read ``paths`` in a process of its own; return its JSON export and its report."""
    case = folder / f"seed-{seed}" / "case"
    target = folder / f"record-{seed}.json"
    case.parent.mkdir()
    code = (
        "import sys\nfrom tellings.cli.main import run\n"
        "case, target, *paths = sys.argv[1:]\n"
        "assert run(['read', *paths, '--case', case, '--title', 'same', '--quiet']) == 0\n"
        "assert run(['export', case, '-o', target]) == 0\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(case), str(target), *map(str, paths)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": str(seed)},
    )
    return target.read_bytes(), (case / "report.html").read_bytes()


@pytest.mark.slow
def test_same_bytes_for_any_order_seed_and_place(tmp_path: Path) -> None:
    """Files in reverse order, another hash seed, another folder: the same JSON and report."""
    files = sorted(EXAMPLE.iterdir())
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(EXAMPLE, elsewhere)
    first = read_apart(tmp_path, files, seed=1)
    second = read_apart(tmp_path, [elsewhere / path.name for path in reversed(files)], seed=2)
    assert first == second


@pytest.mark.slow
def test_read_in_two_goes_equals_read_at_once(tmp_path: Path) -> None:
    """Documents added one by one give the record that reading all at once gives."""
    files = sorted(EXAMPLE.iterdir())
    at_once = read_apart(tmp_path, files, seed=3)[0]
    case, target = tmp_path / "grown", tmp_path / "grown.json"
    from tellings.cli.main import run

    for path in reversed(files):
        assert run(["read", str(path), "--case", str(case), "--title", "same", "--quiet"]) == 0
    assert run(["export", str(case), "-o", str(target)]) == 0
    assert target.read_bytes() == at_once
