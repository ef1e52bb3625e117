"""The page as a whole: the same bytes, well formed, self-contained, quotes exact, accessible."""

import base64
import dataclasses
import hashlib
import importlib
import os
import pkgutil
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

import tellings.report
import tellings.views
from pages import Reading, read_page
from parade import parade
from tellings.errors import RecordError
from tellings.records.record import Record
from tellings.report.page import Alone, Bar, Page, bars
from tellings.report.render import render

GOLDEN = Path(__file__).with_name("golden.html")
UPDATE = "TELLINGS_UPDATE_GOLDEN"
TEMPLATES = Path(tellings.report.__file__).parent / "templates"
ELSEWHERE = {
    "anchor", "answers", "claims", "column_of", "commenters", "directed", "document", "end",
    "event", "id", "locator", "near", "path", "reasons", "slot", "sphere", "start", "state",
    "text", "told", "told_by", "within", "worst",
}  # fmt: skip
"""Fields for the terminal and other readers, or used in making the page."""


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page of the parade."""
    return render(parade())


@pytest.fixture(scope="module")
def reading(page: str) -> Reading:
    """Return the page's elements."""
    return read_page(page)


def test_page_is_the_golden_page(page: str) -> None:
    """The page of the parade is the stored one; set TELLINGS_UPDATE_GOLDEN=1 to store a new one."""
    if os.environ.get(UPDATE) == "1":
        GOLDEN.write_text(page, encoding="utf-8", newline="")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_order_of_the_record_does_not_matter(page: str) -> None:
    """Documents, accounts, claims and entities in another order give the same bytes."""
    record = parade()
    turned = replace(
        record,
        documents=record.documents[::-1],
        accounts=record.accounts[::-1],
        claims=record.claims[::-1],
        entities=record.entities[::-1],
    )
    assert render(turned) == page


def test_page_is_well_formed(page: str, reading: Reading) -> None:
    """Every element closes in order; lxml finds nothing wrong but tags it does not know."""
    assert reading.problems == []
    parser = html.HTMLParser(recover=True)
    html.document_fromstring(page, parser=parser)
    errors = [e for e in parser.error_log if e.type_name != "HTML_UNKNOWN_TAG"]  # type: ignore[attr-defined]
    assert errors == []


def test_nothing_comes_from_elsewhere(page: str, reading: Reading) -> None:
    """No element loads anything, every link stays in the page, no address of another host."""
    assert not reading.all("link", "img", "iframe", "object", "embed", "base", "source")
    for element in reading.elements:
        assert "src" not in element.attributes
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.attributes.get("href", "#").startswith("#")
    assert "://" not in page
    assert "url(" not in page
    assert "@import" not in page


