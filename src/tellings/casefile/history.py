"""The history of a case: its complete readings, and what has changed since one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tellings.casefile.baseline import KINDS
from tellings.casefile.case import Case
from tellings.casefile.connection import case_errors
from tellings.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A complete reading that changed something: number from 1, time or None, what it was."""

    number: int
    at: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since a reading: the ids of each kind that are new, and those gone.

    ``gone`` holds (id, words); the words are None once a document was taken out of the case.
    """

    run: Run
    new: Mapping[str, tuple[str, ...]]
    gone: Mapping[str, tuple[tuple[str, str | None], ...]]


def history(case: Case) -> tuple[Run, ...]:
    """Return the complete readings that changed something, the first one first."""
    with case_errors(case.path):
        rows = case.connection.execute("SELECT run, at, what FROM history ORDER BY run").fetchall()
    return tuple(Run(number=row[0], at=row[1], what=row[2]) for row in rows)


def find_run(case: Case, since: str) -> Run:
    """Return the reading that ``since`` names: its number, or the last one before a time.

    A time is ISO 8601, in UTC where it does not say; a day alone is its midnight. Raises
    UsageError when there is none.
    """
    runs = history(case)
    if since.isdecimal():
        found = [run for run in runs if run.number == int(since)]
    else:
        moment = _moment(since)
        found = [run for run in runs if run.at is not None and _moment(run.at) <= moment]
    if not found:
        known = ", ".join(f"{run.number} ({run.at or 'no time'})" for run in runs)
        raise UsageError(f"{since}: no reading of this case was then; there are: {known or 'none'}")
    return found[-1]


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text}: neither a reading's number nor a time (2024-05-31T14:00)"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def changes_since(case: Case, run: Run) -> Since:
    """Return what is new and what is gone now against what was there after ``run``."""
    with case_errors(case.path):
        rows = case.connection.execute(
            "SELECT kind, id, new, words FROM history_changes WHERE run > ? ORDER BY run, id",
            (run.number,),
        ).fetchall()
    first: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], tuple[int, str | None]] = {}
    for kind, item, new, words in rows:
        first.setdefault((kind, item), new)
        last[kind, item] = (new, words)
    added = [key for key in last if first[key] and last[key][0]]
    lost = [key for key in last if not first[key] and not last[key][0]]
    return Since(
        run=run,
        new={kind: tuple(sorted(i for k, i in added if k == kind)) for kind in KINDS},
        gone={
            kind: tuple(sorted((i, last[k, i][1]) for k, i in lost if k == kind)) for kind in KINDS
        },
    )
