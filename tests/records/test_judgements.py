"""Which judgements stand, and who decides what."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tellings.records.findings import Judgement
from tellings.records.judgements import (
    claim_anchors,
    decided,
    in_time,
    standing,
    still_there,
    undone,
)
from tellings.records.spans import Quote

TEXTS = {"d": "Ann ran and Bob ran home."}
KINDS = frozenset({"rename"})


def said(number: int, by: str, value: str, *, replaces: int | None = None) -> Judgement:
    """Return the judgement with this number, in the order of numbers."""
    return Judgement(
        id=f"{number:04}",
        kind="rename" if replaces is None else "undo",
        targets=(Quote(document="d", start=0, end=3, text="Ann"),) if replaces is None else (),
        value=value,
        by=by,
        at=f"2024-01-01T00:00:{number:02}Z",
        reason=None,
        replaces=None if replaces is None else f"{replaces:04}",
        applied=True,
    )


def outcome(*judgements: Judgement) -> str | tuple[str, ...]:
    """Return the value that stands on the one subject, or who disputes it."""
    settled, disputed = decided(standing(judgements, KINDS), lambda one: [("it", one.value or "")])
    if "it" in disputed:
        return tuple(one.by for one in disputed["it"])
    return settled["it"].value if "it" in settled else ""


def test_who_decides() -> None:
    """One's later judgement replaces the earlier; two dispute; a third, or giving way, settles."""
    ann, bob = said(1, "Ann", "x"), said(2, "Bob", "y")
    assert outcome(ann) == "x"
    assert outcome(ann, said(2, "Ann", "y")) == "y"
    assert outcome(ann, said(2, "Bob", "x")) == "x"
    assert outcome(ann, bob) == ("Ann", "Bob")
    assert outcome(ann, bob, said(3, "Bob", "x")) == "x"
    assert outcome(ann, bob, said(3, "Ann", "z")) == ("Bob", "Ann")
    assert outcome(ann, bob, said(3, "Cleo", "y")) == "y"
    assert outcome(ann, bob, said(3, "Cleo", "z")) == "z"
    assert outcome(ann, bob, said(3, "Ann", "", replaces=2)) == "x"
    assert outcome(ann, bob, said(3, "Cleo", "z"), said(4, "Ann", "x")) == ("Cleo", "Ann")


def test_undoing_can_be_undone() -> None:
    """What is undone counts as never made, until the undoing is undone."""
    chain = [said(1, "Ann", "x")]
    for number in range(2, 7):
        chain.append(said(number, "Ann", "", replaces=number - 1))
        assert outcome(*chain) == ("" if number % 2 == 0 else "x")
    assert set(undone(chain)) == {"0001", "0003", "0005"}


people = st.sampled_from(["Ann", "Bob", "Cleo"])
calls = st.lists(st.tuples(people, st.sampled_from("xyz")), max_size=8)


@given(calls, st.randoms())
def test_the_order_of_storing_changes_nothing(
    made: Sequence[tuple[str, str]], dice: Random
) -> None:
    """Only the time of judgements counts, and a dispute is never decided for one side."""
    judgements = [said(number, by, value) for number, (by, value) in enumerate(made)]
    mixed = list(judgements)
    dice.shuffle(mixed)
    assert in_time(mixed) == tuple(judgements)
    assert outcome(*mixed) == outcome(*judgements)
    last = dict(made)
    if len(set(last.values())) == 1:
        assert outcome(*judgements) == next(iter(last.values()))
    if len({by for by, _ in made}) == 2 and len(set(last.values())) == 2:
        assert sorted(outcome(*judgements)) == sorted(last)


def test_claims_are_pointed_at_by_clause_and_predicate() -> None:
    """A quote inside the one before it is that clause's predicate; a lone clause has none."""

    def quote(start: int, end: int) -> Quote:
        return Quote(document="d", start=start, end=end, text=TEXTS["d"][start:end])

    one, ran, other, home = quote(0, 7), quote(4, 7), quote(12, 24), quote(16, 19)
    found = claim_anchors((one, ran, other, home))
    assert [(a.clause, a.predicate) for a in found] == [(one, ran), (other, home)]
    assert [(a.clause, a.predicate) for a in claim_anchors((one, other))] == [
        (one, None),
        (other, None),
    ]


def test_what_is_left_goes_on_binding() -> None:
    """A judgement about three goes on binding two; a name needs the words it was given to."""
    quotes = tuple(
        Quote(document=d, start=a, end=b, text=t)
        for d, a, b, t in (("d", 0, 3, "Ann"), ("d", 12, 15, "Bob"), ("gone", 0, 3, "Ann"))
    )
    name = said(1, "Ann", "x")
    same = Judgement(
        id="s", kind="same", targets=quotes, value=None, by="Ann", at="2024", reason=None,
        replaces=None, applied=True,
    )  # fmt: skip
    left = still_there(same, TEXTS)
    assert left is not None
    assert left.targets == quotes[:2]
    assert still_there(name, TEXTS) == name
    assert still_there(name, {"d": "Bob ran."}) is None
    assert still_there(same, {"d": "Ann ran."}) is None
