"""Quotes are cut from the document when they are shown, and must be what the record says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import account, claim, document
from parade import parade
from tellings.errors import RecordError
from tellings.records.claims import When
from tellings.records.record import Record
from tellings.records.spans import Quote
from tellings.views.findings import finding_view
from tellings.views.index import index
from tellings.views.quotes import LONGEST_QUOTE, excerpt, quoted, said, said_together


def _one_text(text: str) -> tuple[Record, str]:
    source = document("a.txt", text)
    return Record(title="t", generator="g", documents=(source,)), source.id


def test_every_claim_is_shown_as_the_document_says() -> None:
    """The shown words of every claim equal the cut, and the pieces join to the words."""
    record = parade()
    found = index(record)
    texts = {source.id: source.text for source in record.documents}
    for one in record.claims:
        view = said(found, one, slots=("agent", "when", "number", "polarity"))
        cut = texts[one.document][one.start : one.end]
        assert view.excerpt.text == cut
        assert "".join(part.text for part in view.excerpt.parts) == cut


@pytest.mark.parametrize("moved", [-1, 1])
def test_moved_quote_is_an_error(moved: int) -> None:
    """A claim whose span is one character off is an error, not searched for elsewhere."""
    record = parade()
    first = record.claims[0]
    shifted = replace(first, start=first.start + moved, end=first.end + moved)
    with pytest.raises(RecordError, match=r"gazette\.txt is not what the document says"):
        said(index(record), shifted)


def test_quote_beyond_the_text_is_an_error() -> None:
    """A span that leaves the document is an error."""
    record, source = _one_text("short")
    with pytest.raises(RecordError, match="outside"):
        quoted(index(record), Quote(document=source, start=2, end=9, text="ort"))


def test_long_quote_is_cut_short_and_counted() -> None:
    """Of a quote of any length a beginning is shown, and what is left out is counted."""
    text = "word " * 2_000
    record, source = _one_text(text)
    view = excerpt(index(record), document=source, start=0, end=len(text), expected=text)
    assert len(view.text) <= LONGEST_QUOTE
    assert text.startswith(view.text)
    assert len(view.text) + view.omitted == len(text)


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
)
def test_marks_never_change_the_words(text: str, marks: list[tuple[int, int]]) -> None:
    """Whatever is marked, in whatever order and overlap, the pieces join to the words."""
    record, source = _one_text(text)
    view = excerpt(
        index(record), document=source, start=0, end=len(text), expected=text, marks=marks
    )
    assert "".join(part.text for part in view.parts) == text


def test_overlapping_quotes_of_one_manner_become_one() -> None:
    """Clauses inside each other are shown once; a denied one stays apart from an affirmed one."""
    source = document("a.txt", "He said that the door was shut, not that he shut it.")
    teller = account(source, "He said", "it.")
    outer = claim(source, teller, "He said that the door was shut", "say", word="said")
    inner = claim(source, teller, "the door was shut", "be", word="was")
    denied = claim(source, teller, "that he shut it", "shut", polarity="denied")
    record = Record(title="t", generator="g", documents=(source,), accounts=(teller,))
    views = said_together(index(record), [denied, inner, outer])
    assert [view.excerpt.text for view in views] == [outer.quote, denied.quote]
    assert [view.denied for view in views] == [False, True]
    assert set(views[0].claims) == {outer.id, inner.id}


def test_words_compared_are_marked() -> None:
    """The words that fill the slot in question are marked, no others."""
    record = parade()
    nine = next(one for one in record.claims if one.quote.startswith("Nine"))
    view = said(index(record), nine, slots=("number",))
    assert [part.text for part in view.excerpt.parts if part.marked] == ["Nine"]


def test_pinpoint_counts_lines() -> None:
    """The pinpoint of a plain text is its line, counted from 1."""
    record, source = _one_text("one\ntwo\nthree")
    found = index(record)
    for number, word in enumerate(("one", "two", "three"), start=1):
        start = found.texts[source].index(word)
        view = quoted(found, Quote(document=source, start=start, end=start + len(word), text=word))
        assert view.where == f"line {number}"


def test_words_of_the_explanation_are_marked_where_the_slot_has_none() -> None:
    """A slot that is no part of the clause leaves the words that the explanation quotes."""
    record = parade()
    first = record.findings[1]
    other = replace(first, slot="body part", explanation="“Jonas Veit” is not “Constable Aune”.")
    view = finding_view(index(record), other)
    marked = [
        part.text
        for side in view.sides
        for quote in side.quotes
        for part in quote.excerpt.parts
        if part.marked
    ]
    assert marked == ["Jonas Veit", "Constable Aune"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The boat left before the rain came.", "The boat left before the rain came"),
        ("Before the rain came, the boat left.", "Before the rain came, the boat left"),
        ("The boat left, and they say before the rain came.", "The boat left"),
    ],
)
def test_a_quote_asked_for_its_time_holds_the_clause_that_says_when(text: str, shown: str) -> None:
    """Words of time beside the claim's own are shown with them and marked; far ones are not."""
    source = document("a.txt", text)
    told = account(source, text, text)
    own = "The boat left" if "The boat left" in text else "the boat left"
    stated = "before the rain came" if "before" in text else "Before the rain came"
    left = claim(source, told, own, "leave", word="left")
    at = text.index(stated)
    when = When(stated=stated, start=at, end=at + len(stated), earliest=None, latest=None)
    record = Record(title="t", generator="g", documents=(source,), accounts=(told,))
    view = said(index(record), replace(left, when=when), slots=("when",)).excerpt
    assert view.text == shown
    assert ("".join(part.text for part in view.parts if part.marked) == stated) == (shown != own)
    assert said(index(record), replace(left, when=when)).excerpt.text == own


def test_an_unsure_quote_never_hides_in_a_sure_one() -> None:
    """Quotes of one account that overlap are one stretch, unless one was read unsurely."""
    text = "She ran home and locked the door."
    source = document("a.txt", text)
    teller = account(source, "She", "door.")
    whole = claim(source, teller, "She ran home and locked the door", "run", word="ran")
    inside = claim(source, teller, "locked the door", "lock", word="locked")
    for certainty, shown in ((None, [False]), (0.3, [False, True])):
        told = (whole, replace(inside, certainty=certainty))
        record = Record(
            title="t", generator="g", documents=(source,), accounts=(teller,), claims=told
        )
        assert [one.unsure for one in said_together(index(record), told)] == shown
