"""Make the documentation's pictures: ``make screenshots``, or ``python docs/screenshots.py CASE``.

The case is that of ``make demo``. A copy of it is corrected, so that it stays as it was read.
Needs Chromium on the path; the pictures are made by hand when a page changes, not by the gate.
"""

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from tellings.workbench.app import application
from tellings.workbench.desk import Desk
from tellings.workbench.guard import Keys

IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH = 1280
LARGEST = 150_000
"""Bytes of a picture: those who read the pages on the web load them all."""
WAIT = 30_000
PERSON, NAME = "Ye-seung", "Ye-seung, the daughter"
REASON = "the letter is told from memory"


def main(case: Path) -> int:
    """Write every picture of ``case``; 1 when there is no browser or a picture is too large."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        sys.stderr.write("no Chromium on the path\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as play,
        play.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_context(
            viewport={"width": WIDTH, "height": 800}, color_scheme="light"
        ).new_page()
        page.set_default_timeout(WAIT)
        report(page, case)
        workbench(page, Path(shutil.copytree(case, Path(folder) / case.name)))
    large = [one.name for one in IMAGES.glob("*.png") if one.stat().st_size > LARGEST]
    if large:
        sys.stderr.write(f"too large: {', '.join(sorted(large))}\n")
    return int(bool(large))


def report(page: Page, case: Path) -> None:
    """Picture the report's first screen."""
    page.goto((case / "report.html").resolve().as_uri())
    shot(page, "report", 720)


def workbench(page: Page, case: Path) -> None:
    """Picture a disagreement, a name corrected, the grid that shows it, the history with undo."""
    with served(case) as (desk, home, key):
        page.goto(f"{home}/?key={key}")
        page.wait_for_url(f"{home}/")
        page.goto(f"{home}/findings")
        page.locator('a[href^="/finding/"]').first.click()
        page.wait_for_url("**/finding/*")
        shot(page, "disagreement", 400)
        page.goto(f"{home}/people")
        page.get_by_role("link", name=PERSON, exact=True).first.click()
        page.get_by_label("Show as").fill(NAME)
        shot(page, "rename", 560)
        page.get_by_role("button", name="Rename").click()
        settled(desk, page)
        page.goto(f"{home}/grid")
        page.get_by_label("Person").select_option(label=NAME)
        page.get_by_label("Disagreement").select_option(index=1)
        page.get_by_role("button", name="Show", exact=True).click()
        page.wait_for_url("**/grid?*")
        shot(page, "grid", 680)
        page.goto(f"{home}/findings")
        page.locator('a[href^="/finding/"]').first.click()
        page.wait_for_url("**/finding/*")
        form = page.locator("form").filter(has=page.get_by_role("button", name="Lower"))
        form.get_by_label("Lower to").select_option("tension")
        form.get_by_label("Why").fill(REASON)
        form.get_by_role("button").click()
        settled(desk, page)
        page.goto(f"{home}/history")
        shot(page, "history", 660)


def settled(desk: Desk, page: Page) -> None:
    """Wait until what was judged is in effect."""
    page.wait_for_load_state()
    if not desk.settle("pictures", wait=WAIT / 1000):
        raise SystemExit("a judgement did not take effect in time")


def shot(page: Page, name: str, height: int) -> None:
    """Write one picture, ``height`` pixels of the page from its top."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


@contextmanager
def served(case: Path) -> Iterator[tuple[Desk, str, str]]:
    """Serve ``case`` on a free port of this machine, with the key that opens it."""
    desk, keys = Desk(case), Keys(by="Ann")
    with socket.create_server(("127.0.0.1", 0)) as bound:
        name = f"127.0.0.1:{bound.getsockname()[1]}"
        app = application(desk, keys=keys, hosts=[name])
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield desk, f"http://{name}", keys.key
        server.should_exit = True
        thread.join(30)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
