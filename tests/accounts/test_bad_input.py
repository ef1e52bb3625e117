"""Input that cannot be read is named with a code; odd input that can be read is read."""

import io
import random
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from tellings.accounts.origins import find_origins
from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import Reading, read_bytes
from tellings.errors import InputError


def read(data: bytes, path: str = "a.txt", *, max_megabytes: int = 50) -> Reading:
    """Read ``data`` as a file called ``path``."""
    return read_bytes(path=path, data=data, max_megabytes=max_megabytes)


def code_of(data: bytes, path: str, *, max_megabytes: int = 50) -> str:
    """Return the code of the InputError that reading raises; it must name the file."""
    with pytest.raises(InputError) as caught:
        read(data, path, max_megabytes=max_megabytes)
    assert str(caught.value).startswith(f"{path}: ")
    return caught.value.code


def words_of(reading: Reading) -> str:
    """Return the words of all accounts."""
    return " ".join(
        reading.document.text[start:end]
        for account in split(reading.document).accounts
        for start, end in account.spans
    )


def codes(reading: Reading) -> set[str]:
    """Return the codes of the notices of reading and splitting."""
    return {n.code for n in (*reading.notices, *split(reading.document).notices)}


def pdf(*pages: str, encrypt: str | None = None) -> bytes:
    """Return a PDF whose pages hold the given lines."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt, invariant=True)
    for page in pages:
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(72, 760 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_file(text: str = "It rained.") -> bytes:
    """Return a DOCX with one paragraph."""
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", ["a.txt", "a.pdf", "a.html", "a.docx", "a.md"])
@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_named_empty(path: str, data: bytes) -> None:
    """Zero bytes or white space alone are ``empty`` whatever the name says, a 0-byte PDF too."""
    assert code_of(data, path) == "empty"


def test_a_binary_file_is_refused() -> None:
    """Bytes that are no text in any encoding are ``binary``."""
    noise = random.Random(7).randbytes(5000)
    assert code_of(noise, "a.txt") == "binary"
    assert code_of(b"\x89PNG\r\n\x1a\n" + noise, "photo.txt") == "binary"
    assert code_of(b"{\\rtf1 It rained.}", "a.rtf") == "binary"


def test_an_archive_is_refused() -> None:
    """A ZIP file without a word-processor document in it is ``binary``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "It rained.")
    assert code_of(out.getvalue(), "a.zip") == "binary"


def test_a_damaged_pdf_is_named_damaged() -> None:
    """A PDF cut short or full of rubbish, or a file only called PDF, is ``damaged``."""
    assert code_of(b"%PDF-1.7\nrubbish rubbish", "a.pdf") == "damaged"
    assert code_of(b"It rained all day.", "a.pdf") == "damaged"


def test_a_damaged_docx_is_named_damaged() -> None:
    """A DOCX cut short is ``damaged``, and so is text only called DOCX."""
    assert code_of(word_file()[:900], "a.docx") in {"damaged", "binary"}
    assert code_of(b"PK\x03\x04word/document.xml" + b"x" * 200, "a.docx") == "damaged"
    assert code_of(b"It rained all day.", "a.docx") == "damaged"


def test_a_password_pdf_is_named_so() -> None:
    """An encrypted PDF gives ``password``, not a page of nothing."""
    assert code_of(pdf("It rained.", encrypt="secret"), "a.pdf") == "password"


def test_a_pdf_without_text_is_named_so() -> None:
    """Pages without a text layer give ``no-text`` and the advice to recognise it."""
    assert code_of(pdf("", ""), "a.pdf") == "no-text"


def test_a_file_over_the_limit_is_refused() -> None:
    """The limit counts megabytes of the file; a file at the limit is read."""
    assert code_of(b"a" * 1_000_001, "a.txt", max_megabytes=1) == "too-large"
    assert read(b"a " * 500_000, max_megabytes=1).document.text


def test_a_page_without_visible_text_is_refused() -> None:
    """An HTML page of scripts alone has no text."""
    assert code_of(b"<html><body><script>alert(1)</script></body></html>", "a.html") == "no-text"


def test_a_wrong_encoding_is_read_with_a_notice() -> None:
    """Windows-1252 text gives its own letters, and the guess is said."""
    text = "Zoë said: “the café was full”, and the naïve boy – hélas – paid £5."
    reading = read(text.encode("cp1252"))
    assert reading.document.text == text
    assert "encoding-guessed" in codes(reading)


