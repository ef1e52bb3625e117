"""Keeping what a person decided and letting it take effect at once."""

from dataclasses import dataclass

from tellings.casefile import append_judgement
from tellings.casefile.case import Case
from tellings.pipeline.running import Progress, RunReport, run
from tellings.records.findings import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement as it was kept, and what reading again did."""

    judgement: Judgement
    run: RunReport


def decide(case: Case, judgement: Judgement, *, progress: Progress | None = None) -> Decision:
    """Append a judgement, which is on the disk from then on, and run the stages it makes stale.

    Raises RecordError when ``replaces`` names no judgement, CaseError when it cannot be written.
    """
    kept = append_judgement(case, judgement)
    done = run(case, progress=progress, at=kept.at, what=f"judged: {kept.kind}")
    return Decision(judgement=kept, run=done)
