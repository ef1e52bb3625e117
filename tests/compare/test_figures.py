"""Figures told of one matter with other words, joined or not."""

from tests.compare.compare_factory import Told, account, analyses_of, entity, event, tell

from tellings.compare.findings import compare

PEOPLE = (entity("Ada Moss", gender="fem"), entity("Rolf Dahl", gender="masc"))


def numbers(*told: Told, joined: bool = False) -> list[tuple[str, str]]:
    """Return (kind, explanation) of each disagreement about a number."""
    analyses, claims = analyses_of(told)
    names = list(dict.fromkeys(claim.account for claim in claims))
    events = [event(*claims)] if joined else []
    found = compare(events, claims, PEOPLE, [account(name) for name in names], (), {},
                    analyses=analyses)  # fmt: skip
    return [(one.kind, one.explanation) for one in found.findings if one.slot == "number"]


def crates(name: str, number: int, verb: str, *, words: str = "", place: str = "") -> Told:
    """Return the claim that somebody did something with so many crates."""
    roles = {"patient": f"{words} crates".strip(), **({"place": place} if place else {})}
    return tell(name, verb, agent="Ada/PROPN", entities={"agent": "ada moss"},
                amounts={"patient": (number, number)}, name=f"{name}-{verb}-{number}",
                **roles)  # type: ignore[arg-type]  # fmt: skip


def test_two_counts_of_one_deed_strain() -> None:
    """No event joins them, but who did it and the deed are the same."""
    ((kind, words),) = numbers(crates("A", 4, "load"), crates("B", 6, "load"))
    assert kind == "tension"
    assert "each account gives one such figure" in words


def test_what_counts_other_things() -> None:
    """Another deed, another person, a part of the whole, and a second figure of the account."""
    assert not numbers(crates("A", 4, "load"), crates("B", 6, "sell"))
    other = tell("B", "load", agent="Rolf/PROPN", patient="crates", entities={"agent": "rolf dahl"},
                 amounts={"patient": (6, 6)})  # fmt: skip
    assert not numbers(crates("A", 4, "load"), other)
    assert not numbers(crates("A", 4, "load", words="green/amod"), crates("B", 6, "load"))
    assert not numbers(crates("A", 4, "load"), crates("B", 6, "load"), crates("B", 4, "load"))
    assert not numbers(crates("A", 4, "load"), crates("B", 4, "load"))


def test_those_who_were_there_and_those_who_did_it() -> None:
    """Four may have sunk of six that were there, not six of four."""

    def boats(name: str, number: int, verb: str, role: str) -> Told:
        return tell(name, verb, place="the/det harbour", amounts={role: (number, number)},
                    name=f"{name}-{verb}", **{role: "boats"})  # type: ignore[arg-type]  # fmt: skip

    assert not numbers(boats("A", 6, "be", "theme"), boats("B", 4, "sink", "agent"))
    assert numbers(boats("A", 4, "be", "theme"), boats("B", 6, "sink", "agent"))


def test_a_joined_event_is_a_sign() -> None:
    """Money told with verbs that share nothing needs an event or two signs around it."""

    def price(name: str, verb: str, pounds: int) -> Told:
        return tell(name, verb, agent="the/det pump", patient="pounds",
                    amounts={"patient": (pounds, pounds)}, name=f"{name}-{verb}")  # fmt: skip

    told = price("A", "cost", 6200), price("B", "amount", 9000)
    assert not numbers(*told)
    assert [kind for kind, _ in numbers(*told, joined=True)] == ["tension"]
