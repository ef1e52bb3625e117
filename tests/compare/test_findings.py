"""Findings and conflict sets of hand-made claims: each test states one rule."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from tests.compare.compare_factory import (
    Told,
    account,
    analyses_of,
    denied,
    entity,
    event,
    put,
    tell,
)

from tellings.compare.findings import Comparison, compare
from tellings.records.claims import COMPARED, SURE
from tellings.records.documents import Origin
from tellings.records.findings import Finding
from tellings.records.people import Entity

VERDICTS = re.compile(
    r"\b(lie[ds]?|lying|false|wrong|prove[sdn]?|true story|credib\w*|reliab\w*)\b"
)


def shown(
    *told: Told,
    entities: Sequence[Entity] = (),
    origins: Sequence[Origin] = (),
    linked: bool = True,
) -> Comparison:
    """Compare claims that were joined to one event."""
    analyses, claims = analyses_of(told)
    accounts = [account(name) for name in dict.fromkeys(c.account for c in claims)]
    events = [event(*claims, linked=linked)]
    return compare(events, claims, tuple(entities), accounts, tuple(origins), {}, analyses=analyses)


def kinds(comparison: Comparison) -> set[tuple[str, str]]:
    """Return the (kind, slot) of every finding."""
    return {(finding.kind, finding.slot) for finding in comparison.findings}


def of_kind(comparison: Comparison, *names: str) -> list[Finding]:
    """Return the findings of these kinds."""
    return [finding for finding in comparison.findings if finding.kind in names]


def disagreements(comparison: Comparison) -> set[tuple[str, str]]:
    """Return the (kind, slot) of every difference, tension and conflict."""
    return {one for one in kinds(comparison) if one[0] in ("difference", "tension", "conflict")}


CLERK = "the/det clerk"


def test_two_numbers_of_the_same_thing_conflict() -> None:
    """Two exact counts of one thing in one role cannot both be true."""
    comparison = shown(
        tell("A", "carry", agent=CLERK, patient="two/nummod boxes", amounts={"patient": (2, 2)}),
        tell("B", "carry", agent=CLERK, patient="three/nummod boxes", amounts={"patient": (3, 3)}),
    )
    assert disagreements(comparison) == {("conflict", "number")}
    (conflict,) = comparison.conflicts
    assert conflict.rule == "number"
    assert {one.kind for one in conflict.assumes} == {"same_event", "rule"}
    assert conflict.settled_by == "How many was it: “two boxes” or “three boxes”?"


def test_those_who_tell_and_those_who_deny_agree_apart() -> None:
    """Two accounts that say it and two that deny it are two agreements, never one of four."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    comparison = shown(
        tell("A", "open", **roles),
        tell("B", "open", **roles),
        denied(tell("C", "open", **roles)),
        denied(tell("D", "open", **roles)),
    )
    found = of_kind(comparison, "agreement")
    assert sorted(len(finding.claims) for finding in found) == [2, 2]
    assert {word in finding.explanation for finding in found for word in ("deny",)} == {True, False}


def test_numbers_with_room_agree() -> None:
    """Example: "About nine" allows ten."""
    comparison = shown(
        tell("A", "carry", agent=CLERK, patient="nine/nummod boxes", amounts={"patient": (8, 10)}),
        tell("B", "carry", agent=CLERK, patient="ten/nummod boxes", amounts={"patient": (10, 10)}),
    )
    assert disagreements(comparison) == set()
    assert of_kind(comparison, "agreement")


def test_other_people_are_counted_apart() -> None:
    """Example: "Five other men" and "six men" are hard to hold together, but no conflict."""
    comparison = shown(
        tell("A", "share", agent=CLERK, companion="five/nummod other/amod men",
             amounts={"companion": (5, 5)}),
        tell("B", "share", agent=CLERK, companion="six/nummod men", amounts={"companion": (6, 6)}),
    )  # fmt: skip
    assert disagreements(comparison) == {("tension", "number")}
    assert comparison.conflicts == ()


