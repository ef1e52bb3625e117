"""Links: roles, places and voices point to entities; the sphere decides what a claim is about."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tellings.claims import link
from tellings.records.claims import Claim
from tellings.records.documents import Account, AccountKind
from tellings.records.language import Analysis
from tellings.records.people import Entity, Mention, Name, Sphere

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]


def _entity(
    name: str,
    analysis: Analysis,
    words: Sequence[str],
    *,
    sphere: Sphere = "events",
    tells: bool = False,
) -> Entity:
    mentions = tuple(
        Mention(
            id=f"{name}{i}", document="d", account="a", start=t.start, end=t.end, text=t.text,
            form="name", head=i, kind="person",
        )
        for i, t in enumerate(analysis.tokens)
        if t.text in words
    )  # fmt: skip
    return Entity(
        id=name,
        name=name,
        kind="person",
        sphere=sphere,
        names=(Name(text=name, accounts=("a",), count=1),),
        mentions=mentions,
        tells=("a",) if tells else (),
    )


def _account(kind: AccountKind = "body") -> Account:
    return Account(id="a", document="d", kind=kind, spans=((0, 1000),))


def test_roles_voice_and_place_point_to_entities(read: Reader) -> None:
    """A role has the entity of its head, a voice those of its speakers, else the teller's."""
    analysis, claims = read("Bruna said that Otto slept in Malta. Otto left.")
    entities = [
        _entity("bruna", analysis, ["Bruna"]),
        _entity("otto", analysis, ["Otto"]),
        replace(_entity("malta", analysis, ["Malta"]), kind="place"),
        _entity("teller", analysis, [], sphere="telling", tells=True),
    ]
    linked = {c.predicate: c for c in link(claims, entities, [_account()], {"a": analysis})}
    slept = linked["sleep"]
    assert [r.entity for r in slept.roles if r.role == "agent"] == ["otto"]
    assert slept.where is not None
    assert slept.where.entity == "malta"
    assert slept.voice == ("bruna",)
    assert linked["leave"].voice == ("teller",)


def test_an_actor_takes_a_claim_out_of_the_story(read: Reader) -> None:
    """Who belongs to the telling makes the claim belong to it too."""
    analysis, claims = read("Bruna trained for a year.")
    entities = [_entity("bruna", analysis, ["Bruna"], sphere="telling")]
    (claim,) = link(claims, entities, [_account()], {"a": analysis})
    assert claim.about == "telling"


@pytest.mark.parametrize("kind", ["statement", "comment"])
def test_a_witness_stays_in_the_events(read: Reader, kind: AccountKind) -> None:
    """A teller's own past is of the events where no work is told of."""
    analysis, claims = read("I heard the crash.", kind=kind)
    entities = [_entity("teller", analysis, ["I"], sphere="telling", tells=True)]
    (claim,) = link(claims, entities, [_account(kind)], {"a": analysis})
    assert claim.about == "events"
    assert claim.voice == ("teller",)
