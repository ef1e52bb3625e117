"""Overview, findings, people, questions, coverage, texts: what each promises."""

import dataclasses
import importlib
import pkgutil
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tellings.views
from factory import account, document, person
from parade import parade
from tellings.errors import RecordError
from tellings.records.claims import is_sure
from tellings.records.people import Evidence, Link, Relation
from tellings.records.record import Record
from tellings.views.accounts import covered, documents
from tellings.views.conflicts import beyond_findings, components, conflicts
from tellings.views.coverage import copies, coverage
from tellings.views.events import check_labels, event_view, shared_events
from tellings.views.explain import explained
from tellings.views.findings import WORST_FIRST, findings
from tellings.views.index import Index, index
from tellings.views.labels import account_labels
from tellings.views.overview import overview
from tellings.views.people import inside, links, people, undecided
from tellings.views.questions import questions
from tellings.views.texts import LONGEST_TEXT, texts


@pytest.fixture(scope="module")
def found() -> Index:
    """Return the index of the parade."""
    return index(parade())


def test_every_field_of_every_view_is_documented() -> None:
    """Each field of each view record is named in its class's docstring."""
    for module in pkgutil.iter_modules(tellings.views.__path__):
        loaded = importlib.import_module(f"tellings.views.{module.name}")
        for item in vars(loaded).values():
            if dataclasses.is_dataclass(item) and item.__module__ == loaded.__name__:
                for field in dataclasses.fields(item):
                    assert f"``{field.name}``" in (item.__doc__ or ""), (item, field.name)


def test_labels_are_short_and_unique(found: Index) -> None:
    """A document's only main text carries the document's number, others a letter and a place."""
    labels = account_labels(found.record)
    assert sorted(label.number for label in labels.values()) == [
        "1", "1·c1", "1·c2", "2·t1", "2·t2", "3", "4",
    ]  # fmt: skip
    names = {label.number: label.name for label in labels.values()}
    assert names["1"] == "Ida Morrow"
    assert names["1·c1"] == "comment 1 by Nell"
    assert names["3"] == "letter.txt"


def test_overview_counts(found: Index) -> None:
    """The first screen's numbers are those of the record."""
    view = overview(found)
    assert (view.accounts, view.documents, view.events, view.several) == (7, 4, 9, 6)
    assert sum(events for _, events in view.told_by) == view.events
    assert dict(view.findings)["conflict"] == 4
    assert [teller.comments for teller in view.tellers] == [2, 0, 0, 0]


def test_sharpest_are_three_conflicts_of_different_events(found: Index) -> None:
    """The sharpest disagreements are conflicts first, each of another event."""
    view = overview(found)
    assert [one.kind for one in view.sharpest] == ["conflict"] * 3
    assert [one.about for one in view.sharpest] == ["how many", "who did it", "when"]
    assert all(len(one.sides) >= 2 for one in view.sharpest)


def test_conflict_of_three_claims_is_among_the_sharpest_before_tensions(found: Index) -> None:
    """A conflict set that no finding shows comes before any tension."""
    record = replace(
        found.record, findings=tuple(f for f in found.record.findings if f.kind != "conflict")
    )
    kinds = [one.kind for one in overview(index(record)).sharpest]
    assert kinds == ["conflict", "conflict", "tension"]


def test_findings_worst_first(found: Index) -> None:
    """Conflicts come first, then tensions, differences, agreements; heavier before lighter."""
    views = findings(found)
    ranks = [WORST_FIRST.index(view.kind) for view in views]
    assert ranks == sorted(ranks)
    assert [view.about for view in views[:2]] == ["how many", "who did it"]
    assert views[0].conflict == found.record.conflicts[0].id


def test_conflict_sets_beyond_findings(found: Index) -> None:
    """Only the set of three is not shown by a finding."""
    assert [len(conflict.claims) for conflict in beyond_findings(found.record)] == [3]
    assert [view.size for view in conflicts(found)] == [2, 3]


def test_versions_by_component(found: Index) -> None:
    """Versions of a component stand together, first rank first."""
    (group,) = components(found)
    assert [version.rank for version in group.versions] == [1, 2]