def test_a_child_and_two_children_agree() -> None:
    """Who has two children has a daughter, and one girl may be among three children."""
    comparison = shown(
        tell("A", "have", agent=CLERK, patient="two/nummod children", amounts={"patient": (2, 2)}),
        tell("B", "have", agent=CLERK, patient="a/det daughter"),
    )
    assert ("conflict", "number") not in kinds(comparison)
    assert not of_kind(comparison, "tension", "conflict")


def test_silence_is_no_difference() -> None:
    """What only one account says of an event is not compared at all."""
    comparison = shown(
        tell("A", "open", agent=CLERK, patient="the/det safe"),
        tell("B", "open", agent=CLERK, patient="the/det safe", instrument="a/det key",
             place="the/det vault", when=("at nine", "T09:00", "T09:00")),
    )  # fmt: skip
    assert kinds(comparison) == {("agreement", "event")}


def test_more_and_less_exact_agree() -> None:
    """Example: "Policeman" and "officer", "head" and "forehead" are more and less exact."""
    comparison = shown(
        tell("A", "hit", agent="the/det policeman", patient="the/det head"),
        tell("B", "hit", agent="the/det officer", patient="the/det forehead"),
    )
    assert disagreements(comparison) == set()


def test_two_places_on_one_head_are_a_tension() -> None:
    """The back of the head and the forehead are not struck by one blow, whatever the verb."""
    comparison = shown(
        tell("A", "hit", agent=CLERK, patient="back of/case head/nmod"),
        tell("B", "land", agent="the/det brick", place="the/det forehead"),
    )
    assert disagreements(comparison) == {("tension", "body part")}


def test_colours_of_one_thing_conflict_and_of_many_do_not() -> None:
    """One car is not red and blue; there may be white flowers and red ones."""
    one = shown(
        tell("A", "drive", agent=CLERK, patient="a/det red/amod car"),
        tell("B", "drive", agent=CLERK, patient="a/det blue/amod car"),
    )
    many = shown(
        tell("A", "plant", agent=CLERK, patient="red/amod flowers"),
        tell("B", "plant", agent=CLERK, patient="white/amod flowers"),
    )
    assert disagreements(one) == {("conflict", "patient")}
    assert disagreements(many) == {("difference", "patient")}


def test_two_dates_of_one_event_conflict() -> None:
    """Days that do not overlap exclude each other; a year that holds the day does not."""
    day = ("5 May 1990", "1990-05-05", "1990-05-05")
    other = ("6 May 1990", "1990-05-06", "1990-05-06")
    year = ("in 1990", "1990-01-01", "1990-12-31")
    roles = {"agent": CLERK, "patient": "the/det safe"}
    assert ("conflict", "when") in kinds(
        shown(tell("A", "open", when=day, **roles), tell("B", "open", when=other, **roles))
    )
    assert not disagreements(
        shown(tell("A", "open", when=day, **roles), tell("B", "open", when=year, **roles))
    )


def test_a_denial_conflicts_with_what_entails_it() -> None:
    """A says that the clerk opened the safe, B that he did not open it."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    comparison = shown(tell("A", "open", **roles), denied(tell("B", "open", **roles)))
    assert disagreements(comparison) == {("conflict", "polarity")}
    assert comparison.conflicts[0].rule == "negation"


def test_a_denial_of_more_is_no_conflict() -> None:
    """Example: "Did not open it with a key" leaves room for "opened it"."""
    comparison = shown(
        tell("A", "open", agent=CLERK, patient="the/det safe"),
        denied(tell("B", "open", agent=CLERK, patient="the/det safe", instrument="a/det key")),
    )
    assert disagreements(comparison) == {("difference", "polarity")}


def test_a_denial_of_the_more_exact_is_no_conflict() -> None:
    """Example: "Did not murder" leaves room for "killed", "did not kill" none for "murdered"."""
    roles = {"agent": CLERK, "patient": "the/det guard"}
    room = shown(tell("A", "kill", **roles), denied(tell("B", "murder", **roles)))
    none = shown(tell("A", "murder", **roles), denied(tell("B", "kill", **roles)))
    assert not of_kind(room, "tension", "conflict")
    assert disagreements(none) == {("conflict", "polarity")}


@pytest.mark.parametrize("stance", ["asked", "supposed", "opinion", "commanded", "intended"])
def test_what_is_not_stated_clashes_with_nothing(stance: str) -> None:
    """A question, a supposition, an opinion, a command, an intention is no testimony."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    comparison = shown(tell("A", "open", **roles), put(denied(tell("B", "open", **roles)), stance))
    assert not of_kind(comparison, "difference", "tension", "conflict")


