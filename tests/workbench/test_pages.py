"""Every page of the workbench: whole, inert, and the same record as everywhere else."""

import re
from pathlib import Path

import pytest
from tests.report.test_report_hostile import ATTACKS, hostile, shape
from tests.workbench.stand_in import Bench, Still, bench_of

from pages import read_page
from tellings.workbench.desk import Desk
from tellings.workbench.routes import PAGES

LISTED = [address.path for address in PAGES if address.method == "GET" and "{" not in address.path]
OFFLINE = [path for path in LISTED if path not in ("/history", "/changes")]


@pytest.fixture(scope="module")
def bench(example_case: Path) -> Bench:
    """Return a workbench on the example that nobody changes."""
    return bench_of(Desk(example_case))


def addresses(bench: Bench) -> list[str]:
    """Return an address of every page, the first item where a page is of one."""
    record = bench.desk.shown().index.record
    items = {
        "event": [event.id for event in record.events[:3]],
        "person": [entity.id for entity in record.entities[:3]],
        "finding": [finding.id for finding in record.findings[:2]],
        "conflict": [conflict.id for conflict in record.conflicts[:1]],
        "document": ["1", "2"],
        "name": [],
    }
    found = list(LISTED)
    for address in PAGES:
        for part in re.findall(r"{(\w+)}", address.path):
            found += [address.path.replace(f"{{{part}}}", item) for item in items[part]]
    return found


def test_every_page_is_whole(bench: Bench) -> None:
    """Every page is valid HTML, leads only to pages that are there, and runs nothing inline."""
    seen: set[str] = set()
    for path in addresses(bench):
        answer = bench.client.get(path)
        assert answer.status_code == 200, path
        reading = read_page(answer.text)
        assert reading.problems == [], path
        assert not [e for e in reading.elements if any(a.startswith("on") for a in e.attributes)]
        assert not [e for e in reading.elements if "style" in e.attributes or e.tag == "style"]
        assert [e.attributes.get("src") for e in reading.all("script")] == ["/static/workbench.js"]
        ids = [e.attributes["id"] for e in reading.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids)), path
        for link in reading.all("a"):
            target = link.attributes["href"]
            assert target.startswith(("/", "?", "#")), target
            seen.add(target.partition("#")[0].partition("?")[0])
    kinds = {"/" + path.split("/")[1] for path in seen if path}
    for kind in sorted(kinds):
        example = min(path for path in seen if path.startswith(kind))
        assert bench.client.get(example).status_code == 200, example


def test_pages_of_a_list_are_all_there(bench: Bench) -> None:
    """Page after page shows every person once; after the last there is none."""
    found: list[str] = []
    number = 1
    while True:
        text = bench.client.get(f"/people?page={number}").text
        found += re.findall(r'data-open class="name" href="/person/([0-9a-f]{16})"', text)
        if 'rel="next"' not in text:
            break
        number += 1
    record = bench.desk.shown().index.record
    assert sorted(found) == sorted(e.id for e in record.entities if e.sphere == "events")
    assert bench.client.get(f"/people?page={number + 1}").status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "page=1e9", "page=" + "9" * 40])
def test_a_page_that_is_none_is_said_to_be(bench: Bench, query: str) -> None:
    """A number that is none is wrong usage in words, never a failure."""
    answer = bench.client.get(f"/people?{query}")
    assert answer.status_code == 400
    assert "page must be a whole number" in answer.text


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_text_is_inert(attack: str, example_case: Path) -> None:
    """No text of an account adds an element or an attribute, on any page."""
    harmless = bench_of(Still(example_case, hostile("harmless")))
    attacked = bench_of(Still(example_case, hostile(attack)))
    record = attacked.desk.shown().index.record
    one = (f"/event/{record.events[0].id}", f"/person/{record.entities[0].id}", "/document/1")
    plain = harmless.desk.shown().index.record
    other = (f"/event/{plain.events[0].id}", f"/person/{plain.entities[0].id}", "/document/1")
    for mine, theirs in zip((*OFFLINE, *one), (*OFFLINE, *other), strict=True):
        answer = attacked.client.get(mine)
        answer.content.decode("utf-8")
        assert answer.status_code == 200, mine
        reading = read_page(answer.text)
        assert reading.problems == []
        assert len(reading.all("script")) == 1
        if len(attack) < 200 and mine not in ("/document/1", one[0], one[1]):
            assert shape(reading) == shape(read_page(harmless.client.get(theirs).text)), mine


def test_search_keeps_to_a_person_and_an_account(bench: Bench) -> None:
    """A search kept to an account shows its passages alone."""
    record = bench.desk.shown().index.record
    account = record.accounts[0]
    answer = bench.client.get(f"/search?q=daughter&account={account.id}")
    number = bench.desk.shown().index.label(account.id).document
    shown = re.findall(r'class="cite" href="/document/(\d+)\?', answer.text)
    assert set(shown) <= {str(number)}
    assert bench.client.get("/search?q=daughter&from=9999").text.count('class="cite"') == 0
    assert bench.client.get('/search?q="(AND*').status_code == 200


def test_a_finding_is_raised_to_more_and_lowered_to_less(bench: Bench) -> None:
    """A disagreement's page offers every other tier, each on the side on which it lies."""
    order = ["agreement", "difference", "tension", "conflict"]
    seen = set()
    for finding in bench.desk.shown().index.record.findings:
        if finding.kind not in order[1:] or finding.kind in seen:
            continue
        seen.add(finding.kind)
        page = bench.client.get(f"/finding/{finding.id}").text
        offered = {
            label: re.findall(r"<option>(\w+)</option>", choices)
            for label, choices in re.findall(r"(Raise|Lower) to <select[^>]*>(.*?)</select>", page)
        }
        place = order.index(finding.kind)
        assert offered.get("Lower", []) == order[:place]
        assert offered.get("Raise", []) == order[place + 1 :]
    assert "conflict" in seen


@pytest.mark.slow
def test_a_question_gets_passages_of_all_sides(bench: Bench) -> None:
    """Words that end with a question mark are asked: passages with their events, no answer."""
    answer = bench.client.get("/search", params={"q": "Who bought the bag?"})
    assert answer.status_code == 200
    reading = read_page(answer.text)
    assert reading.problems == []
    assert "bag" in answer.text
    assert any(link.attributes["href"].startswith("/event/") for link in reading.all("a"))
    nothing = bench.client.get("/search", params={"q": "How many kilowatts does the turbine make?"})
    assert "No passage bears on this question" in nothing.text