def test_mixed_encodings_are_read_with_a_notice() -> None:
    """Lines of UTF-8 and of Windows-1252 in one file are both read rightly."""
    data = "Zoë’s café — first\n".encode() * 3 + "naïve\n".encode("cp1252")
    reading = read(data)
    assert reading.document.text == "Zoë’s café — first\n" * 3 + "naïve\n"
    assert "encoding-guessed" in codes(reading)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marked_and_wide_encodings_lose_only_the_mark(encoding: str) -> None:
    """The text is the same in every Unicode encoding, line ends included."""
    text = "It rained.\r\nZoë ran.\n"
    assert read(text.encode(encoding)).document.text == text


def test_a_line_of_five_megabytes_is_read() -> None:
    """A huge line is one account, its text unchanged, with a notice."""
    text = "the boat left the pier at nine and nobody saw it. " * 100_000
    reading = read(text.encode())
    assert reading.document.text == text
    assert len(split(reading.document).accounts) == 1
    assert "long-line" in codes(reading)


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul"])
def test_a_hundred_thousand_nested_tags_are_read(tag: str) -> None:
    """Deep nesting neither crashes nor loses what stands inside and after it."""
    depth = 100_000
    page = f"<html><body>{f'<{tag}>' * depth}inner words{f'</{tag}>' * depth}<p>outer words</p>"
    reading = read(page.encode(), "a.html")
    assert "inner words" in reading.document.text
    assert "outer words" in reading.document.text
    split(reading.document)


def test_a_script_in_a_comment_is_inert() -> None:
    """A script element goes; a script typed as text stays text and is somebody's words."""
    page = (
        "<html><body><p>The boat left the pier at nine.</p>"
        "<div class='comment'><b class='author'>Ada</b> <i class='date'>3 May 2019</i>"
        "<p>Nice. <script>alert('x')</script>&lt;script&gt;alert('y')&lt;/script&gt;</p></div>"
        "<div class='comment'><b class='author'>Ben</b> <i class='date'>4 May 2019</i>"
        "<p>I saw it too.</p></div></body></html>"
    )
    reading = read(page.encode(), "a.html")
    assert "alert('x')" not in reading.document.text
    assert "<script>alert('y')</script>" in words_of(reading)


def test_right_to_left_text_and_controls_are_read() -> None:
    """Direction controls stay where they are and are named in a notice."""
    text = "שלום, הסירה עזבה.\nThe name is \u202eevil\u202c.\n"
    reading = read(text.encode())
    assert reading.document.text == text
    assert "bidi-controls" in codes(reading)


def test_invalid_unicode_is_read() -> None:
    """Encoded surrogates and stray bytes are replaced or read, never an error."""
    reading = read(b"It rained \xed\xa0\x80 all day. \xff The caf\xc3\xa9 closed at nine.")
    assert "It rained" in reading.document.text
    assert "café closed" in reading.document.text
    assert not any("\ud800" <= c <= "\udfff" for c in reading.document.text)
    assert "invalid-unicode" in codes(reading)


def test_a_page_of_furniture_alone_is_read() -> None:
    """Nothing but forms and sharing gives no account, all set aside, and a notice."""
    lines = ["Leave a Reply", "Log in to reply", "Share this:", "Share on Facebook", "Cancel"]
    reading = read("\n\n".join(lines).encode())
    parts = split(reading.document)
    assert parts.accounts == ()
    assert "no-account" in {n.code for n in parts.notices}
    assert (
        "Share on Facebook"
        in reading.document.text[parts.set_aside[0].start : parts.set_aside[-1].end]
    )


def test_html_of_furniture_alone_is_read() -> None:
    """A page of navigation is read and set aside, not an error."""
    page = "<html><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav></body></html>"
    parts = split(read(page.encode(), "a.html").document)
    assert parts.accounts == ()
    assert {aside.reason for aside in parts.set_aside} == {"navigation"}


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf", "a.docx"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    """Whatever the bytes: a document or an InputError, nothing else."""
    try:
        reading = read(data, path)
    except InputError:
        return
    parts = split(reading.document)
    assert isinstance(parts, Parts)
    find_origins([reading.document], parts.accounts)