def test_event_slots_keep_silence(found: Index) -> None:
    """In the slots of an event an account that does not fill one has no words there."""
    fall = next(view for view in shared_events(found) if "fell" in view.label)
    number = next(slot for slot in fall.slots if slot.slot == "number")
    assert [list(value.words) for value in number.values] == [
        ["Twelve"], ["nine"], [], ["Nine"],
    ]  # fmt: skip
    assert number.kind == "conflict"


def test_event_label_must_come_from_a_quote(found: Index) -> None:
    """A label that is not in any quote of its event is an error."""
    check_labels(found)
    events = found.record.events
    made_up = replace(events[0], label="A cart accident")
    with pytest.raises(RecordError, match="not cut from its quotes"):
        check_labels(index(replace(found.record, events=(made_up, *events[1:]))))


def test_people_with_all_names(found: Index) -> None:
    """A person has every name with the accounts that use it; tellers keep their sphere."""
    views = {view.name: view for view in people(found)}
    ilse = {name.text: name.accounts for name in views["Ilse Brandt"].names}
    assert ilse["little Ilsa"] == ("1·c1",)
    assert ilse["Ilse Brandt"] == ("1", "2·t2")
    assert views["Nell"].sphere == "telling"
    assert [(pair.left, pair.right) for pair in undecided(found)] == [("Jonas Veit", "the miller")]


def _warden() -> Record:
    text = "The warden came. A clerk, the warden's son, saw the warden and the man with the keys."
    source = document("a.txt", text)
    teller = account(source, text, text)
    nouns = ("The warden", "the warden", "the man with the keys")
    warden = person("The warden", [(teller, source, words, "nominal") for words in nouns])
    clerk = person("A clerk", [(teller, source, "A clerk", "nominal")])
    son = replace(clerk, relations=(Relation(kind="son of", to=warden.id, claims=()),))
    return Record(
        title="t", generator="g", documents=(source,), accounts=(teller,), entities=(warden, son)
    )


def test_people_without_a_name_are_listed_with_the_nouns_for_them() -> None:
    """The accounts' nouns for somebody are listed, commonest first, capitals not told apart."""
    record = _warden()
    views = {view.name: view for view in people(index(record))}
    nouns = [(n.text, n.count, n.accounts) for n in views["The warden"].described_as]
    assert nouns == [("the warden", 2, ("1",)), ("the man with the keys", 1, ("1",))]
    assert not views["The warden"].more_described


def test_a_name_inside_a_sentence_has_no_capital_of_its_beginning() -> None:
    """A noun that began a sentence is "the warden" beside other words; what is a name stays."""
    record = _warden()
    (relation,) = next(view for view in people(index(record)) if view.relations).relations
    assert f"{relation.kind} {relation.name}" == "son of the warden"
    warden = record.entities[0]
    for name in ("The Anchor", "Ada", "A", "Theo lind", ""):
        assert inside(replace(warden, name=name)) == name
    assert inside(replace(warden, named_by="Ann")) == "The warden"


def test_undecided_pairs_say_what_hangs_on_them(found: Index) -> None:
    """Each pair counts the mentions and claims that would change hands."""
    (pair,) = undecided(found)
    sizes = [len(found.entity(key).mentions) for key in (pair.left_id, pair.right_id)]
    assert pair.mentions == min(sizes)


def test_links_show_their_rows(found: Index) -> None:
    """An entity's links have all rows, those about which nothing is said last."""
    entity = next(one for one in found.record.entities if len(one.mentions) > 1)
    first, last = entity.mentions[0].id, entity.mentions[-1].id
    silent = Evidence(feature="gender", level="not said", weight=0.4, score=0.0, words="")
    said = Evidence(feature="names", level="for", weight=4.2, score=4.2, words="one name")
    link = Link(left=first, right=last, joined=True, score=4.2, evidence=(silent, said))
    look = index(replace(found.record, links=(link,)))
    (shown,) = links(look, entity.id)
    assert shown.rows == (said, silent)
    assert shown.score == sum(row.score for row in shown.rows)


def test_misplaced_mention_is_an_error(found: Index) -> None:
    """A mention that is not what the document says is an error."""
    first = found.record.entities[0]
    mention = replace(first.mentions[0], start=first.mentions[0].start - 1)
    wrong = replace(first, mentions=(mention, *first.mentions[1:]))
    record = replace(found.record, entities=(wrong, *found.record.entities[1:]))
    with pytest.raises(RecordError, match="mention"):
        people(index(record))


