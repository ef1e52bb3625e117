"""A denial of a whole time excludes each happening of its kind, a bare one none."""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import Told, account, analyses_of, denied, entity, put, tell

from tellings.compare.findings import compare

PEOPLE = tuple(entity(name) for name in ("Ada Moss", "Rolf Dahl", "Ines Berg"))
BOTH = {"agent": "ada moss", "patient": "rolf dahl"}


def tensions(*told: Told) -> list[str]:
    """Return the slots of what is hard to hold together between claims that no event joins."""
    analyses, claims = analyses_of(told)
    names = list(dict.fromkeys(claim.account for claim in claims))
    found = compare((), claims, PEOPLE, [account(name) for name in names], (), {},
                    analyses=analyses)  # fmt: skip
    return [one.slot for one in found.findings if one.kind == "tension"]


def call(name: str, quote: str, **entities: str) -> Told:
    """Return a claim of a call with this quote."""
    told = tell(name, "call", agent="Ada/PROPN", patient="Rolf/PROPN",
                entities={**BOTH, **entities}, name=f"{name}-{quote}")  # fmt: skip
    return replace(told, claim=replace(told.claim, quote=quote))


@pytest.mark.parametrize(
    "words", ["I never called Rolf", "I did not call Rolf that night", "I did not call Rolf ever"]
)
def test_a_denial_of_a_whole_time(words: str) -> None:
    """It is compared with a claim that no event joins to it."""
    assert tensions(denied(call("A", words)), call("B", "Ada called Rolf")) == ["polarity"]


def test_a_bare_denial_is_of_one_moment() -> None:
    """Who did not call may have called another time."""
    assert not tensions(denied(call("A", "I did not call Rolf")), call("B", "Ada called Rolf"))


def test_another_participant_is_another_matter() -> None:
    """Never having called Rolf leaves room for having called Ines."""
    other = call("B", "Ada called Ines", patient="ines berg")
    assert not tensions(denied(call("A", "I never called Rolf")), other)


@pytest.mark.parametrize("stance", ["attempted", "reported", "supposed", "generic"])
def test_only_what_is_told_as_a_fact_counts(stance: str) -> None:
    """An attempt, hearsay or a supposition does not contradict the denial."""
    told = put(call("B", "Ada called Rolf"), stance)
    assert not tensions(denied(call("A", "I never called Rolf")), told)


def test_an_account_does_not_contradict_itself() -> None:
    """Denial and claim of one account are not compared."""
    assert not tensions(denied(call("A", "I never called Rolf")), call("A", "Ada called Rolf"))


def apology(name: str, whom: str, predicate: str = "apologise", **entities: str) -> Told:
    """Return a claim of what Ada did to somebody."""
    return tell(name, predicate, agent="Ada/PROPN", recipient=whom,
                entities={"agent": "ada moss", **entities})  # fmt: skip


def test_a_denial_of_anybody() -> None:
    """It excludes what the same one did to somebody, not what others did, nor what recurs."""
    nobody = denied(apology("A", "anybody/PRON"))
    rolf = apology("B", "Rolf/PROPN", recipient="rolf dahl")
    assert tensions(nobody, rolf) == ["polarity"]
    other = tell("B", "apologise", agent="Ines/PROPN", recipient="Rolf/PROPN",
                 entities={"agent": "ines berg", "recipient": "rolf dahl"})  # fmt: skip
    assert not tensions(nobody, other)
    speak = apology("B", "Rolf/PROPN", "speak", recipient="rolf dahl")
    assert not tensions(denied(apology("A", "anybody/PRON", "speak")), speak)
