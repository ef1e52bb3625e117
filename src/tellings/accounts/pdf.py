"""PDF with a text layer: the text of its pages in order, each page a hint with its number.

The page breaks become blank lines; a word that a line end divided is joined again.
"""

import re
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw

from tellings.accounts.drafts import Draft, Remark
from tellings.errors import InputError
from tellings.records.documents import Hint

DIVIDED = re.compile("[\u0002\ufffe\u00ad]\n*")
BREAK = re.compile("\r\n")
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
    """Return a page's text with a blank line where its lines stand further apart."""
    written = textpage.get_text_range()
    lines: list[str] = []
    bottoms: list[float | None] = []
    at = 0
    for line in BREAK.split(written):
        lines.append(line)
        bottoms.append(_bottom(textpage, line, at, len(written)))
        at += len(line) + 2
    steps = [a - b for a, b in pairwise(bottoms) if a is not None and b is not None and a > b]
    usual = median(steps) if steps else 0.0
    parts = []
    for number, line in enumerate(lines):
        above, here = bottoms[number - 1] if number else None, bottoms[number]
        if above is not None and here is not None and above - here > PARAGRAPH_GAP * usual:
            parts.append("")
        parts.append(line.rstrip())
    return DIVIDED.sub("", "\n".join(parts)).strip("\n")


def _bottom(textpage: pypdfium2.PdfTextPage, line: str, at: int, size: int) -> float | None:
    """Return where a line stands on the page (points from below); None when it is blank.

    PDFium counts characters as its text has them, two for a line's end; where a page's counts
    differ (letters beyond the basic plane) the lines of that page are left as they are.
    """
    offset = len(line) - len(line.lstrip())
    if not line.strip() or textpage.count_chars() != size:
        return None
    return float(textpage.get_charbox(at + offset, loose=True)[1])


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
