"""The grid: silence, denial, columns shared by comments, order."""

from dataclasses import replace

from factory import account, claim, document, event, finding
from parade import parade
from tellings.records.record import Record
from tellings.views.grid import MATRIX_COLUMNS, Row, grid
from tellings.views.index import index


def _row(words: str) -> Row:
    view = grid(index(parade()))
    return next(row for row in (*view.shared, *view.single) if words in row.label)


def _states(row: Row) -> dict[str, str]:
    columns = {column.id: column.name for column in grid(index(parade())).columns}
    return {columns[cell.column]: cell.state for cell in row.cells}


def test_silence_is_not_denial() -> None:
    """A column that says nothing is "not said"; one that says it was not so is "denied".

    One whose words were read unsurely is "unsure", and its quote says so.
    """
    assert _states(_row("hay cart tipped")) == {
        "Ida Morrow": "said",
        "Peder Aune, 2 answers": "not said",
        "letter.txt": "said",
        "Tomas Reik": "unsure",
        "2 comments": "denied",
    }
    quotes = [quote for cell in _row("hay cart tipped").cells for quote in cell.quotes]
    assert [quote.who.name for quote in quotes if quote.unsure] == ["Tomas Reik"]


def test_a_cell_that_says_both_is_said_and_each_quote_keeps_its_polarity() -> None:
    """One account may deny a part and affirm another: each quote says so itself."""
    row = _row("pulled Ilse Brandt out")
    cell = next(cell for cell in row.cells if len(cell.quotes) > 1)
    assert cell.state == "said"
    assert [quote.denied for quote in cell.quotes] == [True, False]


def test_comments_share_a_column_behind_the_others() -> None:
    """Comments of one document are one column, after all columns of main texts."""
    columns = grid(index(parade())).columns
    assert [column.kind for column in columns] == ["body", "turn", "body", "statement", "comment"]
    assert len(columns[-1].accounts) == 2


def test_told_by_several_first_then_story_order() -> None:
    """Rows told by several come first; both groups are in story order; numbers run through."""
    view = grid(index(parade()))
    assert all(row.tellers > 1 for row in view.shared)
    assert all(row.tellers == 1 for row in view.single)
    for rows in (view.shared, view.single):
        assert [row.order for row in rows] == sorted(row.order for row in rows)
    numbers = [row.number for row in (*view.shared, *view.single)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_marks_are_the_disagreements_worst_first() -> None:
    """A row shows its conflicts before its differences, and no agreements."""
    row = _row("hay cart tipped")
    assert [mark.kind for mark in row.marks] == ["conflict", "difference"]
    assert row.worst == "conflict"


def test_every_claim_of_an_event_is_in_its_row() -> None:
    """No claim of an event is lost on the way into a cell."""
    record = parade()
    view = grid(index(record))
    shown = {
        claim_id
        for row in (*view.shared, *view.single)
        for cell in row.cells
        for quote in cell.quotes
        for claim_id in quote.claims
    }
    assert shown == {claim_id for happening in record.events for claim_id in happening.claims}


def test_a_row_shows_what_its_disagreement_quotes() -> None:
    """Where a disagreement of a row rests on claims of other events, the row quotes them too."""
    texts = {"a.txt": "She slipped. A brick hit her brow.", "b.txt": "She slipped on her neck."}
    sources = [document(path, text) for path, text in texts.items()]
    tellers = [account(source, source.text, source.text) for source in sources]
    slips = [claim(s, t, "She slipped", "slip") for s, t in zip(sources, tellers, strict=True)]
    brow = claim(sources[0], tellers[0], "A brick hit her brow", "hit")
    fall = event(slips, "She slipped", 0, 2)
    clash = finding("tension", fall, "body part", [brow, slips[1]], "“brow”, “neck”", weight=1.0)
    record = Record(
        title="t",
        generator="g",
        documents=tuple(sources),
        accounts=tuple(tellers),
        claims=(*slips, brow),
        events=(fall, event([brow], "A brick hit her brow", 1, 1)),
        findings=(clash,),
    )
    (row,) = grid(index(record)).shared
    assert [[quote.excerpt.text for quote in cell.quotes] for cell in row.cells] == [
        ["She slipped", "A brick hit her brow"],
        ["She slipped"],
    ]


def _many(number: int) -> Record:
    sources = [document(f"d{n}.txt", f"The bell of tower {n} rang.") for n in range(number)]
    tellers = [account(source, "The bell", "rang.") for source in sources]
    claims = [
        claim(source, teller, source.text[:-1], "ring", word="rang")
        for source, teller in zip(sources, tellers, strict=True)
    ]
    return Record(
        title="t",
        generator="g",
        documents=tuple(sources),
        accounts=tuple(tellers),
        claims=tuple(claims),
        events=(event(claims[:2], "The bell of tower 0 rang", 0, 2),),
    )


def test_many_accounts_become_a_list() -> None:
    """Beyond the widest matrix a row holds only the cells that say something, and counts others."""
    assert grid(index(_many(MATRIX_COLUMNS))).form == "matrix"
    number = MATRIX_COLUMNS + 1
    view = grid(index(_many(number)))
    assert view.form == "list"
    assert len(view.shared[0].cells) == 2
    assert view.shared[0].silent == number - 2


def test_order_of_the_record_does_not_matter() -> None:
    """Accounts, documents and claims in another order give the same grid."""
    record = parade()
    turned = replace(
        record,
        documents=record.documents[::-1],
        accounts=record.accounts[::-1],
        claims=record.claims[::-1],
        events=record.events[::-1],
    )
    assert grid(index(turned)) == grid(index(record))
