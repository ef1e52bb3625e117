"""The workbench in a real browser, where there is one: correct, see it change, undo, hand on."""

import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from example import fresh_copy
from tellings.workbench.app import application
from tellings.workbench.desk import Desk
from tellings.workbench.guard import Keys

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WAIT = 60_000
"""Milliseconds to wait for a page: on a busy machine a judgement takes long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A workbench on a port of this machine."""

    desk: Desk
    keys: Keys
    address: str


@pytest.fixture
def served(example_case: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the example."""
    desk, keys = Desk(fresh_copy(example_case, tmp_path)), Keys(by="Ann")
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    name = f"127.0.0.1:{bound.getsockname()[1]}"
    config = uvicorn.Config(
        application(desk, keys=keys, hosts=[name]), log_level="error", lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield Served(desk=desk, keys=keys, address=f"http://{name}")
    server.should_exit = True
    thread.join(30)


@pytest.fixture
def chromium() -> Iterator[Any]:
    """Return a running browser; skip without one."""
    driver = pytest.importorskip("playwright.sync_api", reason="no driver (playwright) is here")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine: the workbench is not tried in a browser")
    with driver.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(served: Served, chromium: Any, **options: Any) -> Any:
    """Return a page that used the key; anything the browser complains of fails the test."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    page.set_default_timeout(WAIT)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{served.address}/?key={served.keys.key}")
    page.wait_for_url(f"{served.address}/")
    return page


def settled(served: Served, page: Any, path: str) -> None:
    """Wait until what was judged is in effect, and show a page."""
    page.wait_for_load_state()
    assert served.desk.settle("test", wait=WAIT / 1000)
    page.goto(served.address + path)


@pytest.mark.slow
def test_correct_a_name_see_it_undo_it(served: Served, chromium: Any, tmp_path: Path) -> None:
    """A name is corrected, the grid and the people show it, it is undone, the case handed on."""
    page = opened(served, chromium)
    page.goto(f"{served.address}/people")
    old = page.locator("a.name").first.inner_text()
    page.locator("a.name").first.click()
    page.get_by_label("Show as").fill("The corrected name")
    with page.expect_navigation():
        page.get_by_role("button", name="Rename").click()
    settled(served, page, "/grid")
    names = page.get_by_label("Person").locator("option").all_inner_texts()
    assert "The corrected name" in names
    page.goto(f"{served.address}/people")
    assert page.locator("a.name").first.inner_text() == "The corrected name"
    page.goto(f"{served.address}/history")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo", exact=True).click()
    settled(served, page, "/people")
    assert page.locator("a.name").first.inner_text() == old
    page.goto(f"{served.address}/export")
    with page.expect_download() as download:
        page.get_by_role("link", name="chronology.csv").click()
    download.value.save_as(tmp_path / "chronology.csv")
    assert (tmp_path / "chronology.csv").read_text("utf-8-sig").count("\n") > 10


@pytest.mark.slow
def test_settle_a_disagreement_from_the_keyboard(served: Served, chromium: Any) -> None:
    """With keys alone: to the first disagreement, open it, lower it; the list changes."""
    page = opened(served, chromium)
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/findings")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finding/*")
    finding = page.url.rsplit("/", 1)[1]
    before = {f.id: f.kind for f in served.desk.shown().index.record.findings}[finding]
    page.get_by_label("Lower to").focus()
    page.keyboard.type("agreement" if before != "agreement" else "difference")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    settled(served, page, "/findings")
    after = {f.id: f.kind for f in served.desk.shown().index.record.findings}
    assert after.get(finding) != before
    (judgement,) = served.desk.shown().index.record.judgements
    assert judgement.applied
    page.wait_for_load_state("networkidle")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


@pytest.mark.slow
def test_words_marked_in_a_text_are_counted_as_the_case_counts(
    served: Served, chromium: Any
) -> None:
    """The place of marked words is in code points of the document."""
    page = opened(served, chromium)
    page.goto(f"{served.address}/document/4")
    marked = page.evaluate(
        """() => {
          const pieces = [...document.querySelectorAll('#text [data-start]')];
          const piece = pieces.filter((one) => one.textContent.length > 30).at(-1);
          const range = document.createRange();
          range.setStart(piece.firstChild, 4);
          range.setEnd(piece.firstChild, 20);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.wait_for_function("document.getElementById('add-start').value !== ''")
    start = int(page.locator("#add-start").input_value())
    look = served.desk.shown().index
    document = next(name for name, number in look.numbers.items() if number == 4)
    assert look.texts[document][start : start + len(marked)] == marked
    assert page.locator("#add-words").input_value() == marked


@pytest.mark.slow
@pytest.mark.parametrize("width", [400, 1280])
def test_no_page_is_wider_than_the_window(served: Served, chromium: Any, width: int) -> None:
    """Nothing has to be scrolled sideways to be read, at 400 pixels and at 1280."""
    page = opened(served, chromium)
    page.set_viewport_size({"width": width, "height": 800})
    record = served.desk.shown().index.record
    paths = ["/", "/grid", "/people", "/findings", "/conflicts", "/versions", "/accounts"]
    paths += ["/document/1", "/search?q=daughter", "/questions", "/history", "/export"]
    paths += [f"/event/{record.events[0].id}", f"/person/{record.entities[0].id}"]
    for path in paths:
        page.goto(served.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
