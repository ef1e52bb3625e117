"""Constructions: who does what to whom in every shape a clause takes, each with own sentences."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

ROLES = [
    # verbs and their particles
    ("The baker locked the shop.", "lock", {"agent": ["The baker"], "patient": ["the shop"]}),
    ("The clerk wrote the number down.", "write down", {"patient": ["the number"]}),
    # passives with and without agent
    ("The bridge was burnt by the sailors.", "burn",
     {"agent": ["the sailors"], "patient": ["The bridge"]}),
    ("The bridge was burnt.", "burn", {"agent": [], "patient": ["The bridge"]}),
    # copulas and appositions
    ("Marta is now a nurse.", "be", {"theme": ["Marta"], "attribute": ["a nurse"]}),
    ("Marta, a nurse, left the hospital.", "be", {"theme": ["Marta"], "attribute": ["a nurse"]}),
    ("Marta, a nurse, left the hospital.", "leave", {"agent": ["Marta"]}),
    # possessives and kinship
    ("The miller's daughter found the coin.", "find", {"agent": ["The miller's daughter"]}),
    # relative clauses
    ("The sailor who sold the boat drowned.", "sell",
     {"agent": ["The sailor"], "patient": ["the boat"]}),
    ("The boat that the sailor sold sank.", "sell",
     {"agent": ["the sailor"], "patient": ["The boat"]}),
    ("She kept the letters that she used to carry.", "carry",
     {"agent": ["she"], "patient": ["the letters"]}),
    ("He refused the coins that he had been given.", "give",
     {"patient": ["he"], "theme": ["the coins"]}),
    ("He is the only sailor who survived the storm.", "be",
     {"attribute": ["the only sailor who survived the storm"]}),
    ("He is the only sailor who survived the storm.", "survive", {"agent": ["the only sailor"]}),
    ("She met the first woman that crossed the lake.", "meet",
     {"patient": ["the first woman that crossed the lake"]}),
    ("She met the woman that crossed the lake.", "meet", {"patient": ["the woman"]}),
    # causatives and results
    ("The teacher made the boy clean the board.", "make",
     {"patient": ["the boy"], "topic": ["clean the board"]}),
    ("She let the dog sleep.", "let", {"patient": ["the dog"], "topic": ["sleep"]}),
    ("The prize made him a hero.", "make", {"patient": ["him"], "attribute": ["a hero"]}),
    ("He said so much that the judge stopped him.", "say", {"topic": []}),
    ("The lake froze to the point that cars crossed it.", "cross",
     {"agent": ["cars"], "other": []}),
    # verbs that make one word with a preposition
    ("She came across a letter in the attic.", "come across",
     {"patient": ["a letter in the attic"]}),
    ("He looked after the horses.", "look after", {"patient": ["the horses"], "time": []}),
    ("We ran into a friend.", "run into", {"patient": ["a friend"], "goal": []}),
    ("He ran into the house.", "run", {"goal": ["the house"]}),
    ("He came after the war.", "come", {"time": ["the war"]}),
    # coordination: shared subjects, objects, lists
    ("The cook washed and dried the plates.", "wash", {"agent": ["The cook"]}),
    ("The cook washed and dried the plates.", "dry",
     {"agent": ["The cook"], "patient": ["the plates"]}),
    ("They bought bread, cheese and wine.", "buy",
     {"patient": ["bread", "cheese", "wine"]}),
    ("Anton and his sister left.", "leave", {"agent": ["Anton", "his sister"]}),
    # control and raising
    ("The captain ordered the crew to leave.", "leave", {"agent": ["the crew"]}),
    ("The captain promised the crew to return.", "return", {"agent": ["The captain"]}),
    ("The crew seemed to sleep.", "sleep", {"agent": ["The crew"]}),
    # obliques as roles
    ("The women walked from the mill to the harbour.", "walk",
     {"source": ["the mill"], "goal": ["the harbour"]}),
    ("He opened the crate with a knife.", "open", {"instrument": ["a knife"]}),
    ("He crossed the lake with his brother.", "cross", {"companion": ["his brother"]}),
    ("They met in the church on Sunday.", "meet", {"place": ["the church"], "time": ["Sunday"]}),
    ("The roof fell because of the snow.", "fall", {"cause": ["the snow"]}),
    ("She sold the ring to pay the rent.", "sell", {"purpose": ["to pay the rent"]}),
    ("The orphan was sent to an orphanage.", "send", {"goal": ["an orphanage"]}),
    ("The porter gave the key to the widow.", "give",
     {"patient": ["the key"], "recipient": ["the widow"]}),
    ("The porter gave the widow the key.", "give",
     {"theme": ["the key"], "recipient": ["the widow"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "expected"), ROLES)
def test_roles(read: Reader, text: str, predicate: str, expected: dict[str, list[str]]) -> None:
    """Each construction gives its roles, spans cut from the sentence."""
    _, claims = read(text)
    found = [c for c in claims if c.predicate == predicate]
    assert found, [c.predicate for c in claims]
    best = [{name: [r.text for r in c.roles if r.role == name] for name in expected} for c in found]
    assert expected in best
    assert all(text[r.start : r.end] == r.text for c in found for r in c.roles)


NOUNS = [
    ("The arrest of the miller shocked the town.", "arrest", "patient", "the miller"),
    ("His conviction was overturned.", "conviction", "patient", "His"),
    ("Her election surprised the town.", "election", "patient", "Her"),
    ("The visit of the bishop was short.", "visit", "agent", "the bishop"),
]


@pytest.mark.parametrize(("text", "predicate", "role", "words"), NOUNS)
def test_nominal_events(read: Reader, text: str, predicate: str, role: str, words: str) -> None:
    """A noun of an event is a claim; who belongs to it did it or underwent it by the noun."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.nominal and c.predicate == predicate]
    assert [(r.role, r.text) for r in claim.roles] == [(role, words)]


def test_a_quote_is_its_clause(read: Reader) -> None:
    """Claims of one sentence quote their own clause, not the whole sentence."""
    _, claims = read("The rain stopped, and the crew loaded the carts.")
    assert [c.quote for c in claims] == ["The rain stopped", "the crew loaded the carts"]


def test_amounts_are_kept_with_their_unit(read: Reader) -> None:
    """Quantities stand in their claim with bounds and unit."""
    _, claims = read("The thief took about forty coins.")
    (amount,) = next(c for c in claims if c.predicate == "take").amounts
    assert amount.stated == "about forty coins"
    assert amount.unit == "coin"
    assert amount.low is not None
    assert amount.high is not None
    assert amount.low <= 40 <= amount.high


def test_an_elliptical_verb_says_nothing(read: Reader) -> None:
    """The verbs "have" and "do" that stand for words left out are no claims."""
    _, claims = read("The cook had left. I have too.")
    assert [c.predicate for c in claims] == ["leave"]
