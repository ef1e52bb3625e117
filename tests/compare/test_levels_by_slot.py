"""The ordered levels of each kind of value, from silence to exclusion, one row a level.

Both claims say the same verb of the same clerk; only the slot under test differs.
"""

from typing import Any

import pytest
from tests.compare.compare_factory import account, analyses_of, entity, event, tell

from tellings.compare.entities import People
from tellings.compare.findings import compare
from tellings.compare.frames import frame_of
from tellings.compare.levels import Level
from tellings.compare.slots import compare_frames
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())
PEOPLE = (
    entity("Ada Moss", gender="fem"),
    entity("Rolf Dahl", gender="masc"),
    entity("the nurse", form="nominal"),
    entity("the crew", form="nominal", kind="group"),
)
SAID: dict[str, Any] = {"agent": "the/det clerk"}

VALUES = [
    # people
    ("patient", {"patient": "Ada/PROPN", "entities": {"patient": "ada moss"}},
     {"patient": "she/PRON", "entities": {"patient": "ada moss"}}, Level.SAME),
    ("patient", {"patient": "Ada/PROPN", "entities": {"patient": "ada moss"}},
     {"patient": "the/det nurse", "entities": {"patient": "the nurse"}}, Level.COMPATIBLE),
    ("patient", {"patient": "Ada/PROPN", "entities": {"patient": "ada moss"}},
     {"patient": "the/det crew", "entities": {"patient": "the crew"}}, Level.COMPATIBLE),
    ("patient", {"patient": "Ada/PROPN", "entities": {"patient": "ada moss"}},
     {"patient": "Rolf/PROPN", "entities": {"patient": "rolf dahl"}}, Level.CONFLICT),
    # places: the same, inside, another place, one of a kind, on opposite sides
    ("place", {"place": "the/det kitchen"}, {"place": "the/det kitchen"}, Level.SAME),
    ("place", {"place": "Paris/PROPN"}, {"place": "France/PROPN"}, Level.COMPATIBLE),
    ("place", {"place": "the/det office"}, {"place": "the/det chapel"}, Level.DIFFERENCE),
    ("place", {"place": "the/det house", "markers": {"place": "near"}},
     {"place": "the/det house", "markers": {"place": "far from"}}, Level.TENSION),
    ("place", {"place": "the/det house", "markers": {"place": "near"}},
     {"place": "the/det house", "markers": {"place": "at"}}, Level.SAME),
    ("place", {"place": "the/det kitchen"}, {"place": "the/det bedroom"}, Level.CONFLICT),
    ("place", {"place": "Paris/PROPN"}, {"place": "Madrid/PROPN"}, Level.CONFLICT),
    # numbers, with the room that their wording leaves
    ("number", {"patient": "five/nummod boxes", "amounts": {"patient": (5, 5)}},
     {"patient": "five/nummod boxes", "amounts": {"patient": (5, 5)}}, Level.SAME),
    ("number", {"patient": "five/nummod boxes", "amounts": {"patient": (5, 5)}},
     {"patient": "several/amod boxes", "amounts": {"patient": (2, 9)}}, Level.COMPATIBLE),
    ("number", {"patient": "five/nummod boxes", "amounts": {"patient": (5, 5)}},
     {"patient": "six/nummod other/amod boxes", "amounts": {"patient": (6, 6)}}, Level.TENSION),
    ("number", {"patient": "five/nummod boxes", "amounts": {"patient": (5, 5)}},
     {"patient": "six/nummod boxes", "amounts": {"patient": (6, 6)}}, Level.CONFLICT),
    # times
    ("when", {"when": ("at nine", "T09:00", "T09:00")}, {"when": ("at 9", "T09:00", "T09:00")},
     Level.SAME),
    ("when", {"when": ("about nine", "T08:30", "T09:30")}, {"when": ("9", "T09:00", "T09:00")},
     Level.COMPATIBLE),
    ("when", {"when": ("at nine", "T09:00", "T09:00")}, {"when": ("at ten", "T10:00", "T10:00")},
     Level.CONFLICT),
    ("time", {"time": "the/det morning"}, {"time": "the/det evening"}, Level.TENSION),
    ("time", {"time": "Monday/PROPN"}, {"time": "Friday/PROPN"}, Level.CONFLICT),
    # order
    ("time", {"time": "the/det sermon", "markers": {"time": "before"}},
     {"time": "the/det sermon", "markers": {"time": "after"}}, Level.TENSION),
    # colours
    ("patient", {"patient": "her/det red/amod car"}, {"patient": "her/det car"}, Level.COMPATIBLE),
    ("patient", {"patient": "her/det red/amod car"}, {"patient": "her/det blue/amod car"},
     Level.CONFLICT),
    # places on a body
    ("body part", {"place": "the/det forehead"}, {"place": "the/det forehead"}, Level.SAME),
    ("body part", {"place": "the/det forehead"}, {"place": "the/det head"}, Level.COMPATIBLE),
    ("body part", {"place": "the/det arm"}, {"place": "the/det head"}, Level.DIFFERENCE),
    ("body part", {"place": "the/det forehead"}, {"place": "the/det back of/case head/nmod"},
     Level.TENSION),
    # instruments
    ("instrument", {"instrument": "a/det knife"}, {"instrument": "a/det weapon"},
     Level.COMPATIBLE),
    ("instrument", {"instrument": "a/det pistol"}, {"instrument": "a/det knife"}, Level.TENSION),
    # professions and kinship
    ("attribute", {"attribute": "a/det nurse"}, {"attribute": "a/det professional"},
     Level.COMPATIBLE),
    ("attribute", {"attribute": "a/det nurse"}, {"attribute": "a/det carpenter"}, Level.TENSION),
    ("attribute", {"attribute": "her/det sister"}, {"attribute": "her/det daughter"},
     Level.TENSION),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "left", "right", "level"), VALUES)
