"""The packaged example, read once for all tests that look at the whole."""

import shutil
from pathlib import Path

from tellings.cli.main import run

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "cell-no-7"
INQUIRY = ROOT / "examples" / "harbour-street"
GOLDEN = ROOT / "tests" / "golden"


def read_example(folder: Path) -> Path:
    """Read the example into a new case below ``folder`` and return the case."""
    case = folder / "cell-no-7.tellings"
    assert run(["read", str(EXAMPLE), "--case", str(case), "--quiet"]) == 0
    return case


def read_inquiry(folder: Path) -> Path:
    """Read the second example, with its own case.toml, into a new case below ``folder``."""
    case = folder / "harbour-street.tellings"
    assert run(["read", str(INQUIRY), "--case", str(case), "--quiet"]) == 0
    return case


def fresh_copy(case: Path, folder: Path) -> Path:
    """Return a copy of a case that a test may change."""
    copy = folder / case.name
    shutil.copytree(case, copy)
    return copy
