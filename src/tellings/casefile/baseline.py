"""What the record held when reading was last complete, so that the next one can say what changed.

Kept in the case file, so that an interrupted reading still reports against the last complete one.
The history of such changes is read in ``history``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.casefile.store import changing

KINDS: Mapping[str, tuple[str, str]] = {
    "documents": ("documents", "path"),
    "accounts": ("accounts", "coalesce(teller, title, kind)"),
    "people": ("entities", "name"),
    "claims": ("claims", "quote"),
    "events": ("events", "label"),
    "findings": ("findings", "kind || ': ' || explanation"),
    "conflicts": (
        "conflicts",
        "(SELECT step FROM conflict_steps WHERE conflict = conflicts.id AND position = 2)",
    ),
    "versions": ("versions", "'rank ' || rank"),
}
"""What is counted, the table that holds it, and the words that a person knows an item by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The ids of one kind that are new and those that are gone, each sorted."""

    kind: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


def note_complete(case: Case, *, at: str | None = None, what: str = "read") -> tuple[Change, ...]:
    """Return what changed since reading was last complete, and note that it is complete now.

    ``at`` (ISO 8601, UTC) and ``what`` (in words) say when and by what, for the history.
    """
    with changing(case):
        before = _before(case)
        now = {kind: _items(case, kind) for kind in KINDS}
        changes = tuple(
            Change(
                kind=kind,
                new=tuple(sorted(items.keys() - before.get(kind, {}).keys())),
                gone=tuple(sorted(before.get(kind, {}).keys() - items.keys())),
            )
            for kind, items in now.items()
        )
        if any(change.new or change.gone for change in changes):
            _record(case, changes, before, now, at=at, what=what)
    return changes


def _record(
    case: Case,
    changes: Sequence[Change],
    before: Mapping[str, Mapping[str, str]],
    now: Mapping[str, Mapping[str, str]],
    *,
    at: str | None,
    what: str,
) -> None:
    put = case.connection
    run = put.execute(
        "INSERT INTO history (at, what) VALUES (?, ?) RETURNING run", (at, what)
    ).fetchone()[0]
    for change in changes:
        kind, old, items = change.kind, before.get(change.kind, {}), now[change.kind]
        put.executemany(
            "DELETE FROM last_complete WHERE kind = ? AND id = ?",
            [(kind, item) for item in change.gone],
        )
        put.executemany(
            "INSERT INTO last_complete (kind, id, words) VALUES (?, ?, ?)",
            [(kind, item, items[item]) for item in change.new],
        )
        # All is new to a case's first reading: nothing to be told of.
        rows = [(item, 1, items[item]) for item in change.new] if before else []
        rows += [(item, 0, old[item]) for item in change.gone]
        put.executemany(
            "INSERT INTO history_changes (run, kind, id, new, words) VALUES (?, ?, ?, ?, ?)",
            [(run, kind, *row) for row in rows],
        )


def is_complete(case: Case) -> bool:
    """Whether the case holds what it held when reading was last complete, and all its files."""
    with case_errors(case.path):
        before = _before(case)
        unread = case.connection.execute(
            "SELECT count(*) FROM files WHERE sha256 NOT IN (SELECT sha256 FROM documents)"
        ).fetchone()[0]
        return not unread and all(
            _items(case, kind).keys() == before.get(kind, {}).keys() for kind in KINDS
        )


def _before(case: Case) -> dict[str, dict[str, str]]:
    before: dict[str, dict[str, str]] = {}
    for kind, item, words in case.connection.execute("SELECT kind, id, words FROM last_complete"):
        before.setdefault(kind, {})[item] = words
    return before


def _items(case: Case, kind: str) -> dict[str, str]:
    table, words = KINDS[kind]
    # Table and expression are those of KINDS above.
    rows = case.connection.execute(f"SELECT id, {words} FROM {table}")  # noqa: S608
    return dict(rows.fetchall())
