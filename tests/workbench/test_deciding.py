"""Judgements made on the workbench: kept, in effect, undone; two browsers lose nothing."""

import re
from pathlib import Path

import pytest
from tests.workbench.stand_in import Bench, bench_of

from example import fresh_copy
from tellings.records.people import Entity
from tellings.workbench.desk import Desk


@pytest.fixture
def bench(example_case: Path, tmp_path: Path) -> Bench:
    """Return a workbench on a copy of the example."""
    return bench_of(Desk(fresh_copy(example_case, tmp_path)))


def settled(bench: Bench) -> None:
    """Wait until everything that was judged is in effect."""
    assert bench.desk.settle("test", wait=300)
    assert bench.desk.problem == ""


def main_person(bench: Bench) -> Entity:
    """Return the person of the story with most mentions."""
    record = bench.desk.shown().index.record
    story = [e for e in record.entities if e.sphere == "events" and e.kind == "person"]
    return max(story, key=lambda e: (len(e.mentions), e.id))


def target(entity: Entity, number: int) -> str:
    """Return how a form names a mention."""
    m = entity.mentions[number]
    return f"{m.document}:{m.start}-{m.end}"


@pytest.mark.slow
def test_a_name_is_given_and_taken_back(bench: Bench) -> None:
    """A renamed person has the new name everywhere, its own names apart, and undo restores it."""
    before = main_person(bench)
    answer = bench.judge("rename", target=target(before, 0), value="The Father <b>", reason="ours")
    assert (answer.status_code, answer.headers["location"]) == (303, "/history")
    settled(bench)
    named = bench.desk.shown().index.entity(before.id)
    assert (named.name, named.named_by, named.names) == ("The Father <b>", "Ann", before.names)
    page = bench.client.get("/people").text
    assert "The Father &lt;b&gt;" in page
    judgement = bench.desk.shown().index.record.judgements[0]
    assert judgement.applied
    bench.judge("undo", judgement=judgement.id)
    settled(bench)
    assert bench.desk.shown().index.entity(before.id).name == before.name


@pytest.mark.slow
def test_two_browsers_lose_nothing_and_a_third_settles(bench: Bench) -> None:
    """Two reviewers who disagree are both kept, neither applied, until a third judges."""
    person = main_person(bench)
    other = bench_of(Desk(bench.desk.folder), by="Bob")
    third = bench_of(Desk(bench.desk.folder), by="Cleo")
    for one, name in ((bench, "First"), (other, "Second")):
        assert one.judge("rename", target=target(person, 0), value=name).status_code == 303
        settled(one)
    assert len(bench.desk.shown().index.record.judgements) == 2
    assert bench.desk.shown().index.entity(person.id).name == person.name
    assert "Reviewers disagree" in bench.client.get("/").text
    assert third.client.get("/history").text.count("I judge so too") == 4
    (so,) = [j for j in third.desk.shown().index.record.judgements if j.value == "Second"]
    third.judge("repeat", judgement=so.id)
    settled(third)
    assert bench.desk.shown().index.entity(person.id).name == "Second"


@pytest.mark.slow
def test_mentions_are_split_off(bench: Bench) -> None:
    """Chosen mentions are somebody else, the others stay one."""
    person = main_person(bench)
    named = [n for n, m in enumerate(person.mentions) if m.form == "name"]
    moved = named[-1]
    answer = bench.judge("split", person=person.id, target=(target(person, moved),))
    assert answer.status_code == 303
    settled(bench)
    owner = {
        (m.document, m.start, m.end): e.id
        for e in bench.desk.shown().index.record.entities
        for m in e.mentions
    }
    place = [(m.document, m.start, m.end) for m in person.mentions]
    assert owner[place[moved]] != owner[place[named[0]]]
    assert all(j.applied for j in bench.desk.shown().index.record.judgements)


@pytest.mark.slow
def test_a_rejected_claim_is_gone(bench: Bench) -> None:
    """A claim that was rejected is in no event and in no finding."""
    claim = bench.desk.shown().index.record.claims[0]
    bench.judge("reject", target=(claim.id,))
    settled(bench)
    assert claim.id not in bench.desk.shown().index.claims
    (judgement,) = bench.desk.shown().index.record.judgements
    assert judgement.applied


@pytest.mark.slow
def test_marked_words_become_a_claim(bench: Bench) -> None:
    """Words marked in a text make a claim with just these words."""
    record = bench.desk.shown().index.record
    sentence = max(record.claims, key=lambda c: len(c.quote))
    words = sentence.quote[: sentence.quote.rindex(" ")]
    fields = {"document": sentence.document, "start": str(sentence.start + 3), "words": words}
    assert bench.judge("add", **fields).status_code == 303
    settled(bench)
    assert words in {claim.quote for claim in bench.desk.shown().index.record.claims}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("", {}),
        ("nonsense", {}),
        ("same", {"target": ("x",)}),
        ("same", {"target": ("0" * 16 + ":1-2",)}),
        ("rename", {"target": ("",), "value": "x"}),
        ("merge", {"person": "0" * 16, "other": "x"}),
        ("edit", {"target": ("0" * 16,)}),
        ("undo", {"judgement": "0" * 16}),
        ("move", {"target": ()}),
        ("withdraw", {"conflict": "0" * 16, "assumption": "1"}),
        ("add", {"document": "0" * 16, "words": "x"}),
        ("trust", {"account": "nobody"}),
        ("split", {"person": "0" * 16}),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    bench: Bench, kind: str, fields: dict[str, object]
) -> None:
    """A form that makes no sense keeps nothing and says why."""
    answer = bench.judge(kind, **fields)
    assert answer.status_code in (400, 404)
    assert re.search("<h1>Not done</h1>", answer.text)
    assert bench.desk.shown().index.record.judgements == ()
