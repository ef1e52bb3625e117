"""Quotes are cut from the document when they are shown, and must be what the record says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import account, claim, document, event
from parade import parade
from tellings.errors import RecordError
from tellings.records.claims import Role, When
from tellings.records.record import Record
from tellings.records.spans import Quote
from tellings.views.event_label import shown_label
from tellings.views.findings import finding_view
from tellings.views.index import index
from tellings.views.quotes import LONGEST_QUOTE, Said, excerpt, quoted, said, said_together


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


SCREAM = "A woman who passes by sees him and screams. The guard came. Nobody screams at night."


def _screams(near: str) -> Said:
    """Return how "screams" is shown, asked who does it, where ``near`` is said to do it."""
    source = document("a.txt", SCREAM)
    told = account(source, SCREAM, SCREAM)
    one = claim(source, told, "screams", "scream")
    at = SCREAM.index(near)
    who = Role(role="agent", text=near, start=at, end=at + len(near), head=0)
    record = Record(title="t", generator="g", documents=(source,), accounts=(told,))
    return said(index(record), replace(one, roles=(who,)), slots=("agent",))


@pytest.mark.parametrize(
    ("near", "shown", "marked"),
    [
        ("A woman", "A woman who passes by sees him and screams", "A woman"),
        ("Nobody", "screams", ""),
        ("The guard", "screams", ""),
    ],
)
def test_a_bare_clause_is_shown_with_who_does_it(near: str, shown: str, marked: str) -> None:
    """Words of the same sentence that the clause needs are shown and marked; no others are."""
    view = _screams(near).excerpt
    assert view.text == shown == SCREAM[view.start : view.end]
    assert "".join(part.text for part in view.parts if part.marked) == marked


@pytest.mark.parametrize(
    ("text", "clause", "shown"),
    [
        ('He shouts, "Who goes there?" and runs.', 'He shouts, "Who goes there', '?"'),
        ("He shouts, “Who goes there?” and runs.", "He shouts, “Who goes there", "?”"),
        ('He shouts, "Who goes there, and who comes?"', 'He shouts, "Who goes there', ""),
        ('He said "no" and left the "inn".', 'He said "no" and left', ""),
    ],
)
def test_an_open_quotation_is_closed_where_its_mark_follows(
    text: str, clause: str, shown: str
) -> None:
    """A quote does not end before the closing mark of the speech in it; it takes no more."""
    source = document("a.txt", text)
    told = account(source, text, text)
    one = claim(source, told, clause, "go", word="He")
    record = Record(title="t", generator="g", documents=(source,), accounts=(told,))
    assert said(index(record), one).excerpt.text == clause + shown


def test_the_same_words_are_shown_once() -> None:
    """Two claims read from the same words are one quote, in the manner of what they say first."""
    text = "He confessed to shield her."
    source = document("a.txt", text)
    told = account(source, text, text)
    words = text.rstrip(".")
    inner = claim(source, told, words, "shield", stance="reported")
    outer = claim(source, told, words, "confess", word="confessed")
    unsure = replace(outer, certainty=0.5)
    record = Record(title="t", generator="g", documents=(source,), accounts=(told,))
    found = index(record)
    assert [(v.stance, v.unsure) for v in said_together(found, [inner, outer])] == [("", False)]
    both = said_together(found, [inner, unsure])
    assert [(v.stance, v.unsure) for v in both] == [("reported", False)]
    assert set(both[0].claims) == {inner.id, outer.id}
    denied = replace(inner, polarity="denied")
    assert len(said_together(found, [denied, outer])) == 2


def test_a_label_that_is_broken_off_says_so() -> None:
    """A label ends with "…" where its quote goes on, and has the words that its quote needs."""
    text = "Between the bars they wept in their last hour. The judge rose and wept."
    source = document("a.txt", text)
    told = account(source, text, text)
    long = claim(source, told, "Between the bars they wept in their last hour", "weep", word="wept")
    at = text.index("The judge")
    judge = Role(role="agent", text="The judge", start=at, end=at + 9, head=0)
    last = text.rindex("wept")
    bare = replace(long, id="bare", start=last, end=last + 4, quote="wept", roles=(judge,))
    record = Record(
        title="t", generator="g", documents=(source,), accounts=(told,), claims=(long, bare)
    )
    found = index(record)
    shown = [
        shown_label(found, event([one], label, 0, 1))
        for one, label in ((long, "Between the bars"), (long, long.quote), (bare, "wept"))
    ]
    assert shown == ["Between the bars…", long.quote, "The judge rose and wept"]