def test_an_attempt_is_not_the_deed() -> None:
    """Example: "Tried to open" and "opened" differ in how it is put; that is all."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    comparison = shown(tell("A", "open", **roles), put(tell("B", "open", **roles), "attempted"))
    assert disagreements(comparison) == {("difference", "stance")}


def test_reported_speech_clashes_only_as_such() -> None:
    """What the guard is told to have said clashes with that, not with what a teller says."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    fact = tell("A", "open", **roles)
    told = put(denied(tell("B", "open", **roles)), "reported", "guard")
    retold = put(tell("A", "open", **roles), "reported", "guard")
    other = put(tell("A", "open", **roles), "reported", "baker")
    assert not of_kind(shown(fact, told), "tension", "conflict")
    assert not of_kind(shown(other, told), "tension", "conflict")
    assert of_kind(shown(retold, told), "tension", "conflict")


def test_a_second_buyer_of_one_thing_conflicts() -> None:
    """One thing is bought once: two full names, or a man and a woman, are two buyers."""
    people = [entity("Ada Moss"), entity("Rolf Dahl"), entity("the ring", kind="object")]
    comparison = shown(
        tell("A", "buy", agent="Moss/PROPN", patient="the/det ring",
             entities={"agent": "ada moss", "patient": "the ring"}),
        tell("B", "buy", agent="Dahl/PROPN", patient="the/det ring",
             entities={"agent": "rolf dahl", "patient": "the ring"}),
        entities=people,
    )  # fmt: skip
    assert disagreements(comparison) == {("conflict", "agent")}
    assert comparison.conflicts[0].rule == "role"


def test_two_unnamed_people_may_be_one() -> None:
    """Example: "The witness" and "a passer-by" are no two people for sure."""
    people = [entity("the witness", form="nominal"), entity("the baker", form="nominal")]
    comparison = shown(
        tell("A", "buy", agent="the/det witness", patient="the/det ring",
             entities={"agent": "the witness"}),
        tell("B", "buy", agent="the/det baker", patient="the/det ring",
             entities={"agent": "the baker"}),
        entities=people,
    )  # fmt: skip
    assert not of_kind(comparison, "tension", "conflict")


def test_spellings_of_one_name_are_not_two_people() -> None:
    """Two spellings that were not resolved to one are still no clash."""
    people = [entity("Katharina Lenz"), entity("Catarina Lentz")]
    comparison = shown(
        tell("A", "buy", agent="Lenz/PROPN", patient="the/det ring",
             entities={"agent": "katharina lenz"}),
        tell("B", "buy", agent="Lentz/PROPN", patient="the/det ring",
             entities={"agent": "catarina lentz"}),
        entities=people,
    )  # fmt: skip
    assert not of_kind(comparison, "tension", "conflict")


def test_a_group_and_its_member_are_both_meant() -> None:
    """Example: "The guards" and "Ada Moss" do not clash."""
    people = [entity("Ada Moss"), entity("the guards", kind="group", form="nominal")]
    comparison = shown(
        tell("A", "buy", agent="Moss/PROPN", patient="the/det ring",
             entities={"agent": "ada moss"}),
        tell("B", "buy", agent="the/det guards", patient="the/det ring",
             entities={"agent": "the guards"}),
        entities=people,
    )  # fmt: skip
    assert not of_kind(comparison, "tension", "conflict")


def test_without_a_direct_link_a_conflict_is_lowered() -> None:
    """Claims joined only through others, with one slot alike, give no conflict."""
    told = (
        tell("A", "vanish", agent=CLERK, place="Chile/PROPN"),
        tell("B", "vanish", agent=CLERK, place="Peru/PROPN"),
    )
    assert disagreements(shown(*told)) == {("conflict", "place")}
    assert disagreements(shown(*told, linked=False)) == {("tension", "place")}


