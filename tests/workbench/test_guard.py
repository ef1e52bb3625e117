"""What is not from the workbench's own page is refused."""

from pathlib import Path

import pytest
from tests.workbench.stand_in import HOST, Bench, bench_of, client_of

from tellings.workbench.desk import Desk
from tellings.workbench.guard import COOKIE, Keys


@pytest.fixture(scope="module")
def bench(example_case: Path) -> Bench:
    """Return a workbench on the example that nobody changes."""
    return bench_of(Desk(example_case))


def test_the_key_opens_once(example_case: Path) -> None:
    """Without the key nothing is shown; with it a cookie is given, and the key is used up."""
    keys = Keys(by="Ann")
    desk = Desk(example_case)
    stranger = client_of(desk, keys)
    for path in ("/", "/grid", "/api/overview", "/static/workbench.css", "/export/record.json"):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "orphanage" not in answer.text
    assert stranger.get("/?key=wrong").status_code == 403
    key = keys.key
    opened = stranger.get(f"/?key={key}")
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200
    assert client_of(desk, keys).get(f"/?key={key}").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9", "localhost", ""])
def test_other_names_are_refused(bench: Bench, host: str) -> None:
    """A name that was made to point at this machine is not served, cookie or not."""
    assert bench.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{HOST}"])
def test_other_pages_are_refused(bench: Bench, origin: str) -> None:
    """Another page's request is refused although the browser sends the cookie with it."""
    headers = {"origin": origin}
    data = {"token": bench.token, "kind": "undo", "next": "/"}
    assert bench.client.post("/judge", data=data, headers=headers).status_code == 403
    assert bench.client.get("/api/overview", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/judge", "/me", "/api/judgements"])
def test_nothing_changes_without_the_token(bench: Bench, path: str) -> None:
    """What changes something carries the session's token, in the form or in a header."""
    for data in ({}, {"token": ""}, {"token": "x" * 32}):
        assert bench.client.post(path, data=data).status_code == 403
    assert bench.client.post(path, json={"kind": "undo"}).status_code == 403
    headers = {"sec-fetch-site": "cross-site", "x-tellings-token": bench.token}
    assert bench.client.post(path, json={"kind": "undo"}, headers=headers).status_code == 403


def test_a_large_body_is_refused(bench: Bench) -> None:
    """Nobody fills the memory with one request."""
    headers = {"x-tellings-token": bench.token}
    assert bench.client.post("/judge", content=b"x" * 300_000, headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/", "/grid", "/nothing", "/static/workbench.js", "/api/nothing"])
def test_every_answer_is_strict(bench: Bench, path: str) -> None:
    """Every answer allows nothing but the workbench's own files, and is no other type."""
    headers = bench.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e%2fguard.py",
        "/static/..%2f..%2fapp.py",
        "/export/..%2f..%2ftellings.db",
        "/document/..%2f..%2fetc",
        "/accounts/01-second-row-blog.html",
        "/tellings.db",
    ],
)
def test_no_file_is_reached_by_its_path(bench: Bench, path: str) -> None:
    """An address names no file: what is not in the table of addresses is not there."""
    answer = bench.client.get(path)
    assert answer.status_code == 404
    assert "SQLite format" not in answer.text


def test_a_form_leads_back_to_the_workbench_alone(bench: Bench) -> None:
    """A form cannot send the browser to another address."""
    for path in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""):
        answer = bench.client.post("/me", data={"token": bench.token, "by": "Ann", "next": path})
        assert answer.headers["location"] == "/"
    assert COOKIE in bench.client.cookies
