"""What reading accounts side by side counts: it leaves open, keeps apart, and overrules nothing."""

from evals.names import rooms

from tellings.people.resolve import People, resolve
from tellings.records.lookups import Likeness

CALLER = "The guest with the lantern called out twice."
GUEST = "Emil Brandt asked for a room. Otto Moll paid at once."


def people(*texts: str, one: str, two: str, score: float) -> People:
    """Return who is who where two mentions, by their words, were read side by side."""
    read = rooms(texts)
    told = {m.text: m.id for found in read.people.values() for m in found.mentions}
    likeness = Likeness(asked=told[one], found=told[two], score=score)
    given = read.documents, read.accounts, read.analyses, read.people
    return resolve(*given, read.claims, likenesses=(likeness,))


def named(found: People, words: str) -> set[str]:
    """Return the entities that have a mention with these words."""
    return {e.id for e in found.entities for m in e.mentions if m.text == words}


def test_an_impression_alone_is_a_question_for_a_person() -> None:
    """Who shares nothing but the network's word stays apart, and is listed with it."""
    found = people(CALLER, GUEST, one="The guest with the lantern", two="Emil Brandt", score=9.0)
    apart = named(found, "The guest with the lantern"), named(found, "Emil Brandt")
    assert apart[0].isdisjoint(apart[1])
    assert {frozenset((u.left, u.right)) for u in found.undecided} == {
        frozenset.union(*map(frozenset, apart))
    }
    assert any("read side by side" in row for u in found.undecided for row in u.evidence)


def test_a_name_that_is_surely_anothers_is_left_open() -> None:
    """One name in both, and the accounts tell of two: not joined."""
    texts = "Mr Brandt lay ill all winter.", "Emil Brandt climbed the mast."
    found = people(*texts, one="Mr Brandt", two="Emil Brandt", score=-9.0)
    assert len(named(found, "Mr Brandt") | named(found, "Emil Brandt")) == 2


def test_what_is_said_is_not_overruled() -> None:
    """Ages that differ keep two of a name apart, however alike the accounts read."""
    texts = "Emil Brandt, 71, rowed out.", "Emil Brandt, 23, rowed out."
    read = rooms(texts)
    ids = [
        m.id for found in read.people.values() for m in found.mentions if m.text == "Emil Brandt"
    ]
    given = read.documents, read.accounts, read.analyses, read.people
    likeness = Likeness(asked=ids[0], found=ids[1], score=9.0)
    found = resolve(*given, read.claims, likenesses=(likeness,))
    assert len(named(found, "Emil Brandt")) == 2
