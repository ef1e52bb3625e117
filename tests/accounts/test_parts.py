"""Splitting loses nothing, overlaps nothing and is the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Document
from tellings.records.ids import content_id

LINES = st.sampled_from(
    [
        "The boat left the pier at nine.",
        "",
        "  ",
        "2 thoughts on “The boat”",
        "6 comments",
        "  1. I saw it leave.",
        "    1. So did I.",
        "    • Me too.",
        "  2. It was ten, not nine.",
        "avatar",
        "0.000",
        "Ada Marsh says:",
        "March 3, 2014 at 5:04 pm",
        "Ben Holt on 4 May 2019",
        "Reply",
        "Leave a Reply",
        "Q. Where were you?",
        "A. On the pier.",
        "ADA: At nine.",
        "BEN: At ten.",
        "WITNESS STATEMENT OF ADA MARSH",
        "Name: Ada Marsh",
        "Date: 4 March 2019",
        "4. I went home.",
        " 1  The boat left.",
        "By Tom Reed, 3 May 2019",
        "img_0042.jpg",
        "I am a bot, and this action was performed automatically.",
        "\u202eevil\u202c",
        "Page 45",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=30).map("\n".join),
    st.lists(LINES, max_size=30).map("\r\n".join),
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<div class='comment'>",
            "</div>",
            "<article class='post'>",
            "</article>",
            "<a class='author' href='/user/1'>Ada</a>",
            "<time datetime='2019-05-03'>3 May 2019</time>",
            "<p>The boat left the pier at nine, and nobody saw it go.</p>",
            "<blockquote>It was ten.</blockquote>",
            "<nav>Home</nav>",
            "<li class='comment depth-2'>",
            "<table><tr><td>",
            "</td></tr></table>",
            "<form>",
            "</form>",
            "words",
            "<br>",
        ]
    ),
    max_size=40,
).map("".join)


def plain(text: str) -> Document:
    """Return a plain-text document."""
    identity = content_id("test", text)
    return Document(
        id=identity, path="a.txt", media_type="text/plain", sha256=identity,
        text_sha256=identity, text=text,
    )  # fmt: skip


def check(document: Document, parts: Parts) -> None:
    """Assert that the parts cover the text, do not overlap, and point where they should."""
    covered = bytearray(len(document.text))
    owned = bytearray(len(document.text))
    for account in parts.accounts:
        assert account.spans
        for start, end in account.spans:
            assert document.text[start:end] == document.text[start:end].strip()
            assert start < end
            assert not any(owned[start:end])
            owned[start:end] = covered[start:end] = b"\1" * (end - start)
    aside = bytearray(len(document.text))
    automatic = {span for a in parts.accounts if a.automatic for span in a.spans}
    for part in parts.set_aside:
        assert not any(aside[part.start : part.end])
        aside[part.start : part.end] = covered[part.start : part.end] = b"\1" * (
            part.end - part.start
        )
        inside = any(owned[part.start : part.end])
        assert not inside or (part.start, part.end) in automatic
    assert automatic <= {(part.start, part.end) for part in parts.set_aside}
    assert all(c.isspace() or covered[n] for n, c in enumerate(document.text))
    ids = {account.id for account in parts.accounts}
    assert len(ids) == len(parts.accounts)
    assert all(a.parent is None or a.parent in ids - {a.id} for a in parts.accounts)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_every_stretch_of_a_text_has_a_place(text: str) -> None:
    """Each character that is not blank is in one account or set aside; only a bot's are both."""
    check(plain(text), split(plain(text)))


@settings(deadline=None, max_examples=100)
@given(MARKUP)
def test_every_stretch_of_a_page_has_a_place(markup: str) -> None:
    """The same holds for pages, whatever their markup."""
    data = f"<html><body><p>Start</p>{markup}</body></html>".encode()
    document = read_bytes(path="a.html", data=data, max_megabytes=1).document
    check(document, split(document))


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_splitting_is_deterministic(text: str) -> None:
    """The same document gives equal parts."""
    assert split(plain(text)) == split(plain(text))


def test_a_plain_text_is_unchanged() -> None:
    """Line ends, spaces and the final newline stay as they are."""
    text = "  It rained.\r\n\r\nAda ran.\t\r\n"
    reading = read_bytes(path="pasted.txt", data=text.encode(), max_megabytes=1)
    assert reading.document.text == text
    assert reading.document.media_type == "text/plain"


def test_a_byline_names_the_teller_and_the_date() -> None:
    """A line of "By NAME, DATE" over a text is set aside and read."""
    document = plain("The boat that left\n\nBy Tom Reed, 3 May 2019\n\nThe boat left at nine.\n")
    body = split(document).accounts[0]
    assert (body.teller, body.dated, body.title) == ("Tom Reed", "2019-05-03", "The boat that left")
    assert body.teller_span is not None
    assert document.text[slice(*body.teller_span)] == "Tom Reed"
    assert "By Tom" not in "".join(document.text[s:e] for s, e in body.spans)


def test_a_signature_at_the_end_names_the_teller() -> None:
    """A dash and one name after the last sentence sign the text."""
    document = plain("The boat left at nine.\n\nNobody saw it go. –mara77\n")
    body = split(document).accounts[0]
    assert body.teller == "mara77"


def test_a_phrase_beginning_with_by_is_no_byline() -> None:
    """The words "By the pier" are prose, not a name."""
    document = plain("By the pier\n\nThe boat left at nine.\n")
    assert split(document).accounts[0].teller is None


def test_captions_and_file_names_are_set_aside() -> None:
    """Lines that caption pictures are in no account."""
    text = "The boat left.\n\nimg_0042.jpg\n\nThe pier (Photo 3)\n\npier_600x450 (1)\n\nAda ran.\n"
    document = plain(text)
    parts = split(document)
    captions = {document.text[a.start : a.end] for a in parts.set_aside if a.reason == "caption"}
    joined = "\n".join(captions)
    for caption in ("img_0042.jpg", "The pier (Photo 3)", "pier_600x450 (1)"):
        assert caption in joined
    assert [document.text[s:e] for s, e in parts.accounts[0].spans] == [
        "The boat left.",
        "Ada ran.",
    ]


def test_a_name_below_the_last_line_signs() -> None:
    """A dash and a name on a line of their own at the end name the teller."""
    document = plain("The boat left at nine.\n\nIt never came back.\n\n– Ada Marsh\n")
    assert split(document).accounts[0].teller == "Ada Marsh"


def test_a_dateline_dates_the_text_and_is_no_title() -> None:
    """A masthead with a date gives the date; the line after it is the title."""
    document = plain("Pier News, 4 May 2019\n\nThe boat that left\n\nIt left at nine, they say.\n")
    body = split(document).accounts[0]
    assert (body.dated, body.title) == ("2019-05-04", "The boat that left")
    assert split(plain("On 4 May 2019 it left.\n\nNobody knew.\n")).accounts[0].dated is None