def test_policy_allows_this_style_and_script_alone(reading: Reading) -> None:
    """The hashes of the policy are those of the inline style and script; all else is forbidden."""
    (policy,) = [
        element.attributes["content"]
        for element in reading.all("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = reading.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_every_quote_equals_the_document(page: str) -> None:
    """The words of each quote on the page are what its document says at the place it names."""
    record = parade()
    paths = sorted(record.documents, key=lambda source: source.path)
    cites = [
        cite for cite in html.document_fromstring(page).iter("a") if cite.get("class") == "cite"
    ]
    assert len(cites) > 60
    for cite in cites:
        number, start, end = map(int, re.findall(r"\d+", cite.get("href") or ""))
        assert cite.text_content() == paths[number - 1].text[start:end]


def test_every_claim_of_an_event_is_quoted(page: str) -> None:
    """Every clause of every event can be reached on the page."""
    record = parade()
    shown = set(re.findall(r'id="(q\d+-\d+-\d+)"', page))
    number = {
        source.id: place
        for place, source in enumerate(sorted(record.documents, key=lambda s: s.path), start=1)
    }
    told = {claim for happening in record.events for claim in happening.claims}
    for claim in record.claims:
        if claim.id in told:
            assert f"q{number[claim.document]}-{claim.start}-{claim.end}" in shown


def test_wrong_quote_stops_the_page() -> None:
    """A record with a quote that its document does not hold gives an error and no page."""
    record = parade()
    wrong = replace(record.claims[0], quote="The lantern parade never set out")
    with pytest.raises(RecordError):
        render(replace(record, claims=(wrong, *record.claims[1:])))


def test_whole_text_is_in_the_page(page: str) -> None:
    """The texts at the end are the documents, letter by letter."""
    tree = html.document_fromstring(page)
    for number, source in enumerate(sorted(parade().documents, key=lambda s: s.path), start=1):
        (text,) = tree.xpath(f'//*[@id="text-{number}"]//*[@class="text"]')
        assert text.text_content() == source.text


def test_empty_record_gives_a_page() -> None:
    """A case in which nothing was found still gives a whole page that says so."""
    reading = read_page(render(Record(title="Empty", generator="tellings 0.1.0")))
    assert reading.problems == []
    text = " ".join(reading.all("main")[0].text.split())
    assert "No disagreement was found." in text
    assert "No event was found in these accounts." in text


def test_ids_are_unique_and_links_arrive(reading: Reading) -> None:
    """No id stands twice; every link inside the page has its target."""
    ids = [e.attributes["id"] for e in reading.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = {e.attributes["href"][1:] for e in reading.all("a")}
    assert targets <= set(ids)
    named = {
        name
        for e in reading.elements
        for key in ("aria-labelledby", "aria-describedby")
        for name in e.attributes.get(key, "").split()
    }
    assert named <= set(ids)


def test_headings_do_not_skip(reading: Reading) -> None:
    """One first heading; no heading is more than one level below the one before."""
    levels = [int(e.tag[1]) for e in reading.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(e.text.strip() for e in reading.all("h1", "h2", "h3", "h4"))


def test_landmarks_and_names(reading: Reading) -> None:
    """The page has its landmarks; sections, regions, controls and tables have names and scopes."""
    for tag in ("header", "nav", "main", "footer"):
        assert len(reading.all(tag)) == 1
    assert reading.all("html")[0].attributes["lang"] == "en"
    assert reading.all("a")[0].attributes["href"] == "#main"
    for element in reading.elements:
        named = {"aria-label", "aria-labelledby"} & set(element.attributes)
        if element.tag in ("nav", "section", "dialog") or "role" in element.attributes:
            assert named or element.attributes.get("role") not in (None, "region"), element
        if element.tag == "th":
            assert element.attributes["scope"] in ("col", "row", "rowgroup", "colgroup")
        if element.tag in ("select", "input"):
            assert "label" in element.inside, element
        if element.tag == "svg":
            assert element.attributes["aria-hidden"] == "true"


def test_landmarks_can_be_told_apart(reading: Reading) -> None:
    """No two landmarks have the same name."""
    headings = {e.attributes["id"]: e.text for e in reading.elements if "id" in e.attributes}
    names = [
        e.attributes.get("aria-label") or headings[e.attributes["aria-labelledby"]]
        for e in reading.elements
        if e.tag in ("nav", "section") or e.attributes.get("role") == "region"
    ]
    assert len(names) == len(set(names))


def test_scrolling_regions_take_the_keyboard(reading: Reading) -> None:
    """What scrolls on its own can be reached and scrolled with the keyboard."""
    regions = [e for e in reading.elements if "scroll" in e.attributes.get("class", "").split()]
    assert regions
    assert all(e.attributes.get("tabindex") == "0" for e in regions)


def test_every_kind_is_a_word(reading: Reading) -> None:
    """No finding's kind, no denial and no silence is shown by colour alone."""
    for element in reading.elements:
        classes = element.attributes.get("class", "").split()
        if "kind" in classes:
            kind = next(name for name in classes if name != "kind")
            assert kind in element.text.casefold()
        if element.tag == "td" and "silent" in classes:
            assert "not said" in element.text
        if "is-denied" in classes:
            assert "denied" in element.text


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_have_contrast(reading: Reading, theme: int) -> None:
    """Text has a contrast of at least 4.5 with each ground it stands on, light and dark."""
    style = reading.all("style")[0].text
    themes = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
              for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]]  # fmt: skip
    colours = themes[theme]
    texts = ["ink", "muted", "link", "conflict", "tension", "difference", "agreement", "silent"]
    pairs = [(text, ground) for text in texts for ground in ("paper", "sheet", "soft")]
    pairs += [("mark-ink", "mark"), ("ink", "lit")]
    for text, ground in pairs:
        light, dark = sorted((_luminance(colours[text]), _luminance(colours[ground])))[::-1]
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (theme, text, ground)


def test_every_field_of_the_page_is_documented_and_used() -> None:
    """Each field of the page is named in its docstring and used by a template."""
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir()))
    for field in dataclasses.fields(Page):
        assert f"``{field.name}``" in (Page.__doc__ or "")
        assert f"page.{field.name}" in templates, field.name


