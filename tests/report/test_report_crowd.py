"""Many accounts and events: everything is still there, and the page still whole."""

import re

import pytest

from crowd import crowd
from pages import read_page
from tellings.records.record import Record
from tellings.report.render import render
from tellings.views.grid import MATRIX_COLUMNS


def _places(record: Record) -> dict[str, int]:
    paths = sorted((s.path for s in record.documents), key=lambda p: int(re.sub(r"\D", "", p)))
    return {source.id: paths.index(source.path) + 1 for source in record.documents}


@pytest.mark.parametrize(
    ("documents", "comments", "told"), [(6, 9, 60), (60, 0, 25)], ids=["matrix", "list"]
)
def test_many_accounts_and_events(documents: int, comments: int, told: int) -> None:
    """With 60 accounts and some 300 events every clause can be reached and every link arrives."""
    record = crowd(documents=documents, comments=comments, events=300, told=told)
    page = render(record)
    reading = read_page(page)
    assert reading.problems == []
    ids = [e.attributes["id"] for e in reading.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {e.attributes["href"][1:] for e in reading.all("a")} <= set(ids)
    number = _places(record)
    quotes = {f"q{number[one.document]}-{one.start}-{one.end}" for one in record.claims}
    assert quotes <= set(ids)
    rows = [e.attributes["data-n"] for e in reading.elements if "data-n" in e.attributes]
    assert sorted(map(int, rows)) == list(range(1, len(record.events) + 1))


def test_silence_of_many_is_counted() -> None:
    """In the list each event says how many accounts do not tell it."""
    record = crowd(documents=MATRIX_COLUMNS + 1, comments=0, events=5, told=2)
    text = read_page(render(record)).all("main")[0].text
    shared = [event for event in record.events if len(event.accounts) > 1]
    assert shared
    for event in shared:
        assert f"not said by {MATRIX_COLUMNS + 1 - len(event.accounts)} others" in text
