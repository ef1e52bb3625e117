"""Fixtures shared by all tests."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of gold data and real accounts beside the project; skip without it."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the project: gold data and real accounts are not checked")
    return SHARED
