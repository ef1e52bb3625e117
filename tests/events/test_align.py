"""Joining the claims of invented accounts with the packaged encoder and pair scorer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.build import Case, Told, case, changed, told

from tellings.events import align, describe, load_pair_model
from tellings.events.model import EventModel
from tellings.language.encoder import Encoder, embed, load_encoder
from tellings.records.events import Event
from tellings.records.findings import Judgement
from tellings.records.language import Vectors
from tellings.records.spans import quote

GENDERS = {"Marta": "fem", "Piet": "masc"}

BRIEF = (
    told("Marta baked bread in the morning.", "baked", "bake", ("agent", "Marta", "Marta")),
    told("Piet stole the red bicycle at noon.", "stole", "steal", ("agent", "Piet", "Piet"),
         ("patient", "the red bicycle", None)),
    told("The police caught him by the river.", "caught", "catch", ("agent", "The police", None),
         ("patient", "him", "Piet")),
    told("A storm broke the big window.", "broke", "break", ("agent", "A storm", None),
         ("patient", "the big window", None)),
)  # fmt: skip
FULL = (
    told("Piet painted the fence in spring.", "painted", "paint", ("agent", "Piet", "Piet"),
         ("patient", "the fence", None)),
    told("He stole a red bicycle from the shop.", "stole", "steal", ("agent", "He", "Piet"),
         ("patient", "a red bicycle", None)),
    told("Officers caught Piet near the river.", "caught", "catch", ("agent", "Officers", None),
         ("patient", "Piet", "Piet")),
    told("The storm smashed the big window.", "smashed", "smash", ("agent", "The storm", None),
         ("patient", "the big window", None)),
)  # fmt: skip


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Return the packaged encoder, loaded once."""
    return load_encoder()


@pytest.fixture(scope="module")
def model() -> EventModel:
    """Return the packaged pair scorer, loaded once."""
    return load_pair_model()


def vectors_of(made: Case, encoder: Encoder) -> Vectors:
    """Return the vectors of everything that the case describes."""
    return embed(describe(made.claims, made.entities, made.analyses, made.texts), encoder=encoder)


def events_of(
    made: Case,
    encoder: Encoder,
    model: EventModel | None,
    judgements: tuple[Judgement, ...] = (),
) -> tuple[Event, ...]:
    """Return the events of the case."""
    return align(
        made.claims,
        made.entities,
        made.accounts,
        made.origins,
        made.analyses,
        made.texts,
        vectors_of(made, encoder),
        model=model,
        judgements=judgements,
    )


def joined(made: Case, events: tuple[Event, ...]) -> set[frozenset[str]]:
    """Return the quotes of each event told by several accounts."""
    quotes = {claim.id: claim.quote for claim in made.claims}
    return {
        frozenset(quotes[claim] for claim in event.claims)
        for event in events
        if len(event.accounts) > 1
    }


def pair(one: Told, other: Told) -> set[str]:
    """Return the quotes of two sentences."""
    return {one.text, other.text}


def test_parallels_join(encoder: Encoder, model: EventModel) -> None:
    """What both accounts tell is one event each; what one alone tells stays alone."""
    made = case({"brief": BRIEF, "full": FULL}, GENDERS)
    events = events_of(made, encoder, model)
    assert joined(made, events) == {
        frozenset(pair(BRIEF[1], FULL[1])),
        frozenset(pair(BRIEF[2], FULL[2])),
        frozenset(pair(BRIEF[3], FULL[3])),
    }
    assert sorted(claim for event in events for claim in event.claims) == sorted(
        claim.id for claim in made.claims
    )


