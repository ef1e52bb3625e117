"""Two occasions, two reasons and two homes differ; what may be one of them does not."""

import pytest
from tests.compare.compare_factory import Told, analyses_of, tell

from tellings.compare.entities import People
from tellings.compare.frames import Frame, frame_of
from tellings.compare.levels import Level
from tellings.compare.occasion import compare_reasons, is_occasion, is_reason
from tellings.compare.relational import DWELLING
from tellings.compare.slots import Compared, compare_frames
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())


def frames(*told: Told) -> list[Frame]:
    """Return the frames of some claims."""
    analyses, claims = analyses_of(told)
    return [frame_of(claim, analyses[claim.account]) for claim in claims]


def compared(slot: str, left: str, right: str, markers: tuple[str | None, str | None]) -> Compared:
    """Return two claims of one arrest, compared, told with these words in a slot."""
    one, other = frames(
        *(
            tell(name, "arrest", agent="the/det constable", patient="the/det clerk",
                 markers={slot: marker} if marker else None, **{slot: words})
            for name, words, marker in zip("AB", (left, right), markers, strict=True)
        )
    )  # fmt: skip
    return compare_frames(one, other, People(entities={}), TABLES)


def level(slot: str, left: str, right: str, *markers: str | None) -> Level:
    """Return the level of the slot, silence when nothing is said."""
    one, other = markers or (None, None)
    result = compared(slot, left, right, (one, other)).results.get(slot)
    return result.outcome.level if result is not None else Level.NOT_SAID


@pytest.mark.parametrize(
    ("left", "right", "markers", "differ"),
    [("the/det wedding", "the/det funeral", ("at", "at"), True),
     ("the/det wedding", "the/det wedding", ("at", "during"), False),
     ("the/det wedding", "a/det ceremony", ("at", "during"), False),
     ("the/det wedding", "finally", ("at", None), False),
     ("the/det wedding", "the/det letter", ("at", "after"), False)],
)  # fmt: skip
def test_two_occasions(
    left: str, right: str, markers: tuple[str | None, str | None], differ: bool
) -> None:
    """Two happenings that went on beside it differ; a wedding is a ceremony."""
    found = level("time", left, right, *markers)
    assert (found == Level.DIFFERENCE) is differ
    assert level("time", right, left, *markers[::-1]) == found


def test_reasons_are_told_as_such() -> None:
    """What begins with "because" is a reason; two that share a word of weight may be one."""
    rain, debt, rains = frames(
        tell("A", "sell", cause="because/case rain", markers={"cause": "because"}),
        tell("B", "sell", cause="because/case debt", markers={"cause": "because"}),
        tell("C", "sell", cause="because/case rainfall", markers={"cause": "because"}),
    )
    ours, theirs, alike = (one.get("cause")[0] for one in (rain, debt, rains))
    assert is_reason(ours)
    assert compare_reasons(ours, theirs, TABLES).level == Level.DIFFERENCE
    assert compare_reasons(ours, alike, TABLES).level == Level.NOT_SAID
    assert not is_occasion(ours, TABLES)


@pytest.mark.parametrize(
    ("words", "home"),
    [("to live with her aunt", True), ("to stay at the inn", True), ("to live well", False),
     ("to help her aunt", False)],
)  # fmt: skip
def test_words_of_a_home(words: str, home: bool) -> None:
    """Only dwelling with someone or somewhere tells where one is sent."""
    assert bool(DWELLING.match(words)) is home


def test_a_home_is_a_goal() -> None:
    """Who is sent to an asylum in one account is sent to live with an aunt in the other."""
    told = (
        tell("A", "send", patient="the/det girl", goal="an/det asylum", markers={"goal": "to"}),
        tell("B", "send", patient="the/det girl",
             purpose="to/mark live/VERB with/case her/nmod:poss aunt"),
    )  # fmt: skip
    one, other = frames(*told)
    result = compare_frames(one, other, People(entities={}), TABLES).results["goal"]
    assert result.outcome.level == Level.DIFFERENCE


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [("creep", "creep in", "broader"), ("creep in", "creep", "narrower"),
     ("give", "give out", "apart"), ("creep", "creep up", "apart")],
)  # fmt: skip
def test_a_verb_of_motion_with_its_direction(left: str, right: str, found: str) -> None:
    """A direction makes a verb of motion more exact; other particles make another verb."""
    one, other = frames(
        tell("A", left, agent="the/det clerk"), tell("B", right, agent="the/det clerk")
    )
    assert compare_frames(one, other, People(entities={}), TABLES).predicate == found
