"""PDF with a text layer: the text of its pages in order, each page a hint with its number.

The page breaks become blank lines; a word that a line end divided is joined again.
"""

import re

import pypdfium2
from pypdfium2 import raw

from tellings.accounts.drafts import Draft, Remark
from tellings.errors import InputError
from tellings.records.documents import Hint

DIVIDED = re.compile("[\u0002\ufffe\u00ad](?:\r?\n)?")
BREAK = re.compile("\r\n?")
PARAGRAPH_GAP = 1.45
"""A baseline step over this many times the usual one starts a paragraph: single-spaced text steps
1.0, a blank half line gives 1.5."""


def read_pdf(path: str, data: bytes) -> Draft:
    """Return the text layer; InputError ``damaged``, ``password`` or ``no-text``."""
    document = _open(path, data)
    try:
        pages = [_page_text(path, document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise InputError(
            path,
            "is a PDF without text (scanned pages); have its text recognised (OCR) first",
            code="no-text",
        )
    return _joined(pages)


def _open(path: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            reason = "is protected by a password; save a copy without one"
            raise InputError(path, reason, code="password") from error
        reason = "is a damaged PDF; open and save it again with a PDF program"
        raise InputError(path, reason, code="damaged") from error


def _page_text(path: str, document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        textpage = page.get_textpage()
        return _clean(textpage)
    except pypdfium2.PdfiumError as error:
        reason = f"is a damaged PDF: page {number + 1} cannot be read; save it again"
        raise InputError(path, reason, code="damaged") from error


def _clean(textpage: pypdfium2.PdfTextPage) -> str:
    """Return a page's text with a blank line where the lines stand further apart."""
    written = textpage.get_text_range()
    lines = BREAK.sub("\n", DIVIDED.sub("", written)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _joined(pages: list[str]) -> Draft:
    parts: list[str] = []
    hints: list[Hint] = []
    remarks: list[Remark] = []
    at = 0
    for number, page in enumerate(pages, start=1):
        if not page.strip():
            message = f"page {number} has no text (an image?)"
            remarks.append(Remark(code="page-without-text", message=message))
            continue
        if parts:
            parts.append("\n\n")
            at += 2
        hints.append(Hint(name="page", start=at, end=at + len(page), value=str(number)))
        parts.append(page)
        at += len(page)
    return Draft(text="".join(parts), hints=tuple(hints), remarks=tuple(remarks))
