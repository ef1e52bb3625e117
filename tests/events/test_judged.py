"""What people decided, as the pairs that it binds."""

from tests.events.build import Case, case, told

from tellings.events.judged import judged_apart
from tellings.records.findings import Judgement
from tellings.records.spans import quote


def made() -> Case:
    """Return two accounts, each with one person."""
    return case(
        {
            "a": [told("Ann locked it.", "locked", "lock", ("agent", "Ann", "Ann"))],
            "b": [told("Nurse locked it.", "locked", "lock", ("agent", "Nurse", "nurse"))],
        }
    )


def judged(found: Case, kind: str, number: int = 0) -> Judgement:
    """Return the judgement on the two people, the later the higher its number."""
    targets = [
        quote(found.texts, m.document, m.start, m.end) for e in found.entities for m in e.mentions
    ]
    return Judgement(
        id=f"{kind} {number}",
        kind=kind,
        targets=tuple(targets),
        value=None,
        by="Ann",
        at=f"2024-01-0{number + 1}T00:00:00Z",
        reason=None,
        replaces=None,
        applied=True,
    )


def test_people_judged_different_are_a_pair_of_entities() -> None:
    """Lower id first; "same" parts nobody, and what was judged later by the same person counts."""
    found = made()
    pair = tuple(sorted(entity.id for entity in found.entities))
    different = judged(found, "different")
    given = found.entities, found.accounts
    assert judged_apart(*given, [different]) == {pair}
    assert judged_apart(*given, [judged(found, "same")]) == frozenset()
    assert judged_apart(*given, [different, judged(found, "same", 1)]) == frozenset()
    assert judged_apart(found.entities[:1], found.accounts, [different]) == frozenset()
