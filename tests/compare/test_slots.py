"""Comparing frames: symmetric, silent where one side is, and never against itself."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.compare_factory import Told, analyses_of, denied, entity, tell

from tellings.compare.entities import People
from tellings.compare.frames import Frame, frame_of
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.polarity import compare_polarity
from tellings.compare.slots import compare_frames
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.text.lexicon import load

NOUNS = ["car", "van", "girl", "officer", "policeman", "head", "forehead", "kitchen", "garden"]
TABLES = WordTables(words=load(), table=packaged())
PEOPLE = People(
    entities={e.id: e for e in (entity("Ada Moss"), entity("Rolf Dahl", gender="masc"))}
)
JUDGE = Judge(people=PEOPLE, words=TABLES, table=packaged())
PHRASES = st.builds(
    lambda article, colour, noun: " ".join(part for part in (article, colour, noun) if part),
    st.sampled_from(["the/det", "a/det"]),
    st.sampled_from(["", "red/amod", "blue/amod", "first/amod", "second/amod"]),
    st.sampled_from(NOUNS),
)
ROLES = st.dictionaries(
    st.sampled_from(["agent", "patient", "recipient", "place", "instrument"]), PHRASES, min_size=1
)


@st.composite
def claims(draw: st.DrawFn, account: str) -> Told:
    """Draw a claim of ``account``."""
    roles = draw(ROLES)
    entities = {
        role: draw(st.sampled_from(["ada moss", "rolf dahl"]))
        for role in roles
        if draw(st.booleans())
    }
    verb = draw(st.sampled_from(["carry", "hit", "kill", "murder", "open", "close"]))
    told = tell(account, verb, entities=entities, **roles)
    return denied(told) if draw(st.booleans()) else told


def framed(*told: Told) -> list[Frame]:
    """Return the frames of claims."""
    analyses, made = analyses_of(told)
    return [frame_of(claim, analyses[claim.account]) for claim in made]


@given(claims("A"), claims("B"))
@settings(deadline=None, max_examples=150)
def test_every_slot_is_symmetric(left: Told, right: Told) -> None:
    """The level of every slot, and the worst shown, do not depend on the side."""
    one, other = framed(left, right)
    forth, back = (compare_frames(a, b, PEOPLE, TABLES) for a, b in ((one, other), (other, one)))
    levels = {slot: result.outcome.level for slot, result in forth.results.items()}
    assert levels == {slot: result.outcome.level for slot, result in back.results.items()}
    assert compare_polarity(forth).level == compare_polarity(back).level
    shown = [
        sorted((s.slot, s.level) for s in JUDGE.pair(a, b, linked=True).shown)
        for a, b in ((one, other), (other, one))
    ]
    assert shown[0] == shown[1]


@given(claims("A"))
@settings(deadline=None)
def test_nothing_disagrees_with_itself(told: Told) -> None:
    """The same claim told by two accounts shows no disagreement in any slot."""
    twin = replace(told, claim=replace(told.claim, id=told.claim.id + "-B", account="B"))
    one, other = framed(told, twin)
    assert JUDGE.pair(one, other, linked=True).shown == ()


@given(claims("A"), claims("B"))
@settings(deadline=None)
def test_slots_that_one_side_leaves_out_are_not_compared(left: Told, right: Told) -> None:
    """Not said is a level of its own: only what both fill has a result."""
    one, other = framed(left, right)
    comparison = compare_frames(one, other, PEOPLE, TABLES)
    filled = {slot for frame in (comparison.left, comparison.right) for slot in frame.slots}
    for slot, result in comparison.results.items():
        assert result.outcome.level != Level.NOT_SAID
        if slot in filled:
            assert comparison.left.get(slot)
            assert comparison.right.get(slot)


@given(claims("A"), claims("B"))
@settings(deadline=None)
def test_without_a_link_nothing_with_one_slot_alike_is_a_conflict(left: Told, right: Told) -> None:
    """A conflict needs a direct link or two core slots alike."""
    one, other = framed(left, right)
    comparison = compare_frames(one, other, PEOPLE, TABLES)
    pair = JUDGE.pair(one, other, linked=False)
    if pair.worst == Level.CONFLICT:
        assert len(comparison.alike) > 1


def test_what_breaks_is_what_is_broken() -> None:
    """Example: "The wheel broke" and "the clerk broke the wheel" speak of one wheel."""
    one, other = framed(
        tell("A", "break", agent="the/det wheel"),
        tell("B", "break", agent="the/det clerk", patient="the/det wheel"),
    )
    comparison = compare_frames(one, other, PEOPLE, TABLES)
    assert comparison.alike == {"patient"}
    assert "agent" not in comparison.results


def test_the_bag_is_the_same_however_the_verb_takes_it() -> None:
    """Example: "Gave her the bag" and "gave the bag to her" fill the same slots."""
    one, other = framed(
        tell("A", "give", recipient="the/det girl", theme="the/det bag"),
        tell("B", "give", patient="the/det bag", recipient="the/det girl"),
    )
    assert compare_frames(one, other, PEOPLE, TABLES).alike == {"patient", "recipient"}