def test_level(slot: str, left: dict[str, Any], right: dict[str, Any], level: Level) -> None:
    """The two values stand to each other as the row says, whichever side comes first."""
    people = People(entities={one.id: one for one in PEOPLE})
    for ours, theirs in ((left, right), (right, left)):
        told = (tell("A", "hold", **SAID, **ours), tell("B", "hold", **SAID, **theirs))
        analyses, claims = analyses_of(told)
        frames = [frame_of(claim, analyses[claim.account]) for claim in claims]
        result = compare_frames(frames[0], frames[1], people, TABLES).results.get(slot)
        assert (result.outcome.level if result else Level.NOT_SAID) == level


@pytest.mark.parametrize("slot", ["patient", "place", "number", "when", "instrument", "cause"])
def test_silence(slot: str) -> None:
    """What one of them does not say is no level at all."""
    told = (tell("A", "hold", **SAID, place="the/det kitchen"), tell("B", "hold", **SAID))
    analyses, claims = analyses_of(told)
    frames = [frame_of(claim, analyses[claim.account]) for claim in claims]
    people = People(entities={one.id: one for one in PEOPLE})
    assert slot not in compare_frames(frames[0], frames[1], people, TABLES).results


CAUSES = [("pneumonia", "pneumonia", None), ("pneumonia", "illness", None),
          ("pneumonia", "cancer", "tension")]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "kind"), CAUSES)
def test_causes_of_death(left: str, right: str, kind: str | None) -> None:
    """What one dies of is a cause: two illnesses are hard to hold together."""
    told = [
        tell(name, "die", agent="the/det clerk", topic=word, markers={"topic": "of"})
        for name, word in (("A", left), ("B", right))
    ]
    analyses, claims = analyses_of(told)
    shown = compare(
        [event(*claims)], claims, (), [account("A"), account("B")], (), {}, analyses=analyses
    )
    found = {one.kind for one in shown.findings if one.slot == "cause"}
    assert found == ({kind} if kind else set())
