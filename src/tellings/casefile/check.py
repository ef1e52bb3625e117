"""Checks of a whole case: that the file is sound and holds what was received."""

from tellings.casefile import files
from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.casefile.received import list_files
from tellings.errors import CaseDamaged


def problems(case: Case) -> tuple[str, ...]:
    """Return what is wrong with the case file and the received files, in words; empty when fine."""
    return (*_in_case_file(case), *_in_files(case))


def _in_case_file(case: Case) -> tuple[str, ...]:
    with case_errors(case.path):
        found = [row[0] for row in case.connection.execute("PRAGMA integrity_check")]
        broken = case.connection.execute("PRAGMA foreign_key_check").fetchall()
    words = [f"{case.path.name}: {message}" for message in found if message != "ok"]
    words += [
        f"{case.path.name}: a row of {row[0]} points at a row of {row[2]} that is not there"
        for row in broken
    ]
    return tuple(words)


def _in_files(case: Case) -> tuple[str, ...]:
    words = []
    for file in list_files(case):
        try:
            files.read_received(case.folder, file)
        except CaseDamaged as error:
            words.append(str(error))
    return tuple(words)
