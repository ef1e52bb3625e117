"""The case in the forms in which it is handed on, to be downloaded."""

from starlette.responses import Response

from tellings import exports
from tellings.report.render import render
from tellings.workbench.answers import Asked, known

JSON, CSV = "application/json", "text/csv; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {
    "report.html": ("The report: one page that needs nothing else", "application/octet-stream"),
    "record.json": ("The whole record", JSON),
    "chronology.csv": ("Chronology, a row a quote", CSV),
    "findings.csv": ("Register of findings", CSV),
    "conflicts.csv": ("Register of conflicts", CSV),
    "gaps.csv": ("Register of gaps", CSV),
    "sources.csv": ("Register of sources", CSV),
    "chronology.docx": ("Chronology with registers, for a file (marked DRAFT)", WORD),
    "annotations.jsonld": ("W3C Web Annotation", "application/ld+json"),
    "followthemoney.json": ("FollowTheMoney entities", JSON),
}
"""Name of the file: what it is, and its media type."""


def download(asked: Asked) -> Response:
    """Give the case in one form, as a file."""
    name = asked.path["name"]
    _, kind = known(FORMS, name, "form")
    return Response(
        _bytes(asked, name),
        media_type=kind,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _bytes(asked: Asked, name: str) -> bytes:
    record = asked.index.record
    stem, _, form = name.partition(".")
    if form == "csv":
        return exports.export_csv(record, table=stem).encode("utf-8", "surrogatepass")
    if form == "docx":
        return exports.export_docx(record)
    texts = {
        "report.html": lambda: render(record),
        "record.json": lambda: exports.export_json(record),
        "annotations.jsonld": lambda: exports.export_annotations(record),
        "followthemoney.json": lambda: exports.export_entities(record),
    }
    return texts[name]().encode("utf-8")
