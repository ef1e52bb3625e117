"""Several occasions of one kind that were joined are told apart, one occasion is not."""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import Told, account, analyses_of, entity, event, tell

from tellings.compare.findings import compare
from tellings.compare.occasions import AROUND, LONG
from tellings.records.events import Basis, Event, Link
from tellings.records.people import Entity


def kinds(
    told: list[Told], joined: Event | None = None, people: tuple[Entity, ...] = ()
) -> set[tuple[str, str]]:
    """Return kind and slot of what is found on the event of these claims."""
    analyses, claims = analyses_of(told)
    names = list(dict.fromkeys(claim.account for claim in claims))
    happening = joined or event(*(one for one in claims if not one.id.startswith("more")))
    texts = dict.fromkeys(names, "")
    found = compare([happening], claims, people, [account(name) for name in names], (), texts,
                    analyses=analyses)  # fmt: skip
    return {(one.kind, one.slot) for one in found.findings if one.kind not in ("agreement", "only")}


def loaves(name: str, number: int, words: str) -> Told:
    """Return a claim of so many loaves taken."""
    return tell(name, "take", agent="the/det baker", patient=f"the/det {words}/nummod loaf",
                amounts={"patient": (number, number)})  # fmt: skip


def test_an_account_with_both_numbers_tells_two_occasions() -> None:
    """Five loaves and seven loaves in each account are two meals; in two accounts they clash."""
    once = [loaves("A", 5, "five"), loaves("B", 7, "seven")]
    assert ("conflict", "number") in kinds(once)
    assert not kinds([*once, loaves("A", 7, "seven"), loaves("B", 5, "five")])
    assert not kinds([*once, loaves("B", 5, "five")])


def test_an_account_that_tells_one_value_twice_still_disagrees() -> None:
    """Saying the same thing twice is not telling two occasions."""
    again = replace(loaves("B", 7, "seven"), claim=replace(loaves("B", 7, "seven").claim, id="b2"))
    told = [loaves("A", 5, "five"), loaves("B", 7, "seven"), again]
    assert ("conflict", "number") in kinds(told)


@pytest.mark.parametrize(
    ("around", "claims", "also", "found"),
    [(0.0, LONG, {"patient": "the/det letter"}, False), (0.4, LONG, {}, True),
     (0.0, 0, {}, True)],
)  # fmt: skip
def test_a_difference_of_long_accounts_needs_what_is_told_around_it(
    around: float, claims: int, also: dict[str, str], found: bool
) -> None:
    """In long accounts what is told around it must match too; short ones tell too little."""
    told = [
        tell("A", "carry", agent="the/det clerk", goal="the/det roof", **also),
        tell("B", "carry", agent="the/det clerk", goal="the/det bridge", **also),
    ]
    more = [
        tell(name, "speak", agent=f"{name}/PROPN", name=f"more-{name}{number}")
        for name in ("A", "B")
        for number in range(claims)
    ]
    basis = (Basis(name=AROUND, score=around, detail="around"),) if around else ()
    ids = sorted(one.claim.id for one in told)
    joined = event(*(one.claim for one in told))
    joined = replace(joined, links=(Link(left=ids[0], right=ids[1], score=1.0, basis=basis),))
    assert kinds([*told, *more], joined) == ({("difference", "goal")} if found else set())


@pytest.mark.parametrize(("also", "found"), [({}, False), ({"goal": "the/det roof"}, True)])
def test_two_people_in_short_accounts_need_more_that_is_alike(
    also: dict[str, str], found: bool
) -> None:
    """Who rings Rolf and who rings Ines may be two calls; with the place alike it is one."""
    told = [
        tell(name, "ring", agent="the/det clerk", recipient=f"{who}/PROPN",
             entities={"recipient": who.lower()}, **also)
        for name, who in (("A", "Rolf"), ("B", "Ines"))
    ]  # fmt: skip
    people = (entity("Rolf", gender="masc"), entity("Ines", gender="fem"))
    assert bool(kinds(told, people=people)) is found
