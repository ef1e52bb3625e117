"""PDF, DOCX, HTML and Markdown: their words, in order, with what the format says about them."""

import datetime as dt
import io
import re

import docx
import pytest
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from tellings.accounts import webtext
from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Document


def parts_of(data: bytes, path: str) -> tuple[Document, Parts]:
    """Return the document and its parts."""
    document = read_bytes(path=path, data=data, max_megabytes=5).document
    return document, split(document)


def hinted(document: Document, name: str) -> list[str]:
    """Return the words of all hints of a name."""
    return [document.text[h.start : h.end] for h in document.hints if h.name == name]


def test_pdf_pages_become_locators() -> None:
    """The pages follow each other; an account names those it stands on."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for line in ("The boat left the pier at nine.", "Nobody saw it go."):
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    document, parts = parts_of(out.getvalue(), "a.pdf")
    assert document.media_type == "application/pdf"
    assert document.text == "The boat left the pier at nine.\n\nNobody saw it go."
    assert [h.value for h in document.hints if h.name == "page"] == ["1", "2"]
    assert parts.accounts[0].locator == "p. 1–2"


def test_pdf_lines_that_stand_apart_make_paragraphs() -> None:
    """A larger step between lines is a blank line; wrapped lines stay together."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for height, line in (
        (700, "The boat left"),
        (686, "the pier."),
        (672, "It was nine."),
        (640, "I"),
    ):
        canvas.drawString(72, height, line)
    canvas.save()
    document, _ = parts_of(out.getvalue(), "a.pdf")
    assert document.text == "The boat left\nthe pier.\nIt was nine.\n\nI"


def test_the_content_decides_and_not_the_name() -> None:
    """A PDF called .txt is read as PDF, a page called .txt as HTML."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(72, 700, "The boat left.")
    canvas.save()
    assert parts_of(out.getvalue(), "a.txt")[0].media_type == "application/pdf"
    page = b"<!DOCTYPE html><html><body><p>The boat left.</p></body></html>"
    assert parts_of(page, "a.txt")[0].media_type == "text/html"
    assert parts_of(b"1 < 2 and the boat left.", "a.html")[0].media_type == "text/plain"


def test_docx_keeps_tables_headers_and_comments() -> None:
    """Nothing of a DOCX is lost; its header is furniture and its comments are notes."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Case 12"
    file.add_heading("Statement of Ada Marsh", level=1)
    paragraph = file.add_paragraph("The boat left the pier.")
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "nine", "North Pier"
    file.add_paragraph("It was dark.")
    comment = file.add_comment(paragraph.runs[0], text="Check the time.", author="Tom Pole")
    comment._comment_elm.date = dt.datetime(2019, 3, 5, 10, 0, tzinfo=dt.UTC)
    out = io.BytesIO()
    file.save(out)
    document, parts = parts_of(out.getvalue(), "a.docx")
    text = document.text
    assert text.index("The boat left") < text.index("nine\tNorth Pier") < text.index("It was dark")
    assert [w.strip() for w in hinted(document, "boilerplate")] == ["Case 12"]
    statement, note = parts.accounts
    assert (statement.kind, statement.teller) == ("statement", "Ada Marsh")
    assert (note.kind, note.teller) == ("note", "Tom Pole")
    assert str(note.dated).startswith("2019-03-05")
    assert document.text[slice(*note.spans[0])] == "Check the time."