def test_direction_matters(encoder: Encoder, model: EventModel) -> None:
    """A push and the same push the other way round are two events, however alike the words."""
    one = told("Marta pushed Piet hard.", "pushed", "push", ("agent", "Marta", "Marta"),
               ("patient", "Piet", "Piet"))  # fmt: skip
    other = told("Piet pushed Marta hard.", "pushed", "push", ("agent", "Piet", "Piet"),
                 ("patient", "Marta", "Marta"))  # fmt: skip
    made = case({"a": (BRIEF[0], one, BRIEF[3]), "b": (FULL[0], other, FULL[3])}, GENDERS)
    wanted = frozenset(pair(BRIEF[3], FULL[3]))
    assert joined(made, events_of(made, encoder, model)) == {wanted}


def test_passive_is_undone(encoder: Encoder, model: EventModel) -> None:
    """A passive with the same roles joins the active."""
    one = told("Marta pushed Piet hard.", "pushed", "push", ("agent", "Marta", "Marta"),
               ("patient", "Piet", "Piet"))  # fmt: skip
    other = told("Piet was pushed by Marta.", "pushed", "push", ("agent", "Marta", "Marta"),
                 ("patient", "Piet", "Piet"))  # fmt: skip
    made = case({"a": (BRIEF[0], one, BRIEF[3]), "b": (FULL[0], other, FULL[3])}, GENDERS)
    assert frozenset(pair(one, other)) in joined(made, events_of(made, encoder, model))


def test_denial_meets_what_it_denies(encoder: Encoder, model: EventModel) -> None:
    """Opposed polarity does not part an event: it is the conflict to be found there."""
    denied = changed(
        told("Piet did not steal the red bicycle.", "steal", "steal", ("agent", "Piet", "Piet"),
             ("patient", "the red bicycle", None)),
        polarity="denied",
    )  # fmt: skip
    made = case({"a": BRIEF, "b": (FULL[0], denied, FULL[3])}, GENDERS)
    events = events_of(made, encoder, model)
    assert frozenset(pair(BRIEF[1], denied)) in joined(made, events)
    event = next(e for e in events if len(e.claims) == 2 and "steal" in str(e.basis))
    assert any(basis.name == "polarity" and basis.score < 0 for basis in event.basis)


def test_opinion_is_no_event(encoder: Encoder, model: EventModel) -> None:
    """Opinions, rules and talk about the telling make no events."""
    made = case(
        {
            "a": (changed(BRIEF[1], stance="opinion"), changed(BRIEF[2], about="telling")),
            "b": (changed(FULL[1], stance="generic"), FULL[2]),
        },
        GENDERS,
    )
    events = events_of(made, encoder, model)
    assert [event.claims for event in events] == [(made.claims[3].id,)]


def test_label_is_cut_from_a_quote(encoder: Encoder, model: EventModel) -> None:
    """Every label is an exact stretch of one of the event's quotes."""
    made = case({"brief": BRIEF, "full": FULL}, GENDERS)
    quotes = {claim.id: claim.quote for claim in made.claims}
    for event in events_of(made, encoder, model):
        assert event.label
        assert any(event.label in quotes[claim] for claim in event.claims)


def test_reasons_add_up_to_the_score(encoder: Encoder, model: EventModel) -> None:
    """A link's reasons sum to its score, up to the small ones that are not shown."""
    made = case({"brief": BRIEF, "full": FULL}, GENDERS)
    links = [link for event in events_of(made, encoder, model) for link in event.links]
    assert len(links) == 3
    for link in links:
        assert sum(basis.score for basis in link.basis) == pytest.approx(link.score, abs=0.15)
        assert all(basis.detail for basis in link.basis)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(8)), accounts=st.permutations(range(2)))
def test_order_of_input_does_not_matter(order: list[int], accounts: list[int]) -> None:
    """Shuffled claims, entities and accounts give the same events with the same ids."""
    made, vectors, model = _prepared()
    expected = _run(made, vectors, model)
    shuffled = replace(
        made,
        claims=tuple(made.claims[n] for n in order),
        entities=made.entities[::-1],
        accounts=tuple(made.accounts[n] for n in accounts),
        origins=tuple(made.origins[n] for n in accounts),
    )
    assert _run(shuffled, vectors, model) == expected


