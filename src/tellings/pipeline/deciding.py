"""Keeping what a person decided and letting it take effect at once."""

from pathlib import Path

from tellings.casefile import append_judgement, open_case, open_for_judging
from tellings.casefile.progress import noting
from tellings.pipeline.running import Progress, RunReport, run
from tellings.records.findings import Judgement

WAIT = 30.0
"""Seconds to wait for another writer of the case."""


def keep_judgement(folder: Path, judgement: Judgement) -> Judgement:
    """Append a judgement to the case in ``folder`` and return it as kept.

    It is on the disk when this returns, whoever else is reading or writing the case. Raises
    RecordError when ``replaces`` names no judgement, CaseError when it cannot be written.
    """
    with open_for_judging(folder) as case:
        return append_judgement(case, judgement)


def take_effect(
    folder: Path,
    *,
    at: str,
    what: str,
    progress: Progress | None = None,
    wait: float = WAIT,
) -> RunReport:
    """Run the stages that judgements made stale.

    Raises CaseLocked when another process goes on writing the case for longer than ``wait``
    seconds; then that process, or the next, applies them.
    """
    with open_case(folder, write=True, wait=wait) as case, noting(folder, progress) as step:
        return run(case, progress=step, at=at, what=what)
