"""DOCX: paragraphs, lists, tables, text boxes, notes, headers and comments, in reading order.

python-docx opens the package; the text is taken from the XML itself, because its paragraph text
leaves out insertions under review, content controls and text boxes. Deleted text stays out.
"""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree

from tellings.accounts.drafts import Draft
from tellings.errors import InputError
from tellings.records.documents import Hint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DROPPED = {W + "del", W + "moveFrom", FALLBACK, W + "instrText", W + "delText"}
CHARACTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
UNPACKED_LIMIT = 500_000_000
"""Bytes the package may unpack to; a larger one is a zip bomb, not an account."""


def read_docx(path: str, data: bytes) -> Draft:
    """Return the text with headings, headers and comments as hints; InputError ``damaged``."""
    document = _open(path, data)
    writer = _Writer()
    heads = [p for s in document.sections for p in (s.header, s.first_page_header)]
    feet = [p for s in document.sections for p in (s.footer, s.first_page_footer)]
    # The XML of these parts has no public name in python-docx.
    for header in heads:
        if not header.is_linked_to_previous:
            writer.furniture(header._element)
    writer.blocks(document.element.body)
    for footer in feet:
        if not footer.is_linked_to_previous:
            writer.furniture(footer._element)
    for notes in _notes(document):
        writer.blocks(notes)
    for comment in document.comments:
        dated = comment.timestamp.isoformat() if comment.timestamp else None
        writer.comment(comment.author, dated, comment._comment_elm)  # as above
    return Draft(text="".join(writer.parts).rstrip("\n"), hints=tuple(writer.hints))


def _open(path: str, data: bytes) -> WordDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(item.file_size for item in package.infolist())
        if size > UNPACKED_LIMIT:
            raise InputError(path, "unpacks to more than 500 MB; it was not read", code="too-large")
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            reason = "is protected by a password; save a copy without one"
            raise InputError(path, reason, code="password") from error
        reason = "is a damaged DOCX; open and save it again with a word processor"
        raise InputError(path, reason, code="damaged") from error


def _notes(document: WordDocument) -> Iterator[etree._Element]:
    for part in document.part.package.iter_parts():
        if str(part.partname) in NOTES:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
            for note in root:
                if note.get(W + "type") is None:
                    yield note


class _Writer:
    """Collects text and hints; every block ends with a blank line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.hints: list[Hint] = []
        self.length = 0

    def put(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def blocks(self, element: etree._Element) -> None:
        """Write every paragraph under ``element``; cells of a row stand on one line."""
        for block in _top_blocks(element):
            if block.tag == W + "tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def _paragraph(self, paragraph: etree._Element) -> None:
        for boxed in _boxes(paragraph):
            self.blocks(boxed)
        text = _text(paragraph).strip("\n")
        if not text.strip():
            return
        start, end = self.put(text)
        self.put("\n\n")
        name = _style(paragraph)
        if name.startswith(("heading", "title")):
            self.hints.append(Hint(name="heading", start=start, end=end))
            if name.startswith("title"):
                self.hints.append(Hint(name="title", start=start, end=end))
        elif name.startswith("caption"):
            self.hints.append(Hint(name="caption", start=start, end=end))

    def _table(self, table: etree._Element) -> None:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            cells = []
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is row:
                    lines = [_text(p, nested=True).strip() for p in cell.iter(W + "p")]
                    cells.append("\n".join(line for line in lines if line))
            if any(cells):
                self.put("\t".join(cells) + "\n")
        self.put("\n")

    def furniture(self, element: etree._Element) -> None:
        start = self.length
        self.blocks(element)
        if self.length > start:
            self.hints.append(Hint(name="boilerplate", start=start, end=self.length))

    def comment(self, author: str, dated: str | None, element: etree._Element) -> None:
        start = self.length
        if author.strip():
            at, to = self.put(author.strip())
            self.hints.append(Hint(name="author", start=at, end=to, value=author.strip()))
            self.put("\n")
        body = self.length
        self.blocks(element)
        if self.length == body:
            return
        self.hints.append(Hint(name="comment", start=start, end=self.length, value="note"))
        self.hints.append(Hint(name="comment-body", start=body, end=self.length))
        if dated:
            self.hints.append(Hint(name="date", start=body, end=body, value=dated))


def _top_blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, through content controls and insertions."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag not in DROPPED:
            stack.extend(reversed(child))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(W + "txbxContent"):
        outer = list(box.iterancestors())
        if any(a.tag in DROPPED for a in outer):
            continue
        if next((a for a in outer if a.tag == W + "p"), None) is paragraph:
            yield box


def _text(paragraph: etree._Element, *, nested: bool = False) -> str:
    """Return the words of one paragraph; ``nested`` keeps those of its text boxes."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in DROPPED or (node.tag == W + "txbxContent" and not nested):
            continue
        if node.tag == W + "t":
            parts.append(node.text or "")
        elif node.tag in CHARACTERS:
            parts.append(CHARACTERS[node.tag])
        else:
            stack.extend(reversed(node))
    return "".join(parts)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(W + "val", "")).lower()
