"""What the record held when reading was last complete, so that the next one can say what changed.

Kept in the case file, so that an interrupted reading still reports against the last complete one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.casefile.store import changing

KINDS: Mapping[str, str] = {
    "documents": "documents",
    "accounts": "accounts",
    "people": "entities",
    "claims": "claims",
    "events": "events",
    "findings": "findings",
    "conflicts": "conflicts",
    "versions": "versions",
}
"""What is counted, and the table that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The ids of one kind that are new and those that are gone, each sorted."""

    kind: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


def note_complete(case: Case) -> tuple[Change, ...]:
    """Return what changed since reading was last complete, and note that it is complete now."""
    with changing(case):
        before = _before(case)
        now = {kind: _ids(case, table) for kind, table in KINDS.items()}
        changes = tuple(
            Change(
                kind=kind,
                new=tuple(sorted(ids - before.get(kind, set()))),
                gone=tuple(sorted(before.get(kind, set()) - ids)),
            )
            for kind, ids in now.items()
        )
        for change in changes:
            case.connection.executemany(
                "DELETE FROM last_complete WHERE kind = ? AND id = ?",
                [(change.kind, item) for item in change.gone],
            )
            case.connection.executemany(
                "INSERT INTO last_complete (kind, id) VALUES (?, ?)",
                [(change.kind, item) for item in change.new],
            )
    return changes


def is_complete(case: Case) -> bool:
    """Whether the case holds what it held when reading was last complete, and all its files."""
    with case_errors(case.path):
        before = _before(case)
        unread = case.connection.execute(
            "SELECT count(*) FROM files WHERE sha256 NOT IN (SELECT sha256 FROM documents)"
        ).fetchone()[0]
        return not unread and all(
            _ids(case, table) == before.get(kind, set()) for kind, table in KINDS.items()
        )


def _before(case: Case) -> dict[str, set[str]]:
    before: dict[str, set[str]] = {}
    for kind, item in case.connection.execute("SELECT kind, id FROM last_complete"):
        before.setdefault(kind, set()).add(item)
    return before


def _ids(case: Case, table: str) -> set[str]:
    # The table's name is one of KINDS above.
    return {row[0] for row in case.connection.execute(f"SELECT id FROM {table}")}  # noqa: S608
