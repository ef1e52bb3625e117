"""Tiers that people set win over what comparing shows, and are listed as such."""

import json

from tests.compare.compare_factory import Told, account, analyses_of, event, tell

from tellings.compare.findings import Comparison, compare
from tellings.records.claims import Claim
from tellings.records.findings import Finding, Judgement
from tellings.records.judgements import claim_targets, made

TOLD = (
    tell("A", "share", agent="she/PRON", patient="five/nummod rooms", amounts={"patient": (5, 5)}),
    tell("B", "share", agent="she/PRON", patient="six/nummod rooms", amounts={"patient": (6, 6)}),
)


def compared(told: tuple[Told, ...], *judgements: Judgement) -> tuple[Comparison, list[Claim]]:
    """Compare two claims of one event under these judgements; also the claims."""
    analyses, claims = analyses_of(told)
    accounts = [account(name) for name in ("A", "B")]
    shown = compare(
        [event(*claims)], claims, (), accounts, (), {}, analyses=analyses, judgements=judgements
    )
    return shown, list(claims)


def disagreement(shown: Comparison, slot: str = "number") -> Finding:
    """Return the finding in a slot."""
    return next(one for one in shown.findings if one.slot == slot)


def judge(
    kind: str, tier: str, by: str, claims: list[Claim], *, at: str = "2026-01-01"
) -> Judgement:
    """Return a judgement of the finding about the number."""
    targets = [quote for claim in claims for quote in claim_targets(claim)]
    value = json.dumps({"kind": tier, "slot": "number"})
    return made(kind, targets, value=value, by=by, at=at)


def test_a_lowered_conflict_enters_no_conflict_set() -> None:
    """What Ann holds for a mere difference is shown as one, with her name, and solves nothing."""
    before, claims = compared(TOLD)
    assert disagreement(before).kind == "conflict"
    assert before.conflicts
    after, _ = compared(TOLD, judge("lower", "difference", "Ann", claims))
    assert disagreement(after).kind == "difference"
    assert not after.conflicts
    assert "Ann judged this: difference" in disagreement(after).explanation
    assert "gave: conflict" in disagreement(after).explanation


def test_a_raised_tension_makes_a_conflict_set() -> None:
    """What Ann holds for impossible enters the conflict sets."""
    loose = (
        TOLD[0],
        tell("B", "share", agent="she/PRON", patient="six/nummod other/amod rooms",
             amounts={"patient": (6, 6)}),
    )  # fmt: skip
    before, claims = compared(loose)
    assert disagreement(before).kind == "tension"
    assert not before.conflicts
    after, _ = compared(loose, judge("raise", "conflict", "Ann", claims))
    assert disagreement(after).kind == "conflict"
    assert [set(one.claims) for one in after.conflicts] == [{claim.id for claim in claims}]


def test_two_people_who_disagree_leave_the_machine_s_tier() -> None:
    """Ann lowers it, Bob raises it: it stays what the words gave, and nobody is named."""
    _, claims = compared(TOLD)
    ann = judge("lower", "difference", "Ann", claims)
    bob = judge("lower", "tension", "Bob", claims, at="2026-01-02")
    shown, _ = compared(TOLD, ann, bob)
    assert disagreement(shown).kind == "conflict"
    assert "judged" not in disagreement(shown).explanation


def test_a_judgement_on_another_slot_changes_nothing() -> None:
    """Only the slot that was judged takes the tier."""
    before, claims = compared(TOLD)
    targets = [quote for claim in claims for quote in claim_targets(claim)]
    value = json.dumps({"kind": "difference", "slot": "agent"})
    other = made("lower", targets, value=value, by="Ann", at="2026-01-01")
    assert compared(TOLD, other)[0] == before


def test_an_agreement_can_be_raised() -> None:
    """Where comparing saw agreement a person may see a tension, or what cannot all be true."""
    alike = (TOLD[0], tell("B", "share", agent="she/PRON", patient="five/nummod rooms",
                           amounts={"patient": (5, 5)}))  # fmt: skip
    before, claims = compared(alike)
    (agreed,) = [one for one in before.findings if one.kind == "agreement"]
    for tier, sets in (("tension", 0), ("conflict", 1)):
        targets = [quote for claim in claims for quote in claim_targets(claim)]
        value = json.dumps({"kind": tier, "slot": agreed.slot})
        after, _ = compared(alike, made("raise", targets, value=value, by="Ann", at="2026-01-01"))
        (found,) = [one for one in after.findings if one.slot == agreed.slot]
        assert (found.kind, found.claims) == (tier, agreed.claims)
        assert "Ann judged this" in found.explanation
        assert len(after.conflicts) == sets