def test_other_happenings_are_no_finding() -> None:
    """Another verb with other people shows nothing, although the clustering joined it."""
    comparison = shown(
        tell("A", "open", agent=CLERK, patient="the/det safe"),
        tell("B", "sing", agent="the/det baker", place="the/det street"),
        linked=False,
    )
    assert kinds(comparison) == set()


def test_support_is_counted_in_origins() -> None:
    """Two accounts that share an origin count once."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    told = (tell("A", "open", **roles), tell("B", "open", **roles), tell("C", "open", **roles))
    origins = [Origin(id="A", accounts=("A", "B")), Origin(id="C", accounts=("C",))]
    (finding,) = of_kind(shown(*told, origins=origins), "agreement")
    assert "3 accounts, 2 independent origins" in finding.explanation


def test_ten_copies_of_a_report_change_no_ranking() -> None:
    """Copies of one account lift none of its findings above those of independent ones."""

    def ranked(*copies: str) -> list[tuple[str, str, float]]:
        told = [
            tell("A", "share", agent="she/PRON", patient="five/nummod rooms",
                 amounts={"patient": (5, 5)}),
            tell("B", "share", agent="she/PRON", patient="six/nummod rooms",
                 amounts={"patient": (6, 6)}),
            tell("A", "hit", patient="the/det boy", place="the/det forehead"),
            *(
                tell(name, "hit", patient="the/det boy", place="the/det back of/case head/nmod")
                for name in ("B", *copies)
            ),
        ]  # fmt: skip
        analyses, claims = analyses_of(told)
        accounts = [account(name) for name in ("A", "B", *copies)]
        origins = [Origin(id="B", accounts=("B", *copies)), Origin(id="A", accounts=("A",))]
        rooms = [claim for claim in claims if claim.predicate == "share"]
        blows = [claim for claim in claims if claim.predicate == "hit"]
        result = compare(
            [event(*rooms, name="rooms"), event(*blows, name="blows")],
            claims, (), accounts, origins, {}, analyses=analyses,
        )  # fmt: skip
        weighed = [(one.slot, one.kind, one.weight) for one in result.findings]
        return [row for row in weighed if row[1] in ("conflict", "tension")]

    copies = [f"B{number}" for number in range(10)]
    assert len(ranked()) == 2
    assert ranked(*copies) == ranked()


def test_what_one_account_alone_tells_is_only() -> None:
    """An event of one account is "only" when others could have told it, and not otherwise."""
    analyses, claims = analyses_of(
        [tell("A", "open", agent=CLERK), tell("B", "sing", agent="the/det baker")]
    )
    accounts = [account("A"), account("B")]
    events = [event(claims[0], name="e1"), event(claims[1], name="e2")]
    both = compare(events, claims, (), accounts, (), {}, analyses=analyses)
    assert {(f.kind, f.event) for f in both.findings} == {("only", "e1"), ("only", "e2")}
    alone = compare(events[:1], claims[:1], (), accounts[:1], (), {}, analyses=analyses)
    assert alone.findings == ()


def test_one_dies_once_even_where_the_events_were_not_joined() -> None:
    """Two dates of one person's death conflict, resting on its being the same person."""
    analyses, claims = analyses_of([
        tell("A", "die", agent="Moss/PROPN", entities={"agent": "ada moss"},
             when=("1990", "1990-01-01", "1990-12-31")),
        tell("B", "murder", patient="Moss/PROPN", entities={"patient": "ada moss"},
             when=("1992", "1992-01-01", "1992-12-31")),
    ])  # fmt: skip
    events = [event(claims[0], name="e1"), event(claims[1], name="e2")]
    found = compare(
        events, claims, [entity("Ada Moss")], [account("A"), account("B")], (), {},
        analyses=analyses,
    )  # fmt: skip
    (conflict,) = found.conflicts
    assert {(one.kind, one.id) for one in conflict.assumes} >= {("same_entity", "ada moss")}


