"""Kinds of known things, families of animals, rooms and the open, groups of one number."""

import pytest
from tests.compare.compare_factory import Told, entity, frames, tell, worst_by

from tellings.compare.entities import People
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.tables import packaged, parse
from tellings.compare.wordtables import WordTables
from tellings.errors import SettingsError
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())
GROUPS = tuple(entity(name, kind="group", form="nominal") for name in ("one", "other"))
JUDGE = Judge(people=People(entities={one.id: one for one in GROUPS}), words=TABLES,
              table=packaged())  # fmt: skip


def worst(left: Told, right: Told) -> Level:
    """Return the worst level that a pair shows, the same from both sides."""
    return worst_by(JUDGE, left, right)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [("the/det tomato", "the/det cucumber", Level.TENSION),
     ("a/det dog", "a/det cat", Level.DIFFERENCE),
     ("the/det dog", "the/det cat", Level.TENSION),
     ("the/det terrier", "the/det dog", Level.NOT_SAID),
     ("the/det terrier", "the/det poodle", Level.DIFFERENCE)],
)  # fmt: skip
def test_known_things_of_two_kinds(left: str, right: str, level: Level) -> None:
    """The dog is no cat; a dog may be beside a cat, and a terrier is a dog."""
    told = (tell("A", "feed", agent="the/det clerk", patient=left),
            tell("B", "feed", agent="the/det clerk", patient=right))  # fmt: skip
    assert worst(*told) == level


@pytest.mark.parametrize(
    ("left", "right", "markers", "found"),
    [("the/det kitchen", "the/det street", ("in", "in"), True),
     ("the/det office", "the/det train", ("in", "in"), True),
     ("the/det kitchen", "the/det street", ("in", "near"), False),
     ("the/det car", "the/det forest", ("in", "in"), False)],
)  # fmt: skip
def test_a_room_and_the_open(left: str, right: str, markers: tuple[str, str], found: bool) -> None:
    """What falls in a room does not fall in the street; a car stands in a forest."""
    told = [
        tell(name, "drop", agent="the/det clerk", patient="the/det tray", place=words,
             markers={"place": marker})
        for name, words, marker in zip("AB", (left, right), markers, strict=True)
    ]  # fmt: skip
    assert (worst(*told) == Level.TENSION) is found


def group(name: str, words: str, count: int, being: str) -> Told:
    """Return a claim of a group that carries the chest."""
    return tell(name, "carry", agent=words, patient="the/det chest", entities={"agent": being},
                amounts={"agent": (count, count)})  # fmt: skip


def test_groups_of_one_number_with_opposite_words() -> None:
    """Three old clerks are not three young clerks; without the number both may be there."""
    old = group("A", "three/nummod old/amod clerks", 3, "one")
    young = group("B", "three/nummod young/amod clerks", 3, "other")
    assert worst(old, young) == Level.TENSION
    some = tell("B", "carry", agent="young/amod clerks", patient="the/det chest",
                entities={"agent": "other"})  # fmt: skip
    assert worst(old, some) < Level.TENSION


def test_tellers_tell_their_own_deeds() -> None:
    """Two who say that they wept are two who wept; one bell was rung by one of them."""
    people = {one.id: one for one in (entity("Ada", gender="fem"), entity("Rolf", gender="masc"))}
    judge = Judge(people=People(entities=people), words=TABLES, table=packaged())
    for also, found in (({}, False), ({"patient": "the/det bell"}, True)):
        told = [
            tell(
                name, "ring", agent="I/PRON", place="the/det hall", entities={"agent": who}, **also
            )
            for name, who in (("A", "ada"), ("B", "rolf"))
        ]
        one, other = frames(*told)
        slots = {shown.slot for shown in judge.pair(one, other, linked=True).shown}
        assert ("agent" in slots) is found


def test_a_case_names_its_own_families_of_places() -> None:
    """A row needs both families; one without is refused by its words."""
    row = {"name": "ship and shore", "slots": ["place"], "markers": ["on"],
           "left": {"words": ["deck"]}, "right": {"words": ["quay"]}}  # fmt: skip
    (found,) = parse({"apart": [row]}).apart
    assert (found.left.words, found.right.words) == ({"deck"}, {"quay"})
    del row["right"]
    with pytest.raises(SettingsError, match="right"):
        parse({"apart": [row]})


def test_two_professions_in_one_house() -> None:
    """An army officer may be an army pilot; an officer is no singer."""
    for left, right, found in (
        ("an/det army/compound officer", "an/det army/compound pilot", False),
        ("an/det army/compound officer", "a/det singer", True),
    ):
        told = (tell("A", "be", theme="the/det man", attribute=left),
                tell("B", "be", theme="the/det man", attribute=right))  # fmt: skip
        assert (worst(*told) >= Level.TENSION) is found


def test_words_of_two_ages() -> None:
    """A child is no officer; a girl may be a child or a young woman."""
    for left, right, found in (("child", "officer", True), ("girl", "woman", False),
                               ("girl", "boy", True)):  # fmt: skip
        told = [tell(name, "ring", agent=f"the/det {words}", patient="the/det bell")
                for name, words in (("A", left), ("B", right))]  # fmt: skip
        assert (worst(*told) >= Level.TENSION) is found
