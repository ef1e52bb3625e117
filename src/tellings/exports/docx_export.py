"""A chronology for a file: one Word document, landscape, with the registers behind it.

The chronology comes first, one row a statement, the event named where it begins; every quote has
its pinpoint. Behind it stand what cannot all be true, what differs, what is missing, and the
sources with their hashes. Every page says that it is a draft read by a machine. The same record
gives the same bytes: dates inside the file are fixed.
"""

import copy
import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tellings.exports.registers import Register, register
from tellings.records.record import Record

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

DRAFT = "DRAFT · read by a program; every line is to be checked against its quote"
STAMP = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: a ZIP entry has no earlier one."""

WIDTHS = {
    "chronology": (1.0, 4.6, 3.2, 3.0, 9.6, 3.9),
    "conflicts": (3.0, 8.0, 6.0, 8.3),
    "findings": (2.4, 3.0, 7.0, 12.9),
    "gaps": (2.8, 10.5, 5.0, 7.0),
    "sources": (1.2, 6.0, 5.6, 3.4, 2.4, 6.7),
}
"""Widths of columns in centimetres; a landscape A4 page leaves 25.3."""

# XML 1.0 knows no control characters but tab and line ends; a text may hold any.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Direction overrides would turn words round that stand beside the quote.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def export_docx(record: Record) -> bytes:
    """Return the document's bytes; RecordError when a quote is not exact."""
    import docx  # noqa: PLC0415 - only where a document is written

    document = docx.Document()
    _page(document, record)
    _heading(document, record)
    _table(document, "chronology", ("", "event", "who", "when", "quote", "where"), _told(record))
    for title, name, header, rows in (
        ("Cannot all be true", "conflicts", ("why", "quotes", "assumes", "steps"), _sets(record)),
        ("Differences and tensions", "findings", ("kind", "about", "why", "quotes"), _why(record)),
        ("Gaps", "gaps", ("kind", "what", "where", "detail"), _gaps(record)),
        (
            "Sources",
            "sources",
            ("", "document", "account", "teller", "dated", "SHA-256 of the file"),
            _sources(record),
        ),
    ):
        document.add_page_break()  # type: ignore[no-untyped-call]  # the library's own gap
        document.add_heading(title, level=1)
        if rows:
            _table(document, name, header, rows)
        else:
            document.add_paragraph("None was found.")
    return _fixed(document)


def shown(text: object) -> str:
    """Return text as a Word document may hold it; what it cannot hold is a visible mark."""
    return _DIRECTION.sub("\N{WHITE SQUARE}", _NO_XML.sub("\N{REPLACEMENT CHARACTER}", str(text)))


def _page(document: "Document", record: Record) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].font.name = "Calibri"
    head = section.header.paragraphs[0].add_run(DRAFT)
    head.bold = True
    head.font.color.rgb = RGBColor(0xA0, 0x20, 0x20)
    section.footer.paragraphs[0].text = shown(f"{record.title} · {record.generator}")


def _heading(document: "Document", record: Record) -> None:
    document.add_heading(shown(record.title or "Chronology"), level=0)
    counts = (
        f"{len(record.documents)} documents, {len(record.accounts)} accounts, "
        f"{len(record.events)} events, {len(record.conflicts)} sets of statements that "
        "cannot all be true. Silence of an account is not denial. Pinpoints name the line or "
        "page of the text as received."
    )
    document.add_paragraph(counts)
    document.add_heading("Chronology", level=1)


def _picked(table: Register, *names: str) -> list[tuple[str, ...]]:
    places = [table.header.index(name) for name in names]
    return [tuple("" if row[p] is None else str(row[p]) for p in places) for row in table.rows]


def _told(record: Record) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    last = None
    table = register(record, name="chronology")
    names = ("event", "label", "teller", "document", "when", "polarity", "stance", "quote")
    place = 0
    for row in _picked(table, *names, "pinpoint"):
        event, label, teller, document, when, polarity, stance, quote, where = row
        new = event != last
        place += new
        manner = [word for word in (polarity, stance) if word not in ("affirmed", "asserted")]
        put = f"“{quote}”" + (f" [{', '.join(manner)}]" if manner else "")
        rows.append(
            (
                str(place) if new else "",
                label if new else "",
                teller or document,
                when,
                put,
                f"{document}, {where}",
            )
        )
        last = event
    return rows


def _sets(record: Record) -> list[tuple[str, ...]]:
    table = register(record, name="conflicts")
    return [
        (f"{rule}; {size} statements", quotes.replace(" | ", "\n"), assumes, steps)
        for rule, size, quotes, assumes, steps in _picked(
            table, "rule", "statements", "quotes", "assumes", "steps"
        )
    ]


def _why(record: Record) -> list[tuple[str, ...]]:
    table = register(record, name="findings")
    return [
        (kind, about, why, quotes.replace(" | ", "\n"))
        for kind, about, why, quotes in _picked(table, "kind", "about", "explanation", "quotes")
        if kind in ("conflict", "tension", "difference")
    ]


def _gaps(record: Record) -> list[tuple[str, ...]]:
    table = register(record, name="gaps")
    return [
        (kind, what, ", ".join(filter(None, (document, where))), detail)
        for kind, what, document, where, detail in _picked(table, *table.header)
    ]


def _sources(record: Record) -> list[tuple[str, ...]]:
    table = register(record, name="sources")
    return _picked(table, "number", "document", "label", "teller", "dated", "sha256")


def _table(
    document: "Document", name: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Add a table. Rows are copies of one: the library's own way takes ten times as long."""
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=2, cols=len(header), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS[name], strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    _repeat(table)
    pattern: Any = table.rows[1]._tr
    for texts in rows:
        pattern.addprevious(_filled(copy.deepcopy(pattern), texts))
    pattern.getparent().remove(pattern)


def _filled(row: Any, words: Sequence[str]) -> Any:
    for cell, text in zip(row.tc_lst, words, strict=True):
        cell.p_lst[0].add_r().text = shown(text)
    return row


def _repeat(table: "Table") -> None:
    """Have the first row stand at the head of every page, and no row broken across two."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    properties: Any = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    properties.append(OxmlElement("w:cantSplit"))


def _fixed(document: "Document") -> bytes:
    core = document.core_properties
    core.author, core.title, core.comments = "Tellings", shown(core.title), DRAFT
    core.created = core.modified = datetime.datetime(*STAMP, tzinfo=datetime.UTC)
    buffer = io.BytesIO()
    document.save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(item.filename))
    return out.getvalue()
