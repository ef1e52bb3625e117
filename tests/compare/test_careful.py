"""What leaves room for both tellings is never raised, and what leaves none still is.

Each rule stands beside a near case that must be found, so that silence alone passes nothing.
"""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import Told, denied, entity, frames, tell, worst_by

from tellings.compare.entities import People
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.slots import compare_frames
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.records.claims import Role
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())
THINGS = (entity("the gate", form="nominal", kind="thing"),)
PEOPLE = People(entities={one.id: one for one in THINGS})
JUDGE = Judge(people=PEOPLE, words=TABLES, table=packaged())


def worst(left: Told, right: Told) -> Level:
    """Return the worst level that a pair shows, the same from both sides."""
    return worst_by(JUDGE, left, right)


@pytest.mark.parametrize(
    ("marker", "other", "level"),
    [("until", "on", Level.COMPATIBLE), ("from", "on", Level.COMPATIBLE),
     ("by", None, Level.COMPATIBLE), ("until", "until", Level.CONFLICT),
     ("on", "on", Level.CONFLICT)],
)  # fmt: skip
def test_an_end_of_a_stretch_holds_another_day(
    marker: str, other: str | None, level: Level
) -> None:
    """What went on until Friday went on on Monday; two last days exclude each other."""
    left = tell("A", "work", agent="the/det clerk", time="Friday/PROPN", markers={"time": marker})
    right = tell("B", "work", agent="the/det clerk", time="Monday/PROPN",
                 markers={"time": other} if other else None)  # fmt: skip
    one, two = frames(left, right)
    results = compare_frames(one, two, PEOPLE, TABLES).results
    assert results["time"].outcome.level == level


def dated(account: str, night: str, day: str) -> Told:
    """Return a claim of a day, told with these words of time."""
    return tell(account, "burn", agent="the/det barn", time=night, when=(day, day, day))


@pytest.mark.parametrize(
    ("words", "day", "level"),
    [("the/det night", "1901-03-01", Level.COMPATIBLE), ("the/det night", "1901-03-02",
     Level.CONFLICT), ("the/det week", "1901-03-01", Level.CONFLICT)],
)  # fmt: skip
def test_a_night_goes_on_into_the_next_day(words: str, day: str, level: Level) -> None:
    """The night of the last of February and the first of March are one night; two days on not."""
    left, right = dated("A", words, "1901-02-28"), dated("B", "the/det morning", day)
    for one, two in (frames(left, right), frames(right, left)):
        assert compare_frames(one, two, PEOPLE, TABLES).results["when"].outcome.level == level


@pytest.mark.parametrize(("tense", "level"), [("present", Level.DIFFERENCE),
                                              ("past", Level.CONFLICT)])  # fmt: skip
def test_a_custom_leaves_room_for_one_day(tense: str, level: Level) -> None:
    """What opens at six may have opened at eight that day."""
    left = tell("A", "open", agent="the/det gate", when=("six", "T06:00", "T06:00"))
    right = tell("B", "open", agent="the/det gate", when=("half past eight", "T08:30", "T08:30"))
    left = replace(left, claim=replace(left.claim, tense=tense))
    right = replace(right, claim=replace(right.claim, tense="past"))
    assert worst(left, right) == level


@pytest.mark.parametrize(("words", "found"), [("the/det gate", True),
                                              ("the/det west/compound gate", False)])  # fmt: skip
def test_two_things_of_one_noun(words: str, found: bool) -> None:
    """That the west gate was not shut says nothing of the east gate, though taken for one thing."""
    same = {"patient": "the gate"}
    left = denied(tell("A", "shut", agent="the/det clerk", patient=words, entities=same))
    right = tell("B", "shut", agent="the/det clerk", patient="the/det east/compound gate",
                 entities=same)  # fmt: skip
    assert (worst(left, right) >= Level.TENSION) == found


def narrowed(told: Told, article: str) -> Told:
    """Return the claim with a relative clause below its first participant."""
    tokens = list(told.tokens)
    role: Role = told.claim.roles[0]
    tokens[0] = replace(tokens[0], text=article, lemma=article)
    clause = replace(tokens[role.head], text="came", lemma="come", upos="VERB", feats="",
                     head=role.head, deprel="acl:relcl")  # fmt: skip
    return replace(told, tokens=(*tokens, clause))


