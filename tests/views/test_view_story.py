"""Which rows are asked for, where an event stands in each telling, and what it follows."""

from dataclasses import replace

import pytest

from parade import parade
from tellings.records.events import Precedence
from tellings.report.page import alone
from tellings.views.grid import Grid, grid
from tellings.views.index import index
from tellings.views.story import chosen, told_places


@pytest.fixture(name="view")
def view_of_the_parade() -> Grid:
    """Return the grid of the invented parade."""
    return grid(index(parade()))


def test_rows_by_person(view: Grid) -> None:
    """A part of the name, case ignored, finds the rows in which that person takes part."""
    rows = (*view.shared, *view.single)
    identity, name = view.people[0]
    expected = [row.event for row in rows if identity in row.people]
    assert expected
    assert [row.event for row in chosen(view, rows, person=identity)] == expected
    found = {row.event for row in chosen(view, rows, person=name.upper())}
    assert set(expected) <= found
    assert chosen(view, rows, person="nobody of this name") == ()


def test_rows_by_account(view: Grid) -> None:
    """A column's number asks for what it tells: its cell has words."""
    column = view.columns[0]
    found = chosen(view, view.shared, account=column.number)
    assert 0 < len(found) <= len(view.shared)
    for row in view.shared:
        told = any(cell.quotes for cell in row.cells if cell.column == column.id)
        assert (row in found) == told


def test_rows_by_disagreement(view: Grid) -> None:
    """A kind asks for the rows marked so; "any" for all marked ones."""
    marked = [row.event for row in view.shared if row.marks]
    assert [row.event for row in chosen(view, view.shared, kind="any")] == marked
    for row in chosen(view, view.shared, kind="conflict"):
        assert any(mark.kind == "conflict" for mark in row.marks)


def test_telling_order_stands_beside_story_order() -> None:
    """Places in a telling follow the text: 1 is what the account tells first."""
    look = index(parade())
    account = look.record.accounts[0].id
    places = told_places(look, {"one": (account,)})["one"]
    starts = {
        event: min(
            claim.predicate_start
            for claim in look.record.claims
            if claim.account == account and look.event_of.get(claim.id) == event
        )
        for event in places
    }
    assert sorted(places.values()) == list(range(1, len(places) + 1))
    assert sorted(places, key=places.__getitem__) == sorted(places, key=lambda e: (starts[e], e))


def test_reasons_name_the_event_by_its_number() -> None:
    """A row says after which event it is placed, by the number that the grid shows."""
    record = parade()
    first, second = sorted(record.events, key=lambda event: event.order)[:2]
    reason = Precedence(earlier=first.id, name="connective", detail="“after”")
    changed = replace(
        record,
        events=tuple(
            replace(e, follows=(reason,)) if e.id == second.id else e for e in record.events
        ),
    )
    view = grid(index(changed))
    rows = {row.event: row for row in (*view.shared, *view.single)}
    placing = rows[second.id].follows[0]
    assert (placing.number, placing.detail) == (rows[first.id].number, "“after”")


def test_lone_rows_are_limited_fairly(view: Grid) -> None:
    """Small columns keep all their lone rows, the others share alike; nothing is lost uncounted."""
    whole = {one.column.id: len(one.rows) for one in alone(view)}
    assert sum(whole.values()) == len(view.single)
    cut = alone(view, most=len(whole))
    assert all(len(one.rows) == 1 for one in cut)
    assert {one.column.id: len(one.rows) + one.more for one in cut} == whole
