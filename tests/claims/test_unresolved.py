"""Clauses that leave open what they say, and what free relatives, possibilities, plans say."""

from collections.abc import Callable

import pytest

from tellings.records.claims import Claim
from tellings.records.language import Analysis

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]

LEFT_OPEN = [
    ("She wrote a report on how the two mills differ.", "differ"),
    ("It was our first day and was wondering where to eat.", "wonder"),
    ("Let's go home.", "let"),
]


@pytest.mark.parametrize(("text", "predicate"), LEFT_OPEN)
def test_left_open(read: Reader, text: str, predicate: str) -> None:
    """What nobody is said to do, or is only asked about, is no claim."""
    _, claims = read(text)
    assert predicate not in [c.predicate for c in claims]


WHOLE = [
    ("The dealer sold what he called a relic.", "sell", "patient", "what he called a relic"),
    ("That is what the miller wanted.", "be", "attribute", "what the miller wanted"),
    ("They came up with a plan.", "come up", "patient", "a plan"),
    ("A boy named Tom opened the gate.", "name", "patient", "A boy"),
    ("The shop is out of business.", "be", "attribute", "out of business"),
]


@pytest.mark.parametrize(("text", "predicate", "role", "words"), WHOLE)
def test_whole_roles(read: Reader, text: str, predicate: str, role: str, words: str) -> None:
    """A role holds the words that say something: not "what" alone, not a noun cut from "out of"."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert [r.text for r in claim.roles if r.role == role] == [words]


STANCES = [
    ("A spark can start a fire.", "start", "affirmed", "generic"),
    ("I can see the harbour.", "see", "affirmed", "asserted"),
    ("The guard can not open the gate.", "open", "denied", "asserted"),
    ("Once the guests arrive, the crew will rest.", "arrive", "affirmed", "supposed"),
    ("Once the guests arrived, the crew rested.", "arrive", "affirmed", "asserted"),
    ("We need to make sure that the gate is shut.", "shut", "affirmed", "supposed"),
    ("It is estimated that the village has two wells.", "have", "affirmed", "reported"),
    ("There is no evidence that the clerk lied.", "lie", "affirmed", "supposed"),
    ("The witness has yet to answer the letter.", "answer", "denied", "asserted"),
    ("If you want a lawyer who will fight, call her.", "fight", "affirmed", "supposed"),
    ("These people are lazy.", "be", "affirmed", "asserted"),
    ("The studies suggest that a dog can smell fear.", "smell", "affirmed", "reported"),
    ("The company charges a fee for sending letters.", "charge", "affirmed", "asserted"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "stance"), STANCES)
def test_stances(read: Reader, text: str, predicate: str, polarity: str, stance: str) -> None:
    """What can be, is awaited, made sure of or lacks evidence is no fact."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert (claim.polarity, claim.stance) == (polarity, stance)


MORE = [
    ("They wanted to bring it home.", "bring", "affirmed", "intended"),
    ("He has nothing but praise.", "have", "affirmed", "asserted"),
    ("Passport needed?", "need", "affirmed", "asked"),
    ("Although the guard complained, why should they leave?", "complain", "affirmed", "asserted"),
    ("If someone left because the room was cold, we would know.", "be", "affirmed", "supposed"),
    ("Hopefully the ferry comes.", "come", "affirmed", "supposed"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "stance"), MORE)
def test_stances_around(
    read: Reader, text: str, predicate: str, polarity: str, stance: str
) -> None:
    """A circumstance keeps its own standing beside a question, not below a condition."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert (claim.polarity, claim.stance) == (polarity, stance)


def test_asides(read: Reader) -> None:
    """How sure the teller is, and what only fills a "what", are no claims of their own."""
    _, claims = read("As far as I know the mill is shut. That is what he wanted.")
    assert [c.predicate for c in claims] == ["shut", "be"]


def test_a_denied_attribute(read: Reader) -> None:
    """The "not" before an attribute stays with it."""
    _, claims = read("The court declared the clerk not guilty.")
    (claim,) = [c for c in claims if c.predicate == "declare"]
    assert "not guilty" in [r.text for r in claim.roles]


def test_what_is_foretold(read: Reader) -> None:
    """Only somebody plans what is "going to" happen; no question reaches over dots."""
    _, claims = read("The weather is going to change.")
    assert [(c.predicate, c.stance) for c in claims] == [("change", "asserted")]
    _, claims = read("My goat escaped.... NEED HELP NOW!?")
    assert [c.stance for c in claims if c.predicate == "escape"] == ["asserted"]


def test_what_somebody_is_in(read: Reader) -> None:
    """A state named by a preposition and its noun is an attribute, both its words."""
    _, claims = read("The baker is in love.")
    (claim,) = claims
    assert [r.text for r in claim.roles if r.role == "attribute"] == ["in love"]


NOTED = [
    ("Remember that the clerk lied.", "lie", "asserted", []),
    ("You will note that the clerk lied.", "lie", "asserted", []),
    ("We estimate how often the ferry sank.", "sink", "asserted", []),
]


@pytest.mark.parametrize(("text", "predicate", "stance", "speakers"), NOTED)
def test_what_is_pointed_out(
    read: Reader, text: str, predicate: str, stance: str, speakers: list[str]
) -> None:
    """A fact that somebody is told to note is neither commanded nor somebody's words."""
    _, claims = read(text)
    (claim,) = [c for c in claims if c.predicate == predicate]
    assert (claim.stance, [text[s.start : s.end] for s in claim.speakers]) == (stance, speakers)


def test_a_condition_reaches_what_is_joined_on(read: Reader) -> None:
    """What will be, joined to the consequence of a condition, depends on it as well."""
    _, claims = read("If the dam breaks, there will be a flood and the farmers will suffer.")
    assert [c.stance for c in claims if c.predicate == "suffer"] == ["supposed"]


def test_words_that_only_join(read: Reader) -> None:
    """What is said "as a result" is no attribute; a place told by a clause is that whole clause."""
    _, claims = read("As a result, the mill is shut. This is where the miller lives.")
    said = [(c.predicate, r.text) for c in claims for r in c.roles if r.role == "attribute"]
    assert "a result" not in [text for _, text in said]
    assert ("be", "where the miller lives") in said


OPEN_ENDS = [
    ("He sold the mill in May, which surprised us.", "surprise"),
    ("She would love to.", "love"),
]


@pytest.mark.parametrize(("text", "predicate"), OPEN_ENDS)
def test_open_ends(read: Reader, text: str, predicate: str) -> None:
    """A "which" apart from its noun, and a "to" that stands for words left out, say nothing."""
    _, claims = read(text)
    assert predicate not in [c.predicate for c in claims]


def test_whether_and_probably(read: Reader) -> None:
    """What a question is about is open; "probably" gives no order."""
    _, claims = read("One question was about whether the guard has a key.")
    assert [c.stance for c in claims if c.predicate == "have"] == ["supposed"]
    _, claims = read("Probably read about it somewhere.")
    assert [c.stance for c in claims if c.predicate == "read"] == ["supposed"]
