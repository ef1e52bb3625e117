"""The case file: the one place that writes. A case is a folder.

    accounts/     the files as received
    case.toml     title and settings (optional)
    tellings.db   plain SQLite tables with foreign keys, views and full-text search
    report.html   one self-contained page

``case`` opens and makes cases; ``received`` takes files in and out; ``columns``, ``mapping`` and
``tables`` say how records lie in tables; ``store`` reads records and replaces a stage's rows in
one transaction; ``judgements``, ``search`` and ``check`` are what their names say.
"""

from tellings.casefile.bag import bag_problems, copy_case_file, is_bag, write_bag
from tellings.casefile.baseline import is_complete
from tellings.casefile.case import (
    CASE_FILE,
    Case,
    create,
    discard,
    first_missing,
    is_case,
    open_case,
    open_for_judging,
)
from tellings.casefile.check import problems
from tellings.casefile.files import write_atomically
from tellings.casefile.judgements import add_judgement, append_judgement, read_judgements
from tellings.casefile.search import Hit, search_claims, search_sentences
from tellings.casefile.structure import full_text_search, structure

__all__ = [
    "CASE_FILE",
    "Case",
    "Hit",
    "add_judgement",
    "append_judgement",
    "bag_problems",
    "copy_case_file",
    "create",
    "discard",
    "first_missing",
    "full_text_search",
    "is_bag",
    "is_case",
    "is_complete",
    "open_case",
    "open_for_judging",
    "problems",
    "read_judgements",
    "search_claims",
    "search_sentences",
    "structure",
    "write_atomically",
    "write_bag",
]
