"""The page in a real browser, where there is one: its script runs under its own policy."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pages import Reading, read_page
from parade import parade
from tellings.report.render import render

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Return the page as the browser has it after its script has run; skip without a browser."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium on this machine: the page's script is not run")
    folder: Path = tmp_path_factory.mktemp("browser")
    page = folder / "report.html"
    page.write_text(render(parade()), encoding="utf-8")
    shown = subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}",
         "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if not shown.stdout:
        pytest.skip(f"the browser does not start here: {shown.stderr[-200:]}")
    return read_page(shown.stdout)


@pytest.mark.slow
def test_script_runs_under_the_policy(live: Reading) -> None:
    """The policy lets the script run: it shows the filters and folds the texts."""
    (form,) = live.all("form")
    assert "hidden" not in form.attributes
    texts = [e for e in live.all("details") if "document-text" in e.attributes.get("class", "")]
    assert texts
    assert not [e for e in texts if "open" in e.attributes]


@pytest.mark.slow
def test_browser_reads_the_page_as_written(live: Reading) -> None:
    """The browser finds the elements that were written, in their order: nothing was repaired."""
    written = [(e.tag, e.attributes.get("class")) for e in read_page(render(parade())).elements]
    found = [(e.tag, e.attributes.get("class")) for e in live.elements]
    assert found == written
