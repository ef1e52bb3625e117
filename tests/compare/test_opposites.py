"""Opposite predicates, and who did it to whom."""

from tests.compare.compare_factory import Told, entity
from tests.compare.test_findings import disagreements, shown, tell

PEOPLE = (entity("Ada Moss"), entity("Rolf Dahl"))
ADA, ROLF = "Ada/PROPN", "Rolf/PROPN"
IDS = {"agent": "ada moss", "patient": "rolf dahl"}
TURNED = {"agent": "rolf dahl", "patient": "ada moss"}


def both(verb: str, other: str) -> tuple[Told, Told]:
    """Return one account with each verb, of one agent and one patient."""
    named = {"agent": "ada moss"}
    return (
        tell("A", verb, agent=ADA, patient="the/det offer", entities=named),
        tell("B", other, agent=ADA, patient="the/det offer", entities=named),
    )


def test_opposite_answers_are_a_tension() -> None:
    """Who accepted an offer did not refuse it."""
    assert disagreements(shown(*both("accept", "refuse"), entities=PEOPLE)) == {
        ("tension", "predicate")
    }


def test_opposite_changes_follow_each_other() -> None:
    """Who locked a thing may have unlocked it, who came may have left."""
    assert not disagreements(shown(*both("lock", "unlock"), entities=PEOPLE))
    assert not disagreements(shown(*both("arrive", "leave"), entities=PEOPLE))


def test_opposites_need_the_same_noun() -> None:
    """One kind act and another: nothing is said of one thing."""
    told = (
        tell("A", "accept", agent=ADA, patient="the/det offer", entities={"agent": "ada moss"}),
        tell("B", "refuse", agent=ADA, patient="the/det chair", entities={"agent": "ada moss"}),
    )
    assert not disagreements(shown(*told, entities=PEOPLE))


def test_who_did_it_to_whom() -> None:
    """The same two the other way round are a tension, unless it is mutual."""
    pushed = (
        tell("A", "push", agent=ADA, patient=ROLF, entities=IDS),
        tell("B", "push", agent=ROLF, patient=ADA, entities=TURNED),
    )
    met = (
        tell("A", "meet", agent=ADA, patient=ROLF, entities=IDS),
        tell("B", "meet", agent=ROLF, patient=ADA, entities=TURNED),
    )
    assert disagreements(shown(*pushed, entities=PEOPLE)) == {("tension", "agent")}
    assert not disagreements(shown(*met, entities=PEOPLE))