def test_docx_keeps_insertions_and_leaves_deletions() -> None:
    """Text inserted under review is read, deleted text is not."""
    file = docx.Document()
    paragraph = file.add_paragraph("It was ")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for xml in (
        f'<w:del xmlns:w="{w}"><w:r><w:delText>nine</w:delText></w:r></w:del>',
        f'<w:ins xmlns:w="{w}"><w:r><w:t>ten</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(docx.oxml.parse_xml(xml))
    out = io.BytesIO()
    file.save(out)
    assert parts_of(out.getvalue(), "a.docx")[0].text == "It was ten"


def test_markdown_is_unchanged_and_hinted() -> None:
    """The text stays as typed; headings and quotations are hints."""
    text = "# The boat\n\nIt left at *nine*.\n\n> It was ten.\n\n![pier](pier.jpg)\n"
    document, parts = parts_of(text.encode(), "a.md")
    assert document.text == text
    assert document.media_type == "text/markdown"
    assert hinted(document, "heading") == ["The boat"]
    assert hinted(document, "quoted") == ["> It was ten.\n"]
    assert parts.accounts[0].title == "The boat"
    assert {a.reason for a in parts.set_aside} == {"caption"}


PAGE = """<html><head><title>x</title><style>p{}</style></head><body>
<h1>The  boat</h1><p>It left the <b>pier</b> at&nbsp;nine.<br>Nobody saw it.</p>
<ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table>
<pre>  kept
 lines</pre><p hidden>hidden</p><div style="display: none">gone</div>
<script>var p;</script><template><p>t</p></template><!-- c --><p>last</p></body></html>"""


def test_all_visible_words_of_a_page_are_kept_in_order() -> None:
    """The text has every word that lxml finds outside hidden elements, in the same order."""
    root = webtext.parse(PAGE)
    assert root is not None
    page = webtext.serialise(root)
    tree = html.document_fromstring(PAGE)
    for element in tree.xpath("//head|//script|//style|//template|//*[@hidden]|//*[@style]"):
        element.drop_tree()
    visible = " ".join(t for t in tree.itertext() if isinstance(t, str))
    assert page.text.split() == re.sub(r"\bc\b", "", visible).split()
    assert page.text.startswith("The boat\n\nIt left the pier at\xa0nine.\nNobody saw it.")
    assert "a\tb" in page.text
    for node in page.nodes:
        inner = " ".join(node.element.xpath("string()").split())
        if node.tag in ("h1", "li", "td", "b"):
            assert " ".join(page.text[node.start : node.end].split()) == inner


def test_a_scripted_page_is_read_from_its_noscript_part() -> None:
    """Where the words stand in <noscript> alone they are read; a mere hint there is not."""
    words = "The boat left the pier at nine and nobody saw it go. " * 5
    page = f"<html><body><p>Loading</p><noscript><p>{words}</p></noscript></body></html>"
    assert "nobody saw it" in parts_of(page.encode(), "a.html")[0].text
    page = f"<html><body><p>{words}</p><noscript>Enable scripts</noscript></body></html>"
    assert "Enable" not in parts_of(page.encode(), "a.html")[0].text


ARTICLE = """<html><head><title>The boat that left | Pier News</title>
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Tom Reed"},
"datePublished": "2019-05-03T08:00:00Z"}</script></head><body>
<nav><a href="/">Home</a> <a href="/s">Sea</a></nav>
<article><h1>The boat that left</h1><p>By Tom Reed</p>
<p>The boat left the north pier at nine on Saturday evening, and nobody who stood there saw who was
on board when it went.</p>
<figure><img src="p.jpg"><figcaption>The pier at night</figcaption></figure>
<p>The harbour master said that the lamp on the pier had been broken for two weeks, so that it was
quite dark, and that no boat had been announced for that evening.</p></article>
<footer>Copyright Pier News 2019</footer></body></html>"""


def test_an_article_has_its_title_author_and_date() -> None:
    """The page's own data name teller, date and title; navigation and caption are set aside."""
    document, parts = parts_of(ARTICLE.encode(), "a.html")
    (body,) = parts.accounts
    assert (body.kind, body.teller, body.dated) == ("body", "Tom Reed", "2019-05-03T08:00")
    assert body.title == "The boat that left"
    words = " ".join(document.text[s:e] for s, e in body.spans)
    assert "lamp on the pier" in words
    asides = {(document.text[a.start : a.end], a.reason) for a in parts.set_aside}
    assert ("The pier at night", "caption") in asides
    assert any(reason == "navigation" and "Home" in text for text, reason in asides)


def test_a_saved_archive_is_read_as_its_page() -> None:
    """An MHTML file gives the page inside."""
    boundary = "----=_x"
    data = (
        "From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{boundary}"\r\n\r\n--{boundary}\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<html><body><p>The caf=C3=A9 closed.</p></body></html>\r\n--{boundary}--\r\n"
    )
    document, _ = parts_of(data.encode(), "a.mhtml")
    assert document.text == "The café closed."
    assert document.media_type == "text/html"


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1251"])
def test_a_declared_encoding_is_used(encoding: str) -> None:
    """A meta element's encoding decodes the page."""
    words = {"iso-8859-2": "Łódź odpłynęła o dziewiątej.", "windows-1251": "Лодка ушла в девять."}
    page = f"<html><head><meta charset={encoding}></head><body><p>{words[encoding]}</p>"
    assert parts_of(page.encode(encoding), "a.html")[0].text == words[encoding]
