"""What a file is: from its first bytes, and only then from its name."""

import re

from tellings.errors import InputError

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"
HTML = "text/html"
ARCHIVED = "multipart/related"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(rb"<(?:p|div|span|a|br|h[1-6]|table|ul|ol|li|article|section)\b", re.IGNORECASE)
MAIL = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.I
)
BY_NAME = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": CSV,
    ".pdf": PDF,
    ".docx": DOCX,
}
REFUSED = (
    (b"{\\rtf", "is an RTF file; save it as DOCX or plain text"),
    (b"\xd0\xcf\x11\xe0", "is an old Office file (.doc); save it as DOCX or plain text"),
    (b"\x89PNG", "is an image; have its text recognised (OCR) first"),
    (b"\xff\xd8\xff", "is an image; have its text recognised (OCR) first"),
    (b"GIF8", "is an image; have its text recognised (OCR) first"),
)


def sniff(path: str, data: bytes) -> str:
    """Return the media type; InputError (``binary``) for a format that is no account."""
    for magic, reason in REFUSED:
        if data.startswith(magic):
            raise InputError(path, reason, code="binary")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(path, data)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if MAIL.match(data[:4096].replace(b"\r\n", b"\n")):
        return ARCHIVED
    if MARKUP.match(head):
        return HTML
    return _named(path, data)


def _zipped(path: str, data: bytes) -> str:
    if b"word/" in data:
        return DOCX
    raise InputError(path, "is an archive; unpack it and read the files inside", code="binary")


def _named(path: str, data: bytes) -> str:
    """Return the type that the name says, where the content does not contradict it."""
    ending = "." + path.rsplit(".", 1)[-1].lower() if "." in path else ""
    named = BY_NAME.get(ending, PLAIN)
    if named == PDF:
        raise InputError(path, "is damaged: it does not start like a PDF file", code="damaged")
    if named == DOCX:
        raise InputError(path, "is damaged: it does not start like a DOCX file", code="damaged")
    if named == HTML and not TAG.search(data[:100_000]) and not _wide(data):
        return PLAIN
    return named


def _wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\x00" in data[:200]
