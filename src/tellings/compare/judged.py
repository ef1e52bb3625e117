"""Tiers that people set: what someone decided about a finding wins over what comparing showed.

A judgement ("raise", "lower") names the claims of a finding and its slot, and gives the tier. It is
applied to the finding with exactly these claims in this slot and says so in its words; the pairs of
claims behind the finding take the tier too, so that a finding raised to a conflict makes conflict
sets and one lowered from it makes none. Where two people disagree the machine's tier stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.compare.levels import FINDING, Level
from tellings.records.claims import Claim
from tellings.records.findings import FindingKind, Judgement
from tellings.records.judgements import FINDINGS, ClaimFinder, decided, standing
from tellings.records.opinions import on_findings

LEVELS: Mapping[str, Level] = {
    "agreement": Level.COMPATIBLE,
    **{str(kind): level for level, kind in FINDING.items()},
}
Subject = tuple[tuple[str, ...], str]
"""The ids of a finding's claims, sorted, and its slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The tier that a person set, who did, and whether it was to raise it."""

    kind: FindingKind
    by: str
    raises: bool = False

    @property
    def level(self) -> Level:
        """The level that stands for this tier."""
        return LEVELS[self.kind]

    def words(self, before: FindingKind) -> str:
        """Return the sentence that says so; ``before`` is what comparing showed."""
        if before == self.kind:
            return f"{self.by} judged it so too."
        return f"{self.by} judged this: {self.kind} (comparing the words gave: {before})."


def verdicts(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Mapping[Subject, Verdict]:
    """Return the tiers that people set, by the finding's claims and slot."""
    chosen = standing(judgements, FINDINGS)
    if not chosen:
        return {}
    settled, _ = decided(chosen, on_findings(ClaimFinder(claims)))
    return {
        subject: Verdict(
            kind=one.value,  # type: ignore[arg-type]  # checked below
            by=one.judgement.by,
            raises=one.judgement.kind == "raise",
        )
        for subject, one in settled.items()
        if one.value in LEVELS
    }


def verdict_on(
    known: Mapping[Subject, Verdict], claims: Sequence[str], slot: str
) -> Verdict | None:
    """Return what a person decided on the finding with these claims in this slot."""
    return known.get((tuple(sorted(set(claims))), slot))