def test_questions_with_passages(found: Index) -> None:
    """A question keeps its passages in the order given; one without any is still shown."""
    views = questions(found)
    assert [len(view.passages) for view in views] == [3, 0]
    assert views[0].who.number == "1·c1"


def test_a_title_is_no_question(found: Index) -> None:
    """A title that asks ("Who Opened the Gate?") is not listed as a question to anybody."""
    asked = found.record.questions[0]
    accounts = [
        replace(one, title=f"{asked.text} A night on the bridge")
        if one.id == asked.account
        else one
        for one in found.record.accounts
    ]
    left = questions(index(replace(found.record, accounts=tuple(accounts))))
    assert [view.words.text for view in left] == [q.text for q in found.record.questions[1:]]


def test_nothing_is_left_out_in_silence(found: Index) -> None:
    """Every stretch set aside and every sentence not understood is listed with its reason."""
    views = coverage(found)
    assert sum(len(view.set_aside) for view in views) == len(found.record.set_aside)
    assert sum(len(view.not_understood) for view in views) == len(found.record.not_understood)
    assert all(item.reason for view in views for item in view.set_aside)


def test_copies_are_cut_again(found: Index) -> None:
    """Copied words are shown as both documents have them."""
    (copy,) = copies(found)
    assert copy.source.text == copy.target.text == "pulled Ilse Brandt out of the water"
    assert copy.directed


def test_documents_count_shared_events(found: Index) -> None:
    """Each account knows how many events it tells and how many others tell too."""
    article = documents(found)[0].main[0]
    assert (article.events, article.shared) == (6, 5)
    assert article.same_origin == ("2·t2",)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_covered_counts_each_character_once(spans: list[tuple[int, int]]) -> None:
    """The covered length equals the size of the set of covered positions."""
    assert covered(spans) == len({place for a, b in spans for place in range(a, b)})


@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_text_pieces_join_to_the_text(length: int, spans: list[tuple[int, int]]) -> None:
    """However quotes overlap, the pieces join to the text and know what covers them."""
    text = "".join(chr(97 + n % 26) for n in range(length))
    source = document("a.txt", text)
    inside = [(a, b) for a, b in spans if a < b <= length]
    quotes = [(source.id, a, b, f"q1-{a}-{b}") for a, b in inside]
    record = Record(title="t", generator="g", documents=(source,))
    (view,) = texts(index(record), quotes)
    assert "".join(piece.text for piece in view.pieces) == text
    starts = sorted(anchor for piece in view.pieces for anchor in piece.begins)
    assert starts == sorted({anchor for *_, anchor in quotes})
    for piece in view.pieces:
        assert piece.covered == any(a <= piece.start < b for a, b in inside)


def test_very_long_text_is_shown_around_its_quotes() -> None:
    """Of a text too long for a page the surroundings of quotes are shown, the rest is counted."""
    text = "".join(f"{n:06d} " for n in range(200_000))
    source = document("long.txt", text)
    record = Record(title="t", generator="g", documents=(source,))
    middle = len(text) // 2
    (view,) = texts(index(record), [(source.id, middle, middle + 6, "q1")])
    assert not view.whole
    shown = sum(len(piece.text) for piece in view.pieces)
    assert shown < LONGEST_TEXT // 10
    assert shown + view.gap + sum(piece.gap for piece in view.pieces) == len(text)
    assert all(text[p.start : p.start + len(p.text)] == p.text for p in view.pieces)
    assert any("q1" in piece.begins for piece in view.pieces)


def test_unsure_readings_are_said_wherever_they_are_shown() -> None:
    """The event's slots, the explanation and the share of the document say "unsure"."""
    found = index(parade())
    (doubtful,) = [claim for claim in found.record.claims if not is_sure(claim)]
    view = event_view(found, found.event(found.event_of[doubtful.id]))
    values = [value for slot in view.slots for value in slot.values]
    assert {v.who.account for v in values if v.unsure} == {doubtful.account}
    assert not any(value.words for value in values if value.unsure)
    reasons = explained(found, doubtful.id).reasons
    assert "reading unsure: no conflict and no version rests on it" in reasons
    shares = {view.path: view.unsure for view in documents(found)}
    length = doubtful.end - doubtful.start
    path = found.documents[doubtful.document].path
    assert {path: length / len(found.texts[doubtful.document])} == {
        name: share for name, share in shares.items() if share
    }