def test_every_field_of_the_parts_of_the_page_is_documented() -> None:
    """Each field of the page's own small records is named in its docstring."""
    for item in (Bar, Alone):
        for field in dataclasses.fields(item):
            assert f"``{field.name}``" in (item.__doc__ or ""), (item, field.name)


def test_every_event_is_in_the_table_or_in_one_list(reading: Reading) -> None:
    """Each event has one row: in the table when several tell it, else in its account's list."""
    numbers = [int(e.attributes["data-n"]) for e in reading.elements if "data-n" in e.attributes]
    assert sorted(numbers) == list(range(1, len(parade().events) + 1))
    lists = [e for e in reading.all("li") if "data-n" in e.attributes]
    assert {e.attributes["data-t"] for e in lists} == {"1"}


def test_judgement_whose_words_are_gone_is_listed() -> None:
    """A decision that could not be applied is shown with its recorded words, as not applied."""
    record = parade()
    (one,) = record.judgements
    lost = replace(one, applied=False, targets=(replace(one.targets[0], text="Jonah"),))
    text = read_page(render(replace(record, judgements=(lost,)))).all("main")[0].text
    assert "not applied" in text
    assert "Jonah" in text


def test_every_field_of_the_views_is_used_or_named_here() -> None:
    """A field that a view computes is shown, here or on the workbench, or is for other readers."""
    report = TEMPLATES.parent
    folders = (TEMPLATES, report / "shared", report.parent / "workbench" / "templates")
    pages = sorted(path for folder in folders for path in folder.iterdir())
    templates = "".join(path.read_text(encoding="utf-8") for path in pages)
    unused = set()
    for module in pkgutil.iter_modules(tellings.views.__path__):
        loaded = importlib.import_module(f"tellings.views.{module.name}")
        if module.name == "index":
            continue
        for item in vars(loaded).values():
            if dataclasses.is_dataclass(item) and item.__module__ == loaded.__name__:
                for field in dataclasses.fields(item):
                    if not re.search(rf"\.{field.name}\b|\"{field.name}\"", templates):
                        unused.add(field.name)
    assert unused <= ELSEWHERE, unused - ELSEWHERE


@pytest.mark.parametrize("told_by", [(), ((1, 5),), ((3, 2), (2, 4), (1, 9))])
def test_bars_count_every_event(told_by: tuple[tuple[int, int], ...]) -> None:
    """The bars together hold every event, and the longest is full."""
    shown = bars(told_by)
    assert sum(bar.events for bar in shown) == sum(events for _, events in told_by)
    assert not shown or max(bar.width for bar in shown) == 100


def test_many_numbers_of_accounts_share_a_bar() -> None:
    """Beyond five bars the events told by most accounts share the first."""
    told_by = tuple((number, 2) for number in range(60, 0, -1))
    shown = bars(told_by)
    assert [bar.label for bar in shown] == [
        "5 or more accounts", "4 accounts", "3 accounts", "2 accounts", "one account only",
    ]  # fmt: skip
    assert sum(bar.events for bar in shown) == 120