_PREPARED: list[tuple[Case, Vectors, EventModel]] = []


def _prepared() -> tuple[Case, Vectors, EventModel]:
    if not _PREPARED:
        made = case({"brief": BRIEF, "full": FULL}, GENDERS)
        _PREPARED.append((made, vectors_of(made, load_encoder()), load_pair_model()))
    return _PREPARED[0]


def _run(made: Case, vectors: Vectors, model: EventModel) -> tuple[Event, ...]:
    return align(
        made.claims,
        made.entities,
        made.accounts,
        made.origins,
        made.analyses,
        made.texts,
        vectors,
        model=model,
    )


def test_more_documents_keep_ids(encoder: Encoder, model: EventModel) -> None:
    """An event keeps its id while its first member stays, whatever else is read beside it."""
    small = events_of(case({"brief": BRIEF}, GENDERS), encoder, model)
    large = events_of(case({"brief": BRIEF, "other": FULL[:1]}, GENDERS), encoder, model)
    assert {event.id for event in small} <= {event.id for event in large}


def test_people_decide(encoder: Encoder, model: EventModel) -> None:
    """A judgement parts what the machine joins, another joins what the machine does not."""
    made = case({"brief": BRIEF, "full": FULL}, GENDERS)
    judgements = (
        _judge("different-event", made, BRIEF[1], FULL[1]),
        _judge("same-event", made, BRIEF[0], FULL[0]),
    )
    found = joined(made, events_of(made, encoder, model, judgements))
    assert frozenset(pair(BRIEF[0], FULL[0])) in found
    assert frozenset(pair(BRIEF[1], FULL[1])) not in found


def _judge(kind: str, made: Case, one: Told, other: Told) -> Judgement:
    targets = []
    for sentence in (one, other):
        claim = next(c for c in made.claims if c.quote == sentence.text)
        targets.append(quote(made.texts, claim.document, claim.start, claim.end))
    return Judgement(
        id=f"{kind} {one.verb}",
        kind=kind,
        targets=tuple(targets),
        value=None,
        by="Ann",
        at="2024-01-01T00:00:00Z",
        reason=None,
        replaces=None,
        applied=True,
    )


def test_copies_count_as_one_origin(encoder: Encoder, model: EventModel) -> None:
    """Accounts of one origin count once."""
    made = case({"brief": BRIEF, "full": FULL}, GENDERS)
    one = replace(made.origins[0], accounts=tuple(account.id for account in made.accounts))
    events = events_of(replace(made, origins=(one,)), encoder, model)
    assert {event.origins for event in events} == {1}
    assert max(len(event.accounts) for event in events) == 2


def test_nothing_gives_nothing(encoder: Encoder, model: EventModel) -> None:
    """No claims, no events; a single account joins nothing across accounts."""
    assert events_of(case({}), encoder, model) == ()
    events = events_of(case({"brief": BRIEF}), encoder, model)
    assert all(len(event.accounts) == 1 for event in events)


def test_rows_of_logs_stay_apart(encoder: Encoder, model: EventModel) -> None:
    """Each row of a log is another event, however alike; a statement may still join one."""
    call = told("Kim rang Lee.", "rang", "ring", ("agent", "Kim", "Kim"), ("patient", "Lee", "Lee"))
    made = case({"row 1": (call,), "row 2": (call,), "statement": (call,)}, GENDERS)
    rows = tuple(replace(a, kind="record") for a in made.accounts[:2])
    logged = replace(made, accounts=(*rows, made.accounts[2]))
    events = events_of(logged, encoder, model)
    both = {row.id for row in rows}
    assert all(len(both & set(event.accounts)) < 2 for event in events)
    assert any(both & set(event.accounts) for event in joined_events(events))
    whole = events_of(made, encoder, model)
    assert any(both <= set(event.accounts) for event in whole)


def joined_events(events: tuple[Event, ...]) -> list[Event]:
    """Return the events told by several accounts."""
    return [event for event in events if len(event.accounts) > 1]
