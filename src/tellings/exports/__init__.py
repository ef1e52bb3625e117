"""What a case is handed on as. Each export is a function from a record to text or bytes.

    json_export     the record itself (tellings-record/1)
    registers       the tables: chronology, findings, conflicts, gaps, sources
    csv_export      one of the tables
    docx_export     chronology and registers as a Word document
    annotations     W3C Web Annotations, JSON-LD
    followthemoney  FollowTheMoney entities and statements

The SQLite file and the BagIt bag are written by the case file, which alone writes.
"""

from tellings.exports.annotations import export_annotations
from tellings.exports.csv_export import export_csv
from tellings.exports.docx_export import export_docx
from tellings.exports.followthemoney import export_entities, export_statements
from tellings.exports.json_export import export_json
from tellings.exports.registers import TABLES

__all__ = [
    "TABLES",
    "export_annotations",
    "export_csv",
    "export_docx",
    "export_entities",
    "export_json",
    "export_statements",
]