def test_order_of_accounts_changes_only_places() -> None:
    """The same claims in any order give the same findings and conflicts."""
    told = [
        tell("A", "carry", agent=CLERK, patient="two/nummod boxes", amounts={"patient": (2, 2)}),
        tell("B", "carry", agent=CLERK, patient="three/nummod boxes", amounts={"patient": (3, 3)}),
        tell("C", "carry", agent=CLERK, patient="two/nummod boxes", amounts={"patient": (2, 2)}),
    ]
    results = [shown(*order) for order in permutations(told)]
    sets = {frozenset(c.claims for c in result.conflicts) for result in results}
    kinds_found = {tuple(sorted(kinds(result))) for result in results}
    assert len(sets) == 1
    assert len(kinds_found) == 1


def test_no_word_of_an_explanation_is_a_verdict() -> None:
    """Explanations say what cannot be held together, never who is right."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    comparison = shown(tell("A", "open", **roles), denied(tell("B", "open", **roles)))
    words = [finding.explanation for finding in comparison.findings]
    words += [step for conflict in comparison.conflicts for step in conflict.explanation]
    assert words
    assert not any(VERDICTS.search(text.lower()) for text in words)


def test_two_disagreements_at_once_may_be_two_happenings() -> None:
    """What differs in number and in tool is a difference of each, another person's nothing."""
    boxes = {"amounts": {"patient": (2, 2)}, "patient": "two/nummod boxes"}
    more = {"amounts": {"patient": (3, 3)}, "patient": "three/nummod boxes"}
    one = tell("A", "carry", agent=CLERK, instrument="a/det knife", **boxes)  # type: ignore[arg-type]
    two = tell("B", "carry", agent=CLERK, instrument="a/det gun", **more)  # type: ignore[arg-type]
    assert {kind for kind, _ in disagreements(shown(one, two))} == {"difference"}
    people = (entity("Ada Moss", gender="fem"), entity("Rolf Dahl", gender="masc"))
    ada = tell("A", "carry", agent="Ada/PROPN", entities={"agent": "ada moss"}, **boxes)  # type: ignore[arg-type]
    rolf = tell("B", "carry", agent="Rolf/PROPN", entities={"agent": "rolf dahl"}, **more)  # type: ignore[arg-type]
    assert "number" not in {slot for _, slot in disagreements(shown(ada, rolf, entities=people))}


def test_worse_tiers_come_first() -> None:
    """Findings are in the order of their weight, conflicts before tensions before the rest."""
    comparison = shown(
        tell("A", "carry", agent=CLERK, patient="two/nummod red/amod boxes",
             amounts={"patient": (2, 2)}, recipient="the/det nurse"),
        tell("B", "carry", agent=CLERK, patient="three/nummod red/amod boxes",
             amounts={"patient": (3, 3)}, recipient="the/det sailor"),
    )  # fmt: skip
    order = ["conflict", "tension", "difference", "agreement", "only"]
    ranks = [order.index(finding.kind) for finding in comparison.findings]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def profession(account_: str, work: str, *, predicate: str = "be") -> Told:
    """Return the claim that Ada Moss does this work."""
    return tell(account_, predicate, theme="Moss/PROPN", attribute=work,
                entities={"theme": "ada moss"})  # fmt: skip


def apart(*told: Told, entities: Sequence[Entity]) -> Comparison:
    """Compare claims of which each is an event of its own."""
    analyses, claims = analyses_of(told)
    events = [event(claim, name=f"e{n}") for n, claim in enumerate(claims)]
    accounts = [account(name) for name in dict.fromkeys(c.account for c in claims)]
    return compare(events, claims, tuple(entities), accounts, (), {}, analyses=analyses)


def test_two_professions_are_a_tension_wherever_they_are_told() -> None:
    """People change their work, so two professions of one person are no conflict."""
    found = apart(
        profession("A", "a/det lawyer"),
        profession("B", "a/det carpenter"),
        entities=[entity("Ada Moss")],
    )
    assert disagreements(found) == {("tension", "attribute")}
    exact = apart(
        profession("A", "a/det lawyer"),
        profession("B", "a/det prosecutor", predicate="become"),
        entities=[entity("Ada Moss")],
    )
    assert disagreements(exact) == set()