@pytest.mark.parametrize(("clause", "found"), [(True, False), (False, True)])
def test_a_clause_narrows_a_denial(clause: bool, found: bool) -> None:
    """That no guest who came late ate the cake leaves room for a guest who ate it."""
    left = denied(tell("A", "eat", agent="no/det guest", patient="the/det cake"))
    left = narrowed(left, "no") if clause else left
    right = tell("B", "eat", agent="a/det guest", patient="the/det cake")
    assert (worst(left, right) >= Level.TENSION) == found


@pytest.mark.parametrize(("article", "found"), [("no", False), ("the", True)])
def test_what_nobody_did_is_no_claim(article: str, found: bool) -> None:
    """In "no guest who came at six" the coming is told of nobody."""
    left = tell("A", "come", agent=f"{article}/det guest", when=("six", "T06:00", "T06:00"))
    right = tell("B", "come", agent="the/det guest", when=("eight", "T08:30", "T08:30"))
    assert (worst(left, right) >= Level.TENSION) == found


@pytest.mark.parametrize(("days", "found"), [(("Monday", "Friday"), False),
                                             (("Monday", "Monday"), True)])  # fmt: skip
def test_opposites_at_two_times(days: tuple[str, str], found: bool) -> None:
    """Who loved it on Monday and hated it on Friday changed; on one day that is hard to hold."""
    left = tell("A", "love", agent="the/det clerk", patient="the/det house",
                time=f"{days[0]}/PROPN")  # fmt: skip
    right = tell("B", "hate", agent="the/det clerk", patient="the/det house",
                 time=f"{days[1]}/PROPN")  # fmt: skip
    assert (worst(left, right) >= Level.TENSION) == found


def being(name: str, text: str, who: str, slot: str = "agent", **also: str) -> Told:
    """Return a claim in which ``text`` means ``who``."""
    return tell(name, "greet", entities={slot: who}, **{slot: text}, **also)


KNOWN = {one.id: one for one in (entity("Ann", gender="fem"), entity("Tom", gender="masc"))}
PERSONS = Judge(people=People(entities=KNOWN), words=TABLES, table=packaged())


@pytest.mark.parametrize(("left", "found"), [("she/PRON", False), ("Ann/PROPN", True)])
def test_a_pronoun_is_no_ground_for_a_difference(left: str, found: bool) -> None:
    """Whom "she" means was found out; a name is said."""
    place = {"place": "the/det hall"}
    one, other = frames(being("A", left, "ann", **place), being("B", "Tom/PROPN", "tom", **place))
    assert bool(PERSONS.pair(one, other, linked=True).shown) is found


def test_one_who_is_named_elsewhere_in_the_clause() -> None:
    """Where the other's doer is in the clause too, who did it may have been misread."""
    also = {"companion": "Tom/PROPN"}
    told = tell("A", "greet", agent="Ann/PROPN", place="the/det hall",
                entities={"agent": "ann", "companion": "tom"}, **also)  # fmt: skip
    other = being("B", "Tom/PROPN", "tom", place="the/det hall")
    one, two = frames(told, other)
    assert not PERSONS.pair(one, two, linked=True).shown


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [("nobody/PRON", "two/nummod farmers", Level.CONFLICT),
     ("nobody/PRON", None, Level.NOT_SAID)],
)  # fmt: skip
def test_a_denial_of_anybody(left: str, right: str | None, level: Level) -> None:
    """Nobody came: then no farmers did; what names no one of the kind says nothing."""
    place = {"goal": "the/det meeting"}
    doers = {"agent": right} if right else {}
    one, other = frames(
        denied(tell("A", "come", agent=left, **place)), tell("B", "come", **doers, **place)
    )
    assert JUDGE.pair(one, other, linked=True).worst == level
    assert JUDGE.pair(other, one, linked=True).worst == level


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [("a/det man called/acl Ben/xcomp", "a/det clerk named/acl Otto/xcomp", True),
     ("a/det man called/acl Ben/xcomp", "a/det clerk named/acl Ben/xcomp", False),
     ("a/det man", "a/det clerk", False), ("a/det smith", "a/det clerk", True)],
)  # fmt: skip
def test_descriptions_by_name(left: str, right: str, names: bool) -> None:
    """Two who are called otherwise differ; "a man" may be any man."""
    people = {one.id: one for one in (entity("one", form="nominal"), entity("two", form="nominal"))}
    judge = Judge(people=People(entities=people), words=TABLES, table=packaged())
    told = [tell(name, "greet", agent=words, patient="the/det guard", entities={"agent": who})
            for name, words, who in (("A", left, "one"), ("B", right, "two"))]  # fmt: skip
    one, other = frames(*told)
    assert bool(judge.pair(one, other, linked=True).shown) is names
