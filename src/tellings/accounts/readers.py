"""Reading a file: its bytes become a document with text and markup hints.

Each format has its module; all give a ``Draft`` (text, hints, remarks) that this module turns into
a ``Document``. A file that cannot be read raises InputError, which names it and what to do.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tellings.accounts import csvlog, plain, sniffing, webpage
from tellings.accounts.drafts import Draft
from tellings.errors import InputError
from tellings.records.documents import Document, Notice, document_id
from tellings.records.givens import Columns

Reader = Callable[[str, bytes], Draft]
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document, and what a reader should know about how it was read."""

    document: Document
    notices: tuple[Notice, ...]


def read_bytes(
    *, path: str, data: bytes, max_megabytes: int, columns: Sequence[Columns] = ()
) -> Reading:
    """Read one file as received.

    ``path`` is relative to the case's accounts, with forward slashes; pasted text gets a name
    from the caller. ``columns`` says which CSV files are logs, and what their columns hold.
    InputError codes: ``empty``, ``too-large``, ``binary``, ``damaged``, ``password``, ``no-text``,
    ``no-column``.
    """
    if not data.strip():
        raise InputError(path, "is empty; get the file again or leave it out", code="empty")
    if len(data) > max_megabytes * MEGABYTE:
        size = len(data) / MEGABYTE
        raise InputError(
            path,
            f"is {size:.1f} MB, over the limit of {max_megabytes} MB; "
            "raise max_file_megabytes in case.toml or split it",
            code="too-large",
        )
    media_type = sniffing.sniff(path, data)
    log = csvlog.columns_for(path, columns) if media_type == sniffing.CSV else None
    draft = csvlog.read_log(path, data, log) if log else _reader(media_type)(path, data)
    if not draft.text.strip():
        raise InputError(
            path, "holds no text; leave it out, or save its text in a file", code="no-text"
        )
    return _finish(path, data, media_type, draft)


def _reader(media_type: str) -> Reader:
    if media_type == sniffing.PDF:
        from tellings.accounts.pdf import read_pdf  # noqa: PLC0415  # loads a native library

        return read_pdf
    if media_type == sniffing.DOCX:
        from tellings.accounts.word import read_docx  # noqa: PLC0415  # loads python-docx

        return read_docx
    return {
        sniffing.PLAIN: plain.read_plain,
        sniffing.CSV: plain.read_csv,
        sniffing.MARKDOWN: plain.read_markdown,
        sniffing.HTML: webpage.read_page,
        sniffing.ARCHIVED: webpage.read_archived,
    }[media_type]


def _finish(path: str, data: bytes, media_type: str, draft: Draft) -> Reading:
    sha256 = hashlib.sha256(data).hexdigest()
    identity = document_id(sha256)
    encoded = draft.text.encode("utf-8", "surrogatepass")
    hints = sorted(set(draft.hints), key=lambda h: (h.start, -h.end, h.name, h.value or ""))
    document = Document(
        id=identity,
        path=path,
        media_type=sniffing.HTML if media_type == sniffing.ARCHIVED else media_type,
        sha256=sha256,
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        text=draft.text,
        hints=tuple(hints),
    )
    remarks = (*draft.remarks, *plain.remarks_on(draft.text))
    notices = tuple(
        Notice(document=identity, start=r.start, end=r.end, code=r.code, message=r.message)
        for r in remarks
    )
    return Reading(document=document, notices=notices)