def test_passing_states_are_not_compared_across_happenings() -> None:
    """Someone may be alive in one place of the story and dead in another."""
    found = apart(
        tell("A", "be", theme="Moss/PROPN", attribute="alive/ADJ",
             entities={"theme": "ada moss"}),
        tell("B", "be", theme="Moss/PROPN", attribute="dead/ADJ",
             entities={"theme": "ada moss"}),
        entities=[entity("Ada Moss")],
    )  # fmt: skip
    assert disagreements(found) == set()


def test_wounds_told_beside_a_joined_event_are_compared() -> None:
    """Two sentences share the fall; one strikes the forehead, one the back of the head."""
    analyses, claims = analyses_of([
        tell("A", "slip", agent="the/det girl", entities={"agent": "the girl"}),
        tell("A", "hit", patient="back of/case head/nmod"),
        tell("B", "slip", agent="the/det girl", entities={"agent": "the girl"}),
        tell("B", "strike", agent="the/det tile", patient="the/det forehead"),
    ])  # fmt: skip
    events = [
        event(claims[0], claims[2], name="slip"),
        event(claims[1], name="e1"),
        event(claims[3], name="e2"),
    ]
    found = compare(
        events, claims, [entity("the girl", form="nominal")], [account("A"), account("B")], (), {},
        analyses=analyses,
    )  # fmt: skip
    assert disagreements(found) == {("tension", "body part")}
    assert of_kind(found, "tension")[0].event == "slip"


def test_a_child_and_an_officer_are_hardly_one_person() -> None:
    """Who bought it: a little girl or an officer? Hard to hold together, but no conflict."""
    people = [entity("the little girl", form="nominal"), entity("the officer", form="nominal")]
    comparison = shown(
        tell("A", "buy", agent="the/det little/amod girl", patient="the/det ring",
             entities={"agent": "the little girl"}),
        tell("B", "buy", agent="the/det officer", patient="the/det ring",
             entities={"agent": "the officer"}),
        entities=people,
    )  # fmt: skip
    assert disagreements(comparison) == {("tension", "agent")}


def test_a_name_and_a_description_may_be_one() -> None:
    """Nothing says that "Ada Moss" is not "the lawyer"."""
    people = [entity("Ada Moss"), entity("the lawyer", form="nominal")]
    comparison = shown(
        tell("A", "buy", agent="Moss/PROPN", patient="the/det ring",
             entities={"agent": "ada moss"}),
        tell("B", "buy", agent="the/det lawyer", patient="the/det ring",
             entities={"agent": "the lawyer"}),
        entities=people,
    )  # fmt: skip
    assert disagreements(comparison) == set()


def test_lengths_of_time_in_two_units_are_compared() -> None:
    """Two days are no week."""
    comparison = shown(
        tell("A", "stay", agent=CLERK, time="two/nummod days", amounts={"time": (2, 2)}),
        tell("B", "stay", agent=CLERK, time="a/det whole/amod week", markers={"time": "for"}),
    )
    assert disagreements(comparison) == {("conflict", "number")}
    other_use = shown(
        tell("A", "stay", agent=CLERK, time="two/nummod days", amounts={"time": (2, 2)}),
        tell("B", "stay", agent=CLERK, time="a/det whole/amod week", markers={"time": "after"}),
    )
    assert disagreements(other_use) == set()


def test_an_affirmed_clause_with_a_negator_clashes_with_no_denial() -> None:
    """How far a negation reaches is often a guess, so such a pair is left alone."""
    roles = {"agent": CLERK, "patient": "the/det safe"}
    told = tell("A", "open", **roles)
    doubtful = replace(told, claim=replace(told.claim, quote="not only opened the safe"))
    comparison = shown(doubtful, denied(tell("B", "open", **roles)))
    assert disagreements(comparison) == set()


