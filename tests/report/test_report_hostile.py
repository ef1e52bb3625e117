"""Text from accounts is untrusted: whatever it holds is shown, and does nothing."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import account, claim, document, entity_key, event, finding, person
from pages import Reading, read_page
from tellings.records.claims import NotUnderstood, Question
from tellings.records.documents import Notice, SetAside
from tellings.records.events import Basis
from tellings.records.findings import Assumption, Conflict, Criterion, Version
from tellings.records.people import Link, Undecided
from tellings.records.record import Record
from tellings.report.markup import plain, said, words
from tellings.report.render import render
from tellings.views.quotes import LONGEST_QUOTE

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<a href='javascript:alert(1)'>here</a>",
    "<!-- ",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;&amp;",
    "</textarea></title></dialog></main>",
    "safe \u202e txt.exe \u202c end",
    "\u2066unclosed isolate",
    "nul \x00 bell \x07 escape \x1b[31m",
    "lone \ud800 surrogate",
    "\u05e9\u05dc\u05d5\u05dd and \u0645\u0631\u062d\u0628\u0627",
    "e\u0301\u0301\u0301" * 40,
    "x" * 5_000,
)


def hostile(attack: str) -> Record:
    """Return a record that holds ``attack`` wherever words of accounts or files can be."""
    one = document(f"a {attack[:40]}.txt", f"Anna {attack} ran. Who ran? {attack}")
    two = document(f"b {attack[:40]}.txt", f"Anna {attack} did not run.", media_type=attack)
    first = account(one, "Anna", "ran.", teller=attack, title=attack, dated=attack, locator=attack)
    second = account(two, "Anna", "run.", teller=attack)
    ran = claim(one, first, f"Anna {attack} ran", "run", word="ran", voice=(entity_key(attack),),
                roles=[("agent", f"Anna {attack}", entity_key(attack))])  # fmt: skip
    not_ran = claim(two, second, f"Anna {attack} did not run", "run", polarity="denied",
                    roles=[("agent", f"Anna {attack}", entity_key(attack))])  # fmt: skip
    basis = (Basis(name=attack, score=1.0, detail=attack),)
    running = replace(event([ran, not_ran], ran.quote, 0, 2), basis=basis)
    clash = Conflict(
        id="conflict-1", claims=(ran.id, not_ran.id),
        assumes=(Assumption(kind="rule", id=attack, detail=attack),),
        rule="negation", explanation=(attack,), settled_by=attack,
    )  # fmt: skip
    version = Version(
        id="v", component="k", rank=1, holds=(ran.id,), gives_up=(not_ran.id,),
        criteria=(Criterion(name=attack, value=1),),
    )  # fmt: skip
    who = person(attack, [(first, one, f"Anna {attack}", "name")], tells=(first.id,))
    start = one.text.index("Who ran?")
    return Record(
        title=attack, generator=attack, documents=(one, two), accounts=(first, second),
        set_aside=(SetAside(document=one.id, start=0, end=3, reason="caption"),),
        entities=(who,), claims=(ran, not_ran), events=(running,),
        findings=(finding("conflict", running, attack, [ran, not_ran], attack, weight=1.0),),
        conflicts=(clash,), versions=(version,),
        questions=(
            Question(account=first.id, document=one.id, start=start, end=len(one.text),
                     text=one.text[start:]),
        ),
        notices=(Notice(document=one.id, start=None, end=None, code="x", message=attack),),
        undecided=(Undecided(left=who.id, right=who.id, score=0.5, evidence=(attack,)),),
        links=(
            Link(left=who.mentions[0].id, right=who.mentions[0].id, joined=True, score=0.5,
                 evidence=()),
        ),
        not_understood=(
            NotUnderstood(account=first.id, document=one.id, start=0, end=4, reason=attack),
        ),
    )  # fmt: skip


FREE = {"title", "content", "value", "aria-label", "href", "id"}
"""Attributes whose value is made of the record's words or ids."""


def shape(reading: Reading) -> list[tuple[str, dict[str, str]]]:
    """Return the page's elements without what the words themselves change."""
    return [
        (
            element.tag,
            {
                name: value
                for name, value in element.attributes.items()
                if name not in FREE and not name.startswith("data-")
            },
        )
        for element in reading.elements
        if element.attributes.get("class") not in ("ctl", "more")
    ]


@pytest.fixture(scope="module")
def harmless() -> list[tuple[str, dict[str, str]]]:
    """Return the shape of the page when the record holds a harmless word."""
    return shape(read_page(render(hostile("harmless"))))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_text_is_inert(attack: str, harmless: list[tuple[str, dict[str, str]]]) -> None:
    """No text adds an element or an attribute that the page does not have without it."""
    page = render(hostile(attack))
    page.encode("utf-8")
    reading = read_page(page)
    assert reading.problems == []
    if len(attack) < LONGEST_QUOTE:  # of a longer quote only the beginning is shown
        assert shape(reading) == harmless
    assert all(e.attributes.get("href", "#").startswith("#") for e in reading.elements)
    assert len(reading.all("script")) == len(reading.all("style")) == 1


def test_hostile_record_fills_every_list() -> None:
    """The record of attacks has something in every list but those about wording and judgements."""
    record = hostile("harmless")
    empty = {field.name for field in fields(record) if not getattr(record, field.name)}
    assert empty == {"origins", "copies", "judgements"}


def test_direction_overrides_are_shut_in_and_named() -> None:
    """An override stays in the text, in an isolate of its own, with its code to be seen."""
    shown = str(said("a\u202eb"))
    assert shown == (
        '<bdi dir="auto">a<span class="ctl" role="img" aria-label="control U+202E" '
        'data-code="U+202E">\u202e</span>b</bdi>'
    )


def test_characters_that_html_cannot_carry_are_named() -> None:
    """NUL and lone surrogates are shown by their code; in attributes they are replaced."""
    assert 'data-code="U+0000"' in words("a\x00b")
    assert "\x00" not in words("a\x00b")
    assert plain("a\ud800b") == "a\ufffdb"
    assert plain(7) == 7


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_stays_text(text: str) -> None:
    """Any text becomes text again when read back, and can be written as UTF-8."""
    markup = str(words(text))
    markup.encode("utf-8")
    reading = read_page(f"<div>{markup}</div>")
    assert reading.problems == []
    assert {e.tag for e in reading.elements} <= {"div", "span"}
    controls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    kept = "".join(c for c in text if plain(c) == c or c in controls)
    assert reading.elements[0].text == kept
