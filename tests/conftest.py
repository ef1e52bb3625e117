"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from example import read_example, read_inquiry

SHARED = Path(__file__).resolve().parents[2] / "shared"

# No test asserts a time: on a busy machine any example may take long.
settings.register_profile("tellings", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tellings")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew, for a person to look at the difference."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of gold data and real accounts beside the project; skip without it."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the project: gold data and real accounts are not checked")
    return SHARED


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with the packaged example; tests that change it copy it first."""
    return read_example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def inquiry_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with the second example: statements, interviews and logs with a case.toml."""
    return read_inquiry(tmp_path_factory.mktemp("inquiry"))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden")) or "UPDATE_GOLDEN" in os.environ