def test_a_man_and_a_woman_are_two() -> None:
    """Who drove it, a man or a woman? It is hard to hold together; one may have driven for both."""
    people = [
        entity("a man", form="nominal", gender="masc"),
        entity("a woman", form="nominal", gender="fem"),
    ]
    comparison = shown(
        tell("A", "drive", agent="a/det man", patient="the/det cart",
             entities={"agent": "a man"}),
        tell("B", "drive", agent="a/det woman", patient="the/det cart",
             entities={"agent": "a woman"}),
        entities=people,
    )  # fmt: skip
    assert disagreements(comparison) == {("tension", "agent")}


def test_whom_a_pronoun_means_is_no_ground_for_two() -> None:
    """Pronouns are resolved by the tool, so two of them never make two people."""
    people = [entity("Ada Moss"), entity("Rolf Dahl")]
    comparison = shown(
        tell("A", "drive", agent="he/PRON", patient="the/det cart",
             entities={"agent": "ada moss"}),
        tell("B", "drive", agent="he/PRON", patient="the/det cart",
             entities={"agent": "rolf dahl"}),
        entities=people,
    )  # fmt: skip
    assert disagreements(comparison) == set()


def unsure(told: Told) -> Told:
    """Return the claim read unsurely."""
    return replace(told, claim=replace(told.claim, certainty=SURE - 0.01))


def doubtful(told: Told) -> Told:
    """Return the claim read too unsurely to be held against others."""
    return replace(told, claim=replace(told.claim, certainty=COMPARED - 0.01))


def test_an_unsure_claim_is_in_no_conflict() -> None:
    """Two numbers conflict; where either was read unsurely they are a tension, and no set."""
    three, four = (
        tell(name, "hold", agent=CLERK, patient=f"{words}/nummod keys", amounts={"patient": (n, n)})
        for name, words, n in (("A", "three", 3), ("B", "four", 4))
    )
    assert disagreements(shown(three, four)) == {("conflict", "number")}
    for left, right in (
        (unsure(three), four),
        (three, unsure(four)),
        (unsure(three), unsure(four)),
    ):
        found = shown(left, right)
        assert disagreements(found) == {("tension", "number")}
        assert found.conflicts == ()
    for left, right in ((doubtful(three), four), (three, doubtful(four))):
        found = shown(left, right)
        assert (found.conflicts, disagreements(found)) == ((), set())


def test_unsure_claims_are_never_only_and_no_part_of_one() -> None:
    """What one account alone tells is "only" where it was read surely, of its sure claims alone."""
    told = [tell("A", "open", agent=CLERK), tell("A", "unlock", agent=CLERK),
            tell("B", "sing", agent="the/det baker")]  # fmt: skip
    for doubtful, alone in (
        ((1,), {"e1": 1, "e2": 1}),
        ((0, 1), {"e2": 1}),
        ((), {"e1": 2, "e2": 1}),
    ):
        analyses, claims = analyses_of(
            [unsure(t) if n in doubtful else t for n, t in enumerate(told)]
        )
        events = [event(*claims[:2], name="e1"), event(claims[2], name="e2")]
        accounts = [account("A"), account("B")]
        found = compare(events, claims, (), accounts, (), {}, analyses=analyses)
        assert {(f.kind, f.event, len(f.claims)) for f in found.findings} == {
            ("only", name, count) for name, count in alone.items()
        }


def test_only_sure_claims_agree() -> None:
    """What two accounts tell alike is an agreement where both were read surely."""
    left, right = (tell(name, "open", agent=CLERK, patient="the/det vault") for name in ("A", "B"))
    assert [one.kind for one in shown(left, right).findings] == ["agreement"]
    assert shown(unsure(left), right).findings == ()


def test_other_words_agree_only_where_the_same_do_it_to_the_same() -> None:
    """Of two deeds in other words that were joined, one shared participant is no agreement."""
    court, girl = "the/det court", "the/det daughter"
    declared = tell("A", "declare", agent=court, patient=CLERK)
    defended = tell("B", "defend", agent=girl, patient=CLERK)
    cleared = tell("B", "clear", agent=court, patient=CLERK)
    assert shown(declared, defended).findings == ()
    assert [one.kind for one in shown(declared, cleared).findings] == ["agreement"]
